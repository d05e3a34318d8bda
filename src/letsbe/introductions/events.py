"""What happens in introductions, by the names the journal keeps."""

from enum import StrEnum


class Deed(StrEnum):
    PROPOSAL_ASKED = "introductions.proposal_asked"
    PROPOSAL_LOOKED_AT = "introductions.proposal_looked_at"
    WISHED = "introductions.wished"
    WISH_TAKEN_BACK = "introductions.wish_taken_back"
    VOUCHED = "introductions.vouched"
    CHOSEN = "introductions.chosen"
    PASSED_OVER = "introductions.passed_over"
    NONE_OF_THESE = "introductions.none_of_these"


# That a proposal was made or looked at concerns everybody: it is about all who told something.
FOR_EVERYBODY = frozenset({Deed.PROPOSAL_ASKED, Deed.PROPOSAL_LOOKED_AT})
