"""A house of its own in a folder that is thrown away, with the settings of a real one."""

import atexit
import os
import shutil
import tempfile
from pathlib import Path

import django

FOLDER = Path(tempfile.mkdtemp(prefix="letsbe-benchmark-"))
atexit.register(shutil.rmtree, FOLDER, ignore_errors=True)
os.environ["DATA_DIR"] = str(FOLDER)
os.environ["DJANGO_SETTINGS_MODULE"] = "letsbe.config.settings"
for name in ("ROOT_KEY_FILE", "PUBLIC_URL", "DATABASE_URL", "KEYS_DATABASE_URL", "DEMO"):
    os.environ.pop(name, None)
(FOLDER / "static").mkdir()
django.setup()

from django.conf import settings as settings  # noqa: E402
from django.core.management import call_command  # noqa: E402


def furnish() -> None:
    """Make the tables and gather the files of pages, as `./letsbe start` does."""
    call_command("migrate", database="keys", verbosity=0)
    call_command("migrate", verbosity=0)
    call_command("collectstatic", interactive=False, verbosity=0)


def megabytes() -> float:
    return sum(f.stat().st_size for f in FOLDER.rglob("*.sqlite3*")) / 1e6
