"""Telling of a proposal: asked for, made, vouched for, and chosen from."""

from datetime import datetime, timedelta

from letsbe.demo.actions.telling import Act, Community
from letsbe.introductions import access
from letsbe.introductions.actions import choosing, proposing, vouching
from letsbe.introductions.rules.matching import weights_from
from letsbe.people.models import Person


def propose() -> Act:
    """Ask for a proposal; it is made a moment later."""

    def act(_community: Community, by: Person, at: datetime) -> None:
        run = proposing.ask_for_proposal(weights_from({}), by=by, at=at)
        proposing.carry_out(run.pk, clock=lambda: at + timedelta(seconds=2))

    return act


def vouch(peer: str) -> Act:
    """Show a peer the short list of the last proposal."""

    def act(community: Community, by: Person, at: datetime) -> None:
        run = access.newest_run(by)
        if run:
            vouching.vouch(run.pk, community.people[peer].pk, by=by, at=at)

    return act


def choose(supporter: str) -> Act:
    """Choose somebody from one's short list."""

    def act(community: Community, by: Person, at: datetime) -> None:
        [mine] = access.introductions_of(by).filter(closed_at=None)
        card = mine.cards.get(vouching__person=community.people[supporter])
        choosing.choose(card.pk, by=by, moss_first=True, at=at)

    return act
