"""What was heard in a talk: what a listener did, turn by turn, in the words that show it."""

from letsbe_listening.as_json import as_json
from letsbe_listening.heard import Act, Band, Counts, Heard, HeardTurn, Share
from letsbe_listening.labels import LABELS, Label
from letsbe_listening.listen import listen
from letsbe_listening.reading import read_talk, read_text
from letsbe_listening.refused import SpeakerUnclear, TalkRefused
from letsbe_listening.talk import Talk, Turn
from letsbe_listening.verdicts import Verdict

__all__ = [
    "LABELS", "Act", "Band", "Counts", "Heard", "HeardTurn", "Label", "Share",
    "SpeakerUnclear", "Talk", "TalkRefused", "Turn", "Verdict", "as_json", "listen",
    "read_talk", "read_text",
]  # fmt: skip
