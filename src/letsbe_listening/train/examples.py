"""Labelled turns to learn from: AnnoMI's, and those of the project's own corpus."""

import csv
import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from letsbe_listening.around import Around, arounds
from letsbe_listening.labels import LABELS, Label

CORPUS = Path(__file__).parents[1] / "corpus"
ANNOMI = Path("annomi") / "turns.csv"
OWN = "own"
FOLDS = 5
_ANNOMI_KNOWS = frozenset(
    {Label.OPEN_QUESTION, Label.CLOSED_QUESTION, Label.REFLECTION, Label.ADVICE}
)


@dataclass(frozen=True, kw_only=True)
class Example:
    """A listener's turn with what it does; only the labels in `known` were looked for."""

    text: str
    around: Around
    acts: frozenset[Label]
    known: frozenset[Label]
    # Which talk, or video, it comes from: never on both sides of a split.
    group: str
    source: str
    register: str

    @property
    def fold(self) -> int:
        return fold_of(self.group)


def fold_of(group: str, salt: str = "") -> int:
    return int.from_bytes(hashlib.sha256((salt + group).encode()).digest()[:8]) % FOLDS


def read_annomi(folder: Path) -> list[Example]:
    """Return the therapists' turns of AnnoMI, in their order."""
    with (folder / ANNOMI).open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    found: list[Example] = []
    for _, talk in groupby(rows, key=lambda row: row["transcript_id"]):
        turns = list(talk)
        is_listener = [row["interlocutor"] == "therapist" for row in turns]
        around = arounds([row["utterance_text"] for row in turns], is_listener)
        found += [
            Example(
                text=row["utterance_text"],
                around=around[at],
                acts=frozenset(_annomi_acts(row)),
                known=_ANNOMI_KNOWS,
                group=f"annomi/{row['video_url']}",
                source="annomi",
                register="annomi",
            )
            for at, row in enumerate(turns)
            if is_listener[at]
        ]
    return found


def _annomi_acts(row: dict[str, str]) -> Iterator[Label]:
    if row["question_subtype"] == "open":
        yield Label.OPEN_QUESTION
    if row["question_subtype"] == "closed":
        yield Label.CLOSED_QUESTION
    if row["reflection_exists"] == "True":
        yield Label.REFLECTION
    if row["therapist_input_exists"] == "True":
        yield Label.ADVICE


def read_corpus(folder: Path = CORPUS) -> list[Example]:
    """Return the listeners' turns of the project's own corpus, as they were settled."""
    with (folder / "talks.csv").open(encoding="utf-8", newline="") as file:
        registers = {row["talk"]: row["register"] for row in csv.DictReader(file)}
    with (folder / "turns.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    found: list[Example] = []
    for name, talk in groupby(rows, key=lambda row: row["talk"]):
        turns = list(talk)
        is_listener = [row["who"] == "listener" for row in turns]
        around = arounds([row["text"] for row in turns], is_listener)
        found += [
            Example(
                text=row["text"],
                around=around[at],
                acts=frozenset(labels_in(row["settled"])),
                known=frozenset(LABELS),
                group=f"own/{name}",
                source=OWN,
                register=registers[name],
            )
            for at, row in enumerate(turns)
            if is_listener[at]
        ]
    return found


def labels_in(cell: str) -> list[Label]:
    """Return the labels of a cell of the corpus: "reflection feeling", or "-" for none."""
    return [] if cell == "-" else [Label(name) for name in cell.split()]
