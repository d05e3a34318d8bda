import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from letsbe.agreements.tests.people import Table
from letsbe.people.models import Person
from letsbe.people.tests.people import signed_in
from letsbe.relationships.models import Relationship
from letsbe.relationships.rules import Deed
from letsbe.steering.models import Steering, Step
from letsbe.steering.queries import current_round
from letsbe.steering.rules.deeds import CourseDeed
from letsbe.steering.tests.people import (
    ADAS,
    BOS,
    STEP,
    both_ready,
    changed,
    closed,
    in_days,
    kept,
    opened,
    page_of,
    pressed,
    read,
    row_of,
    says,
    sent,
    suggested,
    today,
    under_way,
)

pytestmark = pytest.mark.django_db(databases=["default", "keys"])
_FRESH = re.compile(r'name="(once_key|csrfmiddlewaretoken)" value="[^"]*"')


def bare(page: str) -> str:
    """Return what stands in a page, without the keys that are new each time."""
    return _FRESH.sub("", page.partition("<main")[2])


def looked_at(bond: Relationship) -> None:
    """Let the day to look again be today."""
    Step.objects.filter(round__steering__relationship=bond).update(look_on=today())


def test_how_to_begin_is_told_in_two_lines(bond: Relationship, ada: Person) -> None:
    page = read(ada, bond)

    assert "Let's steer back" in page
    assert "nobody's fault" in page


def test_one_opens_it_and_the_other_reads_only_what_it_is_about(
    bond: Relationship, ada: Person, bo: Person
) -> None:
    own = {"notice": ADAS.notice, "wish": ADAS.wish}
    answer = sent(signed_in(ada), page_of(bond, "/open"), about="Our Tuesdays.", **own)

    assert answer.status_code == 302
    assert ADAS.notice in read(ada, bond)
    assert "Our Tuesdays." in read(bo, bond)
    assert ADAS.notice not in read(bo, bond)
    assert "Your turn: write" in read(bo, bond)


def test_it_can_point_at_a_clause_in_force(
    bond: Relationship, ada: Person, bo: Person, table: Table
) -> None:
    clause = table.brought_in_force("Find words for a bad day.")
    chosen = read(ada, bond, f"/open?clause={clause}")
    listed = read(ada, bond, "/open")
    sent(signed_in(ada), page_of(bond, "/open"), clause=clause, notice="")

    assert "Find words for a bad day." in chosen
    assert f"?clause={clause}" in listed
    assert "Find words for a bad day." in read(bo, bond)
    assert "in your agreement: What we work towards" in read(bo, bond)


def test_nothing_of_what_the_other_does_shows_before_both_are_ready(
    bond: Relationship, ada: Person, bo: Person
) -> None:
    opened(bond, by=ada, words=ADAS)
    before = read(ada, bond)
    kept(bond, BOS, by=bo, is_ready=True)

    assert bare(read(ada, bond)) == bare(before)

    pressed(bond, CourseDeed.READY, by=ada)

    for person in (ada, bo):
        assert ADAS.notice in read(person, bond)
        assert BOS.notice in read(person, bond)


def test_the_writing_page_is_there_only_while_there_is_something_to_write(
    bond: Relationship, ada: Person, bo: Person
) -> None:
    assert "Nothing is open" in read(ada, bond, "/write")
    opened(bond, by=ada, words=ADAS)
    assert ADAS.notice in read(ada, bond, "/write")
    pressed(bond, CourseDeed.READY, by=ada)
    assert "You are ready. Waiting for Bo." in read(ada, bond, "/write")


def test_a_step_is_suggested_and_agreed(bond: Relationship, ada: Person, bo: Person) -> None:
    both_ready(bond, ada, bo)
    now, round_id = row_of(bond).mark, current_round(row_of(bond)).pk
    sending = {"round": round_id, "seen": now, "words": STEP, "look_on": in_days(9).isoformat()}
    answer = sent(signed_in(bo), page_of(bond, "/step"), **sending)

    assert answer.status_code == 302
    assert "Your turn: Bo suggests a next step." in read(ada, bond)
    assert "Waiting for Ada." in read(bo, bond)

    stale = {**sending, "words": "Another."}
    refused = sent(signed_in(ada), page_of(bond, "/step"), **stale)
    assert refused.status_code == 409
    assert "Another." in refused.text
    assert STEP in refused.text
    assert says(ada, bond, "agree", now + 1).status_code == 302
    assert "Nothing is to do here until" in read(bo, bond)


@pytest.mark.parametrize(
    ("days", "why"), [(0, "from tomorrow on"), (185, "more than half a year ahead")]
)
def test_a_day_that_is_too_near_or_too_far_is_said_in_words(
    bond: Relationship, ada: Person, bo: Person, days: int, why: str
) -> None:
    both_ready(bond, ada, bo)
    sending = {"round": current_round(row_of(bond)).pk, "seen": row_of(bond).mark}
    day = in_days(days).isoformat()
    answer = sent(signed_in(bo), page_of(bond, "/step"), words=STEP, look_on=day, **sending)

    assert answer.status_code == 409
    assert why in answer.text
    assert "Nothing is open" in read(ada, bond, "/step") or STEP in answer.text


def test_on_the_day_both_are_asked_and_not_yet_is_a_good_answer(
    bond: Relationship, ada: Person, bo: Person
) -> None:
    under_way(bond, ada, bo)
    looked_at(bond)
    for person in (ada, bo):
        assert "Are you back on course?" in read(person, bond)
    assert says(ada, bond, "not_yet", row_of(bond).mark).status_code == 302
    assert "Earlier steps" in read(bo, bond)
    assert "either of you suggests one next step" in read(bo, bond)


def test_it_closes_when_both_say_so_and_can_come_back(
    bond: Relationship, ada: Person, bo: Person
) -> None:
    row = closed(bond, ada, bo)
    assert "Earlier ones" in read(ada, bond)
    page = read(bo, bond, f"/earlier/{row.pk}")
    assert "You both said that you are back on course" in page
    assert ADAS.notice in page

    back = sent(signed_in(bo), page_of(bond, "/again"), steering=row.pk)
    assert back.status_code == 302
    assert "How it went before" in read(ada, bond)
    assert "Your turn: write" in read(ada, bond)
    assert sent(signed_in(bo), page_of(bond, "/again"), steering=row.pk).status_code == 409
    assert signed_in(bo).get(page_of(bond, f"/earlier/{row.pk}")).status_code == 302


def test_in_a_pause_it_rests_and_after_the_end_it_is_read(
    bond: Relationship, ada: Person, bo: Person
) -> None:
    under_way(bond, ada, bo)
    changed(bond, Deed.PAUSE, by=ada)
    for person in (ada, bo):
        page = read(person, bond)
        assert "so this rests too" in page
        assert "Back on course?" not in page
    changed(bond, Deed.END, by=bo)
    page = read(ada, bond)
    assert ADAS.notice in page
    assert BOS.notice in page
    assert "This relationship has ended." in page
    assert "has ended" in read(ada, bond, "/open")
    assert "Ask a coordinator" not in page


def test_a_page_costs_the_same_however_much_there_is(
    bond: Relationship, ada: Person, bo: Person
) -> None:
    def cost() -> int:
        with CaptureQueriesContext(connection) as counted:
            read(ada, bond)
        return len(counted)

    for _each in range(2):
        closed(bond, ada, bo)
    under_way(bond, ada, bo)
    few = cost()
    for number in range(4):
        suggested(bond, by=(ada, bo)[number % 2], words=f"Step {number}.")
    for person in (ada, bo):
        pressed(bond, CourseDeed.BACK, by=person)
    for _each in range(3):
        closed(bond, ada, bo)
    under_way(bond, ada, bo)

    assert cost() == few


def test_earlier_ones_come_a_page_at_a_time(
    bond: Relationship, ada: Person, bo: Person
) -> None:
    for _each in range(13):
        row = opened(bond, by=ada)
        says(ada, bond, "take_back", row.mark)
    first = Steering.objects.order_by("pk").first()
    assert first
    page = read(ada, bond)
    more = re.search(r"\?before=([0-9a-f-]+)", page)

    assert more
    assert str(first.pk) not in page
    assert str(first.pk) in read(ada, bond, f"?before={more[1]}")
