"""People's tables: a person, the parts they play, invitations, and the house they come to."""

from typing import ClassVar
from uuid import UUID
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from django.conf import settings
from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import F, Q
from django.utils.functional import cached_property

from letsbe.lib.ids import new_id
from letsbe.people import rules
from letsbe.people.rules import Invited, Part, WayHeld
from letsbe.people.rules.portraits import LONGEST_LISTED, MOST_ROOM, Room, Topic
from letsbe.vault.rules import Place


class People(BaseUserManager["Person"]):
    """Finds a person by the blind index of what they sign in with, never by the address."""

    def get_by_natural_key(self, username: str | None) -> "Person":
        return self.get(sign_in_index=username)


class Person(AbstractBaseUser):
    """Someone here. Name, address and own words are sealed under the person's own key."""

    last_login: None = None  # nobody keeps a list of comings

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    # Keyed digest of the address or sign-in name: the database never holds either in plain.
    sign_in_index = models.CharField(max_length=64, unique=True)
    address_sealed = models.BinaryField()
    name_sealed = models.BinaryField()
    about_sealed = models.BinaryField(null=True)
    time_zone = models.CharField(max_length=64, default="UTC")
    is_active = models.BooleanField(default=True)
    adult_declared_at = models.DateTimeField()
    joined_at = models.DateTimeField()

    USERNAME_FIELD = "sign_in_index"
    REQUIRED_FIELDS: ClassVar[list[str]] = []
    objects: ClassVar[People] = People()

    @cached_property
    def parts(self) -> frozenset[Part]:
        return frozenset(Part(held.part) for held in self.parts_held.all() if not held.ended_at)

    @property
    def zone(self) -> ZoneInfo:
        """Return where this person lives; what is no zone is the house's own."""
        try:
            return ZoneInfo(self.time_zone)
        except (ZoneInfoNotFoundError, ValueError):
            return ZoneInfo(settings.TIME_ZONE)

    def place_of(self, column: str) -> Place:
        """Return where one of this person's sealed values stands."""
        return person_place(self.pk, column)

    def set_password(self, raw_password: str | None) -> None:
        super().set_password(raw_password and rules.spelled_passphrase(raw_password))

    def check_password(self, raw_password: str | None) -> bool:
        return super().check_password(raw_password and rules.spelled_passphrase(raw_password))


def person_place(person: UUID, column: str) -> Place:
    return Place("person", column, person, 1, None, person)


class PartHeld(models.Model):
    """A part a person plays here: a row, since one person may play several."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="parts_held")
    part = models.CharField(max_length=20, choices=[(p.value, p.value) for p in Part])
    given_by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")
    since_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["person", "part"],
                condition=Q(ended_at=None),
                name="a_part_is_held_once",
            ),
        ]


class Portrait(models.Model):
    """What somebody tells to be introduced; sealed, but for what lists must be made by."""

    person = models.OneToOneField(
        Person, primary_key=True, on_delete=models.CASCADE, related_name="portrait"
    )
    told_sealed = models.BinaryField(null=True)
    # Whom they would rather not meet: opened for themselves, and to keep two people apart.
    apart_sealed = models.BinaryField(null=True)
    # What a coordinator wrote down for them before they came, until they keep or delete it.
    prepared_sealed = models.BinaryField(null=True)
    prepared_by = models.ForeignKey(
        Person, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    # Since when they wait to be introduced to somebody; null while they do not.
    looking_since_at = models.DateTimeField(null=True)
    room_for = models.PositiveSmallIntegerField(default=0)
    away_from = models.DateField(null=True)
    away_until = models.DateField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(room_for__lte=MOST_ROOM), name="room_for_few"),
            models.CheckConstraint(
                condition=Q(away_from=None, away_until=None)
                | Q(
                    away_from__isnull=False,
                    away_until__isnull=False,
                    away_until__gte=F("away_from"),
                ),
                name="away_from_until",
            ),
        ]
        indexes = [models.Index(fields=["looking_since_at"], name="who_is_looking")]

    def place_of(self, column: str) -> Place:
        return Place("portrait", column, self.person_id, 1, None, self.person_id)

    @property
    def room(self) -> Room:
        return Room(people=self.room_for, away_from=self.away_from, away_until=self.away_until)


class Choice(models.Model):
    """Words the programme offers in portraits: its own text, so it is not sealed."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    topic = models.CharField(max_length=20, choices=[(t.value, t.value) for t in Topic])
    words = models.CharField(max_length=LONGEST_LISTED)
    # One spelling of the words, for the database to compare.
    folded = models.CharField(max_length=4 * LONGEST_LISTED)
    position = models.PositiveIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["topic", "folded"], name="a_choice_once"),
        ]


class Vouching(models.Model):
    """A coordinator's word, under their name, that somebody can support others."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="vouchings")
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="vouched")
    at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["person"], condition=Q(ended_at=None), name="vouched_for_once"
            ),
            models.CheckConstraint(
                condition=~Q(person=F("by")), name="nobody_vouches_for_themselves"
            ),
        ]


class Invitation(models.Model):
    """A way in for one person, once: a link, or a short code on paper."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    made_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="invitations")
    part = models.CharField(max_length=20, choices=[(p.value, p.value) for p in Part])
    # Both secrets are found by keyed digest and kept sealed for the maker alone.
    link_index = models.CharField(max_length=64, unique=True)
    code_index = models.CharField(max_length=64, unique=True)
    link_sealed = models.BinaryField()
    code_sealed = models.BinaryField()
    for_whom_sealed = models.BinaryField()
    # A portrait written down for whoever comes: theirs, to keep or delete, once they are here.
    prepared_sealed = models.BinaryField(null=True)
    # Which others were made by the same press, from the same table.
    brought_id = models.UUIDField(null=True)
    made_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True)
    used_at = models.DateTimeField(null=True)
    used_by = models.OneToOneField(
        Person, null=True, on_delete=models.SET_NULL, related_name="came_by"
    )

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(used_at=None) | Q(withdrawn_at=None),
                name="used_or_withdrawn_not_both",
            ),
            models.CheckConstraint(
                condition=Q(ends_at__gt=F("made_at")), name="ends_after_made"
            ),
            # Nothing about somebody lies in an invitation that brings nobody any more.
            models.CheckConstraint(
                condition=Q(prepared_sealed=None) | Q(used_at=None, withdrawn_at=None),
                name="prepared_while_open",
            ),
        ]
        indexes = [models.Index(fields=["made_by", "brought_id"], name="brought_together")]

    def place_of(self, column: str) -> Place:
        return Place("invitation", column, self.pk, 1, None, self.made_by_id)

    @property
    def as_values(self) -> Invited:
        return Invited(
            ends_at=self.ends_at, used_at=self.used_at, withdrawn_at=self.withdrawn_at
        )


class WayBack(models.Model):
    """A link with which one person chooses a new passphrase, once."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="ways_back")
    # The link itself is shown once, where it is made, and kept nowhere.
    link_index = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField()
    # Moved to an earlier moment when a newer one is made, or it may be trusted no longer.
    ends_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True)

    @property
    def as_values(self) -> WayHeld:
        return WayHeld(
            ends_at=self.ends_at, used_at=self.used_at, is_active=self.person.is_active
        )


class House(models.Model):
    """The one row about this house: its name, and since when people may be invited."""

    ONLY = 1

    id = models.PositiveSmallIntegerField(primary_key=True, default=ONLY, editable=False)
    name = models.CharField(max_length=80)
    set_up_at = models.DateTimeField()
    # Set by safety once the help page answers everything a person must know before coming.
    doors_opened_at = models.DateTimeField(null=True)
    # Since when the programme has its own words to choose from; before, the usual ones stand.
    choices_since_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [models.CheckConstraint(condition=Q(id=1), name="only_one_house")]
