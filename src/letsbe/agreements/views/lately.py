"""What happened to an agreement, as lines of a timeline."""

from letsbe.agreements.views.asking import Asked
from letsbe.journal import queries as journal
from letsbe.journal.models import Entry
from letsbe.people import queries as people


def happenings(asking: Asked, *, most: int) -> list[tuple[Entry, str, str]]:
    """Return (entry, who, voice) newest first; others than the two are looked up by name."""
    entries = journal.lately(asking.relationship_id, most=most)
    others = {e.by for e in entries if e.by and not asking.sides.of(e.by)}
    named = people.cards(others) if others else {}
    lines = []
    for entry in entries:
        side = asking.sides.of(entry.by)
        name = side.name if side else named[entry.by].name if entry.by else ""
        lines.append((entry, name, side.voice if side else ""))
    return lines
