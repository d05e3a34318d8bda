"""All versions, each as it was signed, what it changed, and a copy to keep."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from letsbe.agreements import access, actions, queries
from letsbe.agreements.document import pdf
from letsbe.agreements.forms import KIND_TITLES
from letsbe.agreements.models import Version
from letsbe.agreements.queries.values import minimums_of, titles_no_longer_asked
from letsbe.agreements.rules import signing
from letsbe.agreements.rules.changes import Change, between
from letsbe.agreements.rules.clauses import Kind
from letsbe.agreements.rules.negotiation import Minimum
from letsbe.agreements.views.asking import REFUSED, Asked, asked
from letsbe.agreements.views.keepsake import as_document
from letsbe.agreements.views.shown import Side

Said = tuple[Kind, str | None, UUID]


@dataclass(frozen=True, kw_only=True)
class ShownSignature:
    by: Side
    at: datetime
    digest: str | None


@dataclass(frozen=True, kw_only=True)
class ShownVersion:
    """One version with its words: clause by clause, as both signed it."""

    number: int
    in_force_at: datetime
    review_on: date
    clauses: dict[UUID, Said]
    minimums: tuple[Minimum, ...]
    signatures: list[ShownSignature]

    @property
    def is_as_signed(self) -> bool:
        """Say whether this is, letter by letter, the text under both signatures."""
        read = [(kind, clause, words) for clause, (kind, words, _) in self.clauses.items()]
        spelled = signing.text(
            version=self.number,
            review_on=self.review_on,
            clauses=read,
            minimums=self.minimums,
        )
        return [s.digest for s in self.signatures] == [signing.digest_of(spelled)] * 2

    def of_kind(self, kind: Kind) -> list[Said]:
        return [said for said in self.clauses.values() if said[0] is kind]


@require_safe
def versions(request: HttpRequest, relationship_id: UUID) -> HttpResponse:
    asking = asked(request, relationship_id)
    every = access.versions_of(asking.table.row)
    return asking.page("agreements/versions.html", versions=every)


@require_safe
def version(request: HttpRequest, relationship_id: UUID, number: int) -> HttpResponse:
    asking = asked(request, relationship_id)
    return version_page(asking, shown_version(asking, number))


def version_page(asking: Asked, shown: ShownVersion) -> HttpResponse:
    return asking.page(
        "agreements/version.html",
        version=shown,
        titles=KIND_TITLES,
        changes=_changes(asking, shown),
        asked_anew=_asked_anew(asking, shown),
        asked_no_longer=_asked_no_longer(asking, shown),
        is_in_force=shown.number == asking.table.now.in_force,
    )


@require_safe
def copy(request: HttpRequest, relationship_id: UUID, number: int) -> HttpResponse:
    """Give a PDF of one version; the journal says who took a copy."""
    asking = asked(request, relationship_id)
    shown = shown_version(asking, number)
    if not shown.is_as_signed:
        # Nobody takes away a paper that says "signed" under words they did not sign.
        page = version_page(asking, shown)
        page.status_code = REFUSED
        return page
    paper = pdf(as_document(asking, shown))
    if request.method == "GET":
        actions.note_copy_kept(relationship_id, number, by=asking.person, at=asking.at)
    # A neutral name: the file may be seen by somebody else on this device.
    return HttpResponse(
        paper,
        content_type="application/pdf",
        headers={"Content-Disposition": f'attachment; filename="agreement-{number}.pdf"'},
    )


def shown_version(asking: Asked, number: int) -> ShownVersion:
    row = access.version_of(asking.table.row, number)
    table = asking.table
    clauses: dict[UUID, Said] = {}
    here = {str(clause.id): clause for clause in table.now.clauses}
    for clause_id, wording_number in row.clauses:
        # What is no longer kept is missing from the page too, which then says so.
        for wording in here[clause_id].wordings if clause_id in here else ():
            if wording.number == wording_number:
                value = here[clause_id]
                clauses[value.id] = (value.kind, wording.words, wording.author)
    return ShownVersion(
        number=row.number,
        in_force_at=row.in_force_at,
        review_on=row.review_on,
        clauses=clauses,
        minimums=minimums_of(row),
        signatures=_signatures(asking, row),
    )


def _signatures(asking: Asked, row: Version) -> list[ShownSignature]:
    found = queries.signatures_of(asking.table.row, row.number)
    by_person = {s.signer_id: s for s in found}
    shown = []
    for side in asking.sides.both:
        if signature := by_person.get(side.id):
            place = signature.place_of("digest")
            digest = asking.table.ring.shown(signature.digest_sealed, place)
            shown.append(ShownSignature(by=side, at=signature.signed_at, digest=digest))
    return shown


def _changes(asking: Asked, shown: ShownVersion) -> tuple[Change, ...]:
    if shown.number == 1:
        return ()
    before = shown_version(asking, shown.number - 1)
    return between(before.clauses, shown.clauses)


def _asked_anew(asking: Asked, shown: ShownVersion) -> list[str]:
    if shown.number == 1:
        return []
    before = {m.id for m in shown_version(asking, shown.number - 1).minimums}
    return [m.title for m in shown.minimums if m.id not in before]


def _asked_no_longer(asking: Asked, shown: ShownVersion) -> list[str]:
    if shown.number == 1:
        return []
    before = shown_version(asking, shown.number - 1).minimums
    return titles_no_longer_asked([m.id for m in before], now=[m.id for m in shown.minimums])
