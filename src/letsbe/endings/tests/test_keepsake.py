"""The keepsake holds what both may read and nothing else, the same for each of the two."""

import io
from typing import Any

import pypdf
import pytest

from letsbe.agreements.tests.people import Table, asked_of_all
from letsbe.endings import document
from letsbe.endings.actions import letters
from letsbe.endings.document import Agreed, Keepsake, Labels, LetterOnPaper
from letsbe.endings.events import Deed as Journalled
from letsbe.endings.rules.letters import LetterDeed
from letsbe.endings.tests.people import changed, kept, page_of, said
from letsbe.journal.models import Entry
from letsbe.lib import clock
from letsbe.people.models import Person
from letsbe.people.tests.people import MONDAY, signed_in
from letsbe.relationships.models import Relationship
from letsbe.relationships.rules import Deed
from letsbe.vault import actions as keys

database = [
    pytest.mark.django_db(databases=["default", "keys"]),
    pytest.mark.usefixtures("house"),
]
ADAS, BOS = "Thank you for the soup.", "Go well, and ring twice."


def paper_of(person: Person, bond: Relationship) -> bytes:
    answer = signed_in(person).get(page_of(bond, "/keepsake"))
    assert answer.headers["Content-Type"] == "application/pdf"
    assert answer.headers["Content-Disposition"] == 'attachment; filename="keepsake.pdf"'
    return answer.content


def words_on(paper: bytes) -> str:
    pages = (page.extract_text() for page in pypdf.PdfReader(io.BytesIO(paper)).pages)
    return " ".join(" ".join(pages).replace("\u200b", "").split())


def is_accessible(paper: bytes) -> bool:
    xmp = pypdf.PdfReader(io.BytesIO(paper)).xmp_metadata
    return xmp is not None and b"<pdfuaid:part>1</pdfuaid:part>" in xmp.stream.get_data()


def both_ready(bond: Relationship, ada: Person, bo: Person) -> None:
    for person, words in ((ada, ADAS), (bo, BOS)):
        kept(bond, words, by=person)
        said(bond, LetterDeed.READY, by=person)


@pytest.fixture
def lived(table: Table, dana: Person) -> Relationship:
    """Return the relationship with an agreement in force, which Ada would like to end."""
    asked_of_all(dana)
    table.brought_in_force("We walk on Tuesdays.")
    changed(table.bond, Deed.OFFER_ENDING, by=table.ada)
    return table.bond


class TestOfThePage:
    pytestmark = database

    def test_it_holds_who_when_what_was_agreed_and_both_letters(
        self, lived: Relationship, ada: Person, bo: Person
    ) -> None:
        both_ready(lived, ada, bo)
        changed(lived, Deed.END, by=bo)
        paper = paper_of(ada, lived)
        words = words_on(paper)
        for expected in (
            "What we keep",
            "Ada and Bo",
            "Peer support",
            "Ada's letter Thank you for the soup.",
            "Bo's letter Go well, and ring twice.",
            "Version 1, signed by both, in force since",
            "We walk on Tuesdays.",
            "We come sober enough to listen.",
        ):
            assert expected in words
        assert "has not ended yet" not in words
        assert is_accessible(paper)
        assert paper_of(bo, lived) == paper

    def test_letters_that_are_not_shown_are_not_in_it(
        self, lived: Relationship, ada: Person, bo: Person
    ) -> None:
        kept(lived, ADAS, by=ada)
        said(lived, LetterDeed.READY, by=ada)
        kept(lived, BOS, by=bo)
        for person in (ada, bo):
            words = words_on(paper_of(person, lived))
            assert ADAS not in words
            assert BOS not in words
            assert "No letters were shown." in words
            assert "has not ended yet" in words

    def test_what_was_taken_away_and_who_wrote_none_is_said(
        self, ending: Relationship, table: Table, ada: Person, bo: Person
    ) -> None:
        said(ending, LetterDeed.NO_LETTER, by=ada)
        kept(ending, BOS, by=bo)
        said(ending, LetterDeed.READY, by=bo)
        said(ending, LetterDeed.GIVE, by=bo)
        words = words_on(paper_of(ada, ending))
        assert "Ada's letter No letter." in words
        assert BOS in words
        assert "What we agreed" not in words
        letters.take_letter_away(ending.pk, by=bo, at=clock.now())
        words = words_on(paper_of(ada, ending))
        assert "Bo's letter Taken away by who wrote it." in words
        assert BOS not in words

    def test_words_that_cannot_be_shown_are_named_and_no_signature_stands_over_them(
        self, lived: Relationship, ada: Person, bo: Person
    ) -> None:
        both_ready(lived, ada, bo)
        keys.shred_author(lived.pk, ada.pk)
        words = words_on(paper_of(bo, lived))
        assert "Ada's letter These words cannot be shown." in words
        assert "cannot be shown word for word as both signed it" in words
        assert "signed by both" not in words
        assert BOS in words

    def test_the_journal_says_who_took_a_copy(
        self, ending: Relationship, table: Table, ada: Person, bo: Person
    ) -> None:
        signed_in(bo).head(page_of(ending, "/keepsake"))
        assert not Entry.objects.filter(deed=Journalled.KEPT_A_COPY).exists()
        paper_of(bo, ending)
        entry = Entry.objects.get(deed=Journalled.KEPT_A_COPY)
        assert (entry.strand_id, entry.by) == (ending.pk, bo.pk)

    def test_while_nobody_is_ending_there_is_none_yet(
        self, bond: Relationship, ada: Person
    ) -> None:
        answer = signed_in(ada).get(page_of(bond, "/keepsake"))
        assert answer.status_code == 409
        assert "Neither of you is ending this just now." in answer.text


def keepsake(**facts: Any) -> Keepsake:
    told: dict[str, Any] = {
        "title": "What we keep",
        "names": ("Ada", "Bo"),
        "kind": "Peer support",
        "began": "2 November 2026",
        "ended": "",
        "letters": (LetterOnPaper(author="Ada", voice="moss", words=ADAS),),
        "agreed": None,
        "at": MONDAY,
        "labels": Labels(),
    }
    return Keepsake(**(told | facts))


def test_the_same_keepsake_is_the_same_bytes() -> None:
    assert document.pdf(keepsake()) == document.pdf(keepsake())


@pytest.mark.parametrize(
    "typed", ['#read("/etc/passwd")', "*bold* $x^2$", "<label> @ref", '"}, "lang": "xx"']
)
def test_markup_in_a_letter_is_shown_and_never_obeyed(typed: str) -> None:
    one = LetterOnPaper(author="Ada", voice="moss", words=typed)
    assert typed in words_on(document.pdf(keepsake(letters=(one,))))


def test_the_longest_letters_fit_whatever_they_are_made_of() -> None:
    endless = LetterOnPaper(author="Ada", voice="moss", words="x" * 8000)
    lines = LetterOnPaper(author="Bo", voice="plum", words="\n".join("y" * 2000))
    paper = document.pdf(keepsake(letters=(endless, lines)))
    words = words_on(paper).replace(" ", "")
    assert words.count("x") > 7900
    assert words.count("y") > 1900


def test_letters_no_font_draws_travel_inside_the_file() -> None:
    one = LetterOnPaper(author="Ada", voice="moss", words="再见。路上小心。")
    agreed = Agreed(number=1, in_force="3 November 2026", parts=(), minimums=())
    paper = document.pdf(keepsake(letters=(one,), agreed=agreed))
    attached = pypdf.PdfReader(io.BytesIO(paper)).attachments["words.txt"][0].decode()
    assert "再见。路上小心。" in attached
    assert not is_accessible(paper)
