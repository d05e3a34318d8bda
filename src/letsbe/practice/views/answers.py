"""How the pages of practice answer."""

from letsbe.lib.answers import Answers

_OF_ROOM = Answers("practice")
page, go = _OF_ROOM.page, _OF_ROOM.go
