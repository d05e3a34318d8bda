"""What happens to a relationship, by the names the journal keeps."""

from enum import StrEnum

from django.dispatch import Signal

# Sent inside the deed, with `relationship_id` and `at`: rooms above furnish what they need.
relationship_begun = Signal()


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
    LIST_LOOKED_AT = "relationships.list_looked_at"


# What concerns everybody here.
FOR_EVERYBODY = frozenset({Deed.LIST_LOOKED_AT})
