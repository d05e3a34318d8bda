"""The words a programme offers to choose from: one a line."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from letsbe.people.rules.choices import MOST_CHOICES, ChoiceFault, choices_in, faults_of_choices
from letsbe.people.rules.portraits import LONGEST_LISTED, Topic
from letsbe.ui.forms import DeedForm, WordsField

FAULTS: dict[ChoiceFault, Promise] = {
    ChoiceFault.TOO_MANY_LINES: _("These are %(words)s lines. %(most)s fit."),
    ChoiceFault.LINE_TOO_LONG: _("“%(words)s” is too long: %(longest)s characters fit a line."),
    ChoiceFault.LINE_TWICE: _("“%(words)s” stands there twice."),
    ChoiceFault.HOLDS_SEMICOLON: _(
        "“%(words)s” holds a semicolon, which parts words in tables. Please take it out."
    ),
}
TOPIC_WORDS: dict[Topic, Promise] = {
    Topic.LANGUAGE: _("Languages"),
    Topic.AREA: _("Places one can get to"),
    Topic.EXPERIENCE: _("Experiences"),
    Topic.QUALITY: _("What people say of themselves, and hope for"),
}


class ChoicesForm(DeedForm):
    words = WordsField(
        most=8000,
        rows=16,
        required=False,
        label=_("One a line"),
        help_text=_("In the order in which people see them. Up to 60 lines."),
    )

    def clean_words(self) -> tuple[str, ...]:
        lines = choices_in(self.cleaned_data["words"])
        told: dict[str, Any] = {"most": MOST_CHOICES, "longest": LONGEST_LISTED}
        faults = [
            str(FAULTS[fault]) % {**told, "words": words}
            for fault, words in faults_of_choices(lines)
        ]
        if faults:
            raise ValidationError(faults)
        return lines
