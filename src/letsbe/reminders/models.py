"""What is due to be told by mail, once for each person and occasion."""

from django.conf import settings
from django.db import models

from letsbe.lib.ids import new_id


class Reminder(models.Model):
    """One mail without content that is due; `key` says for which occasion, once."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+"
    )
    key = models.CharField(max_length=100)
    due_at = models.DateTimeField()
    # After this moment it would only confuse, so it is not sent any more.
    until = models.DateTimeField()
    sent_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["person", "key"], name="one_reminder_an_occasion"),
        ]
