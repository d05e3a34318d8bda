"""Two people of one name are told apart where a coordinator chooses."""

import pytest

from letsbe.people import actions, queries
from letsbe.people.access import people_for_coordinator
from letsbe.people.models import Person
from letsbe.people.rules import Part, Profile
from letsbe.people.tests.people import MONDAY, make_person
from letsbe.relationships.forms import AskForm

pytestmark = pytest.mark.django_db(databases=["default", "keys"])


def test_two_of_one_name_are_told_apart_by_the_day_they_came(dana: Person) -> None:
    for name in ("Robin", "Robin B"):
        robin = make_person(name, Part.PEER, at=MONDAY)
        profile = Profile(name="Robin", about="", time_zone="UTC")
        actions.change_profile(robin, profile=profile, at=MONDAY)
    make_person("Sascha", Part.PEER, at=MONDAY)
    people = queries.listed(people_for_coordinator(dana))
    shown = [str(name) for _pk, name in AskForm(people=people).fields["first"].choices]  # type: ignore[attr-defined]

    assert len([name for name in shown if name.startswith("Robin, here since ")]) == 2
    assert "Sascha" in shown
