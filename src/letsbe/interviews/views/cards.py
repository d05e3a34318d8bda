"""Experience cards: marked alone, laid when ready, and only what both have marked is shown."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods

from letsbe.interviews.actions.cards import play
from letsbe.interviews.forms import CardsForm
from letsbe.interviews.queries.cards import OpenedCards, opened_cards
from letsbe.interviews.rules import cards as rules
from letsbe.interviews.rules.cards import CardDeed
from letsbe.interviews.rules.refusals import InterviewRefused, Refusal
from letsbe.interviews.views.asking import Asking, asking_of
from letsbe.people.queries.portraits import choices
from letsbe.people.rules.portraits import Topic
from letsbe.ui.forms import carry_out


@require_http_methods(["GET", "HEAD", "POST"])
def cards(request: HttpRequest, relationship_id: UUID) -> HttpResponse:
    """Show one's own cards, and what both share once both have laid theirs."""
    asking = asking_of(request, relationship_id)
    opened = opened_cards(asking.interview)
    if request.method != "POST":
        return _page(asking, opened, _form(asking, opened))
    form = CardsForm(request.POST, choices=_choices(asking, opened))
    if not form.is_valid():
        return _page(asking, opened, form, is_bad=True)
    try:
        is_done = carry_out(
            form,
            lambda once: play(
                relationship_id,
                CardDeed(form.cleaned_data["deed"]),
                frozenset(form.cleaned_data["marks"]),
                by=asking.person,
                seen=form.cleaned_data["seen"],
                at=asking.at,
                once=once,
            ),
        )
    except InterviewRefused as refused:
        asking = asking_of(request, relationship_id)
        opened = opened_cards(asking.interview)
        form.change("seen", str(opened.value.of(asking.person.pk).version))
        return _page(asking, opened, form, why=refused.why)
    return asking.back("cards") if is_done else _page(asking, opened, form, is_bad=True)


def _form(asking: Asking, opened: OpenedCards) -> CardsForm:
    mine = opened.value.of(asking.person.pk)
    initial = {"marks": sorted(mine.marks), "seen": mine.version}
    return CardsForm(initial=initial, choices=_choices(asking, opened))


def _choices(asking: Asking, opened: OpenedCards) -> list[tuple[str, str]]:
    """Return the programme's cards, and one's own marks that it has taken out since."""
    offered = choices(Topic.EXPERIENCE)
    mine = opened.value.of(asking.person.pk).marks
    return [(words, words) for words in (*offered, *sorted(mine - set(offered)))]


def _page(
    asking: Asking,
    opened: OpenedCards,
    form: CardsForm,
    *,
    why: Refusal | None = None,
    is_bad: bool = False,
) -> HttpResponse:
    bond, me, other = asking.interview.bond, asking.sides.me.id, asking.sides.other.id
    overlap = opened.value.overlap(bond.people)
    return asking.page(
        "cards",
        why=why,
        is_bad=is_bad,
        form=form,
        my_hand=opened.value.of(me),
        is_other_laid=opened.value.of(other).is_laid,
        overlap=None if overlap is None else sorted(overlap),
        may={
            deed for deed in CardDeed if rules.refuse(bond, opened.value, deed, by=me) is None
        },
        is_lost=me in opened.lost or (overlap is not None and other in opened.lost),
    )
