"""Hours, time zone, whom one avoids, room: the pieces that are more than a list."""

import re
from dataclasses import replace
from datetime import date
from http import HTTPStatus
from typing import Any
from uuid import UUID

import pytest

from letsbe.people import actions, queries
from letsbe.people.models import House, Person
from letsbe.people.rules import hours
from letsbe.people.rules.hours import CELLS
from letsbe.people.rules.portraits import Apart, Room
from letsbe.people.tests.people import MONDAY, signed_in
from letsbe.people.tests.pieces import NEEDED, deeds_of, read, sent, tell, told

pytestmark = pytest.mark.django_db(databases=["default", "keys"])


def test_hours_finer_than_the_grid_are_shown_and_stay(house: House, ada: Person) -> None:
    fine = hours.read("Mon 19-20; Tue 18-21")
    tell(ada, replace(NEEDED, hours=fine))
    browser = signed_in(ada)
    page = read(browser, "/portrait/hours")
    assert "Monday, 18 to 21: in part, see below" in page
    assert "Monday: 19 to 20" in page
    shown = {"seen": format(fine, "x"), "0-18.half": "some"}
    sent(browser, "hours", hours=["1-18", "2-18"], **shown)
    assert told(ada).hours == fine | CELLS["2-18"].bits
    seen = format(told(ada).hours, "x")
    sent(browser, "hours", **{"hours": [], "seen": seen, "0-18.half": "whole"})
    assert told(ada).hours == CELLS["0-18"].bits


def test_many_hours_are_ticked_by_one_press_and_kept_by_another(
    house: House, ada: Person
) -> None:
    tell(ada, replace(NEEDED, hours=hours.read("Sun 6-9")))
    browser, seen = signed_in(ada), format(hours.read("Sun 6-9"), "x")
    said = {"hours": ["6-6", "6-9"], "seen": seen, "quick": "weekday_evenings"}
    page = sent(browser, "hours", HTTPStatus.OK, **said)
    assert "It is kept when you press Keep" in page
    assert page.count("checked") == 2 + 10
    assert f'name="seen" value="{seen}"' in page
    assert told(ada).hours == hours.read("Sun 6-9")
    page = sent(browser, "hours", HTTPStatus.OK, hours=["6-6"], seen=seen, quick="no_hours")
    assert "checked" not in page


@pytest.mark.parametrize("said", [{"hours": ["9-9"]}, {"hours": ["0-18\0"]}])
def test_hours_that_are_in_no_week_are_refused(
    house: House, ada: Person, said: dict[str, Any]
) -> None:
    sent(signed_in(ada), "hours", HTTPStatus.UNPROCESSABLE_ENTITY, **said)
    assert told(ada).hours == 0


def test_a_time_zone_is_told_on_its_own(house: House, ada: Person) -> None:
    assert sent(signed_in(ada), "time-zone", time_zone="Asia/Tokyo") == "/portrait/hours"
    ada.refresh_from_db()
    assert ada.time_zone == "Asia/Tokyo"
    sent(signed_in(ada), "time-zone", time_zone="Asia/Tokyo")
    assert len(deeds_of(ada)) == 1
    bad = sent(signed_in(ada), "time-zone", HTTPStatus.UNPROCESSABLE_ENTITY, time_zone="Mars")
    assert "Please choose a time zone" in bad


def test_whom_one_avoids_is_kept_beside_whom_one_met_and_shown_to_nobody_else(
    house: House, ada: Person, dana: Person
) -> None:
    met = UUID(int=7)
    actions.keep_apart(ada, lambda apart: replace(apart, people=(met,)), at=MONDAY)
    sent(signed_in(ada), "not-with", names="Zebulon", ties="Mill Lane")
    assert queries.drawn(ada).apart == Apart(
        names=("Zebulon",), ties=("Mill Lane",), people=(met,)
    )
    assert "Zebulon" in read(signed_in(ada), "/portrait/not-with")
    assert "Zebulon" not in read(signed_in(ada))
    page = read(signed_in(dana), f"/people/{ada.pk}")
    assert "Zebulon" not in page
    assert "Mill Lane" not in page


def test_room_is_asked_of_supporters_and_time_off_of_everybody(
    house: House, ada: Person, bo: Person
) -> None:
    away = {"away_from": "2026-12-01", "away_until": "2026-12-09"}
    first, last = date(2026, 12, 1), date(2026, 12, 9)
    sent(signed_in(bo), "room", people="3", **away)
    assert queries.drawn(bo).room == Room(people=3, away_from=first, away_until=last)
    sent(signed_in(ada), "room", people="9", **away)
    assert queries.drawn(ada).room == Room(away_from=first, away_until=last)
    page = re.sub("<[^>]+>", "", read(signed_in(bo)))
    assert "room for 3 people, away from 1 December until 9 December" in page


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ({"people": "21"}, "20 at most"),
        ({"people": ""}, "0 for nobody"),
        ({"people": "-1"}, "fewer than nobody"),
        ({"people": "two"}, "such as 2"),
        ({"people": "1", "away_from": "2026-12-01"}, "write this day as well"),
        ({"people": "1", "away_until": "2026-12-01"}, "write this day as well"),
        (
            {"people": "1", "away_from": "2026-12-09", "away_until": "2026-12-01"},
            "comes before the first one",
        ),
        ({"people": "1", "away_from": "soon"}, "This is not a day"),
    ],
)
def test_room_that_makes_no_sense_is_told_in_words(
    house: House, bo: Person, said: dict[str, str], words: str
) -> None:
    assert words in sent(signed_in(bo), "room", HTTPStatus.UNPROCESSABLE_ENTITY, **said)
    assert queries.drawn(bo).room == Room()
