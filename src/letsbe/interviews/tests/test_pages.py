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
from letsbe.relationships.tests.people import REFUSED
from letsbe.vault import actions as vault

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


def test_who_types_while_a_question_is_taken_back_keeps_what_was_typed(talk: Talk) -> None:
    asked = talk.added(talk.bo)
    talk.took_question_back(talk.bo, asked)
    late = sent(
        signed_in(talk.ada), talk.page("question", asked), deed="keep", seen=0, words=PRIVATE
    )

    assert late.status_code == HTTPStatus.CONFLICT
    assert PRIVATE in late.content.decode()
    assert "This question was taken back." in late.content.decode()


def test_with_five_questions_the_page_says_so_in_place_of_the_form(talk: Talk) -> None:
    for number in range(5):
        talk.added(talk.ada, f"Question {number}?")
    assert "You have asked five questions" in talk.reads(talk.ada, "ask")
    sixth = sent(signed_in(talk.ada), talk.page("ask"), words="And a sixth?")

    assert sixth.status_code == HTTPStatus.CONFLICT
    assert "And a sixth?" in sixth.content.decode()


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
