"""What the house writes to its log: that something failed, never whose page it was."""

import logging


class WithoutPaths(logging.Filter):
    """Takes addresses out of Django's lines: an invitation's link is a key."""

    def filter(self, record: logging.LogRecord) -> bool:
        if record.name.startswith("django.") and isinstance(record.args, tuple):
            record.args = tuple(
                "(a page)" if isinstance(value, str) and value.startswith("/") else value
                for value in record.args
            )
        return True
