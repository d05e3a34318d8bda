"""Asking for a proposal and making it: who is in it, what it keeps, and wishes for two."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction
from django.http import Http404

from letsbe.introductions import jobs
from letsbe.introductions.actions import proposing
from letsbe.introductions.events import Deed
from letsbe.introductions.models import Proposed, Run, Wish
from letsbe.introductions.queries import gathering
from letsbe.introductions.rules.refusals import Refusal
from letsbe.introductions.rules.running import Step, WishKind
from letsbe.introductions.tests.people import (
    USUAL,
    has_room,
    looks,
    pairs,
    proposed,
    rather_not,
    refused,
    tell,
)
from letsbe.journal.models import HOUSE, Entry
from letsbe.lib.once import AlreadyDone
from letsbe.people import actions as people
from letsbe.people.models import Person
from letsbe.people.rules.portraits import Lack, Room
from letsbe.people.tests.people import MONDAY
from letsbe.relationships.tests.people import asked, begun, once
from letsbe.vault.actions import shred_person
from letsbe_matching import Weights

pytestmark = pytest.mark.django_db(databases=["default", "keys"])
TODAY = MONDAY.date()


def test_a_proposal_brings_everybody_together_and_keeps_its_proof(
    run: Run, ada: Person, cleo: Person, bo: Person, ben: Person
) -> None:
    assert set(pairs(run)) == {ada.pk, cleo.pk}
    assert set(pairs(run).values()) == {bo.pk, ben.pk}
    assert run.step == Step.DONE
    assert run.finished_at == MONDAY + timedelta(seconds=1)
    assert (len(run.digest), len(run.salt)) == (64, 32)
    assert run.certificate["served"] == 2
    assert run.load == {str(bo.pk): 1, str(ben.pk): 1}


def test_what_a_proposal_says_is_sealed(run: Run) -> None:
    for row in Proposed.objects.filter(run=run):
        for kept in (row.shared_sealed, row.short_sealed):
            assert kept
            assert b"Grief" not in bytes(kept)


def test_a_proposal_is_made_once_and_can_be_begun_again(run: Run) -> None:
    before = set(Proposed.objects.values_list("pk", flat=True))
    proposing.carry_out(run.pk, clock=lambda: MONDAY)
    assert set(Proposed.objects.values_list("pk", flat=True)) == before
    Run.objects.filter(pk=run.pk).update(step=Step.WRITING)
    proposing.carry_out(run.pk, clock=lambda: MONDAY)
    run.refresh_from_db()
    assert run.step == Step.DONE
    assert Proposed.objects.filter(run=run).count() == len(before)


def test_one_proposal_is_made_at_a_time(looking: None, dana: Person) -> None:
    first = proposing.ask_for_proposal(Weights(), by=dana, at=MONDAY)
    with refused(Refusal.UNDER_WAY):
        proposing.ask_for_proposal(Weights(), by=dana, at=MONDAY)
    with pytest.raises(IntegrityError), transaction.atomic():
        Run.objects.create(
            asked_by=dana, asked_at=MONDAY, weights={}, zone=first.zone, salt="b"
        )
    proposing.give_up(first.pk, at=MONDAY)
    assert proposing.ask_for_proposal(Weights(), by=dana, at=MONDAY).pk != first.pk


def test_a_proposal_needs_somebody_who_looks(ada: Person, bo: Person, dana: Person) -> None:
    has_room(bo, by=dana)
    tell(ada)
    with refused(Refusal.NOBODY_LOOKS):
        proposing.ask_for_proposal(Weights(), by=dana, at=MONDAY)
    looks(ada)
    assert proposing.ask_for_proposal(Weights(), by=dana, at=MONDAY)


def test_only_who_coordinates_asks_for_one(looking: None, ada: Person) -> None:
    with pytest.raises(Http404):
        proposing.ask_for_proposal(Weights(), by=ada, at=MONDAY)
    assert not Run.objects.exists()


def test_the_same_form_asks_once(looking: None, dana: Person) -> None:
    form = once()
    proposing.ask_for_proposal(Weights(), by=dana, at=MONDAY, once=form)
    with pytest.raises(AlreadyDone):
        proposing.ask_for_proposal(Weights(), by=dana, at=MONDAY, once=form)
    assert Run.objects.count() == 1
    told = Entry.objects.filter(strand_id=HOUSE, deed=Deed.PROPOSAL_ASKED)
    assert told.count() == 1


def test_who_has_not_told_enough_or_is_away_waits_aside(
    looking: None, ada: Person, cleo: Person
) -> None:
    tell(cleo, replace(USUAL, languages=()))
    people.make_room(ada, Room(away_from=TODAY, away_until=date(2026, 12, 1)), at=MONDAY)
    waiting = gathering.waiting(today=TODAY)
    assert waiting.found == ()
    assert [(one.id, one.lacks) for one in waiting.lacking] == [(cleo.pk, (Lack.LANGUAGES,))]
    assert waiting.away == (ada.pk,)
    later = gathering.waiting(today=date(2026, 12, 2))
    assert [one.id for one in later.found] == [ada.pk]


def test_who_is_asked_already_is_proposed_to_nobody(
    looking: None, ada: Person, cleo: Person, bo: Person, dana: Person
) -> None:
    asked(bo, ada, by=dana)
    assert [one.id for one in gathering.waiting(today=TODAY).found] == [cleo.pk]
    places = {one.id: one.places for one in gathering.with_room(today=TODAY)}
    assert places[bo.pk] == 0


def test_those_a_supporter_meets_already_take_their_places(
    looking: None, ada: Person, bo: Person, lee: Person, dana: Person
) -> None:
    people.make_room(bo, Room(people=2), at=MONDAY)
    begun(bo, lee, by=dana)
    places = {one.id: one.places for one in gathering.with_room(today=TODAY)}
    assert places[bo.pk] == 1


def test_nobody_is_a_supporter_for_whom_nobody_vouches(
    house: object, looking: None, bo: Person, ben: Person, dana: Person
) -> None:
    people.end_vouching(ben, by=dana, at=MONDAY)
    people.make_room(bo, Room(people=1, away_from=TODAY, away_until=TODAY), at=MONDAY)
    assert gathering.with_room(today=TODAY) == ()
    assert [one.id for one in gathering.with_room(today=date(2026, 11, 3))] == [bo.pk]


def test_two_who_are_together_are_not_proposed_again(
    looking: None, ada: Person, cleo: Person, bo: Person, ben: Person, dana: Person
) -> None:
    people.make_room(bo, Room(people=3), at=MONDAY)
    begun(bo, ada, by=dana)
    people.look_for_somebody(ada, at=MONDAY)
    assert pairs(proposed(by=dana))[ada.pk] == ben.pk


def test_somebody_whose_portrait_cannot_be_opened_is_in_no_proposal(
    looking: None, ada: Person, cleo: Person, dana: Person
) -> None:
    shred_person(ada.pk)
    assert set(pairs(proposed(by=dana))) == {cleo.pk}


def test_a_private_wish_keeps_two_apart_and_is_told_to_nobody(
    looking: None, ada: Person, bo: Person, ben: Person, dana: Person
) -> None:
    rather_not(ada, names=("bo", "Ben"))
    run = proposed(by=dana)
    row = Proposed.objects.get(run=run, peer=ada)
    assert (row.supporter, row.why, row.otherwise) == (None, "not_met", None)


def test_a_wish_for_two_counts_in_the_next_proposal(
    run: Run, ada: Person, cleo: Person, bo: Person, dana: Person
) -> None:
    other = next(peer for peer in (ada, cleo) if pairs(run)[peer.pk] != bo.pk)
    proposing.wish(WishKind.TOGETHER, other.pk, bo.pk, by=dana, at=MONDAY)
    assert pairs(proposed(by=dana))[other.pk] == bo.pk
    proposing.wish(WishKind.APART, other.pk, bo.pk, by=dana, at=MONDAY)
    assert pairs(proposed(by=dana))[other.pk] != bo.pk
    assert Wish.objects.count() == 1
    proposing.take_wish_back(other.pk, bo.pk, by=dana, at=MONDAY)
    proposing.take_wish_back(other.pk, bo.pk, by=dana, at=MONDAY)
    assert not Wish.objects.exists()
    told = Entry.objects.filter(strand_id=HOUSE, deed=Deed.WISH_TAKEN_BACK)
    assert told.count() == 1


def test_a_peer_is_wished_together_with_one(
    looking: None, ada: Person, bo: Person, ben: Person, dana: Person
) -> None:
    proposing.wish(WishKind.TOGETHER, ada.pk, bo.pk, by=dana, at=MONDAY)
    with refused(Refusal.PINNED_ELSEWHERE):
        proposing.wish(WishKind.TOGETHER, ada.pk, ben.pk, by=dana, at=MONDAY)
    proposing.wish(WishKind.APART, ada.pk, ben.pk, by=dana, at=MONDAY)


def test_a_coordinator_keeps_no_wish_for_themselves(
    looking: None, ada: Person, bo: Person, dana: Person
) -> None:
    for peer, supporter in ((dana, bo), (ada, dana)):
        with refused(Refusal.ONESELF):
            proposing.wish(WishKind.TOGETHER, peer.pk, supporter.pk, by=dana, at=MONDAY)
    for by in (ada, bo):
        with pytest.raises(Http404):
            proposing.wish(WishKind.TOGETHER, ada.pk, bo.pk, by=by, at=MONDAY)
        with pytest.raises(Http404):
            proposing.take_wish_back(ada.pk, bo.pk, by=by, at=MONDAY)


def test_a_proposal_tells_what_is_new_since_the_last(
    looking: None, ada: Person, cleo: Person, dana: Person
) -> None:
    first, second = proposed(by=dana), proposed(by=dana)
    assert pairs(first) == pairs(second)


def test_everybody_is_gathered_in_a_constant_number_of_queries(
    looking: None, dana: Person, lee: Person, oz: Person, django_assert_num_queries: object
) -> None:
    for person in (lee, oz):
        looks(person)
    asked_for = Run(weights={}, salt="a", zone="UTC")
    with django_assert_num_queries(13):  # type: ignore[operator]
        found = gathering.asked_for(asked_for, on=TODAY)
    assert len(found.peers) == 4


@pytest.mark.django_db(transaction=True, databases=["default", "keys"])
def test_a_proposal_is_made_beside_the_pages(looking: None, dana: Person) -> None:
    asked_for = proposing.ask_for_proposal(Weights(), by=dana, at=MONDAY)
    jobs.see_to(asked_for.pk)
    jobs.see_to(asked_for.pk)
    jobs._worker.submit(lambda: None).result(timeout=30)
    asked_for.refresh_from_db()
    assert asked_for.step == Step.DONE
    assert asked_for.proposed.count() == 2


@pytest.mark.django_db(transaction=True, databases=["default", "keys"])
def test_a_proposal_that_cannot_be_made_says_so(
    looking: None, dana: Person, caplog: pytest.LogCaptureFixture
) -> None:
    asked_for = proposing.ask_for_proposal(Weights(), by=dana, at=MONDAY)
    Run.objects.filter(pk=asked_for.pk).update(weights={"hours": "no such weight"})
    jobs.see_to(asked_for.pk)
    jobs._worker.submit(lambda: None).result(timeout=30)
    asked_for.refresh_from_db()
    assert asked_for.step == Step.FAILED
    assert "could not be made" in caplog.text
    assert "Grief" not in caplog.text
