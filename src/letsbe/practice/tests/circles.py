"""How the people of these tests sit down together through the pages, and what they press."""

import re
from typing import Any

from letsbe.people.models import Person
from letsbe.practice.models import Circle
from letsbe.practice.tests.people import body, read, sent

OWN = {"scene": "letters", "minutes": "5", "devices": "own"}


def begun(by: Person, *others: Person, **changed: str) -> Circle:
    assert sent(by, "together", **{**OWN, **changed}).status_code == 302
    circle = Circle.objects.get()
    for other in others:
        assert sent(other, "join", code=code_of(circle, by)).status_code == 302
    return circle


def code_of(circle: Circle, by: Person) -> str:
    found = re.search(r'class="code">([^<]+)<', page(circle, by))
    assert found
    return found[1]


def page(circle: Circle, who: Person) -> str:
    return body(read(who, "circle", circle.pk))


def press(who: Person, deed: str, circle: Circle, number: int, **more: str) -> Any:
    return sent(who, deed, circle.pk, number=number, **more)


def mark(who: Person, circle: Circle, *, position: int) -> Any:
    marks = {"silence.item": "mostly", "position": str(position)}
    return press(who, "mark", circle, 1, **marks)
