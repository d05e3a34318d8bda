"""The shape of what people send about funding notes."""

import re
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from letsbe.lib import text
from letsbe.meetings.rules.funding import Seen
from letsbe.ui.forms import TOO_LONG, DeedForm, WordsField

MOST_WORDS = 1000
MOST_LABEL = 80
_NO_MONTH = _("This is not a month. Write one like 2026-05.")


class LineForm(DeedForm):
    """The words of one field; `seen` and `version`: how it stood when the page was made."""

    version = forms.IntegerField(min_value=1, widget=forms.HiddenInput)
    position = forms.IntegerField(min_value=0, widget=forms.HiddenInput)
    seen = forms.IntegerField(min_value=0, widget=forms.HiddenInput)
    words = WordsField(label=_("Words"), most=MOST_WORDS, rows=2, required=False)

    def __init__(self, *args: Any, label: str = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if label:
            self.fields["words"].label = label

    @property
    def field_seen(self) -> Seen:
        said = self.cleaned_data
        return Seen(version=said["version"], position=said["position"], number=said["seen"])


class SignForm(DeedForm):
    """A signature; `read` is the digest of the text on the page."""

    read = forms.RegexField(re.compile(r"^[0-9a-f]{64}$"), widget=forms.HiddenInput)


class FieldsForm(DeedForm):
    """The labels a programme asks for, one a line; `seen` is the version on the page."""

    seen = forms.IntegerField(min_value=0, widget=forms.HiddenInput)
    lines = WordsField(label=_("Fields, one on each line"), most=MOST_LABEL * 12, rows=8)

    def clean_lines(self) -> list[str]:
        lines = [text.line(line) for line in str(self.cleaned_data["lines"]).splitlines()]
        labels = [line for line in lines if line]
        for label in labels:
            if len(label) > MOST_LABEL:
                fault = TOO_LONG % {"show_value": len(label), "limit_value": MOST_LABEL}
                raise forms.ValidationError(fault)
        return labels


class SwitchOffForm(DeedForm):
    """One press; `seen` is the version on the page."""

    seen = forms.IntegerField(min_value=0, widget=forms.HiddenInput)


class MonthForm(DeedForm):
    """Which month's notes are taken out."""

    month = forms.DateField(
        label=_("Month"),
        input_formats=["%Y-%m"],
        widget=forms.DateInput(attrs={"type": "month"}, format="%Y-%m"),
        error_messages={
            "required": _("Please write the month."),
            "invalid": _NO_MONTH,
        },
    )

    def clean_month(self) -> date:
        month: date = self.cleaned_data["month"]
        # The calendar of computers begins somewhere, and ends somewhere.
        if not date.min.year + 1 < month.year < date.max.year - 1:
            raise forms.ValidationError(_NO_MONTH)
        return month

    @property
    def first_day(self) -> date:
        day: date = self.cleaned_data["month"]
        return day
