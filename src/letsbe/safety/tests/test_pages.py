from dataclasses import asdict, replace

import pytest
from django.test import Client
from django.urls import reverse

from letsbe.lib.ids import new_id
from letsbe.people.models import Person
from letsbe.people.tests.people import signed_in
from letsbe.safety import queries
from letsbe.safety.models import HelpPage, Reading
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


def form(answers: object = WHOLE, **others: object) -> dict[str, object]:
    return {**asdict(answers), "after": 0, "once_key": str(new_id()), **others}  # type: ignore[call-overload]


def test_a_house_not_yet_set_up_still_says_where_help_is() -> None:
    page = Client().get(reverse("safety:help"))
    assert page.status_code == 200
    assert 'href="tel:112"' in page.text
    assert "somebody you trust" in page.text
    assert "not written this page yet" in page.text


def test_help_comes_first_and_its_number_can_be_pressed(dana: Person) -> None:
    write(dana)
    text = Client().get(reverse("safety:help")).text
    assert '<a href="tel:+351210000000" rel="noreferrer">+351 21 000 0000</a>' in text
    places = [
        text.index(each) for each in ["The night line", *list(asdict(WHOLE).values())[1:5]]
    ]
    assert places == sorted(places)


def test_strangers_read_the_page_without_a_session_or_a_cookie(dana: Person) -> None:
    write(dana)
    page = Client().get(reverse("safety:help"))
    assert page.status_code == 200
    assert not page.cookies
    assert "I have read this" not in page.text


def test_what_a_coordinator_wrote_cannot_become_part_of_the_page(dana: Person) -> None:
    write(dana, replace(WHOLE, more="<script>alert(1)</script> javascript:alert(1) {{7*7}} %s"))
    text = Client().get(reverse("safety:help")).text
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in text
    assert 'href="javascript:' not in text
    assert "{{7*7}} %s" in text


def test_somebody_who_has_not_read_it_can_say_so_once(dana: Person, ada: Person) -> None:
    write(dana)
    browser = signed_in(ada)
    assert "I have read this" in browser.get(reverse("safety:help")).text
    said = {"edition": 1, "once_key": str(new_id())}
    for _ in range(2):
        answer = browser.post(reverse("safety:read"), said)
        assert answer.status_code == 302
    assert "I have read this" not in browser.get(reverse("safety:help")).text
    assert Reading.objects.filter(person=ada).count() == 1


@pytest.mark.parametrize("edition", ["1", "", "x", "99", "-1"])
def test_saying_that_another_edition_was_read_shows_the_newest(
    dana: Person, ada: Person, edition: str
) -> None:
    write(dana)
    write(dana, CHANGED)
    answer = signed_in(ada).post(reverse("safety:read"), {"edition": edition})
    assert answer.status_code == 422
    assert "has changed since you opened it" in answer.text
    assert CHANGED.police in answer.text
    assert not Reading.objects.filter(person=ada).exists()


def test_only_a_coordinator_finds_the_page_of_words(dana: Person, ada: Person) -> None:
    assert signed_in(dana).get(reverse("safety:edit")).status_code == 200
    refused = signed_in(ada).get(reverse("safety:edit"))
    absent = signed_in(ada).get("/help/nothing-of-the-kind")
    assert refused.status_code == absent.status_code == 404
    assert refused.content == absent.content
    assert signed_in(ada).post(reverse("safety:edit"), form()).status_code == 404
    assert Client().get(reverse("safety:edit")).status_code == 302
    assert not HelpPage.objects.exists()


def test_the_first_five_answers_open_the_doors_and_lead_on_to_the_minimums(
    dana: Person,
) -> None:
    answer = signed_in(dana).post(reverse("safety:edit"), form())
    assert answer.status_code == 302
    assert answer["Location"] == reverse("agreements:programme_minimums")
    assert are_doors_open()


def test_a_later_change_leads_back_to_the_help_page(dana: Person) -> None:
    write(dana)
    answer = signed_in(dana).post(reverse("safety:edit"), form(CHANGED, after=1))
    assert answer["Location"] == reverse("safety:help")
    assert queries.newest_page().said == CHANGED


def test_a_missing_answer_is_said_at_its_place_and_nothing_typed_is_lost(dana: Person) -> None:
    answer = signed_in(dana).post(reverse("safety:edit"), form(ALL_BUT_ONE))
    assert answer.status_code == 422
    assert 'href="#id_police"' in answer.text
    assert WHOLE.what_breaks in answer.text
    assert not HelpPage.objects.exists()
    assert not are_doors_open()


def test_a_gap_of_the_starting_text_is_not_an_answer(dana: Person) -> None:
    browser = signed_in(dana)
    start = browser.get(reverse("safety:edit") + "?start=1").text
    assert "[telephone number]" in start
    answer = browser.post(
        reverse("safety:edit"), form(replace(WHOLE, help_now="Call [telephone number]."))
    )
    assert answer.status_code == 422
    assert "[square brackets]" in answer.text
    assert not are_doors_open()


def test_unfinished_answers_are_kept_and_the_doors_stay_shut(dana: Person) -> None:
    answer = signed_in(dana).post(reverse("safety:edit"), form(ALL_BUT_ONE, unfinished="1"))
    assert answer["Location"] == reverse("safety:edit")
    assert queries.newest_page().said == ALL_BUT_ONE
    assert not are_doors_open()


def test_finishing_an_unfinished_page_leads_on_to_the_minimums(dana: Person) -> None:
    write(dana, ALL_BUT_ONE)
    answer = signed_in(dana).post(reverse("safety:edit"), form(after=1))
    assert answer["Location"] == reverse("agreements:programme_minimums")
    assert are_doors_open()


def test_a_form_posted_twice_makes_one_edition_and_answers_in_peace(dana: Person) -> None:
    write(dana)
    browser, sent = signed_in(dana), form(CHANGED, after=1)
    answers = [browser.post(reverse("safety:edit"), sent) for _ in range(2)]
    assert [answer["Location"] for answer in answers] == [reverse("safety:help")] * 2
    assert HelpPage.objects.count() == 2


def test_the_first_form_posted_twice_leads_on_to_the_minimums_both_times(dana: Person) -> None:
    browser, sent = signed_in(dana), form()
    answers = [browser.post(reverse("safety:edit"), sent) for _ in range(2)]
    there = reverse("agreements:programme_minimums")
    assert [answer["Location"] for answer in answers] == [there] * 2


def test_a_page_kept_without_a_change_asks_nobody_to_read_it_again(dana: Person) -> None:
    write(dana)
    browser, sent = signed_in(dana), form(after=1)
    for _ in range(2):
        answer = browser.post(reverse("safety:edit"), sent, follow=True)
        assert answer.redirect_chain[-1][0] == reverse("safety:help")
        assert "nobody has to read it again" in answer.text
        assert "Everybody is asked" not in answer.text
    assert HelpPage.objects.count() == 1


def test_a_page_kept_with_a_change_asks_everybody_to_read_it_again(dana: Person) -> None:
    write(dana)
    answer = signed_in(dana).post(reverse("safety:edit"), form(CHANGED, after=1), follow=True)
    assert "Everybody is asked to read this again" in answer.text


def test_the_same_form_with_other_words_is_shown_again_and_can_then_be_sent(
    dana: Person,
) -> None:
    browser, sent = signed_in(dana), form()
    browser.post(reverse("safety:edit"), sent)
    again = browser.post(reverse("safety:edit"), {**sent, "police": "Other words.", "after": 1})
    assert again.status_code == 422
    assert "already sent once, with other words" in again.text
    assert "Other words." in again.text
    assert str(sent["once_key"]) not in again.text


def test_a_page_changed_by_another_meanwhile_is_not_undone_and_can_be_sent_after_all(
    dana: Person,
) -> None:
    write(dana)
    write(dana, CHANGED)
    mine = form(replace(WHOLE, more="My words."), after=1)
    refused = signed_in(dana).post(reverse("safety:edit"), mine)
    assert refused.status_code == 422
    assert "Somebody else changed this page" in refused.text
    assert "My words." in refused.text
    assert 'name="after" value="2"' in refused.text
    assert queries.newest_page().said == CHANGED


@pytest.mark.parametrize("nothing", ["", "   ", "\u200b", "\x00", "\u202e"])
def test_what_only_looks_like_an_answer_is_none(dana: Person, nothing: str) -> None:
    answer = signed_in(dana).post(reverse("safety:edit"), form() | {"who_reads": nothing})
    assert answer.status_code == 422
    assert not HelpPage.objects.exists()


def test_an_answer_may_be_long_and_one_more_is_said_to_be_too_long(dana: Person) -> None:
    browser = signed_in(dana)
    fits = browser.post(reverse("safety:edit"), form(replace(WHOLE, police="a" * 4000)))
    assert fits.status_code == 302
    too_long = form(replace(WHOLE, police="b" * 4001), after=1)
    refused = browser.post(reverse("safety:edit"), too_long)
    assert refused.status_code == 422
    assert "b" * 4001 in refused.text


def test_nobody_can_say_who_wrote_it_or_when(dana: Person, ada: Person) -> None:
    sent = form() | {"written_by": str(ada.pk), "edition": 77, "written_at": "2001-01-01"}
    signed_in(dana).post(reverse("safety:edit"), sent)
    page = HelpPage.objects.get()
    assert (page.written_by_id, page.edition) == (dana.pk, 1)
    assert page.written_at.year > 2001


def test_the_page_of_words_shows_earlier_editions_and_who_wrote_them(dana: Person) -> None:
    write(dana)
    write(dana, CHANGED)
    text = signed_in(dana).get(reverse("safety:edit")).text
    assert "Edition 1, " in text
    assert "by Dana" in text
    assert WHOLE.police in text
    assert "everybody is asked to read the page again" in text


def test_every_page_is_kept_out_of_the_browsers_memory(ada: Person) -> None:
    for browser, address in [
        (Client(), "/help"),
        (signed_in(ada), "/help"),
        (signed_in(ada), "/help/edit"),
        (Client(), "/no-such-page"),
    ]:
        assert browser.get(address)["Cache-Control"] == "no-store"
