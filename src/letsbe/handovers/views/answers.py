"""How the pages of handovers answer."""

from letsbe.lib.answers import Answers

_OF_ROOM = Answers("handovers")
page, go = _OF_ROOM.page, _OF_ROOM.go
