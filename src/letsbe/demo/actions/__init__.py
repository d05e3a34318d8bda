"""Furnishing the demo: a small community, made by the same deeds as any other."""

from datetime import datetime

from django.db import transaction

from letsbe.demo import rules
from letsbe.demo.actions.beginnings import arrivals, begin_house
from letsbe.demo.actions.telling import carry_out, told_lines
from letsbe.demo.actions.words import (
    COORDINATOR,
    INTRODUCED,
    OTHERS,
    PORTRAITS,
    PRACTISED,
    PROGRAMME,
    STORIES,
    WAITING,
    WHO_HAVE_ROOM,
    WHO_WAIT,
)
from letsbe.demo.models import Figure


@transaction.atomic
def furnish(*, at: datetime) -> None:
    """Make the whole community as if it had grown until now, or nothing of it."""
    begun_at = rules.moment(PROGRAMME.begun, before=at)
    community = begin_house(PROGRAMME, COORDINATOR, at=begun_at)
    lines = arrivals(PROGRAMME, [*OTHERS, *WAITING])
    for story in STORIES:
        lines += told_lines(story)
    lines += [*PRACTISED, *PORTRAITS, *WHO_WAIT, *WHO_HAVE_ROOM, *INTRODUCED]
    carry_out(lines, community=community, at=at)
    for position, member in enumerate([*OTHERS, *WAITING, COORDINATOR]):
        person = community.people[member.key]
        Figure.objects.create(key=member.key, person=person, position=position)
