"""Bringing people from a table, and taking the table out: what is stored, shown and refused."""

import csv
import io
import re
from http import HTTPStatus
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from letsbe.journal.models import Entry
from letsbe.lib import clock
from letsbe.people.events import Deed
from letsbe.people.models import House, Invitation, Person
from letsbe.people.rules import Part
from letsbe.people.tests.bringing import TABLE, brought, deeds, mapped, names, step
from letsbe.people.tests.people import make_person, signed_in

pytestmark = pytest.mark.django_db(databases=["default", "keys"])


def test_a_table_is_brought_step_by_step_and_stored_at_the_last(
    house: House, dana: Person
) -> None:
    browser = signed_in(dana)
    page = step(browser, text=TABLE)
    assert "Which column is what?" in page
    assert re.search(r'value="hours" selected', page)
    assert "In the first row: Eli" in page
    page = " ".join(step(browser, **mapped(then="look")).split())
    assert "2 people would be invited" in page
    assert "1 row cannot be taken" in page
    assert "“coordinator” is no part that comes by a table" in page
    assert "These hours are not clear: “evenings”" in page
    assert not Invitation.objects.exists()
    assert Deed.BROUGHT not in deeds()

    sheet = browser.get(brought(browser)).text
    assert names(dana) == ["Eli", "Fay"]
    assert all(sheet.count(words) == 2 for words in ("/welcome/", "type this code"))
    assert "Eli" in sheet
    assert deeds()[-3:] == [Deed.BROUGHT, Deed.INVITED, Deed.INVITED]
    assert Entry.objects.get(deed=Deed.BROUGHT).facts == {"number": 2}


def test_a_file_is_read_where_it_arrives(house: House, dana: Person) -> None:
    file = SimpleUploadedFile("people.csv", b"\xef\xbb\xbf" + TABLE.encode())
    assert "Which column is what?" in step(signed_in(dana), file=file)


@pytest.mark.parametrize(
    ("raw", "said"),
    [
        (b"", "There is nothing in it."),
        ("Name\nNo\u00e9mi".encode("latin-1"), "Line 2 is not text in UTF-8"),
        (b"Name\nAda\0", "Line 2 holds a character that is no text"),
        (b'Name\n"Ada', "From line 2 on a quotation mark is not closed"),
        (b"Name\n" + b"Ada\n" * 501, "These are more than 500 rows"),
        (b"a," * 61, "These are more than 60 columns"),
        (b"Name,Name\nAda,Bo", "Two columns have the same name"),
        (b"Name,,Part\nAda,,peer", "one of them has no name"),
        (b"Name\n" + b"a" * 10_001, "A cell in line 2 is longer"),
        (b"Name\n" + b"a" * 900_000, "This is more than fits at once"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_strange_file_is_refused_in_words(
    house: House, dana: Person, raw: bytes, said: str
) -> None:
    file = SimpleUploadedFile("people.csv", raw)
    assert said in step(signed_in(dana), HTTPStatus.UNPROCESSABLE_ENTITY, file=file)
    assert not Invitation.objects.exists()


def test_what_was_pasted_comes_back_when_it_cannot_be_read(house: House, dana: Person) -> None:
    page = step(signed_in(dana), HTTPStatus.UNPROCESSABLE_ENTITY, text='Name\n"Ada; kestrels')
    assert "kestrels" in page
    page = step(signed_in(dana), HTTPStatus.UNPROCESSABLE_ENTITY)
    assert "Choose a file, or paste the table." in page


def test_a_table_lost_on_the_way_is_asked_for_again(house: House, dana: Person) -> None:
    page = step(signed_in(dana), HTTPStatus.UNPROCESSABLE_ENTITY, table="", then="bring")
    assert "The table got lost on the way" in page


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ({"0.column": ""}, "Say which column holds the names"),
        ({"1.column": "name"}, "“Name” is chosen for two columns"),
        ({"1.column": "shoes"}, "Select a valid choice"),
        ({"comes_as": "lead"}, "Select a valid choice"),
        ({"comes_as": ""}, "Please choose one"),
    ],
)
def test_columns_that_make_no_sense_are_told(
    house: House, dana: Person, said: dict[str, str], words: str
) -> None:
    page = step(
        signed_in(dana), HTTPStatus.UNPROCESSABLE_ENTITY, **mapped(then="bring", **said)
    )
    assert words in page
    assert "kept" not in names(dana)
    assert not Invitation.objects.exists()


def test_columns_can_be_chosen_again(house: House, dana: Person) -> None:
    page = step(signed_in(dana), **mapped(then="columns", **{"3.column": "interests"}))
    assert "Which column is what?" in page
    assert re.search(r'value="interests" selected', page)


def test_the_same_form_twice_invites_once(house: House, dana: Person) -> None:
    browser, key = signed_in(dana), str(uuid4())
    first = brought(browser, once_key=key)
    assert brought(browser, once_key=key) == first
    assert names(dana) == ["Eli", "Fay"]
    other = mapped("Name;Part;L;H\nHal;peer;;\n", then="bring", once_key=key)
    page = step(browser, HTTPStatus.UNPROCESSABLE_ENTITY, **other)
    assert "This form was already sent once" in page
    assert names(dana) == ["Eli", "Fay"]


def test_a_name_that_waits_already_is_left_out_unless_it_is_ticked(
    house: House, dana: Person
) -> None:
    browser = signed_in(dana)
    brought(browser)
    page = step(browser, **mapped(then="look"))
    assert "2 names are invited already" in page
    refused = step(browser, HTTPStatus.UNPROCESSABLE_ENTITY, **mapped(then="bring"))
    assert "There is nobody to invite" in refused
    brought(browser, anyway=["3"])
    assert names(dana) == ["Eli", "Fay", "Fay"]
    others = signed_in(make_person("Eve", Part.COORDINATOR))
    assert "2 people would be invited" in step(others, **mapped(then="look"))


def test_rows_that_failed_come_back_as_a_file_with_the_reason(
    house: House, dana: Person
) -> None:
    table = 'Name;Part;Languages;Hours\n"=HYPERLINK(""x"")";boss;;\nEli;peer;;;;too many\n'
    answer = signed_in(dana).post("/people/bring", mapped(table, then="failed"))
    assert answer.headers["Content-Type"] == "text/csv"
    assert "attachment" in answer.headers["Content-Disposition"]
    rows = list(csv.reader(io.StringIO(answer.content.decode("utf-8-sig"), newline="")))
    assert rows[0] == ["Name", "Part", "Languages", "Hours", "Why not"]
    assert rows[1][0] == '\'=HYPERLINK("x")'
    assert rows[1][-1].startswith("“boss” is no part")
    assert rows[2][-1].startswith("This row has another number of cells")


def test_nobody_is_brought_while_the_doors_are_closed(db: None, dana: Person) -> None:
    House.objects.create(name="Riverside", set_up_at=clock.now())
    browser = signed_in(dana)
    assert "Nobody can be invited yet" in browser.get("/people/bring").text
    page = step(browser, HTTPStatus.UNPROCESSABLE_ENTITY, **mapped(then="bring"))
    assert "Nobody can be invited yet" in page
    assert not Invitation.objects.exists()


def test_a_sheet_is_its_makers_alone(house: House, dana: Person, ada: Person) -> None:
    sheet = brought(signed_in(dana))
    eve = signed_in(make_person("Eve", Part.COORDINATOR))
    assert eve.get(sheet).status_code == HTTPStatus.NOT_FOUND
    assert signed_in(ada).get(sheet).status_code == HTTPStatus.NOT_FOUND
    for address in ("/people/bring", "/people/export"):
        assert signed_in(ada).post(address).status_code == HTTPStatus.NOT_FOUND


def test_five_hundred_are_invited_at_once_in_the_order_of_the_table(
    house: House, dana: Person
) -> None:
    lines = [f"P{n:03};peer;English;Mon 18-21" for n in range(500)]
    table = "\n".join(["Name;Part;Languages;Hours", *lines])
    sheet = signed_in(dana).get(brought(signed_in(dana), table=table)).text
    found = re.findall(r"<bdi>(P\d{3})</bdi>", sheet)
    assert found == [f"P{n:03}" for n in range(500)]
