"""The tables of funding notes: the programme's fields, and what two people both sign."""

from uuid import UUID

from django.conf import settings
from django.db import models
from django.db.models import Q

from letsbe.lib.ids import new_id
from letsbe.meetings.models.meetings import Meeting
from letsbe.relationships.models import Relationship
from letsbe.vault.rules import Place


class FundingFields(models.Model):
    """The labels a programme asks for, in one version; none current means: switched off."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    number = models.PositiveIntegerField(unique=True)
    labels = models.JSONField()
    written_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    written_at = models.DateTimeField()
    retired_at = models.DateTimeField(null=True)


class FundingNote(models.Model):
    """The note of one meeting for whoever pays: with the fields it was begun with."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    relationship = models.ForeignKey(Relationship, on_delete=models.PROTECT, related_name="+")
    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="+")
    fields = models.ForeignKey(FundingFields, on_delete=models.PROTECT, related_name="+")
    # When the second of the two signed.
    released_at = models.DateTimeField(null=True)
    declined_at = models.DateTimeField(null=True)
    taken_out_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["relationship", "meeting"], name="one_funding_note"
            ),
            models.CheckConstraint(
                condition=Q(taken_out_at=None) | Q(released_at__isnull=False),
                name="taken_out_after_two_signatures",
            ),
        ]
        indexes = [models.Index(fields=["released_at"], name="released_notes")]


class FundingLine(models.Model):
    """What stands in one field, under the key of whoever wrote it last."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    note = models.ForeignKey(FundingNote, on_delete=models.CASCADE, related_name="lines")
    position = models.PositiveSmallIntegerField()
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    number = models.PositiveIntegerField(default=0)
    words_sealed = models.BinaryField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["note", "position"], name="one_line_a_field"),
        ]

    def place_in(self, relationship_id: UUID) -> Place:
        author: UUID = self.author_id
        return Place("fundingline", "words", self.pk, self.number, relationship_id, author)


class FundingSignature(models.Model):
    """That one of the two signed the exact text; gone when a line changes."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    note = models.ForeignKey(FundingNote, on_delete=models.CASCADE, related_name="signatures")
    signer = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    digest_sealed = models.BinaryField()
    signed_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["note", "signer"], name="signed_once_each"),
        ]

    def place_in(self, relationship_id: UUID) -> Place:
        signer: UUID = self.signer_id
        return Place("fundingsignature", "digest", self.pk, 1, relationship_id, signer)
