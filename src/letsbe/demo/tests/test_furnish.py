"""The community a visitor finds: every stage, every kind of turn, and nothing by hand."""

from collections import Counter
from datetime import time
from uuid import UUID

import pytest
from django.core.management import call_command

from letsbe.agreements import access as agreements
from letsbe.agreements.queries import opened_for_party
from letsbe.agreements.queries.kept import kept_in_force
from letsbe.agreements.queries.waiting import whose_turns
from letsbe.agreements.rules.clauses import Kind, Standing
from letsbe.agreements.rules.kept import Kept, QuietHours
from letsbe.agreements.rules.negotiation import Negotiation
from letsbe.agreements.rules.turns import Turn
from letsbe.demo import actions
from letsbe.demo.models import Figure
from letsbe.demo.tests.people import DATABASES, NOON, Figures
from letsbe.handovers import access as handovers
from letsbe.handovers.queries import opened as opened_handover
from letsbe.handovers.queries.three import opened_meeting
from letsbe.handovers.rules.three import Stage as MeetingStage
from letsbe.interviews.queries import opened_for_party as opened_talk
from letsbe.interviews.queries import own_shown, waiting_of
from letsbe.interviews.queries.cards import opened_cards
from letsbe.interviews.rules.answers import Between
from letsbe.introductions.queries import cards
from letsbe.journal import queries as journal
from letsbe.journal.models import HOUSE
from letsbe.people import queries as people
from letsbe.people.rules import Part, Refused
from letsbe.people.rules.portraits import Portrait as Told
from letsbe.practice import access as practice
from letsbe.practice.queries import playing, talks
from letsbe.relationships import access as relationships
from letsbe.relationships import rules as bonds
from letsbe.relationships.models import Relationship
from letsbe.relationships.rules import Stage

pytestmark = [pytest.mark.django_db(databases=DATABASES), pytest.mark.xdist_group(__name__)]


def between(figures: Figures, one: str, other: str) -> Relationship:
    both = {figures[one].pk, figures[other].pk}
    mine = relationships.relationships_of(figures[one])
    return next(bond for bond in mine if bond.bond.people == both)


def agreed(figures: Figures, one: str, other: str) -> Negotiation:
    bond = between(figures, one, other)
    return opened_for_party(figures[one], bond.pk).now


def waits(figures: Figures, one: str, other: str) -> set[Turn]:
    bond = between(figures, one, other)
    turns = whose_turns(figures[one], today=NOON.date())
    mine = next(turn.mine for turn in turns if turn.agreement.pk == bond.pk)
    return {each.turn for each in mine}


def written(figures: Figures) -> dict[UUID, tuple[str | None, str | None]]:
    """Return the words and the why of every wording of everybody."""
    opened = [
        opened_for_party(person, bond.pk)
        for person in figures.values()
        for bond in relationships.relationships_of(person)
    ]
    return {
        row.id: (one.ring.shown(row.words_sealed, row.place_of("words")), one.why_of(row))
        for one in opened
        for rows in one.wordings.values()
        for row in rows
    }


def test_of_two_and_twenty_people_twelve_are_in_eight_relationships_in_every_stage(
    figures: Figures,
) -> None:
    bonds_here = relationships.relationships_for_coordinator(figures["dana"])
    stages = Counter(bond.stage for bond in bonds_here)
    kinds = Counter(bond.kind for bond in bonds_here)

    assert len(figures) == 22
    assert stages.total() == 8
    assert set(stages) == set(Stage)
    assert kinds == {bonds.Kind.SUPPORT: 6, bonds.Kind.SUPERVISION: 2}


def test_somebody_coordinates_leads_and_operates(figures: Figures) -> None:
    assert figures["dana"].parts == {Part.COORDINATOR}
    assert figures["lee"].parts == {Part.LEAD}
    assert figures["oz"].parts == {Part.OPERATOR}


def test_ada_and_bo_are_in_the_middle_of_it(figures: Figures) -> None:
    now = agreed(figures, "ada", "bo")
    standings = Counter(clause.standing for clause in now.clauses)

    assert {clause.kind for clause in now.clauses} == set(Kind)
    assert standings == {
        Standing.SETTLED: 5,
        Standing.WAITING: 2,
        Standing.PARKED: 1,
        Standing.LEFT_OUT: 1,
    }
    assert now.is_all_acknowledged
    assert waits(figures, "ada", "bo") == {Turn.ANSWER}
    assert waits(figures, "bo", "ada") == {Turn.ANSWER}
    assert max(len(clause.wordings) for clause in now.clauses) == 4


def test_ada_and_bo_are_in_the_middle_of_their_first_talk(figures: Figures) -> None:
    bond = between(figures, "ada", "bo")
    talk = opened_talk(figures["ada"], bond.pk)
    states = Counter(opened.between for opened in talk.questions)
    [waiting] = waiting_of(figures["ada"])
    said = {words for words, _why in written(figures).values()}
    words = {own.words for own in own_shown(figures["bo"], bond.pk)}

    assert states == {Between.SHOWN: 7, Between.OPEN: 9}
    assert (waiting.relationship_id, waiting.questions) == (bond.pk, 2)
    assert opened_cards(talk).value.overlap(talk.bond.people) == frozenset(
        {"Low times that last"}
    )
    assert words & said == {"No advice unless one of us asks for it."}


def test_sofia_and_marek_have_an_empty_table(figures: Figures) -> None:
    assert agreed(figures, "sofia", "marek").clauses == ()
    assert Turn.PROPOSE in waits(figures, "sofia", "marek")


def test_amina_has_signed_and_kwame_has_not(figures: Figures) -> None:
    assert set(agreed(figures, "kwame", "amina").signed) == {figures["amina"].pk}
    assert waits(figures, "kwame", "amina") == {Turn.SIGN}
    assert waits(figures, "amina", "kwame") == set()


def test_a_change_of_bo_and_ruth_is_settled_but_for_its_date(figures: Figures) -> None:
    now = agreed(figures, "ruth", "bo")
    assert (now.in_force, now.is_draft_open) == (1, True)
    assert waits(figures, "ruth", "bo") == {Turn.CHOOSE_REVIEW_DATE}


def test_linh_and_amina_look_at_their_second_version_again(figures: Figures) -> None:
    now = agreed(figures, "linh", "amina")
    bond = between(figures, "linh", "amina")
    versions = agreements.versions_of(agreements.agreement_for_party(figures["linh"], bond.pk))

    assert [version.number for version in versions] == [2, 1]
    assert [len(version.closed) for version in versions] == [1, 0]
    assert kept_in_force(bond.pk) == Kept(quiet=QuietHours(begins=time(21), ends=time(8)))
    assert now.review is not None
    assert now.review_on is not None
    assert now.review_on <= NOON.date()
    assert waits(figures, "linh", "amina") == set()
    assert waits(figures, "amina", "linh") == {Turn.LOOK_AGAIN}


@pytest.mark.parametrize(
    ("one", "other", "stage"),
    [
        ("ruth", "marek", Stage.PAUSED),
        ("teo", "marek", Stage.ENDING),
        ("linh", "marek", Stage.ENDED),
    ],
)
def test_a_pause_and_both_endings_have_something_in_force(
    figures: Figures, one: str, other: str, stage: Stage
) -> None:
    assert between(figures, one, other).stage is stage
    assert agreed(figures, one, other).in_force == 1


def test_two_pairs_are_asked_and_one_person_is_expected(figures: Figures) -> None:
    asked = relationships.beginnings_for_coordinator(figures["dana"])
    two = [
        {figures[key].pk for key in pair} for pair in (("amina", "teo"), ("jonah", "patrick"))
    ]
    found = [{answer.person_id for answer in row.answers.all()} for row in asked]
    assert sorted(map(sorted, found)) == sorted(map(sorted, two))
    expected = [
        way_in
        for way_in in people.ways_in(figures["dana"].invitations.all(), at=NOON)
        if way_in.refusal is None
    ]
    assert [way_in.for_whom for way_in in expected] == ["Noor, from the Thursday drop-in"]


def test_sixty_wordings_can_be_read_each_with_its_why(figures: Figures) -> None:
    all_written = written(figures).values()

    assert all(said for said, _why in all_written)
    assert len([why for _said, why in all_written if why]) >= 60


def test_the_community_has_grown_in_order_until_now(figures: Figures) -> None:
    assert list(journal.findings(is_begun=True)) == []
    times = [entry.at for entry in reversed(journal.entries([HOUSE], most=500))]
    assert times == sorted(times)
    assert times[-1] < NOON
    assert (NOON - times[0]).days > 360


def test_a_house_in_use_is_never_furnished(figures: Figures) -> None:
    with pytest.raises(Refused):
        actions.furnish(at=NOON)
    call_command("furnish")
    assert Figure.objects.count() == 22


def test_bo_has_practised_in_every_way_and_ruth_reads_what_he_shows_her(
    figures: Figures,
) -> None:
    bo, ruth = figures["bo"], figures["ruth"]
    kinds = {row.kind for row in practice.practices_of(bo)}
    [shown] = practice.shown_to(ruth)

    assert kinds == {"drill", "alone", "together", "transcript"}
    assert practice.owner_of(shown) == bo.pk
    assert {row.eyes for row in practice.checklists_of(bo)} == {"self", "partner", "observer"}


def test_linh_handed_over_to_amina_and_the_three_have_met(figures: Figures) -> None:
    linh, amina, marek = (figures[name] for name in ("linh", "amina", "marek"))
    [row] = handovers.given_to(amina)
    [meeting] = handovers.meetings_of(marek)
    shown = opened_meeting(meeting, at=NOON)

    assert (row.writer, row.read_at is not None) == (linh, True)
    assert len(opened_handover(row).pieces) == 2
    assert opened_handover(row).is_whole
    assert shown.now.has_three_yes
    assert shown.stage is MeetingStage.PASSED


def test_one_scene_ended_open_and_one_closed(figures: Figures) -> None:
    rows = practice.practices_of(figures["bo"]).filter(kind="alone").exclude(ended_at=None)
    opened = [talks.opened(row) for row in rows]
    levels = {playing.level_of(one.row, one.kept).value for one in opened if one.kept}

    assert levels == {"open", "closed"}


def test_six_wait_to_be_introduced_and_two_of_them_are_hard_to_place(figures: Figures) -> None:
    waiting = people.looking()
    drawn = people.drawn_of(waiting)
    told = {key: drawn[figures[key].pk].told for key in figures if figures[key].pk in waiting}

    assert set(told) == {"noemi", "tadesse", "grace", "hamid", "elsie", "jonah"}
    assert all(one is not None and not one.lacks for one in told.values())
    assert told["tadesse"] is not None
    assert told["tadesse"].languages == ("Tigrinya",)


def test_supporters_are_vouched_for_and_have_room(figures: Figures) -> None:
    vouched = people.vouched_for()
    drawn = people.drawn_of(vouched)
    roomy = {
        key for key, one in figures.items() if one.pk in drawn and drawn[one.pk].room.people
    }

    assert roomy == {"bo", "amina", "marek", "ines", "patrick", "yusuf", "wanda"}
    assert all(drawn[figures[key].pk].told != Told() for key in roomy)


def test_elsie_has_somebody_to_choose_from_and_patrick_is_asked_by_jonah(
    figures: Figures,
) -> None:
    elsie, jonah = figures["elsie"], figures["jonah"]
    assert cards.is_choosing(elsie) >= 1
    shown = cards.standing(jonah, zone="UTC", today=NOON.date()).shown
    assert shown
    assert shown.chosen
    assert shown.chosen.who.name == "Patrick"
