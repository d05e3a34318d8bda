"""Practice's tables: what was practised, circles of three, checklists, and what is shown."""

from uuid import UUID

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from letsbe.lib.ids import new_id
from letsbe.practice.rules.checklist import Eyes, Occasion
from letsbe.practice.rules.kinds import Kind
from letsbe.practice.rules.seats import MINUTES, Phase, Round
from letsbe.vault.rules import Place

LONGEST_KEY = 60


class Circle(models.Model):
    """Two or three people in a role-play; everybody moves on by a seat each round."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    begun_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="circles_begun"
    )
    begun_at = models.DateTimeField()
    scenario = models.CharField(max_length=LONGEST_KEY)
    # How long each talk is meant to be.
    minutes = models.PositiveSmallIntegerField()
    # All share the screen of who began it; the others need no account.
    is_one_device = models.BooleanField(default=False)
    # Keyed digest of the code that is read out; the code itself is kept nowhere.
    code_index = models.CharField(max_length=64, unique=True)
    number = models.PositiveSmallIntegerField(default=0)
    phase = models.CharField(
        max_length=12, choices=[(p.value, p.value) for p in Phase], default=Phase.GATHERING
    )
    round_began_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)
    # Grows with each change, so that an open page can tell whether it is old.
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(minutes__in=MINUTES), name="minutes_to_choose"),
        ]

    def as_round(self, people: int) -> Round:
        return Round(people=people, number=self.number, phase=Phase(self.phase))


class Seated(models.Model):
    """Somebody in a circle. Without an account only where all share one screen."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    circle = models.ForeignKey(Circle, on_delete=models.CASCADE, related_name="seated")
    position = models.PositiveSmallIntegerField()
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="seats"
    )
    # What whoever began calls somebody without an account; sealed under the beginner's key.
    name_sealed = models.BinaryField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["circle", "position"], name="one_to_a_chair"),
            models.UniqueConstraint(fields=["circle", "person"], name="one_chair_each"),
            models.CheckConstraint(condition=Q(position__lte=2), name="three_chairs"),
        ]

    def name_place(self, author: UUID) -> Place:
        return Place("seated", "name", self.pk, 1, None, author)


class Noticing(models.Model):
    """What somebody noticed of themselves after a round, for themselves; empty: passed on."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    circle = models.ForeignKey(Circle, on_delete=models.CASCADE, related_name="noticings")
    number = models.PositiveSmallIntegerField()
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="noticings"
    )
    words_sealed = models.BinaryField(null=True)
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["circle", "number", "person"], name="noticed_once_a_round"
            ),
        ]

    @property
    def place(self) -> Place:
        return Place("noticing", "words", self.pk, 1, None, self.person_id)


class Practice(models.Model):
    """One thing somebody practised: a drill, a role-play, a transcript. Theirs alone."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="practices"
    )
    kind = models.CharField(max_length=12, choices=[(k.value, k.value) for k in Kind])
    # Which drill or scenario, by its key; empty for a transcript.
    subject = models.CharField(max_length=LONGEST_KEY)
    began_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)
    minutes = models.PositiveSmallIntegerField(default=0)
    talk_sealed = models.BinaryField(null=True)
    # What the learner calls their own turns.
    named_sealed = models.BinaryField(null=True)
    circle = models.ForeignKey(Circle, null=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(ended_at=None) | Q(ended_at__gte=F("began_at")),
                name="ended_after_it_began",
            ),
            models.UniqueConstraint(fields=["circle", "person"], name="a_circle_counts_once"),
        ]
        indexes = [
            models.Index(fields=["person", "-began_at"], name="practices_of_somebody"),
        ]

    def place_of(self, column: str) -> Place:
        """Return where one of its sealed values stands, and under which key."""
        own = self.pk if Kind(self.kind).has_own_key else None
        return Place("practice", column, self.pk, 1, own, self.person_id)


class Checklist(models.Model):
    """What somebody saw of a listener; it belongs to the listener, whoever filled it in."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="checklists"
    )
    eyes = models.CharField(max_length=10, choices=[(e.value, e.value) for e in Eyes])
    occasion = models.CharField(max_length=8, choices=[(o.value, o.value) for o in Occasion])
    # Null where it was filled in on paper, or by somebody without an account.
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    circle = models.ForeignKey(Circle, null=True, on_delete=models.SET_NULL, related_name="+")
    number = models.PositiveSmallIntegerField(null=True)
    marks_sealed = models.BinaryField()
    on = models.DateField()
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["circle", "number", "person", "eyes"],
                name="one_a_round_and_pair_of_eyes",
            ),
        ]
        indexes = [
            models.Index(fields=["person", "on", "at"], name="checklists_of_somebody"),
        ]

    @property
    def place(self) -> Place:
        return Place("checklist", "marks", self.pk, 1, None, self.person_id)


class Showing(models.Model):
    """That one practice or one checklist is shown to somebody, until it is taken back."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    practice = models.ForeignKey(
        Practice, null=True, on_delete=models.CASCADE, related_name="showings"
    )
    checklist = models.ForeignKey(
        Checklist, null=True, on_delete=models.CASCADE, related_name="showings"
    )
    to = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="shown_practices"
    )
    at = models.DateTimeField()
    taken_back_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(practice=None, checklist__isnull=False)
                | Q(practice__isnull=False, checklist=None),
                name="one_thing_is_shown",
            ),
            models.UniqueConstraint(
                fields=["practice", "to"],
                condition=Q(taken_back_at=None),
                name="practice_shown_once",
            ),
            models.UniqueConstraint(
                fields=["checklist", "to"],
                condition=Q(taken_back_at=None),
                name="checklist_shown_once",
            ),
        ]


class Plan(models.Model):
    """When which drill comes back to somebody; sealed, for it says what they found hard."""

    person = models.OneToOneField(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, primary_key=True, related_name="+"
    )
    spacing_sealed = models.BinaryField()

    @property
    def place(self) -> Place:
        return Place("plan", "spacing", self.person_id, 1, None, self.person_id)


class Tally(models.Model):
    """How often and how many minutes somebody practised one kind; stays when words go."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="practice_tallies"
    )
    kind = models.CharField(max_length=12, choices=[(k.value, k.value) for k in Kind])
    times = models.PositiveIntegerField(default=0)
    minutes = models.PositiveIntegerField(default=0)
    first_on = models.DateField()
    newest_on = models.DateField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["person", "kind"], name="one_tally_a_kind"),
        ]
