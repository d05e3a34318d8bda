"""The tables of ending well: a last meeting, and a letter of each; their words are sealed."""

from datetime import datetime
from uuid import UUID

from django.conf import settings
from django.db import models
from django.db.models import Q

from letsbe.endings.rules.letters import Letter as LetterValue
from letsbe.endings.rules.letters import Said, still_said
from letsbe.endings.rules.meeting import Meeting
from letsbe.lib.ids import new_id
from letsbe.relationships.models import Relationship
from letsbe.vault.rules import Place


class LastMeeting(models.Model):
    """When and where one of the two would like to meet once more; one at a time counts."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    relationship = models.ForeignKey(
        Relationship, on_delete=models.PROTECT, related_name="last_meetings"
    )
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    starts_at = models.DateTimeField()
    where_sealed = models.BinaryField()
    suggested_at = models.DateTimeField()
    agreed_at = models.DateTimeField(null=True)
    # Let be, or followed by another suggestion.
    set_aside_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["relationship"],
                condition=Q(set_aside_at=None),
                name="one_last_meeting",
            ),
        ]

    def place_of(self, column: str) -> Place:
        return Place("last_meeting", column, self.pk, 1, self.relationship_id, self.author_id)

    @property
    def as_value(self) -> Meeting:
        author: UUID = self.author_id
        return Meeting(
            id=self.pk,
            author=author,
            starts_at=self.starts_at,
            is_agreed=self.agreed_at is not None,
        )


class Letter(models.Model):
    """What one of the two writes to the other at the end, or that they write none."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    relationship = models.ForeignKey(
        Relationship, on_delete=models.PROTECT, related_name="letters"
    )
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    revision = models.PositiveIntegerField(default=0)
    words_sealed = models.BinaryField(null=True)
    kept_at = models.DateTimeField(null=True)
    said = models.CharField(
        max_length=10, choices=[(s.value, s.value) for s in Said], default=Said.NOTHING
    )
    said_at = models.DateTimeField(null=True)
    # On both letters at once: they are shown together, or not at all.
    shown_at = models.DateTimeField(null=True)
    taken_away_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["relationship", "author"], name="one_letter_each"),
            models.CheckConstraint(
                condition=Q(shown_at=None) | ~Q(said=Said.NOTHING),
                name="shown_after_something_was_said",
            ),
        ]

    def place_of(self, column: str) -> Place:
        # By revision: an older draft put back in the row does not open.
        return Place(
            "letter", column, self.pk, self.revision, self.relationship_id, self.author_id
        )

    def as_value(self, *, since: datetime | None) -> LetterValue:
        """Return the letter for the rules, in the ending that began then."""
        said = Said(self.said)
        if self.shown_at is None:
            said = still_said(said, said_at=self.said_at, since=since)
        return LetterValue(
            said=said, has_words=self.words_sealed is not None, revision=self.revision
        )
