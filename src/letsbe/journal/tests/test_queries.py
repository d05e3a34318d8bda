"""Whether the journal still is what was written: every kind of harm is told, and where."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.db.models import F

from letsbe.journal import actions, queries
from letsbe.journal.models import HOUSE, OPENINGS, Entry, Strand
from letsbe.journal.rules import Fault
from letsbe.journal.tests.people import MONDAY
from letsbe.lib.ids import new_id

pytestmark = pytest.mark.django_db(databases=["default", "keys"])
WHO, WHERE, ELSEWHERE = new_id(), new_id(), new_id()


@pytest.fixture(autouse=True)
def _written() -> None:
    """Three entries here, two elsewhere, and one of the house."""
    actions.record("people.house_set_up", by=WHO, strand=HOUSE, at=MONDAY - timedelta(days=1))
    for number in range(3):
        at = MONDAY + timedelta(minutes=number)
        actions.record("agreements.signed", by=WHO, strand=WHERE, at=at, number=number)
    for _ in range(2):
        actions.record("agreements.agreed", by=WHO, strand=ELSEWHERE, at=MONDAY)


def entry(number: int, strand: Any = WHERE) -> Any:
    return Entry.objects.filter(strand_id=strand, number=number)


def findings(*, is_begun: bool = True) -> list[tuple[Any, int, Fault]]:
    found = queries.findings(is_begun=is_begun)
    return [(f.strand, f.number, f.fault) for f in found]


def exchange(first: int, second: int) -> None:
    entry(first).update(number=9)
    entry(second).update(number=first)
    entry(9).update(number=second)


def cut_with_a_shorter_head() -> None:
    entry(3).delete()
    Strand.objects.filter(pk=WHERE).update(length=2)


def move_elsewhere() -> None:
    entry(3).update(strand_id=ELSEWHERE)


def copy_the_last() -> None:
    row = entry(3).get()
    row.pk, row.number = None, 4
    row.save()
    Strand.objects.filter(pk=WHERE).update(length=4)


def test_what_nobody_touched_is_whole() -> None:
    assert findings() == []


@pytest.mark.parametrize(
    "changed",
    [
        {"deed": "agreements.agreed"},
        {"by": ELSEWHERE},
        {"by": None},
        {"about": ELSEWHERE},
        {"facts": {"number": 7}},
        {"facts": {}},
        {"at": MONDAY + timedelta(days=1)},
        {"chain": bytes(32)},
    ],
)
@pytest.mark.parametrize("number", [1, 2, 3])
def test_a_flipped_entry_is_told_by_its_number(changed: dict[str, Any], number: int) -> None:
    assert entry(number).update(**changed) == 1
    assert findings() == [(WHERE, number, Fault.ALTERED)]


@pytest.mark.parametrize(
    ("harm", "number", "fault"),
    [
        (lambda: entry(1).delete(), 1, Fault.MISSING),
        (lambda: entry(2).delete(), 2, Fault.MISSING),
        (lambda: entry(3).delete(), 2, Fault.CUT),
        (lambda: exchange(1, 2), 1, Fault.ALTERED),
        (lambda: exchange(2, 3), 2, Fault.ALTERED),
        (cut_with_a_shorter_head, 2, Fault.CUT),
        (copy_the_last, 4, Fault.ALTERED),
        (lambda: Strand.objects.filter(pk=WHERE).update(seal=bytes(32)), 3, Fault.CUT),
        (lambda: Strand.objects.filter(pk=WHERE).update(length=F("length") + 1), 3, Fault.CUT),
        (lambda: Entry.objects.filter(strand=WHERE).delete(), 0, Fault.CUT),
    ],
)
def test_what_was_deleted_reordered_or_cut_is_told_with_its_place(
    harm: Callable[[], object], number: int, fault: Fault
) -> None:
    harm()
    assert findings() == [(WHERE, number, fault)]


def test_an_entry_moved_elsewhere_is_missed_here_and_strange_there() -> None:
    move_elsewhere()
    assert set(findings()) == {(WHERE, 2, Fault.CUT), (ELSEWHERE, 3, Fault.ALTERED)}


def test_a_whole_strand_cannot_vanish_unseen() -> None:
    Entry.objects.filter(strand=WHERE).delete()
    Strand.objects.filter(pk=WHERE).delete()
    assert findings() == [(WHERE, 0, Fault.STRAND_MISSING)]


def test_nor_can_it_vanish_with_the_note_of_its_opening() -> None:
    Entry.objects.filter(strand=WHERE).delete()
    Strand.objects.filter(pk=WHERE).delete()
    assert Entry.objects.filter(strand=OPENINGS, about=WHERE).delete()[0] == 1
    assert [(strand, fault) for strand, _, fault in findings()] == [(OPENINGS, Fault.MISSING)]


@pytest.mark.parametrize("gone", [[HOUSE], [OPENINGS], [HOUSE, OPENINGS]])
def test_nor_can_a_strand_of_the_house(gone: list[Any]) -> None:
    Entry.objects.filter(strand__in=gone).delete()
    Strand.objects.filter(pk__in=gone).delete()
    assert findings() == [(strand, 0, Fault.STRAND_MISSING) for strand in gone]


def test_a_house_that_was_never_set_up_misses_nothing() -> None:
    Entry.objects.all().delete()
    Strand.objects.all().delete()
    assert findings(is_begun=False) == []
    assert (HOUSE, 0, Fault.STRAND_MISSING) in findings()


def test_what_is_shown_is_the_newest_of_the_strands_asked_for() -> None:
    found = queries.entries([WHERE])
    assert [e.facts["number"] for e in found] == [2, 1, 0]
    assert len(queries.entries([WHERE, ELSEWHERE])) == 5
    assert len(queries.entries([WHERE, ELSEWHERE], most=2)) == 2
    assert queries.entries([new_id()]) == []


def test_pages_of_the_journal_follow_each_other_without_a_gap() -> None:
    everything = queries.entries([HOUSE, WHERE, ELSEWHERE])
    walked, before = [], None
    while page := queries.entries([HOUSE, WHERE, ELSEWHERE], most=2, before=before):
        walked += page
        before = (page[-1].at, page[-1].pk)
    assert walked == everything
    assert len(walked) == 6


def test_of_the_house_only_the_deeds_asked_for_are_shown() -> None:
    actions.record("people.doors_opened", by=WHO, strand=HOUSE, at=MONDAY)
    assert [e.deed for e in queries.house_entries(deeds=["people.doors_opened"])] == [
        "people.doors_opened"
    ]
    assert len(queries.house_entries(deeds=None)) == 2
    assert queries.house_entries(deeds=[]) == []


def test_what_somebody_did_is_found_in_whichever_strand_it_stands() -> None:
    for number, strand in enumerate((WHERE, ELSEWHERE, HOUSE)):
        at = MONDAY + timedelta(hours=number + 1)
        actions.record("people.person_looked_at", by=WHO, strand=strand, at=at)
        actions.record("people.person_looked_at", by=ELSEWHERE, strand=strand, at=at)
    looks = ["people.person_looked_at"]
    found = queries.entries_by(WHO, deeds=looks)
    assert [e.strand_id for e in found] == [HOUSE, ELSEWHERE, WHERE]
    assert {e.by for e in found} == {WHO}
    assert [e.strand_id for e in queries.entries_by(WHO, deeds=looks, most=1)] == [HOUSE]
    before = (found[0].at, found[0].pk)
    assert queries.entries_by(WHO, deeds=looks, before=before) == found[1:]
    assert queries.entries_by(WHO, deeds=[]) == []
    assert queries.entries_by(new_id(), deeds=looks) == []


def test_what_stands_in_two_strands_is_told_once_as_it_was_written_first() -> None:
    for strand in (WHERE, ELSEWHERE):
        actions.record("people.disabled", by=WHO, strand=strand, at=MONDAY, about=WHO)
    told = queries.merged(queries.entries([ELSEWHERE]), queries.entries([WHERE]), most=50)
    assert [e.strand_id for e in told if e.deed == "people.disabled"] == [WHERE]
    assert [e.at for e in told] == sorted((e.at for e in told), reverse=True)
    assert len(queries.merged(told, most=2)) == 2


def test_the_moments_of_several_strands_are_told_apart() -> None:
    found = queries.moments_in([WHERE, ELSEWHERE, WHO], deeds=["agreements.signed"])
    assert found == {WHERE: queries.moments_of(WHERE, deeds=["agreements.signed"])}
