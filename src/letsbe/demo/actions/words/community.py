"""The programme and its people, all of them invented."""

from letsbe.demo.actions.beginnings import Member, Programme
from letsbe.people.rules import Part
from letsbe.safety.rules import Answers

PROGRAMME = Programme(
    name="Harbour Lane peer support",
    begun="420 09:15",
    answers=Answers(
        help_now="If somebody is in danger right now, ring the emergency number: 112 in most "
        "of Europe, 999 in the United Kingdom, 911 in North America.\n\n"
        "Everybody else on this page is invented, and so are these numbers. In a real house "
        "the night line would stand here: 020 7946 0321, any night from eight to eight. "
        "Dana can be reached at 020 7946 0322 on weekdays from nine to five.",
        who_reads="What the two of you write to each other is read by the two of you, and by "
        "nobody else in the programme.\n\nDana, who coordinates, sees that you have an "
        "agreement, and its dates. Oz, who looks after the computer, sees that there are "
        "words, but cannot read them.",
        who_watches="Dana coordinates. She sees who is in touch with whom, at which stage, and "
        "since when. Lee looks after safety, and is there when somebody is worried about "
        "harm.\n\nWhenever one of us looks at something of yours, it stands in your journal.",
        what_breaks="When a life is in danger, or when a child or somebody who cannot protect "
        "themselves is being harmed. Then Lee is told, and nobody else unless it must be. "
        "We tell you first whenever that is safe.",
        police="We ask you first. Without asking we only call when somebody would die or be "
        "badly hurt while we ask.",
    ),
    expected="Noor, from the Thursday drop-in",
    expected_since="2 16:20",
)

COORDINATOR = Member(
    key="dana",
    name="Dana",
    part=Part.COORDINATOR,
    about="I hold the frame here: I invite, I bring people together, and I stay out of what "
    "they say to each other. Weekdays from nine to five.",
)

OTHERS = (
    Member(
        key="ada",
        name="Ada",
        part=Part.PEER,
        about="Gardener, early riser, out of practice with people. I like it when it is quiet.",
        invited="26 10:40",
        joined="24 19:05",
    ),
    Member(
        key="bo",
        name="Bo",
        part=Part.SUPPORTER,
        about="I have been where the days have no edges. I drive a bus, sing badly, and listen "
        "better than I used to.",
        invited="372 14:00",
        joined="370 20:15",
    ),
    Member(
        key="kwame",
        name="Kwame",
        part=Part.PEER,
        about="Cook without a kitchen at the moment. Ghanaian, Spurs supporter, slow to start.",
        invited="47 10:00",
        joined="45 20:30",
    ),
    Member(
        key="amina",
        name="Amina",
        part=Part.SUPPORTER,
        about="Seamstress, grandmother at forty-six, three years out of hospital. I have time.",
        invited="296 09:20",
        joined="290 18:40",
    ),
    Member(
        key="linh",
        name="Linh",
        part=Part.PEER,
        about="Mother of one, cleaner of many offices, reader of everything on the way home.",
        invited="398 15:00",
        joined="395 21:10",
    ),
    Member(
        key="marek",
        name="Marek",
        part=Part.SUPPORTER,
        about="Night porter and bicycle mender. What I know I learned in the second half.",
        invited="404 11:00",
        joined="400 17:25",
    ),
    Member(
        key="teo",
        name="Teo",
        part=Part.PEER,
        about="Warehouse man. Dry since a June. Better with my hands than with small talk.",
        invited="336 16:10",
        joined="330 19:45",
    ),
    Member(
        key="sofia",
        name="Sofia",
        part=Part.PEER,
        about="Studied, stopped, may start again. I find writing easier than talking.",
        invited="16 12:30",
        joined="11 23:05",
        time_zone="Europe/Lisbon",
    ),
    Member(
        key="ruth",
        name="Ruth",
        part=Part.SUPPORTER,
        about="Retired midwife. I accompany those who accompany, and I make the soup.",
        invited="413 10:15",
        joined="410 16:00",
    ),
    Member(
        key="lee",
        name="Lee",
        part=Part.LEAD,
        about="I look after safety here. If you are worried about harm, to you or by you, I am "
        "the one to talk to.",
        invited="418 09:30",
        joined="416 14:20",
    ),
    Member(
        key="oz",
        name="Oz",
        part=Part.OPERATOR,
        about="I keep the computer running and the backups safe. I cannot read a word of "
        "yours, and I like it that way.",
        invited="418 09:40",
        joined="415 22:30",
    ),
)
