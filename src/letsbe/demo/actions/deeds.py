"""What people in the stories do: each line reads as one deed of one person."""

from datetime import datetime, timedelta

from letsbe.agreements import actions as agreements
from letsbe.agreements.actions import goals
from letsbe.agreements.events import Deed
from letsbe.agreements.queries import opened_for_party
from letsbe.agreements.rules import signing
from letsbe.agreements.rules.clauses import ClauseDeed, Kind, Suggestion
from letsbe.agreements.rules.closing import How
from letsbe.agreements.rules.kept import Term
from letsbe.demo.actions.telling import Scene, Told
from letsbe.journal import actions as journal
from letsbe.people.models import Person
from letsbe.relationships import actions as relationships
from letsbe.relationships import rules as bonds


def propose(
    ago: str,
    who: str,
    clause: str,
    kind: Kind,
    words: str,
    *,
    why: str = "",
    term: Term | None = None,
) -> Told:
    def act(scene: Scene, by: Person, at: datetime) -> None:
        suggested = Suggestion(words=words, why=why, term=term)
        made = agreements.propose(scene.relationship, kind, suggested, by=by, at=at)
        scene.community.clauses[scene.story.name, clause] = made
        scene.community.wordings[made] = 1

    return Told(ago, who, act)


def reword(ago: str, who: str, clause: str, words: str, *, why: str = "") -> Told:
    return _answer(ago, who, clause, ClauseDeed.REWORD, Suggestion(words=words, why=why))


def suggest_reached(ago: str, who: str, clause: str) -> Told:
    """Suggest that the two have reached a goal."""

    def act(scene: Scene, by: Person, at: datetime) -> None:
        clause_id = scene.clause(clause)
        seen = scene.community.wordings[clause_id]
        goals.suggest_closing(
            scene.relationship, clause_id, How.REACHED, by=by, seen=seen, today=at.date(), at=at
        )

    return Told(ago, who, act)


def agree_reached(ago: str, who: str, clause: str) -> Told:
    return _answer(ago, who, clause, ClauseDeed.YES_REACHED)


def work_on(ago: str, who: str, clause: str) -> Told:
    """Note that the two worked on a goal in force that day."""

    def act(scene: Scene, by: Person, at: datetime) -> None:
        clause_id = scene.clause(clause)
        goals.work_on(scene.relationship, clause_id, by=by, today=at.date(), at=at)

    return Told(ago, who, act)


def agree(ago: str, who: str, clause: str) -> Told:
    return _answer(ago, who, clause, ClauseDeed.AGREE)


def park(ago: str, who: str, clause: str) -> Told:
    return _answer(ago, who, clause, ClauseDeed.PARK)


def leave_out(ago: str, who: str, clause: str) -> Told:
    return _answer(ago, who, clause, ClauseDeed.LEAVE_OUT)


def acknowledge(ago: str, who: str) -> Told:
    """Read everything the programme asks, and say so to each."""

    def act(scene: Scene, by: Person, at: datetime) -> None:
        for minutes, minimum in enumerate(scene.community.minimums):
            when = at + timedelta(minutes=minutes)
            agreements.acknowledge(scene.relationship, minimum, by=by, at=when)

    return Told(ago, who, act)


def choose_review(ago: str, who: str, *, weeks: int) -> Told:
    def act(scene: Scene, by: Person, at: datetime) -> None:
        on = at.date() + timedelta(weeks=weeks)
        agreements.choose_review_date(scene.relationship, on, by=by, today=at.date(), at=at)

    return Told(ago, who, act)


def sign(ago: str, who: str) -> Told:
    """Sign the text as it stands at that moment, having read it."""

    def act(scene: Scene, by: Person, at: datetime) -> None:
        read = signing.digest(opened_for_party(by, scene.relationship).now)
        agreements.sign(scene.relationship, by=by, read=read, today=at.date(), at=at)

    return Told(ago, who, act)


def open_change(ago: str, who: str) -> Told:
    def act(scene: Scene, by: Person, at: datetime) -> None:
        agreements.open_change(scene.relationship, by=by, today=at.date(), at=at)

    return Told(ago, who, act)


def call_review(ago: str, who: str) -> Told:
    def act(scene: Scene, by: Person, at: datetime) -> None:
        agreements.call_review(scene.relationship, by=by, at=at)

    return Told(ago, who, act)


def still_fits(ago: str, who: str, *, weeks: int) -> Told:
    """Say in a review that it still fits, and in how many weeks to look again."""

    def act(scene: Scene, by: Person, at: datetime) -> None:
        again_on = at.date() + timedelta(weeks=weeks)
        agreements.say_still_fits(scene.relationship, again_on, by=by, today=at.date(), at=at)

    return Told(ago, who, act)


def change_course(ago: str, who: str, deed: bonds.Deed) -> Told:
    def act(scene: Scene, by: Person, at: datetime) -> None:
        relationships.change_course(scene.relationship, deed, by=by, at=at)

    return Told(ago, who, act)


def look_at_dates(ago: str, who: str) -> Told:
    """Look, as a coordinator, at stage and dates; the two read that somebody looked."""

    def act(scene: Scene, by: Person, at: datetime) -> None:
        strand = scene.relationship
        journal.record_look(Deed.DATES_LOOKED_AT, by=by.pk, strand=strand, at=at)

    return Told(ago, who, act)


def _answer(
    ago: str,
    who: str,
    clause: str,
    deed: ClauseDeed,
    suggested: Suggestion = agreements.NOTHING,
) -> Told:
    def act(scene: Scene, by: Person, at: datetime) -> None:
        clause_id, wordings = scene.clause(clause), scene.community.wordings
        agreements.answer(
            scene.relationship,
            clause_id,
            deed,
            by=by,
            seen=wordings[clause_id],
            suggested=suggested,
            at=at,
        )
        wordings[clause_id] += deed is ClauseDeed.REWORD

    return Told(ago, who, act)
