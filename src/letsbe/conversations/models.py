"""The tables of conversations; words are sealed under their author's key between the two."""

from uuid import UUID

from django.conf import settings
from django.db import models
from django.db.models import Q

from letsbe.conversations.rules.writing import Written
from letsbe.lib.ids import new_id
from letsbe.relationships.models import Relationship
from letsbe.vault.rules import Place


class Conversation(models.Model):
    """What two people write to each other, and how far it has come."""

    relationship = models.OneToOneField(
        Relationship, primary_key=True, on_delete=models.PROTECT, related_name="+"
    )
    # The number of the last message that both can read: one order, without gaps.
    last_number = models.PositiveIntegerField(default=0)
    # Grows with everything both can see: a message, an edit, a removal.
    last_change = models.PositiveIntegerField(default=0)
    last_shown_at = models.DateTimeField(null=True)
    # The first morning for which something waits.
    next_shown_at = models.DateTimeField(null=True)


class Seat(models.Model):
    """What one of the two has here for themselves; the other never learns of it."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    conversation = models.ForeignKey(
        Conversation, on_delete=models.PROTECT, related_name="seats"
    )
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    # Up to where this person has opened it.
    seen_number = models.PositiveIntegerField(default=0)
    # Grows with what only this person can see: their messages that wait for the morning.
    own_changes = models.PositiveIntegerField(default=0)
    draft_sealed = models.BinaryField(null=True)
    # Grows with each keeping: an older draft never takes the place of a newer one.
    draft_version = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["conversation", "person"], name="one_seat_each"),
        ]
        indexes = [models.Index(fields=["person"], name="seats_of_somebody")]

    @property
    def place(self) -> Place:
        return Place(
            "seat", "draft", self.pk, self.draft_version, self.conversation_id, self.person_id
        )


class Message(models.Model):
    """Something one of the two wrote to the other.

    A number says that both can read it, a morning that it waits. With neither it was taken
    back before anybody read it: what is left keeps the form from being sent again.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    conversation = models.ForeignKey(
        Conversation, on_delete=models.PROTECT, related_name="messages"
    )
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    number = models.PositiveIntegerField(null=True)
    # The conversation's change that touched it last; while it waits, its author's own.
    change = models.PositiveIntegerField()
    # Null once it was removed.
    words_sealed = models.BinaryField(null=True)
    # Grows with each edit: two edits of one version cannot both be kept.
    version = models.PositiveIntegerField(default=1)
    shown_at = models.DateTimeField(null=True)
    waits_until = models.DateTimeField(null=True)
    edited_at = models.DateTimeField(null=True)
    removed_at = models.DateTimeField(null=True)
    # What the form carried, so that sending it again makes no second message.
    once_key = models.UUIDField(default=new_id)
    fingerprint = models.BinaryField(null=True, max_length=32)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["conversation", "number"], name="one_message_a_number"
            ),
            models.UniqueConstraint(
                fields=["conversation", "author", "once_key"], name="one_message_a_form"
            ),
            models.CheckConstraint(
                condition=Q(number__isnull=False, shown_at__isnull=False, waits_until=None)
                | Q(number=None, shown_at=None),
                name="shown_or_waiting",
            ),
            models.CheckConstraint(
                condition=Q(removed_at=None, words_sealed__isnull=False)
                | Q(removed_at__isnull=False, words_sealed=None, fingerprint=None),
                name="removed_without_words",
            ),
            models.CheckConstraint(
                condition=Q(number__isnull=False)
                | Q(waits_until__isnull=False, removed_at=None)
                | Q(waits_until=None, removed_at__isnull=False),
                name="waits_with_its_words",
            ),
        ]
        indexes = [
            models.Index(fields=["conversation", "change"], name="messages_since_a_change"),
            models.Index(
                fields=["conversation", "waits_until"],
                condition=Q(waits_until__isnull=False),
                name="messages_that_wait",
            ),
        ]

    @property
    def place(self) -> Place:
        return message_place(self.pk, self.version, self.conversation_id, self.author_id)

    @property
    def written(self) -> Written:
        return Written(
            author=self.author_id,
            version=self.version,
            shown_at=self.shown_at,
            is_removed=self.removed_at is not None,
        )


def message_place(message: UUID, version: int, relationship: UUID, author: UUID) -> Place:
    """Return where a message's words stand, for rows that are read without making a model."""
    return Place("message", "words", message, version, relationship, author)
