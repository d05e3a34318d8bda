"""Law: migrations are named by hand, none is missing, and keys stay in their own database."""

import re
from io import StringIO

import pytest
from django.apps import apps
from django.core.management import CommandError, call_command
from django.db import connections
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.loader import MigrationLoader

from letsbe.vault import models as vault
from tests.laws.tree import ROOT, told

KEPT_APART = {model._meta.db_table for model in apps.get_app_config("vault").get_models()}
_BY_HAND = re.compile(r"\d{4}_[a-z]+(_[a-z]+)*")
_BY_MACHINE = re.compile(r"_auto_|_initial$|merge|_alter_|_and_more$|_remove_\w+_\w+_\w+_")


def name_fault(name: str) -> str | None:
    is_named = _BY_HAND.fullmatch(name) and not _BY_MACHINE.search(name)
    return None if is_named else f"{name} was named by a tool"


def migrations() -> list[str]:
    found = (ROOT / "src" / "letsbe").glob("*/migrations/0*.py")
    return sorted(path.stem for path in found)


def test_migrations_say_what_they_are_about() -> None:
    found = [fault for fault in map(name_fault, migrations()) if fault]

    assert migrations()
    assert not found, told(found, what_to_do="Name the migration for what it brings:")


def test_every_room_has_one_line_of_migrations() -> None:
    conflicts = MigrationLoader(None).detect_conflicts()

    assert not conflicts, f"Make these follow each other: {conflicts}"


@pytest.mark.django_db(databases=["default", "keys"])
def test_no_change_of_the_tables_is_missing_its_migration() -> None:
    said = StringIO()
    try:
        call_command("makemigrations", check=True, dry_run=True, stdout=said, stderr=said)
    except (SystemExit, CommandError):
        pytest.fail(f"Write the migration, with a name (-n):\n{said.getvalue()}")


@pytest.mark.django_db(databases=["default", "keys"])
@pytest.mark.parametrize("alias", ["default", "keys"])
def test_nothing_waits_to_be_migrated(alias: str) -> None:
    executor = MigrationExecutor(connections[alias])
    waiting = executor.migration_plan(executor.loader.graph.leaf_nodes())

    assert not waiting


@pytest.mark.django_db(databases=["default", "keys"])
def test_keys_and_words_never_stand_in_one_database() -> None:
    tables = {
        alias: set(connections[alias].introspection.table_names()) for alias in connections
    }

    assert vault.DataKey._meta.db_table in KEPT_APART
    assert not tables["default"] & KEPT_APART
    assert tables["keys"] - {"django_migrations"} == KEPT_APART
