"""The help page in its editions, and who has read which."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import letsbe.lib.ids


class Migration(migrations.Migration):
    initial = True
    dependencies = [migrations.swappable_dependency(settings.AUTH_USER_MODEL)]
    operations = [
        migrations.CreateModel(
            name="HelpPage",
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
                ("edition", models.PositiveIntegerField(unique=True)),
                ("written_at", models.DateTimeField()),
                ("help_now", models.TextField(blank=True)),
                ("who_reads", models.TextField(blank=True)),
                ("who_watches", models.TextField(blank=True)),
                ("what_breaks", models.TextField(blank=True)),
                ("police", models.TextField(blank=True)),
                ("more", models.TextField(blank=True)),
                (
                    "written_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("edition__gte", 1)), name="editions_begin_at_one"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Reading",
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
                ("edition", models.PositiveIntegerField()),
                ("at", models.DateTimeField()),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("person", "edition"), name="an_edition_is_read_once"
                    ),
                ],
            },
        ),
    ]
