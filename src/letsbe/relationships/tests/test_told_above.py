from collections.abc import Iterator
from typing import Any

import pytest

from letsbe.people.models import Person
from letsbe.relationships import events
from letsbe.relationships.models import Relationship
from letsbe.relationships.rules import Bond, Deed
from letsbe.relationships.tests.people import changed

pytestmark = pytest.mark.django_db(databases=["default", "keys"])


@pytest.fixture
def heard() -> Iterator[list[tuple[str, Bond]]]:
    """Listen to what a relationship tells the rooms above."""
    told: list[tuple[str, Bond]] = []
    listening = []
    for name in ("resumed", "ended"):
        signal = getattr(events, f"relationship_{name}")

        def note(sender: Any, *, name: str = name, **said: Any) -> None:
            told.append((name, said["bond"]))

        signal.connect(note, weak=False, dispatch_uid=f"heard {name}")
        listening.append((signal, f"heard {name}"))
    yield told
    for signal, uid in listening:
        signal.disconnect(dispatch_uid=uid)


def test_rooms_above_hear_of_going_on_and_of_the_end_with_how_it_stands_then(
    bond: Relationship, ada: Person, bo: Person, heard: list[tuple[str, Bond]]
) -> None:
    changed(bond, Deed.PAUSE, by=ada)
    changed(bond, Deed.PAUSE, by=bo)
    changed(bond, Deed.RESUME, by=ada)
    changed(bond, Deed.RESUME, by=bo)
    changed(bond, Deed.OFFER_ENDING, by=bo)
    changed(bond, Deed.END, by=ada)
    assert [name for name, _bond in heard] == ["resumed", "resumed", "ended"]
    assert [then.is_open for _name, then in heard] == [False, True, False]
    assert heard[-1][1].is_ended
