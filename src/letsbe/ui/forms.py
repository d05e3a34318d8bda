"""Forms of deeds: each carries a key so that posting it twice makes one deed."""

import json
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any, cast
from uuid import UUID

from django import forms
from django.core.validators import MaxLengthValidator
from django.http import QueryDict
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from letsbe.lib import text
from letsbe.lib.ids import new_id
from letsbe.lib.once import AlreadyDone, Once, SentWithOtherWords
from letsbe.vault import queries as vault

TOO_LONG = _("This is %(show_value)d characters long, and %(limit_value)d fit.")
EMPTY = _("Please write something here.")
SENT_BEFORE = _(
    "This form was already sent once, with other words. "
    "What you wrote now is below. Send it again if you mean it."
)


class DeedForm(forms.Form):
    """A form that changes something. Rendered unbound it gets a fresh key."""

    use_required_attribute = False
    once_key = forms.UUIDField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs["initial"] = {"once_key": new_id(), **(kwargs.get("initial") or {})}
        super().__init__(*args, **kwargs)

    @property
    def once(self) -> Once | None:
        """Return what makes a second post of this very form recognisable."""
        key = self.cleaned_data.get("once_key")
        if not isinstance(key, UUID):
            return None
        said = {
            name: str(value) for name, value in self.cleaned_data.items() if name != "once_key"
        }
        payload = json.dumps([type(self).__qualname__, said], sort_keys=True)
        return Once(key=key, fingerprint=vault.fingerprint(payload.encode()))

    def renewed(self) -> None:
        """Give the bound form a fresh key, so that its words can be sent after all."""
        self.change("once_key", str(new_id()))

    def change(self, field: str, value: str) -> None:
        """Show another value in a bound form's field; everything else stays as typed."""
        typed = cast(QueryDict, self.data).copy()
        typed[self.add_prefix(field)] = value
        self.data = typed


class WordsField(forms.CharField):
    """Several lines a person wrote."""

    def __init__(self, *, most: int, rows: int = 3, **kwargs: Any) -> None:
        widget = forms.Textarea(attrs={"rows": rows, "data-limit": str(most)})
        kwargs.setdefault("widget", widget)
        kwargs["error_messages"] = {"required": EMPTY, **kwargs.get("error_messages", {})}
        super().__init__(strip=False, **kwargs)
        # Counted by the server: a browser that cuts at the limit would lose words unseen.
        self.validators.append(MaxLengthValidator(most, message=TOO_LONG))

    def to_python(self, value: Any) -> str:
        return text.words(super().to_python(value) or "")


class LineField(forms.CharField):
    """One line a person wrote, such as a name."""

    def __init__(self, *, most: int, **kwargs: Any) -> None:
        kwargs["error_messages"] = {"required": EMPTY, **kwargs.get("error_messages", {})}
        super().__init__(strip=False, **kwargs)
        self.validators.append(MaxLengthValidator(most, message=TOO_LONG))

    def to_python(self, value: Any) -> str:
        return text.line(super().to_python(value) or "")


class DayField(forms.DateField):
    """A day of the calendar, as browsers ask for one."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("widget", forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"))
        kwargs["error_messages"] = {
            "required": _("Please write the day."),
            "invalid": _("This is not a day. Write one like 2026-05-31."),
            **kwargs.get("error_messages", {}),
        }
        super().__init__(**kwargs)


class ClockField(forms.TimeField):
    """A time of day, as browsers ask for one."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("widget", forms.TimeInput(attrs={"type": "time"}, format="%H:%M"))
        kwargs["error_messages"] = {
            "required": _("Please write the time."),
            "invalid": _("This is not a time. Write one like 18:30."),
            **kwargs.get("error_messages", {}),
        }
        super().__init__(**kwargs)


class MomentForm(DeedForm):
    """A day, and a time where the writer lives; cleaned, `moment` is when that is."""

    on = DayField(label=_("Day"))
    time = ClockField(label=_("Time"))

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if cleaned.get("on") and cleaned.get("time") and not self._is_there():
            self.add_error("time", _("On that day the clock skips this time. Choose another."))
        return cleaned

    @property
    def moment(self) -> datetime:
        """Return the moment; of an hour that comes twice, the first."""
        on, time = self.cleaned_data["on"], self.cleaned_data["time"]
        return datetime.combine(on, time, tzinfo=timezone.get_current_timezone())

    def _is_there(self) -> bool:
        """Say whether this time is on the clock that day: once a year an hour is skipped."""
        try:
            there = timezone.localtime(self.moment.astimezone(UTC))
        except (OverflowError, ValueError):
            return False
        return there.replace(tzinfo=None) == self.moment.replace(tzinfo=None)


def carry_out(form: DeedForm, deed: Callable[[Once | None], object]) -> bool:
    """Do the deed once; return whether it is done, by this post or by its twin before."""
    try:
        deed(form.once)
    except AlreadyDone:
        return True
    except SentWithOtherWords:
        form.renewed()
        form.add_error(None, SENT_BEFORE)
        return False
    return True
