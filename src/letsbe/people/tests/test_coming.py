"""Coming into the house: the first person, and everybody after by an invitation."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from http import HTTPStatus
from types import SimpleNamespace
from typing import Any

import pytest
from django.db import connections
from django.test import Client
from pytest_django import Settings

from letsbe.lib import clock
from letsbe.people import actions, queries, rules
from letsbe.people.models import House, Invitation, Person
from letsbe.people.queries import WayIn
from letsbe.people.rules import Door, Part
from letsbe.people.tests.people import EDITION, PASSPHRASE, make_house, make_person, signed_in

pytestmark = pytest.mark.django_db(databases=["default", "keys"])
TYPED = {
    "is_adult": "on",
    "name": "Ada",
    "address": "ada@example.org",
    "passphrase": PASSPHRASE,
    "again": PASSPHRASE,
    "time_zone": "Europe/Lisbon",
    "page_read": EDITION,
}


@pytest.fixture
def way_in(house: House, dana: Person) -> WayIn:
    return make_way_in(dana)


def make_way_in(dana: Person) -> WayIn:
    made = actions.invite(dana, part=Part.PEER, for_whom="Ada", at=clock.now())
    return queries.ways_in([made], at=clock.now())[0]


def join(browser: Client, way_in: WayIn, **other: Any) -> Any:
    return browser.post(f"/welcome/{way_in.link}/join", {**TYPED, **other})


def newer_page() -> SimpleNamespace:
    return SimpleNamespace(edition="2", answers=[("Who reads what?", "Newer words.")])


def test_the_welcome_says_who_invites_and_shows_the_page_first(
    client: Client, way_in: WayIn
) -> None:
    page = client.get(f"/welcome/{way_in.link}").content.decode()

    assert "Dana invites you" in page
    assert "Riverside" in page
    assert "Only you two." in page
    assert 'name="passphrase"' not in page


def test_nobody_comes_to_the_form_past_the_page(client: Client, way_in: WayIn) -> None:
    past = client.get(f"/welcome/{way_in.link}/join")
    assert past.headers["Location"] == f"/welcome/{way_in.link}"

    form = client.get(f"/welcome/{way_in.link}/join?page={EDITION}")
    assert b'name="passphrase"' in form.content


def test_somebody_invited_comes_in_and_is_signed_in(client: Client, way_in: WayIn) -> None:
    answer = join(client, way_in)

    assert (answer.status_code, answer.headers["Location"]) == (303, "/portrait")
    assert b'value="Ada"' in client.get("/account").content
    assert Person.objects.get(came_by=way_in.id).parts == {Part.PEER}


def test_a_second_press_of_the_same_button_ends_on_the_same_page(
    client: Client, way_in: WayIn
) -> None:
    first, second = join(client, way_in), join(Client(), way_in)

    assert first.headers["Location"] == second.headers["Location"]
    assert Person.objects.exclude(name_sealed=b"").filter(came_by=way_in.id).count() == 1


def test_a_used_invitation_lets_nobody_else_in(client: Client, way_in: WayIn) -> None:
    join(client, way_in)
    stranger = Client()

    for other in (
        {"address": "eve"},
        {"passphrase": "wrong words entirely", "again": "wrong words entirely"},
        {"name": ""},
    ):
        answer = join(stranger, way_in, **other)
        assert answer.status_code == HTTPStatus.GONE
        assert b"already used" in answer.content
    assert stranger.get("/account").status_code == HTTPStatus.FOUND


def test_a_used_invitation_does_not_let_passphrases_be_guessed(
    client: Client, way_in: WayIn
) -> None:
    join(client, way_in)
    stranger = Client()
    for _try in range(rules.MOST_TRIES[Door.ACCOUNT]):
        answer = join(stranger, way_in, passphrase="wrong words here", again="wrong words here")

    assert answer.status_code == HTTPStatus.TOO_MANY_REQUESTS
    assert join(stranger, way_in).status_code == HTTPStatus.TOO_MANY_REQUESTS


def test_each_closed_way_in_says_why(client: Client, house: House, dana: Person) -> None:
    taken_back, late = make_way_in(dana), make_way_in(dana)
    Invitation.objects.filter(pk=taken_back.id).update(withdrawn_at=clock.now())
    long_ago = clock.now() - timedelta(days=15)
    Invitation.objects.filter(pk=late.id).update(
        made_at=long_ago, ends_at=long_ago + timedelta(days=14)
    )

    for way_in, sentence in ((taken_back, b"was taken back"), (late, b"has run out")):
        for address in (f"/welcome/{way_in.link}", f"/welcome/{way_in.link}/join"):
            answer = client.get(address)
            assert answer.status_code == HTTPStatus.GONE
            assert sentence in answer.content


def test_while_the_doors_are_shut_an_earlier_invitation_brings_nobody_in_and_stays_good(
    client: Client, way_in: WayIn
) -> None:
    actions.close_doors(clock.now())
    refused = [
        client.get(f"/welcome/{way_in.link}"),
        client.get(f"/welcome/{way_in.link}/join?page={EDITION}"),
        join(client, way_in),
        join(client, way_in, name=""),
    ]
    for answer in refused:
        assert answer.status_code == HTTPStatus.CONFLICT
        assert b"Nobody can come in just now" in answer.content
        assert b"not used up" in answer.content
    assert not Person.objects.filter(came_by=way_in.id).exists()

    actions.open_doors(clock.now())
    assert join(client, way_in).status_code == 303


@pytest.mark.parametrize("link", ["x", "\u00e9\u202e", "a" * 3000, "%00"])
def test_an_unknown_link_is_not_valid(client: Client, link: str) -> None:
    for address in (f"/welcome/{link}", f"/welcome/{link}/join"):
        answer = client.get(address)
        assert answer.status_code == HTTPStatus.NOT_FOUND
        assert b"not valid" in answer.content


@pytest.mark.parametrize(
    ("field", "typed", "sentence"),
    [
        ("is_adult", "", "Only people of 18 or older"),
        ("name", " \u200b ", "Please write something here."),
        ("name", "x" * 81, "81 characters"),
        ("address", "\u200b", "Please write something here."),
        ("passphrase", "short", "too short"),
        ("passphrase", "password123", "easy to guess"),
        ("again", "not the same", "differ"),
        ("time_zone", "Mars/Olympus", "choose a time zone"),
    ],
)
def test_what_is_missing_is_said_at_its_field_and_the_rest_is_kept(
    client: Client, way_in: WayIn, field: str, typed: str, sentence: str
) -> None:
    answer = join(client, way_in, **{field: typed})
    page = answer.content.decode()

    assert answer.status_code == 422
    assert sentence in page
    assert f'id="id_{field}_error"' in page
    assert ('value="ada@example.org"' in page) == (field != "address")
    assert PASSPHRASE not in page
    assert not Person.objects.filter(came_by=way_in.id).exists()


def test_a_page_that_changed_meanwhile_is_read_again_with_nothing_lost(
    client: Client, way_in: WayIn, settings: Settings
) -> None:
    settings.PROGRAMME_PAGE = f"{__name__}.newer_page"
    answer = join(client, way_in)
    page = answer.content.decode()

    assert answer.status_code == 422
    assert "Newer words." in page
    assert 'name="page_read" value="2"' in page
    assert 'value="ada@example.org"' in page
    assert join(client, way_in, page_read="2").status_code == 303


def test_an_address_that_is_taken_is_said_at_its_field(
    client: Client, way_in: WayIn, bo: Person
) -> None:
    answer = join(client, way_in, address="BO@example.org")

    assert answer.status_code == 422
    assert b"Please choose another name or address." in answer.content
    assert join(client, way_in).status_code == 303


def test_names_lose_what_disguises_and_keep_what_is_theirs(
    client: Client, way_in: WayIn
) -> None:
    join(client, way_in, name="\u202eAda\n\u00e9 King\x00 <script>")

    ada = Person.objects.get(came_by=way_in.id)
    assert queries.own_profile(ada).name == "Ada \u00e9 King <script>"
    page = client.get("/account").content.decode()
    assert "&lt;script&gt;" in page
    assert "<script>" not in page


def test_fields_nobody_asked_for_change_nothing(client: Client, way_in: WayIn) -> None:
    extra = {
        "part": "coordinator",
        "is_staff": "on",
        "is_active": "",
        "joined_at": "1999-01-01",
    }
    join(client, way_in, **extra)

    ada = Person.objects.get(came_by=way_in.id)
    assert ada.parts == {Part.PEER}
    assert ada.is_active
    assert ada.joined_at.year == clock.now().year


def test_somebody_signed_in_is_told_that_coming_in_signs_them_out(
    way_in: WayIn, dana: Person
) -> None:
    browser = signed_in(dana)
    assert b"signed in here already" in browser.get(f"/welcome/{way_in.link}").content

    join(browser, way_in)
    assert browser.get("/people").status_code == HTTPStatus.NOT_FOUND


def test_a_code_from_paper_leads_to_the_welcome_in_any_spelling(
    client: Client, way_in: WayIn
) -> None:
    assert way_in.code
    for typed in (way_in.code, way_in.code.lower().replace("-", " "), f" {way_in.code}\n"):
        answer = client.post("/welcome", {"code": typed})
        assert answer.headers["Location"] == f"/welcome/{way_in.link}"


def test_codes_cannot_be_guessed_for_long(client: Client, way_in: WayIn) -> None:
    for _try in range(rules.MOST_TRIES[Door.CODE]):
        answer = client.post("/welcome", {"code": "AAAA-BBBB-CCCC"})
        assert answer.status_code == 422
        assert b"No invitation with this code" in answer.content
    answer = client.post("/welcome", {"code": way_in.code or ""})

    assert answer.status_code == HTTPStatus.TOO_MANY_REQUESTS
    assert b"Please wait" in answer.content


def test_an_empty_code_is_asked_for_again(client: Client) -> None:
    assert client.get("/welcome").status_code == HTTPStatus.OK
    assert client.post("/welcome", {"code": " "}).status_code == 422


def test_ten_megabytes_are_refused_and_not_read(client: Client, way_in: WayIn) -> None:
    answer = join(client, way_in, name="x" * 10_000_000)

    assert answer.status_code == HTTPStatus.REQUEST_ENTITY_TOO_LARGE
    assert not Person.objects.filter(came_by=way_in.id).exists()


@pytest.mark.django_db(databases=["default", "keys"], transaction=True)
def test_fifty_browsers_at_one_invitation_make_one_person() -> None:
    make_house()
    way_in = make_way_in(make_person("Dana", Part.COORDINATOR))

    def come(number: int) -> int:
        try:
            return int(join(Client(), way_in, address=f"ada{number}").status_code)
        finally:
            connections.close_all()

    with ThreadPoolExecutor(50) as pool:
        statuses = list(pool.map(come, range(50)))

    assert statuses.count(303) == 1
    assert set(statuses) <= {303, HTTPStatus.GONE, HTTPStatus.TOO_MANY_REQUESTS}
    assert Person.objects.count() == 2
