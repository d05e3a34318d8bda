"""The pages of safety: help, the words of the help page, Leave, and trouble."""

import sys
from http import HTTPStatus

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.contrib.sessions.backends.base import SessionBase
from django.http import HttpRequest, HttpResponse, HttpResponseForbidden, HttpResponseRedirect
from django.shortcuts import redirect, render, resolve_url
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from letsbe.lib import clock
from letsbe.lib.once import AlreadyDone, SentWithOtherWords
from letsbe.people import access as people
from letsbe.people import queries as cards
from letsbe.people.models import Person
from letsbe.people.rules import is_secret, looks_written
from letsbe.safety import access, actions, queries, rules
from letsbe.safety.forms import HelpPageForm, ReadForm

MOST_EDITIONS_SHOWN = 20
LEFT_FOR_SECONDS = 600


@login_not_required
def help_page(request: HttpRequest) -> HttpResponse:
    """Show where help is, to anybody."""
    return _help(request)


@require_POST
def read(request: HttpRequest) -> HttpResponse:
    form = ReadForm(request.POST)
    if not form.is_valid():
        return _help(request, is_changed=True)
    try:
        actions.read_help_page(
            people.signed_in(request),
            edition=form.cleaned_data["edition"],
            at=clock.now(),
            once=form.once,
        )
    except AlreadyDone:
        pass
    except (SentWithOtherWords, rules.ReadingRefused):
        return _help(request, is_changed=True)
    return HttpResponseRedirect(resolve_url(settings.LOGIN_REDIRECT_URL))


def edit(request: HttpRequest) -> HttpResponse:
    """Let a coordinator write the five answers; everybody else finds nothing here."""
    by = people.coordinator(request)
    if request.method == "POST":
        form = HelpPageForm(request.POST, is_unfinished="unfinished" in request.POST)
        return _written(request, by, form) if form.is_valid() else _edit(request, by, form)
    form = HelpPageForm.starting_from(
        queries.newest_page(), has_starting_texts="start" in request.GET
    )
    return _edit(request, by, form)


@login_not_required
@csrf_exempt
@require_POST
def leave(request: HttpRequest) -> HttpResponse:
    """End the session and go elsewhere; works for anybody, and without a database."""
    # Only another site could gain by signing somebody out who did not press.
    if request.headers.get("Sec-Fetch-Site") == "cross-site":
        return HttpResponseForbidden()
    try:
        request.session.flush()
    except queries.DATABASE_GONE:
        request.session = _no_session(request)
    return _gone_elsewhere()


def trouble(request: HttpRequest) -> HttpResponse:
    """Answer what went wrong inside: no detail of it, but the help page and what was typed.

    Django calls this while the exception is at hand, from whichever middleware it came.
    """
    is_database_gone = isinstance(sys.exc_info()[1], queries.DATABASE_GONE)
    if is_database_gone and request.method == "POST" and _is_leaving(request):
        return _gone_elsewhere()
    shown = {
        "page": queries.kept_page(),
        "fields": _posted(request),
        "may_send_again": is_database_gone,
        "is_database_gone": is_database_gone,
        "path": request.path,
    }
    response = HttpResponse(
        render_to_string("safety/trouble.html", shown),
        status=HTTPStatus.SERVICE_UNAVAILABLE
        if is_database_gone
        else HTTPStatus.INTERNAL_SERVER_ERROR,
    )
    if is_database_gone:
        response.headers["Retry-After"] = "30"
    return response


def _help(request: HttpRequest, *, is_changed: bool = False) -> HttpResponse:
    page = queries.current_page()
    reader = request.user
    must_read = isinstance(reader, Person) and queries.must_read(reader.pk, page=page)
    shown = {
        "page": page,
        "form": ReadForm(initial={"edition": page.number}) if must_read else None,
        "is_changed": is_changed,
        "may_edit": isinstance(reader, Person) and access.may_write(reader),
    }
    return render(request, "safety/help.html", shown, status=422 if is_changed else 200)


def _written(request: HttpRequest, by: Person, form: HelpPageForm) -> HttpResponse:
    try:
        page = actions.write_help_page(
            by,
            answers=form.answers,
            at=clock.now(),
            once=form.once,
            after=form.cleaned_data["after"],
        )
    except AlreadyDone:
        page = queries.newest_page()
    except SentWithOtherWords:
        form.renewed()
        return _edit(request, by, form, is_sent_before=True)
    except rules.WritingRefused:
        form.renewed_after(queries.newest_page().number)
        return _edit(request, by, form, is_changed=True)
    return _after_writing(request, page, is_new=page.number != form.cleaned_data["after"])


def _after_writing(
    request: HttpRequest, page: queries.Page, *, is_new: bool
) -> HttpResponseRedirect:
    if not page.is_complete:
        messages.warning(
            request, _("Kept. Nobody can be invited until all five questions are answered.")
        )
        return redirect("safety:edit")
    if is_new and not queries.was_complete_before(page):
        return redirect("agreements:programme_minimums")
    if is_new:
        messages.success(request, _("Kept. Everybody is asked to read this again."))
    else:
        messages.success(request, _("No word is different, so nobody has to read it again."))
    return redirect("safety:help")


def _edit(
    request: HttpRequest, by: Person, form: HelpPageForm, **refused: bool
) -> HttpResponse:
    rows = list(access.editions_for_coordinator(by)[:MOST_EDITIONS_SHOWN])
    writers = cards.cards({row.written_by_id for row in rows if row.written_by_id})
    shown = {
        "form": form,
        "is_sent_before": False,
        "is_changed": False,
        "page": queries.page_of(rows[0]) if rows else queries.UNWRITTEN,
        "editions": [
            (queries.page_of(row), writers[row.written_by_id] if row.written_by_id else None)
            for row in rows
        ],
        **refused,
    }
    return render(request, "safety/edit.html", shown, status=422 if form.is_bound else 200)


def _gone_elsewhere() -> HttpResponse:
    response = HttpResponse(render_to_string("safety/nothing.html"))
    response.headers["Refresh"] = f"0; url={settings.EXIT_URL}"
    response.headers["Clear-Site-Data"] = '"cache", "storage"'
    response.delete_cookie(settings.SESSION_COOKIE_NAME, samesite="Lax")
    response.delete_cookie(settings.CSRF_COOKIE_NAME, samesite="Lax")
    response.set_cookie(
        rules.LEFT_COOKIE,
        "1",
        max_age=LEFT_FOR_SECONDS,
        httponly=True,
        samesite="Lax",
        secure=settings.SESSION_COOKIE_SECURE,
    )
    return response


def _no_session(request: HttpRequest) -> SessionBase:
    return type(request.session)()


def _is_leaving(request: HttpRequest) -> bool:
    return request.path_info == reverse("safety:leave")


def _posted(request: HttpRequest) -> list[tuple[str, str, bool]]:
    """Return (name, value, was it written) of a form that could not be kept; no secret.

    It carries its own token and key: sent again it makes one deed, and only from this house.
    """
    try:
        posted = list(request.POST.lists())
    except Exception:
        return []  # a body that cannot be read holds nothing to give back
    return [
        (name, value, looks_written(name, value=value))
        for name, values in posted
        if not is_secret(name)
        for value in values
    ]
