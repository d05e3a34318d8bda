"""A proposal as a page to read: pairs with their reasons, and who has nobody yet, and why."""

from collections.abc import Iterator

from letsbe_matching.explain import why_not_yet
from letsbe_matching.proposal import Certificate, Pair, Proposal
from letsbe_matching.reading.table import visible
from letsbe_matching.reasons import in_one_line, reasons


def page(proposal: Proposal) -> str:
    """Return a proposal in plain words, one person a line."""
    return "\n".join(map(visible, _lines(proposal))) + "\n"


def _lines(proposal: Proposal) -> Iterator[str]:
    kept = [pair for pair in proposal.pairs if pair.is_kept]
    new = [pair for pair in proposal.pairs if not pair.is_kept]
    if kept:
        yield _title("Together already", len(kept))
        yield from (_kept(pair) for pair in kept)
        yield ""
    yield _title("Proposed to each other", len(new))
    for pair in new:
        why = in_one_line(reasons(pair.peer, pair.supporter, proposal.crowd.rare))
        yield f"  {_both(pair)} ({pair.score}): {why}"
    yield ""
    if proposal.waiting:
        yield _title("Nobody yet", len(proposal.waiting))
        for found in why_not_yet(proposal):
            yield f"  {found.peer.id}: {found.words}"
        yield ""
    if proposal.never_shown:
        yield _title("Supporters with a place, proposed to nobody", len(proposal.never_shown))
        yield from (f"  {one.id}" for one in proposal.never_shown)
        yield ""
    yield "How many each supporter meets, of how many they have room for"
    for one in proposal.crowd.supporters:
        yield f"  {one.id}: {proposal.load[one.id]} of {one.capacity}"
    yield ""
    yield from _proof(proposal.certificate, is_stable=proposal.is_stable)


def _title(words: str, count: int) -> str:
    return f"{words}: {count:,}"


def _both(pair: Pair) -> str:
    return f"{pair.peer.id} and {pair.supporter.id}"


def _kept(pair: Pair) -> str:
    if not pair.broken:
        return f"  {_both(pair)}"
    stands = "; ".join(pair.broken)
    return f"  {_both(pair)}; a proposal would not bring them together: {stands}"


def _proof(certificate: Certificate, *, is_stable: bool) -> Iterator[str]:
    if is_stable:
        yield (
            f"Of {certificate.pairs:,} pairs that could be, no two would both rather be with "
            "each other than as proposed."
        )
        return
    which = "all pairs that could be" if certificate.is_over_all else "the best of each peer"
    yield f"Proven over {which}, {certificate.pairs:,}:"
    if certificate.greatest_regret is not None:
        yield "  nobody more could be served, nor anybody before somebody who waits longer;"
        yield (
            f"  nobody is further than {certificate.greatest_regret} from their own best, and "
            "it cannot be less;"
        )
    yield f"  the total is {certificate.total:,}, and as far as this goes it cannot be more."
