from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

import pytest

from letsbe.meetings.rules import funding
from letsbe.meetings.rules.funding import FundingNote, Line, Seen
from letsbe.meetings.rules.held import Held, Told
from letsbe.meetings.rules.held_refusals import HeldRefusal

ADA, BO, CLEO = (UUID(int=number) for number in (1, 2, 3))
START = datetime(2026, 11, 3, 18, 0, tzinfo=UTC)
NOW = Held(people=frozenset({ADA, BO}), at=START, starts_at=START, minutes=50, told=Told.MET)
NOTE = FundingNote(
    meeting=UUID(int=9),
    version=3,
    fields=("Place", "Work"),
    lines={0: Line(words="Here.", number=2)},
)
FIRST = Seen(version=3, position=0, number=2)
READ = funding.digest(NOW, NOTE)
SIGNED = replace(NOTE, signed={ADA: READ})
OUT = replace(NOTE, signed={ADA: READ, BO: READ}, is_released=True)


@pytest.mark.parametrize(
    ("now", "note", "seen", "why"),
    [
        (NOW, NOTE, FIRST, None),
        (NOW, NOTE, replace(FIRST, position=1, number=0), None),
        (NOW, NOTE, replace(FIRST, number=1), HeldRefusal.CHANGED_SINCE_READ),
        (NOW, NOTE, replace(FIRST, version=2), HeldRefusal.CHANGED_SINCE_READ),
        (NOW, NOTE, replace(FIRST, position=2, number=0), HeldRefusal.CHANGED_SINCE_READ),
        (NOW, OUT, FIRST, HeldRefusal.RELEASED),
        (NOW, replace(NOTE, is_declined=True), FIRST, HeldRefusal.DECLINED),
        (replace(NOW, told=Told.UNTOLD), NOTE, FIRST, HeldRefusal.NOT_MET),
        (replace(NOW, is_paused=True), NOTE, FIRST, HeldRefusal.RESTING),
    ],
)
def test_each_reason_why_a_field_is_not_written(
    now: Held, note: FundingNote, seen: Seen, why: HeldRefusal | None
) -> None:
    assert funding.refuse_writing(now, note, seen, by=ADA) is why


@pytest.mark.parametrize(
    ("now", "note", "read", "why"),
    [
        (NOW, NOTE, READ, None),
        (NOW, NOTE, "0" * 64, HeldRefusal.CHANGED_SINCE_READ),
        (NOW, SIGNED, READ, HeldRefusal.SIGNED_ALREADY),
        (replace(NOW, is_ended=True), NOTE, READ, HeldRefusal.ENDED),
    ],
)
def test_each_reason_why_a_note_is_not_signed(
    now: Held, note: FundingNote, read: str, why: HeldRefusal | None
) -> None:
    assert funding.refuse_signing(now, note, by=ADA, read=read) is why


def test_words_that_cannot_be_shown_and_an_empty_note_are_signed_by_nobody() -> None:
    lost = replace(NOTE, lines={0: Line(words=None, number=2)})
    empty = replace(NOTE, lines={0: Line(words="", number=3)})
    for note, why in (
        (lost, HeldRefusal.CANNOT_BE_SHOWN),
        (empty, HeldRefusal.NOTHING_WRITTEN),
    ):
        read = funding.digest(NOW, note)
        assert funding.refuse_signing(NOW, note, by=ADA, read=read) is why


@pytest.mark.parametrize(
    "change",
    [
        {"lines": {0: Line(words="Here", number=2)}},
        {"lines": {1: Line(words="Here.", number=2)}},
        {"fields": ("Place", "Works")},
        {"meeting": UUID(int=8)},
    ],
)
def test_a_signature_is_for_the_exact_text(change: Any) -> None:
    assert funding.valid_signatures(NOW, SIGNED) == {ADA}
    assert funding.valid_signatures(NOW, replace(SIGNED, **change)) == frozenset()
    later = replace(NOW, starts_at=START + timedelta(minutes=1))
    assert funding.valid_signatures(later, SIGNED) == frozenset()
    assert funding.valid_signatures(replace(NOW, minutes=51), SIGNED) == frozenset()


def test_the_second_signature_releases_it() -> None:
    assert not funding.is_released_by(NOW, NOTE, by=ADA)
    assert funding.is_released_by(NOW, SIGNED, by=BO)
    assert not funding.is_released_by(NOW, SIGNED, by=ADA)
    stale = replace(SIGNED, signed={ADA: "0" * 64})
    assert not funding.is_released_by(NOW, stale, by=BO)


@pytest.mark.parametrize(
    ("now", "note", "goes"),
    [
        (NOW, OUT, True),
        (NOW, SIGNED, False),
        (NOW, replace(OUT, is_declined=True), False),
        (replace(NOW, told=Told.NOT_MET), OUT, False),
        (NOW, replace(OUT, lines={0: Line(words="There.", number=2)}), False),
        (NOW, replace(OUT, signed={ADA: READ}), False),
    ],
)
def test_only_what_both_signed_goes_out(now: Held, note: FundingNote, goes: bool) -> None:
    assert funding.goes_out(now, note) is goes


def test_either_declines_at_any_time() -> None:
    for now in (NOW, replace(NOW, is_ended=True), replace(NOW, is_paused=True)):
        for note in (NOTE, OUT):
            assert funding.refuse_declining(now, note, by=BO) is None
    declined = replace(NOTE, is_declined=True)
    assert funding.refuse_declining(NOW, declined, by=BO) is HeldRefusal.DECLINED
    assert funding.refuse_declining(NOW, NOTE, by=CLEO) is HeldRefusal.NOT_ONE_OF_THE_TWO


@pytest.mark.parametrize(
    ("labels", "why"),
    [
        (["Place"], None),
        ([str(n) for n in range(12)], None),
        ([str(n) for n in range(13)], HeldRefusal.TOO_MANY_FIELDS),
        ([], HeldRefusal.NO_FIELDS),
        (["Place", "place"], HeldRefusal.FIELD_TWICE),
    ],
)
def test_a_programme_names_few_fields_each_once(
    labels: list[str], why: HeldRefusal | None
) -> None:
    assert funding.refuse_fields(labels) is why
