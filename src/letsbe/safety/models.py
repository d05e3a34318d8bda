"""Safety's tables: every edition of the programme's help page, and who has read which."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from letsbe.lib.ids import new_id
from letsbe.safety.rules import ANSWER_FIELDS, Answers


class HelpPage(models.Model):
    """One edition: the programme's own words for everybody, not sealed and never changed."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    edition = models.PositiveIntegerField(unique=True)
    written_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    written_at = models.DateTimeField()
    help_now = models.TextField(blank=True)
    who_reads = models.TextField(blank=True)
    who_watches = models.TextField(blank=True)
    what_breaks = models.TextField(blank=True)
    police = models.TextField(blank=True)
    more = models.TextField(blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(edition__gte=1), name="editions_begin_at_one"),
        ]

    @property
    def answers(self) -> Answers:
        return Answers(**{name: getattr(self, name) for name in ANSWER_FIELDS})


class Reading(models.Model):
    """That somebody says they have read an edition."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+"
    )
    edition = models.PositiveIntegerField()
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["person", "edition"], name="an_edition_is_read_once"
            ),
        ]
