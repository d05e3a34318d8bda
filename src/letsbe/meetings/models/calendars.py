"""The secret address at which a calendar fetches what somebody has arranged."""

from django.conf import settings
from django.db import models

from letsbe.lib.ids import new_id
from letsbe.vault.rules import Place


class CalendarAddress(models.Model):
    """Somebody's own; another one takes its place, and the old one opens nothing."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    person = models.OneToOneField(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+"
    )
    # Found by keyed digest, and kept sealed to be shown to its owner again.
    secret_index = models.CharField(max_length=64, unique=True)
    secret_sealed = models.BinaryField()
    number = models.PositiveIntegerField(default=1)
    made_at = models.DateTimeField()

    @property
    def place(self) -> Place:
        return Place("calendar_address", "secret", self.pk, self.number, None, self.person_id)
