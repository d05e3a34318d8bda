"""A keepsake for both: the same paper for each, with what both may read."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.utils import formats, timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from letsbe.agreements import queries as agreements
from letsbe.agreements.queries.versions import opened_version
from letsbe.endings.actions.letters import note_copy_kept
from letsbe.endings.document import Agreed, Keepsake, Labels, LetterOnPaper, pdf
from letsbe.endings.queries import OpenedEnding, ShownLetter
from letsbe.endings.rules.refusals import Refusal
from letsbe.endings.rules.time import Time
from letsbe.endings.views.page import ending_page, opened
from letsbe.lib import clock
from letsbe.lib.answers import NOT_NOW
from letsbe.lib.paper import as_voice
from letsbe.lib.said import Minimum
from letsbe.relationships.rules import Kind


@require_safe
def keepsake(request: HttpRequest, relationship_id: UUID) -> HttpResponse:
    """Give a PDF of what is both's to keep; the journal says who took one."""
    now = opened(request, relationship_id)
    if now.now.time is Time.NOT_OFFERED:
        page = ending_page(request, now, why=Refusal.NOT_OFFERED)
        page.status_code = NOT_NOW
        return page
    made = pdf(as_keepsake(now))
    if request.method == "GET":
        note_copy_kept(relationship_id, by=now.person, at=clock.now())
    # A neutral name: the file may be seen by somebody else on this device.
    return HttpResponse(
        made,
        content_type="application/pdf",
        headers={"Content-Disposition": 'attachment; filename="keepsake.pdf"'},
    )


def as_keepsake(now: OpenedEnding) -> Keepsake:
    relationship = now.relationship
    agreed, why_not = _agreed(now)
    return Keepsake(
        title=_("What we keep"),
        names=(now.both[0].name, now.both[1].name),
        kind=_("Supervision") if relationship.kind == Kind.SUPERVISION else _("Peer support"),
        began=_day(relationship.began_at),
        ended=_day(relationship.ended_at) if relationship.ended_at else "",
        letters=tuple(_letter(one) for one in now.shown_letters),
        agreed=agreed,
        at=relationship.ended_at or relationship.began_at,
        labels=labels(why_not),
        language=get_language() or "en",
    )


def labels(no_agreement: str = "") -> Labels:
    """Return every fixed sentence of the paper, translated."""
    return Labels(
        kind=_("Keepsake"),
        names=_("{first} and {second}"),
        for_what=_("What it was for"),
        began=_("Began"),
        ended=_("Ended"),
        still=_("has not ended yet"),
        letters=_("Letters"),
        letter_of=_("{name}'s letter"),
        no_letters=_("No letters were shown."),
        agreement=_("What we agreed"),
        version=_("Version {number}, signed by both, in force since {in_force}."),
        no_agreement=no_agreement,
        words_of=_("{name}'s words"),
        minimums=_("What the programme asks of both"),
        minimums_lead=_("These are not negotiated. Both have read and acknowledged them."),
        reason=_("Why:"),
        page=_("Page {page} of {pages}"),
        undrawn=_(
            "Some characters could not be drawn on this paper and stand as empty boxes. "
            "The exact words are inside this file, as the attachment words.txt."
        ),
    )


def _agreed(now: OpenedEnding) -> tuple[Agreed | None, str]:
    """Return the agreement last in force, or none and the sentence that says why."""
    table = agreements.opened_for_party(now.person, now.relationship.pk)
    if not table.now.in_force:
        return None, ""
    version = opened_version(table, table.now.in_force)
    if not version.is_as_signed:
        # No paper says "signed" over words that nobody signed.
        return None, _("The agreement cannot be shown word for word as both signed it.")
    sides = {side.id: (side.name, as_voice(side.voice)) for side in now.both}
    minimums = tuple(
        Minimum(title=m.title, words=m.words, reason=m.reason) for m in version.minimums
    )
    return Agreed(
        number=version.number,
        in_force=_day(version.in_force_at),
        parts=version.on_paper(sides),
        minimums=minimums,
    ), ""


def _letter(one: ShownLetter) -> LetterOnPaper:
    instead = _("These words cannot be shown.")
    if one.is_taken_away:
        instead = _("Taken away by who wrote it.")
    elif not one.is_written:
        instead = _("No letter.")
    return LetterOnPaper(
        author=one.by.name,
        voice=as_voice(one.by.voice),
        words=one.words or "",
        instead=instead,
    )


def _day(when: object) -> str:
    return formats.date_format(timezone.localtime(when), "j F Y")  # type: ignore[arg-type]
