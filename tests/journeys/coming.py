"""Coming into the house by an invitation, as somebody new, and signing in again."""

import itertools
import re
from dataclasses import dataclass

from playwright.sync_api import expect

from tests.journeys.visitor import Visitor

PASSPHRASE = "seven quiet herons wait"  # noqa: S105
_NUMBERS = itertools.count(1)


@dataclass(frozen=True, kw_only=True)
class Newcomer:
    """Somebody who is invited: what they call themselves, and what they sign in with."""

    name: str
    sign_in_name: str

    @classmethod
    def invented(cls, name: str) -> "Newcomer":
        """Return somebody whose name nobody else here has."""
        number = next(_NUMBERS)
        return cls(name=f"{name} {number}", sign_in_name=f"someone-{number}@example.org")


@dataclass(frozen=True, kw_only=True)
class Member:
    """Somebody who came, at their browser."""

    visitor: Visitor
    newcomer: Newcomer

    def sign_in(self) -> None:
        self.visitor.fill("Sign-in name or e-mail address", self.newcomer.sign_in_name)
        self.visitor.fill("Passphrase", PASSPHRASE)
        self.visitor.press("Sign in")


def invite(dana: Visitor, for_whom: str, *, part: str = "Peer: comes for support") -> str:
    """Make an invitation; return the address that is on it."""
    dana.go("/people/invite")
    dana.page.get_by_label(part).check()
    dana.fill("Who is it for?", for_whom)
    dana.press("Make the invitation")
    return dana.page.get_by_role("strong").filter(has_text="/welcome/").inner_text()


def edition_read(visitor: Visitor, invitation: str) -> str:
    """Return the mark of the help page's edition that goes with coming in."""
    visitor.go(invitation)
    link = visitor.page.get_by_role("link", name="I have read this. Go on").get_attribute(
        "href"
    )
    return (link or "").rpartition("page=")[2]


def accept(visitor: Visitor, newcomer: Newcomer) -> Member:
    """Come in, from the page that says who invites and what is read first."""
    visitor.follow("I have read this. Go on")
    visitor.page.get_by_label("I am 18 or older").check()
    visitor.fill("Your name here", newcomer.name)
    visitor.fill("Sign-in name or e-mail address", newcomer.sign_in_name)
    visitor.page.get_by_label("Passphrase", exact=True).fill(PASSPHRASE)
    visitor.fill("The same passphrase again", PASSPHRASE)
    visitor.press("Come in")
    # Who comes to meet somebody is offered to tell about themselves; later will do.
    expect(visitor.page).to_have_url(re.compile(f"{visitor.address}/(portrait|today)$"))
    if visitor.page.url.endswith("/portrait"):
        visitor.follow("Later")
    visitor.name = newcomer.name
    return Member(visitor=visitor, newcomer=newcomer)


def come_in(dana: Visitor, visitor: Visitor, newcomer: Newcomer) -> Member:
    visitor.go(invite(dana, newcomer.name))
    return accept(visitor, newcomer)
