"""Law: floors, furniture, pure rules and mounting are as the contracts in pyproject say."""

from pathlib import Path

import pytest
from importlinter.cli import lint_imports

from tests.laws.tree import ROOT, contracts, rooms

MEND = (
    "An import goes where it may not. Import only from floors below and from furniture that "
    "stands lower; to tell a room above, send a signal from events.py. A new room or piece "
    "gets its floor in pyproject.toml. The lines below say which import it is."
)


def are_kept(root: Path = ROOT) -> bool:
    """Run the contracts; what they find is printed."""
    return lint_imports(config_filename=str(root / "pyproject.toml"), no_cache=True) == 0


def test_every_contract_about_imports_is_kept(capsys: pytest.CaptureFixture[str]) -> None:
    is_kept = are_kept()

    assert is_kept, f"{MEND}\n{capsys.readouterr().out}"


def test_every_room_stands_on_a_floor_and_under_the_law_of_furniture() -> None:
    floors, furniture = contracts()[0], contracts()[1]
    on_floors = {room.strip() for layer in floors["layers"] for room in layer.split("|")}
    furnished = {container.removeprefix("letsbe.") for container in furniture["containers"]}

    # Config wires and lib holds small files: neither has the furniture of a room.
    assert set(rooms()) == on_floors
    assert set(rooms()) - {"config", "lib"} == furnished


def test_no_contract_lets_an_exception_through() -> None:
    lax = [
        contract["name"]
        for contract in contracts()
        if any(name.startswith(("ignore_imports", "exhaustive_ignores")) for name in contract)
    ]

    assert not lax, f"These contracts make exceptions; mend the import instead: {lax}"
