import doctest
import importlib
import pkgutil

import pytest

import letsbe_listening

NAMES = sorted(
    module.name
    for module in pkgutil.walk_packages(letsbe_listening.__path__, "letsbe_listening.")
    if ".tests" not in module.name and not module.name.endswith("__main__")
)


@pytest.mark.parametrize("name", ["letsbe_listening", *NAMES])
def test_the_examples_in_a_module_are_true(name: str) -> None:
    found = doctest.testmod(importlib.import_module(name))

    assert found.failed == 0


def test_there_are_examples_to_try() -> None:
    tried = sum(doctest.testmod(importlib.import_module(name)).attempted for name in NAMES)

    assert tried > 20
