import copy
from typing import Any

import pytest

from letsbe.practice.rules import scenarios
from letsbe.practice.rules.partner import Level, Reaction


def table() -> dict[str, Any]:
    levels = {
        level.value: {
            to.value: [f"line {n}" for n in range(least)] for to, least in few.items()
        }
        for level, few in scenarios.FEWEST.items()
    }
    texts = {level.value: f"text of {level}" for level in Level}
    return {
        "format": 1,
        "title": "A title",
        "theme": "Coming home",
        "partner": "Jo",
        "before": "What to know.",
        "speaker": "You are Jo.",
        "opening": "Hello.",
        "lines": {"advised": ["a", "b", "c"], "minimised": ["d", "e", "f"], **levels},
        "endings": dict(texts),
        "feelings": dict(texts),
    }


def changed(path: str, value: object) -> dict[str, Any]:
    """Return the table with one thing changed; None takes it out."""
    whole = copy.deepcopy(table())
    *way, last = path.split(".")
    inner = whole
    for name in way:
        inner = inner[name]
    if value is None:
        del inner[last]
    else:
        inner[last] = value
    return whole


def test_a_whole_scenario_has_no_faults_and_can_be_played() -> None:
    assert scenarios.faults(table()) == []
    made = scenarios.scenario("a-title", table())

    assert made.script.opening == "Hello."
    assert made.script.lines[Level.OPEN][Reaction.ADVISED] == ("a", "b", "c")
    assert made.script.lines[Level.GUARDED][Reaction.HEARD] == ("line 0", "line 1")
    assert made.feelings[Level.CLOSED] == "text of closed"


@pytest.mark.parametrize(
    ("path", "value", "fault"),
    [
        ("format", 2, "format: write format = 1"),
        ("title", None, "title: some words"),
        ("title", "  ", "title: some words"),
        ("title", 7, "title: some words"),
        ("before", "x" * 601, "before: at most 600 characters, here are 601"),
        (
            "opening",
            "a\x07b",
            "opening: plain letters and marks; something in it cannot be seen",
        ),
        ("partner", "J" * 31, "partner: a name of at most 30 characters"),
        ("colour", "red", "colour: is not part of a scenario"),
        ("endings", "none", "endings: a table with one text for each of closed, guarded"),
        ("endings.open", None, "endings.open: some words"),
        ("feelings.glad", "x", "feelings.glad: is not part of a scenario"),
        ("lines", [], "lines: a table with advised, minimised and one table for each level"),
        ("lines.advised", ["a", "b"], "lines.advised: a list of at least 3"),
        ("lines.minimised", "no", "lines.minimised: a list of at least 3"),
        ("lines.open", None, "lines.open: a table with heard, asked, followed, other"),
        ("lines.open.heard", ["a", "b"], "lines.open.heard: a list of at least 3"),
        ("lines.open.sung", ["a"], "lines.open.sung: is not part of a scenario"),
        ("lines.wide", {}, "lines.wide: is not part of a scenario"),
        ("lines.closed.other", ["ok", ""], "lines.closed.other, number 2: some words"),
        (
            "lines.closed.heard",
            ["Oh, shut up."],
            "lines.closed.heard, number 1: the partner never",
        ),
    ],
)
def test_each_fault_is_named_where_it_stands(path: str, value: object, fault: str) -> None:
    found = scenarios.faults(changed(path, value))

    assert len(found) == 1
    assert found[0].startswith(fault)


def test_every_fault_is_named_at_once() -> None:
    assert len(scenarios.faults({})) == 10


def test_a_partner_may_be_hard_on_themselves_and_not_on_the_learner() -> None:
    assert scenarios.faults(changed("opening", "It is a stupid thing.")) == []
    assert scenarios.faults(changed("opening", "You are so useless."))


@pytest.mark.parametrize(
    ("key", "is_good"), [("a-b2", True), ("A", False), ("a--b", False), ("", False)]
)
def test_a_file_name_can_be_an_address(key: str, is_good: bool) -> None:
    assert scenarios.is_key(key) is is_good
