"""What happens among people: names for the journal, and the signals for the rooms above."""

from enum import StrEnum

from django.dispatch import Signal


class Deed(StrEnum):
    HOUSE_SET_UP = "people.house_set_up"
    DOORS_OPENED = "people.doors_opened"
    DOORS_CLOSED = "people.doors_closed"
    INVITED = "people.invited"
    INVITATION_WITHDRAWN = "people.invitation_withdrawn"
    JOINED = "people.joined"
    PROFILE_CHANGED = "people.profile_changed"
    ADDRESS_CHANGED = "people.address_changed"
    PASSPHRASE_CHANGED = "people.passphrase_changed"  # noqa: S105 (a deed, not a secret)
    WAY_BACK_MADE = "people.way_back_made"
    WAY_BACK_USED = "people.way_back_used"
    PART_GIVEN = "people.part_given"
    PART_ENDED = "people.part_ended"
    DISABLED = "people.disabled"
    ENABLED = "people.enabled"
    PORTRAIT_CHANGED = "people.portrait_changed"
    PORTRAIT_PREPARED = "people.portrait_prepared"
    PREPARED_DELETED = "people.prepared_deleted"
    LOOKING = "people.looking"
    LOOKING_ENDED = "people.looking_ended"
    ROOM_CHANGED = "people.room_changed"
    VOUCHED_FOR = "people.vouched_for"
    VOUCHING_ENDED = "people.vouching_ended"
    CHOICES_CHANGED = "people.choices_changed"
    BROUGHT = "people.brought"
    LIST_EXPORTED = "people.list_exported"
    LIST_LOOKED_AT = "people.list_looked_at"
    PERSON_LOOKED_AT = "people.person_looked_at"


# What concerns everybody here; the rest of the house's strand is for who runs it.
FOR_EVERYBODY = frozenset(
    {
        Deed.HOUSE_SET_UP,
        Deed.DOORS_OPENED,
        Deed.DOORS_CLOSED,
        Deed.CHOICES_CHANGED,
        Deed.LIST_EXPORTED,
        Deed.LIST_LOOKED_AT,
    }
)


# Sent inside the transaction of the acceptance, with person_id: UUID, page_read: str
# (the edition of the programme's page) and at: datetime. An exception undoes the acceptance.
person_joined = Signal()

# Sent inside the transaction that closes an account, with person_id: UUID.
account_closed = Signal()

# Sent inside the transaction of what ends somebody's sessions, with person_id: UUID: a new
# passphrase, or an account that was closed.
sessions_ended = Signal()
