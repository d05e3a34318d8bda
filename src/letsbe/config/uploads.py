"""Files that people send are read in memory or refused: no word of them touches a disk."""

from typing import Any

from django.conf import settings
from django.core.exceptions import RequestDataTooBig
from django.core.files.uploadhandler import MemoryFileUploadHandler


class InMemoryOrNotAtAll(MemoryFileUploadHandler):
    """Refuses what is too large before any of it is read; the page for that says so."""

    def handle_raw_input(
        self,
        input_data: Any,
        META: dict[str, Any],  # noqa: N803 (Django's own name)
        content_length: int,
        boundary: str,
        encoding: str | None = None,
    ) -> None:
        if content_length > settings.FILE_UPLOAD_MAX_MEMORY_SIZE:
            raise RequestDataTooBig("A file larger than fits in memory.")
        super().handle_raw_input(input_data, META, content_length, boundary, encoding)
