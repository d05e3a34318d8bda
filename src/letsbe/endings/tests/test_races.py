"""Letters and meetings in the same instant: shown to both or to neither, and never twice."""

from collections.abc import Callable

import pytest

from letsbe.endings.events import Deed as Journalled
from letsbe.endings.models import LastMeeting, Letter
from letsbe.endings.rules.letters import LetterDeed
from letsbe.endings.rules.meeting import MeetingDeed
from letsbe.endings.rules.refusals import EndingRefused, Refusal
from letsbe.endings.tests.people import answered, changed, kept, said, suggested
from letsbe.journal import queries as journal
from letsbe.journal.models import Entry
from letsbe.people.models import Person
from letsbe.people.rules import Part
from letsbe.people.tests.people import DONE, make_house, make_person
from letsbe.people.tests.people import at_once as at_one_instant
from letsbe.relationships.models import Relationship
from letsbe.relationships.rules import Deed
from letsbe.relationships.tests.people import begun

pytestmark = pytest.mark.django_db(databases=["default", "keys"], transaction=True)
ROUNDS = range(3)


def at_once(*deeds: Callable[[], object]) -> list[object]:
    return at_one_instant(*deeds, refused=(EndingRefused,))


@pytest.fixture
def both(transactional_db: None) -> tuple[Person, Person]:
    return make_person("Ada"), make_person("Bo")


@pytest.fixture
def ending(both: tuple[Person, Person]) -> Relationship:
    make_house()
    ada, bo = both
    bond = begun(bo, ada, by=make_person("Dana", Part.COORDINATOR))
    changed(bond, Deed.OFFER_ENDING, by=ada)
    return bond


def is_whole() -> bool:
    return not list(journal.findings(is_begun=False))


@pytest.mark.parametrize("round_number", ROUNDS)
def test_both_ready_at_once_shows_both_once(
    ending: Relationship, both: tuple[Person, Person], round_number: int
) -> None:
    ada, bo = both
    for person in both:
        kept(ending, "Thank you.", by=person)
    told = at_once(
        lambda: said(ending, LetterDeed.READY, by=ada, seen=1),
        lambda: said(ending, LetterDeed.READY, by=bo, seen=1),
    )
    assert told == [DONE, DONE]
    assert Letter.objects.exclude(shown_at=None).count() == 2
    assert Entry.objects.filter(deed=Journalled.LETTERS_SHOWN).count() == 1
    assert is_whole()


@pytest.mark.parametrize("round_number", ROUNDS)
def test_ready_taken_back_while_the_other_gets_ready_is_one_or_the_other(
    ending: Relationship, both: tuple[Person, Person], round_number: int
) -> None:
    ada, bo = both
    for person in both:
        kept(ending, "Thank you.", by=person)
    said(ending, LetterDeed.READY, by=ada)
    told = at_once(
        lambda: said(ending, LetterDeed.TAKE_BACK, by=ada, seen=1),
        lambda: said(ending, LetterDeed.READY, by=bo, seen=1),
    )
    is_shown = Letter.objects.exclude(shown_at=None).exists()
    assert told == [Refusal.SHOWN if is_shown else DONE, DONE]
    assert is_whole()


@pytest.mark.parametrize("round_number", ROUNDS)
def test_giving_while_the_other_takes_no_letter_back_is_one_or_the_other(
    ending: Relationship, both: tuple[Person, Person], round_number: int
) -> None:
    ada, bo = both
    kept(ending, "Thank you.", by=bo)
    said(ending, LetterDeed.READY, by=bo)
    said(ending, LetterDeed.NO_LETTER, by=ada)
    told = at_once(
        lambda: said(ending, LetterDeed.GIVE, by=bo, seen=1),
        lambda: said(ending, LetterDeed.TAKE_BACK, by=ada, seen=0),
    )
    is_shown = Letter.objects.exclude(shown_at=None).exists()
    assert told == ([DONE, Refusal.SHOWN] if is_shown else [Refusal.NOTHING_TO_GIVE, DONE])
    assert is_whole()


@pytest.mark.parametrize("round_number", ROUNDS)
def test_two_suggestions_at_once_leave_one_and_a_yes_is_to_the_one_that_was_read(
    ending: Relationship, both: tuple[Person, Person], round_number: int
) -> None:
    ada, bo = both
    seen = suggested(ending, by=ada)
    told = at_once(
        lambda: answered(ending, MeetingDeed.YES, seen, by=bo),
        lambda: suggested(ending, by=ada, where="The pier."),
        lambda: suggested(ending, by=ada, where="The park."),
    )
    assert told[0] in {DONE, Refusal.MEETING_CHANGED}
    assert told[1:] == [DONE, DONE]
    now = LastMeeting.objects.get(set_aside_at=None)
    assert now.agreed_at is None
    assert is_whole()


@pytest.mark.parametrize("round_number", ROUNDS)
def test_two_drafts_at_once_keep_one_and_refuse_the_other(
    ending: Relationship, both: tuple[Person, Person], round_number: int
) -> None:
    ada = both[0]
    told = at_once(
        *[lambda words=words: kept(ending, words, by=ada, seen=0) for words in ("A", "B", "C")]
    )
    assert sorted(map(str, told)) == [DONE, Refusal.LETTER_CHANGED, Refusal.LETTER_CHANGED]
    assert Letter.objects.get().revision == 1
    assert is_whole()
