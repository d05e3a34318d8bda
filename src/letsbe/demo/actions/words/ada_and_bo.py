"""Ada and Bo, in the middle of finding out how they want to be with each other."""

from datetime import time

from letsbe.agreements.rules.clauses import Kind
from letsbe.agreements.rules.kept import QuietHours
from letsbe.demo.actions.arranging import accept_rhythm, suggest_meeting, suggest_rhythm
from letsbe.demo.actions.deeds import (
    acknowledge,
    agree,
    leave_out,
    look_at_dates,
    park,
    propose,
    reword,
)
from letsbe.demo.actions.talking import propose_own_answer
from letsbe.demo.actions.telling import Story
from letsbe.demo.actions.words.first_talk import FIRST_TALK
from letsbe.demo.actions.words.meetings_held import MEETINGS_HELD
from letsbe.demo.actions.words.messages import MESSAGES
from letsbe.demo.actions.words.steered import ADA_AND_BO_STEER_BACK
from letsbe.relationships import rules as bonds

ADA_AND_BO = Story(
    name="ada and bo",
    kind=bonds.Kind.SUPPORT,
    parts=("bo", "ada"),
    moss="ada",
    asked="23 09:30",
    yes=(("22 18:10", "bo"), ("19 11:45", "ada")),
    told=(
        propose(
            "18 10:05",
            "ada",
            "on time",
            Kind.WAY_OF_BEING,
            "Let's be on time, and send a word when we can't.",
            why="Waiting without knowing is when my head starts telling stories.",
        ),
        agree("18 20:40", "bo", "on time"),
        *FIRST_TALK,
        *MESSAGES,
        *ADA_AND_BO_STEER_BACK,
        propose_own_answer(
            # To "What do people say or do that is meant well and does not help?"
            "17 19:15",
            "bo",
            "advice",
            5,
            why="I slip into fixing things. I would rather listen.",
        ),
        reword(
            "16 08:50",
            "ada",
            "advice",
            "No advice unless one of us asks for it. “What would you do?” counts as asking.",
            why="Sometimes I do want to know what you would do.",
        ),
        agree("16 21:05", "bo", "advice"),
        acknowledge("15 12:20", "ada"),
        acknowledge("14 18:30", "bo"),
        propose(
            "14 18:55",
            "bo",
            "rhythm",
            Kind.PRACTICAL,
            "We meet on Tuesdays at six.",
            why="Tuesday is the evening I am sure of.",
        ),
        reword(
            "13 09:10",
            "ada",
            "rhythm",
            "We meet on Tuesdays at half past six, in the café by the library.",
            why="The bus from work gets in at ten past, and I like it there.",
        ),
        reword(
            "12 22:15",
            "bo",
            "rhythm",
            "We meet on Tuesdays at half past six, in the café by the library, for an hour.",
            why="A clear end helps me be all there until then.",
        ),
        reword(
            "11 08:05",
            "ada",
            "rhythm",
            "We meet on Tuesdays at half past six, in the café by the library, for about an "
            "hour. When the café is too loud we walk along the canal.",
            why="Noise is the first thing that wears me out.",
        ),
        agree("10 19:45", "bo", "rhythm"),
        propose(
            "10 20:05",
            "bo",
            "quiet",
            Kind.PRACTICAL,
            "Evenings after nine and mornings before eight are quiet.",
            why="I would read whatever comes at midnight, and then lie awake.",
            term=QuietHours(begins=time(21), ends=time(8)),
        ),
        agree("9 09:15", "ada", "quiet"),
        look_at_dates("9 10:00", "dana"),
        *MEETINGS_HELD,
        propose(
            "9 20:20",
            "bo",
            "no phone",
            Kind.BOUNDARY,
            "Phones stay off while we talk.",
            why="Mine pulls at me even when it is quiet.",
        ),
        leave_out("8 07:55", "ada", "no phone"),
        propose(
            "8 08:10",
            "ada",
            "garden",
            Kind.GOAL,
            "By spring Ada is back at the allotment once a week, whatever the weather.",
            why="I was somebody there, before all this.",
        ),
        reword(
            "7 19:30",
            "bo",
            "garden",
            "By spring Ada is back at the allotment once a week, and Bo in the choir, whatever "
            "the weather.",
            why="I would like to be on the way to something too, not only watch you.",
        ),
        park("6 21:40", "ada", "garden"),
        propose(
            "5 19:00",
            "bo",
            "steer back",
            Kind.STEERING,
            "When we drift, either of us can say “steer back”, and we go back to what we came "
            "to talk about. Nobody has to explain.",
            why="I can talk about football for an hour. Please do interrupt me.",
        ),
        propose(
            "5 20:30",
            "ada",
            "honest",
            Kind.WAY_OF_BEING,
            "Let's be honest when we are not doing well.",
        ),
        # Tuesdays, as they put into their agreement.
        suggest_rhythm(
            "2 18:30", "bo", "The café by the library", weekday=1, begins=time(18, 30)
        ),
        accept_rhythm("2 20:50", "ada"),
        suggest_meeting(
            "1 18:05",
            "bo",
            "A walk along the canal, instead of sitting",
            days=6,
            begins=time(15),
        ),
        agree("1 17:25", "ada", "steer back"),
        propose(
            "1 17:40",
            "ada",
            "between",
            Kind.EXPECTATION,
            "Between our meetings we answer each other within two days. A thumbs up is an "
            "answer.",
            why="Then I don't have to wonder whether I said too much.",
        ),
        reword(
            "52 min",
            "bo",
            "honest",
            "Let's be honest when we are not doing well, or say “not today”.",
            why="Some days I can't find the words yet.",
        ),
    ),
)
