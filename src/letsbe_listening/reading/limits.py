"""How much a transcript may hold before it is refused, each limit with its reason."""

# A million cues of ordinary length are about 90 MB; more is no talk.
LARGEST_FILE = 256 * 1024 * 1024
# An hour of talk is about 60,000 characters: room for ten hours in one line, or in one cue.
LONGEST_LINE = 1024 * 1024
# Twice the million that a long recording with a caption for every word could reach.
MOST_CAPTIONS = 2_000_000
# Meeting software allows 64 (Zoom) to about 200 characters with department and place (Teams).
LONGEST_NAME = 200
# Before a colon a name has to be told from a sentence, so it has to be shorter.
LONGEST_NAME_BEFORE_COLON = 60
# A circle has a dozen people; with more names than this something else was taken for names.
MOST_SPEAKERS = 100
# More than a year, for the longest file of captions; the time of day of the last decades, told
# in seconds since 1970, is above it.
LONGEST_TALK_IN_MILLISECONDS = 10_000 * 60 * 60 * 1000
# How much is held of a file at once, apart from the words themselves.
CHUNK = 64 * 1024
