"""Whatever two people do, in whatever order: what the rules promise, held at every step."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from functools import partial
from typing import Any
from uuid import UUID

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import Bundle, RuleBasedStateMachine, invariant, precondition, rule

from letsbe.agreements.rules import negotiation, signing
from letsbe.agreements.rules.clauses import Clause, ClauseDeed, Kind, Standing
from letsbe.agreements.rules.negotiation import Minimum, Negotiation
from letsbe.agreements.rules.refusals import Refusal
from letsbe.agreements.rules.turns import Deed, may, may_on, turns
from letsbe.agreements.tests.values import ADA, BO, CLEO, CONDUCT, IN_SIX_WEEKS, TODAY, why_not

OTHER = {ADA: BO, BO: ADA}
PEOPLE = st.sampled_from([ADA, BO])
WORDS = st.sampled_from(["Let's be kind.", "Let's be slow.", "Tuesdays at six.", "Walk."])
DAYS = st.sampled_from([TODAY, IN_SIX_WEEKS, IN_SIX_WEEKS + timedelta(weeks=7)])
ASKED = [CONDUCT, replace(CONDUCT, id=CLEO, title="Limits"), replace(CONDUCT, words="Other.")]
NEW_WORDS = "Let's be new every time."


def exchanged(now: Negotiation) -> Negotiation:
    """Return the same agreement with the two parties exchanged everywhere."""
    return replace(
        now,
        clauses=tuple(_exchanged(clause) for clause in now.clauses),
        acknowledged=frozenset((OTHER[person], what) for person, what in now.acknowledged),
        signed={OTHER[person]: digest for person, digest in now.signed.items()},
        review=now.review
        and replace(
            now.review,
            called_by=OTHER[now.review.called_by],
            still_fits=frozenset(OTHER[person] for person in now.review.still_fits),
        ),
    )


def _exchanged(clause: Clause) -> Clause:
    wordings = tuple(replace(w, author=OTHER[w.author]) for w in clause.wordings)
    return replace(clause, wordings=wordings)


def of_all(now: Negotiation, person: UUID) -> dict[Deed, Callable[[], Negotiation]]:
    """Return every deed on the whole agreement, as this person would do it best."""
    return {
        Deed.PROPOSE: lambda: negotiation.propose(now, CLEO, Kind.GOAL, "Walk.", by=person),
        Deed.OPEN_CHANGE: lambda: negotiation.open_change(now, by=person, today=TODAY),
        Deed.DROP_CHANGE: lambda: negotiation.drop_change(now, by=person),
        Deed.SET_REVIEW_DATE: lambda: negotiation.set_review_date(now, IN_SIX_WEEKS, by=person),
        Deed.SIGN: lambda: signing.sign(now, by=person, read=signing.digest(now), today=TODAY),
        Deed.CALL_REVIEW: lambda: negotiation.call_review(now, by=person),
        Deed.STILL_FITS: lambda: negotiation.say_still_fits(
            now, by=person, again_on=IN_SIX_WEEKS
        ),
    }


class TwoPeople(RuleBasedStateMachine):
    """Ada and Bo at one table; `read` keeps each text that each has had before them."""

    readings = Bundle("readings")

    def __init__(self) -> None:
        super().__init__()
        self.now = Negotiation(people=frozenset({ADA, BO}), minimums=(CONDUCT,))
        self.read: dict[UUID, set[str]] = {ADA: set(), BO: set()}
        self.texts: dict[str, str] = {}
        self.proposed = 0

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

    @rule(by=PEOPLE, kind=st.sampled_from(Kind), words=WORDS)
    def propose(self, by: UUID, kind: Kind, words: str) -> None:
        self.proposed += 1
        self.tries(negotiation.propose, by, UUID(int=self.proposed), kind, words)

    @precondition(lambda self: self.now.clauses)
    @rule(
        by=PEOPLE,
        which=st.integers(0, 99),
        deed=st.sampled_from(ClauseDeed),
        words=WORDS,
        is_fresh=st.sampled_from([True, True, True, False]),
    )
    def answer(
        self, by: UUID, which: int, deed: ClauseDeed, words: str, is_fresh: bool
    ) -> None:
        before = self.now.clauses[which % len(self.now.clauses)]
        seen = before.last.number if is_fresh else before.last.number - 1
        why = self.tries(negotiation.answer, by, before.id, deed, seen=seen, words=words)
        assert is_fresh or why is not None
        if deed is ClauseDeed.AGREE and why is None:
            assert before.last.author != by
            assert self.now.clause(before.id).last.number == before.last.number

    @precondition(lambda self: any(c.is_open for c in self.now.clauses))
    @rule()
    def settle_everything(self) -> None:
        for clause in self.now.clauses:
            if clause.is_open:
                by, seen = OTHER[clause.last.author], clause.last.number
                self.tries(negotiation.answer, by, clause.id, ClauseDeed.AGREE, seen=seen)

    @rule(by=PEOPLE, minimum=st.sampled_from(ASKED))
    def acknowledge(self, by: UUID, minimum: Minimum) -> None:
        self.tries(negotiation.acknowledge, by, minimum.id)

    @rule()
    def acknowledge_everything(self) -> None:
        for person in (ADA, BO):
            for minimum in self.now.minimums:
                self.tries(negotiation.acknowledge, person, minimum.id)

    @rule(by=PEOPLE, on=DAYS)
    def choose_day(self, by: UUID, on: date) -> None:
        self.tries(negotiation.set_review_date, by, on)

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

    def signs(self, by: UUID, digest: str) -> None:
        before, had_signed = self.now, signing.valid_signatures(self.now)
        why = self.tries(signing.sign, by, read=digest, today=TODAY)
        if digest != signing.digest(before):
            assert why is not None
        if why is None and self.now.in_force != before.in_force:
            assert had_signed == {OTHER[by]}
            assert self.now.in_force == before.in_force + 1
            assert all(self.texts[digest] in self.read[person] for person in (ADA, BO))
            assert in_force(self.now) == {c.id: c.last.words for c in before.settled}
        else:
            assert in_force(self.now) == in_force(before)

    @rule(by=PEOPLE)
    def open_change(self, by: UUID) -> None:
        self.tries(negotiation.open_change, by, today=TODAY)

    @rule(by=PEOPLE)
    def drop_change(self, by: UUID) -> None:
        if self.tries(negotiation.drop_change, by) is None:
            assert {c.id: c.last.words for c in self.now.settled} == in_force(self.now)

    @rule(by=PEOPLE)
    def call_review(self, by: UUID) -> None:
        self.tries(negotiation.call_review, by)

    @rule(by=PEOPLE, on=DAYS)
    def still_fits(self, by: UUID, on: date) -> None:
        self.tries(negotiation.say_still_fits, by, again_on=on)

    @rule(asked=st.sets(st.sampled_from([0, 1])), is_other=st.booleans())
    def the_programme_asks_something_else(self, asked: set[int], is_other: bool) -> None:
        found = tuple(ASKED[2 if is_other and not which else which] for which in asked)
        self.now = replace(self.now, minimums=found)

    @rule(is_paused=st.booleans())
    def pause_or_go_on(self, is_paused: bool) -> None:
        self.now = replace(self.now, is_paused=is_paused)

    @precondition(lambda self: self.proposed > 6)
    @rule()
    def end(self) -> None:
        self.now = replace(self.now, is_ended=True)

    @invariant()
    def what_each_may_do_is_exchanged_with_the_two(self) -> None:
        mirror = exchanged(self.now)
        for person, other in OTHER.items():
            assert may(mirror, by=other, today=TODAY) == may(self.now, by=person, today=TODAY)
            assert turns(mirror, of=other, today=TODAY) == turns(
                self.now, of=person, today=TODAY
            )
            for clause, same in zip(self.now.clauses, mirror.clauses, strict=True):
                assert may_on(mirror, same, by=other) == may_on(self.now, clause, by=person)
        assert signing.text_of(mirror) == signing.text_of(self.now)

    @invariant()
    def what_each_may_do_is_what_is_not_refused(self) -> None:
        for person in (ADA, BO, CLEO):
            allowed = may(self.now, by=person, today=TODAY)
            done = {d for d, deed in of_all(self.now, person).items() if not why_not(deed)}
            assert done == allowed
            for clause in self.now.clauses:
                assert self.open_to(person, clause) == may_on(self.now, clause, by=person)

    def open_to(self, person: UUID, clause: Clause) -> set[ClauseDeed]:
        return {
            deed
            for deed in ClauseDeed
            if not why_not(
                partial(
                    negotiation.answer,
                    self.now,
                    clause.id,
                    deed,
                    by=person,
                    seen=clause.last.number,
                    words=NEW_WORDS,
                )
            )
        }

    @invariant()
    def a_clause_is_settled_only_by_a_yes_to_its_last_words(self) -> None:
        for clause in self.now.clauses:
            if clause.standing is Standing.SETTLED:
                assert clause.last.is_agreed

    @invariant()
    def a_signature_covers_only_what_its_signer_has_read(self) -> None:
        for person in signing.valid_signatures(self.now):
            assert signing.text_of(self.now) in self.read[person]

    @invariant()
    def one_signature_at_most_stands_under_an_unfinished_text(self) -> None:
        assert len(signing.valid_signatures(self.now)) < 2

    @invariant()
    def a_way_of_being_always_begins_as_one(self) -> None:
        for clause in self.now.clauses:
            if clause.kind is Kind.WAY_OF_BEING:
                assert all((w.words or "").startswith("Let's be ") for w in clause.wordings)


def in_force(now: Negotiation) -> dict[UUID, str | None]:
    """Return the words in force, clause by clause."""
    return {
        clause.id: next(w.words for w in clause.wordings if w.number == clause.in_force)
        for clause in now.clauses
        if clause.in_force is not None
    }


def test_a_version_can_be_reached_at_all() -> None:
    two = TwoPeople()
    two.propose(ADA, Kind.GOAL, "Walk.")
    two.settle_everything()
    two.acknowledge_everything()
    two.choose_day(BO, IN_SIX_WEEKS)
    two.both_read_and_sign(BO)
    assert in_force(two.now) == {UUID(int=1): "Walk."}
    assert why_not(lambda: negotiation.propose(two.now, CLEO, Kind.GOAL, "x", by=ADA)) is (
        Refusal.NO_CHANGE_OPEN
    )


TestTwoPeople = TwoPeople.TestCase
TestTwoPeople.settings = settings(
    max_examples=60,
    stateful_step_count=30,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
)
