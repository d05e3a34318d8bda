"""`./letsbe demo` calls this: an empty house becomes the invented community."""

from typing import Any

from django.core.management.base import BaseCommand

from letsbe.demo import actions
from letsbe.lib import clock
from letsbe.people import queries as people


class Command(BaseCommand):
    help = "Furnish an empty demo; a demo that is furnished already stays as it is."

    def handle(self, *args: Any, **options: Any) -> None:
        if not people.is_set_up():
            actions.furnish(at=clock.now())
