"""What two people of the stories do in their first talk: each line is one deed of one."""

from datetime import datetime

from letsbe.agreements.actions.from_answers import propose_answer
from letsbe.demo.actions.telling import Scene, Told
from letsbe.interviews import actions, queries
from letsbe.interviews.actions import cards
from letsbe.interviews.queries import Opened
from letsbe.interviews.rules.answers import AnswerDeed
from letsbe.interviews.rules.cards import CardDeed
from letsbe.people.models import Person


def answer(
    ago: str, who: str, number: int, words: str = "", *, deed: AnswerDeed = AnswerDeed.READY
) -> Told:
    """Answer a question by its number, counted from one, or keep or skip it."""

    def act(scene: Scene, by: Person, at: datetime) -> None:
        asked = _question(scene, by, number)
        seen = asked.value.of(by.pk).version
        actions.answer(scene.relationship, asked.id, deed, words, by=by, seen=seen, at=at)

    return Told(ago, who, act)


def skip(ago: str, who: str, number: int) -> Told:
    return answer(ago, who, number, deed=AnswerDeed.SKIP)


def ask(ago: str, who: str, words: str) -> Told:
    """Add a question for the other; it gets the next number."""

    def act(scene: Scene, by: Person, at: datetime) -> None:
        actions.add_question(scene.relationship, words, by=by, at=at)

    return Told(ago, who, act)


def lay_cards(ago: str, who: str, *marks: str) -> Told:
    def act(scene: Scene, by: Person, at: datetime) -> None:
        cards.play(scene.relationship, CardDeed.LAY, frozenset(marks), by=by, at=at)

    return Told(ago, who, act)


def propose_own_answer(ago: str, who: str, clause: str, number: int, *, why: str) -> Told:
    """Make one's own answer to a question a clause of the agreement."""

    def act(scene: Scene, by: Person, at: datetime) -> None:
        row = _question(scene, by, number).answers[by.pk]
        made = propose_answer(
            scene.relationship, row.pk, seen=row.version, why=why, by=by, at=at
        )
        scene.community.clauses[scene.story.name, clause] = made
        scene.community.wordings[made] = 1

    return Told(ago, who, act)


def _question(scene: Scene, by: Person, number: int) -> Opened:
    return queries.opened_for_party(by, scene.relationship).questions[number - 1]
