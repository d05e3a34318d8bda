"""The shape of what people send while they end: when and where, a letter, one press."""

from django import forms
from django.utils.translation import gettext_lazy as _

from letsbe.endings.rules.letters import LetterDeed
from letsbe.endings.rules.meeting import MeetingDeed
from letsbe.ui.forms import DeedForm, LineField, MomentForm, WordsField

MOST_WHERE = 200
MOST_IN_A_LETTER = 8000


class SuggestForm(MomentForm):
    """When a last meeting could be, and a place or a way, in one line."""

    where = LineField(label=_("Where, or how"), most=MOST_WHERE)


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
