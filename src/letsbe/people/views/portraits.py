"""What somebody tells so that somebody suitable can be found: all of it, and each piece."""

from collections.abc import Callable

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from letsbe.lib import clock
from letsbe.lib.answers import LOOK_AGAIN
from letsbe.lib.once import Once
from letsbe.people import access, actions, queries
from letsbe.people.forms.hours import QUICK_WORDS, HoursForm
from letsbe.people.forms.portraits import (
    AboutMeForm,
    ExperiencesForm,
    InterestsForm,
    IntroductionForm,
    LanguagesForm,
    NotWithForm,
    PieceForm,
    PortraitForm,
    RoomForm,
    TimeZoneForm,
    WaysForm,
    WishesForm,
)
from letsbe.people.models import Person
from letsbe.people.queries import Drawn
from letsbe.people.rules import Part, hours, pieces
from letsbe.people.rules.hours import Quick
from letsbe.people.rules.pieces import Piece
from letsbe.people.rules.portraits import Portrait
from letsbe.people.views import answers
from letsbe.ui.forms import DeedForm, carry_out

Deed = Callable[[Once | None], object]
PIECES: dict[Piece, type[PieceForm]] = {
    Piece.LANGUAGES: LanguagesForm,
    Piece.HOURS: HoursForm,
    Piece.WAYS: WaysForm,
    Piece.EXPERIENCES: ExperiencesForm,
    Piece.INTERESTS: InterestsForm,
    Piece.ABOUT_ME: AboutMeForm,
    Piece.WISHES: WishesForm,
    Piece.INTRODUCTION: IntroductionForm,
}


@require_http_methods(["GET", "HEAD", "POST"])
def portrait(request: HttpRequest) -> HttpResponse:
    """Show all that is told; looking, stopping, and what was prepared are pressed here."""
    me = access.signed_in(request)
    if request.method != "POST":
        return _overview(request, me)
    form = PortraitForm(request.POST)
    if not form.is_valid():
        return _overview(request, me, form=form)
    what = form.cleaned_data["deed"]
    if what == PortraitForm.LOOK:
        access.insist_on(me, part=Part.PEER)
    if not carry_out(form, _presses(me)[what]):
        return _overview(request, me, form=form)
    if what == PortraitForm.DELETE:
        messages.success(request, _("It is deleted."))
    return answers.go("people:portrait")


@require_http_methods(["GET", "HEAD", "POST"])
def portrait_piece(request: HttpRequest, piece: str) -> HttpResponse:
    """Ask one thing; what is kept leaves all the others as they are."""
    me = access.signed_in(request)
    supports = Part.SUPPORTER in me.parts
    if piece not in pieces.pieces(supports=supports):
        raise Http404
    here = Piece(piece)
    drawn = queries.drawn(me)
    if drawn.told is None:
        return answers.go("people:portrait")
    form, deed = _asked(request, here, me, drawn)
    if request.method != "POST":
        return _piece_page(request, here, me, form)
    if isinstance(form, HoursForm) and request.POST.get("quick") in list(Quick):
        return _piece_page(request, here, me, _quickly(request, form, drawn.told))
    if form.is_valid() and carry_out(form, deed):
        following = pieces.after(here, supports=supports)
        if following is None or request.POST.get("then") == "all":
            messages.success(request, _("It is kept."))
            return answers.go("people:portrait")
        return answers.go("people:portrait_piece", following.value)
    return _piece_page(request, here, me, form, status=LOOK_AGAIN)


def _presses(me: Person) -> dict[str, Deed]:
    at = clock.now()
    return {
        PortraitForm.LOOK: lambda once: actions.look_for_somebody(me, at=at, once=once),
        PortraitForm.STOP: lambda once: actions.stop_looking(me, at=at, once=once),
        PortraitForm.KEEP: lambda once: actions.keep_prepared(me, at=at, once=once),
        PortraitForm.DELETE: lambda once: actions.delete_prepared(me, at=at, once=once),
    }


def _asked(
    request: HttpRequest, here: Piece, me: Person, drawn: Drawn
) -> tuple[DeedForm, Deed]:
    """Return the form of a piece, and the deed that keeps it."""
    typed, at = request.POST if request.method == "POST" else None, clock.now()
    if here is Piece.TIME_ZONE:
        zone = TimeZoneForm(typed, initial={"time_zone": me.time_zone})
        return zone, lambda once: actions.move(
            me, zone.cleaned_data["time_zone"], at=at, once=once
        )
    if here is Piece.NOT_WITH:
        apart = NotWithForm(typed, apart=drawn.apart)
        return apart, lambda once: actions.keep_apart(me, apart.changed, at=at, once=once)
    if here is Piece.ROOM:
        room = RoomForm(typed, room=drawn.room, supports=Part.SUPPORTER in me.parts)
        return room, lambda once: actions.make_room(me, room.room, at=at, once=once)
    form = PIECES[here](typed, told=drawn.told or Portrait(), offer=queries.choices)
    return form, lambda once: actions.redraw(me, form.changed, at=at, once=once)


def _quickly(request: HttpRequest, form: HoursForm, told: Portrait) -> HoursForm:
    """Return the grid with many cells ticked at once; nothing is kept by it."""
    form.is_valid()
    ticked = hours.quickly(form.asked(form.before), Quick(request.POST["quick"]))
    return HoursForm(told=told, offer=queries.choices, shown=(form.before, ticked))


def _overview(
    request: HttpRequest, me: Person, *, form: PortraitForm | None = None
) -> HttpResponse:
    drawn, prepared = queries.drawn(me), queries.prepared(me)
    word = access.vouching_for(me)
    named = [word.by_id if word else None, prepared.by if prepared else None]
    names = queries.cards(pk for pk in named if pk is not None)
    supports = Part.SUPPORTER in me.parts
    return answers.page(
        request,
        "portrait",
        status=LOOK_AGAIN if form else 200,
        form=form,
        drawn=drawn,
        is_new=drawn.told == Portrait() and drawn.looking_since_at is None,
        prepared=prepared,
        prepared_by=names[prepared.by].name if prepared and prepared.by else "",
        vouched_by=names[word.by_id].name if word else "",
        vouched_since=word.at if word else None,
        pieces=pieces.pieces(supports=supports),
        seeks=Part.PEER in me.parts,
        supports=supports,
        zone=_zone_words(me),
    )


def _piece_page(
    request: HttpRequest, here: Piece, me: Person, form: DeedForm, *, status: int = 200
) -> HttpResponse:
    supports = Part.SUPPORTER in me.parts
    return answers.page(
        request,
        "portrait_piece",
        status=status,
        piece=here,
        form=form,
        next_piece=pieces.after(here, supports=supports),
        quick_words=QUICK_WORDS,
        is_quick=isinstance(form, HoursForm) and form.is_quick,
        supports=supports,
        zone=_zone_words(me),
    )


def _zone_words(me: Person) -> str:
    return str(me.time_zone).replace("/", ", ").replace("_", " ")
