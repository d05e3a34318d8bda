"""Turning reminders on in the laws' house, with an address that can be looked for."""

from django.db import connections
from django.urls import reverse

from letsbe.reminders.tests.people import code_of
from tests.laws.canaries import browser, canary, post
from tests.laws.furnished import Furnished

# What tasks are asked with and what became of them lies in the house's own database.
TASKS = "django_tasks_database_dbtaskresult"


def reminder_words(house: Furnished) -> dict[str, str]:
    """Type into every field of reminders: given, refused, confirmed, given anew, removed."""
    assert TASKS in connections["default"].introspection.table_names()
    cleo, ada = browser(house, "cleo"), browser(house, "ada")
    names = ("safe", "safe-before", "safe-removed")
    said = {name: f"kanari-{name}-zwitschert@safe.example" for name in names}
    said["no address"] = canary("no address")
    said["no code"] = canary("no code")
    refused = {"address": said["no address"], "is_safe": "on"}
    assert post(cleo, "reminders:address", **refused) == 422
    for name in ("safe-before", "safe"):
        given = {"address": said[name], "is_safe": "on"}
        assert post(cleo, "reminders:address", **given) == 302
    assert post(cleo, "reminders:confirm", code=said["no code"]) == 409
    code = code_of(house.people["cleo"])
    assert post(cleo, "reminders:confirm", code=code) == 302
    removed = {"address": said["safe-removed"], "is_safe": "on"}
    assert post(ada, "reminders:address", **removed) == 302
    assert post(ada, "reminders:remove") == 302
    assert said["safe"] in cleo.get(reverse("reminders:mine")).content.decode()
    return said
