import pytest

from letsbe.people.models import Person
from letsbe.practice.rules.checklist import Eyes, Mark
from letsbe.practice.tests.people import (
    TODAY,
    body,
    filled_in,
    in_supervision,
    read,
    sent,
)

pytestmark = [
    pytest.mark.django_db(databases=["default", "keys"]),
    pytest.mark.usefixtures("house"),
]


def test_a_checklist_is_filled_in_once_before_and_again_after(ada: Person) -> None:
    page = body(read(ada, "fill_in"))
    assert page.count("<fieldset") == 22
    first = {"eyes": "self", "occasion": "before", "on": str(TODAY), "silence.item": "not_yet"}
    assert sent(ada, "fill_in", **first).status_code == 302
    again = {**first, "occasion": "after", "silence.item": "mostly"}
    assert sent(ada, "fill_in", **again).status_code == 302
    page = body(read(ada, "checklist"))

    assert "Seen more often than the first time" in page
    assert "Let silence be: from not yet to mostly" in page
    assert "plot-now" in page
    assert "The same as a table" in page


def test_where_others_see_it_differently_it_is_told_in_words(ada: Person) -> None:
    filled_in(ada, silence=Mark.ALL_THROUGH)
    filled_in(ada, eyes=Eyes.OBSERVER, silence=Mark.NOT_YET)
    filled_in(ada, eyes=Eyes.PARTNER, silence=Mark.NOW_AND_THEN)
    page = body(read(ada, "checklist"))

    assert "Where others see it differently" in page
    assert "You say: all through. Your partner: now and then. Whoever watched: not yet." in page


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"silence.item": ""}, "Mark at least one of them."),
        ({"on": "2999-01-01"}, "This day has not come yet."),
        ({"on": "soon"}, "This is not a day."),
        ({"eyes": ""}, "Who filled it in"),
        ({"silence.item": "always"}, "Let silence be"),
    ],
)
def test_a_checklist_that_says_nothing_is_asked_for_again(
    ada: Person, changed: dict[str, str], sentence: str
) -> None:
    whole = {"eyes": "self", "occasion": "after", "on": str(TODAY), "silence.item": "mostly"}
    answer = sent(ada, "fill_in", **{**whole, **changed})

    assert answer.status_code == 422
    assert sentence in body(answer)


def test_one_checklist_is_read_by_whom_it_is_shown_to(
    ada: Person, bo: Person, dana: Person
) -> None:
    in_supervision(bo, ada, by=dana)
    marks = filled_in(ada, silence=Mark.MOSTLY)
    sent(ada, "show_checklist", marks.pk, to=str(bo.pk))
    page = body(read(bo, "one_checklist", marks.pk))

    assert "Let silence be" in page
    assert "Ada shows you this." in page
    shown = marks.showings.get()
    sent(ada, "take_back", shown.pk)
    assert read(bo, "one_checklist", marks.pk).status_code == 404
