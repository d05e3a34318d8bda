"""What is due to be told by mail, to whom it may go, and what is done once a day."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from letsbe.lib.ids import new_id
from letsbe.people.models import Person
from letsbe.reminders.rules.addresses import Asked, usual_occasions
from letsbe.reminders.rules.days import Done
from letsbe.reminders.rules.quiet import Quiet
from letsbe.vault.rules import Place


class Reminder(models.Model):
    """One mail without content that is due; `key` says for which occasion, once."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+"
    )
    key = models.CharField(max_length=100)
    # Between which two it stands, if it does: it rests in their pause, and ends with them.
    between = models.UUIDField(null=True)
    is_resting = models.BooleanField(default=False)
    due_at = models.DateTimeField()
    # After this moment it would only confuse, so it is not sent any more.
    until = models.DateTimeField()
    # Written just before it is handed over: what may have gone is never sent again.
    sent_at = models.DateTimeField(null=True)
    # Which take of which process is at it, and until when that is believed.
    taken_by = models.CharField(max_length=100, default="")
    taken_until = models.DateTimeField(null=True)
    not_before = models.DateTimeField(null=True)
    tries = models.PositiveSmallIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["person", "key"], name="one_reminder_an_occasion"),
        ]
        indexes = [
            models.Index(
                fields=["due_at"], condition=Q(sent_at=None), name="reminders_not_sent"
            ),
            models.Index(
                fields=["between"],
                condition=Q(between__isnull=False, sent_at=None),
                name="reminders_between_two",
            ),
        ]


class SafeAddress(models.Model):
    """Where one person lets reminders come, marked as safe by themselves; off by default."""

    person = models.OneToOneField(
        Person, primary_key=True, on_delete=models.CASCADE, related_name="safe_address"
    )
    # Null: reminders are off. The row stays, since it counts how many codes went out today.
    address_sealed = models.BinaryField(null=True)
    code_sealed = models.BinaryField(null=True)
    # Grows with each address and each code, so that neither is taken for an earlier one.
    number = models.PositiveIntegerField(default=0)
    code_ends_at = models.DateTimeField(null=True)
    code_tries = models.PositiveSmallIntegerField(default=0)
    codes_on = models.DateField(null=True)
    codes_that_day = models.PositiveSmallIntegerField(default=0)
    confirmed_at = models.DateTimeField(null=True)
    occasions = models.JSONField(default=usual_occasions)
    has_link = models.BooleanField(default=False)
    quiet_from = models.PositiveSmallIntegerField(default=Quiet.USUAL_FROM)
    quiet_until = models.PositiveSmallIntegerField(default=Quiet.USUAL_UNTIL)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(confirmed_at=None) | Q(address_sealed__isnull=False),
                name="confirmed_is_an_address",
            ),
            models.CheckConstraint(
                condition=Q(quiet_from__lt=24, quiet_until__lt=24), name="quiet_hours_of_a_day"
            ),
        ]

    def place_of(self, column: str) -> Place:
        return Place("safe_address", column, self.person_id, self.number, None, self.person_id)

    @property
    def asked(self) -> Asked:
        return Asked(
            is_given=self.address_sealed is not None,
            is_confirmed=self.confirmed_at is not None,
            has_code=self.code_sealed is not None,
            code_ends_at=self.code_ends_at,
            code_tries=self.code_tries,
            codes_on=self.codes_on,
            codes_that_day=self.codes_that_day,
        )

    @property
    def quiet(self) -> Quiet:
        return Quiet(begins=self.quiet_from, ends=self.quiet_until)


class Daily(models.Model):
    """A job of a room that is done once a day, whatever the number of processes."""

    name = models.CharField(max_length=200, primary_key=True)
    done_on = models.DateField(null=True)
    taken_by = models.CharField(max_length=100, default="")
    taken_until = models.DateTimeField(null=True)

    @property
    def as_value(self) -> Done:
        return Done(on=self.done_on, taken_until=self.taken_until)
