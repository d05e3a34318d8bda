"""What letsbe keeps: sealed with its words, signed with them, told to the rooms above."""

from http import HTTPStatus
from uuid import UUID

import pytest
from django.db import connections
from django.test.utils import CaptureQueriesContext

from letsbe.agreements.models import Agreement, Version, Wording
from letsbe.agreements.queries.kept import kept_in_force
from letsbe.agreements.rules.clauses import ClauseDeed, Kind, Standing
from letsbe.agreements.rules.kept import Channel, Kept, Term
from letsbe.agreements.tests.people import Table
from letsbe.agreements.tests.states import EVENINGS, NIGHTS, STATES, WEEKLY, address, sent
from letsbe.lib.ids import new_id
from letsbe.people.models import Person
from letsbe.people.tests.people import signed_in
from letsbe.vault import actions as keys

pytestmark = [
    pytest.mark.django_db(databases=["default", "keys"]),
    pytest.mark.usefixtures("house"),
]
NOTICE = "This is not, word for word, what you both signed"
QUIET = {"keeps": "quiet", "quiet_begins": "21:00", "quiet_ends": "08:00"}
RHYTHM = {
    "keeps": "rhythm",
    "weekday": "1",
    "begins": "18:30",
    "zone": "Europe/London",
    "every_weeks": "1",
    "minutes": "60",
}
CHANNEL = {"keeps": "channel", "channel": "elsewhere"}
SENTENCE = "letsbe keeps this: messages wait from 21:00 until 08:00"


def signed(table: Table, *terms: Term) -> None:
    for term in terms:
        table.keeping(term)
    table.brought_in_force()


def counted(table: Table) -> int:
    kept_in_force(table.bond.pk)
    with (
        CaptureQueriesContext(connections["default"]) as house,
        CaptureQueriesContext(connections["keys"]) as vault,
    ):
        kept_in_force(table.bond.pk)
    return len(house) + len(vault)


def test_what_both_signed_is_kept(table: Table, other_table: Table) -> None:
    signed(table, EVENINGS, WEEKLY, Channel.HERE)
    signed(other_table, NIGHTS)
    whole = Kept(quiet=EVENINGS, rhythm=WEEKLY, channel=Channel.HERE)
    assert kept_in_force(table.bond.pk) == whole
    assert kept_in_force(other_table.bond.pk) == Kept(quiet=NIGHTS)
    assert kept_in_force(new_id()) == Kept()


def test_nothing_is_kept_before_both_have_signed(table: Table) -> None:
    table.keeping(EVENINGS)
    table.made_ready()
    table.signed(table.ada)
    assert kept_in_force(table.bond.pk) == Kept()
    table.signed(table.bo)
    assert kept_in_force(table.bond.pk) == Kept(quiet=EVENINGS)


def test_what_is_kept_stays_while_a_change_is_talked_about(table: Table) -> None:
    STATES["keeping"](table)
    assert kept_in_force(table.bond.pk) == Kept(quiet=EVENINGS)
    for clause in table.now.clauses:
        if clause.standing is Standing.WAITING:
            table.answered(clause.id, ClauseDeed.AGREE, by=table.ada)
    assert kept_in_force(table.bond.pk) == Kept(quiet=EVENINGS)
    table.signed(table.ada, table.bo)
    assert kept_in_force(table.bond.pk) == Kept(quiet=NIGHTS, rhythm=WEEKLY)


@pytest.mark.parametrize("state", ["paused", "ended"])
def test_paused_or_ended_it_still_answers(table: Table, state: str) -> None:
    table.keeping(EVENINGS)
    STATES[state](table)
    assert kept_in_force(table.bond.pk) == Kept(quiet=EVENINGS)


def test_what_cannot_be_shown_is_not_kept(table: Table) -> None:
    signed(table, EVENINGS)
    keys.shred_author(table.bond.pk, table.ada.pk)
    assert kept_in_force(table.bond.pk) == Kept()


def test_asking_costs_two_queries_and_one_where_nothing_is_kept(table: Table) -> None:
    table.brought_in_force()
    assert counted(table) == 1
    table.opened()
    table.keeping(EVENINGS)
    table.signed(table.ada, table.bo)
    assert counted(table) == 2


@pytest.mark.parametrize(
    ("typed", "term"), [(QUIET, EVENINGS), (RHYTHM, WEEKLY), (CHANNEL, Channel.ELSEWHERE)]
)
def test_a_term_is_chosen_with_the_words_and_read_under_them(
    table: Table, typed: dict[str, str], term: Term
) -> None:
    table.ada.time_zone = "Europe/London"
    table.ada.save()
    page = signed_in(table.ada).get(address(table, "propose", Kind.PRACTICAL)).text
    assert "letsbe can keep this" in page
    answer = sent(
        signed_in(table.ada),
        address(table, "propose", Kind.PRACTICAL),
        words="Evenings are ours.",
        **typed,
    )
    assert answer.status_code == HTTPStatus.FOUND
    [clause] = table.now.clauses
    assert clause.last.term == term
    for person in (table.ada, table.bo):
        for name in ("agreement", "changes"):
            assert "letsbe keeps this: " in signed_in(person).get(address(table, name)).text
        page = signed_in(person).get(address(table, "clause", clause.id)).text
        assert "letsbe keeps this: " in page
        again = signed_in(person).get(address(table, "reword", clause.id)).text
        assert f'<option value="{typed["keeps"]}" selected>' in again


def test_other_kinds_offer_nothing_to_keep(table: Table) -> None:
    page = signed_in(table.ada).get(address(table, "propose", Kind.GOAL)).text
    assert "letsbe can keep this" not in page
    sent(signed_in(table.ada), address(table, "propose", Kind.GOAL), words="Walk.", **QUIET)
    assert table.now.clauses[0].last.term is None


@pytest.mark.parametrize(
    ("typed", "fault"),
    [
        (QUIET | {"quiet_ends": "21:00"}, "Choose another time than the one it begins at."),
        (QUIET | {"quiet_ends": ""}, "letsbe needs to know this to keep it."),
        (QUIET | {"quiet_begins": "late"}, "This is not a time."),
        (RHYTHM | {"minutes": "5"}, "A meeting has at least 10 minutes."),
        (RHYTHM | {"minutes": "500"}, "A meeting has at most 240 minutes."),
        (RHYTHM | {"minutes": ""}, "letsbe needs to know this to keep it."),
        (RHYTHM | {"weekday": ""}, "letsbe needs to know this to keep it."),
        (RHYTHM | {"zone": "Mars/Olympus"}, "Select a valid choice."),
        (CHANNEL | {"channel": ""}, "letsbe needs to know this to keep it."),
        ({"keeps": "moon"}, "Select a valid choice."),
    ],
)
def test_a_fault_in_a_term_loses_nothing_that_was_typed(
    table: Table, typed: dict[str, str], fault: str
) -> None:
    answer = sent(
        signed_in(table.ada),
        address(table, "propose", Kind.PRACTICAL),
        words="Evenings are ours.",
        why="I sleep early.",
        **({"zone": "UTC"} | typed),
    )
    assert answer.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    for words in (fault, "Evenings are ours.", "I sleep early."):
        assert words in answer.text
    assert table.now.clauses == ()


def test_a_second_term_of_a_sort_is_refused_in_words_and_stays_typed(table: Table) -> None:
    table.keeping(EVENINGS)
    page = sent(
        signed_in(table.bo),
        address(table, "propose", Kind.PRACTICAL),
        words="Nights are mine.",
        **QUIET,
    )
    assert page.status_code == HTTPStatus.CONFLICT
    assert "letsbe keeps such a thing already" in page.text
    assert "Nights are mine." in page.text


def test_of_two_suggested_the_second_says_why_it_has_no_yes(table: Table) -> None:
    first = table.proposed(table.ada, kind=Kind.PRACTICAL, term=EVENINGS)
    second = table.proposed(table.ada, kind=Kind.PRACTICAL, term=NIGHTS)
    table.answered(first, ClauseDeed.AGREE, by=table.bo)
    page = signed_in(table.bo).get(address(table, "agreement")).text
    assert "letsbe keeps such a thing already" in page
    answer = sent(signed_in(table.bo), address(table, "answer", second), deed="agree", seen=1)
    assert answer.status_code == HTTPStatus.CONFLICT


def test_what_is_kept_is_read_aloud_signed_and_on_paper(table: Table) -> None:
    table.keeping(EVENINGS)
    table.made_ready()
    assert SENTENCE in signed_in(table.bo).get(address(table, "read")).text
    table.signed(table.ada, table.bo)
    page = signed_in(table.bo).get(address(table, "version", 1)).text
    assert SENTENCE in page
    assert NOTICE not in page


def test_a_changed_term_shows_in_what_changed(table: Table) -> None:
    STATES["keeping"](table)
    page = signed_in(table.ada).get(address(table, "changes")).text
    assert SENTENCE in page
    assert "messages wait from 23:00 until 06:00" in page


def moved(table: Table, clause: UUID) -> None:
    """Put another wording's sealed term in the place of this one."""
    other = table.keeping(WEEKLY, "Canary: weekly.")
    there = Wording.objects.get(clause=other).kept_sealed
    Wording.objects.filter(clause=clause).update(kept_sealed=there)


def test_a_term_that_was_moved_cannot_be_shown_and_takes_its_words_with_it(
    table: Table,
) -> None:
    clause = table.proposed(table.ada, kind=Kind.PRACTICAL, term=EVENINGS)
    moved(table, clause)
    assert table.now.clause(clause).last.words is None
    answer = sent(signed_in(table.bo), address(table, "answer", clause), deed="agree", seen=1)
    assert answer.status_code == HTTPStatus.CONFLICT


def test_a_term_taken_out_of_a_signed_text_is_noticed(table: Table, ada: Person) -> None:
    signed(table, EVENINGS)
    Wording.objects.filter(kept_sealed__isnull=False).update(kept_sealed=None)
    page = signed_in(ada).get(address(table, "version", 1)).text
    assert NOTICE in page
    assert Agreement.objects.get().in_force == Version.objects.get().number
