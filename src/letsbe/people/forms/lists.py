"""Lists in forms: words chosen from the programme's, beside words of one's own."""

from collections.abc import Iterable
from typing import Any, cast

from django import forms
from django.forms.boundfield import BoundField
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from letsbe.lib import text
from letsbe.people.rules import portraits
from letsbe.people.rules.portraits import LONGEST_LISTED, MOST_LISTED, ListFault
from letsbe.ui.forms import DeedForm, WordsField

# Longer than any list that fits, so that whoever pastes a page is told, and loses nothing.
MOST_TYPED = 4000
OWN_SUFFIX = "_own"
FAULTS: dict[ListFault, Promise] = {
    ListFault.TOO_MANY: _("These are %(number)s. %(most)s fit: please leave some out."),
    ListFault.TOO_LONG: _("“%(words)s” is too long: %(most)s characters fit in each."),
}
GENDER_WORDS: dict[str, Promise] = {
    "woman": _("woman"),
    "man": _("man"),
    "non-binary": _("non-binary"),
}
COMMAS = _("With commas between them, or one a line.")


class ChosenField(forms.MultipleChoiceField):
    """Words that are ticked. Any words count: the programme may change its list meanwhile."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(required=False, widget=forms.CheckboxSelectMultiple, **kwargs)

    def to_python(self, value: Any) -> list[str]:
        return [each for each in map(text.line, super().to_python(value)) if each]

    def valid_value(self, value: str) -> bool:
        return True


class ListField(WordsField):
    """Words somebody lists in their own way."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(
            **{"most": MOST_TYPED, "rows": 2, "required": False, "help_text": COMMAS, **kwargs}
        )


def fault_of(words: tuple[str, ...]) -> str | None:
    """Return in words what is wrong with a list, or None."""
    fault = portraits.faults_of_list(words)
    if fault is None:
        return None
    longest = max(words, key=len)
    told = {
        ListFault.TOO_MANY: {"number": len(words), "most": MOST_LISTED},
        ListFault.TOO_LONG: {"words": f"{longest[:30]} …", "most": LONGEST_LISTED},
    }[fault]
    return str(FAULTS[fault]) % told


class ListsForm(DeedForm):
    """A form with lists: for each name in `offered` the words to tick, and those ticked."""

    def offer(self, name: str, offered: Iterable[str], *, told: Iterable[str]) -> None:
        """Show words to tick: those offered, those told before, and those just sent."""
        field = cast(ChosenField, self.fields[name])
        sent = self.data.getlist(self.add_prefix(name)) if self.is_bound else ()  # type: ignore[attr-defined]
        words = portraits.listed([*offered, *told, *sent])
        field.choices = [(each, GENDER_WORDS.get(each, each)) for each in words]
        self.initial[name] = list(portraits.listed(told, known=words))

    def together(self, name: str) -> tuple[str, ...]:
        """Return what was ticked and what was written beside it, each once; tell faults."""
        own_name = name + OWN_SUFFIX
        chosen, own = self.cleaned_data.get(name, []), self.cleaned_data.get(own_name, "")
        known = [value for value, _label in cast(Any, self.fields[name]).choices]
        words = portraits.listed([*chosen, *portraits.listed(own, known=known)], known=known)
        if fault := fault_of(words):
            self.add_error(own_name, fault)
        return words

    def own_list(self, name: str) -> tuple[str, ...]:
        """Return a list that is written only; tell its faults."""
        words = portraits.listed(self.cleaned_data.get(name, ""))
        if fault := fault_of(words):
            self.add_error(name, fault)
        return words

    @property
    def shown(self) -> list[BoundField]:
        return list(self.visible_fields())
