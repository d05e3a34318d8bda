"""Sam listens, Ann tells: small talks the tests share."""

from letsbe_listening.talk import Talk, Turn

ANN_1 = "I could not sleep again, third night now. My brother rang at two."
SAM_1 = "So the third night, and then the phone on top. What goes round your head at that hour?"
ANN_2 = "Money mostly."
SAM_2 = (
    "You should write it down before bed, it helps. At least you have a job, others have it"
    " worse. When I lost mine I lay awake for a month."
)
ANN_3 = "Maybe."
SAM_3 = "You sound worn out."


def talk(*texts: str, first: str = "Ann", second: str = "Sam", seconds: float = 0) -> Talk:
    """Return a talk in which the two take turns; each turn takes so many seconds, if any."""
    turns = []
    for at, text in enumerate(texts):
        times = (at * seconds, (at + 1) * seconds) if seconds else (None, None)
        turns.append(Turn(second if at % 2 else first, text, *times))
    return Talk(tuple(turns))


def evening() -> Talk:
    return talk(ANN_1, SAM_1, ANN_2, SAM_2, ANN_3, SAM_3)
