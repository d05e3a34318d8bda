"""A conversation as most would make it, beside the real one: plain rows, the ORM, LIKE.

Behind the same middleware, with less on the page: no drafts, no quiet hours, no printing.
"""

from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.middleware.csrf import get_token
from django.shortcuts import get_object_or_404
from django.template import Context, Engine
from django.urls import include, path

from benchmarks.written import PlainMessage
from letsbe.lib import clock
from letsbe.relationships.models import Relationship

PAGE = """<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Messages</title></head><body>
<header><a href="/">home</a> <a href="/agreements">agreements</a></header>
<main><h1>Messages</h1><p>{{ count }} messages</p><ol>{% for message in messages %}
<li id="message-{{ message.pk }}" class="{% if message.author_id == me %}mine{% endif %}">
<p class="who">{% if message.author_id == me %}You{% else %}Somebody{% endif %},
<time datetime="{{ message.at|date:'c' }}">{{ message.at|date:"j F, H:i" }}</time></p>
<p class="words">{{ message.words|linebreaksbr }}</p>
{% if message.author_id == me %}<a href="/messages/{{ message.pk }}">Edit</a>{% endif %}</li>
{% endfor %}</ol>
<form method="post"><input type="hidden" name="csrfmiddlewaretoken" value="{{ token }}">
<textarea name="words"></textarea><button>Send</button></form></main></body></html>"""
TEMPLATE = Engine().from_string(PAGE)
ON_A_PAGE = 50


def conversation(request: HttpRequest, relationship_id: UUID) -> HttpResponse:
    """Show the newest messages to one of the two, or store one more."""
    get_object_or_404(Relationship, pk=relationship_id, parties__person=request.user.pk)
    rows = PlainMessage.objects.filter(relationship_id=relationship_id)
    if request.method == "POST":
        PlainMessage.objects.create(
            relationship_id=relationship_id,
            author_id=request.user.pk,
            at=clock.now(),
            words=request.POST["words"],
        )
        return HttpResponseRedirect(request.path)
    return _page(request, list(rows[:ON_A_PAGE])[::-1], count=rows.count())


def search(request: HttpRequest, relationship_id: UUID) -> HttpResponse:
    """Find words by LIKE: without accents, whatever SQLite makes of their case."""
    get_object_or_404(Relationship, pk=relationship_id, parties__person=request.user.pk)
    rows = PlainMessage.objects.filter(relationship_id=relationship_id)
    found = list(rows.filter(words__icontains=request.POST["wanted"])[:20])
    return _page(request, found, count=len(found))


def _page(request: HttpRequest, rows: list[PlainMessage], *, count: int) -> HttpResponse:
    context = {
        "messages": rows,
        "count": count,
        "me": request.user.pk,
        "token": get_token(request),
    }
    return HttpResponse(TEMPLATE.render(Context(context)))


urlpatterns = [
    path("", include("letsbe.config.urls")),
    path("naive/<uuid:relationship_id>", conversation),
    path("naive/<uuid:relationship_id>/search", search),
]
