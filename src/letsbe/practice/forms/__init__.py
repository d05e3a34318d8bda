"""The shape of what people send about practising alone: answers, turns, names for them."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from letsbe.practice.rules.drills import MOST_CHARACTERS
from letsbe.ui.forms import DeedForm, WordsField
from letsbe_listening import Label

CHOOSE = _("Please choose one from the list.")
LABEL_WORDS = {
    Label.OPEN_QUESTION: _("An open question: it invites more than yes, no or one fact"),
    Label.CLOSED_QUESTION: _("A closed question: yes, no, or one fact"),
    Label.CLARIFYING: _("Making sure: checks that it was understood, or asks what was meant"),
    Label.REFLECTION: _("Giving back: says what the other said, in a few words"),
    Label.FEELING: _("Naming a feeling of the other"),
    Label.AFFIRMATION: _("Valuing: says what the other has done, concretely"),
    Label.SHARING: _("Sharing something of one's own"),
    Label.ADVICE: _("Advice, instruction or information"),
    Label.ENCOURAGER: _("A short sign of following, and no more"),
    Label.MINIMISING: _("Making it smaller: compares, judges, argues or cheers up too soon"),
}


class DrillForm(DeedForm):
    """What somebody would say."""

    words = WordsField(label=_("What would you say?"), most=MOST_CHARACTERS, rows=3)


class SayForm(DeedForm):
    """One turn in a role-play; `seen` is how many lines stood on the screen."""

    seen = forms.IntegerField(min_value=1, widget=forms.HiddenInput)
    words = WordsField(label=_("You say"), most=MOST_CHARACTERS, rows=2)


class NameForm(DeedForm):
    """What the learner calls one of their turns: any of the ten acts, or none of them."""

    labels = forms.MultipleChoiceField(
        label=_("What would you call it?"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        choices=[(label.value, words) for label, words in LABEL_WORDS.items()],
        error_messages={"invalid_choice": CHOOSE},
    )

    @property
    def named(self) -> list[Label]:
        return [Label(value) for value in self.cleaned_data["labels"]]


class ShowForm(DeedForm):
    """To whom one thing is shown."""

    to = forms.ChoiceField(
        label=_("Show it to"),
        error_messages={"required": CHOOSE, "invalid_choice": CHOOSE},
    )

    def __init__(self, *args: Any, people: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["to"].choices = people  # type: ignore[attr-defined]
