"""Two meetings of Ada and Bo: what each would like, their note, and how they looked back."""

from letsbe.demo.actions.meeting_up import arrange, hope, look_back, met, note
from letsbe.meetings.rules.check_ins import Felt

# Nobody has said yet whether this one took place; another one is two days ahead.
TIME_TO_LOOK_BACK = (
    arrange("9 12:10", "amina", "kwame", days=6, time="17:30", way="The big kitchen."),
    arrange("2 12:30", "kwame", "amina", days=4, time="17:30", way="The big kitchen."),
)
YES, MOSTLY, LITTLE = Felt.YES, Felt.MOSTLY, Felt.A_LITTLE

MEETINGS_HELD = (
    arrange("14 19:20", "bo", "ada", days=4, time="18:30", way="The café by the library."),
    hope("11 20:10", "ada", "To find out whether I can be quiet with you for a while."),
    hope("10 12:45", "bo", "To hear about the allotment, if you feel like it."),
    note(
        "10 19:05",
        "ada",
        "The café is too loud after seven. Next time we begin at the canal.",
    ),
    note(
        "10 19:20",
        "bo",
        "The café is too loud after seven. Next time we begin at the canal.\n\n"
        "Bo asks before giving advice. Ada says when it is enough.",
    ),
    met("10 19:40", "bo"),
    look_back(
        "10 21:15",
        "ada",
        MOSTLY,
        YES,
        LITTLE,
        YES,
        line="It took me an hour to stop being polite. Then it was good.",
        bring="The photograph of the shed.",
    ),
    look_back(
        "9 08:30",
        "bo",
        YES,
        YES,
        MOSTLY,
        None,
        line="I talked about the choir for too long.",
        bring="Nothing but time.",
    ),
    arrange("9 09:05", "ada", "bo", days=6, time="18:30", way="The bench by the canal."),
    hope("4 21:30", "bo", "To say less, and to ask what the photograph is of."),
    hope("3 08:20", "ada", "To show you the photograph."),
    note(
        "3 19:25",
        "bo",
        "The shed had a blue door. Ada would like to paint it again.\n\n"
        "We both think of one small thing to do this week, and tell the other on Sunday.",
    ),
    met("3 19:45", "ada"),
    look_back("3 22:10", "bo", YES, YES, YES, MOSTLY, bring="My one small thing."),
    look_back(
        "2 07:50",
        "ada",
        YES,
        YES,
        YES,
        YES,
        line="You did not say a word while I looked at it. Thank you.",
        bring="A tin of blue paint.",
    ),
)
