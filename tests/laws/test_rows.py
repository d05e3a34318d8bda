"""Law: rows belong to their room, and imports stand where everybody sees them."""

import ast
from collections.abc import Iterator

from tests.laws.tree import HOUSE, Source, imported, sources, told

# A migration moves rows of its own room as they were; it has no access or queries to ask.
MAY_FETCH = {"models", "access", "queries", "actions", "jobs", "backend", "tests", "migrations"}
MANAGERS = {"objects", "_default_manager", "_base_manager"}
SHORTCUTS = {"get_object_or_404", "get_list_or_404"}
MEND_ROWS = (
    "Rows are fetched in models, access, queries, actions, jobs or backend of their own room. "
    "Use an access function, or write a query in the room whose row it is:"
)
MEND_IMPORTS = (
    "Imports stand at the top of the file, by full name, one thing at a time "
    "(only functions of apps.py may import, since models load after the apps):"
)


def row_faults(source: Source) -> list[str]:
    """Return every fetch that stands in the wrong piece, or takes another room's row."""
    foreign = _foreign_names(source)
    faults = []
    for node, model in _fetches(source.tree):
        if source.piece not in MAY_FETCH:
            faults.append(f"{source.at(node)}: {ast.unparse(node)} in {source.piece}")
        # A test may look at any row, to see what a deed has left behind.
        elif source.piece != "tests" and _root_name(model) in foreign:
            owner = foreign[_root_name(model)]
            faults.append(f"{source.at(node)}: {ast.unparse(node)} is a row of {owner}")
    return faults


def _fetches(tree: ast.Module) -> Iterator[tuple[ast.expr, ast.expr]]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and node.attr in MANAGERS:
            yield node, node.value
        elif (
            isinstance(node, ast.Call)
            and node.args
            and _root_name(node.func) in SHORTCUTS
            and isinstance(node.args[0], ast.Name)
        ):
            yield node, node.args[0]


def _foreign_names(source: Source) -> dict[str, str]:
    found = {}
    for node in ast.walk(source.tree):
        if not isinstance(node, ast.Import | ast.ImportFrom):
            continue
        for alias, target in zip(node.names, imported(node), strict=False):
            house, *rest = target.split(".")
            if house == HOUSE and rest and rest[0] != source.room:
                found[alias.asname or alias.name.split(".")[0]] = rest[0]
    return found


def _root_name(node: ast.expr) -> str:
    while isinstance(node, ast.Attribute):
        node = node.value
    return node.id if isinstance(node, ast.Name) else ""


def import_faults(source: Source) -> list[str]:
    faults = []
    for node in ast.walk(source.tree):
        if isinstance(node, ast.ImportFrom) and node.level:
            faults.append(f"{source.at(node)}: a relative import")
        if isinstance(node, ast.ImportFrom) and any(a.name == "*" for a in node.names):
            faults.append(f"{source.at(node)}: a star import")
    if source.piece == "apps":
        return faults
    return faults + [
        f"{source.at(inner)}: an import inside {node.name}"
        for node in ast.walk(source.tree)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        for inner in ast.walk(node)
        if isinstance(inner, ast.Import | ast.ImportFrom)
    ]


def test_rows_are_fetched_only_where_they_belong() -> None:
    found = [fault for source in sources() for fault in row_faults(source)]

    assert not found, told(found, what_to_do=MEND_ROWS)


def test_every_import_stands_at_the_top_by_its_full_name() -> None:
    found = [fault for source in sources() for fault in import_faults(source)]

    assert not found, told(found, what_to_do=MEND_IMPORTS)
