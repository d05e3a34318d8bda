"""Words typed into every field of conversations and steering, to be looked for afterwards."""

import re
from datetime import UTC, datetime, timedelta

from django.urls import reverse

from letsbe.conversations.models import Message
from letsbe.steering.models import Steering
from tests.laws.canaries import browser, canary, post
from tests.laws.furnished import Furnished
from tests.laws.steered import open_round_of


def conversation_words(house: Furnished) -> dict[str, str]:
    """Type into every field of a conversation: sent, kept, edited, removed, looked for."""
    ada, bo, pk = browser(house, "ada"), browser(house, "bo"), house.relationship_id
    fields = ("message", "kept draft", "edited", "removed", "refused message", "wanted")
    said = {field: canary(field) for field in fields}
    assert post(ada, "conversations:conversation", pk, words=said["message"]) == 302
    kept = {"words": said["kept draft"], "deed": "keep", "draft_seen": 3}
    assert post(ada, "conversations:conversation", pk, **kept) in {302, 409}
    edited = {"words": said["edited"], "seen": 2}
    late = post(ada, "conversations:message", pk, house.conversed.message_id, **edited)
    assert late in {302, 409}
    assert post(bo, "conversations:conversation", pk, words=said["removed"]) == 302
    gone = Message.objects.filter(author=house.people["bo"]).latest("pk")
    assert post(bo, "conversations:remove", pk, gone.pk) == 302
    refused = {"words": said["refused message"] * 300}
    assert post(bo, "conversations:conversation", pk, **refused) == 422
    assert post(bo, "conversations:search", pk, wanted=said["wanted"]) == 200
    # By who wrote them: at night they would wait for the other's morning.
    page = ada.get(reverse("conversations:conversation", args=[pk])).content.decode()
    assert said["message"] in page
    page += bo.get(reverse("conversations:conversation", args=[pk])).content.decode()
    assert said["removed"] not in page
    return said


def steering_words(house: Furnished) -> dict[str, str]:
    """Type into every field of a steering: kept, shown, copied, refused and written back."""
    ada, bo, dana = browser(house, "ada"), browser(house, "bo"), browser(house, "dana")
    pk, joining = house.relationship_id, house.steered.joining_id
    fields = ("about", "notice", "wish", "bos notice", "late wish", "step", "lost step", "line")
    said = {field: canary(field) for field in fields}
    about = {"about": said["about"], "notice": said["bos notice"]}
    assert post(bo, "steering:open", pk, **about) == 302
    here = {"round": open_round_of(house.people["ada"], pk)}
    own = {"notice": said["notice"], "wish": said["wish"]}
    assert post(ada, "steering:write", pk, seen=1, **own, **here) == 302
    assert post(ada, "steering:write", pk, seen=1, wish=said["late wish"], **here) == 409
    for each, seen in ((ada, 2), (bo, 1)):
        assert post(each, "steering:say", pk, deed="ready", seen=seen, **here) == 302
    on = f"{datetime.now(tz=UTC) + timedelta(days=9):%Y-%m-%d}"
    step = {"words": said["step"], "look_on": on, "seen": 2}
    assert post(ada, "steering:step", pk, **step, **here) == 302
    lost = {**step, "words": said["lost step"]}
    assert post(bo, "steering:step", pk, **lost, **here) == 409
    page = ada.get(reverse("steering:show", args=[pk])).content.decode()
    chosen = re.findall(r'name="shown" value="([^"]+)"', page)
    assert post(ada, "steering:show", pk, shown=chosen) == 302
    shown = dana.get(reverse("steering:joining", args=[joining])).content.decode()
    assert said["wish"] in shown
    assert post(dana, "steering:joining", joining, words=said["line"]) == 302
    shown = bo.get(reverse("steering:steering", args=[pk])).content.decode()
    assert all(
        said[each] in shown for each in ("about", "notice", "bos notice", "step", "line")
    )
    return said | _come_back(house)


def _come_back(house: Furnished) -> dict[str, str]:
    """Close it by both, and say that it has come back, about something else."""
    pk, said = house.relationship_id, canary("about now")
    here = {"round": open_round_of(house.people["ada"], pk)}
    for name in ("ada", "bo"):
        each = browser(house, name)
        shown = each.get(reverse("steering:steering", args=[pk])).content.decode()
        back = {"deed": "back", "seen": re.findall(r'name="seen" value="(\d+)"', shown)[0]}
        assert post(each, "steering:say", pk, **back, **here) == 302
    closed = Steering.objects.filter(relationship=pk).latest("closed_at")
    again = {"steering": closed.pk, "about": said}
    assert post(browser(house, "ada"), "steering:again", pk, **again) == 302
    shown = browser(house, "bo").get(reverse("steering:steering", args=[pk])).content.decode()
    assert said in shown
    return {"about now": said}
