"""The shape of what people send about a time, a rhythm, and a meeting that is cancelled."""

from datetime import date
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from django import forms
from django.utils.translation import gettext_lazy as _

from letsbe.meetings.rules.rhythm import Pace
from letsbe.ui.forms import ClockField, DayField, DeedForm, LineField, MomentForm

MOST_LINE = 200
FEWEST_MINUTES, MOST_MINUTES, USUAL_MINUTES = 10, 480, 60
_NOT_SO_LONG = _("Write a number of minutes from 10 to 480.")


class MinutesField(forms.IntegerField):
    """How long, in minutes."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(
            label=_("How many minutes"),
            min_value=FEWEST_MINUTES,
            max_value=MOST_MINUTES,
            error_messages=dict.fromkeys(
                ("required", "invalid", "min_value", "max_value"), _NOT_SO_LONG
            ),
            **kwargs,
        )


class WayField(LineField):
    """Where, or by which way; it may be left out."""

    def __init__(self, **kwargs: Any) -> None:
        label = _("Where, or by which way")
        super().__init__(label=label, most=MOST_LINE, required=False, **kwargs)


class TimeForm(MomentForm):
    """When a meeting could be, how long, and a place or a way."""

    minutes = MinutesField(initial=USUAL_MINUTES)
    way = WayField()


class AnotherTimeForm(TimeForm):
    """Another time; `seen` is the number of what stood on the page."""

    seen = forms.IntegerField(min_value=1, widget=forms.HiddenInput)


class AnswerForm(DeedForm):
    """One press about a suggestion; `seen` is the number of what was read."""

    seen = forms.IntegerField(min_value=1, widget=forms.HiddenInput)


class CancelForm(DeedForm):
    """Cancelling; a line for the other, if one likes."""

    line = LineField(
        label=_("A line for the other"),
        most=MOST_LINE,
        required=False,
    )


class RhythmForm(DeedForm):
    """A first day and a time on the clock of one zone, every so many weeks."""

    seen = forms.UUIDField(required=False, widget=forms.HiddenInput)
    on = DayField(label=_("The first day"))
    time = ClockField(label=_("Time"))
    zone = forms.ChoiceField(
        label=_("By the clock of"),
        widget=forms.RadioSelect,
        error_messages={"invalid_choice": _("Please choose one of these.")},
    )
    every = forms.TypedChoiceField(
        label=_("How often"),
        coerce=int,
        choices=[
            (1, _("every week")),
            (2, _("every two weeks")),
            (3, _("every three weeks")),
            (4, _("every four weeks")),
        ],
        initial=1,
    )
    minutes = MinutesField(initial=USUAL_MINUTES)
    way = WayField()

    def __init__(self, *args: Any, zones: list[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [(zone, zone.replace("_", " ")) for zone in zones]
        self.fields["zone"].choices = choices  # type: ignore[attr-defined]
        self.fields["zone"].initial = zones[0]

    def clean_on(self) -> date:
        on: date = self.cleaned_data["on"]
        # The calendar of computers ends somewhere, and begins somewhere.
        if not date.min.year + 1 < on.year < date.max.year - 1:
            raise forms.ValidationError(_("This is not a day. Write one like 2026-05-31."))
        return on

    @property
    def pace(self) -> Pace:
        said = self.cleaned_data
        return Pace(
            first_on=said["on"],
            begins=said["time"],
            zone=ZoneInfo(said["zone"]).key,
            every_weeks=said["every"],
            minutes=said["minutes"],
        )

    @property
    def seen_id(self) -> UUID | None:
        seen: UUID | None = self.cleaned_data["seen"]
        return seen
