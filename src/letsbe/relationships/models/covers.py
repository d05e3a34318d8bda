"""Cover: who is there for two people while one of them is away, who agreed, and the notes."""

from uuid import UUID

from django.conf import settings
from django.db import models
from django.db.models import Q

from letsbe.lib.ids import new_id
from letsbe.relationships.rules.covers import Covering
from letsbe.vault.rules import Place


class Cover(models.Model):
    """Somebody named as cover for one relationship; it stands when all three said yes."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    relationship = models.ForeignKey(
        "relationships.Relationship", on_delete=models.PROTECT, related_name="covers"
    )
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="covers"
    )
    named_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    named_at = models.DateTimeField()
    stands_since = models.DateTimeField(null=True)
    over_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["relationship"],
                condition=Q(over_at=None),
                name="one_cover_a_relationship",
            ),
        ]

    @property
    def covering(self) -> Covering:
        bond = self.relationship.bond
        return Covering(
            people=bond.people,
            named=self.person_id,
            said_yes=frozenset(yes.person_id for yes in self.yeses.all()),
            is_over=self.over_at is not None,
            is_paused=bool(bond.paused_by),
            is_ended=bond.is_ended,
        )


class CoverYes(models.Model):
    """That one of the three said yes to a cover. A no closes it, and says nobody's name."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    cover = models.ForeignKey(Cover, on_delete=models.CASCADE, related_name="yeses")
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["cover", "person"], name="one_yes_each"),
        ]


class CoverNote(models.Model):
    """What one of the two writes for the cover; the other of the two reads it as well."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    cover = models.ForeignKey(Cover, on_delete=models.CASCADE, related_name="notes")
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    revision = models.PositiveIntegerField()
    words_sealed = models.BinaryField()
    written_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["cover", "author"], name="one_note_each"),
        ]

    def place_of(self, column: str, *, relationship: UUID) -> Place:
        # By revision: an older note put back in the row does not open.
        return Place("cover_note", column, self.pk, self.revision, relationship, self.author_id)
