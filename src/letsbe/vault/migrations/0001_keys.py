"""The tables of the vault: data keys, grants, generations."""

import django.db.models.deletion
from django.db import migrations, models

import letsbe.lib.ids


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="Generation",
            fields=[
                ("number", models.PositiveIntegerField(primary_key=True, serialize=False)),
                ("check_value", models.BinaryField(max_length=32)),
                ("created_at", models.DateTimeField()),
                ("finished_at", models.DateTimeField(null=True)),
            ],
        ),
        migrations.CreateModel(
            name="DataKey",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=letsbe.lib.ids.new_id,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("person", "Person"),
                            ("relationship", "Relationship"),
                            ("concern", "Concern"),
                            ("transcript", "Transcript"),
                        ],
                        max_length=16,
                    ),
                ),
                ("relationship_id", models.UUIDField(null=True)),
                ("person_id", models.UUIDField(db_index=True)),
                ("created_at", models.DateTimeField()),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("relationship_id", "person_id"), name="one_key_per_author"
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("kind", "person")),
                        fields=("person_id",),
                        name="one_key_per_person",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("kind", "relationship"), ("relationship_id__isnull", False)
                            ),
                            models.Q(
                                models.Q(("kind", "relationship"), _negated=True),
                                ("relationship_id__isnull", True),
                            ),
                            _connector="OR",
                        ),
                        name="key_kind_fits_its_relationship",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Grant",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=letsbe.lib.ids.new_id,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
                (
                    "recipient_kind",
                    models.CharField(
                        choices=[
                            ("master", "Master"),
                            ("person", "Person"),
                            ("lead", "Lead"),
                            ("receipt", "Receipt"),
                        ],
                        max_length=16,
                    ),
                ),
                ("recipient_id", models.UUIDField(null=True)),
                ("alg", models.CharField(max_length=16)),
                ("generation", models.PositiveIntegerField()),
                ("wrapped", models.BinaryField()),
                ("created_at", models.DateTimeField()),
                ("revoked_at", models.DateTimeField(null=True)),
                (
                    "key",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="grants",
                        to="vault.datakey",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(
                            ("recipient_kind", "master"), ("revoked_at__isnull", True)
                        ),
                        fields=("key",),
                        name="one_master_grant_per_key",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("revoked_at__isnull", True)),
                        fields=("key", "recipient_kind", "recipient_id"),
                        name="one_grant_per_recipient",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("recipient_kind", "master"), _negated=True),
                            ("recipient_id__isnull", True),
                            _connector="OR",
                        ),
                        name="master_is_nobody",
                    ),
                ],
            },
        ),
    ]
