"""Who is in the stories of a house that is served, with a fresh cache and quick hashing."""

from letsbe.relationships.tests.conftest import _fresh_cache as _fresh_cache
from letsbe.relationships.tests.conftest import _quick_hashing as _quick_hashing
from letsbe.relationships.tests.conftest import ada as ada
from letsbe.relationships.tests.conftest import bo as bo
from letsbe.relationships.tests.conftest import bond as bond
from letsbe.relationships.tests.conftest import cleo as cleo
from letsbe.relationships.tests.conftest import dana as dana
from letsbe.relationships.tests.conftest import house as house
