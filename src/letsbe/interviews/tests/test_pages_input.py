from http import HTTPStatus

import pytest

from letsbe.interviews.models import Answer
from letsbe.interviews.rules.cards import CardDeed
from letsbe.interviews.tests.people import (
    KEEP,
    READY,
    SKIP,
    WORDS,
    Talk,
    sent,
)
from letsbe.lib.ids import new_id
from letsbe.people.tests.people import signed_in
from letsbe.relationships.tests.people import REFUSED
from letsbe.vault import actions as vault

pytestmark = [
    pytest.mark.django_db(databases=["default", "keys"]),
    pytest.mark.usefixtures("house"),
]
PRIVATE = "Canary: nobody else reads this."


def test_who_types_while_a_question_is_taken_back_keeps_what_was_typed(talk: Talk) -> None:
    asked = talk.added(talk.bo)
    talk.took_question_back(talk.bo, asked)
    late = sent(
        signed_in(talk.ada), talk.page("question", asked), deed="keep", seen=0, words=PRIVATE
    )

    assert late.status_code == HTTPStatus.CONFLICT
    assert PRIVATE in late.content.decode()
    assert "This question was taken back." in late.content.decode()


def test_cards_are_marked_laid_and_taken_back_on_their_page(talk: Talk) -> None:
    ada, bo, url = signed_in(talk.ada), signed_in(talk.bo), talk.page("cards")
    assert sent(ada, url, deed="mark", marks=["Grief"], seen=0).status_code == 302
    assert sent(bo, url, deed="lay", marks=["Grief", "Anxiety and panic"], seen=0).url == url
    page = ada.get(url).content.decode()
    assert "Bo has laid their cards." in page
    assert page.count("checked") == 1
    assert "What you both would be glad to talk about" not in page
    sent(ada, url, deed="lay", marks=["Grief"], seen=1)
    for browser in (ada, bo):
        told = browser.get(url).content.decode()
        assert "What you both would be glad to talk about" in told
        shown = told.partition("What you both would be glad")[2].partition("</section>")[0]
        assert "Grief" in shown
        assert "Anxiety" not in shown
    assert "Grief" in talk.reads(talk.bo, "together")
    sent(bo, url, deed="take_cards_back", seen=1)

    assert "What you both would" not in ada.get(url).content.decode()
    assert "Grief" not in talk.reads(talk.ada, "together")


def test_cards_without_an_overlap_say_so_kindly_and_count_nothing(talk: Talk) -> None:
    talk.played(talk.ada, CardDeed.LAY, "Grief")
    talk.played(talk.bo, CardDeed.LAY, "Canary card")

    page = talk.reads(talk.ada, "cards")
    assert "No card was marked by both of you." in page
    assert "Canary card" not in page


def test_a_mark_the_programme_has_taken_out_since_stays_ones_own(talk: Talk) -> None:
    talk.played(talk.ada, CardDeed.MARK, "A card of before")
    url = talk.page("cards")
    kept = sent(signed_in(talk.ada), url, deed="lay", marks=["A card of before"], seen=1)

    assert kept.status_code == HTTPStatus.FOUND
    assert "A card of before" not in talk.reads(talk.bo, "cards")
    strange = sent(signed_in(talk.bo), url, deed="lay", marks=["A card of before"], seen=0)
    assert strange.status_code == HTTPStatus.UNPROCESSABLE_ENTITY


def test_words_that_do_not_open_are_said_not_to(talk: Talk) -> None:
    asked = talk.added(talk.bo)
    talk.shown(asked)
    talk.played(talk.ada, CardDeed.LAY, "Grief")
    talk.played(talk.bo, CardDeed.LAY, "Grief")
    vault.shred_author(talk.bond.pk, talk.bo.pk)

    for name, more in (("question", (asked,)), ("together", ()), ("cards", ())):
        assert "These words cannot be shown." in talk.reads(talk.ada, name, *more)
    assert WORDS in talk.reads(talk.ada, "question", asked)


def test_a_stale_page_of_ones_own_shows_what_stands_and_what_was_typed(talk: Talk) -> None:
    talk.gave(talk.ada, KEEP, "Stands here.")
    late = talk.sends(talk.ada, KEEP, "Typed elsewhere.", seen=0)

    page = late.content.decode()
    assert late.status_code == HTTPStatus.CONFLICT
    assert "Stands here." in page
    assert "Typed elsewhere." in page
    assert 'name="seen" value="1"' in page


def test_what_shows_meanwhile_is_not_changed_by_a_press_from_before(talk: Talk) -> None:
    talk.gave(talk.ada)
    talk.gave(talk.bo)
    late = talk.sends(talk.ada, KEEP, "Second thoughts.")

    assert late.status_code == HTTPStatus.CONFLICT
    assert "Second thoughts." in late.content.decode()
    assert "You can both read this one by now" in late.content.decode()
    assert WORDS in talk.reads(talk.bo, "question", talk.first)


@pytest.mark.parametrize(
    "bad",
    [
        {"words": "x" * 1001},
        {"deed": "take_away"},
        {"deed": ""},
        {"seen": "-1"},
        {"seen": "no"},
    ],
)
def test_what_cannot_be_understood_comes_back_as_it_was_typed(
    talk: Talk, bad: dict[str, str]
) -> None:
    said = {"deed": "ready", "words": "Tea.", "seen": 0} | bad
    answer = sent(signed_in(talk.ada), talk.page("question", talk.first), **said)

    assert answer.status_code in REFUSED
    assert str(said["words"]) in answer.content.decode()
    assert not Answer.objects.exists()


@pytest.mark.parametrize("empty", ["", " \n ", "\u200b\u200d", "\u2066\u2069", "\x00"])
def test_an_answer_of_nothing_is_not_released(talk: Talk, empty: str) -> None:
    answer = talk.sends(talk.ada, READY, empty)

    assert answer.status_code in REFUSED
    assert not Answer.objects.exists()
    assert talk.sends(talk.ada, SKIP, empty).status_code in {302, *REFUSED}


def test_words_are_kept_to_the_last_letter_and_cleaned_of_disguises(talk: Talk) -> None:
    talk.sends(talk.ada, KEEP, "x" * 1000)
    assert "x" * 1000 in talk.reads(talk.ada, "question", talk.first)
    talk.sends(talk.ada, KEEP, "\u202eTea <b>&</b> {{ 7*7 }} %s")
    assert "Tea &lt;b&gt;&amp;&lt;/b&gt; {{ 7*7 }} %s" in talk.reads(
        talk.ada, "question", talk.first
    )


def test_the_same_form_with_other_words_is_shown_again(talk: Talk) -> None:
    key = str(new_id())
    talk.sends(talk.ada, KEEP, "First.", once_key=key)
    again = talk.sends(talk.ada, KEEP, "Second.", once_key=key)

    assert again.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    assert "Second." in again.content.decode()
