"""What one line of a form about a person may hold, and what is said when it may not."""

import unicodedata
from functools import lru_cache
from typing import Any
from zoneinfo import available_timezones

from django import forms
from django.contrib.auth.password_validation import validate_password
from django.utils.translation import gettext_lazy as _

from letsbe.people.rules import spelled_address
from letsbe.ui.forms import EMPTY, TOO_LONG, LineField

MOST_IN_A_NAME = 80
MOST_IN_AN_ADDRESS = 200
MOST_IN_A_PASSPHRASE = 500

_OLD_NAMES = frozenset(["Etc", "SystemV", "US", "Brazil", "Canada", "Chile", "Mexico"])
_NAME_HINT = _("What you want to be called here. It need not be your full name.")
# Said instead of Django's sentences, which speak of passwords.
_WEAK = {
    "password_too_short": _("This passphrase is too short. Please take 10 characters or more."),
    "password_too_common": _("Many people use this passphrase, so it is easy to guess."),
}


class NameField(LineField):
    def __init__(self, **kwargs: Any) -> None:
        kwargs = {"label": _("Your name here"), "help_text": _NAME_HINT, **kwargs}
        super().__init__(most=MOST_IN_A_NAME, **kwargs)
        self.widget.attrs["autocomplete"] = "nickname"


class AddressField(LineField):
    def __init__(self, **kwargs: Any) -> None:
        kwargs = {"label": _("Sign-in name or e-mail address"), **kwargs}
        super().__init__(most=MOST_IN_AN_ADDRESS, **kwargs)
        self.error_messages["address_taken"] = _(
            "This cannot be used here. Please choose another name or address."
        )
        self.widget.attrs.update(
            autocomplete="username", autocapitalize="none", spellcheck="false"
        )

    def clean(self, value: Any) -> str:
        address = str(super().clean(value))
        if address and not spelled_address(address):
            raise forms.ValidationError(EMPTY)
        return address


class PassphraseField(forms.CharField):
    """Never shown again, not even when the rest of the form is."""

    def __init__(self, *, is_new: bool = False, **kwargs: Any) -> None:
        remembered = "new-password" if is_new else "current-password"
        super().__init__(
            strip=False,
            max_length=MOST_IN_A_PASSPHRASE,
            error_messages={"required": EMPTY, "max_length": TOO_LONG},
            widget=forms.PasswordInput(attrs={"autocomplete": remembered}),
            **{"label": _("Passphrase"), **kwargs},
        )
        self.is_new = is_new
        self.error_messages["wrong_password"] = _("This is not your passphrase.")

    def to_python(self, value: Any) -> str:
        typed = str(super().to_python(value))
        if any(unicodedata.category(letter) in {"Cc", "Cs"} for letter in typed):
            raise forms.ValidationError(_("It holds a character that cannot be typed again."))
        return typed

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        return {}

    def validate(self, value: Any) -> None:
        super().validate(value)
        if not (self.is_new and value):
            return
        try:
            validate_password(value)
        except forms.ValidationError as weak:
            raise forms.ValidationError(
                [_WEAK.get(str(each.code), each.message) for each in weak.error_list]
            ) from None


class TimeZoneField(forms.ChoiceField):
    def __init__(self, **kwargs: Any) -> None:
        kwargs = {"label": _("Time zone"), **kwargs}
        super().__init__(choices=time_zones, **kwargs)
        self.error_messages["invalid_choice"] = _("Please choose a time zone from the list.")


@lru_cache(maxsize=1)
def time_zones() -> list[tuple[str, list[tuple[str, str]]]]:
    """Return time zones as people look for them: by part of the world, then by place."""
    groups: dict[str, list[tuple[str, str]]] = {}
    for zone in sorted(available_timezones()):
        region, _slash, place = zone.partition("/")
        if place and region not in _OLD_NAMES:
            shown = place.replace("/", ", ").replace("_", " ")
            groups.setdefault(region, []).append((zone, shown))
    return [("UTC", [("UTC", "UTC")]), *groups.items()]
