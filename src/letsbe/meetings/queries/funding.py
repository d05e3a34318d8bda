"""Funding notes opened: for the two who write one, and for whom both signed to release it."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db.models import QuerySet
from django.utils import timezone

from letsbe.meetings.models import (
    FundingFields,
    FundingLine,
    FundingNote,
    FundingSignature,
    Meeting,
)
from letsbe.meetings.queries.held import as_held, told_of
from letsbe.meetings.rules import funding as rules
from letsbe.meetings.rules.held import Held
from letsbe.people import queries as people
from letsbe.relationships import access as relationships
from letsbe.vault import queries as vault
from letsbe.vault.queries import KeyRing


@dataclass(frozen=True, kw_only=True)
class OpenedFunding:
    """One note as the two read it; `row` is None as long as nobody has begun it."""

    row: FundingNote | None
    fields_row: FundingFields
    line_rows: dict[int, FundingLine]
    now: rules.FundingNote


@dataclass(frozen=True, kw_only=True)
class GoingOut:
    """A note that both signed, with its meeting, for whoever bills."""

    row: FundingNote
    held: Held
    now: rules.FundingNote


def fields_in_use() -> FundingFields | None:
    """Return what the programme asks for now, or None where it is switched off."""
    return FundingFields.objects.filter(retired_at=None).first()


def newest_fields_number() -> int:
    """Return the version of the fields, switched off since or not; 0 where none was written."""
    newest = FundingFields.objects.order_by("-number").values_list("number", flat=True).first()
    return newest or 0


def has_note(meeting: Meeting) -> bool:
    """Say whether there is a note of this meeting to read or to begin; no word is opened."""
    return _note_rows(meeting).exists() or fields_in_use() is not None


def note_of(meeting: Meeting, ring: KeyRing) -> OpenedFunding | None:
    """Return the note of a meeting, or an empty one to begin, or None where it is off."""
    row = _note_rows(meeting).select_related("fields").first()
    fields = row.fields if row else fields_in_use()
    if fields is None:
        return None
    lines = {one.position: one for one in row.lines.all()} if row else {}
    signed = list(row.signatures.all()) if row else []
    return OpenedFunding(
        row=row,
        fields_row=fields,
        line_rows=lines,
        now=_as_value(meeting, fields, row, lines.values(), signed, ring),
    )


def released_between(first: datetime, last: datetime) -> QuerySet[FundingNote]:
    """Return the notes that both signed of meetings that began within this time, held."""
    rows = FundingNote.objects.select_for_update(of=("self",)).filter(
        released_at__isnull=False,
        declined_at=None,
        meeting__starts_at__gte=first,
        meeting__starts_at__lt=last,
    )
    whole = rows.select_related("meeting__relationship", "fields")
    parties = relationships.both("meeting__relationship__")
    return whole.prefetch_related(parties).order_by("meeting__starts_at", "pk")


def going_out(notes: Iterable[FundingNote], *, at: datetime) -> list[GoingOut]:
    """Return those that a biller may be handed: of a meeting told as met, as both signed."""
    rows = list(notes)
    told = told_of(note.meeting_id for note in rows)
    ring = vault.key_ring(relationships={note.relationship_id for note in rows})
    lines, signed = _lines_of(rows), _signed_of(rows)
    opened = [
        GoingOut(
            row=note,
            held=as_held(note.meeting, told=told.get(note.meeting_id), done=(), at=at),
            now=_as_value(
                note.meeting, note.fields, note, lines[note.pk], signed[note.pk], ring
            ),
        )
        for note in rows
    ]
    return [one for one in opened if rules.goes_out(one.held, one.now)]


def table_of(notes: Sequence[GoingOut]) -> list[list[str]]:
    """Return headings, and a row for each note with the very words that were signed."""
    both = {note.row.pk: _both(note) for note in notes}
    names = people.cards({person for pair in both.values() for person in pair})
    labels = _labels_of(notes)
    rows = [_row(note, [names[p].name for p in both[note.row.pk]], labels) for note in notes]
    return [["day", "time", "minutes", "first", "second", *labels], *rows]


def month_around(day: date) -> tuple[datetime, datetime]:
    """Return when the month of this day begins and when the next one does, as it is here."""
    zone = timezone.get_current_timezone()
    first = datetime(day.year, day.month, 1, tzinfo=zone)
    later = (first + timedelta(days=32)).date()
    return first, datetime(later.year, later.month, 1, tzinfo=zone)


def _note_rows(meeting: Meeting) -> QuerySet[FundingNote]:
    here = {"relationship": meeting.relationship_id, "meeting": meeting}
    return FundingNote.objects.filter(**here)


def _as_value(
    meeting: Meeting,
    fields: FundingFields,
    row: FundingNote | None,
    lines: Iterable[FundingLine],
    signed: Iterable[FundingSignature],
    ring: KeyRing,
) -> rules.FundingNote:
    pk = meeting.relationship_id
    return rules.FundingNote(
        meeting=meeting.pk,
        version=fields.number,
        fields=tuple(fields.labels),
        lines={
            one.position: rules.Line(
                words=ring.shown(one.words_sealed, one.place_in(pk)), number=one.number
            )
            for one in lines
        },
        signed={
            one.signer_id: ring.shown(one.digest_sealed, one.place_in(pk)) or ""
            for one in signed
        },
        is_declined=bool(row and row.declined_at),
        is_released=bool(row and row.released_at),
    )


def _both(note: GoingOut) -> list[UUID]:
    return [party.person_id for party in note.row.meeting.relationship.parties.all()]


def _row(note: GoingOut, names: list[str], labels: Sequence[str]) -> list[str]:
    said = {
        label: note.now.line(position).words or ""
        for position, label in enumerate(note.now.fields)
    }
    begins = timezone.localtime(note.held.starts_at)
    return [
        begins.date().isoformat(),
        f"{begins:%H:%M}",
        str(note.held.minutes),
        *names,
        *(said.get(label, "") for label in labels),
    ]


def _lines_of(notes: Sequence[FundingNote]) -> dict[UUID, list[FundingLine]]:
    found: dict[UUID, list[FundingLine]] = defaultdict(list)
    for row in FundingLine.objects.filter(note__in=[note.pk for note in notes]):
        found[row.note_id].append(row)
    return found


def _signed_of(notes: Sequence[FundingNote]) -> dict[UUID, list[FundingSignature]]:
    found: dict[UUID, list[FundingSignature]] = defaultdict(list)
    for row in FundingSignature.objects.filter(note__in=[note.pk for note in notes]):
        found[row.note_id].append(row)
    return found


def _labels_of(notes: Sequence[GoingOut]) -> list[str]:
    """Return every label once, in the order in which the versions name them."""
    versions = sorted({one.row.fields.number: one.now.fields for one in notes}.items())
    return list(dict.fromkeys(label for _, labels in versions for label in labels))
