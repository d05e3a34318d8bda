"""One meeting, and another time that is suggested for it."""

from uuid import UUID

from django.conf import settings
from django.db import models
from django.db.models import Q

from letsbe.lib.ids import new_id
from letsbe.meetings.models.rhythms import Rhythm
from letsbe.relationships.models import Relationship
from letsbe.vault.rules import Place


class Meeting(models.Model):
    """One time that two people want to meet, or have met."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    relationship = models.ForeignKey(Relationship, on_delete=models.PROTECT, related_name="+")
    rhythm = models.ForeignKey(Rhythm, null=True, on_delete=models.PROTECT, related_name="+")
    # Which day of its rhythm it is, wherever it was moved to.
    on = models.DateField(null=True)
    starts_at = models.DateTimeField()
    minutes = models.PositiveSmallIntegerField()
    # None: by the way of its rhythm.
    way_sealed = models.BinaryField(null=True)
    way_number = models.PositiveIntegerField(default=1)
    # Grows with each change: an answer says which suggestion it was given to.
    number = models.PositiveIntegerField(default=1)
    suggested_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    suggested_at = models.DateTimeField()
    agreed_at = models.DateTimeField(null=True)
    # Also where a suggestion was declined or taken back: it was never agreed then.
    cancelled_at = models.DateTimeField(null=True)
    # Nobody cancelled it: what it belonged to is no more.
    has_fallen_away = models.BooleanField(default=False)
    line_sealed = models.BinaryField(null=True)
    # Whose line it is, where somebody wrote one.
    line_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(minutes__gt=0), name="a_meeting_takes_time"),
            models.UniqueConstraint(fields=["rhythm", "on"], name="one_meeting_a_beat"),
            models.CheckConstraint(
                condition=Q(rhythm=None, on=None) | Q(rhythm__isnull=False, on__isnull=False),
                name="a_beat_has_its_day",
            ),
            models.UniqueConstraint(
                fields=["relationship"],
                condition=Q(agreed_at=None, cancelled_at=None),
                name="one_meeting_suggested",
            ),
            models.CheckConstraint(
                condition=Q(line_sealed=None, line_by=None)
                | Q(line_sealed__isnull=False, line_by__isnull=False),
                name="a_line_is_somebodys",
            ),
            models.CheckConstraint(
                condition=Q(has_fallen_away=False)
                | Q(cancelled_at__isnull=False, line_sealed=None),
                name="fallen_away_by_nobody",
            ),
        ]
        indexes = [models.Index(fields=["relationship", "starts_at"], name="meetings_of_two")]

    @property
    def way_place(self) -> Place:
        bond, author = self.relationship_id, self.suggested_by_id
        return Place("meeting", "way", self.pk, self.way_number, bond, author)

    def line_place(self, author: UUID) -> Place:
        return Place("meeting", "line", self.pk, 1, self.relationship_id, author)


class Move(models.Model):
    """Another time for an agreed meeting, which stands until the other says yes."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    meeting = models.OneToOneField(Meeting, on_delete=models.CASCADE, related_name="move")
    starts_at = models.DateTimeField()
    minutes = models.PositiveSmallIntegerField()
    way_sealed = models.BinaryField()
    suggested_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    suggested_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(minutes__gt=0), name="a_move_takes_time"),
        ]

    @property
    def place(self) -> Place:
        bond = self.meeting.relationship_id
        return Place("move", "way", self.pk, 1, bond, self.suggested_by_id)
