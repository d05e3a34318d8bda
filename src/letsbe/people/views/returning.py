"""Coming back after a passphrase was lost: the page of the link."""

from django.contrib import messages
from django.contrib.auth import logout
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from letsbe.lib import clock
from letsbe.lib.answers import LOOK_AGAIN
from letsbe.people import access, actions, backend, rules
from letsbe.people.backend import TooOften
from letsbe.people.forms import TwicePassphraseForm
from letsbe.people.models import WayBack
from letsbe.people.rules import Door, Refusal, Refused
from letsbe.people.views import answers

NOT_HERE = 404


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
@sensitive_post_parameters()
def way_back(request: HttpRequest, link: str) -> HttpResponse:
    """Let whoever holds the link choose a new passphrase; it names nobody, signs nobody in."""
    try:
        way = access.way_back_for_link(link)
    except Http404:
        return _closed_page(request, None)
    form = TwicePassphraseForm(request.POST if request.method == "POST" else None)
    if not form.is_valid():
        refusal = rules.refuse_return(way.as_values, at=clock.now())
        return _closed_page(request, refusal) if refusal else _form_page(request, form, link)
    new = form.cleaned_data["passphrase"]
    try:
        backend.count_try(Door.ACCOUNT, who=str(way.pk), at=clock.now())
        actions.come_back(way, new=new, at=clock.now())
    except TooOften as too_often:
        minutes = answers.minutes_until(too_often.again_at, at=clock.now())
        return _form_page(request, form, link, status=answers.TOO_OFTEN, wait_minutes=minutes)
    except Refused as refused:
        if not _is_second_press(way, refused.reason, new=new):
            return _closed_page(request, refused.reason)
    logout(request)
    messages.success(request, _("Your new passphrase is kept. Now sign in with it."))
    return answers.go("people:sign_in")


def _is_second_press(way: WayBack, why: Refusal, *, new: str) -> bool:
    """Say whether this is the same button pressed again: the passphrase is already theirs."""
    if why is not Refusal.WAY_BACK_USED:
        return False
    way.person.refresh_from_db()
    return way.person.check_password(new)


def _form_page(
    request: HttpRequest,
    form: TwicePassphraseForm,
    link: str,
    *,
    status: int | None = None,
    wait_minutes: int | None = None,
) -> HttpResponse:
    return answers.page(
        request,
        "way_back",
        status=status or (LOOK_AGAIN if form.is_bound else 200),
        form=form,
        way_back_link=link,
        wait_minutes=wait_minutes,
        is_somebody=request.user.is_authenticated,
    )


def _closed_page(request: HttpRequest, refusal: Refusal | None) -> HttpResponse:
    return answers.page(request, "way_back_closed", status=NOT_HERE, refusal=refusal)
