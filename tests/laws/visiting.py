"""Walking through every page as every kind of person, and writing down what each one got."""

import re
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from itertools import combinations

from django.conf import settings
from django.core.cache import cache
from django.db import connections, transaction
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from tests.laws.furnished import Furnished
from tests.laws.guest_list import EVERYBODY, STRANGER, Page

ABSENT_UUID = "018f0000-0000-7000-8000-00000000ffff"
ABSENT = {
    "number": 99,
    "link": "no-such-link",
    "code": "no-such-code",
    "key": "nobody",
    "secret": "no-such-calendar",
}
NO_SUCH_ADDRESS = "/there-is-no-such-page"
METHODS = ("GET", "HEAD", "POST")
NOT_ALLOWED = 405
IN = {200, 302, 303, 409, 422}
PRACTISED_WITH = {
    "practice:drill": "open-letters",
    "practice:scene": "letters",
    "practice:paper": "letters",
}
ON_ITS_DAY = {
    f"meetings:{page}"
    for page in (
        *("before", "during", "note", "tell", "after"),
        *("funding", "sign_funding", "decline_funding"),
    )
}
_TOKEN = re.compile(rb'name="csrfmiddlewaretoken" value="[^"]*"')
Kwargs = dict[str, object]


@dataclass(frozen=True)
class Answer:
    """What came back, without what is different each time or told by the address itself."""

    status: int
    headers: tuple[tuple[str, str], ...]
    cookies: tuple[str, ...]
    body: bytes

    @property
    def is_in(self) -> bool:
        asks_to_sign_in = dict(self.headers).get("Location", "").startswith("/sign-in?next=")
        return self.status in IN and not asks_to_sign_in


@dataclass(frozen=True, kw_only=True)
class Visit:
    """How one person fared at one page; `differs` tells where absent looked otherwise."""

    page: str
    visitor: str
    answer: Answer
    differs: tuple[str, ...]

    @property
    def is_turned_away(self) -> bool:
        """Say whether this looks like nothing was there, or asks a stranger to sign in."""
        away = {404} if self.visitor != STRANGER else {302, 403, 404}
        return not self.answer.is_in and self.answer.status in away and not self.differs


def page_patterns() -> dict[str, URLPattern]:
    """Return every page the resolver knows, by its full name."""
    return dict(walk(get_resolver(), space=""))


def walk(resolver: URLResolver, *, space: str) -> Iterator[tuple[str, URLPattern]]:
    inner = f"{space}{resolver.namespace}:" if resolver.namespace else space
    for found in resolver.url_patterns:
        if isinstance(found, URLResolver):
            yield from walk(found, space=inner)
        else:
            yield f"{inner}{found.name or found.pattern}", found


def visits(house: Furnished, pages: Mapping[str, Page]) -> list[Visit]:
    """Visit every page of the list as everybody; nothing a visit does stays done."""
    patterns = page_patterns()
    return [
        _visit(name, page, patterns[name], visitor, house)
        for name, page in pages.items()
        for visitor in sorted(EVERYBODY)
    ]


def _visit(name: str, page: Page, pattern: URLPattern, visitor: str, house: Furnished) -> Visit:
    real = _real_kwargs(name, pattern, house)
    address = reverse(name, kwargs=real)
    answer = ask(visitor, page.method, address, house)
    differs: tuple[str, ...] = ()
    if not answer.is_in:
        there = {method: ask(visitor, method, address, house) for method in METHODS}
        differs = tuple(
            f"{method} {absent}"
            for absent in _absent_addresses(name, real, is_stranger=visitor == STRANGER)
            for method in METHODS
            # By a method nobody may use there, a page says 405 to guests and others alike.
            if not (absent == NO_SUCH_ADDRESS and there[method].status == NOT_ALLOWED)
            if there[method] != ask(visitor, method, absent, house)
        )
    return Visit(page=name, visitor=visitor, answer=answer, differs=differs)


@contextmanager
def undone() -> Iterator[None]:
    """Let something happen in both databases, then be as if it never had."""
    with ExitStack() as stack:
        for alias in connections:
            held = transaction.atomic(using=alias)
            # As Django's own TestCase: a deed that insists on its own commit works inside.
            held._from_testcase = True  # type: ignore[attr-defined]
            stack.enter_context(held)
            stack.callback(transaction.set_rollback, True, using=alias)
        yield
    cache.clear()


def ask(visitor: str, method: str, address: str, house: Furnished) -> Answer:
    """Send one request in a browser of its own; afterwards the house is as it was."""
    with undone():
        browser = Client(raise_request_exception=False)
        if visitor != STRANGER:
            browser.cookies[settings.SESSION_COOKIE_NAME] = house.sessions[visitor]
        response = browser.generic(method, address)
        return Answer(
            status=response.status_code,
            headers=_bare_headers(response.headers, address),
            cookies=tuple(sorted(response.cookies)),
            body=_bare_body(response.content, address),
        )


def _bare_headers(headers: Mapping[str, str], address: str) -> tuple[tuple[str, str], ...]:
    # The length counts the letters of the address itself; the bodies are compared whole.
    told = [(n, v.replace(address, "<address>")) for n, v in headers.items()]
    return tuple(sorted(header for header in told if header[0] != "Content-Length"))


def _bare_body(body: bytes, address: str) -> bytes:
    return _TOKEN.sub(b"<token>", body).replace(address.encode(), b"<address>")


def _real_kwargs(name: str, pattern: URLPattern, house: Furnished) -> Kwargs:
    known = {
        "relationship_id": house.relationship_id,
        "clause_id": house.clause_id,
        "minimum_id": house.minimum_id,
        "asked_id": house.asked_id,
        "answer_id": house.answer_id,
        "question_id": house.question_id,
        "beginning_id": house.introduced.asked_id
        if name.startswith("introductions:")
        else house.beginning_id,
        "run_id": house.introduced.run_id,
        "peer_id": house.introduced.peer_id,
        "introduction_id": house.introduced.introduction_id,
        "card_id": house.introduced.card_id,
        "practice_id": house.practised.practice_id,
        "checklist_id": house.practised.checklist_id,
        "showing_id": house.practised.showing_id,
        "circle_id": house.practised.circle_id,
        "handover_id": house.handed.handover_id,
        "piece_id": house.handed.piece_id,
        "meeting_id": _meeting(name, house),
        "rhythm_id": house.arranged.rhythm_id,
        "secret": house.arranged.calendar_secret,
        "message_id": house.conversed.message_id,
        "cover_id": house.apart.cover_id,
        "wish_id": house.apart.wish_id,
        "steering_id": house.steered.closed_id,
        "joining_id": house.steered.joining_id,
        "number": 1,
        "brought_id": house.brought_id,
        "kind": "goal",
        "piece": "languages",
        "topic": "experience",
        "drill": "open",
        "link": house.way_back_link if name == "people:way_back" else house.link,
        "code": house.set_up_code,
        "key": PRACTISED_WITH.get(name, "ada"),
        "pk": house.invitation_id if "invitation" in name else house.people["cleo"].pk,
    }
    # A page with a parameter this does not know fails here: say what is real for it.
    return {given: known[given] for given in pattern.pattern.converters}


def _meeting(name: str, house: Furnished) -> object:
    """Return the meeting that has something to show on this page."""
    if not name.startswith("meetings:"):
        return house.handed.meeting_id
    return house.held.meeting_id if name in ON_ITS_DAY else house.arranged.meeting_id


def _absent_addresses(name: str, real: Kwargs, *, is_stranger: bool) -> Iterator[str]:
    """Return the same page with each id replaced, alone and together; or no page at all."""
    ids = [given for given in real if given not in {"kind", "drill"}]
    for size in range(1, len(ids) + 1):
        for chosen in combinations(ids, size):
            absent = {given: ABSENT.get(given, ABSENT_UUID) for given in chosen}
            yield reverse(name, kwargs={**real, **absent})
    # A stranger is asked to sign in wherever there is a page, so only ids can be compared.
    if not ids and not is_stranger:
        yield NO_SUCH_ADDRESS
