"""What happens to an agreement, by the names the journal keeps."""

from enum import StrEnum


class Deed(StrEnum):
    PROPOSED = "agreements.proposed"
    AGREED = "agreements.agreed"
    REWORDED = "agreements.reworded"
    PARKED = "agreements.parked"
    LEFT_OUT = "agreements.left_out"
    KEPT = "agreements.kept"
    ACKNOWLEDGED = "agreements.acknowledged"
    REVIEW_DATE_CHOSEN = "agreements.review_date_chosen"
    SIGNED = "agreements.signed"
    IN_FORCE = "agreements.in_force"
    CHANGE_OPENED = "agreements.change_opened"
    CHANGE_DROPPED = "agreements.change_dropped"
    REVIEW_CALLED = "agreements.review_called"
    STILL_FITS = "agreements.still_fits"
    REVIEW_CLOSED = "agreements.review_closed"
    KEPT_A_COPY = "agreements.kept_a_copy"
    CLOSING_SUGGESTED = "agreements.closing_suggested"
    CLOSING_AGREED = "agreements.closing_agreed"
    NOT_YET = "agreements.not_yet"
    WORKED_ON = "agreements.worked_on"
    MINIMUM_WRITTEN = "agreements.minimum_written"
    MINIMUM_RETIRED = "agreements.minimum_retired"
    DATES_LOOKED_AT = "agreements.dates_looked_at"


# What concerns everybody here.
FOR_EVERYBODY = frozenset({Deed.MINIMUM_WRITTEN, Deed.MINIMUM_RETIRED})
