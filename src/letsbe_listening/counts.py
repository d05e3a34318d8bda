"""Counting a talk: words, turns and seconds exactly, acts in bands."""

import re
from collections.abc import Iterable, Sequence

from letsbe_listening.heard import Band, Counts, HeardTurn, Share
from letsbe_listening.labels import LABELS, Label
from letsbe_listening.talk import Talk
from letsbe_listening.verdicts import VERDICTS, Verdict

_WORD = re.compile(r"[^\W_]+(?:['\u2019\u02bc-][^\W_]+)*")
_QUESTIONS = (Label.OPEN_QUESTION, Label.CLOSED_QUESTION)


def counted(talk: Talk, listener: str, heard: Sequence[HeardTurn]) -> Counts:
    """Return the counts of one who speaks in a talk, in time that grows with its words."""
    words = [words_in(turn.text) for turn in talk.turns]
    mine = [turn.speaker == listener for turn in talk.turns]
    my_turns = [at for at, is_mine in enumerate(mine) if is_mine]
    longest = max(my_turns, key=lambda at: words[at])
    found = [{act.label: act.verdict for act in turn.acts} for turn in heard]
    return Counts(
        words=_share(words, mine),
        turns=_share([1] * len(mine), mine),
        seconds=_seconds(talk, mine),
        longest=longest,
        longest_words=words[longest],
        labels={label: _band([one[label] for one in found]) for label in LABELS},
        questions=_band([_strongest(one[label] for label in _QUESTIONS) for one in found]),
    )


def words_in(text: str) -> int:
    """Return how many words a text has; marks alone are none.

    >>> words_in("Well \u2026 that's 2 things, half-done.")
    5
    """
    return len(_WORD.findall(text))


def _share(amounts: Sequence[float], mine: Sequence[bool]) -> Share:
    pairs = list(zip(amounts, mine, strict=True))
    return Share(
        sum(amount for amount, is_mine in pairs if is_mine),
        sum(amount for amount, is_mine in pairs if not is_mine),
    )


def _seconds(talk: Talk, mine: Sequence[bool]) -> Share | None:
    lengths = []
    for turn in talk.turns:
        if turn.start is None or turn.end is None:
            return None
        lengths.append(turn.end - turn.start)
    share = _share(lengths, mine)
    return Share(round(share.listener, 3), round(share.others, 3))


def _strongest(found: Iterable[Verdict]) -> Verdict:
    return max(found, key=VERDICTS.index)


def _band(found: Sequence[Verdict]) -> Band:
    sure, likely, unsure = (
        found.count(verdict) for verdict in (Verdict.SURE, Verdict.LIKELY, Verdict.UNSURE)
    )
    return Band(sure, sure + likely, sure + likely + unsure)
