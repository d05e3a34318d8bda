"""Who may reach a person or an invitation: the only way to fetch one for somebody."""

from datetime import datetime
from typing import TypeVar
from uuid import UUID

from django.db.models import Q, QuerySet
from django.http import Http404, HttpRequest

from letsbe.people import rules
from letsbe.people.models import Invitation, Person, Vouching, WayBack
from letsbe.people.rules import Part
from letsbe.vault import queries as vault

Row = TypeVar("Row", Person, Invitation, WayBack)


def signed_in(request: HttpRequest) -> Person:
    """Return who is asking; 404 for nobody, should a public page ever call this."""
    if not isinstance(request.user, Person):
        raise Http404
    return request.user


def insist_on(person: Person, *, part: Part) -> Person:
    """Return the person if they play this part; otherwise the page does not exist."""
    if part not in person.parts:
        raise Http404
    return person


def coordinator(request: HttpRequest) -> Person:
    return insist_on(signed_in(request), part=Part.COORDINATOR)


def people_for_coordinator(by: Person) -> QuerySet[Person]:
    insist_on(by, part=Part.COORDINATOR)
    return Person.objects.prefetch_related("parts_held")


def person_for_coordinator(by: Person, *, pk: UUID) -> Person:
    return _only(people_for_coordinator(by).filter(pk=pk))


def vouching_for(person: Person) -> Vouching | None:
    """Return the word somebody gives for a supporter now, or None."""
    return Vouching.objects.filter(person=person, ended_at=None).first()


def invitations_of(maker: Person) -> QuerySet[Invitation]:
    """List the invitations somebody made, while they coordinate."""
    insist_on(maker, part=Part.COORDINATOR)
    return Invitation.objects.filter(_made_by(maker))


def open_invitations_of(maker: Person, *, at: datetime) -> QuerySet[Invitation]:
    """List those of them by which somebody can still come."""
    return invitations_of(maker).filter(used_at=None, withdrawn_at=None, ends_at__gt=at)


def brought_together(maker: Person, *, brought_id: UUID) -> list[Invitation]:
    """Return the invitations somebody made from one table, as its rows stood; 404 for none."""
    rows = invitations_of(maker).filter(brought_id=brought_id).order_by("pk")
    if not rows:
        raise Http404
    return list(rows)


def invitation_for_maker(maker: Person, *, pk: UUID) -> Invitation:
    return _only(invitations_of(maker).filter(pk=pk))


def invitation_for_link(link: str) -> Invitation:
    """Return the invitation whose link somebody holds: the link itself is the right."""
    return _only(Invitation.objects.filter(link_index=link_index(link)))


def invitation_for_code(code: str) -> Invitation:
    """Return the invitation whose short code somebody typed from paper."""
    return _only(Invitation.objects.filter(code_index=code_index(code)))


def way_back_for_link(link: str) -> WayBack:
    """Return the way back in whose link somebody holds: the link itself is the right."""
    ways = WayBack.objects.select_related("person")
    return _only(ways.filter(link_index=way_back_index(link)))


def person_with_address(address: str) -> Person:
    """Return who signs in so: for whoever runs the machine, and for no page."""
    return _only(Person.objects.filter(sign_in_index=sign_in_index(address)))


def way_back_index(link: str) -> str:
    return vault.blind_index(f"way_back/{link}").hex()


def link_index(link: str) -> str:
    return vault.blind_index(f"link/{link}").hex()


def code_index(code: str) -> str:
    return vault.blind_index(f"code/{rules.spelled_code(code)}").hex()


def sign_in_index(address: str) -> str:
    """Return what a person is found by: the same for every spelling of one address."""
    return vault.blind_index(f"address/{rules.spelled_address(address)}").hex()


def _made_by(maker: Person) -> Q:
    return Q(made_by=maker.pk)


def _only(rows: QuerySet[Row]) -> Row:
    row = rows.first()
    if row is None:
        raise Http404
    return row
