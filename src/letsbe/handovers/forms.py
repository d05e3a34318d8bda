"""The shape of what people send about a handover and a meeting of three."""

from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from letsbe.handovers.queries import NextOne
from letsbe.handovers.rules.three import Said
from letsbe.ui.forms import DeedForm, LineField, MomentForm, WordsField

MOST_INTRODUCTION = 2000
# As long as the longest answer or clause it can be copied from, and as much again.
MOST_PIECE = 2000
MOST_LINE = 200
CHOOSE = _("Please choose somebody from the list.")


class IntroductionForm(DeedForm):
    """What somebody says of themselves to the next one; `seen`: how often it was kept."""

    seen = forms.IntegerField(min_value=0, widget=forms.HiddenInput)
    words = WordsField(
        label=_("How you would introduce yourself"), most=MOST_INTRODUCTION, rows=7
    )

    def __init__(self, *args: Any, may_be_empty: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["words"].required = not may_be_empty


class ChooseForm(DeedForm):
    """One press: this one goes into it."""

    source = forms.UUIDField(widget=forms.HiddenInput)


class RewordForm(DeedForm):
    """Other words for a piece; `seen` is the number of the words on the screen."""

    seen = forms.IntegerField(min_value=1, widget=forms.HiddenInput)
    words = WordsField(label=_("For the next one, in your words"), most=MOST_PIECE, rows=5)


class GiveForm(DeedForm):
    """To whom; `seen` is the version that stood above the button."""

    seen = forms.IntegerField(min_value=0, widget=forms.HiddenInput)
    to = forms.ChoiceField(
        label=_("Who may read it?"),
        widget=forms.RadioSelect,
        error_messages={"required": CHOOSE, "invalid_choice": CHOOSE},
    )

    def __init__(self, *args: Any, next_ones: list[NextOne], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        names = [(str(one.relationship_id), one.card.name) for one in next_ones]
        self.fields["to"].choices = names  # type: ignore[attr-defined]

    @property
    def relationship(self) -> UUID:
        return UUID(self.cleaned_data["to"])


class SuggestForm(MomentForm):
    """When a meeting of three could be, and a place or a way."""

    place = LineField(label=_("Where, or by which way"), most=MOST_LINE)


class AnswerForm(DeedForm):
    """Yes, no, or another time with a line; `seen` is the suggestion that was read."""

    answer = forms.ChoiceField(choices=[(s.value, s.value) for s in Said])
    seen = forms.IntegerField(min_value=1, widget=forms.HiddenInput)
    line = LineField(label=_("What would suit you?"), most=MOST_LINE)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.is_bound and self.data.get("answer") != Said.ANOTHER_TIME:
            self.fields["line"].required = False
