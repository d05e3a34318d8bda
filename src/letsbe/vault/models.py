"""Data keys, the grants that wrap them, and the generations of the keys that wrap."""

from django.db import models
from django.db.models import Q

from letsbe.lib.ids import new_id


class KeyKind(models.TextChoices):
    PERSON = "person"
    RELATIONSHIP = "relationship"
    CONCERN = "concern"
    TRANSCRIPT = "transcript"


# Keys for one thing among several of a person's.
FOR_ONE = (KeyKind.RELATIONSHIP, KeyKind.TRANSCRIPT)


class RecipientKind(models.TextChoices):
    MASTER = "master"
    PERSON = "person"
    LEAD = "lead"
    RECEIPT = "receipt"


class Generation(models.Model):
    """One key-encryption key; its check value tells whether a root key made it."""

    number = models.PositiveIntegerField(primary_key=True)
    check_value = models.BinaryField(max_length=32)
    created_at = models.DateTimeField()
    finished_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return f"generation {self.number}"


class DataKey(models.Model):
    """One person's key, for a relationship, one practice or themselves; its bytes in grants."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    kind = models.CharField(max_length=16, choices=KeyKind.choices)
    # What the key is for: a relationship or, for a transcript's key, the one practice.
    relationship_id = models.UUIDField(null=True)
    person_id = models.UUIDField(db_index=True)
    created_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["relationship_id", "person_id"], name="one_key_per_author"
            ),
            # A null is never equal to a null, so the constraint above says nothing here.
            models.UniqueConstraint(
                fields=["person_id"], condition=Q(kind="person"), name="one_key_per_person"
            ),
            models.CheckConstraint(
                condition=Q(kind__in=FOR_ONE, relationship_id__isnull=False)
                | (~Q(kind__in=FOR_ONE) & Q(relationship_id__isnull=True)),
                name="key_kind_fits_its_relationship",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} key {self.id}"


class Grant(models.Model):
    """One data key, wrapped for one recipient."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    key = models.ForeignKey(DataKey, on_delete=models.CASCADE, related_name="grants")
    recipient_kind = models.CharField(max_length=16, choices=RecipientKind.choices)
    recipient_id = models.UUIDField(null=True)
    alg = models.CharField(max_length=16)
    generation = models.PositiveIntegerField()
    wrapped = models.BinaryField()
    created_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["key"],
                condition=Q(recipient_kind="master", revoked_at__isnull=True),
                name="one_master_grant_per_key",
            ),
            models.UniqueConstraint(
                fields=["key", "recipient_kind", "recipient_id"],
                condition=Q(revoked_at__isnull=True),
                name="one_grant_per_recipient",
            ),
            models.CheckConstraint(
                condition=~Q(recipient_kind="master") | Q(recipient_id__isnull=True),
                name="master_is_nobody",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.recipient_kind} grant {self.id}"
