"""Reading a steering as the values its rules decide on; no word is opened here."""

from datetime import date

from letsbe.relationships.models import Relationship
from letsbe.steering.models import Pointing, Round, Steering, Step, Text
from letsbe.steering.rules import course
from letsbe.steering.rules.course import Course, Over


def current_round(row: Steering) -> Round:
    return list(row.rounds.all())[-1]


def overs_of(row: Steering) -> list[Over | None]:
    """Return how its rounds ended, in their order; None for one that is under way."""
    return [Over(each.over) if each.over else None for each in row.rounds.all()]


def pointings_in(row: Steering, one: Round) -> list[Pointing]:
    """Return what was said in this very round, as one said it after the other."""
    here = (each for each in row.pointings.all() if each.round_number == one.number)
    return sorted(here, key=lambda each: each.at)


def pointings_of(row: Steering) -> list[Pointing]:
    """Return what it is about now: whoever begins a round says so, or leaves it as it was."""
    now = list[Pointing]()
    for each in row.rounds.all():
        here = pointings_in(row, each)
        is_anew = any(one.person_id == each.begun_by_id for one in here)
        now = here if is_anew else now + here
    return now


def text_as_value(row: Text) -> course.Text:
    return course.Text(
        revision=row.revision,
        has_words=row.notice_sealed is not None or row.wish_sealed is not None,
        is_ready=row.ready_at is not None,
    )


def suggested_in(row: Round) -> Step | None:
    return _open_step(row, is_agreed=False)


def agreed_in(row: Round) -> Step | None:
    return _open_step(row, is_agreed=True)


def as_course(relationship: Relationship, row: Steering, *, today: date) -> Course:
    """Return the round that counts, from a steering fetched with all of its rows."""
    now, bond = current_round(row), relationship.bond
    return Course(
        people=bond.people,
        begun_by=now.begun_by_id,
        today=today,
        mark=row.mark,
        is_paused=bool(bond.paused_by) and not bond.is_ended,
        is_ended=bond.is_ended,
        texts={text.person_id: text_as_value(text) for text in now.texts.all()},
        joined=frozenset(
            one.person_id
            for one in row.pointings.all()
            if one.round_number == now.number and one.person_id != now.begun_by_id
        ),
        suggested=_step(suggested_in(now)),
        agreed=_step(agreed_in(now)),
        back=frozenset(said.person_id for said in now.said_back.all()),
        over=overs_of(row)[-1],
    )


def _open_step(row: Round, *, is_agreed: bool) -> Step | None:
    return next(
        (
            step
            for step in row.steps.all()
            if step.over_at is None and (step.agreed_at is not None) is is_agreed
        ),
        None,
    )


def _step(row: Step | None) -> course.Step | None:
    return row.as_value if row else None
