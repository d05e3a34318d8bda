"""What two people share, of all that each has told: the only part that is ever shown."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from letsbe.people.rules.portraits import Portrait, Way, folded


@dataclass(frozen=True, kw_only=True)
class Common:
    """What two people share. `hours` are a week's bits in the programme's own time zone."""

    experiences: tuple[str, ...] = ()
    # What one of the two hoped the other would say of themselves, and the other does.
    wishes: tuple[str, ...] = ()
    interests: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    ways: tuple[Way, ...] = ()
    hours: int = 0


def common(
    one: Portrait, other: Portrait, *, hours: int, rare: Mapping[str, int] | None = None
) -> Common:
    """Return what two share, spelled as the first one does; the rarest experience is first."""
    worth = rare or {}
    known = _both(one.experiences, other.experiences)
    met = [*_both(one.wishes, other.qualities), *_both(other.wishes, one.qualities)]
    return Common(
        experiences=tuple(sorted(known, key=lambda words: -worth.get(folded(words), 0))),
        wishes=tuple({folded(words): words for words in met}.values()),
        interests=_both(one.interests, other.interests),
        languages=_both(one.languages, other.languages),
        ways=_ways_for_both(one, other),
        hours=hours,
    )


def with_hours(shared: Common, hours: int) -> Common:
    """Return the same with the hours as they are in another time zone."""
    return replace(shared, hours=hours)


def as_json(shared: Common) -> dict[str, object]:
    """Return what two share as it is written down before it is sealed."""
    return {
        name: format(value, "x") if name == "hours" else value
        for name, value in vars(shared).items()
        if value
    }


def from_json(kept: Mapping[str, object]) -> Common:
    lists = {
        name: tuple(str(each) for each in found)
        for name in ("experiences", "wishes", "interests", "languages")
        if isinstance(found := kept.get(name), list)
    }
    ways = kept.get("ways")
    return Common(
        **lists,
        ways=tuple(Way(way) for way in ways) if isinstance(ways, list) else (),
        hours=int(str(kept.get("hours", "0")), 16),
    )


def _both(ones: Iterable[str], others: Iterable[str]) -> tuple[str, ...]:
    told = {folded(words) for words in others}
    return tuple(words for words in ones if folded(words) in told)


def _ways_for_both(one: Portrait, other: Portrait) -> tuple[Way, ...]:
    """Return how two could meet; places matter only to who would meet in person."""
    parted = one.areas and other.areas and not _both(one.areas, other.areas)
    shared = [way for way in Way if way in one.ways and way in other.ways]
    return tuple(way for way in shared if not (parted and way is Way.IN_PERSON))
