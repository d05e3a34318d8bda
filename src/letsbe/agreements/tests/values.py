"""Agreements as values: what the tests of the rules start from, with no database."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from uuid import UUID

from letsbe.agreements.rules.clauses import Clause, Kind, Standing, Wording
from letsbe.agreements.rules.negotiation import Minimum, Negotiation
from letsbe.agreements.rules.refusals import AgreementRefused, Refusal
from letsbe.agreements.rules.signing import digest, sign

ADA = UUID("018f0000-0000-7000-8000-00000000000a")
BO = UUID("018f0000-0000-7000-8000-00000000000b")
CLEO = UUID("018f0000-0000-7000-8000-00000000000c")
PATIENCE = UUID("018f0000-0000-7000-8000-0000000000c1")
TUESDAYS = UUID("018f0000-0000-7000-8000-0000000000c2")
TODAY = date(2026, 11, 2)
IN_SIX_WEEKS = TODAY + timedelta(weeks=6)
CONDUCT = Minimum(
    id=UUID("018f0000-0000-7000-8000-0000000000d1"),
    title="Conduct",
    words="We come sober enough to listen.",
    reason="Trust makes people open to harm.",
)


def clause(
    *wordings: Wording,
    standing: Standing = Standing.WAITING,
    kind: Kind = Kind.GOAL,
    pk: UUID = PATIENCE,
    in_force: int | None = None,
) -> Clause:
    said = wordings or (wording(1),)
    return Clause(id=pk, kind=kind, standing=standing, wordings=said, in_force=in_force)


def wording(
    number: int,
    *,
    by: UUID = ADA,
    words: str | None = "Find words for a bad day.",
    is_agreed: bool = False,
    is_let_go: bool = False,
) -> Wording:
    return Wording(
        number=number, author=by, words=words, is_agreed=is_agreed, is_let_go=is_let_go
    )


def settled(pk: UUID = PATIENCE, *, by: UUID = ADA, kind: Kind = Kind.GOAL) -> Clause:
    said = wording(1, by=by, is_agreed=True)
    return clause(said, standing=Standing.SETTLED, pk=pk, kind=kind)


def table(*clauses: Clause, **facts: object) -> Negotiation:
    return replace(Negotiation(people=frozenset({ADA, BO}), clauses=clauses), **facts)  # type: ignore[arg-type]


def ready(**facts: object) -> Negotiation:
    """Return an agreement that lacks nothing but its two signatures."""
    both = frozenset({(ADA, CONDUCT.id), (BO, CONDUCT.id)})
    whole = table(
        settled(), minimums=(CONDUCT,), acknowledged=both, draft_review_on=IN_SIX_WEEKS
    )
    return replace(whole, **facts)  # type: ignore[arg-type]


def in_force(**facts: object) -> Negotiation:
    """Return the same once both have signed it."""
    half = sign(ready(), by=ADA, read=digest(ready()), today=TODAY)
    return replace(sign(half, by=BO, read=digest(half), today=TODAY), **facts)  # type: ignore[arg-type]


def why_not(deed: Callable[[], object]) -> Refusal | None:
    """Return the reason for which a deed is refused, or None when it is done."""
    try:
        deed()
    except AgreementRefused as refused:
        return refused.why
    return None
