"""The deeds of people: come, come back, be invited, change what one says, play a part."""

from letsbe.people.actions.bringing import bring, brought_id
from letsbe.people.actions.coming import accept, invitation_id, invite, set_up_house, withdraw
from letsbe.people.actions.coordinating import (
    close_doors,
    disable,
    enable,
    end_part,
    export_list,
    give_part,
    look_at_list,
    look_at_person,
    open_doors,
)
from letsbe.people.actions.oneself import change_address, change_password, change_profile, move
from letsbe.people.actions.portraying import (
    delete_prepared,
    held_room,
    keep_apart,
    keep_prepared,
    look_for_somebody,
    make_room,
    redraw,
    stop_looking,
    write_choices,
)
from letsbe.people.actions.returning import come_back, make_way_back_here
from letsbe.people.actions.vouching import end_vouching, vouch

__all__ = [
    "accept",
    "bring",
    "brought_id",
    "change_address",
    "change_password",
    "change_profile",
    "close_doors",
    "come_back",
    "delete_prepared",
    "disable",
    "enable",
    "end_part",
    "end_vouching",
    "export_list",
    "give_part",
    "held_room",
    "invitation_id",
    "invite",
    "keep_apart",
    "keep_prepared",
    "look_at_list",
    "look_at_person",
    "look_for_somebody",
    "make_room",
    "make_way_back_here",
    "move",
    "open_doors",
    "redraw",
    "set_up_house",
    "stop_looking",
    "vouch",
    "withdraw",
    "write_choices",
]
