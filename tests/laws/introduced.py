"""A proposal in the furnished house: Cleo is shown whom she might choose, Lee has chosen Oz."""

from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID

from letsbe.introductions import access
from letsbe.introductions.actions import choosing, proposing, vouching
from letsbe.introductions.rules.running import WishKind
from letsbe.people import actions as people
from letsbe.people.models import Person
from letsbe.people.rules.portraits import Room, Way
from letsbe.people.tests.people import vouched
from letsbe_matching import Weights

EVENINGS = sum(1 << (24 * day + hour) for day in range(5) for hour in range(18, 22))


@dataclass(frozen=True, kw_only=True)
class Introduced:
    """The ids of what there is to see of introductions."""

    run_id: UUID
    peer_id: UUID
    introduction_id: UUID
    card_id: UUID
    asked_id: UUID


def introduce(who: dict[str, Person], *, at: datetime) -> Introduced:
    """Propose for Cleo and Lee, vouch for both lists, and let Lee choose."""
    dana, cleo, lee, oz = who["dana"], who["cleo"], who["lee"], who["oz"]
    for name in ("bo", "cleo", "lee", "oz"):
        tell(who[name], at=at)
    for name in ("bo", "oz"):
        vouched(who[name], by=dana, at=at)
        people.make_room(who[name], Room(people=3), at=at)
    for peer in (cleo, lee):
        people.look_for_somebody(peer, at=at)
    proposing.wish(WishKind.TOGETHER, lee.pk, oz.pk, by=dana, at=at)
    run = proposing.ask_for_proposal(Weights(), by=dana, at=at)
    proposing.carry_out(run.pk, clock=lambda: at)
    vouching.vouch_for_all(run.pk, by=dana, at=at)
    chosen = access.introductions_of(lee)[0].cards.get()
    choosing.choose(chosen.pk, by=lee, moss_first=True, at=at)
    shown = access.introductions_of(cleo)[0]
    asked = access.card_of(lee, chosen.pk).beginning_id
    assert asked is not None
    return Introduced(
        run_id=run.pk,
        peer_id=cleo.pk,
        introduction_id=shown.pk,
        card_id=shown.cards.all()[0].pk,
        asked_id=asked,
    )


def tell(person: Person, *, at: datetime) -> None:
    """Tell what nobody can be found without, and something to share."""
    people.redraw(
        person,
        lambda told: replace(
            told,
            languages=("English",),
            hours=EVENINGS,
            ways=(Way.PHONE,),
            experiences=("Grief",),
            interests=("Chess",),
            introduction="I listen more than I talk.",
        ),
        at=at,
    )
