from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import timedelta

import pytest
from django.db import connections, transaction
from django.http import Http404

from letsbe.journal import queries as journal
from letsbe.journal.models import HOUSE
from letsbe.lib.ids import new_id
from letsbe.lib.once import AlreadyDone, Once, SentWithOtherWords
from letsbe.people.events import person_joined
from letsbe.people.models import Person
from letsbe.people.tests.people import MONDAY
from letsbe.safety import actions, queries, rules
from letsbe.safety.models import HelpPage, Reading
from letsbe.safety.rules import Answers
from letsbe.safety.tests.people import (
    ALL_BUT_ONE,
    WHOLE,
    ada,
    are_doors_open,
    closed_house,
    dana,
    write,
)

__all__ = ["ada", "closed_house", "dana"]
pytestmark = pytest.mark.django_db(databases=["default", "keys"])
CHANGED = replace(WHOLE, police="Only when somebody is dying.")


def once() -> Once:
    return Once(key=new_id(), fingerprint=b"x" * 32)


def deeds(strand: object) -> list[str]:
    return [entry.deed for entry in journal.entries([strand])]  # type: ignore[list-item]


def test_five_answers_open_the_doors(dana: Person) -> None:
    write(dana)
    assert are_doors_open()


@pytest.mark.parametrize("answers", [Answers(), ALL_BUT_ONE])
def test_a_page_with_an_answer_missing_keeps_the_doors_shut(
    dana: Person, answers: Answers
) -> None:
    write(dana, answers)
    assert not are_doors_open()


def test_taking_an_answer_away_shuts_the_doors_and_giving_it_back_opens_them(
    dana: Person,
) -> None:
    for answers, is_open in [(WHOLE, True), (ALL_BUT_ONE, False), (WHOLE, True)]:
        write(dana, answers)
        assert are_doors_open() is is_open


def test_each_change_is_an_edition_and_every_edition_is_kept(dana: Person) -> None:
    first, second = write(dana), write(dana, CHANGED)
    assert (first.number, second.number) == (1, 2)
    kept = HelpPage.objects.order_by("edition")
    assert [page.answers for page in kept] == [WHOLE, CHANGED]
    assert [page.written_by_id for page in kept] == [dana.pk, dana.pk]


def test_the_same_words_again_make_no_edition_and_ask_nobody_to_read(dana: Person) -> None:
    write(dana)
    assert write(dana).number == 1
    assert deeds(HOUSE).count("safety.help_page_written") == 1


def test_only_a_coordinator_writes_the_page(ada: Person, dana: Person) -> None:
    with pytest.raises(Http404):
        write(ada)
    assert not HelpPage.objects.exists()
    write(dana)
    assert HelpPage.objects.exists()


def test_words_written_from_an_older_edition_are_refused_and_undo_nothing(
    dana: Person,
) -> None:
    write(dana)
    write(dana, CHANGED, after=1)
    with pytest.raises(rules.WritingRefused):
        write(dana, replace(WHOLE, more="Hello."), after=1)
    assert queries.newest_page().said == CHANGED


@pytest.mark.django_db(databases=["default", "keys"], transaction=True)
def test_two_coordinators_who_write_at_once_cannot_undo_each_other(dana: Person) -> None:
    write(dana)

    def write_more(more: str) -> bool:
        try:
            write(dana, replace(WHOLE, more=more), after=1)
        except rules.WritingRefused:
            return False
        finally:
            connections.close_all()
        return True

    with ThreadPoolExecutor(8) as crowd:
        kept = list(crowd.map(write_more, "abcdefgh"))
    assert kept.count(True) == 1
    assert HelpPage.objects.count() == 2


def test_a_form_posted_twice_writes_once(dana: Person) -> None:
    form = once()
    actions.write_help_page(dana, answers=WHOLE, at=MONDAY, once=form)
    with pytest.raises(AlreadyDone):
        actions.write_help_page(dana, answers=WHOLE, at=MONDAY, once=form)
    with pytest.raises(SentWithOtherWords):
        actions.write_help_page(
            dana, answers=CHANGED, at=MONDAY, once=replace(form, fingerprint=b"y" * 32)
        )
    assert HelpPage.objects.count() == 1


def test_writing_is_told_to_the_house_and_reading_to_the_reader_alone(
    dana: Person, ada: Person
) -> None:
    write(dana)
    actions.read_help_page(ada, edition=1, at=MONDAY, once=once())
    assert "safety.help_page_written" in deeds(HOUSE)
    assert deeds(ada.pk) == ["safety.help_page_read"]
    assert "safety.help_page_read" not in deeds(HOUSE)
    assert list(journal.findings(is_begun=True)) == []


def test_whoever_wrote_it_need_not_read_it_and_everybody_else_must(
    dana: Person, ada: Person
) -> None:
    assert not queries.must_read(ada.pk)
    write(dana)
    assert not queries.must_read(dana.pk)
    assert queries.must_read(ada.pk)


def test_a_changed_page_asks_everybody_again(dana: Person, ada: Person) -> None:
    write(dana)
    actions.read_help_page(ada, edition=1, at=MONDAY, once=once())
    assert not queries.must_read(ada.pk)
    write(dana, CHANGED)
    assert queries.must_read(ada.pk)


def test_reading_an_older_edition_is_refused(dana: Person, ada: Person) -> None:
    write(dana)
    write(dana, CHANGED)
    with pytest.raises(rules.ReadingRefused):
        actions.read_help_page(ada, edition=1, at=MONDAY, once=once())
    assert not Reading.objects.filter(person=ada).exists()


def test_reading_twice_is_reading_once(dana: Person, ada: Person) -> None:
    write(dana)
    form = once()
    actions.read_help_page(ada, edition=1, at=MONDAY, once=form)
    with pytest.raises(AlreadyDone):
        actions.read_help_page(ada, edition=1, at=MONDAY, once=form)
    actions.read_help_page(ada, edition=1, at=MONDAY + timedelta(days=1), once=once())
    assert [read.at for read in Reading.objects.filter(person=ada)] == [MONDAY]
    assert deeds(ada.pk) == ["safety.help_page_read"]


def test_what_was_read_on_the_way_in_need_not_be_read_again(dana: Person, ada: Person) -> None:
    write(dana)
    with transaction.atomic():
        person_joined.send(sender=None, person_id=ada.pk, page_read="1", at=MONDAY)
    assert not queries.must_read(ada.pk)


@pytest.mark.parametrize("page_read", ["", "0", "2", "one", "-1", "²", "1.0"])
def test_an_edition_that_does_not_exist_was_not_read(
    dana: Person, ada: Person, page_read: str
) -> None:
    write(dana)
    with transaction.atomic():
        person_joined.send(sender=None, person_id=ada.pk, page_read=page_read, at=MONDAY)
    assert queries.must_read(ada.pk)


def test_an_erased_writer_leaves_the_edition_and_takes_their_readings(
    dana: Person, ada: Person
) -> None:
    write(dana)
    dana.delete()
    assert HelpPage.objects.get().written_by_id is None
    assert not Reading.objects.exists()


def test_the_page_for_templates_has_five_questions_with_help_first(dana: Person) -> None:
    assert queries.programme_page().edition == "0"
    assert not queries.programme_page().is_complete
    write(dana)
    page = queries.programme_page()
    assert (page.edition, page.is_complete, page.helps) == ("1", True, WHOLE.help_now)
    assert [answer for _, answer in page.answers] == [
        WHOLE.help_now,
        WHOLE.who_reads,
        WHOLE.who_watches,
        WHOLE.what_breaks,
        WHOLE.police,
    ]
    assert all(question.endswith("?") for question, _ in page.answers)
