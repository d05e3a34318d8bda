"""What a coordinator sees and does: who is here, who is invited, which parts they play."""

from collections.abc import Callable
from functools import partial
from typing import Any
from uuid import UUID

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from letsbe.lib import clock
from letsbe.lib.answers import LOOK_AGAIN
from letsbe.lib.once import Once
from letsbe.people import access, actions, queries, rules
from letsbe.people.forms import PARTS, InviteForm, PersonForm, PressForm
from letsbe.people.models import Person
from letsbe.people.rules import Part, Refusal, pieces
from letsbe.people.views import answers

A_PAGE_OF = 100


@require_safe
def people(request: HttpRequest) -> HttpResponse:
    by, at = access.coordinator(request), clock.now()
    here = access.people_for_coordinator(by).order_by("-pk")
    if after := request.GET.get("before"):
        here = here.filter(pk__lt=_uuid(after))
    rows = list(here[: A_PAGE_OF + 1])
    actions.look_at_list(by, at=at)
    waiting = access.open_invitations_of(by, at=at)
    return answers.page(
        request,
        "people",
        people=queries.listed(rows[:A_PAGE_OF]),
        older=rows[A_PAGE_OF - 1].pk if len(rows) > A_PAGE_OF else None,
        is_first_page=not after,
        waiting=queries.ways_in(waiting.order_by("-pk")[:A_PAGE_OF], at=at),
        part_names=PARTS,
        press=PressForm(),
    )


@require_http_methods(["GET", "HEAD", "POST"])
def person(request: HttpRequest, pk: UUID) -> HttpResponse:
    by = access.coordinator(request)
    shown = access.person_for_coordinator(by, pk=pk)
    if request.method != "POST":
        actions.look_at_person(by, person=shown, at=clock.now())
        return _person_page(request, by, shown)
    form = PersonForm(request.POST)
    refusal = None
    if form.is_valid():
        is_done, refusal = answers.carry_out(form, deed=_deed_of(form, by, shown))
        if is_done:
            return answers.go("people:person", pk)
    return _person_page(request, by, shown, form=form, refusal=refusal)


@require_http_methods(["GET", "HEAD", "POST"])
def invite(request: HttpRequest) -> HttpResponse:
    by = access.coordinator(request)
    form = InviteForm(request.POST if request.method == "POST" else None)
    refusal = rules.refuse_inviting(doors_open=queries.are_doors_open())
    if request.method != "POST":
        return answers.page(request, "invite", form=form, refusal=refusal)
    if not form.is_valid():
        return answers.again(request, "invite", form=form, refusal=refusal)
    is_done, refusal = answers.carry_out(form, deed=partial(_invite, by, form.cleaned_data))
    if not is_done:
        return answers.again(request, "invite", form=form, refusal=refusal)
    if form.once is None:
        return answers.go("people:people")
    return answers.go("people:invitation", actions.invitation_id(by, once=form.once))


@require_safe
def invitation(request: HttpRequest, pk: UUID) -> HttpResponse:
    return _invitation_page(request, access.coordinator(request), pk)


@require_POST
def withdraw_invitation(request: HttpRequest, pk: UUID) -> HttpResponse:
    by = access.coordinator(request)
    shown = access.invitation_for_maker(by, pk=pk)
    form = PressForm(request.POST)
    if not form.is_valid():
        return _invitation_page(request, by, pk, form=form)
    withdraw = partial(actions.withdraw, shown, by=by, at=clock.now())
    is_done, refusal = answers.carry_out(form, deed=lambda once: withdraw(once=once))
    if is_done:
        return answers.go("people:invitation", pk)
    return _invitation_page(request, by, pk, form=form, refusal=refusal)


def _invitation_page(
    request: HttpRequest,
    by: Person,
    pk: UUID,
    *,
    form: PressForm | None = None,
    refusal: Refusal | None = None,
) -> HttpResponse:
    row = access.invitation_for_maker(by, pk=pk)
    [way_in] = queries.ways_in([row], at=clock.now())
    house = queries.house()
    return answers.page(
        request,
        "invitation",
        status=LOOK_AGAIN if form else 200,
        way_in=way_in,
        prepared=queries.prepared_for(row),
        pieces=pieces.pieces(supports=True),
        part_names=PARTS,
        form=form or PressForm(),
        refusal=refusal,
        inviter=queries.cards([by.pk])[by.pk],
        house_name=house.name if house else "",
        welcome_address=settings.PUBLIC_URL + reverse("people:welcome_code"),
        link_address=settings.PUBLIC_URL + reverse("people:welcome", args=[way_in.link])
        if way_in.link
        else None,
    )


def _person_page(
    request: HttpRequest,
    by: Person,
    shown: Person,
    *,
    form: PersonForm | None = None,
    refusal: Refusal | None = None,
) -> HttpResponse:
    held = [part for part in Part if part in shown.parts]
    word, supports = access.vouching_for(shown), Part.SUPPORTER in held
    return answers.page(
        request,
        "person",
        status=LOOK_AGAIN if form else 200,
        person=queries.listed([shown])[0],
        is_oneself=shown.pk == by.pk,
        part_names=PARTS,
        held=[(part, _press(PersonForm.END, part)) for part in held],
        others=[(part, _press(PersonForm.GIVE, part)) for part in Part if part not in held],
        word=word,
        word_by=queries.cards([word.by_id])[word.by_id].name if word else "",
        word_is_mine=word is not None and word.by_id == by.pk,
        supports=supports,
        drawn=queries.drawn_of([shown.pk], with_apart=False).get(shown.pk),
        pieces=pieces.pieces(supports=supports),
        door=_press(PersonForm.DISABLE if shown.is_active else PersonForm.ENABLE),
        form=form,
        refusal=refusal,
    )


def _press(deed: str, part: Part | None = None) -> dict[str, str]:
    """Return the hidden fields of one button."""
    return {"deed": deed} | ({"part": part.value} if part else {})


def _invite(by: Person, said: dict[str, Any], once: Once | None) -> None:
    actions.invite(by, part=said["part"], for_whom=said["for_whom"], at=clock.now(), once=once)


def _deed_of(form: PersonForm, by: Person, person: Person) -> Callable[[Once | None], object]:
    part, at = form.cleaned_data["part"], clock.now()
    return {
        PersonForm.GIVE: lambda once: actions.give_part(
            by, person=person, part=part, at=at, once=once
        ),
        PersonForm.END: lambda once: actions.end_part(
            by, person=person, part=part, at=at, once=once
        ),
        PersonForm.VOUCH: lambda once: actions.vouch(person, by=by, at=at, once=once),
        PersonForm.END_VOUCHING: lambda once: actions.end_vouching(
            person, by=by, at=at, once=once
        ),
        PersonForm.DISABLE: lambda once: actions.disable(by, person=person, at=at, once=once),
        PersonForm.ENABLE: lambda once: actions.enable(by, person=person, at=at, once=once),
    }[form.cleaned_data["deed"]]


def _uuid(typed: str) -> UUID:
    try:
        return UUID(typed)
    except ValueError:
        raise Http404 from None
