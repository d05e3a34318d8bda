"""Signing: each signs the exact text they read, and only two signatures bring it in force."""

import hashlib
import json
from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from types import MappingProxyType
from typing import NamedTuple
from uuid import UUID

from letsbe.agreements.rules.clauses import Kind, Standing
from letsbe.agreements.rules.closing import How
from letsbe.agreements.rules.kept import Term, sort_of, spelled
from letsbe.agreements.rules.negotiation import Minimum, Negotiation, refuse_drafting
from letsbe.agreements.rules.refusals import AgreementRefused, Refusal

FORM = "letsbe agreement 1"


class Read(NamedTuple):
    """A clause as it is read: what letsbe keeps of it is read with its words."""

    kind: Kind
    clause: UUID
    words: str | None
    term: Term | None = None


class ReadClosed(NamedTuple):
    """A goal as the text that closes it says it."""

    clause: UUID
    words: str | None
    how: How


def text(
    *,
    version: int,
    review_on: date | None,
    clauses: Iterable[Read],
    minimums: Iterable[Minimum],
    closed: Iterable[ReadClosed] = (),
) -> str:
    """Return the one spelling of a text: of a draft, or of a version as it was signed.

    What a text has none of is not spelled: texts signed before read as they did.
    """
    said: dict[str, object] = {
        "form": FORM,
        "version": version,
        "review_on": review_on.isoformat() if review_on else None,
        "clauses": [_spelled(one) for one in clauses],
        "minimums": [[str(m.id), m.title, m.words, m.reason] for m in minimums],
    }
    if ended := [[str(one.clause), one.words, one.how.value] for one in closed]:
        said["closed"] = ended
    return json.dumps(said, ensure_ascii=False, sort_keys=True, indent=0)


def _spelled(one: Read) -> list[str | None]:
    read = [one.kind.value, str(one.clause), one.words]
    return [*read, spelled(one.term)] if one.term else read


def text_of(now: Negotiation) -> str:
    """Return the text that would be signed now."""
    return text(
        version=now.in_force + 1,
        review_on=now.draft_review_on,
        clauses=[Read(c.kind, c.id, c.last.words, c.last.term) for c in now.settled],
        minimums=now.minimums,
        closed=[ReadClosed(c.id, c.last.words, c.closing.how) for c in now.closed if c.closing],
    )


def digest_of(spelled: str) -> str:
    return hashlib.sha256(spelled.encode()).hexdigest()


def digest(now: Negotiation) -> str:
    """Return the SHA-256 of the text, 64 hexadecimal digits."""
    return digest_of(text_of(now))


def valid_signatures(now: Negotiation, *, known: str | None = None) -> frozenset[UUID]:
    """Return who has signed the text as it is now; an earlier text does not count.

    `known` is the digest of that text where the caller has just made it.
    """
    if not now.signed:
        return frozenset()
    current = known or digest(now)
    return frozenset(p for p, signed in now.signed.items() if signed == current)


def refuse_readiness(now: Negotiation, *, by: UUID, today: date) -> Refusal | None:
    """Return what is still missing before anybody can sign, or None."""
    if why := refuse_drafting(now, by=by):
        return why
    missing = {
        Refusal.NOT_ALL_SETTLED: any(c.is_open for c in now.clauses),
        Refusal.CANNOT_BE_SHOWN: any(c.last.words is None for c in (*now.settled, *now.closed)),
        Refusal.KEPT_ALREADY: _is_kept_twice(now),
        Refusal.NOTHING_SETTLED: not now.settled,
        Refusal.NOT_ALL_ACKNOWLEDGED: not now.is_all_acknowledged,
        Refusal.NO_REVIEW_DATE: now.draft_review_on is None,
        Refusal.REVIEW_DATE_TOO_SOON: now.draft_review_on is not None
        and now.draft_review_on <= today,
        Refusal.NOTHING_CHANGED: not now.would_change,
    }
    return next((why for why, is_so in missing.items() if is_so), None)


def _is_kept_twice(now: Negotiation) -> bool:
    sorts = [sort_of(c.last.term) for c in now.settled if c.last.term]
    return len(sorts) != len(set(sorts))


def refuse_signature(now: Negotiation, *, by: UUID, read: str, today: date) -> Refusal | None:
    """Return why this person cannot sign what they read (its digest) now, or None."""
    if why := refuse_drafting(now, by=by):
        # What was read was signed by both already, or the change was let go meanwhile.
        return Refusal.CHANGED_SINCE_READ if why is Refusal.NO_CHANGE_OPEN else why
    if read != digest(now):
        return Refusal.CHANGED_SINCE_READ
    if why := refuse_readiness(now, by=by, today=today):
        return why
    return Refusal.SIGNED_ALREADY if by in valid_signatures(now, known=read) else None


def sign(now: Negotiation, *, by: UUID, read: str, today: date) -> Negotiation:
    """Return the agreement after a signature; the second one brings the text in force."""
    if why := refuse_signature(now, by=by, read=read, today=today):
        raise AgreementRefused(why)
    signed = {p: now.signed[p] for p in valid_signatures(now, known=read)} | {by: read}
    if set(signed) != set(now.people):
        return replace(now, signed=MappingProxyType(signed))
    numbers = {c.id: c.last.number for c in now.clauses if c.standing is Standing.SETTLED}
    return replace(
        now,
        clauses=tuple(replace(c, in_force=numbers.get(c.id)) for c in now.clauses),
        in_force=now.in_force + 1,
        is_draft_open=False,
        review_on=now.draft_review_on,
        minimums_in_force=tuple(m.id for m in now.minimums),
        draft_review_on=None,
        signed=MappingProxyType({}),
        review=None,
    )
