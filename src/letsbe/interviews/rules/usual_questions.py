"""The questions every house begins with, until its programme writes others."""

from letsbe.interviews.rules.questions import Becomes, Theme, Wanted

USUAL_QUESTIONS: tuple[Wanted, ...] = (
    Wanted(
        theme=Theme.CAME_HERE,
        words="What made you say yes to meeting?",
        hint="A small reason is a good reason.",
        becomes=Becomes.GOAL,
    ),
    Wanted(
        theme=Theme.CAME_HERE,
        words="What would you like me to know about your days just now?",
        hint="How a usual week looks, what takes your strength, what gives you some.",
        becomes=Becomes.EXPECTATION,
    ),
    Wanted(
        theme=Theme.CAME_HERE,
        words="When somebody was there for you in a good way, what did they do?",
        hint="No need to say when, or why it was needed.",
        becomes=Becomes.EXPECTATION,
    ),
    Wanted(
        theme=Theme.HELPS,
        words="On a hard day, what helps, even a little?",
        hint="Tea, a walk, quiet, company, being left alone.",
        becomes=Becomes.EXPECTATION,
    ),
    Wanted(
        theme=Theme.HELPS,
        words="What do people say or do that is meant well and does not help?",
        becomes=Becomes.BOUNDARY,
    ),
    Wanted(
        theme=Theme.HELPS,
        words="How could I notice that it is getting too much for you?",
        hint="Perhaps you go quiet, joke more, or cancel.",
        becomes=Becomes.STEERING,
    ),
    Wanted(
        theme=Theme.HELPS,
        words="If we lose our way in a talk, how would you like me to bring us back?",
        becomes=Becomes.STEERING,
    ),
    Wanted(
        theme=Theme.MET,
        words="Which times of the day and the week suit you, and which are hard?",
        becomes=Becomes.PRACTICAL,
    ),
    Wanted(
        theme=Theme.MET,
        words="Where, or in which way, do you talk most easily?",
        hint="Walking, in a café, by phone, in writing, with the camera off.",
        becomes=Becomes.PRACTICAL,
    ),
    Wanted(
        theme=Theme.MET,
        words="How would you like to be spoken to?",
        hint="Your name, how direct, how fast, what humour, which words rather not.",
        becomes=Becomes.EXPECTATION,
    ),
    Wanted(
        theme=Theme.MET,
        words="Is there something you would rather not be asked about?",
        hint="You need not say why. “Ask me first” is an answer too.",
        becomes=Becomes.BOUNDARY,
    ),
    Wanted(
        theme=Theme.HOPES,
        words="What would be good to have more of in three months?",
        becomes=Becomes.GOAL,
    ),
    Wanted(
        theme=Theme.HOPES,
        words="What would you like to give here, and what would you like to find?",
        hint="Both of us give and both of us find something.",
        becomes=Becomes.EXPECTATION,
    ),
    Wanted(
        theme=Theme.HOPES,
        words="How would we both notice that this does us good?",
        becomes=Becomes.GOAL,
    ),
)
