"""The deeds of safety: writing the help page anew, and saying that it was read."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from letsbe.journal import actions as journal
from letsbe.journal.models import HOUSE
from letsbe.lib.once import Once
from letsbe.people import actions as people
from letsbe.people.models import Person
from letsbe.safety import access, queries, rules
from letsbe.safety.events import Deed
from letsbe.safety.models import HelpPage, Reading
from letsbe.safety.queries import Page
from letsbe.safety.rules import Answers


def write_help_page(
    by: Person, *, answers: Answers, at: datetime, once: Once | None, after: int | None = None
) -> Page:
    """Make a new edition where words changed; open the doors, or close them, accordingly.

    `after` is the edition these words were written from; None stands for whichever is newest.
    """
    access.insist_on_coordinator(by)
    with transaction.atomic():
        journal.claim(once, by=by.pk, at=at)
        newest = _newest_held()
        if newest and newest.answers == answers:
            return queries.page_of(newest)
        number = newest.edition if newest else 0
        if rules.refuse_writing(after=after, newest=number):
            raise rules.WritingRefused
        return queries.page_of(_new_edition(by, answers=answers, edition=number + 1, at=at))


def read_help_page(person: Person, *, edition: int, at: datetime, once: Once | None) -> None:
    """Note that somebody has read the newest edition; saying so twice changes nothing."""
    with transaction.atomic():
        journal.claim(once, by=person.pk, at=at)
        newest = queries.newest_page().number
        if rules.refuse_reading(edition=edition, newest=newest):
            raise rules.ReadingRefused
        _note_reading(person.pk, edition=edition, at=at)


def note_joining(person_id: UUID, *, page_read: str, at: datetime) -> None:
    """Note the edition somebody read on the way in; inside the transaction of joining."""
    if page_read.isascii() and page_read.isdigit():
        edition = HelpPage.objects.filter(edition=int(page_read)).first()
        if edition:
            _note_reading(person_id, edition=edition.edition, at=at)


def _newest_held() -> HelpPage | None:
    # Held until the new edition stands: two writers make two editions, one after the other.
    return HelpPage.objects.select_for_update().order_by("-edition").first()


def _new_edition(by: Person, *, answers: Answers, edition: int, at: datetime) -> HelpPage:
    said = {name: getattr(answers, name) for name in rules.ANSWER_FIELDS}
    row = HelpPage.objects.create(edition=edition, written_by=by, written_at=at, **said)
    journal.record(
        Deed.HELP_PAGE_WRITTEN, by=by.pk, strand=HOUSE, about=row.pk, at=at, edition=edition
    )
    # Whoever wrote it has read it.
    _note_reading(by.pk, edition=edition, at=at)
    if rules.is_complete(answers):
        people.open_doors(at, by=by.pk)
    else:
        people.close_doors(at, by=by.pk)
    return row


def _note_reading(person_id: UUID, *, edition: int, at: datetime) -> None:
    _, is_new = Reading.objects.get_or_create(
        person_id=person_id, edition=edition, defaults={"at": at}
    )
    if is_new:
        journal.record(
            Deed.HELP_PAGE_READ, by=person_id, strand=person_id, at=at, edition=edition
        )
