import pytest
from django.db import IntegrityError, connection, transaction
from django.http import Http404
from django.test.utils import CaptureQueriesContext

from letsbe.agreements.rules.clauses import Kind
from letsbe.handovers import actions, queries
from letsbe.handovers.actions import giving
from letsbe.handovers.events import Deed
from letsbe.handovers.models import Handover, Piece
from letsbe.handovers.rules.refusals import HandoverRefused, Refusal
from letsbe.handovers.tests.people import (
    DATABASES,
    GOAL,
    WORDS,
    Desk,
    at,
    changed_now,
    once,
)
from letsbe.interviews.actions import answer, lay
from letsbe.interviews.rules.answers import AnswerDeed
from letsbe.interviews.tests.people import Talk
from letsbe.lib.ids import new_id
from letsbe.lib.once import AlreadyDone, SentWithOtherWords
from letsbe.people.models import Person
from letsbe.relationships import rules as bonds
from letsbe.relationships.tests.people import deeds_in
from letsbe.vault import actions as vault

pytestmark = [
    pytest.mark.django_db(databases=DATABASES),
    pytest.mark.usefixtures("house"),
]


def refusal(deed: object, *given: object, **named: object) -> Refusal:
    with pytest.raises(HandoverRefused) as refused:
        deed(*given, **named)  # type: ignore[operator]
    return refused.value.why


def test_an_introduction_is_kept_and_kept_anew_and_taken_out(desk: Desk) -> None:
    desk.wrote()
    desk.wrote("Other words.", seen=1)
    opened = queries.opened(desk.row)
    assert (opened.introduction, desk.row.version) == ("Other words.", 2)
    desk.wrote("", seen=2)
    assert queries.opened(desk.row).now.is_empty
    assert deeds_in(desk.ada.pk).count(Deed.WRITTEN) == 3


def test_words_kept_in_another_window_are_not_written_over(desk: Desk) -> None:
    desk.wrote()
    assert refusal(desk.wrote, "Late.") is Refusal.CHANGED_SINCE_READ
    assert queries.opened(desk.row).introduction == WORDS


def test_an_older_sealed_introduction_put_back_does_not_open(desk: Desk) -> None:
    older = desk.wrote().introduction_sealed
    desk.wrote("Other words.", seen=1)
    Handover.objects.update(introduction_sealed=older)
    opened = queries.opened(desk.row)
    assert opened.introduction is None
    assert not opened.now.is_whole
    assert refusal(desk.gave) is Refusal.CANNOT_BE_SHOWN


def test_the_same_form_twice_is_one_deed(desk: Desk) -> None:
    form = once()
    desk.wrote(once=form)
    with pytest.raises(AlreadyDone):
        desk.wrote(once=form)
    with pytest.raises(SentWithOtherWords):
        desk.wrote("Other.", once=once(b"other words", key=form.key))
    assert desk.row.introduction_number == 1


def test_ones_own_goal_can_be_chosen_before_anybody_agreed(desk: Desk) -> None:
    desk.goal("The other's goal.", by=desk.bo)
    piece = desk.chose()
    assert desk.could_choose() == [GOAL]
    assert desk.could_choose(desk.bo) == ["The other's goal."]
    assert (piece.kind, queries.opened(desk.row).pieces[0].words) == (Kind.GOAL, GOAL)


def test_of_what_is_in_force_only_ones_own_words_can_be_chosen(desk: Desk) -> None:
    desk.settled("Hers, in force.", by=desk.ada)
    desk.settled("His, in force.", by=desk.bo)
    desk.signed()
    assert desk.could_choose() == ["Hers, in force."]
    assert desk.could_choose(desk.bo) == ["His, in force."]
    desk.ended()
    assert desk.could_choose() == ["Hers, in force."]


def test_a_clause_that_is_not_in_force_is_not_to_choose_from(desk: Desk) -> None:
    desk.settled("Hers, only settled.", by=desk.ada)
    assert desk.could_choose() == []


def test_an_answer_both_see_can_be_chosen_with_the_programmes_question(desk: Desk) -> None:
    lay(desk.bond.pk, at=at())
    talk = Talk(desk.bond, desk.ada, desk.bo)
    talk.gave(desk.ada, words="Canary: mine.")
    assert desk.could_choose() == []
    talk.gave(desk.bo, words="Canary: his.")
    assert desk.could_choose() == ["Canary: mine."]
    desk.chose(talk.answer(desk.ada).pk)
    (piece,) = queries.opened(desk.row).pieces
    assert (piece.kind, piece.words) == ("answer", "Canary: mine.")
    assert piece.question == talk.question().words


def test_a_question_the_other_added_is_not_passed_on(desk: Desk) -> None:
    lay(desk.bond.pk, at=at())
    talk = Talk(desk.bond, desk.ada, desk.bo)
    asked = talk.added(desk.bo, "Canary: his question?")
    for person in (desk.ada, desk.bo):
        talk.gave(person, words=f"Canary: {person.pk.hex}", asked=asked)
    desk.chose(talk.answer(desk.ada, asked).pk)
    (piece,) = queries.opened(desk.row).pieces
    assert piece.question == ""
    assert Piece.objects.get().question_sealed is None


def test_a_copy_stays_when_the_answer_is_taken_away(desk: Desk) -> None:
    lay(desk.bond.pk, at=at())
    talk = Talk(desk.bond, desk.ada, desk.bo)
    talk.shown()
    mine = talk.answer(desk.ada).pk
    desk.chose(mine)
    version = talk.question().value.of(desk.ada.pk).version
    answer(
        desk.bond.pk,
        talk.first,
        AnswerDeed.TAKE_AWAY,
        by=desk.ada,
        seen=version,
        at=at(),
    )
    assert desk.could_choose() == []
    assert queries.opened(desk.row).pieces[0].words
    desk.gave()


def test_what_is_anothers_or_chosen_already_is_not_copied(desk: Desk) -> None:
    his = desk.goal("The other's goal.", by=desk.bo)
    mine = desk.goal()
    desk.chose(mine)
    assert refusal(desk.chose, his) is Refusal.NOT_YOURS_TO_CHOOSE
    assert refusal(desk.chose, new_id()) is Refusal.NOT_YOURS_TO_CHOOSE
    assert refusal(desk.chose, mine) is Refusal.CHOSEN_ALREADY
    assert Piece.objects.count() == 1


def test_what_cannot_be_shown_is_not_copied(desk: Desk) -> None:
    mine = desk.goal()
    vault.shred_author(desk.bond.pk, desk.ada.pk)
    assert refusal(desk.chose, mine) is Refusal.CANNOT_BE_SHOWN


def test_a_refused_choice_leaves_no_empty_handover(desk: Desk) -> None:
    assert refusal(desk.chose, new_id()) is Refusal.NOT_YOURS_TO_CHOOSE
    assert not Handover.objects.exists()


def test_a_piece_is_reworded_for_the_next_one_and_nowhere_else(desk: Desk) -> None:
    piece = desk.chose()
    actions.reword(desk.bond.pk, piece.pk, "Outside, daily.", by=desk.ada, seen=1, at=at())
    (shown,) = queries.opened(desk.row).pieces
    assert shown.words == "Outside, daily."
    assert desk.could_choose() == [GOAL]
    late = refusal(
        actions.reword, desk.bond.pk, piece.pk, "Late.", by=desk.ada, seen=1, at=at()
    )
    assert late is Refusal.CHANGED_SINCE_READ


def test_a_piece_left_out_can_be_chosen_again(desk: Desk) -> None:
    mine = desk.goal()
    piece = desk.chose(mine)
    for _twice in range(2):
        actions.leave_out(desk.bond.pk, piece.pk, by=desk.ada, at=at())
    assert deeds_in(desk.ada.pk).count(Deed.LEFT_OUT) == 1
    assert not Piece.objects.exists()
    desk.chose(mine)
    assert desk.row.version == 3


def test_a_piece_of_another_handover_is_out_of_reach(desk: Desk, bo: Person) -> None:
    piece = desk.chose()
    actions.write_introduction(desk.bond.pk, "His.", by=bo, seen=0, at=at())
    with pytest.raises(Http404):
        actions.reword(desk.bond.pk, piece.pk, "Mine now.", by=bo, seen=1, at=at())
    actions.leave_out(desk.bond.pk, piece.pk, by=bo, at=at())
    assert Piece.objects.count() == 1


@pytest.mark.parametrize("stage", ["paused", "ending", "ended"])
def test_it_is_written_whatever_the_stage(desk: Desk, stage: str) -> None:
    mine = desk.goal()
    deeds = {
        "paused": bonds.Deed.PAUSE,
        "ending": bonds.Deed.OFFER_ENDING,
        "ended": bonds.Deed.END,
    }
    changed_now(desk.bond, deeds[stage], by=desk.bo)
    desk.wrote()
    desk.chose(mine)
    desk.gave()
    assert queries.is_given(desk.row)


def test_either_of_the_two_writes_their_own(desk: Desk) -> None:
    desk.wrote()
    desk.wrote("His.", by=desk.bo)
    opened = queries.opened_from(desk.bo, desk.bond.pk)
    assert opened
    assert opened.introduction == "His."
    assert Handover.objects.count() == 2


def test_nobody_else_writes_from_there(desk: Desk) -> None:
    with pytest.raises(Http404):
        desk.wrote(by=desk.cleo)


def test_deleted_no_row_of_it_is_left_and_it_can_be_begun_anew(desk: Desk) -> None:
    desk.chose()
    desk.gave()
    giving.delete(desk.bond.pk, by=desk.ada, at=at())
    assert not Handover.objects.exists()
    assert not Piece.objects.exists()
    assert deeds_in(desk.ada.pk)[-2:] == [Deed.TAKEN_BACK, Deed.DELETED]
    with pytest.raises(Http404):
        giving.delete(desk.bond.pk, by=desk.ada, at=at())
    desk.wrote()


def test_the_database_keeps_one_handover_each_and_given_to_one(desk: Desk) -> None:
    row = desk.wrote()
    twin = Handover(relationship=desk.bond, writer=desk.ada, waits_since=at())
    with pytest.raises(IntegrityError), transaction.atomic():
        twin.save(force_insert=True)
    for wrong in ({"to": desk.next_bond}, {"given_at": at()}, {"to": desk.bond}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Handover.objects.filter(pk=row.pk).update(**wrong)


def test_forty_pieces_fit_in_the_database_as_in_the_rules(desk: Desk) -> None:
    row = desk.wrote()
    piece = Piece(handover=row, kind=Kind.GOAL, words_sealed=b"x", chosen_at=at())
    many = [
        Piece(handover=row, source=new_id(), kind=Kind.GOAL, words_sealed=b"x", chosen_at=at())
        for _each in range(40)
    ]
    Piece.objects.bulk_create(many)
    assert refusal(desk.chose) is Refusal.FULL
    assert piece.number == 1


def test_the_words_are_sealed_under_the_writers_own_key(desk: Desk) -> None:
    desk.chose()
    desk.wrote(seen=0)
    vault.shred_author(desk.bond.pk, desk.ada.pk)
    opened = queries.opened(desk.row)
    assert (opened.introduction, opened.pieces[0].words) == (WORDS, GOAL)
    vault.shred_person(desk.ada.pk)
    opened = queries.opened(desk.row)
    assert (opened.introduction, opened.pieces[0].words) == (None, None)


def test_choosing_asks_a_constant_number_of_queries(desk: Desk) -> None:
    desk.goal()
    with CaptureQueriesContext(connection) as few:
        desk.could_choose()
    for number in range(5):
        desk.goal(f"Goal {number}.")
    with CaptureQueriesContext(connection) as many:
        assert len(desk.could_choose()) == 6
    assert len(few) == len(many)
