"""Whatever two people do, in whatever order: what the rules promise, held at every step."""

from functools import partial
from uuid import UUID

from hypothesis import HealthCheck, settings
from hypothesis.stateful import invariant

from letsbe.agreements.rules import negotiation, signing
from letsbe.agreements.rules.clauses import Clause, ClauseDeed, Kind, Standing
from letsbe.agreements.rules.refusals import Refusal
from letsbe.agreements.rules.turns import may, may_on, turns
from letsbe.agreements.tests.at_one_table import SIX_WEEKS, Version
from letsbe.agreements.tests.mirror import OTHER, exchanged, in_force, of_all
from letsbe.agreements.tests.values import ADA, BO, CLEO, why_not
from letsbe.agreements.tests.with_goals import WithGoals

NEW_WORDS = "Let's be new every time."


class TwoPeople(WithGoals):
    """What holds after every deed."""

    @invariant()
    def what_each_may_do_is_exchanged_with_the_two(self) -> None:
        mirror, today = exchanged(self.now), self.today
        for person, other in OTHER.items():
            assert may(mirror, by=other, today=today) == may(self.now, by=person, today=today)
            assert turns(mirror, of=other, today=today) == turns(
                self.now, of=person, today=today
            )
            for clause, same in zip(self.now.clauses, mirror.clauses, strict=True):
                assert may_on(mirror, same, by=other) == may_on(self.now, clause, by=person)
        assert signing.text_of(mirror) == signing.text_of(self.now)
        assert negotiation.draft_mark(mirror) == negotiation.draft_mark(self.now)

    @invariant()
    def what_each_may_do_is_what_is_not_refused(self) -> None:
        for person in (ADA, BO, CLEO):
            allowed = may(self.now, by=person, today=self.today)
            every = of_all(self.now, person, today=self.today)
            assert {d for d, deed in every.items() if not why_not(deed)} == allowed
            for clause in self.now.clauses:
                assert self.open_to(person, clause) == may_on(self.now, clause, by=person)

    def open_to(self, person: UUID, clause: Clause) -> set[ClauseDeed]:
        seen = clause.last.number
        tried = partial(negotiation.answer, self.now, clause.id, by=person, seen=seen)
        return {d for d in ClauseDeed if not why_not(partial(tried, d, words=NEW_WORDS))}

    @invariant()
    def a_clause_is_settled_only_by_a_yes_to_its_last_words(self) -> None:
        for clause in self.now.clauses:
            if clause.standing is Standing.SETTLED:
                assert clause.last.is_agreed

    @invariant()
    def nobody_settles_alone_what_was_left_out(self) -> None:
        for clause in self.now.clauses:
            yeses = self.yeses.get(clause.id, {})
            assert {w.number for w in clause.wordings if w.is_agreed} == set(yeses)
            if clause.standing is Standing.SETTLED:
                assert yeses[clause.last.number] == OTHER[clause.last.author]

    @invariant()
    def a_signature_covers_only_what_its_signer_has_read(self) -> None:
        for person in signing.valid_signatures(self.now):
            assert signing.text_of(self.now) in self.read[person]

    @invariant()
    def one_signature_at_most_stands_under_an_unfinished_text(self) -> None:
        assert len(signing.valid_signatures(self.now)) < 2

    @invariant()
    def every_version_reads_for_ever_as_both_signed_it(self) -> None:
        for version in self.versions:
            assert {signing.digest_of(self.spelled(version))} == version.signed

    def spelled(self, version: Version) -> str:
        read = []
        for clause_id, number in version.wordings:
            clause = self.now.clause(clause_id)
            said = next(w for w in clause.wordings if w.number == number)
            read.append(signing.Read(clause.kind, clause_id, said.words, said.term))
        return signing.text(
            version=version.number,
            review_on=version.review_on,
            clauses=read,
            minimums=version.minimums,
            closed=[
                signing.ReadClosed(clause_id, self.said_by(clause_id, number), how)
                for clause_id, number, how in version.closed
            ],
        )

    def said_by(self, clause_id: UUID, number: int) -> str | None:
        clause = self.now.clause(clause_id)
        return next(w.words for w in clause.wordings if w.number == number)

    @invariant()
    def a_way_of_being_always_begins_as_one(self) -> None:
        for clause in self.now.clauses:
            if clause.kind is Kind.WAY_OF_BEING:
                assert all((w.words or "").startswith("Let's be ") for w in clause.wordings)


def test_a_version_can_be_reached_at_all() -> None:
    two = TwoPeople()
    two.propose(ADA, Kind.GOAL, "Walk.")
    two.settle_everything()
    two.acknowledge_everything()
    two.choose_day(BO, SIX_WEEKS)
    two.both_read_and_sign(BO)
    assert in_force(two.now) == {UUID(int=1): "Walk."}
    assert why_not(lambda: negotiation.propose(two.now, CLEO, Kind.GOAL, "x", by=ADA)) is (
        Refusal.NO_CHANGE_OPEN
    )


TestTwoPeople = TwoPeople.TestCase
TestTwoPeople.settings = settings(
    max_examples=100,
    stateful_step_count=30,
    deadline=None,
    report_multiple_bugs=False,
    suppress_health_check=[HealthCheck.too_slow],
)
