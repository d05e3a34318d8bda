"""What those told who wait to be introduced, and the supporters who have room."""

from letsbe.demo.actions.portraying import avoid, have_room, tell, telling, wait

WHO_WAIT = (
    tell(
        "37 19:00",
        "noemi",
        telling(
            languages="English; French",
            hours="Mon-Wed 18-21; Sat 9-15",
            ways="in person; video",
            areas="Harbour; Old town",
            gender="woman",
            with_genders="woman",
            experiences="Grief; Low times that last; Sleep that does not come",
            interests="music; walking; films",
            qualities="Likes to walk while talking; Patient with silence",
            wishes="Calm; Likes to walk while talking",
        ),
    ),
    wait("37 19:12", "noemi"),
    avoid("37 19:15", "noemi", ties="City orchestra"),
    tell(
        "33 10:30",
        "tadesse",
        telling(
            languages="Tigrinya",
            hours="Mon-Fri 18-22; Sun 9-21",
            ways="in person; phone",
            areas="Northside",
            gender="man",
            experiences="A new country; Losing a home, or looking for one; Being alone a lot",
            interests="woodwork; football; coffee",
            qualities="Practical; Has a faith",
            wishes="Has a faith; Practical",
        ),
    ),
    wait("33 10:40", "tadesse"),
    tell(
        "28 15:00",
        "grace",
        telling(
            languages="English; Tagalog",
            hours="Mon-Thu 2-5; Fri 1-5",
            ways="phone; text",
            gender="woman",
            experiences="Caring for somebody; Sleep that does not come; Being alone a lot",
            interests="karaoke; crosswords",
            qualities="Humour; Practical",
            wishes="Humour",
        ),
    ),
    wait("28 15:09", "grace"),
    tell(
        "21 20:30",
        "hamid",
        telling(
            languages="English; Farsi; Turkish",
            hours="Tue-Fri 9-13; Sun 15-20",
            ways="phone; in person",
            areas="Northside; Mill",
            gender="man",
            experiences="Anxiety and panic; Sleep that does not come; Being a parent; Money "
            "and debts",
            interests="chess; cars; cooking",
            qualities="Has children; Humour",
            wishes="Has children; Says things straight",
        ),
    ),
    wait("21 20:41", "hamid"),
    tell(
        "16 12:00",
        "elsie",
        telling(
            languages="English",
            hours="Mon-Sun 10-17",
            ways="phone; in person",
            areas="Old town",
            gender="woman",
            experiences="Grief; Growing older; Being alone a lot",
            interests="gardens; radio plays; baking",
            qualities="Humour; Patient with silence",
            wishes="Patient with silence; Humour",
        ),
    ),
    wait("16 12:15", "elsie"),
    avoid("16 12:20", "elsie", names="Barbara Finch"),
    tell(
        "8 22:10",
        "jonah",
        telling(
            languages="English",
            hours="Mon-Sun 20-24; Sat-Sun 14-20",
            ways="video; text; in person",
            areas="Harbour; Mill",
            gender="man",
            experiences="Highs and lows; Losing work, or looking for it; Drinking or using, "
            "and stopping",
            interests="films; bicycles; music",
            qualities="Says things straight",
            wishes="Humour; Says things straight",
        ),
    ),
    wait("8 22:18", "jonah"),
)

WHO_HAVE_ROOM = (
    tell(
        "225 17:40",
        "ines",
        telling(
            languages="Portuguese; English; Spanish",
            hours="Mon-Fri 12-18; Sat 12-15",
            ways="in person; phone; video",
            areas="Old town; Harbour",
            gender="woman",
            experiences="Low times that last; Grief; Sleep that does not come",
            interests="baking; walking; music",
            qualities="Calm; Practical; Likes to walk while talking",
            introduction="I bake bread at night and have the afternoons free. I had a winter "
            "that did not end, until it did. I like to walk along the water.",
        ),
    ),
    have_room("225 17:50", "ines", 2),
    tell(
        "176 20:00",
        "patrick",
        telling(
            languages="English; Irish",
            hours="Mon-Thu 18-22; Sat-Sun 10-20",
            ways="in person; phone; video",
            areas="Harbour; Mill",
            gender="man",
            experiences="Drinking or using, and stopping; Grief; Losing work, or looking for "
            "it; Highs and lows",
            interests="films; fishing; bicycles",
            qualities="Humour; Says things straight; Has children",
            introduction="Nine years sober, and still counting in days. I tell bad jokes when "
            "I am nervous, and I will not be shocked.",
        ),
    ),
    have_room("176 20:10", "patrick", 3),
    avoid("176 20:12", "patrick", ties="Harbour ferries"),
    tell(
        "115 20:20",
        "yusuf",
        telling(
            languages="English; Turkish; Arabic",
            hours="Tue-Fri 9-12; Wed 18-21; Sun 15-21",
            ways="phone; video; in person",
            areas="Northside; Mill",
            gender="man",
            experiences="Anxiety and panic; Being a parent; Money and debts",
            interests="chess; cars; tea",
            qualities="Calm; Has children; Has a faith; Says things straight",
            introduction="I teach people to drive. My own panic came at a roundabout, and it "
            "took two years to drive through it again.",
        ),
    ),
    have_room("115 20:30", "yusuf", 2),
    tell(
        "70 13:10",
        "wanda",
        telling(
            languages="English; Polish",
            hours="Mon-Sat 10-16; Tue 18-21",
            ways="in person; phone; text",
            areas="Old town; Harbour",
            gender="woman",
            experiences="Grief; Growing older; Caring for somebody; Being alone a lot",
            interests="books; gardens; radio plays",
            qualities="Patient with silence; Calm; Knows the services here",
            introduction="I am a librarian, so I am used to being quiet with people. My "
            "husband died four years ago. I keep a spare chair.",
        ),
    ),
    have_room("70 13:20", "wanda", 2),
    have_room("5 13:20", "wanda", 2, away=(20, 9)),
)
