"""Kwame and Amina: everything is settled, Amina has signed, Kwame has still to read it."""

from letsbe.agreements.rules.clauses import Kind
from letsbe.demo.actions.apart import wish
from letsbe.demo.actions.deeds import (
    acknowledge,
    agree,
    choose_review,
    leave_out,
    propose,
    reword,
    sign,
)
from letsbe.demo.actions.telling import Story
from letsbe.demo.actions.words.meetings_held import TIME_TO_LOOK_BACK
from letsbe.relationships import rules as bonds

KWAME_AND_AMINA = Story(
    name="kwame and amina",
    kind=bonds.Kind.SUPPORT,
    parts=("amina", "kwame"),
    moss="amina",
    asked="41 11:00",
    yes=(("40 13:20", "kwame"), ("38 20:10", "amina")),
    told=(
        propose(
            "37 18:30",
            "amina",
            "slow",
            Kind.WAY_OF_BEING,
            "Let's be slow. Silence is allowed.",
            why="I grew up in a house where every pause was filled. I like the pauses.",
        ),
        agree("36 12:15", "kwame", "slow"),
        propose(
            "36 12:40",
            "kwame",
            "ordinary",
            Kind.WAY_OF_BEING,
            "Let's be two people, not a case and a helper.",
            why="I have been a file on somebody's desk for long enough.",
        ),
        reword(
            "35 19:05",
            "amina",
            "ordinary",
            "Let's be two people, not a case and a helper, and tell each other when it starts "
            "to feel like one.",
            why="I might not notice it myself.",
        ),
        agree("34 08:20", "kwame", "ordinary"),
        acknowledge("33 19:00", "amina"),
        acknowledge("32 09:45", "kwame"),
        propose(
            "30 17:15",
            "kwame",
            "church",
            Kind.BOUNDARY,
            "My brother and my church are not told that we meet.",
            why="They love me, and they would make it about themselves.",
        ),
        agree("29 20:30", "amina", "church"),
        propose(
            "29 20:45",
            "amina",
            "hospital",
            Kind.BOUNDARY,
            "I tell you what helped me, but not about the hospital, not yet.",
            why="I am well enough to sit with you, not yet to go back in there.",
        ),
        agree("28 07:50", "kwame", "hospital"),
        propose(
            "26 18:00",
            "amina",
            "diary",
            Kind.EXPECTATION,
            "We each write three lines after we meet and bring them next time.",
            why="It helped me to see that weeks are not all the same.",
        ),
        leave_out("25 21:10", "kwame", "diary"),
        propose(
            "24 09:30",
            "kwame",
            "cancel",
            Kind.EXPECTATION,
            "Either of us may cancel until noon, with one word and no reason.",
            why="On some mornings one word is what I have.",
        ),
        agree("23 19:40", "amina", "cancel"),
        propose(
            "20 08:10",
            "kwame",
            "cook",
            Kind.GOAL,
            "Before Easter I cook jollof for four people, and eat with them.",
            why="My table has been empty since the summer.",
        ),
        reword(
            "19 18:25",
            "amina",
            "cook",
            "Before Easter Kwame cooks jollof for four people and eats with them. Amina brings "
            "the bread, if she is asked.",
            why="I would be honoured, and it must be your choice.",
        ),
        agree("18 10:05", "kwame", "cook"),
        propose(
            "15 20:00",
            "amina",
            "hand",
            Kind.STEERING,
            "A hand laid flat on the table means: let us come back to what we began with.",
            why="I find words for it too late. A hand I can manage.",
        ),
        agree("14 12:30", "kwame", "hand"),
        propose(
            "12 18:50",
            "kwame",
            "sundays",
            Kind.PRACTICAL,
            "Every second Sunday at four, on the bench by the boathouse. Messages between nine "
            "in the morning and nine at night.",
            why="Sundays are long, and my phone wakes the baby next door.",
        ),
        agree("11 19:15", "amina", "sundays"),
        choose_review("3 18:40", "kwame", weeks=13),
        *TIME_TO_LOOK_BACK,
        sign("1 20:20", "amina"),
        wish("1 21:15", "kwame"),
    ),
)
