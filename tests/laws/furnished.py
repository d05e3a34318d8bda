"""A house in which every page has something to show, made by the rooms' own deeds."""

from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from uuid import UUID

from django.conf import settings

from letsbe.agreements import actions as agreements
from letsbe.agreements import queries as agreement_queries
from letsbe.agreements.actions import minimums
from letsbe.agreements.models import Minimum
from letsbe.agreements.rules import signing
from letsbe.agreements.rules.clauses import ClauseDeed, Kind, Suggestion
from letsbe.agreements.rules.kept import QuietHours
from letsbe.demo.models import Figure
from letsbe.people import actions as people
from letsbe.people import queries as people_queries
from letsbe.people.models import Person
from letsbe.people.rules import Part
from letsbe.people.rules.bringing import Brought
from letsbe.people.rules.portraits import Portrait
from letsbe.people.tests.people import (
    make_house,
    make_person,
    make_way_back,
    signed_in,
    vouched,
)
from letsbe.relationships import actions as relationships
from letsbe.relationships.rules import Answer
from letsbe.relationships.rules import Kind as Bond
from letsbe.safety import actions as safety
from letsbe.safety.rules import Answers
from tests.laws.apart import Apart, come_apart
from tests.laws.arranged import Arranged, arrange
from tests.laws.conversed import Conversed, converse
from tests.laws.handed import Handed, hand_over
from tests.laws.held import HeldMeeting, hold_meeting
from tests.laws.introduced import Introduced, introduce
from tests.laws.practised import Practised, practise
from tests.laws.steered import Steered, steer
from tests.laws.talked import talked

# Close to now, since the pages ask the clock: an invitation must still be open.
AT = datetime.now(tz=UTC) - timedelta(hours=2)
REVIEW_ON = (AT + timedelta(days=60)).date()
ANSWERS = Answers(
    help_now="The night line answers at any hour.",
    who_reads="You two.",
    who_watches="Dana coordinates, Lee leads on safety.",
    what_breaks="Only when a life is in danger.",
    police="No, never.",
)

BROUGHT = Brought(line=2, name="Fay", part=Part.PEER, told=Portrait(languages=("Twi",)))


@dataclass(frozen=True, kw_only=True)
class Furnished:
    """Who is here, and the ids of what there is to see."""

    people: dict[str, Person]
    # The cookie of the browser in which each of them is signed in.
    sessions: dict[str, str]
    relationship_id: UUID
    practised: Practised
    introduced: Introduced
    handed: Handed
    held: HeldMeeting
    conversed: Conversed
    apart: Apart
    arranged: Arranged
    steered: Steered
    clause_id: UUID
    asked_id: UUID
    answer_id: UUID
    question_id: UUID
    minimum_id: UUID
    beginning_id: UUID
    invitation_id: UUID
    brought_id: UUID
    link: str
    way_back_link: str
    set_up_code: str


def furnish() -> Furnished:
    """Make Ada's and Bo's agreement with a change open, and everything around it."""
    make_house(at=AT)
    who = {
        "ada": make_person("Ada", Part.PEER, at=AT),
        "bo": make_person("Bo", Part.SUPPORTER, at=AT),
        "cleo": make_person("Cleo", Part.PEER, at=AT),
        "dana": make_person("Dana", Part.COORDINATOR, at=AT),
        "lee": make_person("Lee", Part.LEAD, at=AT),
        "oz": make_person("Oz", Part.OPERATOR, at=AT),
    }
    dana = who["dana"]
    safety.write_help_page(dana, answers=ANSWERS, at=AT, once=None)
    minimum = minimums.write_minimum("Kindness", "Be kind.", "It helps.", by=dana, at=AT)
    relationship_id = begun(who["bo"], who["ada"], by=dana)
    clause_id = in_force(relationship_id, minimum, ada=who["ada"], bo=who["bo"])
    talk = talked(relationship_id, ada=who["ada"], bo=who["bo"], at=AT)
    beginning = relationships.ask(Bond.SUPERVISION, who["bo"], who["ada"], by=dana, at=AT)
    for person in (who["ada"], who["bo"]):
        relationships.answer(beginning.pk, Answer.YES, by=person, moss_first=True, at=AT)
    to_cleo = begun(who["cleo"], who["ada"], by=dana)
    invitation = people.invite(dana, part=Part.PEER, for_whom="Eli", at=AT)
    Figure.objects.create(key="ada", person=who["ada"], position=1)
    return Furnished(
        people=who,
        sessions={
            name: signed_in(person).cookies[settings.SESSION_COOKIE_NAME].value
            for name, person in who.items()
        },
        relationship_id=relationship_id,
        practised=practise(who["ada"], who["bo"], at=AT),
        introduced=introduce(who, at=AT),
        handed=hand_over(relationship_id, to_cleo, by=who["ada"], at=AT),
        held=hold_meeting(relationship_id, who, at=AT),
        conversed=converse(relationship_id, who, at=AT),
        apart=come_apart(relationship_id, who, at=AT),
        arranged=arrange(relationship_id, ada=who["ada"], bo=who["bo"], at=AT),
        steered=steer(relationship_id, who, at=AT),
        clause_id=clause_id,
        asked_id=talk.asked_id,
        answer_id=talk.answer_id,
        question_id=talk.question_id,
        minimum_id=minimum.pk,
        beginning_id=beginning.pk,
        invitation_id=invitation.pk,
        brought_id=people.bring(dana, [BROUGHT], at=AT),
        link=people_queries.link_of(invitation) or "",
        way_back_link=make_way_back(who["lee"]),
        set_up_code=people_queries.set_up_code(),
    )


def begun(first: Person, second: Person, *, by: Person) -> UUID:
    vouched(first, by=by, at=AT)
    asked = relationships.ask(Bond.SUPPORT, first, second, by=by, at=AT)
    relationships.answer(asked.pk, Answer.YES, by=first, moss_first=True, at=AT)
    both = relationships.answer(asked.pk, Answer.YES, by=second, moss_first=True, at=AT)
    assert both is not None
    relationship_id: UUID = both.pk
    return relationship_id


def in_force(relationship_id: UUID, minimum: Minimum, *, ada: Person, bo: Person) -> UUID:
    """Bring version 1 in force, open a change and propose in it; return the open clause."""
    quiet = QuietHours(begins=time(21), ends=time(8))
    suggested = Suggestion(words="Tuesdays.", term=quiet)
    first = agreements.propose(relationship_id, Kind.PRACTICAL, suggested, by=bo, at=AT)
    agreements.answer(relationship_id, first, ClauseDeed.AGREE, by=ada, seen=1, at=AT)
    agreements.choose_review_date(relationship_id, REVIEW_ON, by=ada, today=AT.date(), at=AT)
    for person in (ada, bo):
        agreements.acknowledge(relationship_id, minimum.pk, by=person, at=AT)
    for person in (ada, bo):
        table = agreement_queries.opened_for_party(person, relationship_id)
        agreements.sign(
            relationship_id,
            by=person,
            read=signing.digest(table.now),
            today=AT.date(),
            at=AT,
        )
    agreements.open_change(relationship_id, by=ada, today=AT.date(), at=AT)
    return agreements.propose(
        relationship_id, Kind.GOAL, Suggestion(words="One walk a week."), by=bo, at=AT
    )
