"""Marek with Teo, who are ending well; and with Sofia, whose table is still empty."""

from letsbe.agreements.rules.clauses import Kind
from letsbe.demo.actions.apart import letter, ready, suggest_meeting, yes_to_meeting
from letsbe.demo.actions.deeds import (
    acknowledge,
    agree,
    change_course,
    choose_review,
    leave_out,
    open_change,
    propose,
    reword,
    sign,
)
from letsbe.demo.actions.telling import Story
from letsbe.relationships import rules as bonds

_FROM_TEO = (
    "Marek,\n\n"
    "You never made a speech, not even the night I rang at two. You asked what I needed, and I "
    "said toast, and you stayed on the line while I burnt it.\n\n"
    "I have my licence, I have my third June in sight, and I know how to true a wheel. I came "
    "for one of those.\n\n"
    "Ride carefully. You look over the wrong shoulder.\n\n"
    "Teo"
)

_FROM_MAREK = (
    "Dear Teo,\n\n"
    "I was asked to support you, and for a year I have been going home lighter than I came. "
    "That was you as well.\n\n"
    "You told me straight when I was hiding behind a spanner. Nobody had. I have since said "
    "two true things to my brother.\n\n"
    "If we meet by the canal, ring your bell. I will know it: I fitted it.\n\n"
    "Marek"
)

TEO_AND_MAREK = Story(
    name="teo and marek",
    kind=bonds.Kind.SUPPORT,
    parts=("marek", "teo"),
    moss="marek",
    asked="327 10:20",
    yes=(("326 08:15", "teo"), ("323 19:00", "marek")),
    told=(
        propose(
            "321 18:30",
            "teo",
            "straight",
            Kind.WAY_OF_BEING,
            "Let's be straight with each other, also when it is clumsy.",
            why="Polite makes me nervous.",
        ),
        agree("320 20:15", "marek", "straight"),
        propose(
            "319 19:10",
            "marek",
            "both",
            Kind.WAY_OF_BEING,
            "Let's be both the one who talks and the one who listens.",
            why="I am not here to be wise. I would like to be asked as well.",
        ),
        agree("318 09:00", "teo", "both"),
        acknowledge("317 18:00", "teo"),
        acknowledge("316 18:45", "marek"),
        propose(
            "315 20:20",
            "teo",
            "drink",
            Kind.BOUNDARY,
            "We don't meet where people drink, and we don't joke about it.",
            why="Two years in June. I want a third.",
        ),
        agree("314 12:10", "marek", "drink"),
        propose(
            "312 18:15",
            "marek",
            "money",
            Kind.BOUNDARY,
            "Each pays for his own tea.",
            why="It keeps us even.",
        ),
        agree("311 19:30", "teo", "money"),
        propose(
            "309 20:40",
            "teo",
            "relapse",
            Kind.EXPECTATION,
            "If I slip I tell you first, and you don't make a speech.",
            why="The speeches I can give myself.",
        ),
        reword(
            "308 19:05",
            "marek",
            "relapse",
            "If Teo slips he tells Marek first. Marek makes no speech, and asks what Teo needs "
            "tonight.",
            why="I may not fall silent either. I get frightened too.",
        ),
        agree("307 08:30", "teo", "relapse"),
        propose(
            "305 18:20",
            "teo",
            "forklift",
            Kind.GOAL,
            "This year I get my forklift licence back.",
            why="It is the one thing I was never late for.",
        ),
        agree("304 20:00", "marek", "forklift"),
        propose(
            "303 19:25",
            "marek",
            "score",
            Kind.STEERING,
            "When we begin to argue who had it worse, one of us says “nil nil”.",
            why="We did it twice. Nobody won.",
        ),
        agree("302 12:40", "teo", "score"),
        propose(
            "301 18:00",
            "marek",
            "garage",
            Kind.PRACTICAL,
            "Thursdays at five at the bicycle workshop. Hands busy, then we talk.",
            why="I cannot look somebody in the face for an hour.",
        ),
        agree("300 18:50", "teo", "garage"),
        choose_review("299 19:00", "marek", weeks=50),
        sign("297 18:10", "teo"),
        sign("296 19:20", "marek"),
        change_course("11 19:30", "marek", bonds.Deed.OFFER_ENDING),
        open_change("8 18:20", "teo"),
        reword(
            "8 18:35",
            "teo",
            "forklift",
            "Teo has his forklift licence back. Before we part he drives Marek once around the "
            "yard.",
            why="Nineteenth of October. I have not stopped grinning.",
        ),
        agree("7 20:10", "marek", "forklift"),
        propose(
            "7 20:25",
            "marek",
            "speeches",
            Kind.EXPECTATION,
            "At our last meeting each of us gives a short speech.",
            why="I would like to say it properly, once.",
        ),
        leave_out("6 18:45", "teo", "speeches"),
        propose(
            "6 19:00",
            "teo",
            "goodbye",
            Kind.WAY_OF_BEING,
            "Let's be people who say goodbye properly: one last bicycle, finished together.",
            why="I usually just stop turning up. Not this time.",
        ),
        suggest_meeting(
            "5 18:30",
            "marek",
            "The bicycle workshop, one hour earlier than ever, so that the light is good.",
            in_days=9,
        ),
        yes_to_meeting("4 19:10", "teo"),
        letter("4 20:05", "teo", _FROM_TEO),
        letter("3 08:10", "marek", _FROM_MAREK),
        ready("3 08:25", "marek"),
        ready("2 19:40", "teo"),
    ),
)

SOFIA_AND_MAREK = Story(
    name="sofia and marek",
    kind=bonds.Kind.SUPPORT,
    parts=("marek", "sofia"),
    moss="sofia",
    asked="8 14:10",
    yes=(("7 17:55", "sofia"), ("2 19:40", "marek")),
)

TEO_AND_AMINA = Story(
    name="teo and amina",
    kind=bonds.Kind.SUPPORT,
    parts=("amina", "teo"),
    moss="teo",
    asked="4 11:30",
)
