"""The tables of handovers; words are sealed under the key of whoever wrote them."""

from uuid import UUID

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from letsbe.handovers.rules.three import Said
from letsbe.lib.ids import new_id
from letsbe.relationships.models import Relationship
from letsbe.vault.rules import Place


class Handover(models.Model):
    """What somebody's next one may read of their time in one relationship: their own words."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    relationship = models.ForeignKey(Relationship, on_delete=models.PROTECT, related_name="+")
    writer = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    introduction_sealed = models.BinaryField(null=True)
    # Grows with each keeping: an older sealed value put back here does not open.
    introduction_number = models.PositiveIntegerField(default=0)
    # Grows with each change, so that what is given is what was read.
    version = models.PositiveIntegerField(default=0)
    # Since when it waits: begun, or taken back.
    waits_since = models.DateTimeField()
    to = models.ForeignKey(Relationship, null=True, on_delete=models.PROTECT, related_name="+")
    given_at = models.DateTimeField(null=True)
    read_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["relationship", "writer"], name="one_handover_each"
            ),
            models.CheckConstraint(
                condition=Q(to=None, given_at=None)
                | Q(to__isnull=False, given_at__isnull=False),
                name="given_to_one_at_a_time",
            ),
            models.CheckConstraint(
                condition=Q(to=None) | ~Q(to=F("relationship")), name="given_to_another_one"
            ),
        ]
        indexes = [models.Index(fields=["writer"], name="handovers_of_somebody")]

    @property
    def place(self) -> Place:
        number = self.introduction_number
        return Place("handover", "introduction", self.pk, number, None, self.writer_id)


class Piece(models.Model):
    """Something of one's own, copied when it was chosen; its words may be reworded."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    handover = models.ForeignKey(Handover, on_delete=models.CASCADE, related_name="pieces")
    # What it was copied from: an answer of the interview, or a wording.
    source = models.UUIDField()
    kind = models.CharField(max_length=20)
    question_sealed = models.BinaryField(null=True)
    words_sealed = models.BinaryField()
    number = models.PositiveIntegerField(default=1)
    chosen_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["handover", "source"], name="chosen_once"),
        ]

    def place_of(self, column: str, *, writer: UUID) -> Place:
        number = self.number if column == "words" else 1
        return Place("piece", column, self.pk, number, None, writer)


class MeetingOfThree(models.Model):
    """A moment and a place that a writer suggests to the former other and the next one."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    relationship = models.ForeignKey(Relationship, on_delete=models.PROTECT, related_name="+")
    writer = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    to = models.ForeignKey(Relationship, on_delete=models.PROTECT, related_name="+")
    number = models.PositiveIntegerField(default=1)
    moment = models.DateTimeField()
    # Gone once it is over.
    place_sealed = models.BinaryField(null=True)
    suggested_at = models.DateTimeField()
    former_asked_at = models.DateTimeField(null=True)
    closed_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            # Once from a relationship: whoever said no is not asked again.
            models.UniqueConstraint(
                fields=["relationship", "writer"], name="one_meeting_of_three_each"
            ),
            models.CheckConstraint(
                condition=~Q(to=F("relationship")), name="three_are_not_two"
            ),
        ]

    @property
    def place(self) -> Place:
        return Place("meeting_of_three", "place", self.pk, self.number, None, self.writer_id)


class ThreeAnswer(models.Model):
    """What one of the two others said to a suggestion: yes, or another time with a line."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    meeting = models.ForeignKey(
        MeetingOfThree, on_delete=models.CASCADE, related_name="answers"
    )
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    said = models.CharField(
        max_length=12, choices=[(s.value, s.value) for s in (Said.YES, Said.ANOTHER_TIME)]
    )
    line_sealed = models.BinaryField(null=True)
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["meeting", "person"], name="said_once_to_three"),
            models.CheckConstraint(
                condition=Q(said__in=[Said.YES, Said.ANOTHER_TIME]), name="no_no_is_kept"
            ),
        ]

    @property
    def place(self) -> Place:
        return Place("three_answer", "line", self.pk, 1, None, self.person_id)
