"""The house's own settings, in a data folder of their own that is thrown away."""

import atexit
import os
import shutil
import tempfile
from pathlib import Path

from tests.postgresql import lay_root_key

_folder = tempfile.mkdtemp(prefix="letsbe-tests-")
atexit.register(shutil.rmtree, _folder, ignore_errors=True)
os.environ["DATA_DIR"] = _folder
os.environ["DEMO"] = "yes"
os.environ.pop("ROOT_KEY_FILE", None)
# Set by tests.postgresql for whatever it runs: the same tests on the other kind of database.
for _name in ("DATABASE_URL", "KEYS_DATABASE_URL"):
    os.environ[_name] = os.environ.get(f"TEST_{_name}", "")
if os.environ["DATABASE_URL"]:
    lay_root_key(Path(_folder))

from letsbe.config.settings import *  # noqa: E402, F403

# Pages are tested without collecting files first.
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
WHITENOISE_AUTOREFRESH = True
