"""Drills: what each kind asks for, and whether it was seen in an answer's words."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from enum import StrEnum

from letsbe.practice.rules.seen import SeenAct
from letsbe_listening import Act, Label, Verdict

# Longer than this, a share is a story.
BRIEF_WORDS = 45
MOST_CHARACTERS = 600


class Drill(StrEnum):
    """The six kinds of drill."""

    OPEN = "open"
    REFLECT = "reflect"
    FEELING = "feeling"
    AFFIRM = "affirm"
    SHARE = "share"
    LET_GO = "let_go"


class Answered(StrEnum):
    """What an answer came to: what was asked for is seen, is not, or nobody can tell.

    With advice, or something made smaller, beside what was asked for, it is not seen yet.
    """

    SEEN = "seen"
    WITH_FIXING = "with_fixing"
    NOT_SEEN = "not_seen"
    UNSURE = "unsure"


@dataclass(frozen=True, kw_only=True)
class Prompt:
    """One drill: what somebody says, and two or three good ways others have answered.

    `turn` is the question or the advice to turn into something else, where there is one.
    """

    key: str
    drill: Drill
    theme: str
    said: str
    turn: str
    ways: tuple[str, ...]


GIVING_BACK = frozenset({Label.REFLECTION, Label.OPEN_QUESTION, Label.CLOSED_QUESTION})
STAYING_WITH = frozenset(
    {Label.REFLECTION, Label.FEELING, Label.AFFIRMATION, Label.OPEN_QUESTION}
)
FIXING = frozenset({Label.ADVICE, Label.MINIMISING})
# For each drill: one of each of these sets of acts, and none that fixes.
WANTED: dict[Drill, tuple[frozenset[Label], ...]] = {
    Drill.OPEN: (frozenset({Label.OPEN_QUESTION}),),
    Drill.REFLECT: (frozenset({Label.REFLECTION}),),
    Drill.FEELING: (frozenset({Label.FEELING}),),
    Drill.AFFIRM: (frozenset({Label.AFFIRMATION}),),
    Drill.SHARE: (frozenset({Label.SHARING}), GIVING_BACK),
    Drill.LET_GO: (STAYING_WITH,),
}


def answered(drill: Drill, acts: Iterable[Act | SeenAct], *, words: int) -> Answered:
    """Say whether an answer holds what its drill asks for; unsure where hearing was."""
    found = list(acts)
    yes = {act.label for act in found if act.verdict.is_yes}
    unsure = {act.label for act in found if act.verdict is Verdict.UNSURE}
    found_now = answered_as_named(drill, yes, words=words)
    if found_now is not Answered.NOT_SEEN:
        return found_now
    if answered_as_named(drill, (yes | unsure) - (FIXING - yes), words=words) is Answered.SEEN:
        return Answered.UNSURE
    return Answered.NOT_SEEN


def answered_as_named(drill: Drill, named: Collection[Label], *, words: int) -> Answered:
    """Say the same of an answer whose acts are known: the learner named them."""
    holds = all(wanted & set(named) for wanted in WANTED[drill])
    is_fixing = bool(FIXING & set(named))
    is_too_long = drill is Drill.SHARE and words > BRIEF_WORDS
    if not holds or is_too_long:
        return Answered.NOT_SEEN
    return Answered.WITH_FIXING if is_fixing else Answered.SEEN
