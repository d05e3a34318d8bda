"""How the pages of handovers answer."""

from letsbe.lib.answers import PagesOf

_OF_ROOM = PagesOf("handovers")
page, go = _OF_ROOM.page, _OF_ROOM.go
