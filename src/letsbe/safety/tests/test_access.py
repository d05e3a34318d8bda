from dataclasses import replace

import pytest
from django.http import Http404

from letsbe.people.models import House, Person
from letsbe.people.rules import Part
from letsbe.people.tests.people import make_person
from letsbe.safety import access
from letsbe.safety.tests.people import WHOLE, ada, closed_house, dana, write

__all__ = ["ada", "closed_house", "dana"]
pytestmark = pytest.mark.django_db(databases=["default", "keys"])


def test_a_coordinator_reaches_every_edition_newest_first(dana: Person) -> None:
    write(dana)
    write(dana, replace(WHOLE, more="Welcome."))
    assert [page.edition for page in access.editions_for_coordinator(dana)] == [2, 1]


@pytest.mark.parametrize("part", [part for part in Part if part is not Part.COORDINATOR])
def test_no_other_part_reaches_the_editions(closed_house: House, part: Part) -> None:
    person = make_person("Bo", part)
    assert not access.may_write(person)
    with pytest.raises(Http404):
        access.editions_for_coordinator(person)


def test_a_coordinator_who_was_disabled_reaches_nothing(dana: Person) -> None:
    assert access.may_write(dana)
    dana.is_active = False
    assert not access.may_write(dana)
    with pytest.raises(Http404):
        access.insist_on_coordinator(dana)


def test_a_coordinator_whose_part_ended_reaches_nothing(dana: Person) -> None:
    dana.parts_held.update(ended_at=dana.joined_at)
    assert not access.may_write(Person.objects.get(pk=dana.pk))
