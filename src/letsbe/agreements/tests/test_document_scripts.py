"""The keepsake holds all words of every script, however long, and says so where it cannot."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from letsbe.agreements import document
from letsbe.agreements.document import Labels
from letsbe.agreements.tests.paper import (
    KEEPSAKE,
    is_accessible,
    places_on,
    read,
    root_of,
    saying,
    words_on,
)


@pytest.mark.parametrize(
    "typed",
    [
        "Зустрічаємось щочетверга.",
        "Συναντιόμαστε κάθε Πέμπτη.",
        "Հանդիպում ենք",
        "ვხვდებით",
        "Thanks ❤️ 😀 🌱 ✓ ★ →",
        "Tiếng Việt, čeština, žluťoučký",
    ],
)
def test_words_in_other_scripts_are_drawn_and_can_be_read_out(typed: str) -> None:
    paper = document.pdf(saying(typed))
    assert typed in words_on(paper)
    assert is_accessible(paper)


@pytest.mark.parametrize(
    "typed",
    [
        "نلتقي كل خميس، ونقول «ليس اليوم». پژوهش گچ ٹ",
        "ניפגש בכל יום חמישי, שָׁלוֹם.",
        "हम हर गुरुवार को मिलते हैं।",
        "আমরা দেখা করি",
        "நாம் சந்திப்போம்",
        "เราพบกันทุกวันพฤหัสบดี",
        "e\u0301\u0302\u0323 Z" + "\u0300\u0316" * 100 + " a\u200bb\u200dc\ufeff",
    ],
)
def test_letters_that_join_or_stack_are_drawn_too(typed: str) -> None:
    assert is_accessible(document.pdf(replace(saying(typed), names=(typed, "Bo"))))


def test_a_clause_read_from_the_right_stands_at_the_right() -> None:
    def left_of(paper: bytes, word: str) -> float:
        return next(x for run, x, _y in places_on(read(paper).pages[0]) if word in run)

    from_left = left_of(document.pdf(saying("abc")), "abc")
    from_right = left_of(document.pdf(saying("אבג abc")), "abc")
    assert from_right > from_left + 200


def test_a_disguising_direction_mark_in_a_name_changes_nothing_around_it() -> None:
    disguised = replace(saying("One."), names=("Ada\u202eoB", "Bo"))
    assert "AdaoB and Bo" in words_on(document.pdf(disguised))


def test_a_letter_no_font_can_draw_is_told_and_kept_word_for_word_in_the_file() -> None:
    paper = document.pdf(saying("我们每周四见面。", "Let's be kind."))
    words = words_on(paper)
    assert Labels().undrawn in words
    assert "Let's be kind." in words
    assert "Signed on 3 November 2026, 18:01" in words
    assert root_of(paper)["/MarkInfo"]["/Marked"].value is True
    assert not is_accessible(paper)
    kept = read(paper).attachments["words.txt"][0].decode()
    for sentence in ("Ada: 我们每周四见面。", "No money changes hands.", KEEPSAKE.digest_hex):
        assert sentence in kept


def test_nothing_is_attached_when_every_letter_was_drawn() -> None:
    paper = document.pdf(KEEPSAKE)
    assert not list(read(paper).attachments)
    assert Labels().undrawn not in words_on(paper)


def test_a_word_of_ten_thousand_letters_stays_on_the_paper() -> None:
    paper = document.pdf(saying("x" * 10_000))
    pages = read(paper).pages
    assert all(y > 60 for page in pages for _run, _x, y in places_on(page))
    lines = [line for page in pages for line in page.extract_text().splitlines()]
    longest = max(len(line.replace("\u200b", "")) for line in lines)
    assert longest < 110
    assert sum(line.count("x") for line in lines if set(line) <= set("x\u200b")) == 10_000


def test_sixty_clauses_of_two_thousand_letters_are_all_there() -> None:
    clauses = [f"Start{i:02}. " + "and so we said " * 131 + f" End{i:02}." for i in range(60)]
    paper = document.pdf(saying(*clauses))
    words = words_on(paper)
    assert all(f"Start{i:02}." in words and f"End{i:02}." in words for i in range(60))
    assert f"Page 1 of {len(read(paper).pages)}" in words
    assert words.count("and so we said") >= 60 * 131 - 3 * len(read(paper).pages)


@settings(max_examples=40, deadline=None)
@given(st.text(max_size=60), st.text(max_size=30))
def test_whatever_was_typed_a_keepsake_comes_out(words: str, name: str) -> None:
    typed = replace(saying(words), title=name, names=(name, words), language=name[:5])
    paper = document.pdf(typed)
    assert "Signed by both" in words_on(paper)
    assert is_accessible(paper) != ("words.txt" in read(paper).attachments)
