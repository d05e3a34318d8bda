"""Law: what is practised and what is lived do not meet, and no machine hears a real talk."""

from tests.laws.tree import HOUSE, Source, planted, sources, told

LIVED = {"conversations", "meetings", "interviews"}
PRACTICE = "practice"
HEARING = "letsbe_listening"
MEND = (
    "Practice and the rooms of real conversations do not import each other, and nothing but "
    "practice listens with letsbe_listening:"
)


def faults(source: Source) -> list[str]:
    return [
        f"{source.at(line)}: {source.room} reaches {target}"
        for target, line in source.imports
        if _may_not(source.room, target)
    ]


def _may_not(room: str, target: str) -> bool:
    house, *rest = target.split(".")
    if house == HEARING:
        return room != PRACTICE
    there = rest[0] if house == HOUSE and rest else ""
    return (room == PRACTICE and there in LIVED) or (room in LIVED and there == PRACTICE)


def test_practice_and_what_is_lived_do_not_meet() -> None:
    found = [fault for source in sources() for fault in faults(source)]

    assert not found, told(found, what_to_do=MEND)


def test_the_law_reads_a_room_that_listens() -> None:
    listening = {s.room for s in sources() for t, _line in s.imports if t.startswith(HEARING)}

    assert listening == {PRACTICE}


def test_each_way_across_is_noticed() -> None:
    across = [
        planted("letsbe/practice/queries/x.py", f"from letsbe.{room} import queries")
        for room in LIVED
    ]
    across += [
        planted(f"letsbe/{room}/actions.py", "from letsbe.practice import access")
        for room in LIVED
    ]
    across.append(
        planted("letsbe/conversations/views.py", "from letsbe_listening import listen")
    )
    harmless = planted("letsbe/practice/queries/x.py", "from letsbe.people import queries")

    assert all(len(faults(source)) == 1 for source in across)
    assert not faults(harmless)
