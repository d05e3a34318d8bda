"""Hearing a talk: what its listener did, turn by turn, and the counts."""

from collections.abc import Iterator, Sequence

from letsbe_listening.around import arounds
from letsbe_listening.counts import counted
from letsbe_listening.ear import Ear, is_bare, made_ready, shipped
from letsbe_listening.evidence import quote
from letsbe_listening.heads import Scorer
from letsbe_listening.heard import Act, Heard, HeardTurn
from letsbe_listening.labels import LABELS
from letsbe_listening.pieces import Said
from letsbe_listening.speakers import speaker_named
from letsbe_listening.talk import Talk
from letsbe_listening.verdicts import VERDICTS, Verdict, verdicts

_DIGITS = 4


def listen(talk: Talk, *, listener: str, ear: Ear | None = None) -> Heard:
    """Return what one listener did in a talk.

    `listener` is a name in the talk (SpeakerUnclear otherwise). Each of the listener's turns
    carries all ten labels with a probability, a verdict and, where it is not no, the words
    that show it. `ear` is the one that ships, unless another is given. Takes time in
    proportion to the words said; nothing is asked of a network or a clock.

    >>> from letsbe_listening import Turn, listen
    >>> said = [Turn("Ann", "I could not sleep."), Turn("Sam", "What kept you awake?")]
    >>> heard = listen(Talk(tuple(said)), listener="Sam")
    >>> [(act.label.value, act.evidence) for act in heard.turns[0].acts if act.verdict.is_yes]
    [('open_question', 'What kept you awake?')]
    """
    name = speaker_named(talk, listener)
    bare = is_bare(turn.text for turn in talk.turns)
    scorer = (ear or shipped()).scorer(is_bare=bare)
    mine = [turn.speaker == name for turn in talk.turns]
    around = arounds([turn.text for turn in talk.turns], mine)
    places = [at for at, is_mine in enumerate(mine) if is_mine]
    ready = [made_ready(talk.turns[at].text, around[at], is_bare=bare) for at in places]
    acts = _acts(scorer, ready, [talk.turns[at].text for at in places])
    heard = tuple(
        HeardTurn(at, talk.turns[at].text, found)
        for at, found in zip(places, acts, strict=True)
    )
    return Heard(name, talk.speakers, bare, heard, counted(talk, name, heard))


def _acts(
    scorer: Scorer, turns: Sequence[Said], texts: Sequence[str]
) -> Iterator[tuple[Act, ...]]:
    scores = scorer.scores(turns)
    likelihoods = scorer.heads.probabilities(scores)
    found = verdicts(scorer.heads, likelihoods)
    columns = list(enumerate(LABELS))
    rows = zip(turns, texts, likelihoods.tolist(), found.tolist(), scores.which, strict=True)
    for turn, text, likely, verdict_at, which in rows:
        acts = []
        for column, label in columns:
            verdict = VERDICTS[verdict_at[column]] if turn.sentences else Verdict.NO
            evidence = None
            if verdict is not Verdict.NO:
                evidence = quote(text, turn.sentences[which[column]], scorer, column)
            acts.append(Act(label, round(likely[column], _DIGITS), verdict, evidence))
        yield tuple(acts)
