"""What Ada and Bo write to each other between their meetings."""

from letsbe.demo.actions.conversing import keep_draft, write, write_and_edit, write_and_remove

MESSAGES = (
    write("6 17:40", "ada", "Home. My feet hurt, in a good way. Thank you for not asking."),
    write("6 18:25", "bo", "Mine too. The bench by the lock is ours now, I have decided."),
    write_and_edit(
        "4 08:05",
        "bo",
        "I was outside before eight. It rained.",
        otherwise="I was outside before nine, and it rained. I thought of your “even in rain”.",
    ),
    write("4 12:30", "ada", "I was not. But I opened the window and stood there. Counting it."),
    write("4 12:41", "bo", "It counts."),
    write_and_remove("3 11:15", "ada", "I don't think I can do Tuesday."),
    write(
        "3 13:20",
        "ada",
        "Sorry, I wrote something and took it away. I was only tired. Tuesday is good.",
    ),
    write("3 17:50", "bo", "Tired is allowed. Tuesday at six; if it pours, the café."),
    write(
        "1 09:10",
        "ada",
        "Three letters lie on the table, unopened. If I bring one, will you sit there while I "
        "open it? You need not say anything.",
    ),
    write("1 12:15", "bo", "Yes. I can sit very well. Bring one, or bring none and we walk."),
    keep_draft("47 min", "ada", "I dreamt of the allotment last night,"),
)
