"""Wraps every data key under a new key; words stay as they are and stay open."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from letsbe.lib import clock
from letsbe.vault import actions
from letsbe.vault.actions import Progress
from letsbe.vault.root import RootKeyRefused


class Command(BaseCommand):
    help = "Wraps every data key under a new key. Stop it at any time; say it again to go on."

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            for progress in actions.rotate(at=clock.now()):
                self.stdout.write(_said(progress))
        except RootKeyRefused as refusal:
            raise CommandError(str(refusal)) from None
        if progress.refused:
            raise CommandError(
                f"Keys that did not open and were left as they were: {progress.refused}. Words "
                "under them cannot be shown; restore the key database from a backup."
            )


def _said(progress: Progress) -> str:
    if progress.is_finished:
        return f"Done: generation {progress.generation}, {progress.wrapped} keys wrapped anew."
    return f"Generation {progress.generation}: {progress.wrapped} keys wrapped anew so far."
