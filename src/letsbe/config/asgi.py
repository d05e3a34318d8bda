"""What uvicorn serves: Django as it is fastest, and the live streams beside it."""

from typing import Any, cast

from a2wsgi import WSGIMiddleware

from letsbe.config.wsgi import application as house
from letsbe.live.stream import Streams

# The one address that is not Django's; the guest list knows all others.
LIVE = "/live"

pages = WSGIMiddleware(cast(Any, house), workers=8)
streams = Streams()


async def application(scope: Any, receive: Any, send: Any) -> None:
    is_live = scope["type"] == "http" and scope["path"] == LIVE
    await (streams if is_live else pages)(scope, receive, send)
