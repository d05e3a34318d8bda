import pytest
from django.db import connection
from django.http import Http404
from django.test.utils import CaptureQueriesContext

from letsbe.lib import clock
from letsbe.people.models import PartHeld, Person
from letsbe.people.rules import Part
from letsbe.people.tests.people import signed_in
from letsbe.relationships.models import Relationship
from letsbe.relationships.rules import Deed as Course
from letsbe.relationships.tests.people import begun, deeds_in
from letsbe.steering import access
from letsbe.steering.actions import joining
from letsbe.steering.events import Deed
from letsbe.steering.forms import key_of
from letsbe.steering.models import Joining, Shown
from letsbe.steering.queries.joining import asked_to_join, chosen_in, own_words
from letsbe.steering.rules.deeds import CourseDeed
from letsbe.steering.rules.joining import Own, Showing
from letsbe.steering.rules.refusals import Refusal, SteeringRefused
from letsbe.steering.tests.people import (
    ADAS,
    BOS,
    STEP,
    both_ready,
    changed,
    closed,
    opened,
    page_of,
    pressed,
    read,
    row_of,
    sent,
    suggested,
    today,
)
from letsbe.vault import queries as vault

pytestmark = pytest.mark.django_db(databases=["default", "keys"])


def own(bond: Relationship, person: Person) -> dict[Showing, Own]:
    ring = vault.key_ring(relationship=bond.pk)
    return {one.kind: one for one in own_words(row_of(bond), ring, of=person.pk)}


def shown(bond: Relationship, *kinds: Showing, by: Person) -> Joining:
    mine = own(bond, by)
    chosen = {mine[kind] for kind in kinds}
    return joining.show(bond.pk, chosen, by=by, today=today(), at=clock.now())


def page(person: Person, made: Joining) -> str:
    answer = signed_in(person).get(f"/steering/asked/{made.pk}")
    assert answer.status_code == 200
    return " ".join(answer.text.split())


def test_a_coordinator_reads_what_one_shows_and_nothing_else(
    bond: Relationship, ada: Person, bo: Person, dana: Person
) -> None:
    both_ready(bond, ada, bo)
    url = page_of(bond, "/show")
    answer = sent(signed_in(ada), url, shown=[key_of(own(bond, ada)[Showing.WISH])])
    made = Joining.objects.get()

    assert answer.status_code == 302
    assert ADAS.wish in page(dana, made)
    for words in (ADAS.notice, BOS.notice, "Our Tuesdays."):
        assert words not in page(dana, made)
    assert deeds_in(bond.pk)[-2:] == [Deed.COORDINATOR_ASKED, Deed.LOOKED_AT]


def test_the_other_is_told_that_somebody_was_asked_and_that_words_are_shown(
    bond: Relationship, ada: Person, bo: Person, dana: Person
) -> None:
    opened(bond, by=ada, words=ADAS)
    shown(bond, by=ada)
    assert "They can read no words from here." in read(bo, bond)
    shown(bond, Showing.WISH, by=ada)

    assert "Ada has asked a coordinator to join." in read(bo, bond)
    assert "some of Ada's own words, and none of yours" in read(bo, bond)
    assert ADAS.wish not in read(bo, bond)
    assert Joining.objects.count() == 1
    assert deeds_in(bond.pk)[-2:] == [Deed.COORDINATOR_ASKED, Deed.SHOWING_CHANGED]


def test_what_is_shown_stays_as_it_was_chosen_and_what_is_not_is_gone(
    bond: Relationship, ada: Person, bo: Person, dana: Person
) -> None:
    both_ready(bond, ada, bo)
    suggested(bond, by=ada)
    made = shown(bond, Showing.NOTICE, Showing.STEP, by=ada)
    assert chosen_in(made) == {own(bond, ada)[k] for k in (Showing.NOTICE, Showing.STEP)}
    assert STEP in page(dana, made)
    shown(bond, Showing.STEP, by=ada)

    assert ADAS.notice not in page(dana, made)
    assert Shown.objects.count() == 1


def test_nobodys_words_but_ones_own_can_be_shown(
    bond: Relationship, ada: Person, bo: Person
) -> None:
    both_ready(bond, ada, bo)
    theirs = own(bond, bo)[Showing.NOTICE]
    with pytest.raises(SteeringRefused) as refused:
        joining.show(bond.pk, {theirs}, by=ada, today=today(), at=clock.now())
    answer = sent(signed_in(ada), page_of(bond, "/show"), shown=[key_of(theirs)])

    assert refused.value.why is Refusal.NOT_YOURS_TO_SHOW
    assert answer.status_code == 422
    assert not Joining.objects.exists()


def test_a_line_reaches_both_and_is_read_after_the_asking_is_over(
    bond: Relationship, ada: Person, bo: Person, dana: Person
) -> None:
    opened(bond, by=ada, words=ADAS)
    made = shown(bond, by=ada)
    here = f"/steering/asked/{made.pk}"
    assert sent(signed_in(dana), here, words="").status_code == 422
    assert sent(signed_in(dana), here, words="Shall we talk on Friday?").status_code == 302
    assert sent(signed_in(dana), f"{here}/talked").status_code == 302
    again = sent(signed_in(dana), here, words="One more.")
    assert again.status_code == 409
    assert "One more." in again.text
    assert sent(signed_in(dana), f"{here}/talked").status_code == 409

    for person in (ada, bo):
        told = read(person, bond)
        assert "Shall we talk on Friday?" in told
        assert "Dana has said that you have talked." in told
    assert deeds_in(dana.pk)[-2:] == [Deed.LINE_WRITTEN, Deed.TALKED]


def test_a_line_sent_again_with_other_words_comes_back_with_them(
    bond: Relationship, ada: Person, dana: Person
) -> None:
    opened(bond, by=ada, words=ADAS)
    made = shown(bond, by=ada)
    browser, here, key = signed_in(dana), f"/steering/asked/{made.pk}", str(made.pk)
    assert browser.post(here, {"once_key": key, "words": "On Friday?"}).status_code == 302
    answer = browser.post(here, {"once_key": key, "words": "On Monday?"})

    assert answer.status_code == 422
    assert "On Monday?" in answer.text


def test_taking_it_back_is_free_at_any_time(
    bond: Relationship, ada: Person, bo: Person, dana: Person
) -> None:
    opened(bond, by=ada, words=ADAS)
    made = shown(bond, Showing.NOTICE, by=ada)
    changed(bond, Course.PAUSE, by=bo)
    url, row = page_of(bond, "/show/take-back"), row_of(bond)
    assert sent(signed_in(ada), url, steering=row.pk).status_code == 302
    assert sent(signed_in(ada), url, steering=row.pk).status_code == 409

    assert not Shown.objects.exists()
    assert "nothing is shown any more" in page(dana, made)
    assert ADAS.notice not in page(dana, made)
    assert asked_to_join(dana) == []


def test_it_is_over_when_the_steering_closes_or_the_two_end(
    bond: Relationship, ada: Person, bo: Person, dana: Person
) -> None:
    opened(bond, by=ada, words=ADAS)
    made = shown(bond, Showing.NOTICE, by=ada)
    changed(bond, Course.END, by=bo)
    assert asked_to_join(dana) == []
    assert ADAS.notice not in page(dana, made)
    assert not Shown.objects.exists()
    assert Joining.objects.get().over_at
    assert "Nothing is shown any more." in read(bo, bond)
    with pytest.raises(SteeringRefused):
        joining.write_line(made.pk, "Late.", by=dana, at=clock.now())


def test_two_who_end_take_nothing_from_what_others_show(
    bond: Relationship,
    other_bond: Relationship,
    ada: Person,
    bo: Person,
    cleo: Person,
    dana: Person,
) -> None:
    for each, person in ((bond, ada), (other_bond, cleo)):
        opened(each, by=person, words=ADAS)
        shown(each, Showing.NOTICE, by=person)
    changed(bond, Course.END, by=bo)

    [left] = asked_to_join(dana)
    assert Shown.objects.get().joining_id == left.id


def test_closing_takes_the_copies_away(
    bond: Relationship, ada: Person, bo: Person, dana: Person
) -> None:
    opened(bond, by=ada, words=ADAS)
    shown(bond, Showing.NOTICE, by=ada)
    for person in (ada, bo):
        pressed(bond, CourseDeed.BACK, by=person)

    assert not Shown.objects.exists()
    with pytest.raises(SteeringRefused) as refused:
        joining.show(bond.pk, set(), by=ada, today=today(), at=clock.now())
    assert refused.value.why is Refusal.CLOSED
    assert "Nothing is open" in read(ada, bond, "/show")


def test_a_coordinator_is_never_asked_about_a_bond_of_their_own(
    ada: Person, bo: Person, dana: Person, house: object
) -> None:
    theirs = begun(dana, ada, by=bo)
    opened(theirs, by=ada, words=ADAS)
    with pytest.raises(SteeringRefused) as refused:
        shown(theirs, Showing.NOTICE, by=ada)
    assert refused.value.why is Refusal.NOBODY_TO_ASK
    assert "There is no coordinator here" in read(ada, theirs, "/show")

    PartHeld.objects.create(person=bo, part=Part.COORDINATOR.value, since_at=clock.now())
    made = shown(theirs, Showing.NOTICE, by=ada)
    with pytest.raises(Http404):
        access.joining_for_coordinator(dana, made.pk)
    assert asked_to_join(dana) == []
    assert len(asked_to_join(Person.objects.get(pk=bo.pk))) == 1


def test_nobody_but_coordinators_finds_anything(
    bond: Relationship, ada: Person, bo: Person, cleo: Person, lee: Person, dana: Person
) -> None:
    opened(bond, by=ada, words=ADAS)
    made = shown(bond, Showing.NOTICE, by=ada)
    for person in (ada, bo, cleo, lee):
        browser = signed_in(person)
        assert browser.get("/steering/asked").status_code == 404
        assert browser.get(f"/steering/asked/{made.pk}").status_code == 404
    assert "Ada" in signed_in(dana).get("/steering/asked").text


def test_a_list_and_a_page_cost_the_same_however_many_there_are(
    bond: Relationship,
    other_bond: Relationship,
    ada: Person,
    bo: Person,
    cleo: Person,
    dana: Person,
) -> None:
    def cost() -> int:
        with CaptureQueriesContext(connection) as counted:
            assert signed_in(dana).get("/steering/asked").status_code == 200
        return len(counted)

    closed(bond, ada, bo)
    opened(bond, by=ada, words=ADAS)
    shown(bond, Showing.NOTICE, by=ada)
    one = cost()
    opened(other_bond, by=cleo, words=ADAS)
    shown(other_bond, Showing.NOTICE, by=cleo)
    shown(bond, by=bo)

    assert cost() == one


def test_whoever_coordinates_nothing_is_asked_to_join_nothing(ada: Person) -> None:
    with pytest.raises(Http404):
        access.joinings_for_coordinator(ada)
