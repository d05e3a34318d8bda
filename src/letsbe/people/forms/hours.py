"""The grid of a week: checkboxes, and a choice where a part of a day is half told."""

from dataclasses import replace
from typing import Any

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from letsbe.people.forms.portraits import Offer, PieceForm
from letsbe.people.rules import hours as week
from letsbe.people.rules.hours import CELLS, GRID, Cell, Filling, Quick
from letsbe.people.rules.portraits import Portrait

HALF = ".half"
QUICK_WORDS: dict[Quick, Promise] = {
    Quick.WEEKDAY_EVENINGS: _("Weekday evenings"),
    Quick.WEEKDAY_DAYTIMES: _("Weekdays, 9 to 18"),
    Quick.WEEKENDS: _("Weekends, 9 to 21"),
    Quick.NO_HOURS: _("Untick all"),
}
HALF_WORDS = {
    Filling.SOME: _("Leave it so"),
    Filling.WHOLE: _("All of it"),
    Filling.NONE: _("Nothing of it"),
}


class HoursForm(PieceForm):
    """What was on the screen travels along: what nobody changed is not touched."""

    seen = forms.CharField(widget=forms.HiddenInput, required=False, max_length=50)
    hours = forms.MultipleChoiceField(
        label=_("The hours I have"),
        required=False,
        choices=[(name, name) for name in CELLS],
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, *args: Any, shown: tuple[int, int] | None = None, **kwargs: Any) -> None:
        """Show what is told; or, of `shown`, what was told before and what is ticked now."""
        self._shown = shown
        # Many cells were ticked at once, and nothing of it is kept yet.
        self.is_quick = shown is not None
        super().__init__(*args, **kwargs)

    def show(self, told: Portrait, offer: Offer) -> None:
        self.before, now = self._shown or (self._carried(told), told.hours)
        self.initial["seen"] = format(self.before, "x")
        fillings = {name: cell.filling(now) for name, cell in CELLS.items()}
        self.initial["hours"] = [n for n, told in fillings.items() if told is Filling.WHOLE]
        for name, cell in CELLS.items():
            if cell.filling(self.before) is Filling.SOME:
                self.fields[name + HALF] = forms.TypedChoiceField(
                    choices=[(f.value, words) for f, words in HALF_WORDS.items()],
                    coerce=Filling,
                    widget=forms.RadioSelect,
                    initial=fillings[name].value,
                    required=False,
                    empty_value=Filling.SOME,
                )

    def _carried(self, told: Portrait) -> int:
        """Return the hours that were on the screen, as the page that was sent says."""
        carried = self.data.get(self.add_prefix("seen")) if self.is_bound else None
        return told.hours if carried is None else week.from_hex(carried)

    @property
    def halves(self) -> list[tuple[Cell, int, Any]]:
        """Return each cell that is half told, the hours told in it, and its field."""
        return [
            (cell, self.before & cell.bits, self[name + HALF])
            for name, cell in CELLS.items()
            if name + HALF in self.fields
        ]

    @property
    def grid(self) -> list[tuple[int, int, list[tuple[Cell, bool, bool]]]]:
        """Return the rows of the grid: when it begins and ends, then each day's cell."""
        chosen = set(self["hours"].value() or [])
        return [
            (
                row[0].begin,
                row[0].end,
                [(cell, cell.name in chosen, cell.name + HALF in self.fields) for cell in row],
            )
            for row in GRID
        ]

    def asked(self, now: int) -> int:
        """Return these hours with what was changed on the page."""
        cells = dict.fromkeys(self.cleaned_data.get("hours", []), Filling.WHOLE)
        for name in CELLS:
            if name + HALF in self.fields:
                cells[name] = self.cleaned_data.get(name + HALF) or Filling.SOME
        return week.ticked(now, seen=self.before, cells=cells)

    def piece(self) -> dict[str, Any]:
        return {}

    def changed(self, told: Portrait) -> Portrait:
        return replace(told, hours=self.asked(told.hours))
