from collections import Counter
from pathlib import Path

import pytest

from letsbe.practice.queries import shelf, talks
from letsbe.practice.rules import drills, partner
from letsbe.practice.rules.drills import Answered, Drill, Prompt
from letsbe.practice.rules.partner import Level, Reaction, State
from letsbe.practice.rules.talks import Line, Who
from letsbe_listening.counts import words_in

ITEMS = 20


def answered(prompt: Prompt, words: str) -> Answered:
    lines = [Line(Who.PARTNER, prompt.said), Line(Who.ME, words)]
    heard = talks.heard_last(lines)
    return drills.answered(prompt.drill, heard.acts, words=words_in(words))


def test_there_are_sixty_drills_and_more_some_of_each_kind() -> None:
    kinds = Counter(prompt.drill for prompt in shelf.drills().values())

    assert sum(kinds.values()) >= 60
    assert set(kinds) == set(Drill)
    assert min(kinds.values()) >= 10


@pytest.mark.parametrize("key", shelf.drills())
def test_what_is_shown_as_a_good_way_is_heard_as_one(key: str) -> None:
    prompt = shelf.drills()[key]

    assert 2 <= len(prompt.ways) <= 3
    assert [answered(prompt, way) for way in prompt.ways] == [Answered.SEEN] * len(prompt.ways)


@pytest.mark.parametrize("key", [p.key for p in shelf.drills().values() if p.turn])
def test_what_is_to_be_turned_around_is_not_heard_as_good(key: str) -> None:
    prompt = shelf.drills()[key]

    assert answered(prompt, prompt.turn) is not Answered.SEEN


def test_what_is_to_be_turned_around_stands_where_the_drill_asks_for_it() -> None:
    assert all(
        bool(prompt.turn) == (prompt.drill in {Drill.OPEN, Drill.LET_GO})
        for prompt in shelf.drills().values()
    )


def test_there_are_eight_scenarios_and_more_about_different_things() -> None:
    scenes = shelf.scenarios().values()

    assert len(scenes) >= 8
    assert len({scene.theme for scene in scenes}) == len(scenes)
    assert len({scene.partner for scene in scenes}) == len(scenes)


@pytest.mark.parametrize("path", sorted((shelf.CONTENT / "en" / "scenarios").glob("*.toml")))
def test_every_scenario_passes_its_own_validator(path: Path) -> None:
    assert shelf.scenario_faults(path) == []


@pytest.mark.parametrize("key", shelf.scenarios())
@pytest.mark.parametrize(
    ("to", "ends"), [(Reaction.HEARD, Level.OPEN), (Reaction.ADVISED, Level.CLOSED)]
)
def test_every_scenario_ends_otherwise_when_heard_than_when_advised(
    key: str, to: Reaction, ends: Level
) -> None:
    script, state, line = shelf.scenarios()[key].script, State(), ""
    said = []
    while not state.is_over:
        state, line = partner.answer(script, state, to)
        said.append(line)

    assert state.level is ends
    assert line == script.endings[ends]
    assert len(said) == len(set(said)), "The partner repeats themselves."


def test_the_checklist_has_twenty_items_in_five_groups() -> None:
    groups = shelf.checklist()
    keys = [item.key for group in groups for item in group.items]

    assert len(groups) == 5
    assert len(keys) == len(set(keys)) == ITEMS
