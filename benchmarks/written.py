"""A house in which people have written to each other, and the same words in plain rows."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import timedelta
from itertools import islice
from typing import Any, ClassVar
from uuid import UUID

from django.db import connection, models, transaction

from benchmarks.house import Builder, Pair
from letsbe.conversations.models import Conversation, Message, Seat
from letsbe.lib.ids import new_id
from letsbe.vault import queries as vault

AT_ONCE = 5_000
SAID = (
    "Good morning. I slept, for once.",
    "That is good to read. Shall we meet by the canal at six?",
    "Yes. I will bring the letters, unopened, all eleven of them. Laugh if you like.",
    "I will not. We open one, and then we walk.",
    "One. Agreed. It has rained here since four and the gutter sings.",
    "Then bring the big umbrella. I'm only good for half of it, but I come.",
    "My sister rang. I said half a sentence and it was enough, as you said it might be.",
    "See you at six.",
)
# What is found in one message of a thousand.
RARE = "Éclair"
RARELY = 1_000


class PlainMessage(models.Model):
    """A message as a plain row, the way most would keep it."""

    relationship_id = models.UUIDField(db_index=True)
    author_id = models.UUIDField()
    at = models.DateTimeField()
    words = models.TextField()

    objects: ClassVar[models.Manager["PlainMessage"]] = models.Manager()

    class Meta:
        app_label = "conversations"
        managed = False
        db_table = "naive_message"
        ordering: ClassVar = ["-pk"]


@dataclass(frozen=True, kw_only=True)
class Filled:
    """A pair and how many messages there are between the two."""

    pair: Pair
    messages: int


class Written:
    """Fills conversations of a house; `messages` is how many there are in all."""

    def __init__(self, builder: Builder) -> None:
        self.builder = builder
        self.messages = 0
        with connection.schema_editor() as editor:
            editor.create_model(PlainMessage)

    def fill(self, pair: Pair, count: int, *, is_plain: bool = False) -> Filled:
        """Let two people write so many messages to each other, in plain rows as well."""
        row = Conversation(
            pk=pair.relationship,
            last_number=count,
            last_change=count,
            last_shown_at=self.builder.at,
        )
        people = (pair.first, pair.second)
        seats = [Seat(conversation=row, person_id=one, seen_number=count) for one in people]
        with transaction.atomic():
            row.save(force_insert=True)
            Seat.objects.bulk_create(seats)
            self._pour(Message, self._sealed(pair, count))
            if is_plain:
                self._pour(PlainMessage, self._plain(pair, count))
        self.messages += count
        return Filled(pair=pair, messages=count)

    def _pour(self, model: type[models.Model], rows: Iterable[Any]) -> None:
        left = iter(rows)
        while some := list(islice(left, AT_ONCE)):
            model._default_manager.bulk_create(some)  # noqa: SLF001

    def _sealed(self, pair: Pair, count: int) -> Iterator[Message]:
        ring = vault.key_ring(relationship=pair.relationship)
        for number, author, words in _said(pair, count):
            row = Message(
                conversation_id=pair.relationship,
                author_id=author,
                number=number,
                change=number,
                shown_at=self.builder.at - timedelta(minutes=7 * (count - number)),
                fingerprint=b"0" * 32,
                once_key=new_id(),
            )
            row.words_sealed = ring.seal(words, row.place)
            yield row

    def _plain(self, pair: Pair, count: int) -> Iterator[PlainMessage]:
        for number, author, words in _said(pair, count):
            at = self.builder.at - timedelta(minutes=7 * (count - number))
            yield PlainMessage(
                relationship_id=pair.relationship, author_id=author, at=at, words=words
            )


def _said(pair: Pair, count: int) -> Iterator[tuple[int, UUID, str]]:
    for number in range(1, count + 1):
        author = (pair.first, pair.second)[number // 2 % 2]
        rare = f" {RARE}." if number % RARELY == RARELY // 2 else ""
        yield number, author, SAID[number % len(SAID)] + rare
