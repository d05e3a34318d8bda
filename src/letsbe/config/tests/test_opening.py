"""A house made ready: its databases keep what they are given, its files are laid out once."""

import importlib
import os
from pathlib import Path

import pytest
from django.core.cache import cache
from django.db import connections
from django.urls import URLResolver
from pytest_django import Settings

from letsbe.config import opening, urls
from letsbe.config.opening import HouseRefused
from letsbe.people import queries as people
from letsbe.people.tests.people import make_house

DATABASES = ["default", "keys"]
PLANTED = {"journal_mode": "delete", "synchronous": "1", "foreign_keys": "0"}
KEPT = {"journal_mode": "wal", "synchronous": "2", "foreign_keys": "1"}


@pytest.mark.django_db(databases=DATABASES)
@pytest.mark.parametrize("database", DATABASES)
def test_both_databases_keep_what_they_are_given(database: str) -> None:
    opening.refuse_pragmas(database)


@pytest.mark.django_db(databases=DATABASES, transaction=True)
@pytest.mark.parametrize("pragma", PLANTED)
def test_a_database_that_would_not_is_refused_in_words(pragma: str) -> None:
    with connections["default"].cursor() as cursor:
        cursor.execute(f"PRAGMA {pragma}={PLANTED[pragma]}")
        try:
            with pytest.raises(HouseRefused, match=f"default says {pragma}={PLANTED[pragma]}"):
                opening.refuse_pragmas("default")
        finally:
            cursor.execute(f"PRAGMA {pragma}={KEPT[pragma]}")
    opening.refuse_pragmas("default")


@pytest.mark.django_db(databases=DATABASES)
@pytest.mark.parametrize(
    ("is_shared", "where"),
    [(False, "The folder /.* holds"), (True, "The database of DATABASE_URL holds")],
)
def test_a_real_house_is_not_begun_where_the_demo_is(
    is_shared: bool, where: str, settings: Settings
) -> None:
    settings.IS_DEMO, settings.IS_SHARED = False, is_shared
    with pytest.raises(HouseRefused, match=f"{where} the demo, .* Nothing was changed"):
        opening._refuse_mixing()


def test_a_demo_is_not_furnished_on_the_database_of_a_real_house(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.IS_DEMO = settings.IS_SHARED = True
    monkeypatch.setattr(opening, "_tables", lambda _database: [opening.HOUSE])
    with pytest.raises(
        HouseRefused, match=r"DEMO_DATABASE_URL holds a real house.*another data"
    ):
        opening._refuse_mixing()


def test_files_are_laid_out_once_and_again_when_one_changed(
    settings: Settings, tmp_path: Path
) -> None:
    ours = tmp_path / "ours"
    ours.mkdir()
    (ours / "word.css").write_text("p { }")
    settings.STATIC_ROOT = tmp_path / "laid"
    settings.STATICFILES_DIRS = [ours]

    assert opening.collect_files()
    assert (tmp_path / "laid" / "word.css").is_file()
    assert not opening.collect_files()

    os.utime(ours / "word.css", ns=(1, 1))
    assert opening.collect_files()


def test_a_file_that_is_no_longer_ours_is_no_longer_served(
    settings: Settings, tmp_path: Path
) -> None:
    settings.STATIC_ROOT = tmp_path
    (tmp_path / "old.css").write_text("p { }")

    opening.collect_files()
    assert not (tmp_path / "old.css").exists()


@pytest.mark.django_db(databases=DATABASES)
def test_the_greeting_says_where_to_go(settings: Settings) -> None:
    settings.PUBLIC_URL = "http://localhost:8123"
    cache.clear()
    assert opening.greeting() == "letsbe demo is ready: http://localhost:8123/demo"

    settings.IS_DEMO = False
    code = people.set_up_code()
    wanted = f"letsbe is ready to be set up: http://localhost:8123/set-up/{code}"
    assert opening.greeting() == wanted

    make_house()
    cache.clear()
    assert opening.greeting() == "letsbe is ready: http://localhost:8123"
    cache.clear()


def rooms_mounted() -> set[str]:
    mounted = importlib.reload(urls).urlpatterns
    return {
        getattr(one.urlconf_name, "__name__", "")
        for one in mounted
        if isinstance(one, URLResolver)
    }


def test_the_pages_of_the_demo_are_mounted_in_a_demo_alone(settings: Settings) -> None:
    in_a_demo = rooms_mounted()
    settings.IS_DEMO = False
    in_a_house = rooms_mounted()
    settings.IS_DEMO = True

    assert rooms_mounted() == in_a_demo
    assert in_a_demo - in_a_house == {"letsbe.demo.urls"}
    assert len(in_a_house) >= 5
