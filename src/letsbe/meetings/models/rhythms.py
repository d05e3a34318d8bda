"""The rhythm two people meet in: a time of the week on the clock of one zone."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from letsbe.lib.ids import new_id
from letsbe.relationships.models import Relationship
from letsbe.vault.rules import Place


class Rhythm(models.Model):
    """One suggestion of a rhythm; never changed: another one takes its place."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    relationship = models.ForeignKey(Relationship, on_delete=models.PROTECT, related_name="+")
    # The first day, in its zone: it says the day of the week, and which weeks.
    first_on = models.DateField()
    begins = models.TimeField()
    zone = models.CharField(max_length=64)
    every_weeks = models.PositiveSmallIntegerField()
    minutes = models.PositiveSmallIntegerField()
    way_sealed = models.BinaryField()
    suggested_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    suggested_at = models.DateTimeField()
    agreed_at = models.DateTimeField(null=True)
    # Ended, declined, taken back, or followed by another.
    closed_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["relationship"],
                condition=Q(agreed_at=None, closed_at=None),
                name="one_rhythm_suggested",
            ),
            models.UniqueConstraint(
                fields=["relationship"],
                condition=Q(agreed_at__isnull=False, closed_at=None),
                name="one_rhythm_in_force",
            ),
            models.CheckConstraint(
                condition=Q(every_weeks__gte=1, every_weeks__lte=4),
                name="a_rhythm_of_one_to_four_weeks",
            ),
            models.CheckConstraint(condition=Q(minutes__gt=0), name="a_rhythm_takes_time"),
        ]

    @property
    def place(self) -> Place:
        bond = self.relationship_id
        return Place("rhythm", "way", self.pk, 1, bond, self.suggested_by_id)
