"""The newest help page, in words; it can still be read when the database is gone."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple
from uuid import UUID

from django.core.cache import cache
from django.db import InterfaceError, OperationalError
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from letsbe.safety import rules
from letsbe.safety.models import HelpPage, Reading
from letsbe.safety.rules import Answers, Question

DATABASE_GONE = (OperationalError, InterfaceError)
_KEPT = "safety.help_page"

QUESTIONS: dict[Question, Promise] = {
    Question.HELP_NOW: _("Where is help now?"),
    Question.WHO_READS: _("Who reads what I write here?"),
    Question.WHO_WATCHES: _("Who watches over this place, and what do they see?"),
    Question.WHAT_BREAKS: _("When is something not kept between us?"),
    Question.POLICE: _("May the police be called without asking me?"),
}


class Section(NamedTuple):
    """One question, and its answer as paragraphs of lines of pieces."""

    question: str
    paragraphs: list[list[list[rules.Piece]]]


@dataclass(frozen=True, kw_only=True)
class Page:
    """An edition of the help page as values: it can be kept without a database."""

    number: int
    said: Answers
    written_at: datetime | None

    @property
    def edition(self) -> str:
        return str(self.number)

    @property
    def is_complete(self) -> bool:
        return rules.is_complete(self.said)

    @property
    def answers(self) -> list[tuple[str, str]]:
        """Return (question, answer) pairs, help first; an answer may still be empty."""
        return [(str(QUESTIONS[each]), self.said.to(each)) for each in Question]

    @property
    def helps(self) -> str:
        return self.said.help_now

    @property
    def more(self) -> str:
        return self.said.more

    @property
    def help_now(self) -> Section:
        return self._section(Question.HELP_NOW)

    @property
    def sections(self) -> list[Section]:
        """Return the other four, ready to be shown."""
        return [self._section(each) for each in Question if each is not Question.HELP_NOW]

    @property
    def more_paragraphs(self) -> list[list[list[rules.Piece]]]:
        return rules.paragraphs(self.more)

    def _section(self, question: Question) -> Section:
        return Section(str(QUESTIONS[question]), rules.paragraphs(self.said.to(question)))


UNWRITTEN = Page(number=0, said=Answers(), written_at=None)


class _Copy:
    """What this process read last: there when database and cache are both gone."""

    page = UNWRITTEN


def current_page() -> Page:
    """Return the newest edition, or UNWRITTEN; from the copy when the database is gone."""
    try:
        page = newest_page()
    except DATABASE_GONE:
        return kept_page()
    if page != _Copy.page:
        _Copy.page = page
        _forgiving(lambda: cache.set(_KEPT, page, timeout=None))
    return page


def newest_page() -> Page:
    """Return the newest edition as it stands in the database, or UNWRITTEN."""
    row = HelpPage.objects.order_by("-edition").first()
    return page_of(row) if row else UNWRITTEN


def page_of(row: HelpPage) -> Page:
    return Page(number=row.edition, said=row.answers, written_at=row.written_at)


def kept_page() -> Page:
    """Return the newest copy at hand, without a look at the database."""
    kept = _forgiving(lambda: cache.get(_KEPT))
    copies = [_Copy.page, kept] if isinstance(kept, Page) else [_Copy.page]
    return max(copies, key=lambda page: page.number)


def programme_page() -> Page:
    """For templates of every room: .edition, .answers, .helps, .is_complete."""
    return current_page()


def must_read(person_id: UUID, *, page: Page | None = None) -> bool:
    """Return whether somebody has yet to read the newest edition."""
    newest = (page or current_page()).number
    read = Reading.objects.filter(person_id=person_id, edition=newest)
    return rules.must_read(newest=newest, read=[newest] if newest and read.exists() else [])


def was_complete_before(page: Page) -> bool:
    """Say whether an edition before this one answered all five questions."""
    earlier = HelpPage.objects.filter(edition__lt=page.number)
    return any(rules.is_complete(row.answers) for row in earlier)


def _forgiving(ask: Callable[[], object]) -> object:
    # A cache of another machine, or one kept in the database, may be gone as well.
    try:
        return ask()
    except Exception:
        return None
