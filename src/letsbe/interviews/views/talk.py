"""The first talk as a whole: where both stand, and going through it together in one room."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from letsbe.interviews.queries.cards import opened_cards
from letsbe.interviews.rules import cards as card_rules
from letsbe.interviews.rules.questions import refuse_adding
from letsbe.interviews.views.asking import asking_of
from letsbe.interviews.views.shown import left_over, steps_of

STATES = ("shown", "passed_over", "yours", "waiting", "open")


@require_safe
def interview(request: HttpRequest, relationship_id: UUID) -> HttpResponse:
    """Say calmly where both stand, and what could be next; nothing has to be."""
    asking = asking_of(request, relationship_id)
    found, sides = asking.interview, asking.sides
    steps = steps_of(found, sides)
    questions = [question for step in steps for question in step.questions]
    cards = opened_cards(found).value
    return asking.page(
        "interview",
        steps=steps,
        left_over=left_over(found, sides),
        counts={state: sum(q.state == state for q in questions) for state in STATES},
        total=len(questions),
        next=next((q for q in questions if q.state == "yours"), None)
        or next((q for q in questions if q.state == "open"), None),
        first=questions[0] if questions else None,
        may_ask=refuse_adding(found.bond, found.values, by=asking.person.pk) is None,
        my_hand=cards.of(sides.me.id),
        other_hand_is_laid=cards.of(sides.other.id).is_laid,
        are_cards_laid=cards.are_laid(found.bond.people),
        cards_wait=card_rules.waits_for(found.bond, cards, person=asking.person.pk),
    )


@require_safe
def together(request: HttpRequest, relationship_id: UUID) -> HttpResponse:
    """Show every question with what both can read of it, to read aloud or to print."""
    asking = asking_of(request, relationship_id)
    overlap = opened_cards(asking.interview).value.overlap(asking.interview.bond.people)
    return asking.page(
        "together",
        steps=steps_of(asking.interview, asking.sides),
        overlap=sorted(overlap or ()),
    )
