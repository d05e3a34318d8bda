"""Portraits, the words to choose from, and who vouches for whom."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import letsbe.lib.ids


class Migration(migrations.Migration):
    dependencies = [
        ("people", "0001_people"),
    ]

    operations = [
        migrations.AddField(
            model_name="house",
            name="choices_since_at",
            field=models.DateTimeField(null=True),
        ),
        migrations.CreateModel(
            name="Choice",
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
                    "topic",
                    models.CharField(
                        choices=[
                            ("language", "language"),
                            ("area", "area"),
                            ("experience", "experience"),
                            ("quality", "quality"),
                        ],
                        max_length=20,
                    ),
                ),
                ("words", models.CharField(max_length=60)),
                ("folded", models.CharField(max_length=240)),
                ("position", models.PositiveIntegerField()),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("topic", "folded"), name="a_choice_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="Portrait",
            fields=[
                (
                    "person",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="portrait",
                        serialize=False,
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("told_sealed", models.BinaryField(null=True)),
                ("apart_sealed", models.BinaryField(null=True)),
                ("looking_since_at", models.DateTimeField(null=True)),
                ("room_for", models.PositiveSmallIntegerField(default=0)),
                ("away_from", models.DateField(null=True)),
                ("away_until", models.DateField(null=True)),
            ],
            options={
                "indexes": [models.Index(fields=["looking_since_at"], name="who_is_looking")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("room_for__lte", 20)), name="room_for_few"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("away_from", None), ("away_until", None)),
                            models.Q(
                                ("away_from__isnull", False),
                                ("away_until__gte", models.F("away_from")),
                                ("away_until__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="away_from_until",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Vouching",
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
                ("at", models.DateTimeField()),
                ("ended_at", models.DateTimeField(null=True)),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="vouched",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="vouchings",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("ended_at", None)),
                        fields=("person",),
                        name="vouched_for_once",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("person", models.F("by")), _negated=True),
                        name="nobody_vouches_for_themselves",
                    ),
                ],
            },
        ),
    ]
