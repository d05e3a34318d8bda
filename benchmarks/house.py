"""A seeded builder of a house of any number of relationships, whole down to keys and journal.

The same seed gives the same people, tables and words; keys and nonces are random as they must
be. Django has to be set up (benchmarks.stage) before this is imported.
"""

import os
import random
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.db.models import Model

from benchmarks.negotiated import Happened, negotiated
from benchmarks.tables import NAMES, Laid, Table
from letsbe.agreements.events import Deed
from letsbe.agreements.models import Acknowledgement, Agreement, Minimum
from letsbe.agreements.rules.usual_minimums import USUAL_MINIMUMS
from letsbe.journal import rules as journal
from letsbe.journal.models import HOUSE, OPENINGS, Entry, Strand
from letsbe.people.models import House as HouseRow
from letsbe.people.models import PartHeld, Person
from letsbe.people.rules import Part
from letsbe.relationships.models import Party, Relationship, Voice
from letsbe.relationships.rules import Kind, PartPlayed
from letsbe.vault import access, queries, rules
from letsbe.vault.models import DataKey, Generation, Grant, KeyKind, RecipientKind
from letsbe.vault.queries import KeyRing
from letsbe.vault.router import KEYS

AT_ONCE = 250
HOLDS = 4
KEYS_FIRST: tuple[type[Model], ...] = (DataKey, Grant)


@dataclass(frozen=True, kw_only=True)
class Pair:
    """One relationship of the house; the first of the two came as the supporter."""

    relationship: UUID
    first: UUID
    second: UUID
    table: Table


class Builder:
    """Builds a house and lets it grow; `pairs` are those whose tables are measured."""

    def __init__(self, *, seed: int, at: datetime) -> None:
        self.rng = random.Random(seed)
        self.at = at
        self.relationships = 0
        self.pairs: dict[Table, list[Pair]] = defaultdict(list)
        self._rows: dict[type[Model], list[Model]] = defaultdict(list)
        self._openings = Strand(pk=OPENINGS, length=0, seal=b"")
        self._openings_chain = journal.START
        self._supporter: Person | None = None
        self.minimums: list[Minimum] = []
        self._ids = 0
        self._begin()

    def grow(self, *, to: int, measured: Iterable[Table] = ()) -> None:
        """Build up to this many relationships, the measured ones spread evenly among them."""
        wanted = list(measured)
        room = to - self.relationships
        step = max(1, room // max(1, len(wanted)))
        for number in range(room):
            table = wanted.pop() if wanted and number % step == 0 else Table.SMALL
            self._relationship(table)
            if number % AT_ONCE == AT_ONCE - 1:
                self.pour()
        self.pour()

    def new_id(self) -> UUID:
        """Return a UUID of version 7 whose time grows by a millisecond each."""
        self._ids += 1
        then = int(self.at.timestamp() * 1000) - 10**9 + self._ids
        noise = self.rng.getrandbits(74)
        return UUID(int=then << 80 | 7 << 76 | noise >> 62 << 64 | 2 << 62 | noise % 2**62)

    def add(self, *rows: Model) -> None:
        for row in rows:
            self._rows[type(row)].append(row)

    def _begin(self) -> None:
        Generation.objects.create(
            number=1,
            check_value=access.check_value(1),
            created_at=self.at,
            finished_at=self.at,
        )
        HouseRow.objects.create(name="Riverside", set_up_at=self.at, doors_opened_at=self.at)
        self._openings.save()
        dana = self.person(Part.COORDINATOR)
        self.minimums = [
            Minimum(
                id=self.new_id(), line=self.new_id(), position=position, title=title,
                words=words, reason=reason, written_by=dana, written_at=self.at,
            )
            for position, (title, words, reason) in enumerate(USUAL_MINIMUMS)
        ]  # fmt: skip
        self.add(*self.minimums)
        self._strand(HOUSE, [(Deed.MINIMUM_WRITTEN, dana.pk, m.pk, {}) for m in self.minimums])
        self.pour()

    def _relationship(self, table: Table) -> None:
        if self.relationships % HOLDS == 0 or table is not Table.SMALL:
            self._supporter = self.person(Part.SUPPORTER)
        first, second = self._supporter, self.person(Part.PEER)
        if first is None:
            return
        bond = Relationship(
            id=self.new_id(), kind=Kind.SUPPORT, began_at=self.at - timedelta(days=60)
        )
        pair = Pair(relationship=bond.pk, first=first.pk, second=second.pk, table=table)
        ring = self.keys(bond.pk, [first.pk, second.pk])
        self.add(bond)
        for person, voice, part in (
            (first, Voice.MOSS, PartPlayed.SUPPORTER),
            (second, Voice.PLUM, PartPlayed.PEER),
        ):
            self.add(
                Party(
                    id=self.new_id(), relationship=bond, person=person, part=part, voice=voice
                )
            )
        self._lay(bond, pair, table.value, ring)
        self.relationships += 1
        if table is not Table.SMALL:
            self.pairs[table].append(pair)

    def _lay(self, bond: Relationship, pair: Pair, laid: Laid, ring: KeyRing) -> None:
        reviewed = (self.at + timedelta(days=60)).date()
        agreement = Agreement(
            relationship=bond,
            begun_at=bond.began_at,
            in_force=int(laid.is_in_force),
            in_force_at=self.at - timedelta(days=30) if laid.is_in_force else None,
            review_on=reviewed if laid.is_in_force else None,
            draft_review_on=reviewed if laid.is_ready or laid.is_in_force else None,
        )
        self.add(agreement)
        people = (pair.first, pair.second)
        for person in people:
            for minimum in self.minimums:
                self.add(
                    Acknowledgement(
                        id=self.new_id(), relationship=agreement, person_id=person,
                        minimum=minimum, at=self.at,
                    )
                )  # fmt: skip
        said = negotiated(self, agreement, laid, people=people, ring=ring)
        self.add(*said.rows)
        self._strand(bond.pk, said.deeds)

    def _strand(self, strand: UUID, deeds: list[Happened]) -> None:
        self._openings.length += 1
        opened = journal.Written(
            strand=OPENINGS, number=self._openings.length, deed=journal.OPENED, by=None,
            about=strand, facts={}, at=self.at,
        )  # fmt: skip
        self._openings_chain = self._entry(opened, self._openings_chain, self._openings)
        head = Strand(pk=strand, length=0, seal=b"")
        chain = journal.START
        for deed, by, about, facts in deeds:
            head.length += 1
            written = journal.Written(
                strand=strand, number=head.length, deed=deed, by=by, about=about, facts=facts,
                at=self.at - timedelta(hours=200 - head.length),
            )  # fmt: skip
            chain = self._entry(written, chain, head)
        head.seal = queries.chain(chain, journal.head_as_bytes(strand, length=head.length))
        self.add(head)

    def _entry(self, written: journal.Written, before: bytes, head: Strand) -> bytes:
        chain = queries.chain(before, journal.as_bytes(written))
        self.add(
            Entry(
                strand=head, number=written.number, deed=written.deed, by=written.by,
                about=written.about, facts=dict(written.facts), at=written.at, chain=chain,
            )
        )  # fmt: skip
        return chain

    def person(self, part: Part) -> Person:
        return self.person_with_ring(part)[0]

    def person_with_ring(self, part: Part) -> tuple[Person, KeyRing]:
        """Return somebody new, and the ring their own words are sealed with."""
        person = Person(
            id=self.new_id(),
            password="!",  # noqa: S106 (nobody signs in with it)
            sign_in_index=f"{self.rng.getrandbits(256):064x}",
            adult_declared_at=self.at,
            joined_at=self.at,
        )
        ring = self.keys(None, [person.pk])
        name = self.rng.choice(NAMES)
        person.name_sealed = ring.seal(name, person.place_of("name"))
        person.address_sealed = ring.seal(f"{name}@example.org", person.place_of("address"))
        held = PartHeld(id=self.new_id(), person=person, part=part, since_at=self.at)
        self.add(person, held)
        return person, ring

    def keys(
        self, within: UUID | None, authors: list[UUID], kind: KeyKind = KeyKind.RELATIONSHIP
    ) -> KeyRing:
        """Return a ring with new keys for one relationship or practice, or people's own."""
        secrets: dict[tuple[UUID | None, UUID], bytes | rules.Why] = {}
        for author in authors:
            secret = secrets[within, author] = os.urandom(rules.KEY_LENGTH)
            key = DataKey(
                id=self.new_id(), kind=kind if within else KeyKind.PERSON,
                relationship_id=within, person_id=author, created_at=self.at,
            )  # fmt: skip
            grant = Grant(
                id=self.new_id(), key=key, recipient_kind=RecipientKind.MASTER, alg=rules.ALG,
                generation=1, created_at=self.at,
            )  # fmt: skip
            grant.wrapped = rules.wrap(
                access.kek(1),
                secret,
                holding=queries.holding(grant),
                nonce=os.urandom(rules.NONCE_LENGTH),
            )
            self.add(key, grant)
        return KeyRing(secrets, relationships=frozenset(), people=frozenset())

    def pour(self) -> None:
        length = journal.head_as_bytes(OPENINGS, length=self._openings.length)
        self._openings.seal = queries.chain(self._openings_chain, length)
        with transaction.atomic(using=KEYS):
            for keys in KEYS_FIRST:
                rows = self._rows.pop(keys, [])
                keys._default_manager.bulk_create(rows)  # noqa: SLF001
        with transaction.atomic():
            for model, others in self._rows.items():
                model._default_manager.bulk_create(others)  # noqa: SLF001
            self._openings.save()
        self._rows.clear()
