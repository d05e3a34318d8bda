"""The shape of what people send about their reminders."""

from typing import Any

from django import forms
from django.core.validators import EmailValidator
from django.utils.translation import gettext_lazy as _

from letsbe.reminders.rules.addresses import CODE_DIGITS
from letsbe.reminders.rules.occasions import Occasion
from letsbe.reminders.rules.quiet import Quiet
from letsbe.ui.forms import EMPTY, DeedForm, LineField

MOST_IN_AN_ADDRESS = 254
NO_ADDRESS = _("This is not a mail address. Write one like ada@example.org.")
NOT_SAFE = _("Without this, no reminders are sent. Choose another address, or leave them off.")
NOT_AN_HOUR = _("Please choose an hour from the list.")
OCCASIONS = {
    Occasion.DAY_BEFORE: _("A day before a meeting"),
    Occasion.HOUR_BEFORE: _("An hour before a meeting"),
    Occasion.LOOKING_BACK: _("After a meeting, to look back on it"),
    Occasion.REVIEW: _("When it is time to look again at an agreement or a next step"),
    Occasion.NUDGE: _("When it might be a good moment to look at how we are doing"),
}
HOURS = [(hour, f"{hour:02}:00") for hour in range(24)]


class AddressForm(DeedForm):
    """An address, and that it is safe: nothing is assumed."""

    address = LineField(label=_("Mail address"), most=MOST_IN_AN_ADDRESS)
    is_safe = forms.BooleanField(
        label=_("Only I read what comes to this address."),
        error_messages={"required": NOT_SAFE},
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["address"].widget.attrs.update(
            autocomplete="off", autocapitalize="none", spellcheck="false", inputmode="email"
        )

    def clean_address(self) -> str:
        address = str(self.cleaned_data["address"]).strip()
        EmailValidator(message=NO_ADDRESS)(address)
        if not address.isascii():
            raise forms.ValidationError(NO_ADDRESS)
        return address


class CodeForm(forms.Form):
    """The digits that came; however they are spaced."""

    use_required_attribute = False
    code = forms.CharField(
        label=_("The code from the mail"),
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "one-time-code"}),
        error_messages={"required": EMPTY},
    )

    def clean_code(self) -> str:
        return "".join(each for each in self.cleaned_data["code"] if each.isdecimal())[
            : CODE_DIGITS + 1
        ]


class ChoicesForm(DeedForm):
    """For what, when not, and whether with a link."""

    occasions = forms.MultipleChoiceField(
        label=_("For what"),
        choices=[(one.value, words) for one, words in OCCASIONS.items()],
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    quiet_from = forms.TypedChoiceField(
        label=_("Nothing comes from"),
        choices=HOURS,
        coerce=int,
        error_messages={"required": NOT_AN_HOUR, "invalid_choice": NOT_AN_HOUR},
    )
    quiet_until = forms.TypedChoiceField(
        label=_("Until"),
        choices=HOURS,
        coerce=int,
        error_messages={"required": NOT_AN_HOUR, "invalid_choice": NOT_AN_HOUR},
    )
    has_link = forms.BooleanField(
        label=_("Put the address of this house into the mail"),
        help_text=_("Whoever sees the mail then sees where you go."),
        required=False,
    )

    @property
    def wanted(self) -> frozenset[Occasion]:
        return frozenset(map(Occasion, self.cleaned_data["occasions"]))

    @property
    def quiet(self) -> Quiet:
        return Quiet(
            begins=self.cleaned_data["quiet_from"], ends=self.cleaned_data["quiet_until"]
        )
