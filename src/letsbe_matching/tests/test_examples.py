import doctest
import importlib
import importlib.util
import pkgutil

import pytest

import letsbe_matching

NAMES = sorted(
    module.name
    for module in pkgutil.walk_packages(letsbe_matching.__path__, "letsbe_matching.")
    if ".tests" not in module.name and not module.name.endswith("__main__")
)


@pytest.mark.parametrize("name", NAMES)
def test_the_examples_in_a_module_are_true(name: str) -> None:
    assert doctest.testmod(importlib.import_module(name)).failed == 0


def test_nothing_takes_the_import_name_of_other_packages() -> None:
    assert importlib.util.find_spec("matching") is None


def test_there_are_examples_to_try() -> None:
    assert sum(doctest.testmod(importlib.import_module(name)).attempted for name in NAMES) > 20
