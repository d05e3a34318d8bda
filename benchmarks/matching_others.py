"""Other ways to match, each in an environment of its own, since two share an import name."""

import json
import subprocess
from collections.abc import Iterable, Sequence
from typing import Any

from letsbe_matching import Peer, Person, Supporter
from letsbe_matching.crowd import Crowd
from letsbe_matching.search import Search
from letsbe_matching.suits import rarity

Told = dict[str, Any]
# What is asked of a pair as a user of mentor-match would write it: rules on two people's words.
MENTOR_MATCH = """
import json, resource, sys, time
from matching.mentee import Mentee
from matching.mentor import Mentor
from matching.process import process_data
from matching.rules import rule as rl
told = json.load(sys.stdin)
begun = time.process_time()
SETS = "languages ways with_genders experiences interests about wishes not_with ties".split()
def made(kind, one):
    person = kind(grade=1, email=one["id"])
    for name in SETS:
        setattr(person, name, frozenset(one[name]))
    person.hours, person.gender = one["hours"], one["gender"]
    return person
mentors = [made(Mentor, one) for one in told["supporters"]]
mentees = [made(Mentee, one) for one in told["peers"]]
rare = told["rare"]
def wished(one, other):
    return not one.with_genders or other.gender in one.with_genders
def worth(names):
    return sum(rare[name] for name in names)
def share(there, whole):
    return 100 * there // whole if whole else 0
def side(one, other):
    return (
        3 * share(worth(one.experiences & other.experiences), worth(one.experiences))
        + share(min((one.hours & other.hours).bit_count(), 4), 4)
        + share(len(one.interests & other.interests), len(one.interests))
        + 3 * share(len(one.wishes & other.about), len(one.wishes))
    )
class Suits(rl.Rule):
    def apply(self, match):
        one, other = side(match.mentee, match.mentor), side(match.mentor, match.mentee)
        return 2 * one * other // (one + other) if one + other else 0
def rules():
    asks = [
        lambda m: not m.mentee.hours & m.mentor.hours,
        lambda m: not m.mentee.languages & m.mentor.languages,
        lambda m: not m.mentee.ways & m.mentor.ways,
        lambda m: not wished(m.mentee, m.mentor) or not wished(m.mentor, m.mentee),
        lambda m: m.mentee.email in m.mentor.not_with or m.mentor.email in m.mentee.not_with,
        lambda m: bool(m.mentee.ties & m.mentor.ties),
        lambda m: bool(m.mentee.mentors),
    ]
    # Rules are taken from the end: what forbids a pair is asked first.
    return [Suits(), *(rl.Disqualify(ask) for ask in reversed(asks))]
process_data(mentors, mentees, [rules() for _ in range(told["rounds"])])
spent = time.process_time() - begun
suits = Suits()
class Pair:
    def __init__(self, mentor, mentee):
        self.mentor, self.mentee = mentor, mentee
pairs = [(mentor, mentee) for mentor in mentors for mentee in mentor.mentees]
total = sum(suits.apply(Pair(*pair)) for pair in pairs)
memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
print(json.dumps({"seconds": spent, "total": total, "served": len(pairs), "megabytes": memory}))
"""
# It copies its players deeply, which needs a deeper stack than Python's own.
MATCHING = """
import json, sys, threading, time
from matching.games import HospitalResident
sys.setrecursionlimit(10**7)
threading.stack_size(1 << 30)
told = json.load(sys.stdin)
def run(told):
    begun = time.process_time()
    told = [told[name] for name in ("peers", "places", "room")]
    game = HospitalResident.create_from_dictionaries(*told)
    found = game.solve(optimal="resident")
    spent = time.process_time() - begun
    pairs = sorted([str(one), str(place)] for place, some in found.items() for one in some)
    print(json.dumps({"seconds": spent, "pairs": pairs}))
thread = threading.Thread(target=run, args=[told])
thread.start()
thread.join()
"""
ORTOOLS = """
import json, sys, time
import numpy as np
from ortools.graph.python.min_cost_flow import SimpleMinCostFlow
told = np.load(sys.argv[1])
begun = time.process_time()
rows, columns, scores, room = (told[name] for name in ("rows", "columns", "scores", "room"))
peers, places = int(told["peers"]), len(room)
sink, flow = peers + places, SimpleMinCostFlow()
zero = np.zeros_like
flow.add_arcs_with_capacity_and_unit_cost(rows, columns + peers, zero(rows) + 1, -scores)
flow.add_arcs_with_capacity_and_unit_cost(
    np.arange(peers, sink), np.full(places, sink), room, zero(room))
every = np.arange(peers)
none = zero(every)
flow.add_arcs_with_capacity_and_unit_cost(every, none + sink, none + 1, none)
supplies = np.concatenate([zero(every) + 1, zero(room), [-peers]])
flow.set_nodes_supplies(np.arange(sink + 1), supplies)
flow.solve()
print(json.dumps({"seconds": time.process_time() - begun, "total": -flow.optimal_cost()}))
"""


def asked(python: str, script: str, told: object, *arguments: str) -> Told:
    """Run a script in another environment; JSON goes in and comes out."""
    done = subprocess.run(
        [python, "-W", "ignore", "-c", script, *arguments],
        input=json.dumps(told), capture_output=True, text=True, check=True,
    )  # fmt: skip
    found: Told = json.loads(done.stdout)
    return found


def for_mentor_match(people: Sequence[Person], rounds: int) -> dict[str, object]:
    """Return people as plain values: each word of theirs, and what is rare."""
    return {
        "peers": [_plain(one) for one in people if isinstance(one, Peer)],
        "supporters": [_plain(one) for one in people if isinstance(one, Supporter)],
        "rare": rarity(people),
        "rounds": rounds,
    }


def _plain(one: Person) -> dict[str, object]:
    return {
        name: sorted(value) if isinstance(value, set | frozenset) else value
        for name, value in vars(one).items()
        if name not in {"since", "areas"}
    }


def for_matching(crowd: Crowd) -> dict[str, object]:
    """Return whom each would rather be with, in strict order, and how many places there are."""
    looked = Search(crowd)
    rows, columns = looked.pairs(0, len(crowd.peers))
    for_peers, for_supporters = looked.scoring.sides(rows, columns)
    peers = _lists(rows, columns, for_peers, len(crowd.peers))
    places = _lists(columns, rows, for_supporters, len(crowd.supporters))
    with_some = [at for at, some in enumerate(places) if some and crowd.supporters[at].capacity]
    can_be = set(with_some)
    return {
        "peers": {
            crowd.peers[at].id: wanted
            for at, some in enumerate(peers)
            if (wanted := [crowd.supporters[one].id for one in some if one in can_be])
        },
        "places": {
            crowd.supporters[at].id: [crowd.peers[one].id for one in places[at]]
            for at in with_some
        },
        "room": {crowd.supporters[at].id: crowd.supporters[at].capacity for at in with_some},
    }


def _lists(
    owners: Iterable[int], others: Iterable[int], worth: Iterable[int], count: int
) -> list[list[int]]:
    found: list[list[tuple[int, int]]] = [[] for _ in range(count)]
    for owner, other, value in zip(owners, others, worth, strict=True):
        found[owner].append((-int(value), int(other)))
    return [[other for _, other in sorted(some)] for some in found]
