"""What is seen in a talk: what was heard, and in its place what the learner calls it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from letsbe_listening import Band, Heard, HeardTurn, Label, Turn, Verdict


@dataclass(frozen=True, slots=True)
class SeenAct:
    """One act of a turn; `evidence`: the words that show it, None where the learner said so."""

    label: Label
    verdict: Verdict
    evidence: str | None
    is_mine: bool = False


@dataclass(frozen=True, kw_only=True)
class Step:
    """One turn of the learner: its place in the talk, what is seen in it, what came after."""

    turn: int
    text: str
    words: int
    acts: tuple[SeenAct, ...]
    words_after: int
    is_named: bool

    @property
    def labels(self) -> frozenset[Label]:
        """Return what is there: named by the learner, or heard as likely at least."""
        return frozenset(act.label for act in self.acts if act.verdict.is_yes)

    @property
    def unsure(self) -> tuple[SeenAct, ...]:
        return tuple(act for act in self.acts if act.verdict is Verdict.UNSURE)


def steps(
    heard: Heard,
    turns: Sequence[Turn],
    named: Mapping[int, frozenset[Label]],
    words: Sequence[int],
) -> list[Step]:
    """Return the learner's turns; `words` counts those of every turn of the talk."""
    return [
        Step(
            turn=one.turn,
            text=one.text,
            words=words[one.turn],
            acts=acts_of(one, named.get(one.turn)),
            words_after=words[one.turn + 1] if one.turn + 1 < len(turns) else 0,
            is_named=one.turn in named,
        )
        for one in heard.turns
    ]


def acts_of(turn: HeardTurn, named: frozenset[Label] | None) -> tuple[SeenAct, ...]:
    """Return what is seen in one turn: the learner's own word for it stands above hearing."""
    if named is not None:
        return tuple(
            SeenAct(label, Verdict.SURE, None, is_mine=True)
            for label in Label
            if label in named
        )
    return tuple(
        SeenAct(act.label, act.verdict, act.evidence)
        for act in turn.acts
        if act.verdict is not Verdict.NO
    )


def band(found: Sequence[Step], labels: frozenset[Label]) -> Band:
    """Return how many turns hold one of these acts: surely, likely, and at most."""
    strongest = [
        max(
            (act.verdict for act in one.acts if act.label in labels),
            key=_ORDER.index,
            default=None,
        )
        for one in found
    ]
    sure, likely, unsure = (
        strongest.count(verdict) for verdict in (Verdict.SURE, Verdict.LIKELY, Verdict.UNSURE)
    )
    return Band(sure, sure + likely, sure + likely + unsure)


def bands(found: Sequence[Step]) -> dict[Label, Band]:
    """Return the same for each act that is there at all."""
    every = {label: band(found, frozenset({label})) for label in Label}
    return {label: one for label, one in every.items() if one.most}


_ORDER = tuple(Verdict)


def marked(text: str, acts: Sequence[SeenAct]) -> Iterator[tuple[str, tuple[Label, ...]]]:
    """Yield a turn's text in pieces, each with the acts whose words it belongs to."""
    spans = [(found, act) for act in acts if (found := _span(text, act)) is not None]
    edges = sorted({0, len(text), *(edge for span, _act in spans for edge in span)})
    for start, end in pairwise(edges):
        over = (act.label for (first, last), act in spans if first <= start and end <= last)
        yield text[start:end], tuple(dict.fromkeys(over))


def _span(text: str, act: SeenAct) -> tuple[int, int] | None:
    if not act.evidence or not act.verdict.is_yes:
        return None
    start = text.find(act.evidence)
    return (start, start + len(act.evidence)) if start >= 0 else None
