"""The shape of what people type about themselves, and of what coordinators decide."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from letsbe.people.forms.fields import (
    MOST_IN_A_NAME,
    AddressField,
    NameField,
    PassphraseField,
    TimeZoneField,
)
from letsbe.people.rules import Newcomer, Part, Profile
from letsbe.ui.forms import DeedForm, LineField, WordsField

MOST_ABOUT = 1000

PARTS: dict[Part, Promise] = {
    Part.PEER: _("Peer"),
    Part.SUPPORTER: _("Supporter"),
    Part.COORDINATOR: _("Coordinator"),
    Part.LEAD: _("Safeguarding lead"),
    Part.OPERATOR: _("Operator"),
}
PARTS_TOLD: dict[Part, Promise] = {
    Part.PEER: _("Peer: comes for support"),
    Part.SUPPORTER: _("Supporter: gives support, and is supervised"),
    Part.COORDINATOR: _("Coordinator: invites people and begins relationships"),
    Part.LEAD: _("Safeguarding lead: the one who can open a concern"),
    Part.OPERATOR: _("Operator: looks after the machine, reads nothing"),
}
_HOW_LONG = _("At least 10 characters. A few words that only you would put together are good.")
_ADDRESS_HINT = _("An e-mail address, or any name you will remember. Nobody else here sees it.")


class TwicePassphraseForm(forms.Form):
    """A new passphrase, typed twice: there is no mail to mend a slip of the finger."""

    use_required_attribute = False

    passphrase = PassphraseField(is_new=True, help_text=_HOW_LONG)
    again = PassphraseField(label=_("The same passphrase again"))

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        first, second = cleaned.get("passphrase"), cleaned.get("again")
        if first and second and first != second:
            self.add_error("again", _("The two passphrases differ. Please type both again."))
        return cleaned


class ComingForm(TwicePassphraseForm):
    """What somebody says of themselves when they come."""

    name = NameField()
    address = AddressField(help_text=_ADDRESS_HINT)
    time_zone = TimeZoneField()
    is_adult = forms.BooleanField(
        label=_("I am 18 or older"),
        error_messages={"required": _("Only people of 18 or older can come here.")},
    )

    field_order: Iterable[str] = (
        "is_adult",
        "name",
        "address",
        "passphrase",
        "again",
        "time_zone",
    )

    @property
    def newcomer(self) -> Newcomer:
        said = self.cleaned_data
        return Newcomer(
            name=said["name"],
            address=said["address"],
            password=said["passphrase"],
            time_zone=said["time_zone"],
        )


class JoinForm(ComingForm):
    # Which edition of the programme's page was on the screen.
    page_read = forms.CharField(
        max_length=40, required=False, widget=forms.HiddenInput, strip=False
    )

    def show_new_page(self, edition: str) -> None:
        """Say, in the form that is shown again, that the newer page is on the screen."""
        typed = {name: self.data.get(name) for name in self.data}
        self.data = {**typed, self.add_prefix("page_read"): edition}


class SetUpForm(ComingForm):
    house_name = LineField(
        most=MOST_IN_A_NAME,
        label=_("The programme's name"),
        help_text=_("People see it when they come and when they sign in."),
    )

    field_order = ("house_name", *ComingForm.field_order)


class SignInForm(forms.Form):
    use_required_attribute = False

    address = AddressField()
    password = PassphraseField()
    next = forms.CharField(required=False, widget=forms.HiddenInput)

    # One sentence for an unknown address and for a wrong passphrase.
    unknown = _("This name and this passphrase do not belong together. Please look at both.")


class CodeForm(forms.Form):
    use_required_attribute = False

    code = LineField(
        most=40,
        label=_("The code on your paper"),
        help_text=_("Twelve letters and figures. Capitals and dashes do not matter."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["code"].widget.attrs.update(autocomplete="off", autocapitalize="characters")
        self.fields["code"].error_messages["unknown"] = _(
            "No invitation with this code is waiting. Please compare it with your paper."
        )


class InviteForm(DeedForm):
    part = forms.TypedChoiceField(
        choices=lambda: [(part.value, told) for part, told in PARTS_TOLD.items()],
        coerce=Part,
        widget=forms.RadioSelect,
        label=_("They come as"),
        initial=Part.PEER.value,
        error_messages={"required": _("Please choose one.")},
    )
    for_whom = LineField(
        most=MOST_IN_A_NAME,
        label=_("Who is it for?"),
        help_text=_("Only you see this. It helps you to tell your invitations apart."),
    )


class ProfileForm(DeedForm):
    name = NameField()
    about = WordsField(
        most=MOST_ABOUT,
        rows=4,
        required=False,
        label=_("About me"),
        help_text=_(
            "A few words about you. Only the people you are in a relationship with see these."
        ),
    )
    time_zone = TimeZoneField()

    @property
    def profile(self) -> Profile:
        said = self.cleaned_data
        return Profile(name=said["name"], about=said["about"], time_zone=said["time_zone"])


class AddressForm(forms.Form):
    use_required_attribute = False

    address = AddressField(label=_("New sign-in name or address"), help_text=_ADDRESS_HINT)
    password = PassphraseField(label=_("Your passphrase"))


class PassphraseForm(TwicePassphraseForm):
    current = PassphraseField(label=_("Your passphrase now"))

    field_order = ("current", "passphrase", "again")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["passphrase"].label = _("New passphrase")


class PersonForm(DeedForm):
    """One press on a person's page: a part, a word for them, the door shut or opened."""

    GIVE, END, DISABLE, ENABLE = "give", "end", "disable", "enable"
    VOUCH, END_VOUCHING = "vouch", "end_vouching"
    DEEDS = (GIVE, END, DISABLE, ENABLE, VOUCH, END_VOUCHING)

    deed = forms.ChoiceField(choices=[(d, d) for d in DEEDS])
    part = forms.TypedChoiceField(
        choices=[(part.value, part.value) for part in Part],
        coerce=Part,
        required=False,
        empty_value=None,
    )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if cleaned.get("deed") in {self.GIVE, self.END} and not cleaned.get("part"):
            raise forms.ValidationError(_("Please choose a part."))
        return cleaned


class PressForm(DeedForm):
    """A single press that needs no more than its key."""
