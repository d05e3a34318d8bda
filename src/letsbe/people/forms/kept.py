"""What somebody had typed when their session ended, carried through the sign-in."""

from dataclasses import dataclass
from urllib.parse import urlsplit

from django.http import QueryDict
from django.urls import Resolver404, resolve

from letsbe.people.rules import is_secret, looks_written

_PREFIX = "kept."
_PATH = "kept_path"
# Belongs to the page that was left; the next one brings its own.
_TOKEN = "csrfmiddlewaretoken"  # noqa: S105 (a field's name)


@dataclass(frozen=True)
class Kept:
    """A form that was sent too late: where to, and every field with its value."""

    path: str
    fields: tuple[tuple[str, str], ...]

    @property
    def words(self) -> list[tuple[str, str]]:
        """Return what a person wrote, to be shown and changed."""
        return [
            (name, value) for name, value in self.fields if looks_written(name, value=value)
        ]

    @property
    def rest(self) -> list[tuple[str, str]]:
        """Return what goes along unseen: keys, numbers and choices."""
        words = self.words
        return [field for field in self.fields if field not in words]

    @property
    def as_hidden(self) -> list[tuple[str, str]]:
        """Return the names and values that carry this through the sign-in page."""
        return [(_PATH, self.path), *((_PREFIX + name, value) for name, value in self.fields)]


def sent_too_late(path: str, *, posted: QueryDict) -> Kept:
    """Return what was sent after the session had ended."""
    return Kept(path, tuple(_fields(posted)))


def carried(posted: QueryDict) -> Kept | None:
    """Return what a sign-in carries along, if it is for a page of this house."""
    path = posted.get(_PATH, "")
    if not is_our_path(path):
        return None
    fields = [
        (name.removeprefix(_PREFIX), value)
        for name, value in _fields(posted)
        if name.startswith(_PREFIX)
    ]
    return Kept(path, tuple(fields))


def is_our_path(path: str) -> bool:
    """Say whether a path leads to a page here, and nowhere else."""
    if not path.startswith("/") or path.startswith("//") or not path.isprintable():
        return False
    parts = urlsplit(path)
    if "\\" in path or parts.scheme or parts.netloc:
        return False
    try:
        resolve(parts.path)
    except Resolver404:
        return False
    return True


def _fields(posted: QueryDict) -> list[tuple[str, str]]:
    return [
        (name, value)
        for name, values in posted.lists()
        if not _is_left_behind(name.removeprefix(_PREFIX))
        for value in values
    ]


def _is_left_behind(name: str) -> bool:
    return name == _TOKEN or is_secret(name)
