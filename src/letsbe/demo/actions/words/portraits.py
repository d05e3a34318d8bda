"""What those of the stories told, so that somebody who suits them can be found."""

from letsbe.demo.actions.portraying import have_room, tell, telling

PORTRAITS = (
    tell(
        "23 19:30",
        "ada",
        telling(
            languages="English; Italian",
            hours="Mon-Fri 7-10; Sat 8-12",
            ways="in person; phone",
            areas="Harbour; Old town",
            gender="woman",
            experiences="Being in hospital; Low times that last; Being alone a lot",
            interests="gardens; birds; radio plays",
            qualities="Calm; Patient with silence",
            wishes="Calm; Has been in hospital",
        ),
    ),
    tell(
        "369 20:40",
        "bo",
        telling(
            languages="English",
            hours="Mon-Thu 18-21; Sat-Sun 9-15",
            ways="in person; phone; video",
            areas="Harbour; Northside",
            gender="man",
            experiences="Being in hospital; Highs and lows; Being alone a lot",
            interests="singing; buses; birds",
            qualities="Calm; Humour; Has been in hospital",
            wishes="Says things straight",
            introduction="I have been where the days have no edges. I drive a bus, so I am "
            "used to people who say little. We can walk, or ring each other up.",
        ),
    ),
    have_room("369 20:50", "bo", 2),
    tell(
        "44 21:00",
        "kwame",
        telling(
            languages="English; Twi",
            hours="Tue-Thu 15-18; Sun 12-18",
            ways="in person; phone",
            areas="Northside",
            gender="man",
            experiences="Losing a home, or looking for one; A new country; Faith, found or "
            "lost",
            interests="cooking; football",
            qualities="Humour; Has a faith",
            wishes="Has a faith; Practical",
        ),
    ),
    tell(
        "289 19:10",
        "amina",
        telling(
            languages="English; Somali; Arabic",
            hours="Mon-Fri 10-15; Mon 20-22; Sun 12-18",
            ways="in person; phone; video",
            areas="Northside; Old town",
            gender="woman",
            experiences="Being in hospital; Hearing voices or seeing things; A new country; "
            "Being a parent",
            interests="sewing; cooking; stories",
            qualities="Patient with silence; Has children; Has a faith; Has been in hospital",
            introduction="I am a seamstress and a grandmother. I came through the hospital "
            "and out again. I have time, and I do not mind when nothing is said.",
        ),
    ),
    have_room("289 19:20", "amina", 3),
    tell(
        "394 21:30",
        "linh",
        telling(
            languages="English; Vietnamese",
            hours="Mon 20-22; Fri 20-22",
            ways="phone",
            gender="woman",
            experiences="Being a parent; A new country",
            interests="reading; walking",
            qualities="Has children; Humour",
            wishes="Has children",
        ),
    ),
    tell(
        "399 18:20",
        "marek",
        telling(
            languages="English; Polish",
            hours="Tue-Thu 16-20; Sat 10-14",
            ways="in person; video",
            areas="Harbour; Mill",
            gender="man",
            experiences="Drinking or using, and stopping; Losing work, or looking for it; A "
            "new country",
            interests="bicycles; walking",
            qualities="Practical; Says things straight; Likes to walk while talking",
            introduction="Night porter and bicycle mender. I think better on my feet, or with "
            "a spanner in my hand. What I know I learned in the second half.",
        ),
    ),
    have_room("203 19:30", "marek", 2),
    tell(
        "329 20:15",
        "teo",
        telling(
            languages="English; Spanish",
            hours="Thu 17-20; Sat-Sun 10-16",
            ways="in person",
            areas="Mill; Harbour",
            gender="man",
            experiences="Drinking or using, and stopping; Losing work, or looking for it",
            interests="bicycles; engines",
            qualities="Practical",
            wishes="Says things straight",
        ),
    ),
    tell(
        "10 23:20",
        "sofia",
        telling(
            languages="Portuguese; English",
            hours="Mon-Thu 18-23",
            ways="text; video",
            gender="woman",
            experiences="Anxiety and panic; Sleep that does not come",
            interests="poems; films",
            qualities="Patient with silence",
            wishes="Patient with silence",
        ),
    ),
)
