from http import HTTPStatus

import pytest

from letsbe.interviews.models import Answer
from letsbe.interviews.rules.cards import CardDeed
from letsbe.interviews.tests.people import (
    CHANGE,
    KEEP,
    READY,
    SKIP,
    WORDS,
    Talk,
    sent,
)
from letsbe.lib.ids import new_id
from letsbe.people.models import Person
from letsbe.people.tests.people import signed_in

pytestmark = [
    pytest.mark.django_db(databases=["default", "keys"]),
    pytest.mark.usefixtures("house"),
]
PRIVATE = "Canary: nobody else reads this."


def everywhere(talk: Talk, person: Person) -> str:
    """Return all that one of the two can read of their first talk, today and in the journal."""
    pages = [talk.reads(person, name) for name in ("interview", "together", "cards", "ask")]
    pages += [talk.reads(person, "question", asked) for asked in talk.asked]
    pages += [
        signed_in(person).get(url).content.decode()
        for url in ("/today", "/journal", f"/agreements/{talk.bond.pk}")
    ]
    return "\n".join(pages)


@pytest.mark.parametrize("deed", [KEEP, READY, SKIP])
def test_what_is_not_shown_stands_on_no_page_of_the_other(talk: Talk, deed: str) -> None:
    assert talk.sends(talk.ada, deed, PRIVATE).status_code == HTTPStatus.FOUND

    assert PRIVATE in talk.reads(talk.ada, "question", talk.first)
    assert PRIVATE not in everywhere(talk, talk.bo)


def test_ready_and_skipped_are_the_same_bytes_for_the_other(talk: Talk) -> None:
    def seen_by_bo() -> list[str]:
        # Without what is new on every page: the token, and the key of each form.
        keep = (line for line in everywhere(talk, talk.bo).splitlines())
        bare = [line for line in keep if "once_key" not in line and "csrf" not in line]
        return [line for line in bare if "<time" not in line]

    talk.sends(talk.ada, READY, PRIVATE)
    ready = seen_by_bo()
    talk.sends(talk.ada, SKIP, PRIVATE)

    assert seen_by_bo() == ready


def test_a_draft_changes_nothing_the_other_sees(talk: Talk) -> None:
    first = talk.reads(talk.bo, "interview")
    talk.gave(talk.ada, KEEP)

    assert _without_keys(talk.reads(talk.bo, "interview")) == _without_keys(first)


def _without_keys(page: str) -> list[str]:
    return [line for line in page.splitlines() if "once_key" not in line and "csrf" not in line]


def test_both_read_what_both_released_with_the_name_of_each(talk: Talk) -> None:
    talk.gave(talk.ada, words="Ada's words.")
    talk.gave(talk.bo, words="Bo's words.")

    for person in (talk.ada, talk.bo):
        for name, more in (("question", (talk.first,)), ("together", ())):
            page = talk.reads(person, name, *more)
            assert "Ada&#39;s words." in page
            assert "Bo&#39;s words." in page
        assert "You can both read it" in talk.reads(person, "interview")


def test_a_skip_is_told_once_the_other_answer_shows(talk: Talk) -> None:
    talk.gave(talk.ada, SKIP, PRIVATE)
    talk.gave(talk.bo)

    assert "Ada skipped this one." in talk.reads(talk.bo, "question", talk.first)
    assert PRIVATE not in everywhere(talk, talk.bo)
    assert "You skipped this one." in talk.reads(talk.ada, "question", talk.first)


def test_the_page_says_calmly_where_both_stand(talk: Talk) -> None:
    assert "Begin" in talk.reads(talk.ada, "interview")
    talk.gave(talk.ada)
    assert "that Bo is not ready with yet" in talk.reads(talk.ada, "interview")
    page = talk.reads(talk.bo, "interview")
    assert "Ada is ready with one question that you are not ready with yet." in page
    assert "Ada is ready with this one." in talk.reads(talk.bo, "question", talk.first)
    talk.gave(talk.bo, SKIP)
    assert "You can both read it" in talk.reads(talk.bo, "interview")
    for asked in talk.asked[1:]:
        talk.gave(talk.ada, SKIP, asked=asked)
        talk.gave(talk.bo, SKIP, asked=asked)
    assert "You have both been through every question." in talk.reads(talk.ada, "interview")
    assert "You both skipped it" in talk.reads(talk.ada, "interview")
    assert "You may still answer it." in talk.reads(talk.ada, "question", talk.asked[1])


def test_today_tells_what_waits_and_nothing_else(talk: Talk) -> None:
    browser = signed_in(talk.bo)
    assert "first talk Ada is ready" not in browser.get("/today").content.decode()
    talk.gave(talk.ada)
    assert "Ada is ready with one question" in browser.get("/today").content.decode()
    talk.gave(talk.bo)
    talk.played(talk.ada, CardDeed.LAY, "Grief")
    page = browser.get("/today").content.decode()
    assert "Ada is ready with" not in page
    assert "Ada has laid experience cards." in page


def test_after_a_press_comes_the_next_question_or_what_is_shown_now(talk: Talk) -> None:
    first, second, *_others, last = talk.asked
    assert talk.sends(talk.ada, KEEP, "Tea.").url == talk.page("question", second)
    assert talk.sends(talk.ada, READY, "Tea.").url == talk.page("question", second)
    assert talk.sends(talk.ada, "take_back").url == talk.page("question", first)
    talk.gave(talk.bo)
    assert talk.sends(talk.ada, READY, "Tea.").url == talk.page("question", first)
    assert talk.sends(talk.ada, CHANGE, "Coffee.").url == talk.page("question", first)
    assert "changed" in talk.reads(talk.bo, "question", first)
    at_last = sent(
        signed_in(talk.ada), talk.page("question", last), deed="skip", seen=0, words=""
    )
    assert at_last.url == talk.page("interview")


def test_an_answer_is_taken_away_after_asking_once(talk: Talk) -> None:
    talk.shown()
    away = talk.page("take_away", talk.first)
    assert "Delete these words of yours?" in talk.reads(talk.ada, "take_away", talk.first)
    assert sent(signed_in(talk.ada), away).url == talk.page("question", talk.first)

    assert "Ada took this answer away" in talk.reads(talk.bo, "question", talk.first)
    assert "You took your answer away" in talk.reads(talk.ada, "question", talk.first)
    assert signed_in(talk.ada).get(away).status_code == HTTPStatus.FOUND
    assert sent(signed_in(talk.ada), away).status_code == HTTPStatus.CONFLICT
    assert "took this answer away" in talk.reads(talk.bo, "together")


def test_a_question_of_ones_own_is_asked_answered_and_taken_back(talk: Talk) -> None:
    browser = signed_in(talk.bo)
    assert sent(browser, talk.page("ask"), words="Tea or coffee?").status_code == 302
    asked = talk.asked[-1]
    assert "Bo asks this" in talk.reads(talk.ada, "question", asked)
    assert "You asked this." in talk.reads(talk.bo, "question", asked)
    assert "Bo asks" in talk.reads(talk.ada, "interview")
    talk.gave(talk.ada, KEEP, asked=asked)
    assert "Take my question back" in talk.reads(talk.bo, "question", asked)
    assert "Take my question back" not in talk.reads(talk.ada, "question", asked)
    assert sent(browser, talk.page("take_question_back", asked)).url == talk.page("ask")

    assert "Tea or coffee?" not in talk.reads(talk.bo, "interview")
    assert browser.get(talk.page("question", asked)).status_code == HTTPStatus.NOT_FOUND
    assert WORDS in talk.reads(talk.ada, "question", asked)
    assert "Taken back" in talk.reads(talk.ada, "interview")
    again = sent(browser, talk.page("take_question_back", asked))
    assert again.status_code == HTTPStatus.CONFLICT

    away = talk.page("take_away", asked)
    assert "Nobody else has seen them." in talk.reads(talk.ada, "take_away", asked)
    assert sent(signed_in(talk.ada), away).url == talk.page("interview")
    assert signed_in(talk.ada).get(away).status_code == HTTPStatus.NOT_FOUND
    assert "Taken back" not in talk.reads(talk.ada, "interview")


def test_with_five_questions_the_page_says_so_in_place_of_the_form(talk: Talk) -> None:
    for number in range(5):
        talk.added(talk.ada, f"Question {number}?")
    assert "You have asked five questions" in talk.reads(talk.ada, "ask")
    sixth = sent(signed_in(talk.ada), talk.page("ask"), words="And a sixth?")

    assert sixth.status_code == HTTPStatus.CONFLICT
    assert "And a sixth?" in sixth.content.decode()


@pytest.mark.parametrize("resting", ["paused", "ended"])
def test_resting_everything_is_read_and_nothing_reaches_the_other(
    talk: Talk, resting: str
) -> None:
    talk.shown()
    talk.gave(talk.ada, KEEP, PRIVATE, asked=talk.asked[1])
    asked = talk.added(talk.ada)
    talk.paused(talk.bo) if resting == "paused" else talk.ended()

    assert WORDS in talk.reads(talk.bo, "question", talk.first)
    assert PRIVATE in talk.reads(talk.ada, "question", talk.asked[1])
    everywhere(talk, talk.ada)
    for page, more in (
        ("question", {"deed": "change", "words": "Tea.", "seen": 1}),
        ("ask", {"words": "Tea?"}),
        ("cards", {"deed": "lay", "marks": ["Grief"], "seen": 0}),
    ):
        url = talk.page(page, *((talk.first,) if page == "question" else ()))
        answer = sent(signed_in(talk.ada), url, **more)
        assert answer.status_code == HTTPStatus.CONFLICT, page
        assert resting in answer.content.decode()
    taken = sent(signed_in(talk.ada), talk.page("take_question_back", asked))
    away = sent(signed_in(talk.ada), talk.page("take_away", talk.first))
    expected = {HTTPStatus.CONFLICT} if resting == "ended" else {HTTPStatus.FOUND}
    assert {taken.status_code, away.status_code} <= expected | {HTTPStatus.FOUND}
    assert (Answer.objects.get(asked=talk.first, author=talk.ada).words_sealed is None) is (
        resting == "paused"
    )


def test_others_find_nothing_of_it(talk: Talk, cleo: Person, dana: Person) -> None:
    talk.shown()
    pages = [talk.page(name) for name in ("interview", "together", "ask", "cards")]
    pages += [talk.page(name, talk.first) for name in ("question", "take_away")]
    for person in (cleo, dana):
        browser = signed_in(person)
        for url in pages:
            assert browser.get(url).status_code == HTTPStatus.NOT_FOUND
            answer = sent(browser, url, words="x")
            assert answer.status_code in {HTTPStatus.NOT_FOUND, HTTPStatus.METHOD_NOT_ALLOWED}
    absent = talk.page("question", new_id())
    assert signed_in(talk.ada).get(absent).status_code == HTTPStatus.NOT_FOUND
