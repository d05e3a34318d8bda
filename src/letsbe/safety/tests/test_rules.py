from dataclasses import replace
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from letsbe.safety import rules
from letsbe.safety.rules import Answers, Ground, Lack, Question, Refusal, Shown
from letsbe.safety.tests.people import WHOLE


def test_five_answers_are_a_whole_page() -> None:
    assert rules.is_complete(WHOLE)
    assert rules.missing(WHOLE) == []


@pytest.mark.parametrize("question", Question)
@pytest.mark.parametrize(
    "nothing", ["", "  \n ", "\u200b\u2800", "We call [emergency number]."]
)
def test_a_page_without_one_of_its_answers_is_not_whole(
    question: Question, nothing: str
) -> None:
    page = replace(WHOLE, **{question.value: nothing})
    assert rules.missing(page) == [question]
    assert not rules.is_complete(page)


def test_an_empty_page_misses_all_five_and_help_is_asked_for_first() -> None:
    assert rules.missing(Answers(more="Welcome")) == list(Question)
    assert next(iter(Question)) is Question.HELP_NOW


def test_why_an_answer_is_missing_is_known() -> None:
    assert rules.lack("") is Lack.EMPTY
    assert rules.lack("Ask [name].") is Lack.GAP
    assert rules.lack("Ask Lee.") is None
    assert rules.lack("Write to a[0] or [ ... two\nlines]") is Lack.GAP
    assert rules.lack("An open [ bracket") is None


def test_words_written_from_an_older_edition_are_refused() -> None:
    assert rules.refuse_writing(after=3, newest=3) is None
    assert rules.refuse_writing(after=None, newest=3) is None
    assert rules.refuse_writing(after=2, newest=3) is Refusal.CHANGED_MEANWHILE


def test_only_the_newest_edition_can_be_said_to_be_read() -> None:
    assert rules.refuse_reading(edition=2, newest=2) is None
    assert rules.refuse_reading(edition=1, newest=2) is Refusal.OLD_EDITION


def test_a_changed_page_must_be_read_again() -> None:
    assert rules.must_read(newest=2, read=[1])
    assert not rules.must_read(newest=2, read=[1, 2])
    assert not rules.must_read(newest=0, read=[])


def test_nothing_is_covered_for_somebody_who_has_not_left() -> None:
    for ground, is_post in product(Ground, [True, False]):
        assert rules.shown(has_left=False, ground=ground, is_post=is_post) is Shown.PAGE
        assert not rules.comes_back(has_left=False, ground=ground, is_post=is_post)


@pytest.mark.parametrize(
    ("ground", "is_post", "shown", "comes_back"),
    [
        (Ground.REST, False, Shown.NOTHING, False),
        (Ground.REST, True, Shown.NOTHING, False),
        (Ground.SIGN_IN, False, Shown.NOTHING, False),
        (Ground.SIGN_IN, True, Shown.PAGE, True),
        (Ground.LEAVE, False, Shown.NOTHING, False),
        (Ground.LEAVE, True, Shown.PAGE, False),
        (Ground.WAY_BACK, False, Shown.GATE, False),
        (Ground.WAY_BACK, True, Shown.BACK_IN, True),
    ],
)
def test_after_leave_only_a_press_brings_anything_back(
    ground: Ground, is_post: bool, shown: Shown, comes_back: bool
) -> None:
    assert rules.shown(has_left=True, ground=ground, is_post=is_post) is shown
    assert rules.comes_back(has_left=True, ground=ground, is_post=is_post) is comes_back


@pytest.mark.parametrize(
    ("line", "number", "leads_to"),
    [
        ("Call +351 21 000 0000 now", "+351 21 000 0000", "tel:+351210000000"),
        ("Samaritans: 116 123.", "116 123", "tel:116123"),
        ("Call 112!", "112", "tel:112"),
        ("988 or text", "988", "tel:988"),
        ("In London 020 7946 0000", "020 7946 0000", "tel:02079460000"),
        ("(0171) 555-0100 at night", "(0171) 555-0100", "tel:01715550100"),
        ("1-800-555-0199, day and night", "1-800-555-0199", "tel:18005550199"),
        ("01.42.34.56.78", "01.42.34.56.78", "tel:0142345678"),
        ("Linha: 800 209 899", "800 209 899", "tel:800209899"),
        ("+44 (0)20 7946 0000", "+44 (0)20 7946 0000", "tel:+442079460000"),
    ],
)
def test_a_telephone_number_can_be_pressed(line: str, number: str, leads_to: str) -> None:
    found = [piece for piece in rules.pieces(line) if piece.leads_to]
    assert [(piece.said, piece.leads_to) for piece in found] == [(number, leads_to)]


@pytest.mark.parametrize(
    "line",
    [
        "Open 24/7, all 365 days",
        "Since 2026-11-22",
        "Since 01.02.2026 and 1/2/2026",
        "Mondays 9-17 and 09.00-17.30 and 09:00-17:30",
        "We are 42 people in 3 towns, 250 in all",
        "version 1.2.3, room 12",
        "write to ada2026123456@example.org",
        "+12 34",
        "an account number 12345678901234567890",
        "Between 2019 - 2026",
    ],
)
def test_days_hours_and_counts_are_not_telephone_numbers(line: str) -> None:
    assert [piece.leads_to for piece in rules.pieces(line)] == [""]


def test_a_web_address_can_be_pressed_and_leaves_the_full_stop_outside() -> None:
    line = "Chat at https://example.org/a?b=1. Or call 112."
    pieces = [(piece.said, piece.leads_to) for piece in rules.pieces(line)]
    assert ("https://example.org/a?b=1", "https://example.org/a?b=1") in pieces
    assert ("112", "tel:112") in pieces


@given(st.text(alphabet="0123456789 +()-./:[]abjavscript<>\"'\n", max_size=80) | st.text())
def test_nothing_is_lost_and_no_link_leads_anywhere_but_to_a_number_or_a_page(
    words: str,
) -> None:
    said = rules.paragraphs(words)
    for piece in (piece for lines in said for line in lines for piece in line):
        assert piece.leads_to == "" or piece.leads_to.startswith(
            ("tel:", "https://", "http://")
        )
        assert piece.leads_to[:4] != "tel:" or set(piece.leads_to[4:]) <= set("+0123456789")
    kept = "".join(p.said for lines in said for line in lines for p in line)
    assert kept == words.replace("\n", "")


def test_blank_lines_part_paragraphs_and_others_stay_lines() -> None:
    said = rules.paragraphs("one\ntwo\n\n\nthree")
    assert [["".join(p.said for p in line) for line in lines] for lines in said] == [
        ["one", "two"],
        ["three"],
    ]
    assert rules.paragraphs("") == []
