"""To everybody else an agreement is not there: the same bytes as for one that never was."""

from http import HTTPStatus
from typing import Any
from uuid import UUID

import pytest
from django.test import Client
from django.urls import reverse

from letsbe.agreements.models import Clause, Signature, Wording
from letsbe.agreements.rules.clauses import Kind, Standing
from letsbe.agreements.rules.signing import digest
from letsbe.agreements.tests.people import WORDS, Table, asked_of_all
from letsbe.agreements.tests.states import address, clause_pages, pages, posts, pressed, sent
from letsbe.lib.ids import new_id
from letsbe.people.models import Person
from letsbe.people.tests.people import signed_in

pytestmark = [
    pytest.mark.django_db(databases=["default", "keys"]),
    pytest.mark.usefixtures("house"),
]


def seen(answer: Any) -> tuple[int, bytes, dict[str, str]]:
    assert not answer.cookies
    return answer.status_code, answer.content, dict(answer.headers)


def nowhere(url: str, relationship: UUID) -> str:
    return url.replace(str(relationship), str(new_id()))


@pytest.mark.parametrize("who", ["cleo", "dana", "lee", "oz"])
def test_a_forbidden_page_and_an_absent_one_are_the_same_bytes(
    request: pytest.FixtureRequest, table: Table, who: str
) -> None:
    clause = table.brought_in_force()
    browser, pk = signed_in(request.getfixturevalue(who)), table.bond.pk
    for page in [*pages(pk), reverse("agreements:copy", args=[pk, 1])]:
        for method in (browser.get, browser.head):
            forbidden = seen(method(page))
            assert forbidden == seen(method(nowhere(page, pk)))
            assert forbidden[0] == HTTPStatus.NOT_FOUND
    for url in posts(pk, clause):
        forbidden = seen(sent(browser, url, words="x", seen=1, deed="agree"))
        assert forbidden == seen(sent(browser, nowhere(url, pk), words="x", seen=1))
        assert forbidden[0] == HTTPStatus.NOT_FOUND


def test_who_is_not_signed_in_is_asked_to_for_every_page_alike(table: Table) -> None:
    table.brought_in_force()
    for page in pages(table.bond.pk):
        for url in (page, nowhere(page, table.bond.pk)):
            answer = Client().get(url)
            assert answer.status_code == HTTPStatus.FOUND
            assert answer.headers["Location"] == f"/sign-in?next={url}"


def test_what_is_forbidden_leaves_no_trace(table: Table, cleo: Person) -> None:
    clause = table.proposed(table.bo)
    for url in posts(table.bond.pk, clause):
        sent(signed_in(cleo), url, words="Not mine.", seen=1, deed="agree", when="other")
    assert Wording.objects.count() == 1
    assert Clause.objects.get().standing == Standing.WAITING


def test_a_clause_under_the_wrong_relationship_is_not_there(
    table: Table, other_table: Table
) -> None:
    clause, browser = other_table.proposed(other_table.ada), signed_in(table.bo)
    for page in clause_pages(other_table.bond.pk):
        wrong = page.replace(str(other_table.bond.pk), str(table.bond.pk))
        assert browser.get(page).status_code == HTTPStatus.OK
        assert browser.get(wrong).status_code == HTTPStatus.NOT_FOUND
    assert pressed(browser, table, clause, "agree").status_code == HTTPStatus.NOT_FOUND
    assert Clause.objects.get().standing == Standing.WAITING


@pytest.mark.parametrize(
    "url",
    [
        "/agreements/not-an-id",
        "/agreements/00000000-0000-0000-0000-00000000000",
        "/agreements/%00",
        "/agreements/{pk}/propose/no_such_kind",
        "/agreements/{pk}/clauses/{pk}",
        "/agreements/{pk}/versions/0",
        "/agreements/{pk}/versions/-1",
        "/agreements/{pk}/versions/" + "9" * 40,
        "/agreements/{pk}/versions/9999999999/copy",
    ],
)
def test_an_address_that_leads_nowhere_says_so(table: Table, url: str) -> None:
    page = url.replace("{pk}", str(table.bond.pk))
    assert signed_in(table.ada).get(page).status_code == HTTPStatus.NOT_FOUND


def test_each_address_takes_its_own_methods_only(table: Table) -> None:
    clause, browser = table.proposed(table.ada), signed_in(table.bo)
    pk = table.bond.pk
    takes_forms = set(posts(pk, clause))
    for page in pages(pk):
        if page not in takes_forms and "/versions/" not in page and "/propose/" not in page:
            assert sent(browser, page).status_code == HTTPStatus.METHOD_NOT_ALLOWED
        assert browser.put(page).status_code == HTTPStatus.METHOD_NOT_ALLOWED
        assert browser.delete(page).status_code == HTTPStatus.METHOD_NOT_ALLOWED
    for url in takes_forms - set(pages(pk)):
        assert browser.get(url).status_code == HTTPStatus.METHOD_NOT_ALLOWED
    overridden = sent(browser, address(table, "agreement"), _method="DELETE")
    assert overridden.status_code == HTTPStatus.METHOD_NOT_ALLOWED


def test_fields_nobody_asked_for_change_nothing(table: Table) -> None:
    url, ada, bo = address(table, "propose", Kind.GOAL), table.ada, table.bo
    more = {"author": str(bo.pk), "number": 9, "agreed_at": "2020-01-01", "standing": "settled"}
    sent(signed_in(ada), url, words=WORDS, relationship=str(new_id()), is_staff=1, **more)
    wording = Wording.objects.get()
    assert (wording.author, wording.number, wording.agreed_at) == (ada, 1, None)
    assert Clause.objects.get().standing == Standing.WAITING


def test_nobody_signs_for_the_other_or_at_another_time(table: Table) -> None:
    table.made_ready()
    fields = {"signer": str(table.bo.pk), "by": str(table.bo.pk), "signed_at": "2020-01-01"}
    read = digest(table.now)
    sent(signed_in(table.ada), address(table, "sign"), read=read, **fields)
    signature = Signature.objects.get()
    assert signature.signer == table.ada
    assert signature.signed_at.year > 2020


def test_a_form_from_elsewhere_is_refused(table: Table) -> None:
    browser = Client(enforce_csrf_checks=True)
    browser.force_login(table.ada)
    answer = sent(browser, address(table, "propose", Kind.GOAL), words=WORDS)
    assert answer.status_code == HTTPStatus.FORBIDDEN
    assert not Wording.objects.exists()


CANARIES = ("Canary", "silence frightens", "slow words")


def test_a_coordinator_sees_that_things_happen_and_never_a_word(
    table: Table, dana: Person
) -> None:
    asked_of_all(dana)
    clause = table.brought_in_force()
    table.opened()
    table.proposed(table.bo)
    browser, pk = signed_in(dana), table.bond.pk
    urls = ["/relationships", f"/relationships/{pk}/dates", "/today", "/journal", "/people"]
    urls += ["/relationships/ask", "/programme/minimums", "/programme/minimums/write"]
    urls += [f"/people/{person.pk}" for person in (table.ada, table.bo)]
    for url in urls:
        answer = browser.get(url)
        assert answer.status_code == HTTPStatus.OK
        assert not [canary for canary in CANARIES if canary in answer.text]
        assert str(clause) not in answer.text
        assert browser.head(url).status_code == HTTPStatus.OK
