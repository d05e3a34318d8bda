"""One talk written in each format a transcript may have."""

import csv
import io
import json
from collections.abc import Callable

from letsbe_listening.talk import Talk, Turn


def clock(seconds: float, point: str = ".") -> str:
    whole, thousandths = divmod(round(seconds * 1000), 1000)
    return f"{whole // 3600:02}:{whole // 60 % 60:02}:{whole % 60:02}{point}{thousandths:03}"


def _span(turn: Turn, point: str) -> str:
    return f"{clock(turn.start or 0, point)} --> {clock(turn.end or 0, point)}"


def teams(talk: Talk) -> str:
    cues = [
        f"0f8a-{number}\n{_span(turn, '.')}\n<v {turn.speaker}>{turn.text}</v>"
        for number, turn in enumerate(talk.turns)
    ]
    return "WEBVTT\n\n" + "\n\n".join(cues) + "\n"


def zoom(talk: Talk) -> str:
    cues = [
        f"{number}\n{_span(turn, '.')}\n{turn.speaker}: {turn.text}"
        for number, turn in enumerate(talk.turns, start=1)
    ]
    return "WEBVTT\n\n" + "\n\n".join(cues) + "\n"


def srt(talk: Talk) -> str:
    cues = [
        f"{number}\n{_span(turn, ',')}\n{turn.speaker}: {turn.text}"
        for number, turn in enumerate(talk.turns, start=1)
    ]
    return "\n\n".join(cues) + "\n"


def plain(talk: Talk) -> str:
    return "\n".join(f"{turn.speaker}: {turn.text}" for turn in talk.turns)


def as_json(talk: Talk) -> str:
    keys = ("speaker", "text", "start", "end")
    return json.dumps([{key: getattr(turn, key) for key in keys} for turn in talk.turns])


def as_csv(talk: Talk) -> str:
    told = io.StringIO()
    rows = [(turn.speaker, turn.text, turn.start, turn.end) for turn in talk.turns]
    csv.writer(told).writerows([("speaker", "text", "start", "end"), *rows])
    return told.getvalue()


FORMATS: dict[str, tuple[str, Callable[[Talk], str]]] = {
    "teams": ("vtt", teams),
    "zoom": ("vtt", zoom),
    "srt": ("srt", srt),
    "plain": ("plain", plain),
    "json": ("json", as_json),
    "csv": ("csv", as_csv),
}
