"""The source tree as the laws read it: rooms, pieces, parsed files, wherever the tree lies."""

import ast
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
HOUSE = "letsbe"
# Made by tools, brought by others, or thrown away: not ours to hold to the laws.
NOT_OURS = {".git", ".venv", "data", "node_modules", "axe", "fonts", "LICENSES", "__pycache__"}


@dataclass(frozen=True)
class Source:
    """One Python file: where it is, which room and piece it belongs to, what it says."""

    path: Path
    text: str

    @cached_property
    def tree(self) -> ast.Module:
        return ast.parse(self.text, filename=str(self.path))

    @property
    def room(self) -> str:
        parts = self.path.parts
        return parts[1] if len(parts) > 2 else ""

    @property
    def piece(self) -> str:
        parts = self.path.parts
        return parts[2].removesuffix(".py") if len(parts) > 2 else ""

    @property
    def imports(self) -> list[tuple[str, int]]:
        """Return every module or name this file imports, dotted, with its line."""
        return [
            (target, getattr(node, "lineno", 0))
            for node in ast.walk(self.tree)
            for target in imported(node)
        ]

    def at(self, node: ast.AST | int) -> str:
        line = node if isinstance(node, int) else getattr(node, "lineno", 0)
        return f"{self.path}:{line}"


def imported(node: ast.AST) -> list[str]:
    if isinstance(node, ast.Import):
        return [alias.name for alias in node.names]
    if isinstance(node, ast.ImportFrom) and node.module:
        return [f"{node.module}.{alias.name}" for alias in node.names]
    return []


def planted(path: str, text: str) -> Source:
    """Return a file that is nowhere on disk, to see whether a law notices it."""
    return Source(Path(path), text)


@cache
def sources() -> tuple[Source, ...]:
    """Return every Python file of the house, its path told from src, read and parsed once."""
    src = ROOT / "src"
    return tuple(
        Source(path.relative_to(src), path.read_text("utf-8"))
        for path in sorted((src / HOUSE).rglob("*.py"))
        if "__pycache__" not in path.parts
    )


def rooms(root: Path = ROOT) -> list[str]:
    folders = (root / "src" / HOUSE).iterdir()
    return sorted(folder.name for folder in folders if (folder / "__init__.py").exists())


def files(*endings: str, root: Path = ROOT) -> Iterator[Path]:
    """Return our own files that end so, wherever they are in the repository."""
    for folder in ("src", "tests", "benchmarks", "docs", "requirements"):
        yield from (
            path
            for path in sorted((root / folder).rglob("*"))
            if path.suffix in endings and not NOT_OURS & set(path.relative_to(root).parts)
        )
    yield from (path for path in sorted(root.iterdir()) if path.suffix in endings)


def templates(root: Path = ROOT) -> list[Path]:
    return sorted((root / "src" / HOUSE).glob("*/templates/**/*.html"))


def contracts(root: Path = ROOT) -> list[dict[str, Any]]:
    pyproject = tomllib.loads((root / "pyproject.toml").read_text("utf-8"))
    found: list[dict[str, Any]] = pyproject["tool"]["importlinter"]["contracts"]
    return found


def told(faults: list[str], *, what_to_do: str) -> str:
    """Return what a failing law says: each place, and how to mend it."""
    return "\n".join([what_to_do, *(f"  {fault}" for fault in faults)])
