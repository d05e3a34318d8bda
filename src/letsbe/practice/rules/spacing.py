"""When a drill comes back: sooner when it was missed, later each time it was not."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

# Days until it comes back, by how often in a row it was seen.
DAYS = (1, 3, 7, 16, 35)


@dataclass(frozen=True, slots=True)
class Spaced:
    """How often in a row a drill was seen, and the day on which it comes back."""

    seen: int
    due_on: date


def spaced(before: Spaced | None, *, is_seen: bool, today: date) -> Spaced:
    """Return when a drill comes back after it was answered today."""
    if not is_seen:
        return Spaced(0, today + timedelta(days=DAYS[0]))
    seen = min((before.seen if before else 0) + 1, len(DAYS) - 1)
    return Spaced(seen, today + timedelta(days=DAYS[seen]))


def next_of(keys: Sequence[str], plan: Mapping[str, Spaced], *, today: date) -> str:
    """Return which drill to do next: what is due longest, then what is new, then the rest."""
    known = [key for key in keys if key in plan]
    due = [key for key in known if plan[key].due_on <= today]
    if due:
        return min(due, key=lambda key: plan[key].due_on)
    new = (key for key in keys if key not in plan)
    return next(new, None) or min(known, key=lambda key: plan[key].due_on)


def due_count(keys: Sequence[str], plan: Mapping[str, Spaced], *, today: date) -> int:
    return sum(key in plan and plan[key].due_on <= today for key in keys)


def as_json(plan: Mapping[str, Spaced]) -> str:
    rows = {key: [one.seen, one.due_on.isoformat()] for key, one in plan.items()}
    return json.dumps(rows, sort_keys=True)


def from_json(kept: str) -> dict[str, Spaced]:
    return {
        key: Spaced(seen, date.fromisoformat(due_on))
        for key, (seen, due_on) in json.loads(kept).items()
    }
