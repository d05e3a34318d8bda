"""Whatever is typed: shown as typed, kept safely, or refused in words; never half of it."""

from http import HTTPStatus
from uuid import UUID

import pytest
from django.test import Client

from letsbe.agreements.forms import MOST_WHY, MOST_WORDS
from letsbe.agreements.models import Clause, Minimum, Wording
from letsbe.agreements.rules.clauses import ClauseDeed, Kind, Standing
from letsbe.agreements.tests.people import Table, asked_of_all
from letsbe.agreements.tests.states import address, sent
from letsbe.journal.models import Entry
from letsbe.lib.ids import new_id
from letsbe.people.models import Person
from letsbe.people.rules import Part
from letsbe.people.tests.people import make_person, signed_in

pytestmark = [
    pytest.mark.django_db(databases=["default", "keys"]),
    pytest.mark.usefixtures("house"),
]


def kept(table: Table) -> list[str | None]:
    return [clause.last.words for clause in table.now.clauses]


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        ("nul \x00 here", "nul  here"),
        ("safe\u202egpj", "safegpj"),
        ("a" + "\u0301" * 200 + "b", None),
        ("{{7*7}} ${7*7} %s {% now %}", "{{7*7}} ${7*7} %s {% now %}"),
        ("<script>alert(1)</script>", "<script>alert(1)</script>"),
        ("javascript:alert(1)", "javascript:alert(1)"),
        ('"><img src=x onerror=alert(1)>', '"><img src=x onerror=alert(1)>'),
        ("=HYPERLINK('x')", "=HYPERLINK('x')"),
        ("one\r\n\r\n\r\n\r\ntwo", "one\n\ntwo"),
        ("می\u200cخواهم", "می\u200cخواهم"),  # noqa: RUF001
    ],
)
def test_every_text_is_kept_as_text(table: Table, typed: str, stored: str | None) -> None:
    browser = signed_in(table.ada)
    answer = sent(browser, address(table, "propose", Kind.GOAL), words=typed, why=typed)
    assert answer.status_code == HTTPStatus.FOUND
    [words] = kept(table)
    assert stored is None or words == stored
    assert words is not None
    assert len(words) < 60
    for person in (table.ada, table.bo):
        page = signed_in(person).get(address(table, "agreement")).text
        for raw in ("<script>alert", "<img src=x", "\u202e", "\x00"):
            assert raw not in page


def test_a_script_is_shown_as_the_text_it_is(table: Table) -> None:
    table.proposed(table.ada, "<script>{{7*7}}</script>", why="<b>bold</b>")
    page = signed_in(table.bo).get(address(table, "agreement")).text
    assert "&lt;script&gt;{{7*7}}&lt;/script&gt;" in page
    assert "&lt;b&gt;bold&lt;/b&gt;" in page


@pytest.mark.parametrize(
    "blank", ["", "   ", "\n\n", "\u200b\u200d", "\u202e", "\u2800", "\x00"]
)
def test_nothing_is_not_words(table: Table, blank: str) -> None:
    url = address(table, "propose", Kind.GOAL)
    answer = sent(signed_in(table.ada), url, words=blank, why="My why.")
    assert answer.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    assert "Please write something here." in answer.text
    assert "My why." in answer.text
    assert kept(table) == []


@pytest.mark.parametrize(("words", "why"), [(MOST_WORDS, 0), (1, MOST_WHY), (MOST_WORDS, 1)])
def test_words_of_exactly_the_limit_are_kept_whole(table: Table, words: int, why: int) -> None:
    url = address(table, "propose", Kind.GOAL)
    answer = sent(signed_in(table.ada), url, words="\u00e4" * words, why="y" * why)
    assert answer.status_code == HTTPStatus.FOUND
    assert kept(table) == ["\u00e4" * words]


@pytest.mark.parametrize(
    ("words", "why", "sentence"),
    [
        (MOST_WORDS + 1, 0, "This is 1001 characters long, and 1000 fit."),
        (1, MOST_WHY + 1, "This is 501 characters long, and 500 fit."),
    ],
)
def test_one_more_than_the_limit_is_refused_with_every_letter_still_there(
    table: Table, words: int, why: int, sentence: str
) -> None:
    url = address(table, "propose", Kind.GOAL)
    answer = sent(signed_in(table.ada), url, words="x" * words, why="y" * why)
    assert answer.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    assert sentence in answer.text
    assert "x" * words in answer.text
    assert "y" * why in answer.text
    assert kept(table) == []


@pytest.mark.parametrize("enforce", [True, False])
def test_ten_megabytes_are_refused_in_words(table: Table, enforce: bool) -> None:
    browser = Client(enforce_csrf_checks=enforce)
    browser.force_login(table.ada)
    answer = sent(browser, address(table, "propose", Kind.GOAL), words="x" * 10_000_000)
    assert answer.status_code == HTTPStatus.REQUEST_ENTITY_TOO_LARGE
    assert "That was more than fits" in answer.text
    assert kept(table) == []


def test_bytes_that_are_no_text_harm_nothing(table: Table) -> None:
    browser, url = signed_in(table.ada), address(table, "propose", Kind.GOAL)
    form = "application/x-www-form-urlencoded"
    assert browser.post(url, b"words=%ED%A0%80%FF%00ok", content_type=form).status_code == 302
    assert len(kept(table)) == 1
    answer = browser.post(url, b'{"words": "x"}', content_type="application/json")
    assert answer.status_code in {HTTPStatus.OK, HTTPStatus.UNPROCESSABLE_ENTITY}
    assert len(kept(table)) == 1


@pytest.mark.parametrize("key", ["", "x", "\x00", "0" * 31, str(UUID(int=7))])
def test_a_key_that_is_no_key_makes_no_second_deed(table: Table, key: str) -> None:
    browser, url = signed_in(table.ada), address(table, "propose", Kind.GOAL)
    answer = browser.post(url, {"words": "Walk.", "once_key": key})
    assert answer.status_code in {HTTPStatus.FOUND, HTTPStatus.UNPROCESSABLE_ENTITY}
    assert len(kept(table)) == (answer.status_code == HTTPStatus.FOUND)


@pytest.mark.parametrize("seen", ["", "0", "x", "9" * 40])
def test_other_words_for_no_known_wording_are_refused_and_stay(table: Table, seen: str) -> None:
    clause = table.proposed(table.ada)
    url = address(table, "reword", clause)
    answer = sent(signed_in(table.bo), url, words="Typed words.", seen=seen)
    assert answer.status_code in {HTTPStatus.CONFLICT, HTTPStatus.UNPROCESSABLE_ENTITY}
    assert "Typed words." in answer.text
    assert Wording.objects.count() == 1


def test_a_left_out_clause_comes_back_with_its_own_words(table: Table) -> None:
    clause = table.proposed(table.ada, "Walk.")
    table.answered(clause, ClauseDeed.LEAVE_OUT, by=table.bo)
    answer = sent(signed_in(table.bo), address(table, "reword", clause), words="Walk.", seen=1)
    assert answer.status_code == HTTPStatus.FOUND
    assert Clause.objects.get().standing == Standing.WAITING


class TestWhatTheProgrammeAsks:
    """The coordinator's own forms."""

    def test_a_minimum_is_written_changed_and_retired(self, dana: Person) -> None:
        browser = signed_in(dana)
        said = {"title": "Conduct", "words": "Come sober.", "reason": "Trust."}
        answer = sent(browser, "/programme/minimums/write", **said)
        assert answer.headers["Location"] == "/programme/minimums"
        old = Minimum.objects.get()
        url = f"/programme/minimums/{old.pk}/write"
        assert "Come sober." in browser.get(url).text
        sent(browser, url, **said | {"words": "Come awake."})
        new = Minimum.objects.get(retired_at=None)
        assert (new.line, new.position, new.words) == (old.line, old.position, "Come awake.")
        sent(browser, f"/programme/minimums/{new.pk}/retire")
        assert not Minimum.objects.filter(retired_at=None).exists()

    def test_a_minimum_with_nothing_in_it_is_refused_in_place(self, dana: Person) -> None:
        answer = sent(signed_in(dana), "/programme/minimums/write", title="Typed title")
        assert answer.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
        assert "Typed title" in answer.text
        assert not Minimum.objects.exists()

    @pytest.mark.parametrize("chosen", ["0", "1", "2", "3", "99", "-1", "x", "\u0663", ""])
    def test_any_text_to_start_from_can_be_asked_for(self, dana: Person, chosen: str) -> None:
        answer = signed_in(dana).get("/programme/minimums/write", {"usual": chosen})
        assert answer.status_code == HTTPStatus.OK

    def test_two_who_change_one_minimum_at_once_leave_one(self, dana: Person) -> None:
        minimum = asked_of_all(dana)
        url = f"/programme/minimums/{minimum.pk}/write"
        said = {"title": "Conduct", "words": "Come awake.", "reason": "Trust."}
        browser, key = signed_in(dana), str(new_id())
        for _ in range(2):
            answer = sent(browser, url, **said, once_key=key)
            assert answer.headers["Location"] == "/programme/minimums"
        other = signed_in(make_person("Dora", Part.COORDINATOR))
        answer = sent(other, url, **said | {"words": "Typed by Dora."})
        assert answer.status_code == HTTPStatus.CONFLICT
        assert "The programme has changed this text." in answer.text
        assert "Typed by Dora." in answer.text
        assert Minimum.objects.get(retired_at=None).words == "Come awake."

    def test_a_minimum_is_retired_once_however_often_it_is_pressed(self, dana: Person) -> None:
        minimum = asked_of_all(dana)
        url = f"/programme/minimums/{minimum.pk}/retire"
        browser, key = signed_in(dana), str(new_id())
        other = signed_in(make_person("Dora", Part.COORDINATOR))
        for answer in (
            sent(browser, url, once_key=key),
            sent(browser, url, once_key=key),
            sent(other, url),
        ):
            assert answer.headers["Location"] == "/programme/minimums"
        assert Entry.objects.filter(deed="agreements.minimum_retired").count() == 1

    def test_what_another_retired_meanwhile_is_not_rewritten(self, dana: Person) -> None:
        minimum = asked_of_all(dana)
        sent(signed_in(dana), f"/programme/minimums/{minimum.pk}/retire")
        other = signed_in(make_person("Dora", Part.COORDINATOR))
        said = {"title": "Conduct", "words": "Typed by Dora.", "reason": "Trust."}
        answer = sent(other, f"/programme/minimums/{minimum.pk}/write", **said)
        assert answer.status_code == HTTPStatus.CONFLICT
        assert "Typed by Dora." in answer.text
        assert not Minimum.objects.filter(retired_at=None).exists()

    def test_the_forms_are_for_coordinators_alone(self, ada: Person, dana: Person) -> None:
        minimum = asked_of_all(dana)
        browser = signed_in(ada)
        for tail in ("", "/write", f"/{minimum.pk}/write"):
            assert browser.get(f"/programme/minimums{tail}").status_code == 404
        assert sent(browser, f"/programme/minimums/{minimum.pk}/retire").status_code == 404
        assert Minimum.objects.get().retired_at is None
