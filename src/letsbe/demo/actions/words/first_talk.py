"""Ada's and Bo's first talk: some of it shown, some skipped, some of it still their own."""

from letsbe.demo.actions.talking import answer, ask, lay_cards, skip
from letsbe.interviews.rules.answers import AnswerDeed

FIRST_TALK = (
    answer(
        "19 13:05",
        "ada",
        1,
        "I am tired of telling it to people with a form in front of them. I would like to say "
        "half a sentence and have it be enough.",
    ),
    answer(
        "19 21:10",
        "bo",
        1,
        "Somebody sat with me once, on a bench, without wanting anything. I would like to do "
        "that for somebody. And I talk better walking beside someone than into a phone.",
    ),
    answer(
        "19 21:18",
        "bo",
        4,
        "Doing one thing with my hands. Washing up counts.",
    ),
    answer(
        "18 08:15",
        "ada",
        4,
        "Being outside before nine, even in rain. Somebody who sits there and is not afraid of "
        "it being quiet.",
    ),
    answer(
        "18 08:25",
        "ada",
        5,
        "“At least”, and whatever comes after it.",
    ),
    answer(
        "18 21:00",
        "bo",
        5,
        "No advice unless one of us asks for it.",
    ),
    answer(
        "18 21:06",
        "bo",
        8,
        "Tuesdays from six are sure. Weekends belong to my mother.",
    ),
    answer(
        "17 12:40",
        "ada",
        8,
        "Late evenings are hard. After eight I have no words left, for anybody.",
    ),
    skip("17 12:48", "ada", 11),
    answer(
        "16 21:15",
        "bo",
        11,
        "My marriage. I will bring it myself when I can.",
    ),
    lay_cards("16 21:22", "bo", "Low times that last", "Grief", "Caring for somebody"),
    lay_cards(
        "15 12:30",
        "ada",
        "Low times that last",
        "Anxiety and panic",
        "Sleep that does not come",
    ),
    answer(
        "15 12:38",
        "ada",
        12,
        "The allotment. I was somebody there, before all this.",
    ),
    answer(
        "14 18:40",
        "bo",
        12,
        "Singing. I stopped when the choir moved to Thursdays, and that was only an excuse.",
    ),
    ask("12 09:20", "ada", "What do you do when you think you have said too much?"),
    answer(
        "12 09:24",
        "ada",
        15,
        "I write long messages that say sorry, and then I go quiet for a week.",
    ),
    answer(
        "11 20:30",
        "bo",
        15,
        "I make a joke and look at the clock. You may tell me that you saw it.",
    ),
    answer(
        "6 21:50",
        "ada",
        9,
        "Walking, side by side. Not across a table.",
    ),
    ask("5 19:10", "bo", "Which music is on when the kitchen needs cleaning?"),
    answer(
        "5 19:12",
        "bo",
        16,
        "Anything with a trumpet in it, too loud.",
    ),
    answer(
        "5 19:15",
        "bo",
        7,
        "Say my name and then “steer back”. It works better than kindness.",
    ),
    answer(
        "5 20:40",
        "ada",
        13,
        "I would like to find somebody who does not need me to be better by Friday. What I can "
        "give",
        deed=AnswerDeed.KEEP,
    ),
)
