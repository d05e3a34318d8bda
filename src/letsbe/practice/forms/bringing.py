"""The shape of a transcript somebody brings: a file or a text, then who is who in it."""

import json
from math import isfinite
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from letsbe.practice.queries.talks import is_common
from letsbe.practice.rules.kinds import LONGEST_MINUTES
from letsbe.practice.rules.names import as_names, likely_names
from letsbe.practice.rules.talks import Who
from letsbe.ui.forms import DeedForm, LineField, WordsField
from letsbe_listening import Talk, Turn

PRACTICE = "practice"
REAL = "real"
MOST_CHARACTERS = 400_000
MOST_NAMES = 2000
MOST_CARRIED = 2 * MOST_CHARACTERS
LONGEST_NAME = 200
LONGEST_TALK_SECONDS = 36_000_000
NOTHING_BROUGHT = _("Choose a file, or paste the text.")
WHO_WORDS = {
    Who.ME: _("That is me, who practised listening"),
    Who.PARTNER: _("My partner in the practice"),
    Who.OTHER: _("Somebody else"),
}
ONE_IS_ME = _("Say for one of them that it is you.")
ONE_IS_PARTNER = _("Say for at least one of them that it is your partner.")


class BringForm(DeedForm):
    """Whether it is a practice at all, and the talk itself."""

    is_practice = forms.ChoiceField(
        label=_("What is it?"),
        widget=forms.RadioSelect,
        choices=[
            (
                PRACTICE,
                _("A practice: everybody in it knew and agreed; nobody came for help"),
            ),
            (REAL, _("A real conversation, or I am not sure")),
        ],
    )
    file = forms.FileField(
        label=_("The file"),
        required=False,
        allow_empty_file=True,
        help_text=_("VTT, SRT, TXT, JSON or CSV, as Zoom, Teams and others write them."),
    )
    text = WordsField(
        label=_("Or paste it"),
        most=MOST_CHARACTERS,
        rows=6,
        required=False,
        help_text=_("Each line begins with a name and a colon."),
    )

    speakers = LineField(
        label=_("Who speaks in it?"),
        most=MOST_NAMES,
        required=False,
        help_text=_("Only if it was not clear: the names as they stand there, with commas."),
    )

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        is_practice = said.get("is_practice") == PRACTICE
        if is_practice and not said.get("file") and not said.get("text"):
            self.add_error("file", NOTHING_BROUGHT)
        return said


class WhoForm(DeedForm):
    """Who is who in a talk, and which other names are taken out before anything is kept.

    The talk travels in the page itself: until this is answered, nothing of it is stored.
    """

    talk = forms.CharField(widget=forms.HiddenInput, max_length=MOST_CARRIED)
    found = forms.MultipleChoiceField(
        label=_("These look like names. What is ticked is replaced by [name]."),
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    names = WordsField(
        label=_("Other names to take out"),
        most=MOST_NAMES,
        rows=2,
        required=False,
        help_text=_(
            "With commas between them: people, places, whatever could tell who it was."
        ),
    )
    minutes = forms.IntegerField(
        label=_("How many minutes was it, about?"),
        min_value=1,
        max_value=LONGEST_MINUTES,
        required=False,
    )

    def __init__(self, *args: Any, brought: Talk, **kwargs: Any) -> None:
        names = likely_names(brought, is_common=is_common)
        kwargs["initial"] = {
            "talk": as_carried(brought),
            "found": names,
            **(kwargs.get("initial") or {}),
        }
        super().__init__(*args, **kwargs)
        self.brought = brought
        self.fields["found"].choices = [(n, n) for n in names]  # type: ignore[attr-defined]
        for number, name in enumerate(brought.speakers):
            self.fields[f"{number}.who"] = forms.ChoiceField(
                label=name,
                widget=forms.RadioSelect,
                choices=[(who.value, words) for who, words in WHO_WORDS.items()],
                initial=None if len(brought.speakers) == 2 else Who.OTHER.value,
            )

    @property
    def parts(self) -> dict[str, Who]:
        """Return which part each who speaks had in the practice."""
        return {
            name: Who(self.cleaned_data[f"{number}.who"])
            for number, name in enumerate(self.brought.speakers)
        }

    @property
    def others(self) -> list[str]:
        return list(self.cleaned_data["found"])

    @property
    def typed(self) -> list[str]:
        return as_names(self.cleaned_data["names"])

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        if self.errors:
            return said
        chosen = list(self.parts.values())
        if chosen.count(Who.ME) != 1:
            raise ValidationError(ONE_IS_ME)
        if Who.PARTNER not in chosen:
            raise ValidationError(ONE_IS_PARTNER)
        return said


def as_carried(talk: Talk) -> str:
    rows = [[turn.speaker, turn.text, turn.start, turn.end] for turn in talk.turns]
    return json.dumps(rows, ensure_ascii=False, separators=(",", ":"))


def carried(text: str) -> Talk | None:
    """Return the talk that a page carried, or None where somebody changed it on the way."""
    try:
        turns = [
            Turn(str(speaker), str(said), _seconds(start), _seconds(end))
            for speaker, said, start, end in json.loads(text)
        ]
        is_sound = all(_is_sound(turn) for turn in turns)
        return Talk(tuple(turns)) if turns and is_sound else None
    except (ValueError, TypeError, RecursionError):
        return None


def _is_sound(turn: Turn) -> bool:
    """Say whether a turn could come from a transcript: names and times as these have them."""
    is_backwards = turn.start is not None and turn.end is not None and turn.end < turn.start
    return len(turn.speaker) <= LONGEST_NAME and not is_backwards


def _seconds(value: object) -> float | None:
    if value is None:
        return None
    seconds = float(str(value))
    if not (isfinite(seconds) and 0 <= seconds <= LONGEST_TALK_SECONDS):
        raise ValueError("a time that is none")
    return seconds
