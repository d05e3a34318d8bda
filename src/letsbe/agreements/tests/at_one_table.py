"""All that two people can do at one table, in whatever order a machine thinks of."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, time, timedelta
from functools import partial
from typing import Any
from uuid import UUID

from hypothesis import strategies as st
from hypothesis.stateful import Bundle, RuleBasedStateMachine, initialize, precondition, rule

from letsbe.agreements.rules import negotiation, signing
from letsbe.agreements.rules.clauses import Clause, ClauseDeed, Kind
from letsbe.agreements.rules.closing import How
from letsbe.agreements.rules.kept import AgreedRhythm, Channel, QuietHours, Term
from letsbe.agreements.rules.negotiation import Minimum, Negotiation
from letsbe.agreements.rules.reviewing import Review, is_due
from letsbe.agreements.tests.mirror import OTHER, exchanged, in_force
from letsbe.agreements.tests.values import ADA, BO, CLEO, CONDUCT, TODAY, TUESDAYS, why_not

PEOPLE = st.sampled_from([ADA, BO])
WHICH = st.integers(0, 99)
WORDS = st.sampled_from(["Let's be kind.", "Let's be slow.", "Tuesdays at six.", "Walk."])
EVENINGS = QuietHours(begins=time(21), ends=time(8))
TERMS = st.sampled_from(
    [
        None,
        None,
        EVENINGS,
        QuietHours(begins=time(8), ends=time(8)),
        AgreedRhythm(weekday=1, begins=time(18), zone="UTC", every_weeks=1, minutes=60),
        Channel.ELSEWHERE,
    ]
)
SIX_WEEKS = timedelta(weeks=6)
AHEAD = st.sampled_from([timedelta(0), SIX_WEEKS, timedelta(weeks=13)])
Says = tuple[str, Term | None]
ASKED = [
    CONDUCT,
    replace(CONDUCT, id=CLEO, title="Limits"),
    replace(CONDUCT, words="Other."),
    replace(CONDUCT, id=TUESDAYS, words="We come awake enough to listen."),
]


@dataclass(frozen=True, kw_only=True)
class Version:
    """A version as it is kept: which words by number, what was asked, and what was signed."""

    number: int
    review_on: date | None
    wordings: list[tuple[UUID, int]]
    minimums: tuple[Minimum, ...]
    closed: list[tuple[UUID, int, How]]
    signed: set[str]


class AtOneTable(RuleBasedStateMachine):
    """Ada and Bo at one table; `read` keeps each text that each has had before them.

    `yeses` keeps who said yes to which wording since its clause was last left out.
    """

    readings = Bundle("readings")
    marks = Bundle("marks")

    def __init__(self) -> None:
        super().__init__()
        self.now = Negotiation(people=frozenset({ADA, BO}), minimums=(CONDUCT,))
        self.today = TODAY
        self.read: dict[UUID, set[str]] = {ADA: set(), BO: set()}
        self.texts: dict[str, str] = {}
        self.yeses: dict[UUID, dict[int, UUID]] = {}
        self.versions: list[Version] = []
        self.proposed = 0

    @initialize(how_far=st.integers(0, 3), by=PEOPLE)
    def begin(self, how_far: int, by: UUID) -> None:
        """Begin anywhere between an empty table and a change beside what is in force."""
        if how_far > 0:
            self.propose(by, Kind.GOAL, "Walk.")
            self.propose(OTHER[by], Kind.WAY_OF_BEING, "Let's be kind.")
            self.settle_everything()
        if how_far > 1:
            self.bring_in_force(by)
        if how_far > 2:
            self.open_change(by)

    def tries(self, deed: Callable[..., Negotiation], by: UUID, *args: Any, **more: Any) -> Any:
        """Do a deed, and the same with the two exchanged: both or neither is done."""
        before, mirror = self.now, exchanged(self.now)
        why = why_not(partial(deed, before, *args, by=by, **more))
        assert why_not(partial(deed, mirror, *args, by=OTHER[by], **more)) is why
        if why is None:
            after = deed(before, *args, by=by, **more)
            assert deed(mirror, *args, by=OTHER[by], **more) == exchanged(after)
            self.now = after
            if deed is not signing.sign:
                assert in_force(after) == in_force(before)
        return why

    @rule(by=PEOPLE, kind=st.sampled_from(Kind), words=WORDS, term=TERMS)
    def propose(self, by: UUID, kind: Kind, words: str, term: Term | None = None) -> None:
        self.proposed += 1
        self.tries(negotiation.propose, by, UUID(int=self.proposed), kind, words, term=term)

    @precondition(lambda self: self.now.clauses)
    @rule(
        by=PEOPLE,
        which=WHICH,
        deed=st.sampled_from(ClauseDeed),
        says=st.tuples(WORDS, TERMS),
        is_fresh=st.sampled_from([True, True, True, False]),
    )
    def answer(
        self, by: UUID, which: int, deed: ClauseDeed, says: Says, is_fresh: bool
    ) -> None:
        words, term = says
        before = self.now.clauses[which % len(self.now.clauses)]
        seen = before.last.number if is_fresh else before.last.number - 1
        why = self.answers(by, before, deed, seen=seen, words=words, term=term)
        assert is_fresh or why is not None

    def answers(
        self, by: UUID, before: Clause, deed: ClauseDeed, *, seen: int, **said: Any
    ) -> Any:
        why = self.tries(negotiation.answer, by, before.id, deed, seen=seen, **said)
        yeses, last = self.yeses.setdefault(before.id, {}), before.last
        if why is None and deed is ClauseDeed.AGREE:
            assert last.author != by
            assert self.now.clause(before.id).last.number == last.number
            yeses[last.number] = by
        elif why is None and deed is ClauseDeed.LEAVE_OUT:
            yeses.clear()
        return why

    @precondition(lambda self: self.now.clauses)
    @rule(by=PEOPLE, which=WHICH, words=WORDS)
    def leave_out_reword_and_keep(self, by: UUID, which: int, words: str) -> None:
        clause_id = self.now.clauses[which % len(self.now.clauses)].id
        for deed in (ClauseDeed.LEAVE_OUT, ClauseDeed.REWORD, ClauseDeed.KEEP):
            clause = self.now.clause(clause_id)
            why = self.answers(by, clause, deed, seen=clause.last.number, words=words)
        assert why is not None

    @precondition(lambda self: any(c.is_open for c in self.now.clauses))
    @rule()
    def settle_everything(self) -> None:
        for clause in self.now.clauses:
            if clause.is_open:
                by, seen = OTHER[clause.last.author], clause.last.number
                self.answers(by, clause, ClauseDeed.AGREE, seen=seen)

    @rule(by=PEOPLE, minimum=st.sampled_from(ASKED))
    def acknowledge(self, by: UUID, minimum: Minimum) -> None:
        self.tries(negotiation.acknowledge, by, minimum.id)

    @rule()
    def acknowledge_everything(self) -> None:
        for person in (ADA, BO):
            for minimum in self.now.minimums:
                self.tries(negotiation.acknowledge, person, minimum.id)

    @rule(by=PEOPLE, ahead=AHEAD)
    def choose_day(self, by: UUID, ahead: timedelta) -> None:
        self.tries(negotiation.set_review_date, by, self.today + ahead)

    @rule(target=readings, by=PEOPLE)
    def reads(self, by: UUID) -> tuple[UUID, str]:
        digest = signing.digest(self.now)
        self.texts[digest] = signing.text_of(self.now)
        self.read[by].add(self.texts[digest])
        return by, digest

    @rule(reading=readings)
    def signs_what_was_read(self, reading: tuple[UUID, str]) -> None:
        self.signs(*reading)

    @rule(by=PEOPLE)
    def reads_and_signs(self, by: UUID) -> None:
        self.signs(*self.reads(by))

    @rule(by=PEOPLE)
    def both_read_and_sign(self, by: UUID) -> None:
        self.signs(*self.reads(by))
        self.signs(*self.reads(OTHER[by]))

    @rule(by=PEOPLE)
    def bring_in_force(self, by: UUID) -> None:
        self.settle_everything()
        self.acknowledge_everything()
        self.choose_day(by, SIX_WEEKS)
        self.both_read_and_sign(by)

    def signs(self, by: UUID, digest: str) -> None:
        before, had_signed = self.now, signing.valid_signatures(self.now)
        why = self.tries(signing.sign, by, read=digest, today=self.today)
        if digest != signing.digest(before):
            assert why is not None
        if why is None and self.now.in_force != before.in_force:
            assert had_signed == {OTHER[by]}
            assert self.now.in_force == before.in_force + 1
            assert all(self.texts[digest] in self.read[person] for person in (ADA, BO))
            assert in_force(self.now) == {c.id: c.last.words for c in before.settled}
            self.keep_version(before, signed={digest, before.signed[OTHER[by]]})
        else:
            assert in_force(self.now) == in_force(before)

    def keep_version(self, before: Negotiation, *, signed: set[str]) -> None:
        assert self.now.minimums_in_force == tuple(m.id for m in before.minimums)
        version = Version(
            number=self.now.in_force,
            review_on=self.now.review_on,
            wordings=[(c.id, c.last.number) for c in before.settled],
            minimums=before.minimums,
            closed=[(c.id, c.last.number, c.closing.how) for c in before.closed if c.closing],
            signed=signed,
        )
        self.versions.append(version)

    @rule(by=PEOPLE)
    def open_change(self, by: UUID) -> None:
        self.tries(negotiation.open_change, by, today=self.today)

    @rule(target=marks)
    def sees_the_draft(self) -> str:
        return negotiation.draft_mark(self.now)

    @rule(by=PEOPLE)
    def drop_change(self, by: UUID) -> None:
        self.drops(by, negotiation.draft_mark(self.now))

    @rule(by=PEOPLE, seen=marks)
    def drop_what_was_seen(self, by: UUID, seen: str) -> None:
        self.drops(by, seen)

    @rule(by=PEOPLE, words=WORDS)
    def drop_while_the_other_goes_on(self, by: UUID, words: str) -> None:
        seen = negotiation.draft_mark(self.now)
        self.propose(OTHER[by], Kind.GOAL, words)
        self.drops(by, seen)

    def drops(self, by: UUID, seen: str) -> None:
        before = self.now
        why = self.tries(negotiation.drop_change, by, seen=seen)
        if seen != negotiation.draft_mark(before):
            assert why is not None
        if why is None:
            assert {c.id: c.last.words for c in self.now.settled} == in_force(self.now)
            for clause in self.now.clauses:
                yeses = self.yeses.setdefault(clause.id, {})
                if clause.in_force is None and not clause.is_over:
                    yeses.clear()
                elif clause.in_force is not None:
                    # Both signed these words, so the one who did not write them said yes.
                    yeses[clause.in_force] = OTHER[clause.last.author]

    @rule(by=PEOPLE)
    def call_review(self, by: UUID) -> None:
        self.tries(negotiation.call_review, by)

    @rule(by=PEOPLE, ahead=AHEAD)
    def still_fits(self, by: UUID, ahead: timedelta) -> None:
        before, on = self.now, self.today + ahead
        why = self.tries(negotiation.say_still_fits, by, again_on=on, today=self.today)
        if why is not None:
            return
        assert before.review or is_due(before.review_on, today=self.today)
        said = before.review.still_fits if before.review else frozenset()
        if OTHER[by] in said:
            assert (self.now.review, self.now.review_on) == (None, on)
        else:
            called_by = before.review.called_by if before.review else by
            assert self.now.review == Review(called_by=called_by, still_fits=frozenset({by}))
            assert self.now.review_on == before.review_on

    @precondition(lambda self: self.now.review_on)
    @rule(more=st.integers(0, 1))
    def the_day_of_review_comes(self, more: int) -> None:
        self.today = max(self.today, self.now.review_on or TODAY) + timedelta(days=more)

    @rule(asked=st.lists(st.sampled_from(ASKED), unique_by=lambda m: m.id, max_size=3))
    def the_programme_asks_something_else(self, asked: list[Minimum]) -> None:
        self.now = replace(self.now, minimums=tuple(asked))
        if tuple(m.id for m in asked) != self.now.minimums_in_force:
            assert self.now.would_change

    @rule(is_paused=st.sampled_from([False, False, False, True]))
    def pause_or_go_on(self, is_paused: bool) -> None:
        self.now = replace(self.now, is_paused=is_paused)

    @precondition(lambda self: self.proposed > 6)
    @rule()
    def end(self) -> None:
        self.now = replace(self.now, is_ended=True)
