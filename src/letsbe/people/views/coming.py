"""Setting up the house, and coming into it by an invitation."""

from hmac import compare_digest
from typing import Any

from django.conf import settings
from django.contrib.auth import authenticate
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_safe

from letsbe.lib import clock
from letsbe.people import access, actions, backend, queries, rules
from letsbe.people.backend import TooOften
from letsbe.people.forms import CodeForm, ComingForm, JoinForm, SetUpForm
from letsbe.people.models import Invitation, Person
from letsbe.people.rules import Door, Part, Refusal, Refused
from letsbe.people.views import answers

NOT_HERE, NOT_NOW, GONE = 404, 409, 410
_CLOSED = {None: NOT_HERE, Refusal.DOORS_CLOSED: NOT_NOW}
# These stay on the form, beside what was typed; the others close the way in.
_MENDABLE = {Refusal.ADDRESS_TAKEN, Refusal.PAGE_CHANGED, Refusal.NOT_ADULT}


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
@sensitive_post_parameters()
def set_up(request: HttpRequest, code: str) -> HttpResponse:
    if not compare_digest(code.encode(), queries.set_up_code().encode()):
        raise Http404
    if request.method != "POST":
        if queries.is_set_up():
            raise Http404
        near = {"time_zone": settings.TIME_ZONE}
        return answers.page(request, "set_up", form=SetUpForm(initial=near), code=code)
    form = SetUpForm(request.POST)
    if not form.is_valid():
        if queries.is_set_up():
            raise Http404
        return answers.again(request, "set_up", form=form, code=code)
    try:
        person = _set_up_or_twin(request, form)
    except TooOften:
        raise Http404 from None
    answers.let_in(request, person)
    return answers.go("safety:edit")


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def welcome_code(request: HttpRequest) -> HttpResponse:
    if request.method != "POST":
        form = CodeForm()
        return answers.page(request, "welcome_code", form=form, wait_minutes=None)
    form = CodeForm(request.POST)
    if not form.is_valid():
        return answers.again(request, "welcome_code", form=form, wait_minutes=None)
    try:
        backend.count_try(Door.CODE, who=backend.client_of(request), at=clock.now())
        invitation = access.invitation_for_code(form.cleaned_data["code"])
    except TooOften as too_often:
        return _wait_page(request, "welcome_code", too_often, form=form)
    except Http404:
        form.add_error("code", form.fields["code"].error_messages["unknown"])
        return answers.again(request, "welcome_code", form=form, wait_minutes=None)
    link = queries.link_of(invitation)
    return answers.go("people:welcome", link) if link else _closed_page(request, None)


@login_not_required
@require_safe
def welcome(request: HttpRequest, link: str) -> HttpResponse:
    """Show who invites, and what everybody reads before they come."""
    try:
        invitation = _open_invitation(link)
    except Refused as refused:
        return _closed_page(request, refused.reason)
    except Http404:
        return _closed_page(request, None)
    return answers.page(
        request,
        "welcome",
        invitation_link=link,
        inviter=_inviter(invitation),
        house=queries.house(),
        programme=queries.programme_page(),
        is_somebody=request.user.is_authenticated,
    )


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
@sensitive_post_parameters()
def join(request: HttpRequest, link: str) -> HttpResponse:
    try:
        invitation = access.invitation_for_link(link)
    except Http404:
        return _closed_page(request, None)
    if request.method != "POST":
        return _join_page(request, invitation, link)
    form = JoinForm(request.POST)
    if not form.is_valid():
        refusal = _why_closed(invitation)
        return _closed_page(request, refusal) if refusal else _form_again(request, form, link)
    try:
        backend.count_try(Door.ACCOUNT, who=str(invitation.pk), at=clock.now())
        person = _accept(invitation, form)
    except TooOften as too_often:
        return _wait_page(request, "join", too_often, form=form, **_beside_form(link))
    except Refused as refused:
        return _refused(request, invitation, form, refused.reason, link=link)
    answers.let_in(request, person)
    return _welcome_in(person)


def _welcome_in(person: Person) -> HttpResponse:
    """Offer to tell what helps to be introduced, to whom that concerns."""
    is_for_them = person.parts & {Part.PEER, Part.SUPPORTER}
    return answers.go("people:portrait" if is_for_them else "today:today")


def _accept(invitation: Invitation, form: JoinForm) -> Person:
    return actions.accept(
        invitation,
        newcomer=form.newcomer,
        page_read=form.cleaned_data["page_read"],
        is_adult=form.cleaned_data["is_adult"],
        at=clock.now(),
    )


def _refused(
    request: HttpRequest, invitation: Invitation, form: JoinForm, why: Refusal, *, link: str
) -> HttpResponse:
    if why is Refusal.USED:
        # A second press of the same button: whoever came by this invitation is in.
        invitation.refresh_from_db()
        person = _as_typed(request, form)
        if person and person.pk == invitation.used_by_id:
            answers.let_in(request, person)
            return _welcome_in(person)
    if why not in _MENDABLE:
        return _closed_page(request, why)
    if why is Refusal.ADDRESS_TAKEN:
        form.add_error("address", form.fields["address"].error_messages[why])
        return _form_again(request, form, link)
    if why is Refusal.PAGE_CHANGED:
        form.show_new_page(queries.programme_page().edition)
    return _form_again(request, form, link, refusal=why)


def _join_page(request: HttpRequest, invitation: Invitation, link: str) -> HttpResponse:
    if refusal := _why_closed(invitation):
        return _closed_page(request, refusal)
    edition = queries.programme_page().edition
    if request.GET.get("page") != edition:
        return answers.go("people:welcome", link)
    # Most people live near the one who invites them.
    near = {"page_read": edition, "time_zone": _time_zone_of(invitation)}
    return answers.page(request, "join", form=JoinForm(initial=near), **_beside_form(link))


def _form_again(
    request: HttpRequest, form: JoinForm, link: str, *, refusal: Refusal | None = None
) -> HttpResponse:
    return answers.again(
        request, "join", form=form, **{**_beside_form(link), "refusal": refusal}
    )


def _beside_form(link: str) -> dict[str, Any]:
    return {
        "invitation_link": link,
        "programme": queries.programme_page(),
        "wait_minutes": None,
    }


def _open_invitation(link: str) -> Invitation:
    invitation = access.invitation_for_link(link)
    if refusal := _why_closed(invitation):
        raise Refused(refusal)
    return invitation


def _why_closed(invitation: Invitation) -> Refusal | None:
    doors_open = queries.are_doors_open()
    return rules.refuse_coming(invitation.as_values, doors_open=doors_open, at=clock.now())


def _closed_page(request: HttpRequest, refusal: Refusal | None) -> HttpResponse:
    status = _CLOSED.get(refusal, GONE)
    return answers.page(request, "way_in_closed", status=status, refusal=refusal)


def _wait_page(
    request: HttpRequest, name: str, too_often: TooOften, **shown: Any
) -> HttpResponse:
    minutes = answers.minutes_until(too_often.again_at, at=clock.now())
    shown = {**shown, "wait_minutes": minutes}
    return answers.page(request, name, status=answers.TOO_OFTEN, **shown)


def _set_up_or_twin(request: HttpRequest, form: SetUpForm) -> Person:
    name = form.cleaned_data["house_name"]
    try:
        return actions.set_up_house(name, coordinator=form.newcomer, at=clock.now())
    except Refused:
        # A second press of the same button; anybody else finds nothing here.
        backend.count_try(Door.CODE, who=backend.client_of(request), at=clock.now())
        person = _as_typed(request, form)
        if person is None:
            raise Http404 from None
        return person


def _as_typed(request: HttpRequest, form: ComingForm) -> Person | None:
    typed = form.newcomer
    found = authenticate(request, address=typed.address, password=typed.password)
    return found if isinstance(found, Person) else None


def _inviter(invitation: Invitation) -> queries.Card:
    return queries.cards([invitation.made_by_id])[invitation.made_by_id]


def _time_zone_of(invitation: Invitation) -> str:
    return str(invitation.made_by.time_zone)
