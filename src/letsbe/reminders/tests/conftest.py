"""The people of this room's tests."""

from letsbe.people.tests.people import ada as ada
from letsbe.people.tests.people import bo as bo
from letsbe.people.tests.people import cleo as cleo
from letsbe.people.tests.people import dana as dana
from letsbe.people.tests.people import house as house
