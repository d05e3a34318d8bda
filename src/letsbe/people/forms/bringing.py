"""The shape of a table somebody brings: a file or a text, then which column is what."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from letsbe.people.forms import PARTS_TOLD
from letsbe.people.rules import Part
from letsbe.people.rules.bringing import PARTS, Bringing, Column, Looked, guessed
from letsbe.people.rules.portraits import Topic
from letsbe.people.rules.tables import Table
from letsbe.ui.forms import DeedForm

COLUMN = ".column"
COLUMN_WORDS: dict[Column, Promise] = {
    Column.NAME: _("Name"),
    Column.PART: _("Part"),
    Column.LANGUAGES: _("Languages"),
    Column.HOURS: _("Hours"),
    Column.WAYS: _("Ways"),
    Column.AREAS: _("Areas"),
    Column.EXPERIENCES: _("Experiences"),
    Column.INTERESTS: _("Interests"),
    Column.QUALITIES: _("Qualities"),
    Column.WISHES: _("Wishes"),
    Column.GENDER: _("Gender"),
    Column.WITH_GENDERS: _("With genders"),
    Column.INTRODUCTION: _("Introduction"),
}
NOTHING_BROUGHT = _("Choose a file, or paste the table.")
NAME_ONCE = _("Say which column holds the names.")
COLUMN_TWICE = _("“%(words)s” is chosen for two columns. One column for each, please.")


class RawField(forms.CharField):
    """A table exactly as it was pasted; whatever is wrong with it is told when it is read."""

    default_validators = []

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(strip=False, **kwargs)
        # Django forbids what no text field should hold; here the reader says in which line.
        self.validators = []


class TableForm(DeedForm):
    """A file or a text; nothing of it is kept."""

    file = forms.FileField(
        label=_("The file"),
        required=False,
        allow_empty_file=True,
        help_text=_(
            "CSV, as spreadsheets save it, in UTF-8. The first line names the columns."
        ),
    )
    text = RawField(
        label=_("Or paste the table"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 6}),
    )

    def clean(self) -> dict[str, Any]:
        said = super().clean() or self.cleaned_data
        if not said.get("file") and not said.get("text"):
            self.add_error("file", NOTHING_BROUGHT)
        return said


class ColumnsForm(DeedForm):
    """Which column is what. The table travels in the page: nothing of it is stored."""

    table = RawField(widget=forms.HiddenInput)
    comes_as = forms.TypedChoiceField(
        label=_("Where a row does not say it, people come as"),
        choices=lambda: [(p.value, PARTS_TOLD[p]) for p in PARTS.values()],
        coerce=Part,
        widget=forms.RadioSelect,
        initial=Part.PEER.value,
        error_messages={"required": _("Please choose one.")},
    )

    def __init__(self, *args: Any, brought: Table, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        taken: set[Column] = set()
        for number, heading in enumerate(brought.headings):
            guess = guessed(heading)
            guess = None if guess in taken else guess
            taken |= {guess} if guess else set()
            self.fields[f"{number}{COLUMN}"] = forms.TypedChoiceField(
                label=heading,
                required=False,
                choices=[
                    ("", _("Leave it out")),
                    *((c.value, w) for c, w in COLUMN_WORDS.items()),
                ],
                coerce=Column,
                empty_value=None,
                initial=guess.value if guess else "",
            )

    @property
    def columns(self) -> Mapping[int, Column]:
        return {
            int(name.removesuffix(COLUMN)): chosen
            for name, chosen in self.cleaned_data.items()
            if name.endswith(COLUMN) and chosen
        }

    @property
    def of_columns(self) -> list[forms.BoundField]:
        return [self[name] for name in self.fields if name.endswith(COLUMN)]

    def how(
        self, *, choices: Mapping[Topic, Sequence[str]], invited: frozenset[str]
    ) -> Bringing:
        part = self.cleaned_data["comes_as"]
        return Bringing(columns=self.columns, part=part, choices=choices, invited=invited)

    def clean(self) -> dict[str, Any]:
        said = super().clean() or self.cleaned_data
        chosen = list(self.columns.values())
        twice = next((one for one in chosen if chosen.count(one) > 1), None)
        if twice:
            raise ValidationError(COLUMN_TWICE % {"words": COLUMN_WORDS[twice]})
        if Column.NAME not in chosen:
            raise ValidationError(NAME_ONCE)
        return said


class BringInForm(ColumnsForm):
    """The last press: also which people are invited although such a name waits already."""

    anyway = forms.MultipleChoiceField(
        label=_("Invite these as well"), required=False, widget=forms.CheckboxSelectMultiple
    )

    def offer(self, rows: Sequence[Looked]) -> None:
        """Show the rows that are left out unless somebody ticks them."""
        field = self.fields["anyway"]
        field.choices = [  # type: ignore[attr-defined]
            (str(row.line), row.brought.name) for row in rows if row.brought and row.is_invited
        ]
