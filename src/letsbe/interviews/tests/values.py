"""Questions, hands and bonds as values, for the tests of the rules."""

from dataclasses import replace
from types import MappingProxyType
from uuid import UUID

from hypothesis import strategies as st

from letsbe.interviews.rules.answers import Given, Question, Standing
from letsbe.interviews.rules.cards import Cards, Hand
from letsbe.relationships.rules import Bond

ADA, BO, CLEO, ASKED = (UUID(int=number) for number in range(1, 5))
BOTH = frozenset({ADA, BO})
OTHER = {ADA: BO, BO: ADA}
OPEN = Bond(people=BOTH)
PAUSED = Bond(people=BOTH, paused_by=frozenset({BO}))
ENDED = Bond(people=BOTH, is_ended=True)
FRESH = Question(id=ASKED)


def given(standing: Standing = Standing.KEPT, *, words: bool = True, version: int = 1) -> Given:
    return Given(standing=standing, has_words=words, version=version)


def question(ada: Given | None = None, bo: Given | None = None, **more: object) -> Question:
    gave = {person: what for person, what in ((ADA, ada), (BO, bo)) if what}
    return Question(id=ASKED, given=MappingProxyType(gave), **more)  # type: ignore[arg-type]


def exchanged(found: Question) -> Question:
    """Return the same question with the two exchanged everywhere."""
    return replace(
        found,
        asked_by=OTHER[found.asked_by] if found.asked_by else None,
        given=MappingProxyType({OTHER[person]: what for person, what in found.given.items()}),
    )


def exchanged_bond(bond: Bond) -> Bond:
    return replace(bond, paused_by=frozenset(OTHER[person] for person in bond.paused_by))


def exchanged_cards(cards: Cards) -> Cards:
    return Cards(hands={OTHER[person]: hand for person, hand in cards.hands.items()})


BONDS = st.builds(
    Bond,
    people=st.just(BOTH),
    paused_by=st.sets(st.sampled_from([ADA, BO])).map(frozenset),
    is_ended=st.booleans(),
)
GIVEN = st.builds(
    Given,
    standing=st.sampled_from(Standing),
    has_words=st.booleans(),
    version=st.integers(0, 3),
)
QUESTIONS = st.builds(
    Question,
    id=st.just(ASKED),
    asked_by=st.sampled_from([None, ADA, BO]),
    is_taken_back=st.booleans(),
    given=st.dictionaries(st.sampled_from([ADA, BO]), GIVEN),
)
HANDS = st.builds(
    Hand,
    marks=st.sets(st.sampled_from("abcd")).map(frozenset),
    is_laid=st.booleans(),
    version=st.integers(0, 3),
)
CARDS = st.builds(Cards, hands=st.dictionaries(st.sampled_from([ADA, BO]), HANDS))
PEOPLE = st.sampled_from([ADA, BO])
