"""The first talk's tables: the relationship first in every key, and words are sealed."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from letsbe.interviews.rules.answers import Standing
from letsbe.interviews.rules.questions import MOST_HINT, MOST_QUESTION, Becomes, Theme
from letsbe.lib.ids import new_id
from letsbe.relationships.models import Relationship
from letsbe.vault.rules import Place


class Question(models.Model):
    """What the programme asks in every first talk; a change is a new row on the same line."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    line = models.UUIDField(default=new_id)
    theme = models.CharField(max_length=12, choices=[(t.value, t.value) for t in Theme])
    words = models.CharField(max_length=MOST_QUESTION)
    hint = models.CharField(max_length=MOST_HINT, blank=True)
    becomes = models.CharField(max_length=12, choices=[(b.value, b.value) for b in Becomes])
    position = models.PositiveSmallIntegerField()
    # Nobody, for the questions that every house begins with.
    written_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    written_at = models.DateTimeField()
    retired_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["line"],
                condition=Q(retired_at=None),
                name="one_current_question_a_line",
            ),
        ]


class Interview(models.Model):
    """One relationship's first talk; its questions are fixed when it is laid."""

    relationship = models.OneToOneField(
        Relationship, primary_key=True, on_delete=models.PROTECT, related_name="interview"
    )
    laid_at = models.DateTimeField()


class Asked(models.Model):
    """A question in one first talk: the programme's, or one that somebody added."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    relationship = models.ForeignKey(Interview, on_delete=models.PROTECT, related_name="asked")
    position = models.PositiveSmallIntegerField()
    question = models.ForeignKey(
        Question, null=True, on_delete=models.PROTECT, related_name="+"
    )
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    words_sealed = models.BinaryField(null=True)
    asked_at = models.DateTimeField()
    taken_back_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["relationship", "question"], name="one_question_asked_once"
            ),
            models.CheckConstraint(
                condition=Q(question=None, asked_by__isnull=False, words_sealed__isnull=False)
                | Q(question__isnull=False, asked_by=None, words_sealed=None),
                name="asked_by_the_programme_or_by_one",
            ),
        ]
        indexes = [models.Index(fields=["relationship", "position"], name="asked_in_order")]

    def place_of(self, column: str) -> Place:
        return Place(
            "asked", column, self.pk, 1, self.relationship_id, self.asked_by_id or self.pk
        )


class Answer(models.Model):
    """What one of the two gave to one question: kept for now, ready, or skipped."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    relationship = models.ForeignKey(
        Interview, on_delete=models.PROTECT, related_name="answers"
    )
    asked = models.ForeignKey(Asked, on_delete=models.PROTECT, related_name="answers")
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    standing = models.CharField(
        max_length=8, choices=[(s.value, s.value) for s in Standing], default=Standing.KEPT
    )
    words_sealed = models.BinaryField(null=True)
    # Counts the author's wordings; part of the place, so that an older one does not open.
    version = models.PositiveIntegerField(default=0)
    written_at = models.DateTimeField()
    # After both have seen it.
    changed_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["relationship", "asked", "author"], name="one_answer_each"
            ),
        ]

    def place_of(self, column: str) -> Place:
        return Place(
            "answer", column, self.pk, self.version, self.relationship_id, self.author_id
        )


class Hand(models.Model):
    """The experience cards one of the two has marked, as one sealed value."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    relationship = models.ForeignKey(Interview, on_delete=models.PROTECT, related_name="hands")
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    marks_sealed = models.BinaryField()
    version = models.PositiveIntegerField()
    laid_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["relationship", "person"], name="one_hand_each"),
        ]

    def place_of(self, column: str) -> Place:
        return Place(
            "hand", column, self.pk, self.version, self.relationship_id, self.person_id
        )
