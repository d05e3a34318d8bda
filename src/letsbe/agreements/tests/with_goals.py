"""What two people do at one table with goals in force: working on them, closing them."""

from uuid import UUID

from hypothesis import strategies as st
from hypothesis.stateful import invariant, precondition, rule

from letsbe.agreements.rules import goals
from letsbe.agreements.rules.clauses import SAYS_YES_TO, Clause, ClauseDeed, Kind, Standing
from letsbe.agreements.rules.closing import How
from letsbe.agreements.rules.kept import sort_of
from letsbe.agreements.tests.at_one_table import PEOPLE, WHICH, AtOneTable
from letsbe.agreements.tests.mirror import OTHER, exchanged

YES_TO = {how: deed for deed, how in SAYS_YES_TO.items()}


class WithGoals(AtOneTable):
    """Ada and Bo at one table, with goals they work on and close."""

    def goal(self, which: int) -> Clause:
        found = [c for c in self.now.clauses if c.kind is Kind.GOAL] or [*self.now.clauses]
        return found[which % len(found)]

    @precondition(lambda self: self.now.clauses)
    @rule(by=PEOPLE, which=WHICH, how=st.sampled_from(How))
    def suggests_a_closing(self, by: UUID, which: int, how: How) -> None:
        before = self.goal(which)
        seen = before.last.number
        may = goals.refuse_closing(self.now, before, by=by)
        why = self.tries(goals.suggest_closing, by, before.id, how, seen=seen, today=self.today)
        assert why is may
        if why is None:
            assert self.now.is_draft_open
            assert before.in_force is not None

    @precondition(lambda self: any(c.closing for c in self.now.clauses))
    @rule(by=PEOPLE, which=WHICH, is_yes=st.booleans())
    def answers_a_closing(self, by: UUID, which: int, is_yes: bool) -> None:
        closing = [c for c in self.now.clauses if c.closing]
        before = closing[which % len(closing)]
        assert before.closing
        deed = YES_TO[before.closing.how] if is_yes else ClauseDeed.NOT_YET
        why = self.answers(by, before, deed, seen=before.last.number)
        if why is None and is_yes:
            assert before.closing.by == OTHER[by]

    @precondition(lambda self: self.now.in_force)
    @rule(by=PEOPLE, which=WHICH, how=st.sampled_from(How))
    def close_a_goal_and_sign(self, by: UUID, which: int, how: How) -> None:
        before = self.goal(which)
        self.suggests_a_closing(by, which, how)
        after = self.now.clause(before.id)
        if after.closing and after.standing is Standing.CLOSING:
            deed = YES_TO[after.closing.how]
            self.answers(OTHER[after.closing.by], after, deed, seen=after.last.number)
        self.bring_in_force(by)

    @invariant()
    def a_goal_is_closed_only_by_a_version_both_signed(self) -> None:
        closed = {pk: how for v in self.versions for pk, _number, how in v.closed}
        over = {c.id: c.closing.how for c in self.now.clauses if c.closing and c.is_over}
        assert over == closed

    @invariant()
    def only_a_goal_is_ever_closing(self) -> None:
        for clause in self.now.clauses:
            is_named = clause.standing in {Standing.CLOSING, Standing.CLOSED}
            assert is_named == (clause.closing is not None)
            assert not is_named or clause.kind is Kind.GOAL

    @invariant()
    def one_term_of_each_sort_is_kept_and_only_by_practical_clauses(self) -> None:
        terms = [c.last.term for c in self.now.settled if c.last.term]
        assert len({sort_of(term) for term in terms}) == len(terms)
        for clause in self.now.clauses:
            assert clause.kind is Kind.PRACTICAL or not any(w.term for w in clause.wordings)

    @invariant()
    def what_each_may_do_with_a_goal_is_exchanged_with_the_two(self) -> None:
        mirror = exchanged(self.now)
        for clause, same in zip(self.now.clauses, mirror.clauses, strict=True):
            for person, other in OTHER.items():
                here = goals.refuse_closing(self.now, clause, by=person)
                assert here is goals.refuse_closing(mirror, same, by=other)
                for noted in (False, True):
                    assert goals.refuse_working_on(
                        self.now, clause, by=person, has_noted_today=noted
                    ) is goals.refuse_working_on(mirror, same, by=other, has_noted_today=noted)
