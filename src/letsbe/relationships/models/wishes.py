"""A wish for a change: whose and since when, without a word, and nothing of it the other's."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from letsbe.lib.ids import new_id


class Wish(models.Model):
    """That one of the two would like a change; open until taken back or talked about."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    relationship = models.ForeignKey(
        "relationships.Relationship", on_delete=models.PROTECT, related_name="+"
    )
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    wished_at = models.DateTimeField()
    taken_back_at = models.DateTimeField(null=True)
    talked_at = models.DateTimeField(null=True)
    talked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["relationship", "person"],
                condition=Q(taken_back_at=None, talked_at=None),
                name="one_open_wish_each",
            ),
            models.CheckConstraint(
                condition=Q(taken_back_at=None) | Q(talked_at=None),
                name="taken_back_or_talked_about",
            ),
        ]
