"""What uvicorn serves: Django as it is fastest, with room beside it for live streams."""

from typing import Any, cast

from a2wsgi import WSGIMiddleware

from letsbe.config.wsgi import application as house

application = WSGIMiddleware(cast(Any, house), workers=8)
