"""A house made ready to be served: its tables, its keys, its files, and where it is."""

import hashlib
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command
from django.db import connections
from django.db.utils import Error

from letsbe.config import databases, sharing
from letsbe.people import queries as people
from letsbe.vault import access as vault

FIGURES = "demo_figure"
HOUSE = "people_house"
KEPT_KEYS = "vault_datakey"
# What each database must say of itself, and what it means to whoever reads the refusal.
PRAGMAS = {
    "journal_mode": ("wal", "readers and writers would block each other"),
    "synchronous": (2, "what was answered as stored could be lost in a power cut"),
    "foreign_keys": (1, "rows could point at nothing"),
}


class HouseRefused(Exception):
    """This house cannot be opened; the message says why, and what to do."""


def make_ready() -> None:
    """Bring both databases and the files up to date, or refuse; nothing is half done."""
    try:
        with sharing.alone_at_opening():
            _make_ready()
    except Error as fault:
        raise HouseRefused(f"{_where()} holds a house that does not open: {fault}.") from None


def _make_ready() -> None:
    _refuse_mixing()
    if settings.IS_SHARED:
        _refuse_lost_keys()
    for database in ("keys", "default"):
        call_command("migrate", database=database, verbosity=0, interactive=False)
        _refuse_forgetting(database)
    vault.refuse_wrong_root()
    collect_files()
    if settings.IS_SHARED:
        call_command("createcachetable", verbosity=0)
    if settings.IS_DEMO:
        call_command("furnish")


def _refuse_forgetting(database: str) -> None:
    if not settings.IS_SHARED:
        refuse_pragmas(database)
    elif refusal := sharing.setting_refused(database):
        raise HouseRefused(refusal)


def refuse_pragmas(database: str) -> None:
    """Refuse a database that does not keep what it is given as we promise."""
    with connections[database].cursor() as cursor:
        for pragma, (wanted, otherwise) in PRAGMAS.items():
            cursor.execute(f"PRAGMA {pragma}")
            found = cursor.fetchone()[0]
            if found != wanted:
                raise HouseRefused(
                    f"The database {database} says {pragma}={found} instead of {wanted}: "
                    f"{otherwise}. Keep it on a disk of this machine, not on a network share."
                )


def collect_files() -> bool:
    """Lay out what browsers load, once for each set of files; return whether it was done."""
    stamp = Path(settings.STATIC_ROOT) / ".laid-out"
    fingerprint = _files_fingerprint()
    if stamp.exists() and stamp.read_text() == fingerprint:
        return False
    call_command("collectstatic", verbosity=0, interactive=False, clear=True)
    stamp.write_text(fingerprint)
    return True


def greeting() -> str:
    """Return the one line that says where the house is."""
    if settings.IS_DEMO:
        return f"letsbe demo is ready: {settings.PUBLIC_URL}/demo"
    if people.is_set_up():
        return f"letsbe is ready: {settings.PUBLIC_URL}"
    code = people.set_up_code()
    return f"letsbe is ready to be set up: {settings.PUBLIC_URL}/set-up/{code}"


def _refuse_mixing() -> None:
    """Invented people and real ones never share a house."""
    tables = _tables("default")
    is_furnished = FIGURES in tables
    if settings.IS_DEMO and HOUSE in tables and not is_furnished:
        raise HouseRefused(
            f"{_where()} holds a real house, not a demo. Nothing was changed. {_instead()}"
        )
    if is_furnished and not settings.IS_DEMO:
        raise HouseRefused(
            f"{_where()} holds the demo, whose people are invented. Nothing was "
            f"changed. {_instead()}"
        )


def _refuse_lost_keys() -> None:
    """Without its keys a house is unreadable; making new ones would hide that."""
    if HOUSE in _tables("default") and KEPT_KEYS not in _tables("keys"):
        raise HouseRefused(
            "The house database is there, but the key database is empty. Put it back from "
            "your backup: without it no word can be opened. Nothing was changed."
        )


def _tables(database: str) -> list[str]:
    connection = connections[database]
    with connection.cursor() as cursor:
        return connection.introspection.table_names(cursor)


def _instead() -> str:
    if settings.IS_SHARED:
        return "Name another database."
    return "Choose another folder with --data."


def _where() -> str:
    """Return where the house is, at the beginning of a sentence; never an address."""
    if not settings.IS_SHARED:
        return f"The folder {settings.DATA_DIR}"
    return f"The database of {'DEMO_' if settings.IS_DEMO else ''}{databases.HOUSE}"


def _files_fingerprint() -> str:
    digest = hashlib.sha256()
    for finder in get_finders():
        for name, storage in finder.list([]):
            found = Path(storage.path(name)).stat()
            digest.update(f"{name}\0{found.st_size}\0{found.st_mtime_ns}\n".encode())
    return digest.hexdigest()
