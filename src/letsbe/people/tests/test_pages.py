"""The pages of coordinators and the pages about oneself: who reaches them, what they say."""

import re
from http import HTTPStatus
from typing import Any

import pytest
from django.conf import settings as house_settings
from django.test import Client

from letsbe.journal import queries as journal
from letsbe.journal.models import HOUSE
from letsbe.lib import clock
from letsbe.lib.ids import new_id
from letsbe.people import actions, queries
from letsbe.people.events import Deed
from letsbe.people.models import House, Invitation, Person
from letsbe.people.queries import WayIn
from letsbe.people.rules import Part
from letsbe.people.tests.people import make_person, signed_in
from letsbe.people.views import coordinating

pytestmark = pytest.mark.django_db(databases=["default", "keys"])


@pytest.fixture
def way_in(house: House, dana: Person) -> WayIn:
    made = actions.invite(dana, part=Part.PEER, for_whom="the new one", at=clock.now())
    return queries.ways_in([made], at=clock.now())[0]


def key_on(page: bytes) -> str:
    found = re.search(r'name="once_key" value="([^"]+)"', page.decode())
    assert found
    return found[1]


def test_coordinators_pages_are_there_for_coordinators_alone(
    way_in: WayIn, ada: Person, bo: Person, dana: Person, lee: Person, oz: Person
) -> None:
    addresses = [
        "/people",
        "/people/invite",
        f"/people/invitations/{way_in.id}",
        f"/people/{ada.pk}",
    ]
    for address in addresses:
        assert signed_in(dana).get(address).status_code == HTTPStatus.OK
        for other in (ada, bo, lee, oz):
            assert signed_in(other).get(address).status_code == HTTPStatus.NOT_FOUND
            assert signed_in(other).head(address).status_code == HTTPStatus.NOT_FOUND
            assert signed_in(other).post(address, {}).status_code in {404, 405}
        assert Client().get(address).headers["Location"] == f"/sign-in?next={address}"


def test_another_coordinators_invitation_looks_like_none(way_in: WayIn) -> None:
    browser = signed_in(make_person("Eve", Part.COORDINATOR))
    forbidden = browser.get(f"/people/invitations/{way_in.id}")
    absent = browser.get(f"/people/invitations/{new_id()}")
    taken = browser.post(f"/people/invitations/{way_in.id}/withdraw", {})

    assert forbidden.status_code == taken.status_code == HTTPStatus.NOT_FOUND
    assert forbidden.content == absent.content == taken.content


def test_the_list_shows_people_by_name_and_the_look_is_written_down(
    house: House, ada: Person, bo: Person, dana: Person
) -> None:
    actions.disable(dana, person=bo, at=clock.now())
    browser = signed_in(dana)
    page = browser.get("/people").content.decode()
    browser.get("/people")

    assert page.index("Ada") < page.index(">Bo<") < page.index("Dana")
    assert "closed" in page
    looks = [e for e in journal.entries([HOUSE]) if e.deed == Deed.LIST_LOOKED_AT]
    assert [look.by for look in looks] == [dana.pk]


def test_a_long_list_comes_in_pages_and_misses_nobody(
    house: House, dana: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(coordinating, "A_PAGE_OF", 3)
    names = {f"Person{number}" for number in range(7)}
    for name in names:
        make_person(name)
    browser, address, seen, pages = signed_in(dana), "/people", set(), 0
    while address:
        page = browser.get(address).content.decode()
        seen |= set(re.findall(r"<bdi>(\w+)</bdi>", page))
        older = re.search(r'href="(/people\?before=[^"]+)"', page)
        address, pages = (older[1] if older else ""), pages + 1

    assert seen == names | {"Dana"}
    assert pages == 3


@pytest.mark.parametrize("before", ["x", "1", "'"])
def test_a_page_that_does_not_exist_is_not_found(dana: Person, before: str) -> None:
    assert signed_in(dana).get("/people", {"before": before}).status_code == 404


def test_the_list_costs_the_same_queries_for_two_people_and_for_twenty(
    django_assert_max_num_queries: Any, house: House, dana: Person
) -> None:
    browser = signed_in(dana)
    browser.get("/people")
    for number in range(20):
        make_person(f"Person{number}", Part.PEER)

    with django_assert_max_num_queries(10):
        browser.get("/people")


def test_an_invitation_is_made_once_however_often_the_form_comes(
    house: House, dana: Person
) -> None:
    browser = signed_in(dana)
    key = key_on(browser.get("/people/invite").content)
    fields = {"part": "supporter", "for_whom": "The one from Tuesday", "once_key": key}
    first, second = (browser.post("/people/invite", fields) for _press in range(2))

    assert first.headers["Location"] == second.headers["Location"]
    assert Invitation.objects.get().part == Part.SUPPORTER
    other = browser.post("/people/invite", {**fields, "for_whom": "Somebody else"})
    assert other.status_code == 422
    assert b"already sent once, with other words" in other.content
    assert b"Somebody else" in other.content
    again = {**fields, "for_whom": "Somebody else", "once_key": key_on(other.content)}
    assert browser.post("/people/invite", again).status_code == 303
    assert Invitation.objects.count() == 2


def test_an_invitation_without_a_key_is_made_too(house: House, dana: Person) -> None:
    answer = signed_in(dana).post("/people/invite", {"part": "peer", "for_whom": "Ada"})

    assert answer.headers["Location"] == "/people"
    assert Invitation.objects.count() == 1


def test_while_the_doors_are_closed_inviting_says_why_and_where_to_go(
    house: House, dana: Person
) -> None:
    actions.close_doors(clock.now())
    browser = signed_in(dana)
    shown = browser.get("/people/invite")
    sent = browser.post("/people/invite", {"part": "peer", "for_whom": "Ada"})

    assert (shown.status_code, sent.status_code) == (HTTPStatus.OK, 422)
    for answer in (shown, sent):
        assert b"Nobody can be invited yet" in answer.content
        assert b'href="/help/edit"' in answer.content
    assert b'value="Ada"' in sent.content
    assert not Invitation.objects.exists()


def test_an_unknown_part_invites_nobody(house: House, dana: Person) -> None:
    answer = signed_in(dana).post("/people/invite", {"part": "king", "for_whom": "Ada"})

    assert answer.status_code == 422
    assert not Invitation.objects.exists()


def test_the_invitation_page_can_be_printed_and_given(way_in: WayIn, dana: Person) -> None:
    page = signed_in(dana).get(f"/people/invitations/{way_in.id}").content.decode()

    assert f"{house_settings.PUBLIC_URL}/welcome/{way_in.link}" in page
    assert str(way_in.code) in page
    assert "Dana invites you" in page


def test_an_invitation_taken_back_shows_no_way_in(way_in: WayIn, dana: Person) -> None:
    browser = signed_in(dana)
    address = f"/people/invitations/{way_in.id}"
    answer = browser.post(f"{address}/withdraw", {})

    assert answer.headers["Location"] == address
    page = browser.get(address).content.decode()
    assert "was taken back" in page
    assert str(way_in.code) not in page
    assert browser.get(f"{address}/withdraw").status_code == HTTPStatus.METHOD_NOT_ALLOWED


def test_an_invitation_used_meanwhile_is_not_taken_back(way_in: WayIn, dana: Person) -> None:
    came = make_person("Ada")
    Invitation.objects.filter(pk=way_in.id).update(used_at=clock.now(), used_by=came)
    answer = signed_in(dana).post(f"/people/invitations/{way_in.id}/withdraw", {})

    assert answer.status_code == 422
    assert b"Ada came by this invitation" in answer.content


def test_a_withdrawal_with_a_broken_key_is_asked_for_again(way_in: WayIn, dana: Person) -> None:
    browser = signed_in(dana)
    answer = browser.post(f"/people/invitations/{way_in.id}/withdraw", {"once_key": "x"})

    assert answer.status_code == 422
    assert Invitation.objects.get().withdrawn_at is None


def test_parts_are_given_and_ended_on_a_persons_page(
    house: House, dana: Person, ada: Person
) -> None:
    browser, address = signed_in(dana), f"/people/{ada.pk}"
    assert browser.post(address, {"deed": "give", "part": "lead"}).status_code == 303
    assert browser.post(address, {"deed": "end", "part": "peer"}).status_code == 303

    assert Person.objects.get(pk=ada.pk).parts == {Part.LEAD}
    page = browser.get(address).content.decode()
    assert "Safeguarding lead" in page


@pytest.mark.parametrize(
    "fields", [{"deed": "give"}, {"deed": "king"}, {}, {"deed": "give", "part": "king"}]
)
def test_a_press_that_says_too_little_changes_nothing(
    house: House, dana: Person, ada: Person, fields: dict[str, str]
) -> None:
    answer = signed_in(dana).post(f"/people/{ada.pk}", fields)

    assert answer.status_code == 422
    assert Person.objects.get(pk=ada.pk).parts == {Part.PEER}


def test_the_last_coordinator_is_told_why_their_part_stays(house: House, dana: Person) -> None:
    browser, address = signed_in(dana), f"/people/{dana.pk}"
    answer = browser.post(address, {"deed": "end", "part": "coordinator"})
    assert answer.status_code == 422
    assert b"always keeps one coordinator" in answer.content

    closed = browser.post(address, {"deed": "disable"})
    assert closed.status_code == 422
    assert b"cannot close your own account" in closed.content


def test_an_account_is_closed_and_opened_again(house: House, dana: Person, ada: Person) -> None:
    browser, address = signed_in(dana), f"/people/{ada.pk}"
    browser.post(address, {"deed": "disable"})
    assert b"Open the account again" in browser.get(address).content
    browser.post(address, {"deed": "enable"})

    assert Person.objects.get(pk=ada.pk).is_active


def test_who_looked_at_a_person_is_written_where_they_read_it(
    house: House, dana: Person, ada: Person
) -> None:
    signed_in(dana).get(f"/people/{ada.pk}")

    assert [e.deed for e in journal.entries([ada.pk])] == [Deed.PERSON_LOOKED_AT]
