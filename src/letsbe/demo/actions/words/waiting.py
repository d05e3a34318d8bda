"""Those of the demo who wait to be introduced, and the supporters who have room for them."""

from letsbe.demo.actions.beginnings import Member
from letsbe.people.rules import Part

WAITING = (
    Member(
        key="noemi",
        name="Noémi",
        part=Part.PEER,
        about="Violinist with a quiet year behind me. I talk better while walking.",
        invited="40 11:00",
        joined="38 18:20",
    ),
    Member(
        key="tadesse",
        name="Tadesse",
        part=Part.PEER,
        about="Carpenter. Here for eight months. My English is still small.",
        invited="36 14:10",
        joined="34 10:05",
    ),
    Member(
        key="grace",
        name="Grace",
        part=Part.PEER,
        about="Nurse, on nights. I look after people all night, and then I go home.",
        invited="31 09:45",
        joined="29 14:40",
    ),
    Member(
        key="hamid",
        name="Hamid",
        part=Part.PEER,
        about="Father of two, taxi driver, learning to sleep again.",
        invited="24 15:30",
        joined="22 20:10",
    ),
    Member(
        key="elsie",
        name="Elsie",
        part=Part.PEER,
        about="Seventy-one and new to the telephone with pictures. I like a proper chat.",
        invited="20 10:20",
        joined="17 11:35",
    ),
    Member(
        key="jonah",
        name="Jonah",
        part=Part.PEER,
        about="Twenty-four, between jobs, mostly awake at the wrong end of the day.",
        invited="12 16:00",
        joined="9 21:50",
    ),
    Member(
        key="ines",
        name="Inês",
        part=Part.SUPPORTER,
        about="Baker. Up at three, in bed at eight. I have been through a long winter myself.",
        invited="230 10:00",
        joined="226 17:15",
    ),
    Member(
        key="patrick",
        name="Patrick",
        part=Part.SUPPORTER,
        about="Ferry hand, sober nine years, grandfather. Bad jokes, good ears.",
        invited="180 13:40",
        joined="177 19:30",
    ),
    Member(
        key="yusuf",
        name="Yusuf",
        part=Part.SUPPORTER,
        about="I teach people to drive, and I learned what panic is in a roundabout.",
        invited="120 11:25",
        joined="116 20:00",
    ),
    Member(
        key="wanda",
        name="Wanda",
        part=Part.SUPPORTER,
        about="Librarian. Widow. I keep a spare chair and a spare hour.",
        invited="75 09:50",
        joined="71 12:45",
    ),
)
