"""The tables of a meeting on its day: hopes, the note, check-ins; their words are sealed."""

from uuid import UUID

from django.conf import settings
from django.db import models
from django.db.models import Q

from letsbe.lib.ids import new_id
from letsbe.meetings.models.meetings import Meeting
from letsbe.meetings.rules.held import Told
from letsbe.meetings.rules.hopes import Hope as HopeValue
from letsbe.relationships.models import Relationship
from letsbe.vault.rules import Place


class OfOne(models.Model):
    """What one of the two wrote about one meeting; a newer version takes its place."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    relationship = models.ForeignKey(Relationship, on_delete=models.PROTECT, related_name="+")
    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="+")
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    # Grows with each keeping: an older sealed value put back here does not open.
    number = models.PositiveIntegerField(default=0)

    class Meta:
        abstract = True

    def place_of(self, column: str) -> Place:
        author: UUID = self.author_id
        table = self._meta.model_name or ""
        return Place(table, column, self.pk, self.number, self.relationship_id, author)


class Telling(models.Model):
    """Whether a meeting took place, as either of the two said last; not who said it."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    relationship = models.ForeignKey(Relationship, on_delete=models.PROTECT, related_name="+")
    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="+")
    told = models.CharField(
        max_length=10, choices=[(t.value, t.value) for t in (Told.MET, Told.NOT_MET)]
    )
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["relationship", "meeting"], name="told_once"),
            models.CheckConstraint(
                condition=Q(told__in=[Told.MET, Told.NOT_MET]), name="told_either_way"
            ),
        ]


class Hope(OfOne):
    """What one would like from a meeting; no words: they come without."""

    words_sealed = models.BinaryField(null=True)
    said_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["relationship", "meeting", "author"], name="one_hope_each"
            ),
        ]

    @property
    def as_value(self) -> HopeValue:
        return HopeValue(has_words=self.words_sealed is not None, number=self.number)


class SharedNote(OfOne):
    """The note of a meeting as one of the two saved it last; the newest of both stands."""

    words_sealed = models.BinaryField()
    saved_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["relationship", "meeting", "author"], name="one_shared_note_each"
            ),
            models.UniqueConstraint(fields=["meeting", "number"], name="one_note_stands"),
        ]


class CheckIn(OfOne):
    """How one looks back on a meeting, or that they would rather not: alike from outside."""

    felt_sealed = models.BinaryField()
    line_sealed = models.BinaryField()
    bring_sealed = models.BinaryField()
    kept_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["relationship", "meeting", "author"], name="one_check_in_each"
            ),
        ]
