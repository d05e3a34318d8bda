"""How the pages of practice answer."""

from letsbe.lib.answers import PagesOf

_OF_ROOM = PagesOf("practice")
page, go = _OF_ROOM.page, _OF_ROOM.go
