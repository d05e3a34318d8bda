"""The shape of what people send while they steer back: what it is about, words, a day."""

from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from letsbe.steering.rules.course import Seen, Words
from letsbe.steering.rules.deeds import CourseDeed
from letsbe.steering.rules.joining import Own, Showing
from letsbe.steering.rules.opening import About
from letsbe.ui.forms import DayField, DeedForm, LineField, WordsField

MOST_ABOUT = 120
MOST_TEXT = 2000
MOST_STEP = 500
MOST_LINE = 1000
GONE = _("This clause is not in the version in force any more.")


class SeenForm(DeedForm):
    """What was on the screen: the round, and the revision of one's own text or the mark."""

    round = forms.UUIDField(widget=forms.HiddenInput)
    seen = forms.IntegerField(min_value=0, widget=forms.HiddenInput)

    @property
    def on_screen(self) -> Seen:
        return Seen(self.cleaned_data["round"], self.cleaned_data["seen"])

    def see(self, round_id: UUID, number: int) -> None:
        """Let what was typed be sent after all, now that how it stands is on the screen."""
        self.renewed()
        self.change("round", str(round_id))
        self.change("seen", str(number))


class TextForm(DeedForm):
    """What one writes alone; `ready` is the press that keeps it and says so."""

    notice = WordsField(label=_("What I notice"), most=MOST_TEXT, rows=4, required=False)
    wish = WordsField(label=_("What I would like"), most=MOST_TEXT, rows=4, required=False)

    @property
    def words(self) -> Words:
        return Words(notice=self.cleaned_data["notice"], wish=self.cleaned_data["wish"])


class OpenForm(TextForm):
    """What it is about: a clause by its id, or a few words; and, if one likes, one's own."""

    clause = forms.UUIDField(widget=forms.HiddenInput, required=False)
    about = LineField(label=_("What it is about"), most=MOST_ABOUT)
    field_order = ["clause", "about", "notice", "wish"]

    def __init__(self, *args: Any, is_clause: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if is_clause:
            del self.fields["about"]

    def in_words(self) -> "OpenForm":
        """Return the same with what was typed, asking for words instead of the clause."""
        typed = {name: self[name].value() for name in ("notice", "wish")}
        return OpenForm(initial=typed)

    @property
    def pointing(self) -> About:
        cleaned = self.cleaned_data
        return About(clause=cleaned["clause"], words=cleaned.get("about", ""))


class WriteForm(TextForm, SeenForm):
    """The same in a round; `seen` is the revision of one's text that was on the screen."""

    ready = forms.BooleanField(widget=forms.HiddenInput, required=False)


class SayForm(SeenForm):
    """One press."""

    deed = forms.ChoiceField(choices=[(d.value, d.value) for d in CourseDeed])


class StepForm(SeenForm):
    """One next step, and the day on which both look again; `seen` is the mark."""

    words = WordsField(label=_("One next step"), most=MOST_STEP, rows=3)
    look_on = DayField(label=_("When do we look again?"))


class ShowForm(DeedForm):
    """Which of one's own words a coordinator may read; none is a choice too."""

    shown = forms.MultipleChoiceField(
        label=_("What a coordinator may read"),
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )

    def __init__(self, *args: Any, own: dict[Own, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [(key_of(one), words) for one, words in own.items()]
        self.fields["shown"].choices = choices  # type: ignore[attr-defined]
        self._own = {key_of(one): one for one in own}

    @property
    def chosen(self) -> set[Own]:
        return {self._own[key] for key in self.cleaned_data["shown"]}


class LineForm(DeedForm):
    """A line from a coordinator, for both."""

    words = WordsField(label=_("A line to both of them"), most=MOST_LINE, rows=4)


class WatchForm(DeedForm):
    """Nudges on or off, or what is noticed put aside, as it stood on the screen."""

    OFF, ON, ASIDE = "off", "on", "aside"
    watching = forms.ChoiceField(choices=[(one, one) for one in (OFF, ON, ASIDE)])
    seen = forms.CharField(widget=forms.HiddenInput, required=False, max_length=200)

    @property
    def keys(self) -> frozenset[str]:
        return frozenset(self.cleaned_data["seen"].split())


class OneForm(DeedForm):
    """One press that names a steering."""

    steering = forms.UUIDField(widget=forms.HiddenInput)


class AgainForm(OneForm):
    """That it has come back; and what it is about this time, unless it is the same."""

    about = LineField(label=_("If it is about something else"), most=MOST_ABOUT, required=False)
    clause = forms.TypedChoiceField(
        label=_("Something in your agreement"),
        coerce=UUID,
        empty_value=None,
        widget=forms.RadioSelect,
        required=False,
        error_messages={"invalid_choice": GONE},
    )

    def __init__(self, *args: Any, clauses: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        none = ("", _("None of these"))
        self.fields["clause"].choices = [none, *clauses]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if cleaned.get("about") and cleaned.get("clause"):
            self.add_error("about", _("Say it in words or choose a clause, one of the two."))
        return cleaned

    @property
    def pointing(self) -> About | None:
        """Return what it is about now; None where it is about the same."""
        clause, words = self.cleaned_data["clause"], self.cleaned_data["about"]
        return About(clause=clause, words=words) if clause or words else None


def key_of(own: Own) -> str:
    return f"{Showing(own.kind)}:{own.source}"
