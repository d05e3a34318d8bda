"""The shape of what people send while they end: when and where, a letter, one press."""

from datetime import datetime
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from letsbe.endings.rules.letters import LetterDeed
from letsbe.endings.rules.meeting import MeetingDeed
from letsbe.ui.forms import DeedForm, LineField, WordsField

MOST_WHERE = 200
MOST_IN_A_LETTER = 8000


class SuggestForm(DeedForm):
    """A day, a time where the writer lives, and a place or a way, in one line."""

    on = forms.DateField(
        label=_("Day"),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={
            "invalid": _("This is not a day. Write one like 2026-05-31."),
            "required": _("Please write the day."),
        },
    )
    time = forms.TimeField(
        label=_("Time"),
        widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"),
        error_messages={
            "invalid": _("This is not a time. Write one like 17:30."),
            "required": _("Please write the time."),
        },
    )
    where = LineField(label=_("Where, or how"), most=MOST_WHERE)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        on, time = cleaned.get("on"), cleaned.get("time")
        if on and time:
            cleaned["starts_at"] = self._moment(datetime.combine(on, time))
        return cleaned

    def _moment(self, local: datetime) -> datetime | None:
        zone = timezone.get_current_timezone()
        made = local.replace(tzinfo=zone)
        try:
            # A time that the clocks leave out when they go forward is no time.
            is_there = made.astimezone(timezone.get_default_timezone()).astimezone(zone)
        except OverflowError:
            is_there = None
        if is_there is None or is_there.replace(tzinfo=None) != local:
            self.add_error("time", _("The clocks leave this time out. Choose another one."))
            return None
        return made


class MeetingForm(DeedForm):
    """A yes, or letting it be; `seen` is the suggestion that was on the screen."""

    deed = forms.ChoiceField(choices=[(d.value, d.value) for d in MeetingDeed])
    seen = forms.UUIDField(widget=forms.HiddenInput)


class LetterForm(DeedForm):
    """A letter; `seen` is the revision that was on the screen."""

    seen = forms.IntegerField(min_value=0, widget=forms.HiddenInput)
    words = WordsField(label=_("Your letter"), most=MOST_IN_A_LETTER, rows=14)


class SayForm(DeedForm):
    """What somebody says about their letter; `seen` is the revision on the screen."""

    deed = forms.ChoiceField(choices=[(d.value, d.value) for d in LetterDeed])
    seen = forms.IntegerField(min_value=0, widget=forms.HiddenInput)
