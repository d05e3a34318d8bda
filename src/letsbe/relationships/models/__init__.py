"""The relationship's tables: the bond, its two parties, and the asking that came before."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from letsbe.lib.ids import new_id
from letsbe.relationships.models.absences import Absence
from letsbe.relationships.models.covers import Cover, CoverNote, CoverYes
from letsbe.relationships.models.wishes import Wish
from letsbe.relationships.rules import Answer, Asking, Bond, Kind, PartPlayed, Stage

__all__ = [
    "Absence",
    "Beginning",
    "BeginningAnswer",
    "Cover",
    "CoverNote",
    "CoverYes",
    "Party",
    "Relationship",
    "Voice",
    "Wish",
]


class Relationship(models.Model):
    """Two people who said yes to each other. Its stage follows from the facts kept here."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    kind = models.CharField(max_length=20, choices=[(k.value, k.value) for k in Kind])
    began_at = models.DateTimeField()
    agreed_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)
    ended_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )

    @property
    def bond(self) -> Bond:
        parties = self.parties.all()
        return Bond(
            people=frozenset(party.person_id for party in parties),
            is_agreed=self.agreed_at is not None,
            paused_by=frozenset(p.person_id for p in parties if p.paused_at),
            ending_by=frozenset(p.person_id for p in parties if p.ending_at),
            is_ended=self.ended_at is not None,
        )

    @property
    def stage(self) -> Stage:
        return self.bond.stage


class Voice(models.TextChoices):
    """The colour a party's words carry, drawn by lot: no rank."""

    MOSS = "moss"
    PLUM = "plum"


class Party(models.Model):
    """One of the two. Both have the same rights, whatever part they came as."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    relationship = models.ForeignKey(
        Relationship, on_delete=models.PROTECT, related_name="parties"
    )
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="parties"
    )
    part = models.CharField(max_length=20, choices=[(p.value, p.value) for p in PartPlayed])
    voice = models.CharField(max_length=4, choices=Voice.choices)
    paused_at = models.DateTimeField(null=True)
    ending_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["relationship", "person"], name="a_party_once"),
            # Two voices, each once: so a relationship never has a third party.
            models.UniqueConstraint(fields=["relationship", "voice"], name="a_voice_once"),
            models.UniqueConstraint(fields=["relationship", "part"], name="a_part_once"),
            models.CheckConstraint(condition=Q(voice__in=Voice.values), name="two_voices"),
        ]


class Beginning(models.Model):
    """Two people are asked whether they want to begin; each answers for themselves."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    kind = models.CharField(max_length=20, choices=[(k.value, k.value) for k in Kind])
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="beginnings_asked"
    )
    asked_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True)
    # The word that is given for the supporter; supervision needs none.
    vouching = models.ForeignKey(
        "people.Vouching", null=True, on_delete=models.PROTECT, related_name="+"
    )
    # The two by id in one spelling (rules.pair_of), for the database to compare.
    pair = models.CharField(max_length=73)
    relationship = models.OneToOneField(
        Relationship, null=True, on_delete=models.PROTECT, related_name="beginning"
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["pair", "kind"],
                condition=Q(closed_at=None),
                name="one_open_asking_a_pair",
            ),
            models.CheckConstraint(
                condition=~Q(kind=Kind.SUPPORT.value)
                | Q(vouching__isnull=False)
                | Q(closed_at__isnull=False),
                name="supporters_are_vouched_for",
            ),
        ]

    @property
    def asking(self) -> Asking:
        return Asking(
            answers={a.person_id: Answer(a.answer) for a in self.answers.all()},
            is_closed=self.closed_at is not None,
        )


class BeginningAnswer(models.Model):
    """What one of the two said to beginning."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    beginning = models.ForeignKey(Beginning, on_delete=models.CASCADE, related_name="answers")
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="beginning_answers"
    )
    part = models.CharField(max_length=20, choices=[(p.value, p.value) for p in PartPlayed])
    answer = models.CharField(
        max_length=10, choices=[(a.value, a.value) for a in Answer], default=Answer.NOT_YET
    )
    answered_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["beginning", "person"], name="asked_once"),
            models.UniqueConstraint(fields=["beginning", "part"], name="each_part_once"),
        ]
