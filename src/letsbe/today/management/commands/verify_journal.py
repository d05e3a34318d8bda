"""Say whether the journal still is what was written, and where it is not."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from letsbe.journal import queries as journal
from letsbe.people import queries as people


class Command(BaseCommand):
    help = "Check every strand of the journal."

    def handle(self, *args: Any, **options: Any) -> None:
        found = list(journal.findings(is_begun=people.is_set_up()))
        for finding in found:
            self.stdout.write(
                f"strand {finding.strand}, entry {finding.number}: {finding.fault.value}"
            )
        if found:
            raise CommandError("The journal is not what was written.")
        self.stdout.write("The journal is whole.")
