"""All versions, each as it was signed, what it changed, and a copy to keep."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from letsbe.agreements import access, actions
from letsbe.agreements.document import pdf
from letsbe.agreements.queries.titles import KIND_TITLES
from letsbe.agreements.queries.values import titles_no_longer_asked
from letsbe.agreements.queries.versions import OpenedVersion, opened_version
from letsbe.agreements.rules.changes import Change, between
from letsbe.agreements.views.asking import Asked, asked
from letsbe.agreements.views.keepsake import as_document
from letsbe.lib.answers import NOT_NOW


@require_safe
def versions(request: HttpRequest, relationship_id: UUID) -> HttpResponse:
    asking = asked(request, relationship_id)
    every = access.versions_of(asking.table.row)
    return asking.page("agreements/versions.html", versions=every)


@require_safe
def version(request: HttpRequest, relationship_id: UUID, number: int) -> HttpResponse:
    asking = asked(request, relationship_id)
    return version_page(asking, shown_version(asking, number))


def version_page(asking: Asked, shown: OpenedVersion) -> HttpResponse:
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
        page.status_code = NOT_NOW
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


def shown_version(asking: Asked, number: int) -> OpenedVersion:
    return opened_version(asking.table, number)


def _changes(asking: Asked, shown: OpenedVersion) -> tuple[Change, ...]:
    if shown.number == 1:
        return ()
    before = shown_version(asking, shown.number - 1)
    closed = {goal.clause: goal.how for goal in shown.closed}
    return between(before.clauses, shown.clauses, closed)


def _asked_anew(asking: Asked, shown: OpenedVersion) -> list[str]:
    if shown.number == 1:
        return []
    before = {m.id for m in shown_version(asking, shown.number - 1).minimums}
    return [m.title for m in shown.minimums if m.id not in before]


def _asked_no_longer(asking: Asked, shown: OpenedVersion) -> list[str]:
    if shown.number == 1:
        return []
    before = shown_version(asking, shown.number - 1).minimums
    return titles_no_longer_asked([m.id for m in before], now=[m.id for m in shown.minimums])
