"""The shape of what people send about beginning, pausing and ending."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from letsbe.people.queries import Card
from letsbe.relationships.rules import Answer, Deed, Kind
from letsbe.ui.forms import DeedForm

NOBODY = ("", _("Choose somebody"))
CHOOSE = _("Please choose somebody from the list.")


class AskForm(DeedForm):
    """Two people, and what the relationship would be for."""

    kind = forms.ChoiceField(
        label=_("What is it for?"),
        widget=forms.RadioSelect,
        choices=[
            (Kind.SUPPORT.value, _("Peer support")),
            (Kind.SUPERVISION.value, _("Supervision")),
        ],
    )
    first = forms.ChoiceField(label=_("Who supports, or supervises?"))
    second = forms.ChoiceField(label=_("Who is supported, or supervised?"))

    def __init__(self, *args: Any, people: Iterable[Card], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        names = [NOBODY, *((str(card.id), card.name) for card in people)]
        for name in ("first", "second"):
            self.fields[name].choices = names  # type: ignore[attr-defined]
            self.fields[name].error_messages |= {"required": CHOOSE, "invalid_choice": CHOOSE}

    @property
    def pair(self) -> tuple[UUID, UUID]:
        return UUID(self.cleaned_data["first"]), UUID(self.cleaned_data["second"])


class AnswerForm(DeedForm):
    answer = forms.ChoiceField(choices=[(a.value, a.value) for a in (Answer.YES, Answer.NO)])


class CourseForm(DeedForm):
    """Pause, resume, offer an ending, take it back, or end."""

    deed = forms.ChoiceField(choices=[(d.value, d.value) for d in Deed])
