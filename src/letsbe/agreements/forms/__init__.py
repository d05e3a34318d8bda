"""The shape of what people send to an agreement; whether it may be done is for the rules."""

from datetime import date
from typing import Any

from django import forms
from django.utils import formats
from django.utils.translation import gettext_lazy as _

from letsbe.agreements.rules.clauses import SUGGESTS, ClauseDeed, Suggestion
from letsbe.agreements.rules.closing import How
from letsbe.agreements.rules.reviewing import usual_review_dates
from letsbe.ui.forms import DayField, DeedForm, LineField, WordsField

MOST_WORDS = 1000
MOST_WHY = 500
OTHER_DAY = "other"
# Other words have a form of their own, and so has suggesting to close a goal.
PRESSES = tuple(d for d in ClauseDeed if d is not ClauseDeed.REWORD and d not in SUGGESTS)


class AnswerForm(DeedForm):
    """One press on a clause; `seen` is the number of the wording that was on the screen."""

    deed = forms.ChoiceField(choices=[(deed.value, deed.value) for deed in PRESSES])
    seen = forms.IntegerField(min_value=1, widget=forms.HiddenInput)


class SuggestionForm(DeedForm):
    """Words for a clause, new or other ones."""

    seen = forms.IntegerField(min_value=1, required=False, widget=forms.HiddenInput)
    words = WordsField(label=_("Your words"), most=MOST_WORDS, rows=3)
    why = WordsField(label=_("Why this matters to you"), most=MOST_WHY, rows=2, required=False)

    @property
    def suggestion(self) -> Suggestion:
        return Suggestion(words=self.cleaned_data["words"], why=self.cleaned_data["why"])


class ClosingForm(DeedForm):
    """How a goal is to be closed; `seen` is the wording that was on the screen."""

    how = forms.ChoiceField(choices=[(how.value, how.value) for how in How])
    seen = forms.IntegerField(min_value=1, widget=forms.HiddenInput)


class FromAnswerForm(DeedForm):
    """`seen` is the version of the answer that was on the screen."""

    seen = forms.IntegerField(min_value=1, widget=forms.HiddenInput)


class AcknowledgeForm(DeedForm):
    minimum = forms.UUIDField(widget=forms.HiddenInput)


class SignForm(DeedForm):
    """`read` is the digest of the text that stood on the page above the button."""

    read = forms.CharField(max_length=64, widget=forms.HiddenInput)


class ReviewDateForm(DeedForm):
    """A day to look again: one of the usual ones, or another."""

    when = forms.ChoiceField(label=_("We look at it again on"), widget=forms.RadioSelect)
    on = DayField(label=_("The other day"), required=False)

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        usual = [
            (day.isoformat(), formats.date_format(day, "j F Y"))
            for day in usual_review_dates(today)
        ]
        self.fields["when"].choices = [*usual, (OTHER_DAY, _("Another day"))]  # type: ignore[attr-defined]
        chosen = _("Please choose a day.")
        self.fields["when"].error_messages |= {"required": chosen, "invalid_choice": chosen}

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        is_other = cleaned.get("when") == OTHER_DAY
        if is_other and not cleaned.get("on") and "on" not in self.errors:
            self.add_error("on", _("Please write the day."))
        return cleaned

    @property
    def day(self) -> date:
        when = self.cleaned_data["when"]
        on: date = self.cleaned_data["on"] if when == OTHER_DAY else date.fromisoformat(when)
        return on


class MinimumForm(DeedForm):
    """Something the programme asks of everybody."""

    title = LineField(label=_("Title"), most=120)
    words = WordsField(label=_("What we ask"), most=4000, rows=5)
    reason = WordsField(label=_("Why we ask it"), most=2000, rows=3)
