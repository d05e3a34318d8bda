"""Both in the same instant: one consistent outcome, and nothing shown that was not released."""

from functools import partial

import pytest

from letsbe.interviews import actions
from letsbe.interviews.actions.laying import lay_usual_questions
from letsbe.interviews.models import Answer, Asked, Interview, Question
from letsbe.interviews.rules.answers import Between
from letsbe.interviews.rules.refusals import InterviewRefused, Refusal
from letsbe.interviews.tests.people import KEEP, READY, SKIP, TAKE_BACK, Talk
from letsbe.journal import queries as journal
from letsbe.lib import clock
from letsbe.people.rules import Part
from letsbe.people.tests.people import DONE, make_house, make_person
from letsbe.people.tests.people import at_once as people_at_once
from letsbe.relationships.tests.people import begun

pytestmark = pytest.mark.django_db(databases=["default", "keys"], transaction=True)


at_once = partial(people_at_once, refused=(InterviewRefused,))


@pytest.fixture
def talk(transactional_db: None) -> Talk:
    make_house()
    dana = make_person("Dana", Part.COORDINATOR)
    ada, bo = make_person("Ada"), make_person("Bo", Part.SUPPORTER)
    return Talk(begun(bo, ada, by=dana), ada, bo)


def is_whole() -> bool:
    return not list(journal.findings(is_begun=False))


def test_two_who_release_at_once_both_see_it(talk: Talk) -> None:
    talk.question()
    told = at_once(
        lambda: talk.gave(talk.ada, READY, seen=0), lambda: talk.gave(talk.bo, SKIP, seen=0)
    )

    assert told == [DONE, DONE]
    assert talk.question().between is Between.SHOWN
    assert is_whole()


@pytest.mark.parametrize("round_number", range(3))
def test_who_takes_back_while_the_other_releases_has_taken_it_back_or_is_told(
    talk: Talk, round_number: int
) -> None:
    talk.gave(talk.ada, READY)
    told = at_once(
        lambda: talk.gave(talk.ada, TAKE_BACK), lambda: talk.gave(talk.bo, READY, seen=0)
    )

    assert told[1] == DONE
    assert told[0] in {DONE, Refusal.SHOWN_ALREADY}
    is_shown = talk.question().between is Between.SHOWN
    assert is_shown is (told[0] == Refusal.SHOWN_ALREADY)
    assert is_whole()


def test_of_two_tabs_that_write_at_once_one_is_kept_and_the_other_told(talk: Talk) -> None:
    told = at_once(
        *[lambda n=n: talk.gave(talk.ada, KEEP, f"Tab {n}.", seen=0) for n in range(4)]
    )

    assert sorted(map(str, told)) == [Refusal.CHANGED_SINCE_READ] * 3 + [DONE]
    assert Answer.objects.get().version == 1


@pytest.mark.parametrize("round_number", range(3))
def test_a_question_is_taken_back_or_answered_never_both(talk: Talk, round_number: int) -> None:
    asked = talk.added(talk.bo)
    told = at_once(
        lambda: talk.took_question_back(talk.bo, asked),
        lambda: talk.gave(talk.ada, READY, asked=asked, seen=0),
    )

    assert sorted(map(str, told)) in (
        [DONE, Refusal.QUESTION_TAKEN_BACK],
        [DONE, Refusal.READY_MEANWHILE],
    )
    assert is_whole()


def test_nobody_adds_a_sixth_question_in_the_instant_of_the_fifth(talk: Talk) -> None:
    for _each in range(4):
        talk.added(talk.ada)
    told = at_once(*[lambda: talk.added(talk.ada)] * 3)

    assert sorted(map(str, told)) == [DONE] + [Refusal.TOO_MANY_QUESTIONS] * 2


def test_a_first_talk_that_both_open_at_once_is_laid_once(talk: Talk) -> None:
    Asked.objects.all().delete()
    Interview.objects.all().delete()
    Question.objects.all().delete()
    told = at_once(
        *[lambda: actions.lay(talk.bond.pk, at=clock.now())] * 3,
        *[lambda: lay_usual_questions(at=clock.now())] * 3,
    )

    assert told == [DONE] * 6
    assert Question.objects.count() == len(talk.asked) == 14
