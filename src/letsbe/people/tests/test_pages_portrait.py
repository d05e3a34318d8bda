"""The pages of a portrait: what is told and kept, what comes back, and what only one may do."""

import re
from dataclasses import replace
from http import HTTPStatus
from uuid import uuid4

import pytest
from django.test import Client

from letsbe.lib import clock
from letsbe.people import actions, queries
from letsbe.people.models import House, Person
from letsbe.people.rules import Part, hours
from letsbe.people.rules.pieces import Piece
from letsbe.people.rules.portraits import Apart, Portrait, Topic, Way
from letsbe.people.tests.people import MONDAY, make_person, signed_in, vouched
from letsbe.people.tests.pieces import NEEDED, deeds_of, read, sent, tell, told
from letsbe.vault.actions import shred_person

pytestmark = pytest.mark.django_db(databases=["default", "keys"])
TWO = "\u202e\u200b "


@pytest.mark.parametrize("piece", Piece)
def test_every_piece_has_its_page_for_who_supports(
    house: House, bo: Person, piece: str
) -> None:
    assert "Keep" in read(signed_in(bo), f"/portrait/{piece}")


def test_a_card_is_written_by_who_supports_alone(house: House, ada: Person, bo: Person) -> None:
    there = "/portrait/introduction"
    assert signed_in(bo).get(there).status_code == HTTPStatus.OK
    assert signed_in(ada).get(there).status_code == HTTPStatus.NOT_FOUND
    assert signed_in(ada).get("/portrait/nothing").status_code == HTTPStatus.NOT_FOUND


def test_three_steps_are_told_one_after_the_other_and_then_somebody_is_looked_for(
    house: House, ada: Person
) -> None:
    browser = signed_in(ada)
    assert "three things are needed" in read(browser)
    then = sent(browser, "languages", languages=["English"], languages_own="Twi, english")
    assert then == "/portrait/hours"
    assert sent(browser, "hours", hours=["0-18", "5-9"], seen="0") == "/portrait/ways"
    assert sent(browser, "ways", ways=["phone"], areas_own="Harbour") == "/portrait/experiences"
    assert told(ada) == Portrait(
        languages=("English", "Twi"),
        hours=hours.read("Mon 18-21; Sat 9-12"),
        ways=(Way.PHONE,),
        areas=("Harbour",),
    )
    assert "All that is needed is told" in read(browser)
    browser.post("/portrait", {"deed": "look"})
    assert ada.pk in queries.looking()
    page = read(browser)
    assert "You wait to be introduced, since" in page
    assert "Monday: 18 to 21; Saturday: 9 to 12" in re.sub("<[^>]+>", "", page)
    browser.post("/portrait", {"deed": "stop"})
    assert queries.looking() == {}


def test_all_the_other_pieces_are_kept_as_told(house: House, bo: Person) -> None:
    browser = signed_in(bo)
    sent(browser, "experiences", experiences=["Grief"], experiences_own="Floods")
    sent(browser, "interests", interests="chess\ntea")
    sent(browser, "about-me", qualities=["Calm"], gender="man", gender_own="")
    sent(
        browser, "wishes", wishes=["Humour"], with_genders=["woman"], with_genders_own="any elf"
    )
    sent(browser, "introduction", introduction="I bake.\nAnd I listen.")
    assert told(bo) == Portrait(
        experiences=("Grief", "Floods"),
        interests=("chess", "tea"),
        qualities=("Calm",),
        gender="man",
        wishes=("Humour",),
        with_genders=("woman", "any elf"),
        introduction="I bake.\nAnd I listen.",
    )
    page = read(browser)
    for words in ("Floods", "chess", "Calm", "any elf", "And I listen."):
        assert words in page


def test_all_of_it_may_be_skipped_and_left_out(house: House, ada: Person) -> None:
    browser = signed_in(ada)
    for piece in (
        "languages",
        "hours",
        "ways",
        "experiences",
        "interests",
        "about-me",
        "wishes",
    ):
        assert "Skip this" in read(browser, f"/portrait/{piece}")
        sent(browser, piece)
    sent(browser, "not-with")
    sent(browser, "room")
    assert told(ada) == Portrait()
    assert deeds_of(ada) == []


def test_words_that_were_told_stay_when_the_programme_drops_them(
    house: House, ada: Person, dana: Person
) -> None:
    tell(ada, Portrait(experiences=("Losing work, or looking for it", "Floods")))
    actions.write_choices(Topic.EXPERIENCE, ("Grief",), by=dana, at=MONDAY)
    page = read(signed_in(ada), "/portrait/experiences")
    for words in ("Losing work, or looking for it", "Floods"):
        assert re.search(f'value="{words}"[^>]*checked', page)
    kept = ["Losing work, or looking for it", "Grief"]
    sent(signed_in(ada), "experiences", experiences=kept)
    assert told(ada).experiences == tuple(kept)


def test_ones_own_word_for_a_gender_counts_and_a_usual_one_is_spelled_as_usual(
    house: House, ada: Person
) -> None:
    browser = signed_in(ada)
    sent(browser, "about-me", gender="man", gender_own="Tree")
    assert told(ada).gender == "Tree"
    assert 'value="Tree"' in read(browser, "/portrait/about-me")
    sent(browser, "about-me", gender="", gender_own="WOMAN")
    assert told(ada).gender == "woman"
    sent(browser, "about-me")
    assert told(ada).gender == ""


@pytest.mark.parametrize(
    ("piece", "field", "typed", "said"),
    [
        ("languages", "languages_own", ",".join(map(str, range(31))), "These are 31. 30 fit"),
        ("interests", "interests", "a" * 61, "is too long: 60 characters fit in each"),
        ("interests", "interests", "b" * 4001, "4000 fit"),
        ("not-with", "names", "c" * 61, "is too long"),
        ("about-me", "gender_own", "d" * 61, "60 fit"),
    ],
)
def test_what_does_not_fit_comes_back_with_everything_typed(
    house: House, ada: Person, piece: str, field: str, typed: str, said: str
) -> None:
    page = sent(signed_in(ada), piece, HTTPStatus.UNPROCESSABLE_ENTITY, **{field: typed})
    assert said in page
    assert typed in page
    assert told(ada) == Portrait()


def test_ticks_come_back_with_a_form_that_was_refused(house: House, ada: Person) -> None:
    said = {"languages": ["English", "Klingon"], "languages_own": "x" * 61}
    page = sent(signed_in(ada), "languages", HTTPStatus.UNPROCESSABLE_ENTITY, **said)
    for words in ("English", "Klingon"):
        assert re.search(f'value="{words}"[^>]*checked', page)


def test_nothing_invisible_counts_as_told(house: House, ada: Person) -> None:
    browser = signed_in(ada)
    sent(browser, "languages", languages=[TWO], languages_own=f"{TWO},\u200b")
    sent(browser, "not-with", names=TWO, ties="\u2066")
    assert told(ada) == Portrait()
    assert queries.drawn(ada).apart == Apart()


def test_the_same_form_twice_is_one_deed_and_other_words_are_not_lost(
    house: House, ada: Person
) -> None:
    browser, key = signed_in(ada), str(uuid4())
    for _press in range(2):
        sent(browser, "interests", interests="chess", once_key=key)
    assert len(deeds_of(ada)) == 1
    page = sent(
        browser, "interests", HTTPStatus.UNPROCESSABLE_ENTITY, interests="tea", once_key=key
    )
    assert "This form was already sent once" in page
    assert "tea" in page
    assert told(ada).interests == ("chess",)


def test_who_lacks_something_may_wait_all_the_same_and_is_told_what_is_needed(
    house: House, ada: Person
) -> None:
    browser = signed_in(ada)
    browser.post("/portrait", {"deed": "look"})
    page = read(browser)
    assert "cannot be found yet" in page
    assert "a language, some hours, a way to meet" in page


def test_only_peers_are_looked_for_somebody(house: House, bo: Person) -> None:
    browser = signed_in(bo)
    assert "I would like to be introduced" not in read(browser)
    assert browser.post("/portrait", {"deed": "look"}).status_code == HTTPStatus.NOT_FOUND
    assert queries.looking() == {}


def test_a_supporter_reads_who_vouches_for_them(house: House, bo: Person, dana: Person) -> None:
    assert "a coordinator vouches for you" in read(signed_in(bo))
    vouched(bo, by=dana)
    assert "Dana vouches for you as a supporter" in read(signed_in(bo))


def test_a_press_that_is_none_is_refused(house: House, ada: Person) -> None:
    answer = signed_in(ada).post("/portrait", {"deed": "dance"})
    assert answer.status_code == HTTPStatus.UNPROCESSABLE_ENTITY


def test_a_portrait_that_cannot_be_opened_says_so(house: House, ada: Person) -> None:
    tell(ada, NEEDED)
    shred_person(ada.pk)
    browser = signed_in(ada)
    assert "These words cannot be shown." in read(browser)
    assert browser.get("/portrait/languages").headers["Location"] == "/portrait"


def test_a_portrait_costs_the_same_however_much_is_told(
    house: House, ada: Person, django_assert_num_queries: object
) -> None:
    browser = signed_in(ada)
    read(browser)
    for portrait in (Portrait(), NEEDED, replace(NEEDED, interests=tuple("abcdef"))):
        tell(ada, portrait)
        with django_assert_num_queries(4):  # type: ignore[operator]
            read(browser)


def test_pages_of_a_portrait_are_ones_own(house: House) -> None:
    eve = make_person("Eve", Part.PEER)
    tell(eve, replace(NEEDED, interests=("kestrels",)))
    cleo = signed_in(make_person("Cleo", Part.PEER))
    assert "kestrels" not in read(cleo)
    assert Client().get("/portrait").headers["Location"] == "/sign-in?next=/portrait"


def test_who_asks_to_be_introduced_is_told_the_day(house: House, ada: Person) -> None:
    tell(ada, NEEDED)
    actions.look_for_somebody(ada, at=clock.now())
    assert "You wait to be introduced, since" in read(signed_in(ada))
