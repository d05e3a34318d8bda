"""The tables of meetings; the relationship's id stands in every row."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from letsbe.lib.ids import new_id
from letsbe.relationships.models import Relationship


class Meeting(models.Model):
    """One time that two people want to meet, or have met."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    relationship = models.ForeignKey(Relationship, on_delete=models.PROTECT, related_name="+")
    starts_at = models.DateTimeField()
    minutes = models.PositiveSmallIntegerField()
    # Grows with each change of its time: an answer says which suggestion it was given to.
    number = models.PositiveIntegerField(default=1)
    suggested_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    suggested_at = models.DateTimeField()
    agreed_at = models.DateTimeField(null=True)
    cancelled_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(minutes__gt=0), name="a_meeting_takes_time"),
        ]
        indexes = [
            models.Index(fields=["relationship", "starts_at"], name="meetings_of_two"),
        ]
