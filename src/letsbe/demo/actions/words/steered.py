"""How Ada and Bo steer back: once already, and again just now, where it is Bo's turn."""

from letsbe.demo.actions.steering import press, steer_back, suggest_step, write_alone
from letsbe.steering.rules.deeds import CourseDeed

ADA_AND_BO_STEER_BACK = (
    steer_back(
        "11 18:20",
        "bo",
        "How our hour ends",
        notice="I look at the clock from half past on, and then I stop listening.",
        wish="A clear end that neither of us has to watch for.",
    ),
    press("11 18:25", "bo", CourseDeed.READY),
    write_alone(
        "10 21:30",
        "ada",
        notice="I saw the glances and thought I was boring you.",
    ),
    suggest_step(
        "9 08:40",
        "ada",
        "We set a quiet alarm ten minutes before the end, and each say one thing then.",
        in_days=5,
    ),
    press("9 12:15", "bo", CourseDeed.AGREE),
    press("4 19:50", "ada", CourseDeed.BACK),
    press("4 21:05", "bo", CourseDeed.BACK),
    steer_back(
        "1 09:30",
        "ada",
        "The days between our Tuesdays",
        notice="Twice I wrote in the night and then lay awake over whether I should have.",
        wish="To know when it is all right to write.",
    ),
    press("1 09:35", "ada", CourseDeed.READY),
)
