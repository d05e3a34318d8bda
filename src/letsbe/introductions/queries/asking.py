"""Why two people are proposed to each other or not, asked of a proposal later on."""

from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from letsbe.introductions.models import Proposed, Run
from letsbe.introductions.queries import gathering, written
from letsbe.introductions.rules import matching
from letsbe.introductions.rules.common import Common
from letsbe.people import queries as people
from letsbe.people.queries import Card
from letsbe.vault import queries as vault


class Answer(StrEnum):
    """Why, or why not. What was said in private is answered like anything else."""

    PROPOSED = "proposed"
    HINDERED = "hindered"
    BETTER_SO = "better_so"
    # What people told has changed: the proposal cannot be made from the same any more.
    CHANGED_SINCE = "changed_since"


@dataclass(frozen=True, kw_only=True)
class Why:
    """The answer for one pair; hindrances are by name."""

    answer: Answer
    supporter: Card
    hindrances: tuple[str, ...] = ()
    common: Common | None = None


@dataclass(frozen=True, kw_only=True)
class Listed:
    """Somebody on a peer's short list, with their name."""

    who: Card
    common: Common


def supporters(run: Run) -> list[Card]:
    """Return the supporters a proposal could choose from, by name."""
    cards = people.cards(UUID(one) for one in run.load)
    return sorted(cards.values(), key=lambda card: (card.name.casefold(), card.id))


def short_list(row: Proposed) -> list[Listed]:
    """Return a peer's short list with names; empty when it cannot be opened."""
    ring = vault.key_ring(people=[row.peer_id])
    found = written.short_list(row, ring)
    cards = people.cards(each.supporter for each in found)
    return [Listed(who=cards[each.supporter], common=each.common) for each in found]


def why(run: Run, peer: UUID, supporter: UUID) -> Why:
    """Return why two are proposed to each other or not, from the very same as the proposal.

    The proposal is made again, and only if all that it was made from has the same digest.
    """
    who = people.cards([supporter])[supporter]
    row = Proposed.objects.filter(run=run, peer=peer, supporter=supporter).first()
    if row is not None:
        told = written.line(row)
        return Why(answer=Answer.PROPOSED, supporter=who, common=told.common)
    asked = gathering.asked_for(run, on=(run.finished_at or run.asked_at).date())
    if matching.digest(asked) != run.digest:
        return Why(answer=Answer.CHANGED_SINCE, supporter=who)
    made = matching.proposal(asked)
    stands = matching.against(made, (peer, supporter))
    if stands:
        names = tuple(each.name.lower() for each in stands)
        return Why(answer=Answer.HINDERED, supporter=who, hindrances=names)
    here = {one.id: one for one in asked.peers} | {one.id: one for one in asked.supporters}
    shared = matching.shared(asked, made, here[peer], here[supporter])
    return Why(answer=Answer.BETTER_SO, supporter=who, common=shared)
