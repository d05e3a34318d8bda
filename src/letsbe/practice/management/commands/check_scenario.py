"""Says what an author has to mend in a scene, or that it can be practised with."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from letsbe.practice.queries import shelf


class Command(BaseCommand):
    """`./letsbe manage check_scenario FILE ...` names every fault of each file."""

    help = "Names everything that has to be mended in files of scenes."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("files", nargs="+", metavar="FILE")

    def handle(self, *args: Any, **options: Any) -> None:
        found = [
            f"{name}: {fault}"
            for name in options["files"]
            for fault in shelf.scenario_faults(Path(name))
        ]
        if found:
            raise CommandError("\n".join(["There is something to mend:", *found]))
        self.stdout.write("Nothing to mend.")
