"""Law: practice measures nobody: no word, field or name grades, ranks or guesses a feeling."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from letsbe.practice.rules.drills import Drill
from letsbe_listening import Label
from tests.laws.test_words import messages
from tests.laws.tree import HOUSE, ROOT, Source, planted, sources, told

ROOM = "practice"
CONTENT = ROOT / "src" / HOUSE / ROOM / "content"
MEND = (
    "Practice says what was seen, in the words that show it. It gives no mark, compares nobody "
    "and guesses no feeling of the learner. Say it otherwise:"
)
_FEELINGS = (
    "nervous|anxious|afraid|scared|sad|happy|tired|exhausted|stressed|upset|angry|bored|calm|"
    "relaxed|confident|insecure|ashamed|proud|frustrated|distracted|cold|warm|empathic|caring"
)
_GRADES = re.compile(
    r"\b(scor(e|es|ed|ing)|grad(e|es|ed|ing)|rank(s|ed|ing)?|rat(e|es|ed|ing|ings)|points|"
    r"percent(age|ile)?|badges?|streaks?|stars?|leader ?board|top|best|worst|better|worse|"
    r"excellent|perfect|outstanding|poor(ly)?|weak(ness|nesses)?|your strengths?|"
    r"fail(s|ed|ing|ure)?|correct(ly)?|incorrect(ly)?|wrong(ly)?|mistakes?|well done|good job|"
    r"(good|bad|great) listener|talent(ed)?|beginner|expert|master(y|ed)?|average|"
    r"compared (to|with)|than (others|most|other people)|improvement of)\b",
    re.IGNORECASE,
)
_GUESSES = re.compile(
    rf"\byou(?:'re| are| were| seem(?:ed)?| sound(?:ed)?| look(?:ed)?| feel| felt| must be)"
    rf"(?: \w+){{0,2}} (?:{_FEELINGS})\b|"
    r"\byour (?:feelings?|mood|emotions?|empathy|tone|voice|face)\b",
    re.IGNORECASE,
)
_MEASURES = re.compile(
    r"(^|_)(score|grade|rank|ranking|rating|points|percentile|mood|emotion|sentiment|empathy)s?"
    r"(_|$)"
)


def words_to_the_learner() -> dict[str, str]:
    """Return every sentence that practice says to somebody who practises, and where."""
    found = {said: place for said, place in messages().items() if place.startswith(f"{ROOM}/")}
    for label in Label:
        found[label.meaning] = "letsbe_listening.labels"
    for path in CONTENT.rglob("*.toml"):
        for number, line in enumerate(path.read_text("utf-8").splitlines(), start=1):
            key, _is, said = line.strip().partition(" = ")
            is_to_learner = path.name == "checklist.toml" or key in {"title", "theme", "before"}
            # What somebody says in a drill or a scene is a line of a play, not said to anybody.
            if is_to_learner:
                found[said.strip('"')] = f"{path.name}:{number}"
    return found


def sentence_faults(said: str) -> list[str]:
    return [match.group(0) for law in (_GRADES, _GUESSES) for match in law.finditer(said)]


def name_faults(source: Source) -> list[str]:
    """Return names of the room that would hold a measure of a person."""
    if source.room != ROOM or source.piece == "tests":
        return []
    return [
        f"{source.at(line)}: {name}"
        for name, line in _names(source.tree)
        if _MEASURES.search(name.lower())
    ]


def _names(tree: ast.Module) -> Iterator[tuple[str, int]]:
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.ClassDef):
            yield node.name, node.lineno
        elif isinstance(node, ast.arg):
            yield node.arg, node.lineno
        elif isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
            yield node.id, node.lineno
        elif isinstance(node, ast.keyword) and node.arg:
            yield node.arg, node.value.lineno


def test_nothing_practice_says_grades_ranks_or_guesses_a_feeling() -> None:
    found = [
        f"{place}: {fault!r} in {said!r}"
        for said, place in words_to_the_learner().items()
        for fault in sentence_faults(said)
    ]

    assert not found, told(found, what_to_do=MEND)


def test_the_law_reads_the_pages_the_checklist_and_the_scenes() -> None:
    places = {place.partition(":")[0] for place in words_to_the_learner().values()}

    assert {
        "practice/templates/practice/feedback.html",
        "checklist.toml",
        "letters.toml",
    } <= places
    assert len(words_to_the_learner()) > 200
    assert {Path(f"{drill}.toml").name for drill in Drill} <= {
        p.name for p in CONTENT.rglob("*")
    }


def test_no_name_of_the_room_measures_a_person() -> None:
    found = [fault for source in sources() for fault in name_faults(source)]

    assert not found, told(found, what_to_do=MEND)


@pytest.mark.parametrize(
    "said",
    [
        "Your score is 7.",
        "You rank above most.",
        "A better listener than others.",
        "You sound a bit nervous.",
        "You were warm here.",
        "Your empathy grew.",
        "Wrong: this is a closed question.",
        "Well done.",
    ],
)
def test_a_sentence_that_measures_somebody_is_noticed(said: str) -> None:
    assert sentence_faults(said)


@pytest.mark.parametrize(
    "said",
    [
        "It names a feeling.",
        "After it they said 12 words.",
        "What did Jo feel?",
        "You spoke for 61 words.",
        "You are Jo. You came home.",
    ],
)
def test_a_sentence_that_says_what_was_seen_is_let_through(said: str) -> None:
    assert not sentence_faults(said)


def test_a_field_that_measures_somebody_is_noticed() -> None:
    field = planted("letsbe/practice/models.py", "class A:\n    empathy_score = 1\n")
    asked = planted("letsbe/practice/rules/x.py", "def f(rating): ...")
    fine = planted("letsbe/practice/rules/x.py", "def f(words): ...")

    assert name_faults(field)
    assert name_faults(asked)
    assert not name_faults(fine)
