"""The form of a practical clause: its words, and beside them what letsbe can keep."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.dates import WEEKDAYS
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from letsbe.agreements.forms import SuggestionForm
from letsbe.agreements.rules.clauses import Suggestion
from letsbe.agreements.rules.kept import (
    FEWEST_MINUTES,
    MOST_MINUTES,
    MOST_WEEKS,
    AgreedRhythm,
    Channel,
    QuietHours,
    Sort,
    Term,
    is_sound,
    sort_of,
)
from letsbe.ui.forms import ClockField

FIELDS_OF = {
    Sort.QUIET: ("quiet_begins", "quiet_ends"),
    Sort.RHYTHM: ("weekday", "begins", "zone", "every_weeks", "minutes"),
    Sort.CHANNEL: ("channel",),
}
USUAL = {"weekday": 1, "every_weeks": 1, "minutes": 60}


def _how_often() -> list[tuple[int, str]]:
    return [
        (weeks, ngettext("Every week", "Every %(weeks)s weeks", weeks) % {"weeks": weeks})
        for weeks in range(1, MOST_WEEKS + 1)
    ]


class PracticalForm(SuggestionForm):
    """Words and, if they like, one kept term; `zones` are those the two live in."""

    keeps = forms.ChoiceField(
        label=_("letsbe can keep this"),
        required=False,
        choices=[
            ("", _("Nothing: these are words for the two of us")),
            (Sort.QUIET.value, _("Quiet hours: messages wait")),
            (Sort.RHYTHM.value, _("A rhythm: when we meet")),
            (Sort.CHANNEL.value, _("Where we write between meetings")),
        ],
    )
    quiet_begins = ClockField(label=_("Messages wait from"), required=False)
    quiet_ends = ClockField(label=_("until"), required=False)
    weekday = forms.TypedChoiceField(
        label=_("Day"), required=False, coerce=int, empty_value=None, choices=WEEKDAYS.items()
    )
    begins = ClockField(label=_("Time"), required=False)
    zone = forms.ChoiceField(label=_("By the clock of"), required=False)
    every_weeks = forms.TypedChoiceField(
        label=_("How often"),
        required=False,
        coerce=int,
        empty_value=None,
        choices=_how_often,
    )
    minutes = forms.IntegerField(
        label=_("Minutes"),
        required=False,
        min_value=FEWEST_MINUTES,
        max_value=MOST_MINUTES,
        error_messages={
            "invalid": _("Write a number, such as 60."),
            "min_value": _("A meeting has at least %(limit_value)s minutes."),
            "max_value": _("A meeting has at most %(limit_value)s minutes."),
        },
    )
    channel = forms.ChoiceField(
        label=_("Between meetings"),
        required=False,
        choices=[
            (Channel.HERE.value, _("We write to each other here")),
            (Channel.ELSEWHERE.value, _("We write to each other elsewhere, not here")),
            (Channel.NOWHERE.value, _("We do not write to each other")),
        ],
    )

    def __init__(self, *args: Any, zones: Iterable[str], **kwargs: Any) -> None:
        kwargs["initial"] = {**USUAL, **(kwargs.get("initial") or {})}
        super().__init__(*args, **kwargs)
        here = [(zone, zone.replace("_", " ")) for zone in dict.fromkeys(zones)]
        self.fields["zone"].choices = here  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        for name in FIELDS_OF.get(cleaned.get("keeps", ""), ()):
            if cleaned.get(name) in {None, ""} and name not in self.errors:
                self.add_error(name, _("letsbe needs to know this to keep it."))
        is_whole = not self.errors
        if is_whole and cleaned.get("keeps") == Sort.QUIET and not is_sound(self._quiet()):
            self.add_error("quiet_ends", _("Choose another time than the one it begins at."))
        return cleaned

    @property
    def suggestion(self) -> Suggestion:
        said = super().suggestion
        return Suggestion(words=said.words, why=said.why, term=self._term())

    def _term(self) -> Term | None:
        said = self.cleaned_data
        if said["keeps"] == Sort.QUIET:
            return self._quiet()
        if said["keeps"] == Sort.RHYTHM:
            return AgreedRhythm(**{name: said[name] for name in FIELDS_OF[Sort.RHYTHM]})
        return Channel(said["channel"]) if said["keeps"] == Sort.CHANNEL else None

    def _quiet(self) -> QuietHours:
        said = self.cleaned_data
        return QuietHours(begins=said["quiet_begins"], ends=said["quiet_ends"])


def as_typed(term: Term | None) -> dict[str, Any]:
    """Return the fields as they stand for a term: other words begin from the last ones."""
    if term is None:
        return {}
    keeps = {"keeps": sort_of(term).value}
    if isinstance(term, QuietHours):
        return {**keeps, "quiet_begins": term.begins, "quiet_ends": term.ends}
    if isinstance(term, AgreedRhythm):
        return keeps | {name: getattr(term, name) for name in FIELDS_OF[Sort.RHYTHM]}
    return {**keeps, "channel": term.value}
