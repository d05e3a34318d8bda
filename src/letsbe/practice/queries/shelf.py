"""What there is to practise with: drills, scenarios and the checklist, read from their files.

A house may add scenarios of its own: files in the folder `scenarios` of its data.
"""

import logging
import tomllib
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

from django.conf import settings
from django.utils import translation

from letsbe.practice.rules import scenarios as rules
from letsbe.practice.rules.checklist import Group, Item
from letsbe.practice.rules.drills import Drill, Prompt
from letsbe.practice.rules.scenarios import Scenario

CONTENT = Path(__file__).resolve().parents[1] / "content"
USUAL = "en"
OWN = "scenarios"
_log = logging.getLogger(__name__)


def drills() -> Mapping[str, Prompt]:
    """Return every drill by its key, in the order of its file."""
    return _drills(_folder())


def drills_of(drill: Drill) -> list[Prompt]:
    return [prompt for prompt in drills().values() if prompt.drill is drill]


def scenarios() -> Mapping[str, Scenario]:
    """Return every scenario by its key: those that come with letsbe, then the house's own."""
    return MappingProxyType({**_scenarios(_folder()), **_own_scenarios(_own_files())})


def checklist() -> tuple[Group, ...]:
    """Return the Improved Listening Checklist: its groups, each with its items."""
    return _checklist(_folder())


def scenario_faults(path: Path) -> list[str]:
    """Return what an author has to mend in a file; empty when it can be practised with."""
    try:
        table = tomllib.loads(path.read_text("utf-8"))
    except OSError as fault:
        return [f"this file cannot be read: {fault.strerror}"]
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as fault:
        return [f"this is not TOML in UTF-8: {fault}"]
    found = rules.faults(table)
    if not rules.is_key(path.stem):
        found.append("the file's name: small letters and figures, with hyphens between words")
    return found


def _folder() -> Path:
    language = CONTENT / (translation.get_language() or USUAL)
    return language if language.is_dir() else CONTENT / USUAL


@lru_cache(maxsize=8)
def _drills(folder: Path) -> Mapping[str, Prompt]:
    found = {}
    for drill in Drill:
        for row in _table(folder / "drills" / f"{drill}.toml")["prompt"]:
            found[row["key"]] = Prompt(
                key=row["key"],
                drill=drill,
                theme=row["theme"],
                said=row["said"],
                turn=row.get("turn", ""),
                ways=tuple(row["ways"]),
            )
    return MappingProxyType(found)


@lru_cache(maxsize=8)
def _scenarios(folder: Path) -> Mapping[str, Scenario]:
    files = sorted((folder / "scenarios").glob("*.toml"))
    return MappingProxyType({f.stem: rules.scenario(f.stem, _table(f)) for f in files})


@lru_cache(maxsize=8)
def _checklist(folder: Path) -> tuple[Group, ...]:
    return tuple(
        Group(
            key=group["key"],
            title=group["title"],
            items=tuple(Item(i["key"], i["words"], i["looks_like"]) for i in group["item"]),
        )
        for group in _table(folder / "checklist.toml")["group"]
    )


def _own_files() -> tuple[tuple[Path, int], ...]:
    """Return the house's own files and when each was changed, so that a change is seen."""
    files = sorted((Path(settings.DATA_DIR) / OWN).glob("*.toml"))
    return tuple((path, path.stat().st_mtime_ns) for path in files)


@lru_cache(maxsize=4)
def _own_scenarios(files: tuple[tuple[Path, int], ...]) -> Mapping[str, Scenario]:
    found = {}
    for path, _changed in files:
        if faults := scenario_faults(path):
            told = "A scenario of the house is left out: it has %d faults."
            _log.log(logging.WARNING, told, len(faults))
        else:
            found[path.stem] = rules.scenario(path.stem, _table(path))
    return found


def _table(path: Path) -> dict[str, Any]:
    return tomllib.loads(path.read_text("utf-8"))
