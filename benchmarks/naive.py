"""The agreement page as a signing tool would make it, beside the real one.

Plain text, a query for each clause, Django's own templates; behind the same middleware, on the
same rows, and with less on the page (no marks where words differ, no help, no printing).
"""

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import get_token
from django.shortcuts import get_object_or_404
from django.template import Context, Engine
from django.urls import include, path

from letsbe.agreements.models import Agreement, Clause, Minimum
from letsbe.agreements.queries.titles import KIND_TITLES
from letsbe.journal.models import Entry

# Words as a column of plain text would give them: already there with the row, for nothing.
PLAIN: dict[UUID, str] = {}
PAGE = """<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Agreement</title>
<link rel="stylesheet" href="/static/site.css"></head><body>
<header><a href="/">home</a> <a href="/agreements">agreements</a>
<a href="/account">you</a></header>
<main><h1>{{ names.0 }} and {{ names.1 }}</h1>
<p>Since {{ agreement.relationship.began_at|date:"j F Y" }}.
{{ settled }} of {{ total }} settled.</p>
{% for kind, title in kinds.items %}<section><h2>{{ title }}</h2>
{% for clause in clauses %}{% if clause.kind == kind %}
<article id="clause-{{ clause.id }}" class="clause {{ clause.standing }}">
{% for wording in clause.shown %}
<p class="who">{{ wording.by }}, {{ wording.row.written_at|date:"j F, H:i" }}</p>
<p class="words">{{ wording.text }}</p>
{% endfor %}
{% if clause.standing == "settled" %}<p>You both said yes</p>{% endif %}
{% if clause.is_mine %}
<form method="post" action="/agreements/{{ agreement.pk }}/clauses/{{ clause.id }}/answer">
<input type="hidden" name="csrfmiddlewaretoken" value="{{ token }}">
<input type="hidden" name="seen" value="{{ clause.number }}">
<button name="deed" value="agree">Yes to this</button>
<a href="/agreements/{{ agreement.pk }}/clauses/{{ clause.id }}/reword">Suggest other words</a>
<button name="deed" value="park">Talk about it when we meet</button>
<button name="deed" value="leave_out">Leave it out</button></form>{% endif %}
<a href="/agreements/{{ agreement.pk }}/clauses/{{ clause.id }}">Its history</a>
</article>{% endif %}{% endfor %}</section>{% endfor %}</main>
<aside><h2>What the programme asks</h2><ul>{% for minimum in minimums %}
<li>{{ minimum.title }}{% if minimum.pk in acknowledged %} (done){% endif %}</li>
{% endfor %}</ul>
<h2>Lately</h2><ol>{% for entry in lately %}
<li>{{ entry.deed }}, {{ entry.at|date:"j F, H:i" }}</li>{% endfor %}</ol></aside>
</body></html>"""
TEMPLATE = Engine().from_string(PAGE)


def agreement(request: HttpRequest, relationship_id: UUID) -> HttpResponse:
    """Show one agreement to one of its parties, clause by clause as the ORM gives them."""
    row = get_object_or_404(
        Agreement, pk=relationship_id, relationship__parties__person=request.user.pk
    )
    parties = list(row.relationship.parties.select_related("person").order_by("voice"))
    names = {party.person_id: PLAIN[party.person_id] for party in parties}
    clauses = [_shown(clause, names, me=request.user.pk) for clause in _clauses(row)]
    acknowledged = row.acknowledgements.filter(person=request.user.pk)
    lately = Entry.objects.filter(strand_id=relationship_id).order_by("-at", "-pk")
    context = {
        "agreement": row,
        "names": list(names.values()),
        "kinds": KIND_TITLES,
        "clauses": clauses,
        "settled": len([c for c in clauses if c["standing"] == "settled"]),
        "total": len(clauses),
        "minimums": Minimum.objects.filter(retired_at=None).order_by("position"),
        "acknowledged": set(acknowledged.values_list("minimum_id", flat=True)),
        "lately": lately[:4],
        "token": get_token(request),
    }
    return HttpResponse(TEMPLATE.render(Context(context)))


def _clauses(row: Agreement) -> list[Clause]:
    return list(Clause.objects.filter(relationship=row).order_by("id"))


def _shown(clause: Clause, names: dict[UUID, str], *, me: Any) -> dict[str, Any]:
    wordings = list(clause.wordings.order_by("number"))
    last = wordings[-1]
    is_open = clause.standing in {"waiting", "parked"}
    return {
        "id": clause.id,
        "kind": clause.kind,
        "standing": clause.standing,
        "number": last.number,
        "is_mine": clause.standing == "waiting" and last.author_id != me,
        "shown": [
            {"row": w, "by": names[w.author_id], "text": PLAIN[w.pk]}
            for w in (wordings[-2:] if is_open else [last])
        ],
    }


urlpatterns = [
    path("", include("letsbe.config.urls")),
    path("naive/<uuid:relationship_id>", agreement),
]
