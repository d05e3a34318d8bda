"""The command: `python -m letsbe_matching people.csv`."""

import argparse
import json
import sys
from collections.abc import Sequence

from letsbe_matching.explain import explain
from letsbe_matching.page import page
from letsbe_matching.proposal import Proposal
from letsbe_matching.propose import Aim, propose
from letsbe_matching.reading import read_pairs, read_people
from letsbe_matching.reading.table import shown, visible
from letsbe_matching.weights import Part, Weight, Weights
from letsbe_matching.written import as_csv, as_json, explanation_as_json

REFUSED = 2


def main(arguments: Sequence[str] | None = None) -> int:
    """Read people and print a proposal; return 0, or 2 with the reason on stderr."""
    parser = _parser()
    asked = parser.parse_args(arguments)
    if asked.explain and asked.csv:
        parser.error("--csv prints a whole proposal, and --explain two people")
    try:
        sys.stdout.write(_told(_proposed(asked), asked))
    except ValueError as refused:
        sys.stderr.write("\n".join(map(visible, str(refused).split("\n"))) + "\n")
        return REFUSED
    return 0


def _proposed(asked: argparse.Namespace) -> Proposal:
    return propose(
        read_people(asked.people),
        weights=_weights(asked.weight or ()),
        keep=read_pairs(asked.keep) if asked.keep else (),
        before=read_pairs(asked.before) if asked.before else (),
        salt=asked.salt,
        aim=Aim.STABLE if asked.stable else Aim.TOTAL if asked.total else Aim.FAIR,
    )


def _weights(told: Sequence[str]) -> Weights:
    chosen: dict[str, Weight] = {}
    for each in told:
        part, _, weight = each.partition("=")
        if part not in set(Part) or weight not in set(Weight):
            raise ValueError(
                f"a weight is one of {', '.join(Part)}, then = and {', '.join(Weight)}; "
                f"not '{shown(each)}'"
            )
        chosen[part] = Weight(weight)
    return Weights(**chosen)


def _told(proposal: Proposal, asked: argparse.Namespace) -> str:
    if asked.explain:
        found = explain(proposal, *asked.explain)
        if asked.json:
            return _json(explanation_as_json(found))
        parts = [
            f"  for {one.id}: "
            + ", ".join(f"{part.value} {value}" for part, value in sides.items())
            for one, sides in (
                (found.peer, found.for_peer),
                (found.supporter, found.for_supporter),
            )
        ]
        lines = [found.words, *parts, f"  together: {found.score}"]
        return "\n".join(map(visible, lines)) + "\n"
    if asked.json:
        return _json(as_json(proposal))
    return as_csv(proposal) if asked.csv else page(proposal)


def _json(found: object) -> str:
    return json.dumps(found, ensure_ascii=False, indent=2) + "\n"


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m letsbe_matching",
        description="Propose who might suit whom, for everyone at once, with reasons.",
    )
    parser.add_argument("people", help="a CSV file of peers and supporters")
    parser.add_argument("--keep", metavar="PAIRS", help="a CSV file of pairs that exist")
    parser.add_argument("--before", metavar="PAIRS", help="pairs that were proposed before")
    parser.add_argument(
        "--weight", metavar="PART=WEIGHT", action="append", help="such as interests=none"
    )
    parser.add_argument("--salt", default="", help="decides where nothing else does")
    aim = parser.add_mutually_exclusive_group()
    aim.add_argument("--stable", action="store_true", help="no two would both rather")
    aim.add_argument("--total", action="store_true", help="the greatest total of all")
    form = parser.add_mutually_exclusive_group()
    form.add_argument("--json", action="store_true", help="print JSON for machines")
    form.add_argument("--csv", action="store_true", help="print a table for a spreadsheet")
    parser.add_argument(
        "--explain", nargs=2, metavar=("ANN", "BEN"), help="why these two, or why not"
    )
    return parser


if __name__ == "__main__":
    sys.stdout.reconfigure(encoding="utf-8", errors="replace")  # type: ignore[union-attr]
    sys.exit(main())
