"""What cannot be answered is answered in words, whole."""

import pytest
from django.test import Client

PRESS = "/sign-out"


@pytest.mark.django_db
def test_the_address_of_a_press_opened_as_a_page_says_so_in_words_and_whole() -> None:
    answer = Client().get(PRESS)

    assert answer.status_code == 405
    assert "There is nothing to read at this address" in answer.text
    # Reading it again after a refused press is what a reload does.
    assert int(answer["Content-Length"]) == len(answer.content)


@pytest.mark.django_db
def test_asked_only_for_the_head_of_it_nothing_follows() -> None:
    answer = Client().head(PRESS)

    assert answer.status_code == 405
    assert answer.content == b""
