from datetime import timedelta

import pytest
from django.test.utils import CaptureQueriesContext
from django.db import connection

from letsbe.agreements.tests.people import Table
from letsbe.people.models import Person
from letsbe.people.tests.people import signed_in
from letsbe.relationships.models import Relationship
from letsbe.relationships.rules import Deed
from letsbe.steering.models import Step, Steering
from letsbe.steering.rules.deeds import CourseDeed
from letsbe.steering.tests.people import (
    ADAS,
    BOS,
    STEP,
    both_ready,
    changed,
    closed,
    course,
    in_days,
    kept,
    opened,
    page_of,
    pressed,
    read,
    row_of,
    says,
    sent,
    suggested,
    today,
    under_way,
)

pytestmark = pytest.mark.django_db(databases=["default", "keys"])


def test_how_to_begin_is_told_in_two_lines(bond: Relationship, ada: Person) -> None:
    page = read(ada, bond)

    assert "Let&#39;s steer back" in page
    assert "nobody&#39;s fault" in page


def test_one_opens_it_with_their_own_words_and_the_other_reads_only_what_it_is_about(
    bond: Relationship, ada: Person, bo: Person
) -> None:
    answer = sent(
        signed_in(ada),
        page_of(bond, "/open"),
        about="Our Tuesdays.",
        notice=ADAS.notice,
        wish=ADAS.wish,
    )

    assert answer.status_code == 302
    assert ADAS.notice in read(ada, bond)
    assert "Our Tuesdays." in read(bo, bond)
    assert ADAS.notice not in read(bo, bond)
    assert "Your turn: write" in read(bo, bond)


def test_it_can_point_at_a_clause_in_force(
    bond: Relationship, ada: Person, bo: Person, table: Table
) -> None:
    clause = table.brought_in_force("Find words for a bad day.")
    form = read(ada, bond, f"/open?clause={clause}")
    sent(signed_in(ada), page_of(bond, "/open"), clause=clause, notice="")

    assert "Find words for a bad day." in form
    assert "Find words for a bad day." in read(bo, bond)
    assert "in your agreement: What we work towards" in read(bo, bond)


def test_what_the_other_writes_is_not_there_before_both_are_ready(
    bond: Relationship, ada: Person, bo: Person
) -> None:
    opened(bond, by=ada, words=ADAS)
    untouched = read(ada, bond)
    kept(bond, BOS, by=bo, is_ready=True)
    told = read(ada, bond)
    pressed(bond, CourseDeed.READY, by=ada)

    strip = lambda page: page.partition("<main")[2]  # noqa: E731
    assert _same(untouched) == _same(told)
    assert BOS.notice in strip(read(ada, bond))
    assert ADAS.notice in strip(read(bo, bond))


def _same(page: str) -> str:
    import re

    main = page.partition("<main")[2]
    return re.sub(r'name="(once_key|csrfmiddlewaretoken)" value="[^"]*"', "", main)
