"""Several deeds at the same instant, each in a thread with connections of its own."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

from django.db import connections
from django.http import Http404

from letsbe.lib.once import AlreadyDone

DONE = "done"


def at_once(*deeds: Callable[[], object], refused: tuple[type[Exception], ...]) -> list[object]:
    """Do all of these at the same instant; return what each was told, in their order.

    That is DONE, the `.why` of a refusal, or the class AlreadyDone or Http404.
    """
    start = Barrier(len(deeds))

    def told(deed: Callable[[], object]) -> object:
        start.wait()
        try:
            deed()
        except refused as refusal:
            return getattr(refusal, "why")  # noqa: B009 (which of them has it, is theirs)
        except (AlreadyDone, Http404) as other:
            return type(other)
        finally:
            connections.close_all()
        return DONE

    with ThreadPoolExecutor(len(deeds)) as pool:
        return list(pool.map(told, deeds))
