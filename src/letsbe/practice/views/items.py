"""One practice: an answered drill, a role-play that goes on, or the feedback on a talk."""

from dataclasses import dataclass
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from letsbe.journal import actions as journal
from letsbe.lib import clock
from letsbe.people import access as people
from letsbe.people import queries as people_queries
from letsbe.people.models import Person
from letsbe.people.queries import Card
from letsbe.practice import access
from letsbe.practice.actions import drills as actions
from letsbe.practice.events import Deed
from letsbe.practice.forms import NameForm, SayForm, ShowForm
from letsbe.practice.models import Checklist, Practice, Showing
from letsbe.practice.queries import circles, mine, playing, shelf, talks
from letsbe.practice.queries.talks import Opened
from letsbe.practice.rules import drills, picture, seen
from letsbe.practice.rules.kinds import Kind
from letsbe.practice.rules.refusals import PracticeRefused
from letsbe.practice.rules.scenarios import Scenario
from letsbe.practice.views import answers
from letsbe.relationships import access as relationships
from letsbe.ui.forms import carry_out

TURNS_A_PAGE = 400
MOST_DIGITS = 4


@dataclass(frozen=True, kw_only=True)
class Shown:
    """Who sees what of whom: `by` is who shows it, None on one's own pages."""

    by: Card | None
    to: list[tuple[Showing, Card]]
    form: ShowForm | None
    # With whom the two are in supervision just now, and so may read what is shown.
    reads: frozenset[UUID] = frozenset()

    @property
    def is_mine(self) -> bool:
        return self.by is None


@require_safe
def item(request: HttpRequest, practice_id: UUID) -> HttpResponse:
    person = people.signed_in(request)
    row = access.practice_for_reader(person, practice_id)
    return item_page(request, person, row)


def item_page(
    request: HttpRequest,
    person: Person,
    row: Practice,
    *,
    why: object = None,
    form: SayForm | None = None,
) -> HttpResponse:
    # A role-play that goes on is nobody's to watch.
    if row.ended_at is None and row.person_id != person.pk:
        raise Http404
    shown = shown_of(person, row)
    opened = talks.opened(row)
    if row.kind == Kind.DRILL:
        return _drill_page(request, opened, shown)
    if row.kind == Kind.TOGETHER:
        return _together_page(request, opened, shown)
    if row.ended_at is None:
        return _talk_page(request, opened, why=why, form=form)
    return _feedback_page(request, opened, shown, why=why, form=form)


@require_http_methods(["GET", "HEAD", "POST"])
def name_turn(request: HttpRequest, practice_id: UUID, number: int) -> HttpResponse:
    """Let the learner call one of their turns by their own word."""
    person = people.signed_in(request)
    row = access.practice_for_owner(person, practice_id)
    opened = talks.opened(row)
    told = talks.feedback(opened.kept, opened.named) if opened.kept else None
    if told is None or number not in told.steps:
        raise Http404
    step = told.steps[number]
    posted = request.POST if request.method == "POST" else None
    form = NameForm(posted, initial={"labels": sorted(step.labels)})
    if form.is_bound and form.is_valid():
        named, at = form.named, clock.now()
        try:
            done = carry_out(
                form,
                lambda once: actions.name_turn(
                    practice_id, number, named, by=person, at=at, once=once
                ),
            )
        except PracticeRefused:
            raise Http404 from None
        if done:
            return answers.go("item", practice_id)
    before = told.turns[number - 1] if number else None
    return answers.page(request, "name", form=form, row=row, step=step, before=before)


def shown_of(person: Person, row: Practice | Checklist) -> Shown:
    """Return to whom a thing is shown and could be; or who shows it to whom reads it."""
    if row.person_id != person.pk:
        about = row.person_id
        at = clock.now()
        # The one it belongs to reads in the journal that somebody looked.
        journal.record_look(
            Deed.SHOWN_LOOKED_AT, by=person.pk, strand=about, about=row.pk, at=at
        )
        return Shown(by=people_queries.cards([about])[about], to=[], form=None)
    now = access.showings_of_one(person, row)
    reads = relationships.in_supervision_with(person)
    others = reads | {one.to_id for one in now}
    cards = people_queries.cards(others) if others else {}
    already = {one.to_id for one in now}
    choices = [(str(pk), card.name) for pk, card in cards.items() if pk not in already]
    return Shown(
        by=None,
        to=[(one, cards[one.to_id]) for one in now],
        form=ShowForm(people=choices) if choices else None,
        reads=frozenset(reads),
    )


def _drill_page(request: HttpRequest, opened: Opened, shown: Shown) -> HttpResponse:
    prompt = shelf.drills().get(opened.row.subject)
    told = talks.feedback(opened.kept, opened.named) if opened.kept else None
    step = next(iter(told.steps.values())) if told else None
    found = None
    if prompt and step:
        found = drills.answered(prompt.drill, step.acts, words=step.words)
    today = timezone.localdate(clock.now())
    plan = mine.plan_of(opened.row.person_id, opened.ring) if shown.is_mine else {}
    comes_back = plan.get(opened.row.subject)
    return answers.page(
        request,
        "drill_done",
        row=opened.row,
        shown=shown,
        prompt=prompt,
        step=step,
        pieces=list(seen.marked(step.text, step.acts)) if step else [],
        families=picture.FAMILY_OF,
        found=found,
        again_in=(comes_back.due_on - today).days if comes_back else None,
    )


def _together_page(request: HttpRequest, opened: Opened, shown: Shown) -> HttpResponse:
    notes = circles.notes_of(opened.row, opened.ring) if shown.is_mine else []
    scene = playing.scene_of(opened.row)
    return answers.page(
        request, "together_done", row=opened.row, shown=shown, scene=scene, notes=notes
    )


def _talk_page(
    request: HttpRequest, opened: Opened, *, why: object, form: SayForm | None
) -> HttpResponse:
    lines = opened.kept.lines if opened.kept else ()
    if form is None or not form.is_bound:
        form = SayForm(initial={"seen": len(lines)})
    else:
        form.change("seen", str(len(lines)))
    scene = playing.scene_of(opened.row)
    return answers.page(
        request, "talk", why=why, form=form, row=opened.row, lines=lines, scene=scene
    )


def _feedback_page(
    request: HttpRequest,
    opened: Opened,
    shown: Shown,
    *,
    why: object = None,
    form: SayForm | None = None,
) -> HttpResponse:
    told = talks.feedback(opened.kept, opened.named) if opened.kept else None
    scene = playing.scene_of(opened.row)
    part = _part(request, len(told.turns) if told else 0)
    turns = list(enumerate(told.turns))[part * TURNS_A_PAGE :][:TURNS_A_PAGE] if told else []
    wants_feelings = shown.is_mine and "feelings" in request.GET
    level = playing.level_of(opened.row, opened.kept) if scene and opened.kept else None
    return answers.page(
        request,
        "feedback",
        why=why,
        unsaid=form["words"].value() if form else "",
        row=opened.row,
        shown=shown,
        scene=scene,
        told=told,
        is_lost=opened.kept is None,
        turns=turns,
        part=part,
        has_more=bool(told) and (part + 1) * TURNS_A_PAGE < len(told.turns if told else ()),
        pieces={
            number: list(seen.marked(told.steps[number].text, told.steps[number].acts))
            for number, _turn in turns
            if told and number in told.steps
        },
        by={number: line.by for number, line in enumerate(opened.kept.lines)}
        if opened.kept
        else {},
        bands=seen.bands(list(told.steps.values())) if told else {},
        families=picture.FAMILY_OF,
        width=picture.WIDTH,
        wants_feelings=wants_feelings,
        level=level,
        ending=_ending(opened, scene),
    )


def _ending(opened: Opened, scene: Scenario | None) -> str:
    """Return how the partner took leave; nothing where the learner stopped the talk."""
    last = opened.kept.lines[-1] if opened.kept else None
    farewells = scene.script.endings.values() if scene else ()
    return last.text if last and last.text in farewells else ""


def _part(request: HttpRequest, turns: int) -> int:
    raw = request.GET.get("part", "0")
    if not (raw.isascii() and raw.isdecimal() and len(raw) <= MOST_DIGITS):
        raise Http404
    if int(raw) * TURNS_A_PAGE > max(0, turns - 1):
        raise Http404
    return int(raw)
