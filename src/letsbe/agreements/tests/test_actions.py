"""What a deed of an agreement leaves behind: rows, an entry, and nothing else changed."""

from collections.abc import Callable
from datetime import timedelta
from functools import partial
from typing import Any

import pytest

from letsbe.agreements import actions
from letsbe.agreements.events import Deed
from letsbe.agreements.models import (
    Acknowledgement,
    Agreement,
    Signature,
    StillFits,
    Version,
    Wording,
)
from letsbe.agreements.rules.clauses import ClauseDeed, Standing
from letsbe.agreements.rules.negotiation import draft_mark
from letsbe.agreements.rules.refusals import Refusal
from letsbe.agreements.rules.signing import valid_signatures
from letsbe.agreements.tests.people import (
    WORDS,
    Table,
    asked_of_all,
    at,
    in_six_weeks,
    only_clause,
    today,
)
from letsbe.agreements.tests.values import why_not
from letsbe.journal.models import Entry
from letsbe.people.models import Person
from letsbe.relationships.rules import Stage

pytestmark = pytest.mark.django_db(databases=["default", "keys"])


def journalled(table: Table) -> list[tuple[str, Any]]:
    found = Entry.objects.filter(strand_id=table.bond.pk).order_by("number")
    return list(found.values_list("deed", "by"))[1:]


def test_a_proposal_leaves_a_clause_its_words_and_an_entry(table: Table) -> None:
    clause = table.proposed(table.ada)
    assert only_clause().standing == Standing.WAITING
    wording = Wording.objects.get()
    assert (wording.author, wording.number, wording.agreed_at) == (table.ada, 1, None)
    assert table.now.clause(clause).last.words == WORDS
    assert journalled(table) == [(Deed.PROPOSED, table.ada.pk)]
    assert Entry.objects.get(deed=Deed.PROPOSED).about == clause


@pytest.mark.parametrize(
    ("deed", "standing", "entry"),
    [
        (ClauseDeed.AGREE, Standing.SETTLED, Deed.AGREED),
        (ClauseDeed.REWORD, Standing.WAITING, Deed.REWORDED),
        (ClauseDeed.PARK, Standing.PARKED, Deed.PARKED),
        (ClauseDeed.LEAVE_OUT, Standing.LEFT_OUT, Deed.LEFT_OUT),
    ],
)
def test_an_answer_leaves_its_standing_and_an_entry(
    table: Table, deed: ClauseDeed, standing: Standing, entry: Deed
) -> None:
    clause = table.proposed(table.ada)
    table.answered(clause, deed, by=table.bo, words="Other words.")
    assert only_clause().standing == standing
    assert journalled(table)[-1] == (entry, table.bo.pk)
    agreed = Wording.objects.get(number=1).agreed_at is not None
    assert agreed is (deed is ClauseDeed.AGREE)


def test_keeping_lets_the_later_words_go_without_losing_them(table: Table) -> None:
    clause = table.settled()
    table.answered(clause, ClauseDeed.REWORD, by=table.bo, words="Other words.")
    table.answered(clause, ClauseDeed.KEEP, by=table.ada)
    first, second = Wording.objects.order_by("number")
    assert (first.let_go_at, second.let_go_at is not None) == (None, True)
    assert table.now.clause(clause).last.words == WORDS
    assert journalled(table)[-1] == (Deed.KEPT, table.ada.pk)


def test_a_minimum_is_acknowledged_once_however_often_it_is_said(
    table: Table, dana: Person
) -> None:
    minimum = asked_of_all(dana)
    for _ in range(2):
        actions.acknowledge(table.bond.pk, minimum.pk, by=table.ada, at=at())
    assert Acknowledgement.objects.get().person == table.ada
    assert journalled(table) == [(Deed.ACKNOWLEDGED, table.ada.pk)]


def test_two_signatures_leave_one_version_and_its_dates(table: Table, dana: Person) -> None:
    minimum = asked_of_all(dana)
    clause = table.made_ready()
    assert not table.signed(table.ada)
    assert not Version.objects.exists()
    assert table.signed(table.bo)
    version = Version.objects.get()
    assert (version.number, version.review_on) == (1, in_six_weeks())
    assert version.clauses == [[str(clause), 1]]
    assert version.minimums == [str(minimum.pk)]
    agreement = Agreement.objects.get()
    assert (agreement.in_force, agreement.is_draft_open) == (1, False)
    assert (agreement.review_on, agreement.draft_review_on) == (in_six_weeks(), None)
    assert journalled(table)[-3:] == [
        (Deed.SIGNED, table.ada.pk),
        (Deed.SIGNED, table.bo.pk),
        (Deed.IN_FORCE, None),
    ]
    table.bond.refresh_from_db()
    assert table.bond.stage is Stage.AGREED


@pytest.mark.parametrize(
    "change",
    [
        lambda t, c: t.answered(c, ClauseDeed.REWORD, by=t.bo, words="Other."),
        lambda t, _: t.proposed(t.bo),
        lambda t, _: t.dated(in_six_weeks() + timedelta(days=1)),
        lambda t, c: t.answered(c, ClauseDeed.LEAVE_OUT, by=t.bo),
    ],
)
def test_every_change_sets_the_signature_aside(
    table: Table, change: Callable[[Table, Any], object]
) -> None:
    clause = table.made_ready()
    table.signed(table.ada)
    change(table, clause)
    assert Signature.objects.get().set_aside_at is not None
    assert not table.now.signed


def test_a_change_of_what_the_programme_asks_sets_signatures_aside(
    table: Table, dana: Person
) -> None:
    table.made_ready()
    table.signed(table.ada)
    asked_of_all(dana)
    assert not valid_signatures(table.now)
    table.acknowledged()
    assert not table.signed(table.bo)
    assert table.signed(table.ada)
    standing = Signature.objects.filter(set_aside_at=None)
    assert {s.signer for s in standing} == {table.ada, table.bo}


def test_what_the_programme_asks_later_does_not_touch_what_is_in_force(
    table: Table, dana: Person
) -> None:
    minimum = asked_of_all(dana)
    table.brought_in_force()
    actions.minimums.retire_minimum(minimum.pk, by=dana, at=at())
    assert Version.objects.get().minimums == [str(minimum.pk)]
    assert Signature.objects.filter(set_aside_at=None).count() == 2


def test_version_two_takes_the_place_of_version_one_only_when_both_signed(
    table: Table,
) -> None:
    clause = table.brought_in_force()
    table.opened()
    table.answered(clause, ClauseDeed.REWORD, by=table.bo, words="Other words.")
    table.answered(clause, ClauseDeed.AGREE, by=table.ada)
    table.signed(table.bo)
    assert Agreement.objects.get().in_force == 1
    table.signed(table.ada)
    assert [v.clauses[0][1] for v in Version.objects.order_by("number")] == [1, 2]
    assert Agreement.objects.get().in_force == 2


def test_a_change_that_is_let_go_leaves_version_one_as_it_was(table: Table) -> None:
    clause = table.brought_in_force()
    before = table.now
    table.opened()
    table.answered(clause, ClauseDeed.REWORD, by=table.bo, words="Other words.")
    table.proposed(table.ada, "New one.")
    table.dropped(table.bo)
    now = table.now
    assert [c.last.words for c in now.settled] == [WORDS]
    assert (now.in_force, now.review_on, now.is_draft_open) == (1, before.review_on, False)
    assert journalled(table)[-1] == (Deed.CHANGE_DROPPED, table.bo.pk)


def test_a_change_the_other_went_on_with_is_not_let_go_unseen(table: Table) -> None:
    table.brought_in_force()
    table.opened()
    seen = draft_mark(table.now)
    table.proposed(table.ada, "New one.")
    assert why_not(lambda: table.dropped(table.bo, seen=seen)) is Refusal.CHANGED_SINCE_READ
    assert table.now.is_draft_open
    table.dropped(table.bo)
    assert not table.now.is_draft_open


def test_leaving_out_ends_the_yes_in_the_table_and_letting_go_renews_it(table: Table) -> None:
    clause = table.brought_in_force()
    table.opened()
    table.answered(clause, ClauseDeed.LEAVE_OUT, by=table.bo)
    left = Wording.objects.get()
    assert left.agreed_at is not None
    assert left.yes_ended_at is not None
    table.answered(clause, ClauseDeed.REWORD, by=table.bo, words="Back again.")
    for person in (table.ada, table.bo):
        keeps = partial(table.answered, clause, ClauseDeed.KEEP, by=person)
        assert why_not(keeps) is Refusal.NO_WORDS_TO_KEEP
    table.dropped(table.bo)
    first, second = Wording.objects.order_by("number")
    assert (first.agreed_at, first.yes_ended_at) == (left.agreed_at, None)
    assert second.let_go_at is not None
    assert [c.last.words for c in table.now.settled] == [WORDS]


def test_what_the_programme_asks_anew_is_signed_as_a_version_of_its_own(
    table: Table, dana: Person
) -> None:
    old = asked_of_all(dana)
    table.brought_in_force()
    table.opened()
    assert why_not(lambda: table.signed(table.ada)) is Refusal.NOTHING_CHANGED
    new = asked_of_all(dana, "Limits")
    table.acknowledged()
    assert table.signed(table.ada, table.bo)
    asked = [v.minimums for v in Version.objects.order_by("number")]
    assert asked == [[str(old.pk)], [str(old.pk), str(new.pk)]]
    assert table.now.minimums_in_force == (old.pk, new.pk)


def test_on_its_day_one_says_it_still_fits_though_nobody_called_a_review(table: Table) -> None:
    table.brought_in_force()
    table.due()
    assert not table.fitted(table.bo)
    assert Agreement.objects.get().review_called_by == table.bo
    assert Agreement.objects.get().review_on == today()
    assert table.fitted(table.ada)
    agreement = Agreement.objects.get()
    assert (agreement.review_on, agreement.review_called_by) == (in_six_weeks(), None)


@pytest.mark.parametrize(("days", "counts"), [(1, True), (0, False), (-1, False)])
def test_a_day_the_other_named_counts_only_while_it_lies_ahead(
    table: Table, days: int, counts: bool
) -> None:
    table.brought_in_force()
    table.reviewed()
    table.fitted(table.bo)
    named = today() + timedelta(days=days)
    StillFits.objects.update(again_on=named)
    assert table.fitted(table.ada)
    assert Agreement.objects.get().review_on == (named if counts else in_six_weeks())


def test_a_review_closes_when_both_say_it_still_fits_on_the_sooner_day(table: Table) -> None:
    table.brought_in_force()
    table.reviewed()
    days = {table.ada: today() + timedelta(weeks=20), table.bo: today() + timedelta(weeks=9)}
    done = [table.fitted(person, day) for person, day in days.items()]
    assert done == [False, True]
    agreement = Agreement.objects.get()
    assert (agreement.review_on, agreement.review_called_by) == (days[table.bo], None)
    assert [d for d, _ in journalled(table)[-3:]] == [
        Deed.STILL_FITS,
        Deed.STILL_FITS,
        Deed.REVIEW_CLOSED,
    ]
    table.reviewed()
    assert table.now.review
    assert not table.now.review.still_fits


def test_a_kept_copy_is_journalled(table: Table) -> None:
    table.brought_in_force()
    actions.note_copy_kept(table.bond.pk, 1, by=table.bo, at=at())
    entry = Entry.objects.filter(strand_id=table.bond.pk).latest("number")
    assert (entry.deed, entry.by, entry.facts) == (Deed.KEPT_A_COPY, table.bo.pk, {"number": 1})
