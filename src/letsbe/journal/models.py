"""The journal's tables: strands of chained entries, and receipts of deeds."""

from uuid import UUID

from django.db import models

from letsbe.lib.ids import new_id

# The house's own strand: what concerns the programme as a whole.
HOUSE = UUID(int=0)
# Where each strand's opening is told, so that a whole strand cannot vanish unseen.
OPENINGS = UUID(int=1)


class Strand(models.Model):
    """One thread of entries: a relationship's, a person's, or the house's own."""

    id = models.UUIDField(primary_key=True, editable=False)
    length = models.PositiveIntegerField(default=0)
    # Keyed digest over strand, length and last chain: a cut end shows.
    seal = models.BinaryField(max_length=32)


class Entry(models.Model):
    """Something a person did, or looked at; never a word of what they wrote."""

    strand = models.ForeignKey(Strand, on_delete=models.PROTECT, related_name="entries")
    number = models.PositiveIntegerField()
    deed = models.CharField(max_length=60)
    by = models.UUIDField(null=True)
    about = models.UUIDField(null=True)
    facts = models.JSONField(default=dict)
    at = models.DateTimeField()
    chain = models.BinaryField(max_length=32)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["strand", "number"], name="one_entry_a_number"),
        ]
        indexes = [
            models.Index(fields=["strand", "-at"], name="entries_lately"),
            models.Index(fields=["strand", "deed", "-at"], name="entries_of_a_deed"),
            models.Index(fields=["by", "deed", "-at"], name="entries_by_somebody"),
        ]


class Receipt(models.Model):
    """That a form was already carried out: two posts of one form make one deed."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    by = models.UUIDField()
    key = models.UUIDField()
    fingerprint = models.BinaryField(max_length=32)
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["by", "key"], name="one_deed_a_form"),
        ]
