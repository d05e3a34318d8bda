"""The ten acts that can be seen in a listener's turn, and what each holds."""

from enum import StrEnum


class Label(StrEnum):
    """An act seen in the words. Independent: a turn may carry several, or none.

    >>> Label("reflection").meaning
    'gives back what the other said, or what was left between the lines'
    """

    OPEN_QUESTION = "open_question"
    CLOSED_QUESTION = "closed_question"
    CLARIFYING = "clarifying"
    REFLECTION = "reflection"
    FEELING = "feeling"
    AFFIRMATION = "affirmation"
    SHARING = "sharing"
    ADVICE = "advice"
    ENCOURAGER = "encourager"
    MINIMISING = "minimising"

    @property
    def meaning(self) -> str:
        """Say what a turn that carries it does, to follow the word "It"."""
        return _MEANINGS[self]

    @property
    def spoken(self) -> str:
        """Return the label as people say it: "open question"."""
        return self.value.replace("_", " ")


LABELS: tuple[Label, ...] = tuple(Label)

_MEANINGS = {
    Label.OPEN_QUESTION: "asks something that invites more than yes, no or one fact",
    Label.CLOSED_QUESTION: "asks for yes, no, or one fact",
    Label.CLARIFYING: "checks that the listener understood, or asks what was meant",
    Label.REFLECTION: "gives back what the other said, or what was left between the lines",
    Label.FEELING: "names a feeling or state of the other person",
    Label.AFFIRMATION: "recognises a strength, effort or step of the other, concretely",
    Label.SHARING: "tells something of the listener's own experience",
    Label.ADVICE: "advises, instructs, offers a solution or gives information",
    Label.ENCOURAGER: "is only a short sign of following",
    Label.MINIMISING: "makes it smaller, compares, judges, argues or cheers up past it",
}
