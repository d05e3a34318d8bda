"""Writing weights down as plain arrays and names, the same bytes each time."""

import hashlib
import io
import json
import zipfile
from dataclasses import fields
from pathlib import Path

import numpy as np

from letsbe_listening.ear import ARRAYS, FORMS, VOCABULARY
from letsbe_listening.heads import Heads

# Archives carry a time; this one never changes, so that the same weights are the same bytes.
_NO_TIME = (1980, 1, 1, 0, 0, 0)


def store(written: Heads, bare: Heads, folder: Path) -> str:
    """Write both sets of heads, which share their names; return their SHA-256."""
    folder.mkdir(parents=True, exist_ok=True)
    names = {"grams": list(written.gram_ids), "surface": list(written.surface_ids)}
    spelled = json.dumps(names, ensure_ascii=False, separators=(",", ":"))
    (folder / VOCABULARY).write_text(spelled, "utf-8")
    with zipfile.ZipFile(
        folder / ARRAYS, "w", zipfile.ZIP_DEFLATED, compresslevel=9
    ) as archive:
        for form, heads in zip(FORMS, (written, bare), strict=True):
            for field in fields(Heads):
                if not field.name.endswith("_ids"):
                    about = zipfile.ZipInfo(f"{form}_{field.name}.npy", _NO_TIME)
                    about.compress_type = zipfile.ZIP_DEFLATED
                    archive.writestr(about, _as_bytes(getattr(heads, field.name)))
    return digest_of(folder)


def digest_of(folder: Path) -> str:
    """Return the SHA-256 of both files of weights, one after the other."""
    found = hashlib.sha256()
    for name in (ARRAYS, VOCABULARY):
        found.update((folder / name).read_bytes())
    return found.hexdigest()


def _as_bytes(array: np.ndarray) -> bytes:
    buffer = io.BytesIO()
    np.save(buffer, array, allow_pickle=False)
    return buffer.getvalue()
