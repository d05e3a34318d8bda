"""The tables of steering; words are sealed, and the moments, days and presses are not."""

from uuid import UUID

from django.conf import settings
from django.db import models
from django.db.models import Q

from letsbe.lib.ids import new_id
from letsbe.relationships.models import Relationship
from letsbe.steering.rules.course import Over
from letsbe.steering.rules.course import Step as StepValue
from letsbe.steering.rules.joining import Showing
from letsbe.vault.rules import Place

_SOMEBODY = settings.AUTH_USER_MODEL


class Steering(models.Model):
    """Two people steer back: what it is about, and its rounds, the last of which counts."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    relationship = models.ForeignKey(Relationship, on_delete=models.PROTECT, related_name="+")
    opened_at = models.DateTimeField()
    # Grows with each change of what lies before both: an answer says to which it was given.
    mark = models.PositiveIntegerField(default=1)
    closed_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["relationship"], condition=Q(closed_at=None), name="one_open_steering"
            ),
        ]
        indexes = [models.Index(fields=["relationship", "id"], name="steerings_of_two")]


class Round(models.Model):
    """From writing alone to back on course; a new one begins when it has come back."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    steering = models.ForeignKey(Steering, on_delete=models.PROTECT, related_name="rounds")
    number = models.PositiveSmallIntegerField()
    begun_by = models.ForeignKey(_SOMEBODY, on_delete=models.PROTECT, related_name="+")
    begun_at = models.DateTimeField()
    over_at = models.DateTimeField(null=True)
    over = models.CharField(
        max_length=16, default="", choices=[(o.value, o.value) for o in Over]
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["steering", "number"], name="one_round_a_number"),
            models.CheckConstraint(
                condition=Q(over_at=None, over="") | (Q(over_at__isnull=False) & ~Q(over="")),
                name="a_round_is_over_somehow",
            ),
        ]


class Pointing(models.Model):
    """What one of the two says it is about: a clause as it was in force, or a few words."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    steering = models.ForeignKey(Steering, on_delete=models.CASCADE, related_name="pointings")
    round_number = models.PositiveSmallIntegerField(default=1)
    person = models.ForeignKey(_SOMEBODY, on_delete=models.PROTECT, related_name="+")
    clause = models.UUIDField(null=True)
    wording_number = models.PositiveIntegerField(null=True)
    words_sealed = models.BinaryField(null=True)
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["steering", "round_number", "person"], name="one_pointing_each_round"
            ),
            models.CheckConstraint(
                condition=Q(clause=None, wording_number=None, words_sealed__isnull=False)
                | Q(clause__isnull=False, wording_number__isnull=False, words_sealed=None),
                name="a_clause_or_words",
            ),
        ]

    @property
    def wording(self) -> tuple[UUID, int] | None:
        """Return the clause and the number of its wording, or None for words."""
        if self.clause is None or self.wording_number is None:
            return None
        return self.clause, self.wording_number

    def place_of(self, column: str, *, relationship: UUID) -> Place:
        return Place("pointing", column, self.pk, 1, relationship, self.person_id)


class Text(models.Model):
    """What one of the two writes alone in a round: what they notice, what they would like."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    round = models.ForeignKey(Round, on_delete=models.CASCADE, related_name="texts")
    person = models.ForeignKey(_SOMEBODY, on_delete=models.PROTECT, related_name="+")
    revision = models.PositiveIntegerField(default=0)
    notice_sealed = models.BinaryField(null=True)
    wish_sealed = models.BinaryField(null=True)
    kept_at = models.DateTimeField()
    ready_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["round", "person"], name="one_text_each_round"),
        ]

    def place_of(self, column: str, *, relationship: UUID) -> Place:
        # By revision: an older draft put back in the row does not open.
        return Place("text", column, self.pk, self.revision, relationship, self.person_id)


class Step(models.Model):
    """One next step and the day to look again: suggested, agreed, and later looked back on."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    round = models.ForeignKey(Round, on_delete=models.PROTECT, related_name="steps")
    author = models.ForeignKey(_SOMEBODY, on_delete=models.PROTECT, related_name="+")
    words_sealed = models.BinaryField()
    look_on = models.DateField()
    suggested_at = models.DateTimeField()
    agreed_at = models.DateTimeField(null=True)
    # Followed by another, looked back on, or the round was over.
    over_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["round"],
                condition=Q(agreed_at=None, over_at=None),
                name="one_step_suggested",
            ),
            models.UniqueConstraint(
                fields=["round"],
                condition=Q(agreed_at__isnull=False, over_at=None),
                name="one_step_agreed",
            ),
        ]

    def place_of(self, column: str, *, relationship: UUID) -> Place:
        return Place("step", column, self.pk, 1, relationship, self.author_id)

    @property
    def as_value(self) -> StepValue:
        author: UUID = self.author_id
        return StepValue(id=self.pk, author=author, look_on=self.look_on)


class SaidBack(models.Model):
    """That one of the two said "back on course" of what is agreed now."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    round = models.ForeignKey(Round, on_delete=models.CASCADE, related_name="said_back")
    person = models.ForeignKey(_SOMEBODY, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["round", "person"], name="said_back_once"),
        ]


class Joining(models.Model):
    """That one of the two asked a coordinator to join; the other reads that, at once."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    steering = models.ForeignKey(Steering, on_delete=models.PROTECT, related_name="joinings")
    person = models.ForeignKey(_SOMEBODY, on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    # Taken back, talked about, or the steering closed.
    over_at = models.DateTimeField(null=True)
    talked_by = models.ForeignKey(
        _SOMEBODY, null=True, on_delete=models.SET_NULL, related_name="+"
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["steering", "person"],
                condition=Q(over_at=None),
                name="one_joining_each",
            ),
        ]


class Shown(models.Model):
    """A copy of one's own words for coordinators to read; gone once the asking is over."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    joining = models.ForeignKey(Joining, on_delete=models.CASCADE, related_name="shown")
    kind = models.CharField(max_length=6, choices=[(k.value, k.value) for k in Showing])
    # The text or the step it was copied from.
    source = models.UUIDField()
    words_sealed = models.BinaryField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["joining", "kind", "source"], name="shown_to_coordinators_once"
            ),
        ]

    def place_of(self, column: str, *, relationship: UUID, author: UUID) -> Place:
        return Place("shown", column, self.pk, 1, relationship, author)


class Line(models.Model):
    """What a coordinator writes back, for both to read, under the coordinator's own key."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    joining = models.ForeignKey(Joining, on_delete=models.PROTECT, related_name="lines")
    author = models.ForeignKey(_SOMEBODY, on_delete=models.PROTECT, related_name="+")
    words_sealed = models.BinaryField()
    at = models.DateTimeField()

    def place_of(self, column: str) -> Place:
        return Place("line", column, self.pk, 1, None, self.author_id)


class NudgesOff(models.Model):
    """That one of the two wants no nudges here; the other is never told."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    relationship = models.ForeignKey(Relationship, on_delete=models.PROTECT, related_name="+")
    person = models.ForeignKey(_SOMEBODY, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["relationship", "person"], name="nudges_off_once"),
        ]


class PutAside(models.Model):
    """That one of the two has put one occasion aside, for themselves."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    relationship = models.ForeignKey(Relationship, on_delete=models.PROTECT, related_name="+")
    person = models.ForeignKey(_SOMEBODY, on_delete=models.PROTECT, related_name="+")
    occasion = models.CharField(max_length=40)
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["relationship", "person", "occasion"], name="put_aside_once"
            ),
        ]
