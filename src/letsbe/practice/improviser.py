"""The one narrow door to a language model: the partner's next line, or nothing.

Off unless the house names an address of its own. Asked in a role-play alone and nowhere else;
it is shown the role-play and nothing of anybody. Capped in time, length and how many at once;
whatever goes wrong, the script speaks instead.
"""

import json
import re
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from http.client import HTTPConnection, HTTPException, HTTPSConnection
from threading import BoundedSemaphore
from urllib.parse import urlsplit

from letsbe.lib import text
from letsbe.practice.rules.partner import Level
from letsbe.practice.rules.scenarios import Scenario
from letsbe.practice.rules.talks import Line, Who

TIMEOUT_SECONDS = 8
MOST_CHARACTERS = 400
MOST_TOKENS = 120
LARGEST_ANSWER = 64 * 1024
# Each asking holds one of the eight threads that serve pages.
AT_ONCE = 2
OK = 200
_free = BoundedSemaphore(AT_ONCE)
_threads = ThreadPoolExecutor(max_workers=AT_ONCE, thread_name_prefix="improviser")
_THOUGHT = re.compile(r"<think>.*?(?:</think>|\Z)", re.DOTALL)
_MANNER = {
    Level.CLOSED: "You have withdrawn. Answer politely, in a few words, and tell nothing new.",
    Level.GUARDED: "You are guarded. Answer in one sentence, and hint at more.",
    Level.TELLING: "You begin to tell. Answer in one to three sentences.",
    Level.OPEN: "You feel heard. Tell what matters most, in two to four sentences.",
}
_RULES = (
    "You play one person in an exercise in listening. Say only what this person says next, as "
    "plain spoken words without stage directions. Never give advice, never insult, never "
    "speak of harming yourself or anybody, never say that you are a person in real life."
)


def line(
    address: str, model: str, scene: Scenario, lines: Sequence[Line], level: Level
) -> str | None:
    """Return what a model lets the partner say, or None: then the script speaks.

    `address` is the base of an OpenAI-compatible service, such as http://localhost:8080/v1.
    """
    if not _free.acquire(blocking=False):
        return None
    asked = _threads.submit(_answer, address, model, _messages(scene, lines, level))
    try:
        # A slow answer keeps its place until it ends: the script speaks, nobody waits.
        return asked.result(timeout=TIMEOUT_SECONDS)
    except TimeoutError:
        return None


def _answer(address: str, model: str, messages: list[dict[str, str]]) -> str | None:
    try:
        return _spoken(_asked(address, model, messages))
    except (OSError, HTTPException, ValueError, LookupError, TypeError, RecursionError):
        return None
    finally:
        _free.release()


def _messages(scene: Scenario, lines: Sequence[Line], level: Level) -> list[dict[str, str]]:
    told = f"{_RULES} {scene.speaker} {_MANNER[level]}"
    roles = {Who.ME: "user", Who.PARTNER: "assistant", Who.OTHER: "user"}
    said = [{"role": roles[each.who], "content": each.text} for each in lines]
    return [{"role": "system", "content": told}, *said]


def _asked(address: str, model: str, messages: list[dict[str, str]]) -> object:
    there = urlsplit(address)
    kind = HTTPSConnection if there.scheme == "https" else HTTPConnection
    connection = kind(there.hostname or "", there.port, timeout=TIMEOUT_SECONDS)
    asked = {"model": model, "messages": messages, "max_tokens": MOST_TOKENS, "stream": False}
    try:
        connection.request(
            "POST",
            f"{there.path.rstrip('/')}/chat/completions",
            body=json.dumps(asked).encode(),
            headers={"Content-Type": "application/json"},
        )
        answer = connection.getresponse()
        if answer.status != OK:
            return None
        return json.loads(answer.read(LARGEST_ANSWER))
    finally:
        connection.close()


def _spoken(answer: object) -> str | None:
    """Return the plain words of an answer, its first paragraph, cut at a sentence's end."""
    said = answer["choices"][0]["message"]["content"]  # type: ignore[index]
    if not isinstance(said, str):
        return None
    # Some models write down what they think before they speak.
    spoken = text.words(_THOUGHT.sub("", said))
    first = text.line(spoken.partition("\n\n")[0])
    if len(first) > MOST_CHARACTERS:
        cut = first[:MOST_CHARACTERS]
        first = cut[: max(cut.rfind(mark) for mark in ".?!\u2026") + 1]
    return first or None
