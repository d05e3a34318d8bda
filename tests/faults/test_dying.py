"""The server is killed at each step of a deed: what was answered is there, nothing twice."""

import pytest

from letsbe.people.tests.people import signed_in
from tests.faults import deeds
from tests.faults.deeds import Stage
from tests.faults.living import LIVING
from tests.faults.serving import forked, session_of

pytestmark = [
    pytest.mark.enable_socket,
    pytest.mark.django_db(databases=["default", "keys"], transaction=True),
]
DONE = {200, 302, 303}
DEEDS = deeds.DEEDS | LIVING
# A deed asks more than this: fewer steps would mean that nobody was killed.
FEWEST_STEPS = 10


@pytest.mark.parametrize("name", DEEDS)
def test_killed_at_any_step_nothing_is_lost_and_nothing_is_doubled(name: str) -> None:
    stage, step, answered = Stage(), 0, None
    while answered is None:
        step += 1
        sent = DEEDS[name](stage)
        browser = signed_in(sent.by)
        with forked(dies_at=step) as server:
            answered = server.post(sent.path, sent.fields, session=session_of(browser))
        stored = sent.left()
        assert stored == 1 or (stored == 0 and answered is None), f"after step {step}"
        again = browser.post(sent.path, sent.fields)
        assert again.status_code in DONE, f"sent again after step {step}"
        assert sent.left() == 1, f"after step {step}"
        first, second = sent.seen()
        assert first == second
    assert answered[0] in DONE
    assert step > FEWEST_STEPS
