"""The people of this room's tests, and a folder of their own for mail."""

from pathlib import Path

import pytest
from pytest_django import Settings

from letsbe.people.tests.people import ada as ada
from letsbe.people.tests.people import bo as bo
from letsbe.people.tests.people import cleo as cleo
from letsbe.people.tests.people import dana as dana
from letsbe.people.tests.people import house as house


@pytest.fixture(autouse=True)
def folder(settings: Settings, tmp_path: Path) -> Path:
    settings.MAIL_FOLDER = tmp_path / "outbox"
    return tmp_path / "outbox"


@pytest.fixture(autouse=True)
def _quick_hashing(settings: Settings) -> None:
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
