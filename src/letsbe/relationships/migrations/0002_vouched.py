"""An open asking for support cites who vouches; whoever asked before gave their word so."""

from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps
from django.db.models import PROTECT, F, Q

from letsbe.lib.ids import new_id


def vouch_for_those_asked(apps: StateApps, _editor: BaseDatabaseSchemaEditor) -> None:
    """Whoever asked two people before gave their word by that; nobody could for themselves."""
    Beginning = apps.get_model("relationships", "Beginning")
    BeginningAnswer = apps.get_model("relationships", "BeginningAnswer")
    Vouching = apps.get_model("people", "Vouching")
    for beginning in Beginning.objects.filter(kind="support").order_by("asked_at"):
        supporters = BeginningAnswer.objects.filter(beginning=beginning, part="supporter")
        supporter = supporters.exclude(person_id=F("beginning__asked_by_id")).first()
        if supporter:
            beginning.vouching, _ = Vouching.objects.get_or_create(
                person_id=supporter.person_id,
                ended_at=None,
                defaults={
                    "id": new_id(),
                    "by_id": beginning.asked_by_id,
                    "at": beginning.asked_at,
                },
            )
        elif beginning.closed_at is None:
            # Asked for themselves: somebody else has to ask it anew.
            beginning.closed_at = beginning.asked_at
        beginning.save()


class Migration(migrations.Migration):
    dependencies = [
        ("people", "0002_portraits"),
        ("relationships", "0001_relationships"),
    ]

    operations = [
        migrations.AddField(
            model_name="beginning",
            name="vouching",
            field=models.ForeignKey(
                null=True, on_delete=PROTECT, related_name="+", to="people.vouching"
            ),
        ),
        migrations.RunPython(vouch_for_those_asked, migrations.RunPython.noop),
        migrations.AddConstraint(
            model_name="beginning",
            constraint=models.CheckConstraint(
                condition=~Q(kind="support")
                | Q(vouching__isnull=False)
                | Q(closed_at__isnull=False),
                name="supporters_are_vouched_for",
            ),
        ),
    ]
