"""The shape of what people send in a role-play with others."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from letsbe.people.rules import spelled_code
from letsbe.practice.rules.scenarios import LONGEST_NAME, Scenario
from letsbe.practice.rules.seats import CODE_LENGTH, MINUTES
from letsbe.ui.forms import DeedForm, LineField, WordsField

OWN_DEVICES = "own"
ONE_DEVICE = "one"
MOST_NOTICED = 1000
USUAL_MINUTES = "5"
NO_NAMES = _("Write what at least one of the others is called.")
NOT_A_CODE = _("A code has eight letters and figures, such as 7QF2-M9XA. Please look again.")


class BeginForm(DeedForm):
    """A scene, how long each talk is, and whether all share this screen."""

    scene = forms.ChoiceField(label=_("The scene"))
    minutes = forms.ChoiceField(
        label=_("How long is each talk?"),
        widget=forms.RadioSelect,
        initial=USUAL_MINUTES,
        choices=[
            (str(minutes), ngettext_lazy("%d minute", "%d minutes", minutes) % minutes)
            for minutes in MINUTES
        ],
    )
    devices = forms.ChoiceField(
        label=_("How do you sit?"),
        widget=forms.RadioSelect,
        initial=OWN_DEVICES,
        choices=[
            (OWN_DEVICES, _("Each of us has a phone or computer and signs in here")),
            (ONE_DEVICE, _("We are in one room and share this screen")),
        ],
    )
    second_name = LineField(
        label=_("If you share: what is the second called?"), most=LONGEST_NAME, required=False
    )
    third_name = LineField(label=_("And the third?"), most=LONGEST_NAME, required=False)

    def __init__(self, *args: Any, scenes: Iterable[Scenario], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["scene"].choices = [  # type: ignore[attr-defined]
            (scene.key, f"{scene.title} ({scene.theme})") for scene in scenes
        ]

    @property
    def guests(self) -> list[str]:
        if self.cleaned_data["devices"] != ONE_DEVICE:
            return []
        return [
            name
            for name in (self.cleaned_data[f] for f in ("second_name", "third_name"))
            if name
        ]

    def clean(self) -> dict[str, Any]:
        super().clean()
        if not self.errors and self.cleaned_data["devices"] == ONE_DEVICE and not self.guests:
            self.add_error("second_name", NO_NAMES)
        return self.cleaned_data


class JoinForm(DeedForm):
    code = LineField(label=_("The code that was read out"), most=40)

    def clean_code(self) -> str:
        code: str = self.cleaned_data["code"]
        if len(spelled_code(code)) != CODE_LENGTH:
            raise ValidationError(NOT_A_CODE)
        return code


class RoundForm(DeedForm):
    """A press that moves a circle on; `number` is the round that was on the screen."""

    number = forms.IntegerField(min_value=0, widget=forms.HiddenInput)


class NoticeForm(DeedForm):
    """What somebody noticed of themselves in a round."""

    number = forms.IntegerField(min_value=1, widget=forms.HiddenInput)
    words = WordsField(
        label=_("What did you notice of yourself?"), most=MOST_NOTICED, rows=3, required=False
    )
