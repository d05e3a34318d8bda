"""An agreement in each state that its pages have to tell apart, and the pages of a party."""

from collections.abc import Callable
from datetime import time
from uuid import UUID

from django.test import Client
from django.urls import reverse

from letsbe.agreements.models import Clause
from letsbe.agreements.rules.clauses import ClauseDeed, Kind
from letsbe.agreements.rules.closing import How
from letsbe.agreements.rules.kept import AgreedRhythm, QuietHours
from letsbe.agreements.tests.people import WORDS, Table, at
from letsbe.lib.ids import new_id
from letsbe.relationships import actions as bonds
from letsbe.relationships.rules import Deed
from letsbe.vault import actions as keys

EVENINGS = QuietHours(begins=time(21), ends=time(8))
NIGHTS = QuietHours(begins=time(23), ends=time(6))
WEEKLY = AgreedRhythm(
    weekday=1, begins=time(18, 30), zone="Europe/London", every_weeks=1, minutes=60
)
OTHER_WORDS = "Canary: find slow words for a bad day."


def proposed(table: Table) -> None:
    for kind in Kind:
        lets_be = "Let's be patient. " if kind is Kind.WAY_OF_BEING else ""
        table.proposed(table.ada, lets_be + WORDS, kind=kind)


def reworded(table: Table) -> None:
    for deed in (None, ClauseDeed.PARK, ClauseDeed.LEAVE_OUT):
        clause = table.settled()
        table.answered(clause, ClauseDeed.REWORD, by=table.bo, words=OTHER_WORDS)
        if deed:
            table.answered(clause, deed, by=table.ada)


def ready(table: Table) -> None:
    table.made_ready()


def half_signed(table: Table) -> None:
    table.made_ready()
    table.signed(table.ada)


def in_force(table: Table) -> None:
    table.brought_in_force()


def changing(table: Table) -> None:
    clause, gone = table.settled(), table.settled("Canary: soon gone.")
    table.acknowledged()
    table.dated()
    table.signed(table.ada, table.bo)
    table.opened()
    table.answered(clause, ClauseDeed.REWORD, by=table.bo, words=OTHER_WORDS)
    table.answered(clause, ClauseDeed.AGREE, by=table.ada)
    table.answered(gone, ClauseDeed.LEAVE_OUT, by=table.ada)
    table.proposed(table.bo, "Canary: quite new.")


def in_review(table: Table) -> None:
    table.brought_in_force()
    table.reviewed()
    table.fitted(table.bo)


def second_version(table: Table) -> None:
    clause = table.brought_in_force()
    table.opened()
    table.answered(clause, ClauseDeed.REWORD, by=table.bo, words=OTHER_WORDS)
    table.answered(clause, ClauseDeed.AGREE, by=table.ada)
    table.signed(table.ada, table.bo)


def keeping(table: Table) -> None:
    """Quiet hours are in force, other ones are suggested, and a rhythm waits."""
    quiet = table.keeping(EVENINGS)
    table.acknowledged()
    table.dated()
    table.signed(table.ada, table.bo)
    table.opened()
    table.answered(quiet, ClauseDeed.REWORD, by=table.bo, words=OTHER_WORDS, term=NIGHTS)
    table.proposed(table.bo, kind=Kind.PRACTICAL, term=WEEKLY)


def closing(table: Table) -> None:
    goal = table.brought_in_force()
    table.worked(goal, by=table.bo)
    table.closing(goal, by=table.ada)


def closed(table: Table) -> None:
    """One goal is about to be let go, another waits for a yes."""
    goal, other = table.settled(), table.settled("Canary: another goal.")
    table.acknowledged()
    table.dated()
    table.signed(table.ada, table.bo)
    table.closing(goal, How.LET_GO, by=table.ada)
    table.answered(goal, ClauseDeed.YES_LET_GO, by=table.bo)
    table.closing(other, by=table.bo)


def reached(table: Table) -> None:
    table.reached(table.brought_in_force())


def paused(table: Table) -> None:
    table.brought_in_force()
    bonds.change_course(table.bond.pk, Deed.PAUSE, by=table.ada, at=at())


def ending(table: Table) -> None:
    table.made_ready()
    bonds.change_course(table.bond.pk, Deed.OFFER_ENDING, by=table.bo, at=at())


def ended(table: Table) -> None:
    table.brought_in_force()
    bonds.change_course(table.bond.pk, Deed.END, by=table.ada, at=at())


def erased(table: Table) -> None:
    """Ada's words are gone for good; Bo's are still there."""
    reworded(table)
    table.proposed(table.ada)
    keys.shred_author(table.bond.pk, table.ada.pk)


STATES: dict[str, Callable[[Table], None]] = {
    "empty": lambda _: None,
    "proposed": proposed,
    "reworded": reworded,
    "ready": ready,
    "half signed": half_signed,
    "in force": in_force,
    "changing": changing,
    "in review": in_review,
    "second version": second_version,
    "keeping": keeping,
    "closing": closing,
    "closed": closed,
    "reached": reached,
    "paused": paused,
    "ending": ending,
    "ended": ended,
    "erased": erased,
}


def pages(relationship: UUID) -> list[str]:
    """Return the addresses of all pages of this agreement, whatever its state."""
    plain = ("agreement", "kinds", "minimums", "review_date", "read", "signed", "changes")
    names = (*plain, "still_fits", "versions")
    found = [reverse(f"agreements:{name}", args=[relationship]) for name in names]
    kinds = (Kind.WAY_OF_BEING, Kind.PRACTICAL)
    found += [reverse("agreements:propose", args=[relationship, kind]) for kind in kinds]
    found += [reverse("agreements:version", args=[relationship, number]) for number in (1, 2)]
    return found + clause_pages(relationship)


def clause_pages(relationship: UUID) -> list[str]:
    clauses = Clause.objects.filter(relationship=relationship).values_list("pk", flat=True)
    return [
        reverse(f"agreements:{name}", args=[relationship, clause])
        for name in ("clause", "reword")
        for clause in clauses
    ]


def posts(relationship: UUID, clause: UUID) -> list[str]:
    """Return every address of this agreement that takes a form."""
    plain = ("sign", "open_change", "drop_change", "call_review", "still_fits", "minimums")
    on_clause = ("answer", "reword", "close", "worked_on")
    return [
        *[reverse(f"agreements:{name}", args=[relationship]) for name in plain],
        reverse("agreements:review_date", args=[relationship]),
        reverse("agreements:propose", args=[relationship, Kind.PRACTICAL]),
        *[reverse(f"agreements:{name}", args=[relationship, clause]) for name in on_clause],
    ]


def address(table: Table, name: str, *more: object) -> str:
    return reverse(f"agreements:{name}", args=[table.bond.pk, *more])


def sent(browser: Client, url: str, **fields: object):  # type: ignore[no-untyped-def]
    """Post a form with a fresh key, unless another is given."""
    return browser.post(url, {"once_key": str(new_id()), **fields})


def pressed(  # type: ignore[no-untyped-def]
    browser: Client, table: Table, clause: UUID, deed: str, seen: object = 1, **more: object
):
    """Press one of the buttons under a clause."""
    return sent(browser, address(table, "answer", clause), deed=deed, seen=seen, **more)
