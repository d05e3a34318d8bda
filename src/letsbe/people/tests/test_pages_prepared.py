"""What was written down for somebody who came, and the table that is taken out."""

import csv
import io
from http import HTTPStatus
from uuid import uuid4

import pytest
from django.test import Client
from django.test.client import Client as Browser

from letsbe.journal.models import Entry
from letsbe.lib import clock
from letsbe.people import actions, queries
from letsbe.people.events import Deed
from letsbe.people.models import House, Invitation, Person
from letsbe.people.rules import Part
from letsbe.people.rules.portraits import Apart, Portrait, Room, Way
from letsbe.people.tests.bringing import brought, deeds, step
from letsbe.people.tests.people import EDITION, PASSPHRASE, make_person, signed_in

pytestmark = pytest.mark.django_db(databases=["default", "keys"])


def came(invitation: Invitation) -> tuple[Browser, Person]:
    """Accept an invitation as somebody new."""
    browser, link = Client(), queries.link_of(invitation)
    said = {
        "is_adult": "on", "name": "Elijah", "address": "eli@example.org", "time_zone": "UTC",
        "passphrase": PASSPHRASE, "again": PASSPHRASE, "page_read": EDITION,
    }  # fmt: skip
    answer = browser.post(f"/welcome/{link}/join", said)
    assert answer.headers["Location"] == "/portrait"
    invitation.refresh_from_db()
    assert invitation.used_by is not None
    return browser, invitation.used_by


def test_what_was_written_down_is_shown_first_and_kept_or_deleted_by_whom_it_is_about(
    house: House, dana: Person
) -> None:
    brought(signed_in(dana))
    eli = Invitation.objects.order_by("pk")[0]
    assert "Twi" in signed_in(dana).get(f"/people/invitations/{eli.pk}").text
    browser, person = came(eli)
    assert eli.prepared_sealed is None
    page = browser.get("/portrait").text
    assert "Dana wrote this down for you" in page
    assert "Twi" in page
    assert queries.drawn(person).told == Portrait()
    shown = signed_in(dana).get(f"/people/{person.pk}").text
    assert "Twi" not in shown
    browser.post("/portrait", {"deed": "keep"})
    kept = queries.drawn(person).told
    assert kept is not None
    assert kept.languages == ("English", "Twi")
    assert "wrote this down" not in browser.get("/portrait").text
    strand = Entry.objects.filter(strand_id=person.pk).order_by("number")
    mine = [entry.deed for entry in strand]
    assert mine[-2:] == [Deed.PERSON_LOOKED_AT, Deed.PORTRAIT_CHANGED]
    assert Deed.PORTRAIT_PREPARED in mine


def test_what_was_written_down_can_be_deleted_unkept(house: House, dana: Person) -> None:
    brought(signed_in(dana))
    browser, person = came(Invitation.objects.order_by("pk")[0])
    for _press in range(2):
        browser.post("/portrait", {"deed": "delete"})
    assert queries.prepared(person) is None
    assert queries.drawn(person).told == Portrait()
    deeds_of = Entry.objects.filter(strand_id=person.pk, deed=Deed.PREPARED_DELETED)
    assert deeds_of.count() == 1


def test_what_somebody_told_before_stands_before_what_was_written_down(
    house: House, dana: Person
) -> None:
    brought(signed_in(dana))
    browser, person = came(Invitation.objects.order_by("pk")[0])
    browser.post("/portrait/languages", {"languages_own": "Somali"})
    browser.post("/portrait", {"deed": "keep"})
    kept = queries.drawn(person).told
    assert kept is not None
    assert kept.languages == ("Somali",)
    assert kept.hours


def test_nothing_written_down_stays_in_an_invitation_that_is_taken_back(
    house: House, dana: Person
) -> None:
    brought(signed_in(dana))
    eli, fay = Invitation.objects.order_by("pk")
    assert eli.prepared_sealed is not None
    assert fay.prepared_sealed is None
    actions.withdraw(eli, by=dana, at=clock.now())
    eli.refresh_from_db()
    assert eli.prepared_sealed is None


def test_nothing_written_down_stays_when_its_maker_coordinates_no_more(
    house: House, dana: Person
) -> None:
    brought(signed_in(dana))
    eve = make_person("Eve", Part.COORDINATOR)
    actions.disable(eve, person=dana, at=clock.now())
    assert not Invitation.objects.exclude(prepared_sealed=None).exists()


def test_what_was_written_down_goes_when_an_invitation_has_run_out(
    house: House, dana: Person
) -> None:
    brought(signed_in(dana))
    now = clock.now()
    Invitation.objects.update(made_at=now.replace(year=2020), ends_at=now.replace(year=2021))
    brought(signed_in(dana), table="Name;Part;L;H\nHal;peer;;\n")
    assert not Invitation.objects.exclude(prepared_sealed=None).exists()


def test_the_table_that_is_taken_out_can_be_brought_in_again(
    house: House, dana: Person, ada: Person, bo: Person
) -> None:
    told = Portrait(
        languages=("Twi",), hours=0b11, ways=(Way.PHONE, Way.IN_PERSON), gender="=1+1"
    )
    actions.redraw(ada, lambda _t: told, at=clock.now())
    actions.keep_apart(ada, lambda _a: Apart(names=("Zebulon",)), at=clock.now())
    actions.make_room(bo, Room(people=2), at=clock.now())
    browser = signed_in(dana)
    answer = browser.post("/people/export", {})
    text = answer.content.decode()
    assert text.startswith("\ufeff")
    assert "'=1+1" in text
    for secret in ("Zebulon", "example.org"):
        assert secret not in text
    rows = list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline="")))
    assert [row["name"] for row in rows] == ["Ada", "Bo", "Dana"]
    assert (rows[0]["hours"], rows[0]["ways"]) == ("Mon 0-2", "phone; in person")
    assert rows[1]["room"] == "2"
    assert deeds()[-1] == Deed.LIST_EXPORTED
    assert "Which column is what?" in step(browser, text=text)


def test_a_table_that_is_taken_out_is_written_down_each_time(
    house: House, dana: Person
) -> None:
    browser, key = signed_in(dana), str(uuid4())
    for _press in range(2):
        assert browser.post("/people/export", {"once_key": key}).status_code == HTTPStatus.OK
    browser.post("/people/export", {"once_key": str(uuid4())})
    assert deeds().count(Deed.LIST_EXPORTED) == 2
    bad = browser.post("/people/export", {"once_key": "none"})
    assert bad.status_code == HTTPStatus.UNPROCESSABLE_ENTITY


def test_taking_the_table_out_costs_the_same_for_any_number(
    house: House, dana: Person, django_assert_num_queries: object
) -> None:
    for number in range(3):
        person = make_person(f"P{number}", Part.PEER)
        actions.redraw(person, lambda _t: Portrait(languages=("Twi",)), at=clock.now())
    rows = Person.objects.prefetch_related("parts_held")
    with django_assert_num_queries(4), django_assert_num_queries(2, using="keys"):  # type: ignore[operator]
        assert len(queries.table_of(rows)) == 5
