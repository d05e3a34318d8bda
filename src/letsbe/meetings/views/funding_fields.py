"""What a coordinator does with funding notes: the fields, off or on, and the signed ones."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods, require_POST

from letsbe.lib import clock
from letsbe.lib.answers import status_of
from letsbe.lib.once import Once
from letsbe.meetings.actions import funding_fields as actions
from letsbe.meetings.forms.funding import FieldsForm, MonthForm, SwitchOffForm
from letsbe.meetings.queries import funding as queries
from letsbe.meetings.rules.held_refusals import HeldRefused
from letsbe.meetings.views.held_pages import go
from letsbe.people import access as people
from letsbe.people.rules import tables
from letsbe.ui.forms import DeedForm, carry_out


@require_http_methods(["GET", "HEAD", "POST"])
def programme_funding(request: HttpRequest) -> HttpResponse:
    """Show whether the programme asks for notes, and take the names of its fields."""
    person = people.coordinator(request)
    if request.method != "POST":
        return _page(request)
    form = FieldsForm(request.POST)
    return _after(
        request,
        form,
        lambda once: actions.write_fields(
            form.cleaned_data["lines"],
            seen=form.cleaned_data["seen"],
            by=person,
            at=clock.now(),
            once=once,
        ),
    )


@require_POST
def switch_funding_off(request: HttpRequest) -> HttpResponse:
    person = people.coordinator(request)
    form = SwitchOffForm(request.POST)
    return _after(
        request,
        form,
        lambda once: actions.switch_off(
            seen=form.cleaned_data["seen"], by=person, at=clock.now(), once=once
        ),
    )


@require_POST
def take_funding_out(request: HttpRequest) -> HttpResponse:
    """Hand the signed notes of a month to whoever coordinates, as a table."""
    person = people.coordinator(request)
    form = MonthForm(request.POST)
    if not form.is_valid():
        return _page(request, month_form=form)
    rows = actions.take_out(form.first_day, by=person, at=clock.now())
    answer = HttpResponse(tables.BOM + tables.written(rows), content_type="text/csv")
    answer["Content-Disposition"] = 'attachment; filename="notes.csv"'
    return answer


def _after(
    request: HttpRequest, form: DeedForm, deed: Callable[[Once | None], object]
) -> HttpResponse:
    why = None
    if form.is_valid():
        try:
            if carry_out(form, deed):
                return go("programme_funding")
        except HeldRefused as refused:
            why = refused.why
    fields_form = form if isinstance(form, FieldsForm) else None
    if fields_form and why:
        fields_form.change("seen", str(queries.newest_fields_number()))
    return _page(request, fields_form=fields_form, why=why)


def _page(
    request: HttpRequest,
    *,
    fields_form: FieldsForm | None = None,
    month_form: MonthForm | None = None,
    why: object = None,
) -> HttpResponse:
    now, number = queries.fields_in_use(), queries.newest_fields_number()
    today = clock.now().date()
    context = {
        "fields": now,
        "number": number,
        "form": fields_form
        or FieldsForm(initial={"seen": number, "lines": "\n".join(now.labels) if now else ""}),
        "month_form": month_form or MonthForm(initial={"month": today}),
        "why": why,
    }
    status = status_of(request, why=why, is_bad=bool(fields_form or month_form))
    return render(request, "meetings/funding_fields.html", context, status=status)
