"""When one of the two is away: dates, and nothing else."""

from datetime import date

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from letsbe.lib.ids import new_id
from letsbe.relationships.rules.absences import Span


class Absence(models.Model):
    """Days a party said they are away; a change is a new row, what was said is kept."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    relationship = models.ForeignKey(
        "relationships.Relationship", on_delete=models.PROTECT, related_name="absences"
    )
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    first_on = models.DateField()
    last_on = models.DateField()
    said_at = models.DateTimeField()
    # Taken back, or followed by other days.
    closed_on = models.DateField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["relationship", "person"],
                condition=Q(closed_on=None),
                name="away_once_at_a_time",
            ),
            models.CheckConstraint(
                condition=Q(last_on__gte=F("first_on")), name="away_forwards"
            ),
        ]

    @property
    def span(self) -> Span:
        first: date = self.first_on
        return Span(first=first, last=self.last_on)
