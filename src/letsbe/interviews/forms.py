"""The shape of what people send in a first talk; whether it may be done is for the rules."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from letsbe.interviews.rules.answers import MOST_WORDS, AnswerDeed
from letsbe.interviews.rules.cards import CardDeed
from letsbe.interviews.rules.questions import (
    MOST_HINT,
    MOST_QUESTION,
    Becomes,
    Theme,
    Wanted,
)
from letsbe.ui.forms import DeedForm, LineField, WordsField

# Taking away is asked once more, on a page of its own.
PRESSES = [deed for deed in AnswerDeed if deed is not AnswerDeed.TAKE_AWAY]

THEME_TITLES = {
    Theme.CAME_HERE: _("How we came here"),
    Theme.HELPS: _("What helps and what does not"),
    Theme.MET: _("How we like to be met"),
    Theme.HOPES: _("What we hope for"),
}

BECOMES_TITLES = {
    Becomes.EXPECTATION: _("What we expect"),
    Becomes.BOUNDARY: _("A boundary"),
    Becomes.GOAL: _("What we work towards"),
    Becomes.STEERING: _("How we steer back"),
    Becomes.PRACTICAL: _("Practical things"),
}


class AnswerForm(DeedForm):
    """One press on a question with the words as they were typed, if there are any."""

    deed = forms.ChoiceField(choices=[(deed.value, deed.value) for deed in PRESSES])
    seen = forms.IntegerField(min_value=0, widget=forms.HiddenInput)
    words = WordsField(label=_("Your answer"), most=MOST_WORDS, rows=5, required=False)


class AskForm(DeedForm):
    words = LineField(label=_("Your question"), most=MOST_QUESTION)


class CardsForm(DeedForm):
    """The cards one marks, and whether to keep them, lay them or take them back."""

    deed = forms.ChoiceField(choices=[(deed.value, deed.value) for deed in CardDeed])
    seen = forms.IntegerField(min_value=0, widget=forms.HiddenInput)
    marks = forms.MultipleChoiceField(
        label=_("What I would be glad to talk about"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, *args: Any, choices: Iterable[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["marks"].choices = list(choices)  # type: ignore[attr-defined]
        gone = _("One of these cards is no longer there. Look at the cards, and send it again.")
        self.fields["marks"].error_messages |= {"invalid_choice": gone}


class QuestionForm(DeedForm):
    """Something the programme asks in every first talk."""

    theme = forms.ChoiceField(
        label=_("Where it belongs"),
        widget=forms.RadioSelect,
        choices=[(theme.value, title) for theme, title in THEME_TITLES.items()],
        error_messages={"required": _("Please choose where it belongs.")},
    )
    words = LineField(label=_("The question"), most=MOST_QUESTION)
    hint = LineField(label=_("A hint below it"), most=MOST_HINT, required=False)
    becomes = forms.ChoiceField(
        label=_("If an answer becomes part of an agreement, where does it stand?"),
        widget=forms.RadioSelect,
        choices=[(kind.value, title) for kind, title in BECOMES_TITLES.items()],
        error_messages={"required": _("Please choose where it stands.")},
    )

    @property
    def wanted(self) -> Wanted:
        said = self.cleaned_data
        return Wanted(
            theme=Theme(said["theme"]),
            words=said["words"],
            hint=said["hint"],
            becomes=Becomes(said["becomes"]),
        )
