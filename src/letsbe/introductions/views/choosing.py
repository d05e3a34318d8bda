"""A peer's own page of introductions: where things stand, whom to choose, and each free no."""

import secrets
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from uuid import UUID

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from letsbe.introductions import access
from letsbe.introductions.actions import choosing as actions
from letsbe.introductions.forms import NotAgainForm
from letsbe.introductions.queries import cards
from letsbe.introductions.rules.refusals import Refusal
from letsbe.introductions.views import answers
from letsbe.lib import clock
from letsbe.lib.once import Once
from letsbe.people import access as people
from letsbe.people import actions as people_actions
from letsbe.people import queries as people_queries
from letsbe.people.models import Person
from letsbe.relationships import access as relationships
from letsbe.relationships import queries as bonds
from letsbe.ui.forms import DeedForm


@require_safe
def mine(request: HttpRequest) -> HttpResponse:
    return _mine_page(request, people.signed_in(request))


@require_POST
def choose(request: HttpRequest, card_id: UUID) -> HttpResponse:
    person = people.signed_in(request)
    access.card_of(person, card_id)
    return _pressed(
        request,
        person,
        lambda once: actions.choose(
            card_id,
            by=person,
            moss_first=secrets.choice([True, False]),
            at=clock.now(),
            once=once,
        ),
    )


@require_POST
def pass_over(request: HttpRequest, card_id: UUID) -> HttpResponse:
    person = people.signed_in(request)
    access.card_of(person, card_id)
    return _pressed(
        request,
        person,
        lambda once: actions.pass_over(card_id, by=person, at=clock.now(), once=once),
    )


@require_POST
def none_of_these(request: HttpRequest, introduction_id: UUID) -> HttpResponse:
    person = people.signed_in(request)
    access.introduction_of(person, introduction_id)
    return _pressed(
        request,
        person,
        lambda once: actions.say_none_of_these(
            introduction_id, by=person, at=clock.now(), once=once
        ),
    )


@require_POST
def not_again(request: HttpRequest) -> HttpResponse:
    """Keep, or take back, that two who met here are not to be introduced again."""
    person = people.signed_in(request)
    met = bonds.met_before(person.pk)
    form = NotAgainForm(request.POST, met=met)
    if not form.is_valid():
        return _mine_page(request, person, why=Refusal.NO_PAIR)
    who, is_apart = form.cleaned_data["who"], form.cleaned_data["is_apart"]
    return _pressed(
        request,
        person,
        lambda once: people_actions.keep_apart(
            person,
            lambda apart: replace(
                apart,
                people=(
                    *(one for one in apart.people if one != who),
                    *([who] if is_apart else []),
                ),
            ),
            at=clock.now(),
            once=once,
        ),
        form=form,
    )


@require_safe
def asked(request: HttpRequest, beginning_id: UUID) -> HttpResponse:
    """Show either of the two who are asked what they share, before they answer."""
    person = people.signed_in(request)
    row = relationships.beginning_for_asked(person, beginning_id)
    shared = cards.shared_by_asked(
        person, beginning_id, zone=settings.TIME_ZONE, today=_today()
    )
    other = next(a.person_id for a in row.answers.all() if a.person_id != person.pk)
    return answers.page(
        request,
        "asked",
        beginning=row,
        other=people_queries.cards([other])[other],
        common=shared,
        waits=bonds.waits_for(row, person.pk),
        has_said_yes=bonds.may_take_yes_back(row, person.pk),
    )


def _pressed(
    request: HttpRequest,
    person: Person,
    deed: Callable[[Once | None], object],
    *,
    form: DeedForm | None = None,
) -> HttpResponse:
    why = answers.carry_out(form or DeedForm(request.POST), deed)
    return _mine_page(request, person, why=why) if why else answers.go("mine")


def _mine_page(
    request: HttpRequest, person: Person, *, why: Refusal | None = None
) -> HttpResponse:
    standing = cards.standing(person, zone=settings.TIME_ZONE, today=_today())
    return answers.page(request, "mine", standing=standing, why=why)


def _today() -> date:
    return timezone.localdate(clock.now())
