from datetime import time

import pytest

from letsbe.agreements.queries import kept as kept_queries
from letsbe.agreements.rules.kept import AgreedRhythm, Kept
from letsbe.meetings.models import Rhythm
from letsbe.meetings.queries import shown
from letsbe.meetings.tests.arranging import (
    DATABASES,
    WAY,
    Diary,
    body,
    lives_in,
    read,
    rhythm_form,
    sent,
    together,
)

pytestmark = [
    pytest.mark.django_db(databases=DATABASES),
    pytest.mark.usefixtures("house"),
]


def test_a_rhythm_is_suggested_agreed_changed_and_ended(diary: Diary) -> None:
    page = f"{together(diary)}/rhythm"
    assert "Suggest a rhythm" in body(read(diary.ada, page))
    assert sent(diary.ada, page, **rhythm_form()).status_code == 302
    row = Rhythm.objects.get()
    assert "Ada suggests this. Your turn." in body(read(diary.bo, together(diary)))
    late = sent(diary.bo, page, **rhythm_form(every=2))
    assert late.status_code == 409
    assert f'value="{row.pk}"' in body(late)
    there = f"/meetings/rhythms/{row.pk}"
    assert sent(diary.ada, f"{there}/accept").status_code == 409
    assert sent(diary.bo, f"{there}/accept").status_code == 302
    shown_to_ada = body(read(diary.ada, together(diary)))
    assert "every week" in shown_to_ada
    assert "After that" in shown_to_ada
    assert sent(diary.bo, page, **rhythm_form(every=2)).status_code == 302
    other = Rhythm.objects.get(agreed_at=None)
    assert "Another rhythm is suggested" in body(read(diary.ada, together(diary)))
    assert sent(diary.ada, f"/meetings/rhythms/{other.pk}/decline").status_code == 302
    assert sent(diary.bo, page, **rhythm_form(every=4)).status_code == 302
    third = Rhythm.objects.get(agreed_at=None, closed_at=None)
    assert sent(diary.bo, f"/meetings/rhythms/{third.pk}/take-back").status_code == 302
    assert "End this rhythm?" in body(read(diary.ada, f"{there}/end"))
    assert sent(diary.ada, f"{there}/end").status_code == 302
    assert read(diary.bo, f"{there}/end").status_code == 302
    assert sent(diary.bo, f"{there}/end").status_code == 409


@pytest.mark.parametrize(
    ("wrong", "status"),
    [
        ({"on": "0001-01-01"}, 422),
        ({"on": "x"}, 422),
        ({"time": ""}, 422),
        ({"zone": "Mars/Olympus"}, 422),
        ({"every": "5"}, 422),
        ({"minutes": "0"}, 422),
        ({"seen": "x"}, 422),
        ({"on": "2020-01-01"}, 409),
        ({"on": "2199-01-01"}, 409),
    ],
)
def test_a_bad_rhythm_comes_back_with_everything_typed(
    diary: Diary, wrong: dict[str, str], status: int
) -> None:
    answer = sent(diary.ada, f"{together(diary)}/rhythm", **rhythm_form(**wrong))
    assert answer.status_code == status
    assert WAY in body(answer)
    assert not Rhythm.objects.exists()


def test_the_clock_of_a_rhythm_is_chosen_where_the_two_live_apart(diary: Diary) -> None:
    lives_in(diary.ada, "Europe/Lisbon")
    lives_in(diary.bo, "Pacific/Chatham")
    page = f"{together(diary)}/rhythm"
    told = body(read(diary.ada, page))
    assert "By which of them shall the time stay the same?" in told
    sent(diary.ada, page, **rhythm_form(zone="Pacific/Chatham", time="09:15"))
    row = Rhythm.objects.get()
    assert (row.zone, row.begins) == ("Pacific/Chatham", time(9, 15))
    shown_to_ada = body(read(diary.ada, together(diary)))
    assert "By the clock of Pacific/Chatham." in shown_to_ada
    assert "For Bo that is " in shown_to_ada
    assert ", 09:15." in shown_to_ada
    sent(diary.bo, f"/meetings/rhythms/{row.pk}/accept")
    assert body(read(diary.ada, page)).count('value="Pacific/Chatham"') == 1


def test_what_the_agreement_says_of_a_rhythm_is_offered_in_one_press(
    diary: Diary, monkeypatch: pytest.MonkeyPatch
) -> None:
    agreed = AgreedRhythm(
        weekday=1, begins=time(18, 30), zone="Europe/London", every_weeks=2, minutes=50
    )

    def kept(_relationship: object) -> Kept:
        return Kept(rhythm=agreed)

    monkeypatch.setattr(kept_queries, "kept_in_force", kept)
    monkeypatch.setattr(shown, "kept_in_force", kept)
    page = body(read(diary.ada, together(diary)))
    assert "Your agreement says: Tuesday, 18:30, every two weeks." in page
    names = ("on", "time", "zone", "every", "minutes", "way")
    fields = {name: page.split(f'name="{name}" value="')[1].split('"')[0] for name in names}
    assert "Europe/London" in body(read(diary.bo, f"{together(diary)}/rhythm"))
    assert sent(diary.ada, f"{together(diary)}/rhythm", **fields).status_code == 302
    row = Rhythm.objects.get()
    assert (row.first_on.weekday(), row.begins, row.minutes) == (1, time(18, 30), 50)
    assert "Your agreement says" not in body(read(diary.bo, together(diary)))
