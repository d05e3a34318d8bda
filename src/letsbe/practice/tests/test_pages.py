import pytest
from pytest_django import Settings

from letsbe.people.models import Person
from letsbe.people.tests.people import MONDAY
from letsbe.practice.actions import showing
from letsbe.practice.models import Practice
from letsbe.practice.queries import shelf
from letsbe.practice.rules.drills import Drill
from letsbe.practice.tests.people import (
    BADLY,
    CLOSED,
    DRILL,
    OPEN,
    WELL,
    begun_alone,
    body,
    drilled,
    in_supervision,
    read,
    said,
    sent,
)
from letsbe.vault.models import DataKey

pytestmark = [
    pytest.mark.django_db(databases=["default", "keys"]),
    pytest.mark.usefixtures("house"),
]


def newest() -> Practice:
    row = Practice.objects.order_by("-pk").first()
    assert row
    return row


def test_each_kind_of_drill_leads_to_one_and_an_unknown_one_nowhere(ada: Person) -> None:
    for drill in Drill:
        answer = read(ada, "next_drill", drill.value)
        assert answer.status_code == 302
        assert shelf.drills()[answer["Location"].rpartition("/")[2]].drill is drill
    assert read(ada, "next_drill", "sing").status_code == 404
    assert read(ada, "drill", "no-such-drill").status_code == 404


def test_an_answer_leads_to_what_was_seen_and_to_how_others_said_it(ada: Person) -> None:
    answer = sent(ada, "drill", DRILL, words=OPEN)
    page = body(read(ada, "item", newest().pk))

    assert answer.status_code == 302
    assert "There is an open question in it." in page
    assert all(way in page for way in shelf.drills()[DRILL].ways)
    assert "This one comes back in 3 days." in page


def test_a_miss_says_what_was_not_seen_and_quotes_what_was(ada: Person) -> None:
    sent(ada, "drill", DRILL, words=CLOSED)
    page = body(read(ada, "item", newest().pk))

    assert "An open question was not seen in it." in page
    assert f"<q>{CLOSED}</q>" in page
    assert "This one comes back tomorrow." in page


def test_where_it_cannot_be_told_the_learner_is_asked(ada: Person) -> None:
    row = drilled(ada, "Four times, and you did not give up.", key="affirm-phone")
    assert "What would you call it?" in body(read(ada, "item", row.pk))

    assert sent(ada, "name_turn", row.pk, 1, labels=["affirmation"]).status_code == 302
    page = body(read(ada, "item", row.pk))
    assert "(your word for it)" in page
    assert "It says what they did." in page


@pytest.mark.parametrize("words", ["", "  \u200b", "x" * 601])
def test_an_answer_that_is_none_is_asked_for_again_with_what_was_typed(
    ada: Person, words: str
) -> None:
    answer = sent(ada, "drill", DRILL, words=words)

    assert answer.status_code == 422
    assert words.strip("\u200b ") in body(answer)
    assert not Practice.objects.exists()


def test_a_drill_that_left_the_house_is_still_ones_own(ada: Person) -> None:
    row = drilled(ada)
    Practice.objects.update(subject="gone")

    assert OPEN in body(read(ada, "item", row.pk)).replace("<span", "").replace(
        "</span>", ""
    ) or ("What was it like" in body(read(ada, "item", row.pk)))
    assert "Drill" in body(read(ada, "mine"))


def test_no_turn_but_ones_own_can_be_named(ada: Person, bo: Person) -> None:
    row = drilled(ada)

    assert read(ada, "name_turn", row.pk, 0).status_code == 404
    assert read(ada, "name_turn", row.pk, 9).status_code == 404
    assert read(bo, "name_turn", row.pk, 1).status_code == 404
    assert sent(ada, "name_turn", row.pk, 1, labels=["praise"]).status_code == 422


def test_a_scene_is_told_before_it_begins(ada: Person) -> None:
    page = body(read(ada, "scene", "letters"))

    assert "Jo is a script, not a person." in page
    assert read(ada, "scene", "nowhere").status_code == 404
    assert sent(ada, "scene", "letters").status_code == 302
    assert "One waits where you left it." in body(read(ada, "scenes"))


def test_every_turn_of_the_partner_says_that_it_is_a_script(ada: Person) -> None:
    row = said(begun_alone(ada), *WELL[:3], by=ada)
    page = body(read(ada, "item", row.pk))

    assert page.count("Jo, a script") == 4
    assert "Stop" in page


def test_words_for_a_talk_that_went_on_elsewhere_are_still_there(ada: Person) -> None:
    row = said(begun_alone(ada), WELL[0], by=ada)
    answer = sent(ada, "say", row.pk, seen=1, words="What I typed.")

    assert answer.status_code == 409
    assert "The talk went on in another window." in body(answer)
    assert "What I typed." in body(answer)
    assert 'name="seen" value="3"' in body(answer)
    again = sent(ada, "say", row.pk, seen=3, words="What I typed.")
    assert again.status_code == 302


def test_nothing_said_is_asked_for_again(ada: Person) -> None:
    row = begun_alone(ada)

    assert sent(ada, "say", row.pk, seen=1, words=" ").status_code == 422


def test_what_is_said_after_the_end_is_shown_beside_the_feedback(ada: Person) -> None:
    row = said(begun_alone(ada), *BADLY, by=ada)
    answer = sent(ada, "say", row.pk, seen=9, words="Wait a moment.")

    assert answer.status_code == 409
    assert "This talk has ended already." in body(answer)
    assert "Wait a moment." in body(answer)
    assert sent(ada, "end", row.pk).status_code == 302


def test_two_ways_of_listening_lead_to_two_endings(ada: Person) -> None:
    well = body(read(ada, "item", said(begun_alone(ada), *WELL, by=ada).pk))
    badly = body(read(ada, "item", said(begun_alone(ada), *BADLY, by=ada).pk))

    assert "Jo told you what mattered most." in well
    assert "One that helped" in well
    assert "Jo had closed up, politely, and went." in badly
    assert "Here something was made smaller:" in badly
    assert "One that helped" not in badly


@pytest.mark.parametrize("turns", [1, 3])
def test_a_talk_that_was_ended_early_says_how_far_it_had_come(ada: Person, turns: int) -> None:
    row = said(begun_alone(ada), *WELL[:turns], by=ada)
    sent(ada, "end", row.pk)
    told = {1: "Jo stayed careful, and told you little.", 3: "Jo had begun to tell."}

    assert told[turns] in body(read(ada, "item", row.pk))


def test_feedback_counts_first_then_quotes_then_shows_a_picture_with_its_table(
    ada: Person,
) -> None:
    page = body(read(ada, "item", said(begun_alone(ada), *WELL, by=ada).pk))
    order = ["were yours", "One that helped", "The talk in a picture", "Turn by turn"]

    places = [page.index(words) for words in order]
    assert places == sorted(places)
    assert page.count("<rect") > 14
    assert "In which of your turns it was seen" in page
    assert page.count('class="act act-') >= 7


def test_the_partners_feelings_are_told_only_when_somebody_asks(ada: Person) -> None:
    row = said(begun_alone(ada), *WELL, by=ada)
    felt = shelf.scenarios()["letters"].feelings["open"]  # type: ignore[index]

    assert felt not in body(read(ada, "item", row.pk))
    assert felt in body(read(ada, "item", row.pk, query="?feelings"))


def test_a_talk_ended_before_a_word_was_said_says_so(ada: Person) -> None:
    row = begun_alone(ada)
    sent(ada, "end", row.pk)

    assert "It ended before you said anything." in body(read(ada, "item", row.pk))


def test_stop_leads_to_the_help_page(ada: Person, bo: Person) -> None:
    row = said(begun_alone(ada), WELL[0], by=ada)
    answer = sent(ada, "stop", row.pk)

    assert answer["Location"] == "/help"
    assert sent(bo, "stop", row.pk).status_code == 404
    row.refresh_from_db()
    assert row.ended_at


def test_a_talk_that_goes_on_is_nobodys_to_watch(ada: Person, bo: Person, dana: Person) -> None:
    in_supervision(bo, ada, by=dana)
    row = said(begun_alone(ada), WELL[0], by=ada)
    sent(ada, "show", row.pk, to=str(bo.pk))

    assert read(bo, "item", row.pk).status_code == 404
    assert "shows you" not in body(read(bo, "mine"))
    sent(ada, "end", row.pk)
    showing.show_practice(row.pk, bo.pk, by=ada, at=MONDAY)
    page = body(read(bo, "item", row.pk))
    assert "Ada shows you this." in page
    assert "Call it something else" not in page
    assert "Delete it" not in page


def test_a_scene_that_left_the_house_can_be_ended(ada: Person) -> None:
    row = said(begun_alone(ada), WELL[0], by=ada)
    Practice.objects.update(subject="gone")

    assert "This scene is no longer in the house." in body(read(ada, "item", row.pk))
    assert sent(ada, "say", row.pk, seen=3, words="Hello?").status_code == 409
    sent(ada, "end", row.pk)
    assert "were yours" in body(read(ada, "item", row.pk))


@pytest.mark.allow_hosts(["127.0.0.1"])
def test_a_language_model_speaks_only_where_the_house_has_one(
    ada: Person, settings: Settings
) -> None:
    settings.PRACTICE_MODEL_URL = "http://127.0.0.1:9/v1"
    row = begun_alone(ada)
    # The door itself is tested beside; here nobody answers, and the script speaks.
    assert sent(ada, "say", row.pk, seen=1, words=WELL[0]).status_code == 302
    page = body(read(ada, "item", row.pk))

    assert page.count("Jo, a script") == 2
    assert "language model" not in page


def test_words_that_cannot_be_opened_are_said_to_be_so(ada: Person) -> None:
    row = said(begun_alone(ada), *BADLY, by=ada)
    other = drilled(ada)
    DataKey.objects.filter(person_id=ada.pk).delete()

    for each in (row, other):
        answer = read(ada, "item", each.pk)
        assert answer.status_code == 200
        assert "These words cannot be shown." in body(answer)


def test_a_part_of_the_talk_that_is_not_there_is_not_found(ada: Person) -> None:
    row = said(begun_alone(ada), *BADLY, by=ada)

    for part in ("1", "-1", "x", "\u0661", "99999"):
        assert read(ada, "item", row.pk, query=f"?part={part}").status_code == 404
    assert read(ada, "item", row.pk, query="?part=0").status_code == 200
