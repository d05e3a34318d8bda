"""Proposals, wishes for two, and the cards that peers choose from."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import letsbe.introductions.rules.running
import letsbe.lib.ids


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("people", "0003_brought"),
        ("relationships", "0003_apart"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Run",
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
                ("asked_at", models.DateTimeField()),
                (
                    "step",
                    models.CharField(
                        choices=[
                            ("waiting", "waiting"),
                            ("reading", "reading"),
                            ("matching", "matching"),
                            ("writing", "writing"),
                            ("done", "done"),
                            ("failed", "failed"),
                        ],
                        default=letsbe.introductions.rules.running.Step["WAITING"],
                        max_length=10,
                    ),
                ),
                ("finished_at", models.DateTimeField(null=True)),
                ("weights", models.JSONField()),
                ("zone", models.CharField(max_length=64)),
                ("salt", models.CharField(max_length=32)),
                ("digest", models.CharField(default="", max_length=64)),
                ("certificate", models.JSONField(default=dict)),
                ("never_shown", models.JSONField(default=list)),
                ("swaps", models.JSONField(default=list)),
                ("load", models.JSONField(default=dict)),
                (
                    "asked_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="proposals_asked",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Proposed",
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
                ("looking_since_at", models.DateTimeField()),
                ("score", models.PositiveIntegerField(default=0)),
                ("is_pinned", models.BooleanField(default=False)),
                ("why", models.CharField(default="", max_length=20)),
                ("otherwise", models.JSONField(null=True)),
                ("broken", models.JSONField(null=True)),
                ("shared_sealed", models.BinaryField(null=True)),
                ("short_sealed", models.BinaryField(null=True)),
                (
                    "peer",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "supporter",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "run",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="proposed",
                        to="introductions.run",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Introduction",
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
                ("vouched_at", models.DateTimeField()),
                ("closed_at", models.DateTimeField(null=True)),
                (
                    "peer",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="introductions",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "vouched_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "run",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="introductions",
                        to="introductions.run",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Wish",
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
                        choices=[("together", "together"), ("apart", "apart")], max_length=10
                    ),
                ),
                ("at", models.DateTimeField()),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="wishes",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "peer",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "supporter",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Card",
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
                ("position", models.PositiveSmallIntegerField()),
                ("passed_over_at", models.DateTimeField(null=True)),
                ("shared_sealed", models.BinaryField()),
                (
                    "beginning",
                    models.OneToOneField(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="card",
                        to="relationships.beginning",
                    ),
                ),
                (
                    "vouching",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="cards",
                        to="people.vouching",
                    ),
                ),
                (
                    "introduction",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="cards",
                        to="introductions.introduction",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("introduction", "vouching"), name="shown_once"
                    ),
                    models.UniqueConstraint(
                        fields=("introduction", "position"), name="card_position"
                    ),
                ],
            },
        ),
        migrations.AddConstraint(
            model_name="run",
            constraint=models.UniqueConstraint(
                condition=models.Q(("step__in", ["done", "failed"]), _negated=True),
                fields=("zone",),
                name="one_proposal_under_way",
            ),
        ),
        migrations.AddIndex(
            model_name="proposed",
            index=models.Index(fields=["peer", "-run"], name="lately_to_a_peer"),
        ),
        migrations.AddConstraint(
            model_name="proposed",
            constraint=models.UniqueConstraint(
                fields=("run", "peer"), name="one_word_to_each_peer"
            ),
        ),
        migrations.AddConstraint(
            model_name="introduction",
            constraint=models.UniqueConstraint(
                condition=models.Q(("closed_at", None)),
                fields=("peer",),
                name="one_short_list_at_a_time",
            ),
        ),
        migrations.AddConstraint(
            model_name="introduction",
            constraint=models.UniqueConstraint(
                fields=("run", "peer"), name="one_list_from_a_proposal"
            ),
        ),
        migrations.AddConstraint(
            model_name="wish",
            constraint=models.UniqueConstraint(
                fields=("peer", "supporter"), name="one_wish_for_two"
            ),
        ),
        migrations.AddConstraint(
            model_name="wish",
            constraint=models.UniqueConstraint(
                condition=models.Q(("kind", "together")), fields=("peer",), name="pinned_to_one"
            ),
        ),
    ]
