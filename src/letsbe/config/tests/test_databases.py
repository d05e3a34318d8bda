"""Where the databases are: both or neither, never one for two, and no password repeated."""

import pytest

from letsbe.config import databases
from letsbe.config.environment import EnvironmentRefused, read

HOUSE = "postgresql://letsbe:s3cret@db.example.org/letsbe"
KEYS = "postgresql://letsbe_keys:s3cret@db.example.org/letsbe_keys"


def refusal(house: str, keys: str) -> str:
    with pytest.raises(EnvironmentRefused) as refused:
        read({"DATABASE_URL": house, "KEYS_DATABASE_URL": keys})
    assert "s3cret" not in str(refused.value)
    return str(refused.value)


def test_two_databases_are_read() -> None:
    found = read({"DATABASE_URL": HOUSE, "KEYS_DATABASE_URL": KEYS})

    assert (found.database_url, found.keys_database_url) == (HOUSE, KEYS)
    assert "s3cret" not in repr(found)


def test_a_house_has_both_or_neither() -> None:
    assert refusal(HOUSE, "").startswith("KEYS_DATABASE_URL: is missing")
    assert refusal("", KEYS).startswith("DATABASE_URL: is missing")
    assert read({}).database_url == ""


def test_keys_have_a_database_of_their_own() -> None:
    other_role = HOUSE.replace("letsbe:", "letsbe_keys:")

    assert "keys need a database of their own" in refusal(HOUSE, HOUSE)
    assert "keys need a database of their own" in refusal(HOUSE, other_role)
    usual_port = "postgresql://letsbe:s3cret@db:5432/letsbe"
    assert "keys need" in refusal("postgresql://letsbe:s3cret@db/letsbe", usual_port)


@pytest.mark.parametrize(
    "url",
    [
        "mysql://letsbe:s3cret@db/letsbe",
        "postgresql://letsbe:s3cret@db",
        "postgresql://letsbe:s3cret@db/",
        "postgresql://letsbe:s3cret@db/a/b",
        "postgresql://letsbe:s3cret@db:0/letsbe",
        "postgresql://letsbe:s3cret@db:port/letsbe",
        "postgresql://letsbe:s3cret@[::1/letsbe",
        "postgresql://letsbe:s3cret@db/letsbe#x",
        "db.example.org",
    ],
)
def test_what_is_no_database_is_refused_and_not_repeated(url: str) -> None:
    said = refusal(url, url.replace("letsbe", "keys"))

    named = [line.split(":")[0] for line in said.splitlines()]
    assert named == [databases.HOUSE, databases.KEYS]


def test_what_is_not_known_after_the_name_is_named() -> None:
    assert "sslmod is not known" in refusal(f"{HOUSE}?sslmod=require", KEYS)


def test_an_address_says_where_as_whom_and_how() -> None:
    made = databases.postgresql("postgres://a%40b:p%2Fw@[::1]:5433/one?sslmode=require")

    assert [made[part] for part in ("NAME", "USER", "PASSWORD", "HOST", "PORT")] == [
        *("one", "a@b", "p/w", "::1", 5433)
    ]
    assert made["OPTIONS"]["sslmode"] == "require"
    assert "synchronous_commit=on" in made["OPTIONS"]["options"]
    assert databases.postgresql("postgresql:///one?host=/run/pg")["HOST"] == "/run/pg"
