"""The same instant: both send, both edit, one removes what is edited, one ends it."""

from functools import partial

import pytest

from letsbe.conversations.models import Message
from letsbe.conversations.rules.refusals import MessageRefused, Refusal
from letsbe.conversations.tests.people import DATABASES, EVENINGS, MORNING, NIGHT, Talk, once
from letsbe.lib.once import AlreadyDone
from letsbe.people.rules import Part
from letsbe.people.tests.people import DONE, make_house, make_person
from letsbe.people.tests.people import at_once as people_at_once
from letsbe.relationships.rules import Deed
from letsbe.relationships.tests.people import begun

pytestmark = pytest.mark.django_db(databases=DATABASES, transaction=True)
ROUNDS = range(3)
at_once = partial(people_at_once, refused=(MessageRefused,))


@pytest.fixture
def talk(transactional_db: None) -> Talk:
    make_house()
    dana = make_person("Dana", Part.COORDINATOR)
    ada, bo = (make_person(name) for name in ("Ada", "Bo"))
    return Talk(begun(bo, ada, by=dana), ada, bo)


def is_one_order(talk: Talk) -> bool:
    numbers = [line.number for line in talk.lines(talk.ada)]
    return talk.words(talk.ada) == talk.words(talk.bo) and numbers == list(
        range(1, len(numbers) + 1)
    )


def test_both_begin_at_once_and_nothing_is_lost_or_doubled(talk: Talk) -> None:
    deeds = [partial(talk.sends, str(n), by=(talk.ada, talk.bo)[n % 2]) for n in range(8)]

    assert at_once(*deeds) == [DONE] * 8
    assert sorted(map(str, talk.words(talk.ada))) == list("01234567")
    assert is_one_order(talk)


def test_one_form_sent_four_times_at_once_is_one_message(talk: Talk) -> None:
    form = once()
    told = at_once(*[lambda: talk.sends(once=form)] * 4)

    assert sorted(map(str, told)) == sorted(map(str, [DONE, *[AlreadyDone] * 3]))
    assert talk.words(talk.bo) == ["Hello."]


@pytest.mark.parametrize("round_number", ROUNDS)
def test_of_two_edits_at_once_one_is_kept(talk: Talk, round_number: int) -> None:
    row = talk.sends()
    told = at_once(
        lambda: talk.edits(row, "One.", seen=1), lambda: talk.edits(row, "Other.", seen=1)
    )

    assert sorted(map(str, told)) == [Refusal.CHANGED_SINCE_READ, DONE]
    assert talk.words(talk.bo)[0] in {"One.", "Other."}


@pytest.mark.parametrize("round_number", ROUNDS)
def test_edited_in_the_instant_it_is_removed_it_is_removed(
    talk: Talk, round_number: int
) -> None:
    row = talk.sends()
    told = at_once(lambda: talk.edits(row, seen=1), lambda: talk.removes(row))

    assert told[1] == DONE
    assert told[0] in {DONE, Refusal.REMOVED}
    assert Message.objects.get().words_sealed is None


@pytest.mark.parametrize("deed", [Deed.END, Deed.PAUSE])
@pytest.mark.parametrize("round_number", ROUNDS)
def test_sent_in_the_instant_of_an_end_or_a_pause_it_is_there_or_refused(
    talk: Talk, deed: Deed, round_number: int
) -> None:
    told = at_once(talk.sends, lambda: talk.changed(deed))

    assert told[1] == DONE
    assert told[0] in {DONE, Refusal.ENDED, Refusal.PAUSED}
    assert len(talk.words(talk.bo)) == (told[0] == DONE)


@pytest.mark.parametrize("round_number", ROUNDS)
def test_whoever_looks_first_in_the_morning_shows_it_once(
    talk: Talk, round_number: int
) -> None:
    talk.agreed(EVENINGS)
    talk.sends("By night.", at=NIGHT)
    told = at_once(
        lambda: talk.comes(MORNING),
        lambda: talk.comes(MORNING, by=talk.ada),
        lambda: talk.sends("Good morning.", by=talk.bo, at=MORNING),
    )

    assert told == [DONE] * 3
    assert talk.words(talk.ada) == ["By night.", "Good morning."]
    assert is_one_order(talk)


@pytest.mark.parametrize("round_number", ROUNDS)
def test_taken_back_in_the_instant_it_is_shown_it_leaves_a_mark_or_nothing(
    talk: Talk, round_number: int
) -> None:
    talk.agreed(EVENINGS)
    row = talk.sends(at=NIGHT)
    told = at_once(lambda: talk.comes(MORNING), lambda: talk.removes(row, at=NIGHT))

    assert told == [DONE, DONE]
    assert [line.is_removed for line in talk.lines(talk.bo)] in ([], [True])


@pytest.mark.parametrize("round_number", ROUNDS)
def test_of_two_drafts_kept_at_once_one_is_kept(talk: Talk, round_number: int) -> None:
    told = at_once(lambda: talk.drafts("On my phone."), lambda: talk.drafts("On my desk."))

    assert sorted(map(str, told)) == [DONE, Refusal.OTHER_DRAFT]
    assert talk.draft(talk.ada) in {"On my phone.", "On my desk."}
