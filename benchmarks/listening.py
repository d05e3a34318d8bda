"""What hearing a talk costs: turns for each second of processor time, loading, memory, growth.

`python -m benchmarks.listening [most turns]`. With CONVOKIT_PYTHON, the path of a Python that
has ConvoKit and spaCy's small English model, its politeness strategies run on the same turns;
SPACY_MODEL is that model's name or folder. Each row is a process of its own, so that its memory
is what it alone has needed.
"""

import json
import os
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from benchmarks.loops import loop
from letsbe_listening import Talk, Turn, listen, read_talk
from letsbe_listening.ear import WEIGHTS, load
from letsbe_listening.train.examples import read_corpus

SIZES = (100, 1_000, 10_000, 100_000, 1_000_000)
COMPARED = 2_000
# The longest talk that is heard at once here; more turns are more talks.
LONGEST_TALK = 10_000
CONVOKIT = """
import sys, time, resource, json, spacy
from convokit import Corpus, Utterance, Speaker, TextParser, PolitenessStrategies
texts = json.load(sys.stdin)
model = spacy.load(sys.argv[1], disable=["ner"])
speaker = Speaker(id="s")
told = [Utterance(id=str(n), text=t, speaker=speaker, conversation_id="0", reply_to=None)
        for n, t in enumerate(texts)]
corpus = Corpus(utterances=told)
begun = time.process_time()
corpus = TextParser(spacy_nlp=model, verbosity=0).transform(corpus)
corpus = PolitenessStrategies().transform(corpus)
spent = time.process_time() - begun
print(len(texts) / spent, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)
"""


def main(most: int) -> None:
    print(f"loading: {_median(_loading):.0f} ms, and numpy {_median(_numpy):.0f} ms")
    sizes = [size for size in SIZES if size <= most]
    print(f"a loop of plain Python: {_median(loop):.1f} ms (2.5 in a quiet hour)")
    print(f"\n{'listener turns':>14} {'turns a CPU second':>19} {'memory, MB':>11}")
    for size in sizes:
        spent, memory = _row("hear", size)
        print(f"{size:>14,} {size / spent:>19,.0f} {memory:>11.0f}")
    print(f"\n{'VTT cues read':>14} {'CPU seconds':>19} {'memory, MB':>11}")
    for size in sizes:
        spent, memory = _row("read", size)
        print(f"{size:>14,} {spent:>19.2f} {memory:>11.0f}")
    _beside()


def row(what: str, size: int) -> None:
    """Print what one row costs: seconds of processor time, and megabytes."""
    spent = {"hear": _hear, "read": _read}[what](size)
    print(spent, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)


def _row(what: str, size: int) -> tuple[float, float]:
    command = [sys.executable, "-m", "benchmarks.listening", what, str(size)]
    told = subprocess.run(command, capture_output=True, text=True, check=True).stdout.split()
    return float(told[0]), float(told[1])


def _hear(size: int) -> float:
    texts = [one.text for one in read_corpus()]
    load(WEIGHTS)
    rng = random.Random(size)
    spent = 0.0
    for begin in range(0, size, LONGEST_TALK):
        told = []
        for _ in range(min(LONGEST_TALK, size - begin)):
            told += [Turn("Ann", rng.choice(texts)), Turn("Sam", rng.choice(texts))]
        talk = Talk(tuple(told))
        begun = time.process_time()
        listen(talk, listener="Sam")
        spent += time.process_time() - begun
    return spent


def _read(size: int) -> float:
    texts = [" ".join(one.text.split()) for one in read_corpus()]
    rng = random.Random(size)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "talk.vtt"
        with path.open("w", encoding="utf-8") as file:
            file.write("WEBVTT\n\n")
            for at in range(size):
                name = "Sam" if rng.random() < 0.5 else "Ann"
                time_of = f"{_stamp(at)} --> {_stamp(at + 1)}"
                file.write(f"{time_of}\n<v {name}>{rng.choice(texts)}\n\n")
        begun = time.process_time()
        read_talk(path)
        return time.process_time() - begun


def _stamp(seconds: int) -> str:
    return f"{seconds // 3600:02}:{seconds // 60 % 60:02}:{seconds % 60:02}.000"


def _beside() -> None:
    python = os.environ.get("CONVOKIT_PYTHON")
    if not python:
        print("\nConvoKit was not asked (CONVOKIT_PYTHON is not set).")
        return
    texts = [one.text for one in read_corpus()]
    rng = random.Random(COMPARED)
    asked = [rng.choice(texts) for _ in range(2 * COMPARED)][1::2]
    spent, memory = _row("hear", COMPARED)
    theirs, their_memory = _convokit(python, asked)
    ours = COMPARED / spent
    print(f"\n{'the same ' + format(COMPARED, ',') + ' turns':>22} {'a CPU second':>13} MB")
    print(f"{'ConvoKit':>22} {theirs:>13,.0f} {their_memory:.0f}")
    print(f"{'letsbe_listening':>22} {ours:>13,.0f} {memory:.0f}")
    print(f"letsbe_listening hears {ours / theirs:.0f} times as many.")


def _convokit(python: str, texts: Sequence[str]) -> tuple[float, float]:
    model = os.environ.get("SPACY_MODEL", "en_core_web_sm")
    command = [python, "-W", "ignore", "-c", CONVOKIT, model]
    told = subprocess.run(
        command, input=json.dumps(texts), capture_output=True, text=True, check=True
    ).stdout.split()
    return float(told[-2]), float(told[-1])


def _median(measure: Callable[[], float]) -> float:
    return sorted(measure() for _ in range(5))[2]


def _loading() -> float:
    begun = time.process_time()
    load(WEIGHTS)
    return (time.process_time() - begun) * 1000


def _numpy() -> float:
    told = "import time; b = time.process_time(); import numpy; print(time.process_time() - b)"
    found = subprocess.run([sys.executable, "-c", told], capture_output=True, check=True)
    return float(found.stdout) * 1000


if __name__ == "__main__":
    if sys.argv[1:2] in (["hear"], ["read"]):
        row(sys.argv[1], int(sys.argv[2]))
    else:
        main(int(sys.argv[1]) if len(sys.argv) > 1 else SIZES[-1])
