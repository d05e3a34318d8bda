"""Who the tests of the demo start from."""

from letsbe.demo.tests.people import _furnished, figures

__all__ = ["_furnished", "figures"]
