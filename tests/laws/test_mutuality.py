"""Law: no rule reads what a party came as; what one may do, the other may."""

import ast
from enum import StrEnum

from letsbe.people.rules import Part
from letsbe.relationships.rules import PARTS_OF, Kind, PartPlayed
from tests.laws.tree import Source, sources, told

ROOMS = {
    *("relationships", "interviews", "agreements", "endings", "handovers"),
    *("conversations", "meetings", "steering"),
}
# A rule that reaches for any of these would know who supports whom.
NAMES = {"PartPlayed", "PARTS_OF", "Part", "Voice", "part", "parts_held", "voice"}
SPOKEN = {part.value for part in (*PartPlayed, *Part)}
MEND = (
    "No rule of relationships, agreements or endings reads a party's part or voice: exchange "
    "the two, and only what each may do is exchanged. Decide from what each did instead:"
)


def faults(source: Source) -> list[str]:
    """Return where a function or a class other than the parts themselves asks for a part."""
    if source.room not in ROOMS or source.piece != "rules":
        return []
    return [
        f"{source.at(node)}: {statement.name} reads {ast.unparse(node)}"
        for statement in source.tree.body
        if isinstance(statement, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef)
        if statement.name != PartPlayed.__name__
        for node in ast.walk(statement)
        if _reads_a_part(node)
    ]


def _reads_a_part(node: ast.AST) -> bool:
    if isinstance(node, ast.Name):
        return node.id in NAMES
    if isinstance(node, ast.Attribute):
        return node.attr in NAMES
    if isinstance(node, ast.arg):
        return node.arg in NAMES
    return isinstance(node, ast.Constant) and node.value in SPOKEN


def test_no_rule_of_the_two_reads_a_part() -> None:
    found = [fault for source in sources() for fault in faults(source)]

    assert not found, told(found, what_to_do=MEND)


def test_the_law_reads_the_rules_of_every_room_of_the_two() -> None:
    read = {s.room for s in sources() if s.room in ROOMS and s.piece == "rules"}

    assert read == ROOMS


def test_parts_are_named_in_pairs_and_each_belongs_to_one_kind() -> None:
    named = [part for pair in PARTS_OF.values() for part in pair]

    assert set(PARTS_OF) == set(Kind)
    assert sorted(named) == sorted(PartPlayed)
    assert issubclass(PartPlayed, StrEnum)
