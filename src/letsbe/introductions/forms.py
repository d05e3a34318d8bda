"""The shape of what coordinators and peers send about introductions."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from letsbe.introductions.rules.matching import weights_from
from letsbe.introductions.rules.running import WishKind
from letsbe.ui.forms import DeedForm
from letsbe_matching import Part, Weight, Weights

WEIGHTS = {
    Weight.MANDATORY: _("Mandatory: without it two people are not proposed"),
    Weight.MUCH: _("Much"),
    Weight.SOME: _("Some"),
    Weight.NONE: _("None"),
}
PARTS = {
    Part.EXPERIENCES: _("Experiences both would talk about"),
    Part.HOURS: _("Hours both have"),
    Part.INTERESTS: _("Interests"),
    Part.WISHES: _("What one hopes for and the other says of themselves"),
}


class ProposalForm(DeedForm):
    """How much each part counts this time."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for part, label in PARTS.items():
            self.fields[_field(part)] = forms.ChoiceField(
                label=label,
                choices=[(weight.value, told) for weight, told in WEIGHTS.items()],
                initial=Weights()[part].value,
            )

    @property
    def weights(self) -> Weights:
        return weights_from({part.value: self.cleaned_data[_field(part)] for part in Part})


class WishForm(DeedForm):
    """A wish for two people, or that it is taken back."""

    BACK = "back"

    wished = forms.ChoiceField(
        choices=[*((kind.value, kind.value) for kind in WishKind), (BACK, BACK)]
    )
    supporter = forms.UUIDField(widget=forms.HiddenInput)


class WithForm(forms.Form):
    """With whom, on the page that answers why or why not."""

    use_required_attribute = False
    supporter = forms.ChoiceField(
        label=_("Why, or why not, with"),
        error_messages={
            "required": _("Please choose somebody from the list."),
            "invalid_choice": _("Please choose somebody from the list."),
        },
    )

    def __init__(self, *args: Any, people: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["supporter"].choices = people  # type: ignore[attr-defined]

    @property
    def other(self) -> UUID:
        return UUID(self.cleaned_data["supporter"])


class NotAgainForm(DeedForm):
    """Somebody met here before, and whether they may be introduced again."""

    who = forms.TypedChoiceField(coerce=UUID, widget=forms.HiddenInput)
    is_apart = forms.BooleanField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, met: Iterable[UUID], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["who"].choices = [(str(one), str(one)) for one in met]  # type: ignore[attr-defined]


def initial_of(weights: dict[str, str]) -> dict[str, str]:
    """Return a run's weights as a form shows them."""
    return {_field(part): weights[part.value] for part in Part if part.value in weights}


def _field(part: Part) -> str:
    return f"weight_{part.value}"
