"""The tables of introductions: proposals and what they say, wishes, and the cards peers see."""

from uuid import UUID

from django.conf import settings
from django.db import models
from django.db.models import Q

from letsbe.introductions.rules import choosing
from letsbe.introductions.rules.running import Step, WishKind
from letsbe.lib.ids import new_id
from letsbe.vault.rules import Place


class Run(models.Model):
    """One proposal for everyone at once: what it was made from, and what was proven."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="proposals_asked"
    )
    asked_at = models.DateTimeField()
    step = models.CharField(
        max_length=10, choices=[(s.value, s.value) for s in Step], default=Step.WAITING
    )
    finished_at = models.DateTimeField(null=True)
    # How much each part counts, in words.
    weights = models.JSONField()
    zone = models.CharField(max_length=64)
    salt = models.CharField(max_length=32)
    # SHA-256 of all it was made from: the same again gives the same proposal.
    digest = models.CharField(max_length=64, default="")
    certificate = models.JSONField(default=dict)
    # By id: who with room is proposed to nobody, and how many each would meet.
    never_shown = models.JSONField(default=list)
    # Pairs of peers who could as well have each other's supporters.
    swaps = models.JSONField(default=list)
    load = models.JSONField(default=dict)

    class Meta:
        constraints = [
            # Two who ask at once get one proposal.
            models.UniqueConstraint(
                fields=["zone"],
                condition=~Q(step__in=[Step.DONE.value, Step.FAILED.value]),
                name="one_proposal_under_way",
            ),
        ]


class Proposed(models.Model):
    """What a proposal says to one peer. Reasons and short list are sealed under their key."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    run = models.ForeignKey(Run, on_delete=models.CASCADE, related_name="proposed")
    peer = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+"
    )
    supporter = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.CASCADE, related_name="+"
    )
    looking_since_at = models.DateTimeField()
    score = models.PositiveIntegerField(default=0)
    is_pinned = models.BooleanField(default=False)
    # Why nobody yet, and how many would fit but for one thing; nothing private is in it.
    why = models.CharField(max_length=20, default="")
    otherwise = models.JSONField(null=True)
    broken = models.JSONField(null=True)
    shared_sealed = models.BinaryField(null=True)
    short_sealed = models.BinaryField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["run", "peer"], name="one_word_to_each_peer"),
        ]
        indexes = [models.Index(fields=["peer", "-run"], name="lately_to_a_peer")]

    def place_of(self, column: str) -> Place:
        return proposed_place(self.pk, column, self.peer_id)


def proposed_place(row: UUID, column: str, peer: UUID) -> Place:
    return Place("proposed", column, row, 1, None, peer)


class Wish(models.Model):
    """A coordinator's wish for two people, without a word: together, or apart."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    kind = models.CharField(max_length=10, choices=[(k.value, k.value) for k in WishKind])
    peer = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+"
    )
    supporter = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+"
    )
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="wishes"
    )
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["peer", "supporter"], name="one_wish_for_two"),
            models.UniqueConstraint(
                fields=["peer"],
                condition=Q(kind=WishKind.TOGETHER.value),
                name="pinned_to_one",
            ),
        ]


class Introduction(models.Model):
    """A short list for one peer that a coordinator vouched for."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    run = models.ForeignKey(Run, on_delete=models.PROTECT, related_name="introductions")
    peer = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="introductions"
    )
    vouched_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    vouched_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["peer"], condition=Q(closed_at=None), name="one_short_list_at_a_time"
            ),
            models.UniqueConstraint(fields=["run", "peer"], name="one_list_from_a_proposal"),
        ]

    @property
    def as_values(self) -> choosing.Introduction:
        cards = {card.pk: card.as_values for card in self.cards.all()}
        return choosing.Introduction(cards=cards, closed_at=self.closed_at)


class Card(models.Model):
    """Somebody a peer may choose. It points to the word given for them, not to the person:
    nobody can be introduced for whom nobody vouches.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    introduction = models.ForeignKey(
        Introduction, on_delete=models.CASCADE, related_name="cards"
    )
    vouching = models.ForeignKey(
        "people.Vouching", on_delete=models.PROTECT, related_name="cards"
    )
    position = models.PositiveSmallIntegerField()
    passed_over_at = models.DateTimeField(null=True)
    beginning = models.OneToOneField(
        "relationships.Beginning", null=True, on_delete=models.PROTECT, related_name="card"
    )
    # What the two share; sealed under the peer's key.
    shared_sealed = models.BinaryField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["introduction", "vouching"], name="shown_once"),
            models.UniqueConstraint(fields=["introduction", "position"], name="card_position"),
        ]

    def place_of(self, column: str, peer: UUID) -> Place:
        return Place("card", column, self.pk, 1, None, peer)

    @property
    def as_values(self) -> choosing.Card:
        beginning = self.beginning
        is_closed = beginning is not None and beginning.closed_at is not None
        has_begun = beginning is not None and beginning.relationship_id is not None
        return choosing.Card(
            id=self.pk,
            is_passed_over=self.passed_over_at is not None,
            is_chosen=beginning is not None,
            has_begun=has_begun,
            did_not_come_about=is_closed and not has_begun,
        )
