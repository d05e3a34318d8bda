"""Linh and Marek, who have ended; and Linh and Amina, who are in their second version."""

from datetime import time

from letsbe.agreements.rules.clauses import Kind
from letsbe.agreements.rules.kept import QuietHours
from letsbe.demo.actions.apart import away, cover_note, cover_yes, name_cover
from letsbe.demo.actions.deeds import (
    acknowledge,
    agree,
    agree_reached,
    call_review,
    change_course,
    choose_review,
    look_at_dates,
    open_change,
    propose,
    reword,
    sign,
    still_fits,
    suggest_reached,
    work_on,
)
from letsbe.demo.actions.telling import Story
from letsbe.demo.actions.words.handed import LINH_HANDS_OVER
from letsbe.relationships import rules as bonds

LINH_AND_MAREK = Story(
    name="linh and marek",
    kind=bonds.Kind.SUPPORT,
    parts=("marek", "linh"),
    moss="linh",
    asked="392 10:00",
    yes=(("391 17:30", "marek"), ("388 19:20", "linh")),
    told=(
        propose(
            "386 18:00",
            "linh",
            "light",
            Kind.WAY_OF_BEING,
            "Let's be light where we can. Not everything has to be deep.",
            why="I have serious conversations all day, with forms.",
        ),
        agree("385 21:00", "marek", "light"),
        acknowledge("384 09:10", "linh"),
        acknowledge("384 18:30", "marek"),
        propose(
            "383 19:30",
            "marek",
            "language",
            Kind.EXPECTATION,
            "When one of us does not find the English word, we wait, or draw it.",
            why="I still count in Polish. You should not have to pretend either.",
        ),
        agree("382 12:00", "linh", "language"),
        propose(
            "380 20:15",
            "linh",
            "papers",
            Kind.BOUNDARY,
            "We do not talk about my papers unless I begin.",
            why="Everybody else does.",
        ),
        agree("379 18:45", "marek", "papers"),
        propose(
            "377 18:20",
            "marek",
            "walks",
            Kind.PRACTICAL,
            "We walk on Wednesdays at seven in the evening, from the lock to the mill.",
            why="After a night shift I think better on my feet.",
        ),
        agree("376 08:30", "linh", "walks"),
        choose_review("375 18:00", "linh", weeks=26),
        sign("372 19:10", "marek"),
        sign("371 18:05", "linh"),
        look_at_dates("340 11:00", "dana"),
        change_course("312 20:40", "marek", bonds.Deed.OFFER_ENDING),
        change_course("298 19:55", "linh", bonds.Deed.END),
        *LINH_HANDS_OVER,
    ),
)

_FIRST_VERSION = (
    propose(
        "276 18:10",
        "linh",
        "curious",
        Kind.WAY_OF_BEING,
        "Let's be curious before we are sure.",
        why="People decide quickly what I mean.",
    ),
    agree("275 20:00", "amina", "curious"),
    propose(
        "274 19:20",
        "amina",
        "thanks",
        Kind.WAY_OF_BEING,
        "Let's be thankful out loud, for small things too.",
        why="I forget to say it, and then it is late.",
    ),
    agree("273 08:00", "linh", "thanks"),
    acknowledge("272 18:15", "linh"),
    acknowledge("272 21:05", "amina"),
    propose(
        "270 18:40",
        "linh",
        "family",
        Kind.BOUNDARY,
        "Not about my mother, and not about yours.",
        why="Both of us would rather cook than talk about that.",
    ),
    agree("269 19:10", "amina", "family"),
    propose(
        "267 20:30",
        "amina",
        "honest no",
        Kind.EXPECTATION,
        "When one of us cannot, the answer is no, and not maybe.",
        why="A maybe keeps me awake. A no lets me plan my day.",
    ),
    agree("266 12:50", "linh", "honest no"),
    propose(
        "264 18:00",
        "linh",
        "library",
        Kind.GOAL,
        "By summer Linh reads aloud at the library once, in English.",
        why="I read to my son in secret. I want to hear my own voice.",
    ),
    agree("263 19:00", "amina", "library"),
    propose(
        "263 20:30",
        "amina",
        "soup",
        Kind.GOAL,
        "Before the spring is over each of us cooks the soup of the other's grandmother.",
    ),
    agree("262 08:10", "linh", "soup"),
    propose(
        "262 18:30",
        "linh",
        "quiet",
        Kind.PRACTICAL,
        "After nine in the evening, and before eight in the morning, the telephone sleeps too.",
        why="Minh wakes from every sound.",
        term=QuietHours(begins=time(21), ends=time(8)),
    ),
    agree("262 19:40", "amina", "quiet"),
    propose(
        "262 20:00",
        "amina",
        "three words",
        Kind.STEERING,
        "We begin with three words each about how we are, and end with three.",
        why="Then we notice when we have gone somewhere else in between.",
    ),
    agree("261 18:20", "linh", "three words"),
    propose(
        "260 19:30",
        "linh",
        "mondays",
        Kind.PRACTICAL,
        "Mondays at eight by telephone, for forty minutes.",
        why="He sleeps by then, and I can sit down.",
    ),
    agree("259 20:10", "amina", "mondays"),
    choose_review("258 18:30", "amina", weeks=13),
    sign("256 19:45", "linh"),
    sign("255 20:30", "amina"),
)

_SECOND_VERSION = (
    work_on("190 19:00", "amina", "soup"),
    call_review("166 18:00", "amina"),
    open_change("165 18:30", "linh"),
    reword(
        "165 18:50",
        "linh",
        "mondays",
        "Mondays at eight by telephone, for forty minutes. In the school holidays on Fridays.",
        why="In the holidays Mondays are swimming.",
    ),
    agree("164 20:20", "amina", "mondays"),
    reword(
        "164 20:40",
        "amina",
        "library",
        "Linh has read aloud at the library, twice. By winter she reads to the Thursday group.",
        why="You did it. I only sat at the back and beamed.",
    ),
    reword(
        "163 19:00",
        "linh",
        "library",
        "Linh has read aloud at the library, twice. By winter she reads to the Thursday group, "
        "and Amina tells a story there too.",
        why="You tell me stories every Monday. Others should hear them.",
    ),
    agree("162 18:15", "amina", "library"),
    suggest_reached("162 18:20", "amina", "soup"),
    agree_reached("161 19:35", "linh", "soup"),
    propose(
        "162 18:30",
        "amina",
        "tired",
        Kind.EXPECTATION,
        "When one of us is worn out, we talk for ten minutes instead of not at all.",
        why="In spring we lost three weeks because I waited to be well.",
    ),
    agree("161 19:40", "linh", "tired"),
    choose_review("161 19:50", "linh", weeks=22),
    sign("160 20:00", "linh"),
    sign("160 21:30", "amina"),
    look_at_dates("30 10:15", "dana"),
    work_on("12 20:50", "linh", "library"),
    call_review("3 19:15", "linh"),
    still_fits("2 20:45", "linh", weeks=26),
)

_COVER = (
    name_cover("28 11:20", "dana", "bo"),
    cover_yes("27 19:05", "bo"),
    cover_yes("26 20:30", "linh"),
    cover_yes("25 18:40", "amina"),
    cover_note(
        "24 19:10",
        "linh",
        "Mondays at eight are my time to talk. A short call is plenty. If I do not pick up, I "
        "am putting Minh to bed: a message is kind.",
    ),
    away("2 09:30", "amina", days=9),
)

LINH_AND_AMINA = Story(
    name="linh and amina",
    kind=bonds.Kind.SUPPORT,
    parts=("amina", "linh"),
    moss="linh",
    asked="282 09:40",
    yes=(("281 18:50", "linh"), ("278 19:30", "amina")),
    told=(*_FIRST_VERSION, *_SECOND_VERSION, *_COVER),
)
