"""What everybody may change about themselves: profile, address, passphrase."""

from functools import partial
from typing import Any

from django.contrib import messages
from django.contrib.auth import update_session_auth_hash
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from letsbe.lib import clock
from letsbe.lib.answers import LOOK_AGAIN
from letsbe.people import access, actions, backend, queries
from letsbe.people.backend import TooOften
from letsbe.people.forms import PARTS, AddressForm, PassphraseForm, ProfileForm
from letsbe.people.models import Person
from letsbe.people.rules import Door, Part, Refusal, Refused
from letsbe.people.views import answers
from letsbe.ui.forms import carry_out


@require_http_methods(["GET", "HEAD", "POST"])
def account(request: HttpRequest) -> HttpResponse:
    me = access.signed_in(request)
    profile = queries.own_profile(me)
    beside: dict[str, Any] = {
        "profile": profile,
        "parts": [PARTS[part] for part in Part if part in me.parts],
        "joined_at": me.joined_at,
        "way_back_made_at": queries.way_back_made_at(me, at=clock.now()),
    }
    if request.method != "POST":
        said = {"name": profile.name, "about": profile.about, "time_zone": profile.time_zone}
        return answers.page(request, "account", form=ProfileForm(initial=said), **beside)
    form = ProfileForm(request.POST)
    if form.is_valid():
        change = partial(actions.change_profile, me, profile=form.profile, at=clock.now())
        if carry_out(form, lambda once: change(once=once)):
            messages.success(request, _("What you wrote about yourself is kept."))
            return answers.go("people:account")
    return answers.again(request, "account", form=form, **beside)


@require_http_methods(["GET", "HEAD", "POST"])
@sensitive_post_parameters()
def account_address(request: HttpRequest) -> HttpResponse:
    me = access.signed_in(request)
    form = AddressForm(request.POST if request.method == "POST" else None)
    if request.method != "POST" or not form.is_valid():
        return _form_page(request, "account_address", form)
    said = form.cleaned_data
    try:
        _count(me)
        actions.change_address(
            me, address=said["address"], password=said["password"], at=clock.now()
        )
    except TooOften as too_often:
        return _wait_page(request, "account_address", form, too_often)
    except Refused as refused:
        field = "address" if refused.reason is Refusal.ADDRESS_TAKEN else "password"
        form.add_error(field, form.fields[field].error_messages[refused.reason])
        return _form_page(request, "account_address", form)
    messages.success(request, _("From now on you sign in with the new name or address."))
    return answers.go("people:account")


@require_http_methods(["GET", "HEAD", "POST"])
@sensitive_post_parameters()
def account_passphrase(request: HttpRequest) -> HttpResponse:
    me = access.signed_in(request)
    form = PassphraseForm(request.POST if request.method == "POST" else None)
    if request.method != "POST" or not form.is_valid():
        return _form_page(request, "account_passphrase", form)
    said = form.cleaned_data
    try:
        _count(me)
        actions.change_password(
            me, current=said["current"], new=said["passphrase"], at=clock.now()
        )
    except TooOften as too_often:
        return _wait_page(request, "account_passphrase", form, too_often)
    except Refused as refused:
        form.add_error("current", form.fields["current"].error_messages[refused.reason])
        return _form_page(request, "account_passphrase", form)
    update_session_auth_hash(request, me)
    messages.success(request, _("Your passphrase is changed. You are signed out elsewhere."))
    return answers.go("people:account")


def _count(me: Person) -> None:
    backend.count_try(Door.ACCOUNT, who=str(me.pk), at=clock.now())


def _form_page(
    request: HttpRequest, name: str, form: AddressForm | PassphraseForm
) -> HttpResponse:
    status = LOOK_AGAIN if form.is_bound else 200
    return answers.page(request, name, status=status, form=form, wait_minutes=None)


def _wait_page(
    request: HttpRequest,
    name: str,
    form: AddressForm | PassphraseForm,
    too_often: TooOften,
) -> HttpResponse:
    minutes = answers.minutes_until(too_often.again_at, at=clock.now())
    return answers.page(
        request, name, status=answers.TOO_OFTEN, form=form, wait_minutes=minutes
    )
