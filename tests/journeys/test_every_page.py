from collections.abc import Callable

import pytest

from tests.journeys.coming import edition_read, invite
from tests.journeys.conftest import Visit
from tests.journeys.tour import STOPS, STRANGER, Seen, tour

WITHIN_PX = 1
Toured = Callable[[str], list[Seen]]


@pytest.fixture(scope="module")
def found() -> dict[str, list[Seen]]:
    """What each person's tour found: walked once, asked about several times."""
    return {}


@pytest.fixture
def toured(visit: Visit, found: dict[str, list[Seen]]) -> Toured:
    def one(who: str) -> list[Seen]:
        if who not in found:
            known = {}
            visitor = visit()
            if who == STRANGER:
                known["invitation"] = invite(visit(1).be("Dana"), "Somebody")
                known["edition"] = edition_read(visitor, known["invitation"])
            else:
                visitor.be(who)
            found[who] = list(tour(visitor, known))
        return found[who]

    return one


@pytest.mark.parametrize("who", STOPS)
def test_no_page_shuts_anybody_out_in_any_size_or_light(toured: Toured, who: str) -> None:
    violations = [each for seen in toured(who) for each in seen.violations]

    assert not violations, "\n".join(violations)


@pytest.mark.parametrize("who", STOPS)
def test_no_page_is_wider_than_its_window_at_400_percent(toured: Toured, who: str) -> None:
    wide = [seen.where for seen in toured(who) if seen.is_too_wide_when_zoomed]

    assert not wide, "\n".join(wide)


@pytest.mark.parametrize("who", STOPS)
def test_nothing_moves_for_somebody_who_asked_for_stillness(toured: Toured, who: str) -> None:
    moving = [seen.where for seen in toured(who) if seen.moves]

    assert not moving, "\n".join(moving)


@pytest.mark.parametrize("width", [390, 1280])
def test_help_and_leave_stand_at_the_same_spot_on_every_page(
    toured: Toured, width: int
) -> None:
    every = [seen for who in STOPS for seen in toured(who)]
    help_spot, leave_spot = every[0].ways_out[width]

    def is_elsewhere(seen: Seen) -> bool:
        spots = zip((help_spot, leave_spot), seen.ways_out[width], strict=True)
        return any(
            abs(one - other) > WITHIN_PX
            for usual, here in spots
            for one, other in zip(usual, here, strict=True)
        )

    away = [f"{seen.where} {seen.ways_out[width]}" for seen in every if is_elsewhere(seen)]
    assert len(every) > 60
    assert not away, "\n".join(away)
