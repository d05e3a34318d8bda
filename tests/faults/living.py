"""Deeds of living it that must survive anything: sending, checking in, steering back."""

from datetime import timedelta

from letsbe.agreements.tests.people import Table
from letsbe.conversations.models import Message
from letsbe.conversations.tests.people import Talk
from letsbe.lib import clock
from letsbe.lib.ids import new_id
from letsbe.meetings.models import CheckIn
from letsbe.meetings.rules.check_ins import Felt, Item
from letsbe.meetings.tests.people import Room, meeting_of
from letsbe.people.models import Person
from letsbe.steering.models import Steering
from letsbe.steering.queries.opened import opened
from letsbe.steering.tests.people import row_of, today
from tests.faults.deeds import WORDS, Sent, Stage


def sending(stage: Stage) -> Sent:
    table = stage.table()
    talk = Talk(table.bond, table.ada, table.bo)
    talk.sends("Are you there?", by=table.bo, at=clock.now())
    mine = Message.objects.filter(conversation=table.bond.pk, author=table.ada)
    return Sent(
        path=talk.path,
        fields={"once_key": new_id(), "words": WORDS},
        by=table.ada,
        left=mine.count,
        seen=lambda: (talk.words(talk.ada), talk.words(talk.bo)),
    )


def checking_in(stage: Stage) -> Sent:
    """The second check-in, with which both are shown."""
    table = stage.table()
    began = clock.now() - timedelta(hours=2)
    row = meeting_of(table.bond, table.ada, began)
    room = Room(table.bond, row.pk, table.ada, table.bo)
    room.told()
    room.looked_back(table.bo)
    felt = dict.fromkeys((item.value for item in Item), Felt.YES.value)
    return Sent(
        path=f"/meetings/times/{row.pk}/after",
        fields={"once_key": new_id(), "seen": 0, "line": WORDS, "bring": "Tea.", **felt},
        by=table.ada,
        left=CheckIn.objects.filter(meeting=row, author=table.ada).count,
        seen=lambda: (_looked_back(room, room.ada), _looked_back(room, room.bo)),
    )


def steering_back(stage: Stage) -> Sent:
    table = stage.table()
    return Sent(
        path=f"/steering/{table.bond.pk}/open",
        fields={"once_key": new_id(), "about": "Our Tuesdays", "notice": WORDS, "wish": ""},
        by=table.ada,
        left=Steering.objects.filter(relationship=table.bond.pk).count,
        seen=lambda: (_steered(table, table.ada), _steered(table, table.bo)),
    )


def _looked_back(room: Room, by: Person) -> object:
    rows = room.seen_by(by).check_in_rows.values()
    return sorted((str(row.author_id), row.number) for row in rows)


def _steered(table: Table, by: Person) -> object:
    return opened(by, table.bond, row_of(table.bond), today=today()).now


LIVING = {"sending": sending, "checking in": checking_in, "steering back": steering_back}
