"""A proposal for machines: as JSON, and as CSV that no spreadsheet takes for a formula."""

import csv
import io
from typing import Any

from letsbe_matching.explain import Explanation, why_not_yet
from letsbe_matching.proposal import Pair, Proposal
from letsbe_matching.reasons import reasons

VERSION = 1
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def as_json(proposal: Proposal) -> dict[str, Any]:
    """Return a proposal in plain values; docs/matching.md describes them."""
    proof = proposal.certificate
    return {
        "version": VERSION,
        "pairs": [_pair(proposal, pair) for pair in proposal.pairs],
        "waiting": [
            {
                "peer": found.peer.id,
                "why": found.words,
                "otherwise": {
                    name.name.lower(): count for name, count in found.otherwise.items()
                },
            }
            for found in why_not_yet(proposal)
        ],
        "never_shown": [one.id for one in proposal.never_shown],
        "load": {
            one.id: {"meets": proposal.load[one.id], "capacity": one.capacity}
            for one in proposal.crowd.supporters
        },
        "prices": dict(proposal.prices),
        "certificate": {
            "pairs": proof.pairs,
            "is_over_all": proof.is_over_all,
            "served": proof.served,
            "greatest_regret": proof.greatest_regret,
            "total": proof.total,
            "rounds": proof.rounds,
        },
    }


def _pair(proposal: Proposal, pair: Pair) -> dict[str, Any]:
    why = reasons(pair.peer, pair.supporter, proposal.crowd.rare)
    return {
        "peer": pair.peer.id,
        "supporter": pair.supporter.id,
        "score": pair.score,
        "is_kept": pair.is_kept,
        "reasons": [reason.words for reason in why],
        "broken": [name.name.lower() for name in pair.broken],
    }


def explanation_as_json(found: Explanation) -> dict[str, Any]:
    return {
        "version": VERSION,
        "peer": found.peer.id,
        "supporter": found.supporter.id,
        "words": found.words,
        "reasons": [reason.words for reason in found.reasons],
        "hindrances": [name.name.lower() for name in found.hindrances],
        "for_peer": {part.value: value for part, value in found.for_peer.items()},
        "for_supporter": {part.value: value for part, value in found.for_supporter.items()},
        "score": found.score,
    }


def as_csv(proposal: Proposal) -> str:
    """Return a row for each peer: the supporter, or why there is nobody yet."""
    told = io.StringIO(newline="")
    rows = csv.writer(told)
    rows.writerow(["peer", "supporter", "score", "kept", "why"])
    for pair in proposal.pairs:
        found = _pair(proposal, pair)
        kept = "yes" if pair.is_kept else "no"
        names = _safe(pair.peer.id), _safe(pair.supporter.id)
        rows.writerow([*names, pair.score, kept, _safe("; ".join(found["reasons"]))])
    for missing in why_not_yet(proposal):
        rows.writerow([_safe(missing.peer.id), "", "", "no", missing.words])
    return told.getvalue()


def _safe(cell: str) -> str:
    """Return a cell that a spreadsheet shows and does not calculate.

    >>> _safe("=1+1"), _safe("Ann")
    ("'=1+1", 'Ann')
    """
    return f"'{cell}" if cell.startswith(_FORMULA) else cell
