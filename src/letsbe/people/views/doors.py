"""The front page, signing in and signing out."""

from datetime import datetime

from django.conf import settings
from django.contrib.auth import authenticate, logout
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from letsbe.lib import clock
from letsbe.lib.answers import LOOK_AGAIN
from letsbe.people import backend, queries
from letsbe.people.backend import TooOften
from letsbe.people.forms import SignInForm
from letsbe.people.forms.kept import Kept, carried
from letsbe.people.models import Person
from letsbe.people.views import answers


@login_not_required
@require_safe
def front(request: HttpRequest) -> HttpResponse:
    if request.user.is_authenticated:
        return answers.go(settings.LOGIN_REDIRECT_URL)
    house = queries.house()
    if house is None:
        return answers.page(request, "not_set_up")
    return _sign_in_page(request, SignInForm())


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
@sensitive_post_parameters("password")
def sign_in(request: HttpRequest) -> HttpResponse:
    if request.method != "POST":
        if request.user.is_authenticated:
            return answers.go(_next_of(request))
        return _sign_in_page(request, SignInForm(initial={"next": request.GET.get("next", "")}))
    form, kept = SignInForm(request.POST), carried(request.POST)
    if not form.is_valid():
        return _sign_in_page(request, form, kept=kept, status=LOOK_AGAIN)
    at = clock.now()
    try:
        person = _whoever_it_is(request, form, at=at)
    except TooOften as too_often:
        return _wait_page(request, form, kept=kept, again_at=too_often.again_at, at=at)
    if person is None:
        form.add_error(None, form.unknown)
        return _sign_in_page(request, form, kept=kept, status=LOOK_AGAIN)
    answers.let_in(request, person)
    if kept:
        me = queries.own_profile(person)
        return answers.page(request, "kept", kept=kept, my_name=me.name)
    return answers.go(_next_of(request))


@login_not_required
@require_POST
def sign_out(request: HttpRequest) -> HttpResponse:
    logout(request)
    return answers.go("people:front")


def _whoever_it_is(request: HttpRequest, form: SignInForm, *, at: datetime) -> Person | None:
    address, client = form.cleaned_data["address"], backend.client_of(request)
    backend.count_sign_in(address=address, client=client, at=at)
    found = authenticate(request, address=address, password=form.cleaned_data["password"])
    if not isinstance(found, Person):
        return None
    backend.forget_tries(address=address, client=client, at=at)
    return found


def _sign_in_page(
    request: HttpRequest,
    form: SignInForm,
    *,
    kept: Kept | None = None,
    wait_minutes: int | None = None,
    status: int = 200,
) -> HttpResponse:
    return answers.page(
        request,
        "sign_in",
        status=status,
        form=form,
        kept_fields=kept.as_hidden if kept else [],
        has_come_too_late=kept is not None,
        wait_minutes=wait_minutes,
    )


def _wait_page(
    request: HttpRequest,
    form: SignInForm,
    *,
    kept: Kept | None,
    again_at: datetime,
    at: datetime,
) -> HttpResponse:
    minutes = answers.minutes_until(again_at, at=at)
    status = answers.TOO_OFTEN
    return _sign_in_page(request, form, kept=kept, wait_minutes=minutes, status=status)


def _next_of(request: HttpRequest) -> str:
    """Return where to go after signing in: only ever a page of this house."""
    wanted = request.POST.get("next") or request.GET.get("next") or ""
    is_here = url_has_allowed_host_and_scheme(
        wanted, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    )
    return wanted if is_here else settings.LOGIN_REDIRECT_URL
