"""The shape of what people write here, and of what they look for."""

from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from letsbe.conversations.rules import searching, writing
from letsbe.lib.once import Once
from letsbe.ui.forms import EMPTY, DeedForm, LineField, WordsField
from letsbe.vault import queries as vault

_MOST = 2**31 - 1


class WordsForm(DeedForm):
    """Words for the other; sent again with one key they must be the same words."""

    words = WordsField(most=writing.MOST_CHARACTERS, rows=3, label=_("Your message"))

    @property
    def once(self) -> Once | None:
        key = self.cleaned_data.get("once_key")
        if not isinstance(key, UUID):
            return None
        said = f"{type(self).__qualname__}\n{self.cleaned_data['words']}"
        return Once(key=key, fingerprint=vault.fingerprint(said.encode()))


class WriteForm(WordsForm):
    """A message to send, or to keep as a draft; `draft_seen` is the draft it began from."""

    draft_seen = forms.IntegerField(
        widget=forms.HiddenInput, required=False, min_value=0, max_value=_MOST
    )

    def __init__(self, *args: Any, is_draft: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # An empty field is a draft that was let go, and never a message.
        self.fields["words"].required = not is_draft


class EditForm(WordsForm):
    seen = forms.IntegerField(widget=forms.HiddenInput, min_value=1, max_value=_MOST)


class SearchForm(forms.Form):
    """What is looked for: posted, so that it stands in no address, and kept nowhere."""

    use_required_attribute = False
    wanted = LineField(
        most=searching.MOST_CHARACTERS,
        label=_("Find words here"),
        error_messages={"required": EMPTY},
    )
    before = forms.IntegerField(
        widget=forms.HiddenInput, required=False, min_value=1, max_value=_MOST
    )
