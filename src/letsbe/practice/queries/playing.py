"""A role-play alone while it goes on: what the partner would say to these words."""

from dataclasses import dataclass

from django.conf import settings

from letsbe.practice import improviser
from letsbe.practice.models import Practice
from letsbe.practice.queries import shelf, talks
from letsbe.practice.rules import partner
from letsbe.practice.rules.partner import Level, Reaction
from letsbe.practice.rules.refusals import PracticeRefused, Refusal
from letsbe.practice.rules.scenarios import Scenario
from letsbe.practice.rules.talks import Kept, Line, Who, one_line
from letsbe_listening.counts import words_in


@dataclass(frozen=True, kw_only=True)
class Turn:
    """One turn and its answer: the lines with the learner's own, and what the partner says."""

    lines: tuple[Line, ...]
    reaction: Reaction
    level: Level
    line: str
    is_over: bool


def scene_of(row: Practice) -> Scenario | None:
    """Return what is played, or None when the house no longer has it."""
    return shelf.scenarios().get(row.subject)


def level_of(row: Practice, kept: Kept) -> Level:
    """Return how open the partner has become."""
    scene = scene_of(row)
    return partner.replayed(scene.script, kept.reactions).level if scene else Level.GUARDED


def answered(row: Practice, kept: Kept, words: str) -> Turn:
    """Return what the script answers to these words, from all that was heard before."""
    scene = scene_of(row)
    if scene is None:
        raise PracticeRefused(Refusal.TALK_ENDED)
    lines = (*kept.lines, Line(Who.ME, one_line(words)))
    heard = talks.heard_last(lines)
    acts = {act.label for act in heard.acts if act.verdict.is_yes}
    to = partner.reaction(acts, words=words_in(heard.text))
    state, line = partner.answer(
        scene.script, partner.replayed(scene.script, kept.reactions), to
    )
    return Turn(lines=lines, reaction=to, level=state.level, line=line, is_over=state.is_over)


def last_line(row: Practice, kept: Kept) -> str | None:
    """Return how the partner takes leave when the learner ends the talk."""
    scene = scene_of(row)
    if scene is None:
        return None
    _state, line = partner.ended(scene.script, partner.replayed(scene.script, kept.reactions))
    return line


def improvised(row: Practice, kept: Kept, words: str) -> str | None:
    """Ask the house's language model for the next line, where there is one.

    Outside of any transaction: it may take seconds.
    """
    scene = scene_of(row)
    if not settings.PRACTICE_MODEL_URL or scene is None or row.ended_at:
        return None
    turn = answered(row, kept, words)
    if turn.is_over:
        return None
    return improviser.line(
        settings.PRACTICE_MODEL_URL,
        settings.PRACTICE_MODEL_NAME,
        scene,
        turn.lines,
        turn.level,
    )
