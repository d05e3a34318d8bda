"""What Linh let Amina read of her time with Marek, and the evening the three of them met."""

from letsbe.demo.actions.handing import (
    ask_former,
    choose,
    give,
    introduce,
    read,
    say_yes_to_three,
    suggest_three,
)

LINH_HANDS_OVER = (
    introduce(
        "291 21:20",
        "linh",
        "I am Linh. I clean offices at night and I read on the way home. My son is seven and "
        "sleeps badly when I worry, so I try not to.\n\n"
        "I talk more when we walk, or when we cannot see each other. When I go quiet I am "
        "looking for the word. Please wait, I will find it.\n\n"
        "For half a year I walked on Wednesdays with somebody who was good to me. It ended "
        "because his shifts changed, and not in anger.",
    ),
    choose("291 21:40", "linh", "Let's be light where we can. Not everything has to be deep."),
    choose(
        "290 20:15",
        "linh",
        "We do not talk about my papers unless I begin.",
        otherwise="I would rather not talk about my papers, unless I begin.",
    ),
    give("277 18:05", "linh", "linh and amina"),
    read("277 20:50", "amina", "linh"),
    suggest_three("268 19:10", "linh", "The bench by the lock, or under the bridge.", days=6),
    say_yes_to_three("268 21:30", "amina", "linh"),
    ask_former("267 18:20", "linh"),
    say_yes_to_three("266 08:15", "marek", "linh"),
)
