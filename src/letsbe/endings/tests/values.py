"""Endings as values, for the tests of the rules."""

from datetime import timedelta
from typing import Any
from uuid import UUID

from hypothesis import strategies as st

from letsbe.endings.rules.time import AFTERWARDS, Ending
from letsbe.people.tests.people import MONDAY

ADA = UUID("018f0000-0000-7000-8000-00000000000a")
BO = UUID("018f0000-0000-7000-8000-00000000000b")
CLEO = UUID("018f0000-0000-7000-8000-00000000000c")
OTHER = {ADA: BO, BO: ADA}
BOTH = st.sampled_from([ADA, BO])
ENDINGS = st.builds(
    Ending,
    people=st.just(frozenset({ADA, BO})),
    at=st.just(MONDAY),
    is_offered=st.booleans(),
    is_paused=st.booleans(),
    ended_at=st.sampled_from([None, MONDAY - timedelta(days=3), MONDAY - AFTERWARDS]),
)


def ending(**facts: Any) -> Ending:
    told: dict[str, Any] = {"is_offered": True, "at": MONDAY} | facts
    return Ending(people=frozenset({ADA, BO}), **told)


def ended(days: int) -> Ending:
    return ending(ended_at=MONDAY - timedelta(days=days), is_paused=True)
