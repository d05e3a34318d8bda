"""The Improved Listening Checklist: filling it in, one of them, and what changed."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from letsbe.lib import clock
from letsbe.people import access as people
from letsbe.practice import access
from letsbe.practice.actions import checklists as actions
from letsbe.practice.forms.checklists import (
    EYES_WORDS,
    MARK_WORDS,
    OCCASION_WORDS,
    FillInForm,
)
from letsbe.practice.queries import mine as queries
from letsbe.practice.queries import shelf
from letsbe.practice.rules import checklist as rules
from letsbe.practice.rules.checklist import Eyes, Occasion
from letsbe.practice.views import answers
from letsbe.practice.views.items import shown_of
from letsbe.ui.forms import carry_out
from letsbe.vault import queries as vault


@require_safe
def checklist(request: HttpRequest) -> HttpResponse:
    """Show what improved since the first time, and where others see it differently."""
    person = people.signed_in(request)
    rows = queries.checklists(person)
    marked = [one for _row, one in rows if one]
    groups = shelf.checklist()
    changes = rules.changes(groups, marked)
    every = [change for group in groups for change in changes[group.key]]
    return answers.page(
        request,
        "checklist",
        groups=groups,
        changes=changes,
        rows=[row for row, _one in reversed(rows)],
        improved=[change for change in every if (change.moved or 0) > 0],
        differing=[change for change in every if change.is_seen_differently],
        step_of=rules.step_of,
        marks=MARK_WORDS,
        eyes=EYES_WORDS,
        occasions=OCCASION_WORDS,
        steps=rules.STEPS,
    )


@require_http_methods(["GET", "HEAD", "POST"])
def fill_in(request: HttpRequest) -> HttpResponse:
    person = people.signed_in(request)
    at = clock.now()
    today = timezone.localdate(at)
    is_first = not access.checklists_of(person).filter(eyes=Eyes.SELF).exists()
    usual = {
        "eyes": Eyes.SELF.value,
        "occasion": Occasion.BEFORE.value if is_first else Occasion.AFTER.value,
        "on": today,
    }
    groups = shelf.checklist()
    form = FillInForm(request.POST or None, groups=groups, today=today, initial=usual)
    if form.is_bound and form.is_valid():
        said = form.cleaned_data
        if carry_out(
            form,
            lambda once: actions.fill_in(
                form.marks,
                eyes=Eyes(said["eyes"]),
                occasion=Occasion(said["occasion"]),
                on=said["on"],
                by=person,
                at=at,
                once=once,
            ),
        ):
            return answers.go("checklist")
    return answers.page(request, "fill_in", form=form, groups=groups)


@require_safe
def one_checklist(request: HttpRequest, checklist_id: UUID) -> HttpResponse:
    person = people.signed_in(request)
    row = access.checklist_for_reader(person, checklist_id)
    shown = shown_of(person, row)
    [(_row, marked)] = queries.marked([row], vault.key_ring(people=[row.person_id]))
    return answers.page(
        request,
        "one_checklist",
        row=row,
        shown=shown,
        marked=marked,
        groups=shelf.checklist(),
        marks=MARK_WORDS,
        eyes=EYES_WORDS,
    )
