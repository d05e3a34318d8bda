from dataclasses import replace

import pytest
from django.http import Http404

from letsbe.interviews import access, actions
from letsbe.interviews.actions import programme
from letsbe.interviews.actions.laying import lay_usual_questions
from letsbe.interviews.events import Deed
from letsbe.interviews.models import Asked, Interview, Question
from letsbe.interviews.rules.questions import MOST_OF_PROGRAMME, Becomes, Theme, Wanted
from letsbe.interviews.rules.refusals import InterviewRefused, Refusal
from letsbe.interviews.rules.usual_questions import USUAL_QUESTIONS
from letsbe.interviews.tests.people import Talk, sent
from letsbe.journal.models import HOUSE
from letsbe.lib import clock
from letsbe.lib.ids import new_id
from letsbe.people.models import Person
from letsbe.people.tests.people import signed_in
from letsbe.relationships.tests.people import begun, deeds_in

pytestmark = [
    pytest.mark.django_db(databases=["default", "keys"]),
    pytest.mark.usefixtures("house"),
]
LIST = "/programme/questions"
WANTED = Wanted(theme=Theme.HELPS, words="What sounds calm you?", becomes=Becomes.EXPECTATION)
SENT = {"theme": "helps", "words": WANTED.words, "hint": "Rain.", "becomes": "expectation"}


def written(
    dana: Person, wanted: Wanted = WANTED, *, instead_of: Question | None = None
) -> Question:
    old = instead_of.pk if instead_of else None
    return programme.write_question(wanted, by=dana, at=clock.now(), instead_of=old)


def retired(dana: Person, question: Question) -> None:
    programme.retire_question(question.pk, by=dana, at=clock.now())


def test_the_usual_questions_are_there_without_anybody_doing_anything(dana: Person) -> None:
    page = signed_in(dana).get(LIST).content.decode()

    assert Question.objects.count() == len(USUAL_QUESTIONS)
    assert all(wanted.words in page for wanted in USUAL_QUESTIONS)


def test_the_usual_questions_are_laid_once_and_not_again_when_all_are_taken_out(
    dana: Person, talk: Talk, cleo: Person
) -> None:
    lay_usual_questions(at=clock.now())
    for question in access.questions_for_coordinator(dana):
        retired(dana, question)
    bond = begun(talk.bo, cleo, by=dana)

    assert Question.objects.count() == len(USUAL_QUESTIONS)
    assert not Asked.objects.filter(relationship=bond.pk).exists()
    assert "No questions yet" in signed_in(cleo).get(f"/interviews/{bond.pk}").content.decode()
    assert "Nothing is asked here" in signed_in(dana).get(LIST).content.decode()


def test_a_change_of_the_programme_moves_no_first_talk_that_has_begun(
    talk: Talk, dana: Person, cleo: Person
) -> None:
    before = [row.question for row in access.asked_in(talk.bond)]
    old = access.questions_for_coordinator(dana)[0]
    new = written(dana, replace(WANTED, theme=Theme(old.theme)), instead_of=old)
    retired(dana, access.questions_for_coordinator(dana)[1])
    added = written(dana)

    assert [row.question for row in access.asked_in(talk.bond)] == before
    later = [row.question for row in access.asked_in(begun(talk.bo, cleo, by=dana))]
    assert (new.line, new.position) == (old.line, old.position)
    assert later[0] == new
    assert added in later
    assert len(later) == len(before)


def test_a_question_of_a_theme_stands_with_its_theme(dana: Person) -> None:
    lay_usual_questions(at=clock.now())
    written(dana)
    themes = [row.theme for row in access.questions_for_coordinator(dana)]

    assert themes == sorted(themes, key=[theme.value for theme in Theme].index)


def test_who_writes_what_somebody_else_has_just_changed_is_told(dana: Person) -> None:
    question = written(dana)
    written(dana, instead_of=question)

    with pytest.raises(InterviewRefused) as refused:
        written(dana, instead_of=question)
    assert refused.value.why is Refusal.PROGRAMME_CHANGED
    with pytest.raises(InterviewRefused):
        retired(dana, question)


def test_a_programme_asks_no_more_than_a_first_talk_holds(dana: Person) -> None:
    while access.questions_for_coordinator(dana).count() < MOST_OF_PROGRAMME:
        last = written(dana)

    with pytest.raises(InterviewRefused) as refused:
        written(dana)
    assert refused.value.why is Refusal.PROGRAMME_FULL
    assert written(dana, instead_of=last)


def test_the_deeds_of_the_programme_stand_in_the_journal_of_the_house(dana: Person) -> None:
    retired(dana, written(dana))

    assert deeds_in(HOUSE)[-2:] == [Deed.QUESTION_WRITTEN, Deed.QUESTION_RETIRED]


def test_nobody_else_writes_what_the_programme_asks(bo: Person) -> None:
    with pytest.raises(Http404):
        written(bo)
    assert signed_in(bo).get(LIST).status_code == 404
    assert not Question.objects.exclude(written_by=None).exists()


def test_a_coordinator_writes_rewords_and_retires_on_the_pages(dana: Person) -> None:
    browser = signed_in(dana)
    assert sent(browser, f"{LIST}/write", **SENT).status_code == 302
    question = Question.objects.get(words=WANTED.words)
    page = browser.get(f"{LIST}/{question.pk}/write").content.decode()
    assert WANTED.words in page
    assert "Rain." in page
    other = SENT | {"words": "What else?"}
    assert sent(browser, f"{LIST}/{question.pk}/write", **other).status_code == 302
    assert "What else?" in browser.get(LIST).content.decode()

    late = sent(browser, f"{LIST}/{question.pk}/write", **other)
    assert late.status_code == 409
    assert "Somebody changed this question meanwhile" in late.content.decode()
    assert "What else?" in late.content.decode()
    new = Question.objects.get(words="What else?")
    assert sent(browser, f"{LIST}/{new.pk}/retire").status_code == 302
    assert sent(browser, f"{LIST}/{new.pk}/retire").status_code == 302
    assert "What else?" not in browser.get(LIST).content.decode()


@pytest.mark.parametrize(
    "lacking",
    [
        {"words": ""},
        {"words": "\u200b"},
        {"words": "x" * 301},
        {"theme": "no"},
        {"becomes": ""},
    ],
)
def test_what_cannot_be_asked_comes_back_with_what_was_typed(
    dana: Person, lacking: dict[str, str]
) -> None:
    answer = sent(signed_in(dana), f"{LIST}/write", **(SENT | lacking))

    assert answer.status_code == 422
    assert "Rain." in answer.content.decode()
    assert not Question.objects.filter(hint="Rain.").exists()


def test_a_question_that_is_not_there_is_not_reworded(dana: Person) -> None:
    assert signed_in(dana).get(f"{LIST}/{new_id()}/write").status_code == 404


def test_older_relationships_find_their_first_talk_when_they_look(talk: Talk) -> None:
    Asked.objects.all().delete()
    Interview.objects.filter(relationship=talk.bond).delete()
    actions_before = Asked.objects.count()

    assert "Our first talk" in talk.reads(talk.ada, "interview")
    assert actions_before == 0
    assert len(talk.asked) == 14
    Asked.objects.all().delete()
    Interview.objects.filter(relationship=talk.bond).delete()
    actions.add_question(talk.bond.pk, "Tea?", by=talk.bo, at=clock.now())
    assert len(talk.asked) == 15
