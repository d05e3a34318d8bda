"""What hearing a talk costs: turns for each second of processor time, loading, memory, growth.

`python -m benchmarks.listening [most turns]`. With CONVOKIT_PYTHON, the path of a Python that
has ConvoKit and spaCy's small English model, its politeness strategies run on the same turns.
"""

import json
import os
import random
import resource
import subprocess
import sys
import time
from collections.abc import Sequence

from letsbe_listening import Talk, Turn, listen
from letsbe_listening.ear import WEIGHTS, load
from letsbe_listening.train.examples import read_corpus

SIZES = (100, 1_000, 10_000, 100_000, 1_000_000)
COMPARED = 2_000
# A longer talk is heard in parts, so that what was heard of it need not all be held.
AT_ONCE = 20_000
CONVOKIT = """
import sys, time, resource, json
from convokit import Corpus, Utterance, Speaker, TextParser, PolitenessStrategies
texts = json.load(sys.stdin)
speaker = Speaker(id="s")
told = [Utterance(id=str(n), text=t, speaker=speaker, conversation_id="0", reply_to=None)
        for n, t in enumerate(texts)]
corpus = Corpus(utterances=told)
begun = time.process_time()
corpus = TextParser(verbosity=0).transform(corpus)
corpus = PolitenessStrategies().transform(corpus)
spent = time.process_time() - begun
print(len(texts) / spent, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)
"""


def main(most: int) -> None:
    print(f"loading: {_loading():.0f} ms, and numpy {_numpy():.0f} ms")
    turns = [one.text for one in read_corpus()]
    print(f"{'listener turns':>14} {'turns a CPU second':>19} {'memory, MB':>11}")
    for size in (size for size in SIZES if size <= most):
        spent = _hear(size, turns)
        print(f"{size:>14,} {size / spent:>19,.0f} {_megabytes():>11.0f}")
    _beside(turns)


def _hear(size: int, turns: Sequence[str]) -> float:
    rng = random.Random(size)
    spent = 0.0
    for begin in range(0, size, AT_ONCE):
        told = []
        for _ in range(min(AT_ONCE, size - begin)):
            told += [Turn("Ann", rng.choice(turns)), Turn("Sam", rng.choice(turns))]
        talk = Talk(tuple(told))
        begun = time.process_time()
        listen(talk, listener="Sam")
        spent += time.process_time() - begun
    return spent


def _beside(turns: Sequence[str]) -> None:
    python = os.environ.get("CONVOKIT_PYTHON")
    if not python:
        print("ConvoKit was not asked (CONVOKIT_PYTHON is not set).")
        return
    rng = random.Random(1)
    texts = [rng.choice(turns) for _ in range(COMPARED)]
    ours = COMPARED / _hear(COMPARED, turns)
    told = subprocess.run(
        [python, "-W", "ignore", "-c", CONVOKIT],
        input=json.dumps(texts), capture_output=True, text=True, check=True,
    ).stdout.split()  # fmt: skip
    theirs, memory = float(told[-2]), float(told[-1])
    print(f"ConvoKit: {theirs:,.0f} turns a CPU second, {memory:.0f} MB;", end=" ")
    print(f"letsbe_listening {ours:,.0f}, {ours / theirs:.0f} times as many")


def _loading() -> float:
    begun = time.process_time()
    load(WEIGHTS)
    return (time.process_time() - begun) * 1000


def _numpy() -> float:
    told = "import time; b = time.process_time(); import numpy; print(time.process_time() - b)"
    found = subprocess.run([sys.executable, "-c", told], capture_output=True, check=True)
    return float(found.stdout) * 1000


def _megabytes() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else SIZES[-2])
