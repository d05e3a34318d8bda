"""The shape of what people send about beginning, pausing and ending."""

from collections import Counter
from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from letsbe.people.queries import Listed
from letsbe.relationships.rules import Answer, Deed, Kind
from letsbe.relationships.rules.absences import Span
from letsbe.relationships.rules.covers import CoverDeed
from letsbe.ui import dates
from letsbe.ui.forms import DayField, DeedForm, WordsField

NOBODY = ("", _("Choose somebody"))
CHOOSE = _("Please choose somebody from the list.")
MOST_IN_A_NOTE = 1000


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

    def __init__(self, *args: Any, people: Iterable[Listed], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        names = [NOBODY, *_told_apart(list(people))]
        for name in ("first", "second"):
            self.fields[name].choices = names  # type: ignore[attr-defined]
            self.fields[name].error_messages |= {"required": CHOOSE, "invalid_choice": CHOOSE}

    @property
    def pair(self) -> tuple[UUID, UUID]:
        return UUID(self.cleaned_data["first"]), UUID(self.cleaned_data["second"])


class NameCoverForm(DeedForm):
    """Whom a coordinator asks to be there for two people while one of them is away."""

    who = forms.ChoiceField(label=_("Who would be there?"))

    def __init__(self, *args: Any, people: Iterable[Listed], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["who"].choices = [NOBODY, *_told_apart(list(people))]  # type: ignore[attr-defined]
        self.fields["who"].error_messages |= {"required": CHOOSE, "invalid_choice": CHOOSE}

    @property
    def person(self) -> UUID:
        return UUID(self.cleaned_data["who"])


class CoverForm(DeedForm):
    """A yes, a no, or the end of what stands."""

    deed = forms.ChoiceField(choices=[(d.value, d.value) for d in CoverDeed])


class NoteForm(DeedForm):
    """A short note for the cover; `seen` is the revision that was on the screen."""

    seen = forms.IntegerField(min_value=0, widget=forms.HiddenInput)
    words = WordsField(
        label=_("What is good to know"), most=MOST_IN_A_NOTE, rows=5, required=False
    )


class AwayForm(DeedForm):
    """The first and the last day of being away."""

    begins = DayField(label=_("First day away"))
    until = DayField(label=_("Last day away"))

    @property
    def span(self) -> Span:
        return Span(first=self.cleaned_data["begins"], last=self.cleaned_data["until"])


def _told_apart(people: list[Listed]) -> list[tuple[str, str]]:
    """Two of one name are told apart by the day they came."""
    names = Counter(one.card.name for one in people)
    return [
        (
            str(one.card.id),
            one.card.name
            if names[one.card.name] == 1
            else gettext("%(name)s, here since %(day)s")
            % {"name": one.card.name, "day": dates.day(one.joined_at)},
        )
        for one in people
    ]


class AnswerForm(DeedForm):
    answer = forms.ChoiceField(choices=[(a.value, a.value) for a in (Answer.YES, Answer.NO)])


class CourseForm(DeedForm):
    """Pause, resume, offer an ending, take it back, or end."""

    deed = forms.ChoiceField(choices=[(d.value, d.value) for d in Deed])
