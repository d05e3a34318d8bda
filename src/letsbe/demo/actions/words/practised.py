"""What Bo and Marek practise beside what they do with each other."""

from letsbe.demo.actions.practising import (
    checklist,
    circle,
    drill,
    role_play,
    transcript,
    unfinished,
)
from letsbe.practice.rules.checklist import Eyes, Occasion
from letsbe.practice.rules.talks import Line, Who

# An exercise that Bo and another supporter recorded; the names are taken out already.
EXERCISE = (
    (Who.PARTNER, "I keep thinking about the interview. I said something stupid."),
    (Who.ME, "What did you say?"),
    (Who.PARTNER, "That I don't mind working alone. And then they looked at each other."),
    (Who.ME, "So they looked at each other, and you have been reading that look ever since."),
    (
        Who.PARTNER,
        "Yes. All weekend. I went through it on the bus and in the bath. I even told [name], "
        "and she laughed.",
    ),
    (Who.ME, "At least you got as far as an interview."),
    (Who.PARTNER, "I suppose so."),
    (Who.ME, "Sorry, that was me wanting to cheer you up. You sound worn out from it."),
    (
        Who.PARTNER,
        "I am. And ashamed, if I'm honest. I wanted this one. I bought shoes for it and all.",
    ),
    (Who.ME, "You went there and you said what is true of you, and that took courage."),
    (Who.PARTNER, "I hadn't seen it like that. It was true."),
    (Who.ME, "Have you thought about ringing them?"),
    (Who.PARTNER, "Not really."),
)
WELL = (
    "What has the week been like?",
    "So there is something in the hall that you walk round.",
    "You sound worn out from carrying that.",
    "So they were writing to you as if you were at home.",
    "What was it like to hold it up to the light?",
    "You are afraid that one of them takes the flat away.",
    "You held on all this time, and that took strength.",
)
HASTY = (
    "Did you sleep?",
    "You should ring the doctor about that.",
    "At least nothing happened to the boy.",
    "Have you tried going to bed later?",
    "You need to talk to your wife about it.",
)
PRACTISED = (
    checklist("66 19:30", "bo", "32110121011002111011", occasion=Occasion.BEFORE),
    drill("65 20:10", "bo", "open-letters", "Did you throw them away?"),
    drill("64 20:15", "bo", "open-letters", "What was it like to find them there?"),
    drill("64 20:18", "bo", "reflect-bus", "So you got on, even if it was for one stop."),
    drill("60 06:40", "bo", "let-go-sleep", "You should try to read something boring."),
    role_play("58 19:50", "bo", "three-in-the-morning", HASTY),
    drill("51 21:05", "bo", "let-go-sleep", "You have tried so much, and you still lie awake."),
    drill("40 20:30", "bo", "affirm-phone", "Four times, and you did not give up."),
    transcript(
        "33 18:20",
        "bo",
        [Line(who, said, 7.0 * n, 7.0 * n + 5.5) for n, (who, said) in enumerate(EXERCISE)],
        minutes=12,
    ),
    circle("26 18:00", "bo", "his-birthday", ["Ines", "Paul"]),
    checklist(
        "26 18:40", "bo", "3322121210221112122-", eyes=Eyes.OBSERVER, occasion=Occasion.AFTER
    ),
    checklist(
        "26 18:42", "bo", "332222-2232122-23321", eyes=Eyes.PARTNER, occasion=Occasion.AFTER
    ),
    checklist("26 18:45", "bo", "33222322120322233222", occasion=Occasion.AFTER),
    role_play("9 20:05", "bo", "letters", WELL, shown_to="ruth"),
    unfinished("2 21:40", "bo", "the-gap", ["What worries you most about Thursday?"]),
    drill("12 19:00", "marek", "feeling-waiting", "You sound let down."),
    drill("12 19:04", "marek", "feeling-queue", "What did you do then?"),
)
