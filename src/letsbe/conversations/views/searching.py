"""Finding words in one conversation; what is looked for is kept nowhere."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from letsbe.conversations import queries
from letsbe.conversations.forms import SearchForm
from letsbe.conversations.queries import searching
from letsbe.conversations.views import answers
from letsbe.lib.answers import LOOK_AGAIN
from letsbe.people import access as people
from letsbe.ui import dates


@sensitive_post_parameters("wanted")
@require_http_methods(["GET", "HEAD", "POST"])
def search(request: HttpRequest, relationship_id: UUID) -> HttpResponse:
    """Look through what both can read, newest first."""
    here = queries.opened(answers.reached(request, relationship_id), people.signed_in(request))
    form = SearchForm(request.POST if request.method == "POST" else None)
    found = None
    if form.is_bound and form.is_valid():
        before = form.cleaned_data["before"]
        found = searching.search(here, form.cleaned_data["wanted"], before=before)
    shown = [
        (hit, here.sides.of(hit.author), dates.moment(hit.shown_at))
        for hit in (found.hits if found else [])
    ]
    status = LOOK_AGAIN if form.is_bound and found is None else 200
    answer = answers.page(request, "search", here=here, form=form, found=found, hits=shown)
    answer.status_code = status
    answer["Cache-Control"] = "no-store"
    return answer
