"""The shape of what people send before, during and after a meeting."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from letsbe.meetings.rules.check_ins import CheckIn, Felt, Item
from letsbe.meetings.rules.held import Told
from letsbe.ui.forms import EMPTY, DeedForm, LineField, WordsField

MOST_HOPE = 1000
MOST_NOTE = 6000
MOST_LINE = 500
MOST_BRING = 300

# Our own words, in the order in which they stand.
FELT = (
    (Felt.YES.value, _("yes")),
    (Felt.MOSTLY.value, _("mostly")),
    (Felt.A_LITTLE.value, _("a little")),
    (Felt.NOT_TODAY.value, _("not today")),
    ("", _("leave this out")),
)
ITEMS = {
    Item.HEARD: _("I felt listened to"),
    Item.SAFE: _("I felt safe"),
    Item.MATTERS: _("We spent our time on what matters"),
    Item.GIVE_AND_TAKE: _("Giving and taking felt right between us"),
}


class HopeForm(DeedForm):
    """What somebody would like from a meeting; `without`: they come without saying."""

    seen = forms.IntegerField(min_value=0, widget=forms.HiddenInput)
    words = WordsField(
        label=_("What would you like from this meeting?"), most=MOST_HOPE, required=False
    )
    without = forms.BooleanField(required=False, widget=forms.HiddenInput)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        # To come without is said by its own button, and by nothing else.
        if cleaned.get("words") == "" and not cleaned.get("without"):
            self.add_error("words", EMPTY)
        return cleaned

    @property
    def said(self) -> str:
        return "" if self.cleaned_data["without"] else str(self.cleaned_data["words"])


class ToldForm(DeedForm):
    """One press: we met, or we did not."""

    told = forms.ChoiceField(choices=[(t.value, t.value) for t in (Told.MET, Told.NOT_MET)])


class NoteForm(DeedForm):
    """The note of both; `seen` is the number that was on the screen."""

    seen = forms.IntegerField(min_value=0, widget=forms.HiddenInput)
    words = WordsField(label=_("Our note"), most=MOST_NOTE, rows=8, required=False)


def _item(item: Item) -> forms.ChoiceField:
    return forms.ChoiceField(
        label=ITEMS[item], choices=FELT, widget=forms.RadioSelect, required=False
    )


class CheckInForm(DeedForm):
    """How somebody looks back; each line may be left out, or all of it."""

    seen = forms.IntegerField(min_value=0, widget=forms.HiddenInput)
    heard = _item(Item.HEARD)
    safe = _item(Item.SAFE)
    matters = _item(Item.MATTERS)
    give_and_take = _item(Item.GIVE_AND_TAKE)
    line = WordsField(
        label=_("Something you would like to add"), most=MOST_LINE, rows=2, required=False
    )
    bring = LineField(label=_("What to bring next time"), most=MOST_BRING, required=False)
    without = forms.BooleanField(required=False, widget=forms.HiddenInput)

    @property
    def items(self) -> list[forms.BoundField]:
        return [self[item.value] for item in Item]

    @property
    def said(self) -> CheckIn:
        said: dict[str, Any] = self.cleaned_data
        if said["without"]:
            return CheckIn(is_without=True)
        felt = {item: Felt(said[item.value]) for item in Item if said[item.value]}
        return CheckIn(felt=felt)

    @property
    def lines(self) -> dict[str, str]:
        """Return the two lines; whoever would rather not keeps none."""
        if self.cleaned_data["without"]:
            return {"line": "", "bring": ""}
        return {name: str(self.cleaned_data[name]) for name in ("line", "bring")}
