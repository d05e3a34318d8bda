"""A practice opened: its words, what was heard in them, and what the learner calls it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from letsbe.practice.models import Practice
from letsbe.practice.rules import noticing, picture, seen, talks
from letsbe.practice.rules.kinds import Kind
from letsbe.practice.rules.noticing import Noticed
from letsbe.practice.rules.picture import Picture
from letsbe.practice.rules.seen import Step
from letsbe.practice.rules.talks import Kept, Line, Who
from letsbe.vault import queries as vault
from letsbe.vault.queries import KeyRing
from letsbe_listening import Counts, HeardTurn, Label, Turn, listen
from letsbe_listening.counts import words_in
from letsbe_listening.ear import shipped


@dataclass(frozen=True, kw_only=True)
class Opened:
    """A practice with its words; `kept` is None when they cannot be shown."""

    row: Practice
    ring: KeyRing
    kept: Kept | None
    named: Mapping[int, frozenset[Label]]


@dataclass(frozen=True, kw_only=True)
class Feedback:
    """Everything the feedback page tells of a talk."""

    turns: Sequence[Turn]
    steps: Mapping[int, Step]
    counts: Counts
    is_bare: bool
    noticed: Noticed
    picture: Picture
    # For each who speaks: turns, words, and seconds where the talk has times.
    spoken: Sequence[tuple[str, int, int, float | None]]


def ring_of(row: Practice) -> KeyRing:
    if Kind(row.kind).has_own_key:
        return vault.key_ring(practices=[row.pk])
    return vault.key_ring(people=[row.person_id])


def opened(row: Practice) -> Opened:
    """Open what was said, and what the learner calls it."""
    ring = ring_of(row)
    talk = ring.shown(row.talk_sealed, row.place_of("talk")) if row.talk_sealed else None
    named = ring.shown(row.named_sealed, row.place_of("named")) if row.named_sealed else None
    return Opened(
        row=row,
        ring=ring,
        kept=None if talk is None else talks.from_json(talk),
        named=talks.NOTHING_NAMED if named is None else talks.named_from_json(named),
    )


def is_common(word: str) -> bool:
    """Say whether a word, in small letters, is one that the ear has met in many talks."""
    return word in shipped().written.heads.gram_ids


def heard_last(lines: Sequence[Line]) -> HeardTurn:
    """Return what is heard in the last turn of a talk, which is the learner's."""
    return listen(talks.as_talk(lines[-3:]), listener=Who.ME.value).turns[-1]


def feedback(kept: Kept, named: Mapping[int, frozenset[Label]]) -> Feedback | None:
    """Listen to a whole talk; None where the learner has not said anything yet."""
    if not kept.has_spoken:
        return None
    # A farewell that the learner did not wait for answers nothing: it is told as the ending.
    talk = talks.as_talk(talks.without_farewell(kept.lines))
    heard = listen(talk, listener=Who.ME.value)
    words = [words_in(turn.text) for turn in talk.turns]
    found = seen.steps(heard, talk.turns, named, words)
    share = heard.counts.words
    return Feedback(
        turns=talk.turns,
        steps={step.turn: step for step in found},
        counts=heard.counts,
        is_bare=heard.is_bare,
        noticed=noticing.noticed(
            found, words=int(share.listener), words_of_others=int(share.others)
        ),
        picture=picture.picture(talk.turns, found, words),
        spoken=picture.spoken(talk.turns, words),
    )
