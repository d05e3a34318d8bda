"""The people of this room's tests, a fresh cache, and a quick stand-in for slow hashing."""

from letsbe.introductions.tests.people import ben as ben
from letsbe.introductions.tests.people import looking as looking
from letsbe.introductions.tests.people import run as run
from letsbe.people.tests.people import ada as ada
from letsbe.people.tests.people import bo as bo
from letsbe.people.tests.people import cleo as cleo
from letsbe.people.tests.people import dana as dana
from letsbe.people.tests.people import house as house
from letsbe.people.tests.people import lee as lee
from letsbe.people.tests.people import oz as oz
from letsbe.relationships.tests.conftest import _fresh_cache as _fresh_cache
from letsbe.relationships.tests.conftest import _quick_hashing as _quick_hashing
