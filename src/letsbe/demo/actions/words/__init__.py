"""Every word of the demo: who these people are, and what they say to each other."""

from letsbe.demo.actions.words.ada_and_bo import ADA_AND_BO
from letsbe.demo.actions.words.community import COORDINATOR, OTHERS, PROGRAMME
from letsbe.demo.actions.words.introduced import INTRODUCED
from letsbe.demo.actions.words.kwame_and_amina import KWAME_AND_AMINA
from letsbe.demo.actions.words.linh import LINH_AND_AMINA, LINH_AND_MAREK
from letsbe.demo.actions.words.marek import SOFIA_AND_MAREK, TEO_AND_AMINA, TEO_AND_MAREK
from letsbe.demo.actions.words.portraits import PORTRAITS
from letsbe.demo.actions.words.practised import PRACTISED
from letsbe.demo.actions.words.ruth import RUTH_AND_BO, RUTH_AND_MAREK
from letsbe.demo.actions.words.waiting import WAITING
from letsbe.demo.actions.words.waiting_portraits import WHO_HAVE_ROOM, WHO_WAIT

STORIES = (
    ADA_AND_BO,
    KWAME_AND_AMINA,
    LINH_AND_AMINA,
    LINH_AND_MAREK,
    RUTH_AND_BO,
    RUTH_AND_MAREK,
    SOFIA_AND_MAREK,
    TEO_AND_AMINA,
    TEO_AND_MAREK,
)

__all__ = [
    "COORDINATOR",
    "INTRODUCED",
    "OTHERS",
    "PORTRAITS",
    "PRACTISED",
    "PROGRAMME",
    "STORIES",
    "WAITING",
    "WHO_HAVE_ROOM",
    "WHO_WAIT",
]
