"""People in and out as a table: nothing is stored until the last press, and nothing guessed."""

from collections.abc import Sequence
from typing import cast
from uuid import UUID

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse, QueryDict
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from letsbe.lib import clock
from letsbe.lib.answers import LOOK_AGAIN
from letsbe.people import access, actions, queries, rules
from letsbe.people.forms import PARTS, PressForm
from letsbe.people.forms.bringing import COLUMN_WORDS, BringInForm, ColumnsForm, TableForm
from letsbe.people.models import Person
from letsbe.people.rules import Refusal, tables
from letsbe.people.rules.bringing import Looked, looked_at
from letsbe.people.rules.tables import Table, TableUnclear
from letsbe.people.views import answers

LOOK, COLUMNS, FAILED, BRING = "look", "columns", "failed", "bring"
WORDS = "people/bringing_words.html"


@require_http_methods(["GET", "HEAD", "POST"])
def bring(request: HttpRequest) -> HttpResponse:
    """Read a table, ask which column is what, tell what would happen, and only then do it."""
    by = access.coordinator(request)
    if request.method != "POST":
        return _table_page(request, TableForm())
    if "table" not in request.POST:
        return _read(request)
    try:
        table = tables.read(request.POST["table"])
    except TableUnclear:
        form = TableForm(QueryDict())
        form.errors.clear()
        form.add_error(None, _("The table got lost on the way. Please bring it once more."))
        return _table_page(request, form)
    return _with_table(request, by, table)


@require_safe
def brought(request: HttpRequest, brought_id: UUID) -> HttpResponse:
    """Show the invitations of one table, to be printed and handed out."""
    by = access.coordinator(request)
    rows = access.brought_together(by, brought_id=brought_id)
    house = queries.house()
    welcome = settings.PUBLIC_URL
    ways_in = queries.ways_in(rows, at=clock.now())
    return answers.page(
        request,
        "brought",
        ways_in=[
            (one, welcome + reverse("people:welcome", args=[one.link]) if one.link else "")
            for one in ways_in
        ],
        part_names=PARTS,
        inviter=queries.cards([by.pk])[by.pk],
        house_name=house.name if house else "",
        welcome_address=welcome + reverse("people:welcome_code"),
    )


@require_POST
def export(request: HttpRequest) -> HttpResponse:
    """Send the table of everybody here; that it was taken out stands in the journal."""
    by = access.coordinator(request)
    form = PressForm(request.POST)
    is_done, refusal = False, None
    if form.is_valid():
        is_done, refusal = answers.carry_out(
            form, deed=lambda once: actions.export_list(by, at=clock.now(), once=once)
        )
    if not is_done:
        return answers.page(request, "export", status=LOOK_AGAIN, refusal=refusal)
    here = access.people_for_coordinator(by).filter(is_active=True)
    return _as_file(queries.table_of(here), name="people.csv")


def _read(request: HttpRequest) -> HttpResponse:
    form = TableForm(request.POST, request.FILES)
    if not form.is_valid():
        return _table_page(request, form)
    file = cast("UploadedFile[bytes] | None", form.cleaned_data["file"])
    try:
        text = tables.decoded(file.read()) if file else form.cleaned_data["text"]
        table = tables.read(text)
    except TableUnclear as unclear:
        told = answers.said(WORDS, "table_fault", unclear.fault.value, unclear.line)
        form.add_error("file" if file else "text", told)
        return _table_page(request, form)
    return _columns_page(request, ColumnsForm(initial={"table": text}, brought=table), table)


def _with_table(request: HttpRequest, by: Person, table: Table) -> HttpResponse:
    form, then = BringInForm(request.POST, brought=table), request.POST.get("then", LOOK)
    at = clock.now()
    invited = queries.names_invited(access.open_invitations_of(by, at=at))
    # Which names wait is only known once the rows are read; any line may be ticked till then.
    form.fields["anyway"].choices = [(str(r.line), "") for r in table.rows]  # type: ignore[attr-defined]
    if not form.is_valid() or then == COLUMNS:
        return _columns_page(request, form, table)
    rows = looked_at(table, form.how(choices=queries.all_choices(), invited=invited))
    form.offer(rows)
    if then == FAILED:
        return _as_file(_failed(table, rows), name="rows-not-taken.csv")
    if then != BRING:
        return _look_page(request, form, rows)
    return _bring_in(request, by, form, rows)


def _bring_in(
    request: HttpRequest, by: Person, form: BringInForm, rows: Sequence[Looked]
) -> HttpResponse:
    anyway = set(form.cleaned_data["anyway"])
    taken = [
        row.brought
        for row in rows
        if row.brought and (not row.is_invited or str(row.line) in anyway)
    ]
    if not taken and not _was_done(by, form):
        form.add_error(None, _("There is nobody to invite. Nothing was done."))
        return _look_page(request, form, rows, status=LOOK_AGAIN)
    made: list[UUID] = []
    is_done, refusal = answers.carry_out(
        form,
        deed=lambda once: made.append(actions.bring(by, taken, at=clock.now(), once=once)),
    )
    if not is_done:
        return _look_page(request, form, rows, refusal=refusal, status=LOOK_AGAIN)
    # Pressed twice: the first press made them, and they are found by the form's key.
    return answers.go(
        "people:brought", made[0] if made else actions.brought_id(by, once=form.once)
    )


def _was_done(by: Person, form: BringInForm) -> bool:
    """Say whether this form was carried out before: then its names wait, and nobody is left."""
    if form.once is None:
        return False
    together = actions.brought_id(by, once=form.once)
    return access.invitations_of(by).filter(brought_id=together).exists()


def _failed(table: Table, rows: Sequence[Looked]) -> list[Sequence[str]]:
    found: list[Sequence[str]] = [[*table.headings, _("Why not")]]
    for row in rows:
        if row.faults:
            reasons = [
                _reason(fault.why.value, fault.column, fault.words) for fault in row.faults
            ]
            width = max(len(table.headings), len(row.cells))
            cells = [*row.cells, *[""] * (width - len(row.cells))]
            found.append([*cells, " ".join(reasons)])
    return found


def _reason(why: str, column: object, words: str) -> str:
    named = str(COLUMN_WORDS[column]) if column else ""  # type: ignore[index]
    return answers.said(WORDS, "row_fault", why, named, words)


def _table_page(request: HttpRequest, form: TableForm) -> HttpResponse:
    refusal = rules.refuse_inviting(doors_open=queries.are_doors_open())
    status = LOOK_AGAIN if form.is_bound else 200
    return answers.page(request, "bring", status=status, form=form, refusal=refusal)


def _columns_page(request: HttpRequest, form: ColumnsForm, table: Table) -> HttpResponse:
    first = table.rows[0].cells if table.rows else ()
    samples = [first[n] if n < len(first) else "" for n in range(len(table.headings))]
    return answers.page(
        request,
        "bring_columns",
        status=LOOK_AGAIN if form.is_bound and form.errors else 200,
        form=form,
        columns=list(zip(form.of_columns, samples, strict=True)),
        number=len(table.rows),
    )


def _look_page(
    request: HttpRequest,
    form: BringInForm,
    rows: Sequence[Looked],
    *,
    refusal: Refusal | None = None,
    status: int = 200,
) -> HttpResponse:
    return answers.page(
        request,
        "bring_look",
        status=status,
        form=form,
        refusal=refusal,
        taken=[row for row in rows if row.brought and not row.is_invited],
        invited=[row for row in rows if row.brought and row.is_invited],
        failed=[row for row in rows if row.faults],
        column_words=COLUMN_WORDS,
        part_names=PARTS,
    )


def _as_file(rows: Sequence[Sequence[str]], *, name: str) -> HttpResponse:
    # The mark in front lets spreadsheets see that it is UTF-8.
    answer = HttpResponse(tables.BOM + tables.written(rows), content_type="text/csv")
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer
