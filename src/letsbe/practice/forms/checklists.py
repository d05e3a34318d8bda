"""The shape of a checklist as it is filled in: one mark for each item, any may be left out."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from letsbe.practice.rules.checklist import Eyes, Group, Mark, Occasion
from letsbe.ui.forms import DeedForm

MARK_WORDS = {
    Mark.NOT_YET: _("not yet"),
    Mark.NOW_AND_THEN: _("now and then"),
    Mark.MOSTLY: _("mostly"),
    Mark.ALL_THROUGH: _("all through"),
    Mark.DID_NOT_COME_UP: _("did not come up"),
}
EYES_WORDS = {
    Eyes.SELF: _("I myself"),
    Eyes.PARTNER: _("whoever spoke with me"),
    Eyes.OBSERVER: _("somebody who watched"),
}
OCCASION_WORDS = {
    Occasion.BEFORE: _("before I practised here"),
    Occasion.AFTER: _("after a practice"),
}
NOTHING_MARKED = _("Mark at least one of them. Any of the others may stay empty.")
NOT_A_DAY = _("This is not a day. Write one like 2026-05-31.")
NOT_YET_THERE = _("This day has not come yet.")


class MarksForm(DeedForm):
    """The items of the checklist, each with the five marks."""

    def __init__(self, *args: Any, groups: Iterable[Group], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.groups = tuple(groups)
        for group in self.groups:
            for item in group.items:
                self.fields[f"{item.key}.item"] = forms.ChoiceField(
                    label=item.words,
                    required=False,
                    widget=forms.RadioSelect,
                    choices=[(mark.value, words) for mark, words in MARK_WORDS.items()],
                )

    @property
    def marks(self) -> dict[str, Mark]:
        chosen = {
            item.key: self.cleaned_data.get(f"{item.key}.item")
            for group in self.groups
            for item in group.items
        }
        return {key: Mark(mark) for key, mark in chosen.items() if mark}

    def clean(self) -> dict[str, Any]:
        super().clean()
        if not self.errors and not self.marks:
            raise ValidationError(NOTHING_MARKED)
        return self.cleaned_data


class FillInForm(MarksForm):
    """A checklist about oneself: by oneself now, or from paper by whoever filled it in."""

    eyes = forms.ChoiceField(
        label=_("Who filled it in?"),
        widget=forms.RadioSelect,
        choices=[(eyes.value, words) for eyes, words in EYES_WORDS.items()],
    )
    occasion = forms.ChoiceField(
        label=_("When?"),
        widget=forms.RadioSelect,
        choices=[(when.value, words) for when, words in OCCASION_WORDS.items()],
    )
    on = forms.DateField(
        label=_("On which day?"),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={"invalid": NOT_A_DAY, "required": NOT_A_DAY},
    )

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today = today

    def clean_on(self) -> date:
        on: date = self.cleaned_data["on"]
        if on > self.today:
            raise ValidationError(NOT_YET_THERE)
        return on


class MarkForm(MarksForm):
    """The same while a circle talks; `position` is the chair it is seen from."""

    number = forms.IntegerField(min_value=1, widget=forms.HiddenInput)
    position = forms.IntegerField(min_value=0, max_value=2, widget=forms.HiddenInput)
