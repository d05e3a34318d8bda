"""What happens to a relationship, by the names the journal keeps."""

from enum import StrEnum

from django.dispatch import Signal

# Sent inside the deed, with `relationship_id` and `at`: rooms above furnish what they need.
relationship_begun = Signal()
# Sent inside the deed, with `relationship_id`, the `bond` after it, and `at`.
relationship_resumed = Signal()
relationship_ended = Signal()


class Deed(StrEnum):
    ASKED = "relationships.asked"
    ASKING_WITHDRAWN = "relationships.asking_withdrawn"
    SAID_YES = "relationships.said_yes"
    SAID_NO = "relationships.said_no"
    BEGUN = "relationships.begun"
    PAUSED = "relationships.paused"
    RESUMED = "relationships.resumed"
    ENDING_OFFERED = "relationships.ending_offered"
    ENDING_TAKEN_BACK = "relationships.ending_taken_back"
    ENDED = "relationships.ended"
    WISHED = "relationships.wished"
    WISH_TAKEN_BACK = "relationships.wish_taken_back"
    WISH_TALKED_ABOUT = "relationships.wish_talked_about"
    COVER_NAMED = "relationships.cover_named"
    COVER_WITHDRAWN = "relationships.cover_withdrawn"
    COVER_SAID_YES = "relationships.cover_said_yes"
    COVER_SAID_NO = "relationships.cover_said_no"
    COVER_OFFERED = "relationships.cover_offered"
    COVER_NOT_COME_ABOUT = "relationships.cover_not_come_about"
    COVER_STANDS = "relationships.cover_stands"
    COVER_ENDED = "relationships.cover_ended"
    COVER_NOTE_KEPT = "relationships.cover_note_kept"
    COVER_LOOKED = "relationships.cover_looked"
    AWAY_SAID = "relationships.away_said"
    AWAY_TAKEN_BACK = "relationships.away_taken_back"
    LIST_LOOKED_AT = "relationships.list_looked_at"


# What concerns everybody here.
FOR_EVERYBODY = frozenset({Deed.LIST_LOOKED_AT})
