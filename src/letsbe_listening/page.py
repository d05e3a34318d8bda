"""What was heard as a page to read: the turns with their words quoted, then the counts."""

import textwrap
from collections.abc import Iterator, Sequence

from letsbe_listening.heard import Act, Band, Counts, Heard, Share
from letsbe_listening.labels import LABELS, Label
from letsbe_listening.verdicts import Verdict

WIDTH = 88
ORIENTATION = (
    "The MITI 4.2.1 manual (Moyers, Manuel and Ernst, 2014) calls one reflection to each"
    " question fair and two good, in motivational interviewing. It is an orientation, no mark."
)
BARE = (
    "This talk has lost its punctuation. Questions are then harder to tell, and less is sure."
    " With end marks it would be heard better."
)
UNSURE = "not sure, what would you call it?"


def page(heard: Heard) -> str:
    """Return what was heard as plain text, lines of at most 88 characters.

    >>> from letsbe_listening import Talk, Turn, listen
    >>> print(page(listen(Talk((Turn("Sam", "Go on."),)), listener="Sam")).splitlines()[0])
    What Sam did in this talk
    """
    return (
        "\n".join([*_head(heard), *_turns(heard), *_counts(heard.counts, heard.listener)])
        + "\n"
    )


def _head(heard: Heard) -> Iterator[str]:
    title = f"What {_plain(heard.listener)} did in this talk"
    yield title
    yield "=" * len(title)
    yield ""
    yield from _wrapped("Seen in the words alone. Nobody is judged, and no feeling is guessed.")
    if heard.is_bare:
        yield from _wrapped(BARE)
    yield ""


def _turns(heard: Heard) -> Iterator[str]:
    for turn in heard.turns:
        yield from _wrapped(_plain(turn.text), first=f"{turn.turn + 1:>4}. ", rest=" " * 6)
        told = [act for act in turn.acts if act.verdict is not Verdict.NO]
        for act in sorted(told, key=lambda act: act.verdict is Verdict.UNSURE):
            yield from _act(act)
        if not told:
            yield "      (nothing of the ten)"
        yield ""


def _act(act: Act) -> Iterator[str]:
    how = {Verdict.SURE: "", Verdict.LIKELY: " (likely)", Verdict.UNSURE: f" ({UNSURE})"}
    quoted = _plain(act.evidence or "")
    said = f'{act.label.spoken}{how[act.verdict]}: "{quoted}"'
    yield from _wrapped(said, first="      - ", rest=" " * 8)


def _counts(counts: Counts, listener: str) -> Iterator[str]:
    yield "Counts"
    yield "------"
    name = _plain(listener)
    yield from _wrapped(f"{name} said {_share(counts.words, 'words')}.")
    if counts.seconds:
        yield from _wrapped(f"{name} spoke for {_share(counts.seconds, 'seconds')}.")
    number, words = counts.longest + 1, counts.longest_words
    unit = "word" if words == 1 else "words"
    yield f"The longest turn is number {number}; it has {words} {unit}."
    yield ""
    questions = [counts.labels[Label.OPEN_QUESTION], counts.labels[Label.CLOSED_QUESTION]]
    yield f"open to closed questions    {_ratio(questions)}"
    yield f"reflections to questions    {_ratio([counts.reflections, counts.questions])}"
    yield from _wrapped(ORIENTATION, first="    ", rest="    ")
    yield ""
    yield f"{'turns that hold':<20} {'likely':>6}   between"
    for label in LABELS:
        band = counts.labels[label]
        span = "" if band.is_firm else f"   {band.least} and {band.most}"
        yield f"{label.spoken:<20} {band.likely:>6}{span}"


def _ratio(bands: Sequence[Band]) -> str:
    one, other = bands
    told = f"{one.likely} to {other.likely}"
    if one.is_firm and other.is_firm:
        return told
    return f"{told}   (between {one.least} to {other.most} and {one.most} to {other.least})"


def _share(share: Share, unit: str) -> str:
    whole = share.listener + share.others
    part = share.of_listener
    told = f"{_number(share.listener)} of {_number(whole)} {unit}"
    return told if part is None else f"{told} ({part:.0%})"


def _number(amount: float) -> str:
    return f"{amount:,.0f}" if amount == int(amount) else f"{amount:,.1f}"


def _plain(text: str) -> str:
    """Return a text in which nothing moves a terminal's cursor or turns its words."""
    return "".join(char if char.isprintable() else " " for char in text)


def _wrapped(text: str, *, first: str = "", rest: str = "") -> list[str]:
    return textwrap.wrap(text, WIDTH, initial_indent=first, subsequent_indent=rest) or [first]
