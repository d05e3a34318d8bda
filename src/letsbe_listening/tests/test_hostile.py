"""Whatever a file holds, it is read, or refused in words with its name."""

import random
import tracemalloc
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from letsbe_listening import TalkRefused, listen, read_talk, read_text
from letsbe_listening.talk import Talk
from letsbe_listening.tests.people import evening
from letsbe_listening.tests.writing import FORMATS

KINDS = sorted({kind for kind, _write in FORMATS.values()})
ENDINGS = {"vtt": "vtt", "srt": "srt", "plain": "txt", "json": "json", "csv": "csv"}
BEGINNINGS = ("", "WEBVTT\n\n", "1\n", "[", '[{"speaker": "', "speaker,text\n", "Sam: so\n")
FRAGMENTS = (
    "00:00:01.000 --> 00:00:02.000\n", "00:00:01,000 --> 00:00:02,000\n", "-->", "--> ",
    "-00:00:01.000 --> -00:00:00.500\n", "99:99:99.999 --> 0\n",
    "00:00:09.000 --> 00:00:01.000\n", "Sam: hello.\n", "Ann: so?\n", "<v Sam>", "<v", "<v ",
    "</v>", "<v.a.b <v>>", "<v: ", "<c><b><i>", "NOTE\n", "STYLE\n", "REGION\n", "\n\n",
    "\r\n", "\r", "\n", "\t", ",", ";", '"', '""', "'", '{"speaker": "Sam", "text": "so"}',
    '{"speaker":', "]", "[[[[", "{", "}", "null", "NaN", "1e999", "\\u0000", "\\ud800", "\0",
    "\ud800", "\udfff", "\ufeff", "\ufffe", "\u200b", "\u200d", "\u202e", "\u2066", "\u2028",
    "\u0085", "\x1b[31m", "a" + "\u0301" * 200, "\u0421\u0430m: ",
    "<script>alert(1)</script>", "javascript:alert(1)", "{{7*7}}", "%s%n", "=HYPERLINK(1)",
    "&amp;&#0;&#x110000;&#xd800;", "&" * 99, "\u0661٢:٣٤", "\U0001d7d9", "ﬀ", "İ", "ß",
    "🏳\ufe0f\u200d🌈", " " * 300, "so " * 300, ":" * 99, "\uff1a", "12", "\u0661\n",
)  # fmt: skip


def read_or_why(text: str, kind: str) -> Talk | str:
    try:
        return read_text(text, kind=kind, name="some.file")
    except TalkRefused as refused:
        return str(refused)


def holds(told: Talk | str, name: str) -> bool:
    """Say whether this is a talk whose words can be written down, or a refusal in one line."""
    if isinstance(told, Talk):
        said = "".join(turn.speaker + turn.text for turn in told.turns)
        return bool(told.turns) and bool(said.encode()) and "\0" not in said
    return told.startswith(name) and told.isprintable()


@settings(max_examples=600, deadline=None)
@given(
    some.sampled_from(BEGINNINGS),
    some.lists(some.sampled_from(FRAGMENTS) | some.text(max_size=5), max_size=30),
    some.sampled_from(KINDS),
)
def test_any_mixture_is_read_or_refused(begin: str, parts: list[str], kind: str) -> None:
    assert holds(read_or_why(begin + "".join(parts), kind), "some.file")


@settings(max_examples=300, deadline=None)
@given(some.sampled_from(sorted(FORMATS)), some.randoms(use_true_random=False))
def test_a_file_that_was_damaged_is_read_or_refused(name: str, rng: random.Random) -> None:
    kind, write = FORMATS[name]
    damaged = bytearray(write(evening()), "utf-8")
    for _ in range(rng.randint(1, 12)):
        damage(damaged, rng)
    with TemporaryDirectory() as folder:
        path = Path(folder, f"talk.{ENDINGS[kind]}")
        path.write_bytes(damaged)
        try:
            told: Talk | str = read_talk(path)
        except TalkRefused as refused:
            told = str(refused)

    assert holds(told, path.name)


def damage(content: bytearray, rng: random.Random) -> None:
    """Change, drop, double or put in some bytes of a file."""
    at = rng.randrange(len(content) + 1)
    end = min(len(content), at + rng.randint(1, 40))
    what = rng.randrange(4)
    if what == 0 and at < len(content):
        content[at] = rng.randrange(256)
    elif what == 1:
        del content[at:end]
    elif what == 2:
        content[at:at] = content[at:end]
    else:
        content[at:at] = rng.choice(FRAGMENTS).encode("utf-8", "surrogatepass")


@settings(max_examples=60, deadline=None)
@given(some.lists(some.sampled_from(FRAGMENTS) | some.text(max_size=9), min_size=1))
def test_whatever_is_said_can_be_heard(parts: list[str]) -> None:
    words = "".join(parts).replace("\0", "").encode("utf-8", "ignore").decode()
    told = read_or_why(f"Sam: so {' '.join(words.split())}\nAnn: Yes.", "plain")
    if isinstance(told, Talk) and "Sam" in told.speakers:
        heard = listen(told, listener="Sam")

        for turn in heard.turns:
            assert all(a.evidence is None or a.evidence in turn.text for a in turn.acts)


@pytest.mark.parametrize(
    "text",
    [
        "Sam: " + "<v " * 100_000,
        "Sam: " + "&" * 300_000,
        "Sam: " + "a\u0301" * 150_000,
        "Sam: " + "a" * 500_000,
        "Sam: " + "?" * 500_000,
        "Sam: " + "so, " * 100_000,
        "Sam: " + "<" * 300_000,
        "Sam: " + "{\\" * 200_000,
        "Sam: so" + "\n" * 500_000,
    ],
)
def test_no_long_text_makes_a_reader_hang(text: str) -> None:
    times = {
        "vtt": "WEBVTT\n\n00:01.000 --> 00:02.000\n",
        "srt": "00:00:01,000 --> 00:00:02,000\n",
    }
    for kind in ("vtt", "srt", "plain"):
        assert holds(read_or_why(times.get(kind, "") + text, kind), "some.file")


@pytest.mark.parametrize("name", ["zoom", "srt", "csv", "json"])
def test_what_is_held_of_a_file_is_little_beside_its_words(tmp_path: Path, name: str) -> None:
    kind, write = FORMATS[name]
    path = tmp_path / f"talk.{ENDINGS[kind]}"
    path.write_text(write(Talk(evening().turns * 2_000)) if name != "json" else _entries())
    size = path.stat().st_size
    tracemalloc.start()
    read_talk(path)
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()

    # The turns are held, and a window of the file; never the file and all its captions.
    assert most < 3 * size + 12_000_000


def _entries() -> str:
    return FORMATS["json"][1](Talk(evening().turns * 2_000))
