"""The page of the two: pausing and ending, for the two alone, told in words."""

from http import HTTPStatus
from typing import Any

import pytest

from letsbe.journal.models import Entry
from letsbe.lib.ids import new_id
from letsbe.people import actions as people
from letsbe.people.models import Person
from letsbe.people.rules import Profile
from letsbe.people.tests.people import MONDAY, signed_in
from letsbe.relationships.events import Deed as Journalled
from letsbe.relationships.models import Beginning, Relationship
from letsbe.relationships.rules import Deed, Stage
from letsbe.relationships.tests.people import REFUSED, changed, sent, together

pytestmark = [
    pytest.mark.django_db(databases=["default", "keys"]),
    pytest.mark.usefixtures("house"),
]


def pressed(bond: Relationship, person: Person, deed: str, **fields: object) -> Any:
    return sent(signed_in(person), f"{together(bond)}/course", deed=deed, **fields)


def introduced(person: Person, words: str) -> None:
    profile = Profile(name="Bo", about=words, time_zone="Europe/London")
    people.change_profile(person, profile=profile, at=MONDAY)


def test_words_about_oneself_are_read_by_the_other_until_the_end(
    bond: Relationship, ada: Person, bo: Person
) -> None:
    introduced(bo, "I keep bees by the canal.")
    assert "I keep bees by the canal." in signed_in(ada).get(together(bond)).text
    changed(bond, Deed.END, by=ada)
    assert "bees" not in signed_in(ada).get(together(bond)).text
    assert "bees" not in pressed(bond, ada, "pause").text


PAUSED = "You have paused. Nothing is asked of either of you until you go on."
OTHER_PAUSED = "It goes on when Bo lifts the pause."
BOTH_PAUSED = "You have paused, and Bo has paused too."
ENDING = "You have said that you would like to end. Take the time you both need."
OTHER_ENDING = "Bo would like to end. There may be time for a goodbye."
BOTH_ENDING = "You have both said that you would like to end."
STANDS = {PAUSED, OTHER_PAUSED, BOTH_PAUSED, ENDING, OTHER_ENDING, BOTH_ENDING}


@pytest.mark.parametrize(
    ("adas", "bos", "shown"),
    [
        ([], [], set()),
        ([Deed.PAUSE], [], {PAUSED}),
        ([], [Deed.PAUSE], {OTHER_PAUSED}),
        ([Deed.PAUSE], [Deed.PAUSE], {BOTH_PAUSED}),
        ([Deed.OFFER_ENDING], [], {ENDING}),
        ([], [Deed.OFFER_ENDING], {OTHER_ENDING}),
        ([Deed.OFFER_ENDING], [Deed.OFFER_ENDING], {BOTH_ENDING}),
        ([Deed.PAUSE], [Deed.OFFER_ENDING], {PAUSED, OTHER_ENDING}),
        ([Deed.PAUSE, Deed.OFFER_ENDING, Deed.END], [], set()),
    ],
)
def test_the_page_says_who_has_paused_and_who_would_like_to_end(
    bond: Relationship,
    ada: Person,
    bo: Person,
    adas: list[Deed],
    bos: list[Deed],
    shown: set[str],
) -> None:
    for person, deeds in ((bo, bos), (ada, adas)):
        for deed in deeds:
            changed(bond, deed, by=person)
    page = " ".join(signed_in(ada).get(together(bond)).text.split())
    assert {sentence for sentence in STANDS if sentence in page} == shown
    is_ended = Deed.END in adas
    assert ("This relationship ended on" in page) is is_ended
    assert ("the same pages, and the same deeds" in page) is not is_ended


@pytest.mark.parametrize("before", [None, Deed.PAUSE, Deed.OFFER_ENDING, Deed.END])
def test_the_two_see_their_page_at_every_stage(
    bond: Relationship, ada: Person, bo: Person, before: Deed | None
) -> None:
    if before:
        changed(bond, before, by=ada)
    for person in (ada, bo):
        page = signed_in(person).get(together(bond))
        assert page.status_code == HTTPStatus.OK
        assert "Ada and Bo" in page.text
        assert ("End now" in page.text) is (before is not Deed.END)


@pytest.mark.parametrize(
    ("deed", "stage"),
    [
        ("pause", Stage.PAUSED),
        ("offer_ending", Stage.ENDING),
        ("end", Stage.ENDED),
    ],
)
@pytest.mark.parametrize("who", ["ada", "bo"])
def test_either_presses_alone_and_it_is_done_at_once(
    request: pytest.FixtureRequest, bond: Relationship, deed: str, stage: Stage, who: str
) -> None:
    answer = pressed(bond, request.getfixturevalue(who), deed)
    assert answer.headers["Location"] == together(bond)
    assert Relationship.objects.get().stage is stage


def test_a_pause_is_not_lifted_by_the_other_and_the_page_says_so(
    bond: Relationship, ada: Person, bo: Person
) -> None:
    pressed(bond, ada, "pause")
    answer = pressed(bond, bo, "resume")
    assert answer.status_code == HTTPStatus.CONFLICT
    assert "The pause is not yours to lift." in answer.text
    assert pressed(bond, ada, "resume").status_code == HTTPStatus.FOUND


def test_who_ends_second_is_told_that_it_has_ended(
    bond: Relationship, ada: Person, bo: Person
) -> None:
    pressed(bond, ada, "end")
    answer = pressed(bond, bo, "end")
    assert answer.status_code == HTTPStatus.CONFLICT
    assert "This relationship has ended already." in answer.text


def test_the_same_press_twice_is_one_deed_and_the_same_answer(
    bond: Relationship, ada: Person
) -> None:
    key = str(new_id())
    first, second = (pressed(bond, ada, "pause", once_key=key) for _ in range(2))
    assert first.headers["Location"] == second.headers["Location"]
    assert Entry.objects.filter(deed=Journalled.PAUSED).count() == 1


@pytest.mark.parametrize("deed", ["", "x", "END", "\x00"])
def test_a_press_that_is_none_changes_nothing_and_says_so(
    bond: Relationship, ada: Person, deed: str
) -> None:
    answer = pressed(bond, ada, deed)
    assert answer.status_code in REFUSED
    assert "This could not be done now. Nothing was changed." in answer.text
    assert Relationship.objects.get().stage is Stage.GETTING_ACQUAINTED


@pytest.mark.parametrize("who", ["cleo", "dana", "lee"])
def test_to_others_the_relationship_is_not_there(
    request: pytest.FixtureRequest, bond: Relationship, who: str
) -> None:
    browser, beginning = signed_in(request.getfixturevalue(who)), Beginning.objects.get()
    for url in (together(bond), f"/beginnings/{beginning.pk}"):
        absent = f"{url[: url.rindex('/')]}/{new_id()}"
        for method in (browser.get, browser.head):
            forbidden, never = method(url), method(absent)
            assert forbidden.status_code == HTTPStatus.NOT_FOUND
            assert forbidden.content == never.content
            assert dict(forbidden.headers) == dict(never.headers)
    answer = sent(browser, f"{together(bond)}/course", deed="end")
    never = sent(browser, f"/relationships/{new_id()}/course", deed="end")
    assert (answer.status_code, answer.content) == (never.status_code, never.content)
    assert answer.status_code == HTTPStatus.NOT_FOUND
    assert Relationship.objects.get().ended_at is None
