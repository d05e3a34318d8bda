"""What this room writes in the journal."""

from enum import StrEnum


class Deed(StrEnum):
    HELP_PAGE_WRITTEN = "safety.help_page_written"
    HELP_PAGE_READ = "safety.help_page_read"


# What concerns everybody here.
FOR_EVERYBODY = frozenset({Deed.HELP_PAGE_WRITTEN})
