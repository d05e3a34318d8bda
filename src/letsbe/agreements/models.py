"""The agreement's tables; the relationship's id stands first in every key, words are sealed."""

from uuid import UUID

from django.conf import settings
from django.db import models
from django.db.models import Q

from letsbe.agreements.rules.clauses import Kind, Standing
from letsbe.agreements.rules.closing import How
from letsbe.lib.ids import new_id
from letsbe.relationships.models import Relationship
from letsbe.vault.rules import Place


class Agreement(models.Model):
    """One relationship's agreement: which version is in force, and whether a draft is open."""

    relationship = models.OneToOneField(
        Relationship, primary_key=True, on_delete=models.PROTECT, related_name="agreement"
    )
    begun_at = models.DateTimeField()
    in_force = models.PositiveIntegerField(default=0)
    in_force_at = models.DateTimeField(null=True)
    is_draft_open = models.BooleanField(default=True)
    review_on = models.DateField(null=True)
    draft_review_on = models.DateField(null=True)
    review_called_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(in_force__gt=0) | Q(is_draft_open=True),
                name="something_in_force_or_a_draft",
            ),
        ]


class Clause(models.Model):
    """One thing the two want to hold to; its words are in its wordings."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    relationship = models.ForeignKey(
        Agreement, on_delete=models.PROTECT, related_name="clauses"
    )
    kind = models.CharField(max_length=20, choices=[(k.value, k.value) for k in Kind])
    standing = models.CharField(max_length=10, choices=[(s.value, s.value) for s in Standing])
    # The answer of the first talk that it was made from, whatever became of that since.
    from_answer = models.UUIDField(null=True)
    # How a goal is to be closed and who suggested it; it stays where a version closed it.
    closing = models.CharField(
        max_length=10, blank=True, default="", choices=[(h.value, h.value) for h in How]
    )
    closing_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    closed_at = models.DateTimeField(null=True)
    # The last day of what WorkedOn keeps, beside the clause for the page to read.
    worked_on = models.DateField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["relationship", "from_answer"], name="one_clause_an_answer"
            ),
            models.CheckConstraint(
                condition=Q(closing="", closing_by=None) | ~Q(closing="") & ~Q(closing_by=None),
                name="a_closing_is_suggested_by_somebody",
            ),
        ]
        indexes = [models.Index(fields=["relationship", "id"], name="clauses_of_one")]


class Wording(models.Model):
    """One way of saying a clause, by one of the two; never changed, only followed."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    relationship = models.ForeignKey(Agreement, on_delete=models.PROTECT, related_name="+")
    clause = models.ForeignKey(Clause, on_delete=models.PROTECT, related_name="wordings")
    number = models.PositiveIntegerField()
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    words_sealed = models.BinaryField()
    why_sealed = models.BinaryField(null=True)
    # What letsbe is to keep, said with the words: rules.kept spells it.
    kept_sealed = models.BinaryField(null=True)
    written_at = models.DateTimeField()
    agreed_at = models.DateTimeField(null=True)
    # The yes ended when the clause was left out; a new one is needed to bring it back.
    yes_ended_at = models.DateTimeField(null=True)
    let_go_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["relationship", "clause", "number"], name="one_wording_a_number"
            ),
        ]

    def place_of(self, column: str) -> Place:
        return wording_place(self.pk, column, self.relationship_id, self.author_id)


def wording_place(wording: UUID, column: str, relationship: UUID, author: UUID) -> Place:
    return Place("wording", column, wording, 1, relationship, author)


class WorkedOn(models.Model):
    """That one party noted that the two worked on a goal, on one day."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    relationship = models.ForeignKey(
        Agreement, on_delete=models.PROTECT, related_name="worked_on"
    )
    clause = models.ForeignKey(Clause, on_delete=models.PROTECT, related_name="+")
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    on = models.DateField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["relationship", "clause", "person", "on"], name="noted_once_a_day"
            ),
        ]


class Minimum(models.Model):
    """What the programme asks of everybody, with its reason; a change is a new row."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    line = models.UUIDField(default=new_id)
    position = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=120)
    words = models.TextField()
    reason = models.TextField()
    written_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    written_at = models.DateTimeField()
    retired_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["line"], condition=Q(retired_at=None), name="one_current_minimum_a_line"
            ),
        ]


class Acknowledgement(models.Model):
    """That one party has read one minimum and lives by it."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    relationship = models.ForeignKey(
        Agreement, on_delete=models.PROTECT, related_name="acknowledgements"
    )
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    minimum = models.ForeignKey(Minimum, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["relationship", "person", "minimum"], name="acknowledged_once"
            ),
        ]


class Signature(models.Model):
    """One party's yes to one exact text, by its digest; set aside when the text changes."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    relationship = models.ForeignKey(
        Agreement, on_delete=models.PROTECT, related_name="signatures"
    )
    number = models.PositiveIntegerField()
    signer = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    digest_sealed = models.BinaryField()
    signed_at = models.DateTimeField()
    set_aside_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["relationship", "number", "signer"],
                condition=Q(set_aside_at=None),
                name="one_signature_each",
            ),
        ]

    def place_of(self, column: str) -> Place:
        return Place("signature", column, self.pk, 1, self.relationship_id, self.signer_id)


class Version(models.Model):
    """A text both have signed; it never changes again."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    relationship = models.ForeignKey(
        Agreement, on_delete=models.PROTECT, related_name="versions"
    )
    number = models.PositiveIntegerField()
    in_force_at = models.DateTimeField()
    review_on = models.DateField()
    # [[clause id, wording number], ...] and [minimum id, ...], in the order they were read.
    clauses = models.JSONField()
    minimums = models.JSONField()
    # The goals it closed: [[clause id, wording number, how], ...].
    closed = models.JSONField(default=list)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["relationship", "number"], name="one_version_a_number"
            ),
        ]


class StillFits(models.Model):
    """That one party said in an open review that the agreement still fits."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    relationship = models.ForeignKey(
        Agreement, on_delete=models.PROTECT, related_name="still_fits"
    )
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    again_on = models.DateField()
    at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["relationship", "person"],
                condition=Q(closed_at=None),
                name="still_fits_said_once",
            ),
        ]
