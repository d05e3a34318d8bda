import json
import signal
import subprocess
import sys
from collections.abc import Callable
from io import StringIO
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.db import connections
from pytest_django import Settings

from letsbe.lib.ids import new_id
from letsbe.vault import actions, queries
from letsbe.vault.actions import Progress
from letsbe.vault.models import Generation, Grant, RecipientKind
from letsbe.vault.rules import Place
from letsbe.vault.tests.people import ADA, ANOTHER_ROOT, AT, BO, BOND, WORDS, grant_of, place

KEYS = 7
Sealed = dict[Place, bytes]

pytestmark = pytest.mark.django_db(databases=["default", "keys"])
commits = pytest.mark.django_db(transaction=True, databases=["default", "keys"])

ROTATE_AND_DIE = """
import json, os, signal, sys
import django
from django.conf import settings
settings.configure(
    DATABASES={
        alias: json.loads(sys.argv[1]) for alias in ("default", "keys")
    },
    DATABASE_ROUTERS=["letsbe.vault.router.KeysApart"], INSTALLED_APPS=["letsbe.vault"],
    USE_TZ=True, ROOT_KEY=bytes.fromhex(sys.argv[2]),
)
django.setup()
from letsbe.lib import clock
from letsbe.vault import actions
actions.BATCH = 2
wanted = int(sys.argv[3])
def die(execute, sql, params, many, context):
    global wanted
    answer = execute(sql, params, many, context)
    wanted -= 1
    if not wanted:
        os.kill(os.getpid(), signal.SIGKILL)
    return answer
from django.db import connections
with connections["keys"].execute_wrapper(die):
    for progress in actions.rotate(at=clock.now()):
        pass
"""


@pytest.fixture(autouse=True)
def _small_batches(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(actions, "BATCH", 2)


def furnished() -> Sealed:
    places = [place(relationship=new_id()) for _ in range(KEYS)]
    ring = actions.make_keys([(where.relationship, where.author) for where in places], at=AT)
    return {where: ring.seal(WORDS, where) for where in places}


def assert_all_open(sealed: Sealed) -> None:
    bonds = [where.relationship for where in sealed if where.relationship]
    ring = queries.key_ring(relationships=bonds)
    assert {ring.open(kept, where) for where, kept in sealed.items()} == {WORDS}


def generations() -> set[int]:
    return set(Grant.objects.values_list("generation", flat=True))


class Stopped(BaseException):
    """The process ends here."""


def stop_at(statement: int) -> Callable[..., Any]:
    left = statement

    def execute(run: Callable[..., Any], *arguments: Any) -> Any:
        nonlocal left
        left -= 1
        if left < 0:
            raise Stopped
        return run(*arguments)

    return execute


def rotate_until(statement: int) -> bool:
    """Return whether a rotation ended before it was stopped at a statement."""
    try:
        with connections["keys"].execute_wrapper(stop_at(statement)):
            list(actions.rotate(at=AT))
    except Stopped:
        return False
    return True


def test_a_rotation_wraps_every_key_anew_and_old_words_stay_open() -> None:
    sealed = furnished()
    before = set(Grant.objects.values_list("wrapped", flat=True))
    steps = list(actions.rotate(at=AT))
    assert [step.wrapped for step in steps] == [2, 4, 6, 7, 7]
    assert steps[-1] == Progress(generation=2, wrapped=7, refused=0, is_finished=True)
    assert generations() == {2}
    assert not before & set(Grant.objects.values_list("wrapped", flat=True))
    assert_all_open(sealed)


def test_keys_made_after_a_rotation_are_of_the_new_generation() -> None:
    furnished()
    list(actions.rotate(at=AT))
    actions.make_relationship_keys(BOND, [ADA], at=AT)
    assert grant_of(ADA).generation == 2


def test_a_finished_rotation_is_followed_by_a_new_one() -> None:
    sealed = furnished()
    for number in (2, 3, 4):
        assert list(actions.rotate(at=AT))[-1].generation == number
    assert generations() == {4}
    assert_all_open(sealed)


def test_a_rotation_of_nothing_ends_at_once() -> None:
    assert list(actions.rotate(at=AT)) == [Progress(1, 0, 0, is_finished=True)]


@commits
def test_a_rotation_stopped_at_any_statement_leaves_words_open_and_goes_on() -> None:
    sealed = furnished()
    statement, number, is_done = 0, 2, False
    while not is_done:
        is_done = rotate_until(statement)
        assert_all_open(sealed)
        rest = list(actions.rotate(at=AT))[-1]
        assert generations() == {rest.generation}
        assert rest.generation <= number + is_done
        assert_all_open(sealed)
        statement, number = statement + 1, rest.generation + 1
    assert statement > 12


@pytest.mark.parametrize("steps", [1, 2, 3, 4])
def test_a_rotation_left_between_two_batches_goes_on_where_it_was(steps: int) -> None:
    sealed = furnished()
    rotation = actions.rotate(at=AT)
    done = [next(rotation) for _ in range(steps)][-1]
    rotation.close()
    assert_all_open(sealed)
    assert list(actions.rotate(at=AT))[-1].wrapped == KEYS - done.wrapped
    assert Generation.objects.count() == 2


@commits
@pytest.mark.parametrize("statement", [4, 7, 10, 13, 16, 19])
def test_a_rotation_killed_by_the_system_loses_no_word_and_goes_on(
    statement: int, settings: Settings
) -> None:
    sealed = furnished()
    told = connections["keys"].settings_dict
    where = {part: str(told[part]) for part in ("ENGINE", "NAME", "USER", "PASSWORD", "HOST")}
    died = subprocess.run(  # noqa: S603
        [
            sys.executable,
            "-c",
            ROTATE_AND_DIE,
            json.dumps(where),
            settings.ROOT_KEY.hex(),
            str(statement),
        ],
        check=False,
        timeout=60,
    )
    # PostgreSQL's driver begins a transaction unasked: it comes to its end in fewer statements.
    is_through = statement > 13 and connections["keys"].vendor == "postgresql"
    assert died.returncode == (0 if is_through else -signal.SIGKILL)
    if is_through:
        return
    assert_all_open(sealed)
    assert list(actions.rotate(at=AT))[-1].generation == 2
    assert generations() == {2}
    assert_all_open(sealed)


def test_a_key_that_no_longer_opens_is_counted_and_left_alone() -> None:
    sealed = furnished()
    ill = next(iter(sealed))
    Grant.objects.filter(key__relationship_id=ill.relationship).update(wrapped=bytes(61))
    last = list(actions.rotate(at=AT))[-1]
    assert (last.wrapped, last.refused) == (KEYS - 1, 1)
    assert grant_of(ADA, ill.relationship).generation == 1
    del sealed[ill]
    assert_all_open(sealed)
    assert list(actions.rotate(at=AT))[-1].generation == 3


def test_a_grant_for_a_person_is_not_touched() -> None:
    actions.make_relationship_keys(BOND, [ADA, BO], at=AT)
    Grant.objects.filter(id=grant_of(BO).id).update(
        recipient_kind=RecipientKind.PERSON, recipient_id=BO
    )
    before = bytes(grant_of(BO).wrapped)
    list(actions.rotate(at=AT))
    assert bytes(grant_of(BO).wrapped) == before
    assert grant_of(ADA).generation == 2


def test_the_command_says_in_plain_sentences_what_it_did() -> None:
    furnished()
    call_command("rotate_keys", stdout=(said := StringIO()))
    assert said.getvalue().splitlines() == [
        "Generation 2: 2 keys wrapped anew so far.",
        "Generation 2: 4 keys wrapped anew so far.",
        "Generation 2: 6 keys wrapped anew so far.",
        "Generation 2: 7 keys wrapped anew so far.",
        "Done: generation 2, 7 keys wrapped anew.",
    ]


def test_the_command_names_keys_that_no_longer_open() -> None:
    sealed = furnished()
    Grant.objects.filter(key__relationship_id=next(iter(sealed)).relationship).update(
        alg="none"
    )
    with pytest.raises(CommandError, match="did not open and were left as they were: 1"):
        call_command("rotate_keys", stdout=StringIO())


def test_the_command_refuses_a_wrong_root_key(settings: Settings) -> None:
    furnished()
    settings.ROOT_KEY = ANOTHER_ROOT
    with pytest.raises(CommandError, match="does not belong"):
        call_command("rotate_keys", stdout=StringIO())
    assert generations() == {1}
