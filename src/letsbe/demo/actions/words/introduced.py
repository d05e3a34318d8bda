"""Dana's last proposal: Elsie has not chosen yet, Jonah has, and Patrick is asked."""

from letsbe.demo.actions.introducing import choose, propose, vouch
from letsbe.demo.actions.telling import Line

INTRODUCED = [
    Line("2 10:10", "dana", propose()),
    Line("2 10:40", "dana", vouch("elsie")),
    Line("2 10:45", "dana", vouch("jonah")),
    Line("95 min", "jonah", choose("patrick")),
]
