"""Prints a way back in, for somebody who has lost their passphrase."""

from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.http import Http404
from django.urls import reverse

from letsbe.lib import clock
from letsbe.people import actions
from letsbe.people.rules import Refused


class Command(BaseCommand):
    help = (
        "Prints a link with which one person chooses a new passphrase, once, within 2 days. "
        "That it was made is written in the journal, where they can read it."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("address", help="the name or address this person signs in with")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            link = actions.make_way_back_here(options["address"], at=clock.now())
        except Http404:
            raise CommandError("Nobody here signs in with this name or address.") from None
        except Refused:
            raise CommandError("This account is closed; a coordinator can open it.") from None
        address = settings.PUBLIC_URL + reverse("people:way_back", args=[link])
        self.stdout.write(f"Good once, for 2 days: {address}")
