"""Everything the outside may set, read once and typed; every fault is named at once."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from ipaddress import ip_address
from pathlib import Path
from urllib.parse import urlsplit
from zoneinfo import available_timezones

from letsbe.config import databases
from letsbe.reminders.rules import servers

PACKAGE = Path(__file__).resolve().parents[1]
HERE = PACKAGE.parents[1]
DEFAULTS = {
    "DATA_DIR": str(HERE / "data" / "house"),
    "ROOT_KEY_FILE": "",
    "PUBLIC_URL": "http://localhost:8000",
    "EXIT_URL": "https://www.wikipedia.org/",
    "TIME_ZONE": "UTC",
    "DATABASE_URL": "",
    "KEYS_DATABASE_URL": "",
    "PRACTICE_MODEL_URL": "",
    "PRACTICE_MODEL_NAME": "local",
    "SMTP_URL": "",
    "MAIL_FROM": "",
    "DEMO": "no",
}
# Names that only a network of one's own gives.
_OWN_NAMES = (".local", ".lan", ".internal", ".home.arpa")


class EnvironmentRefused(Exception):
    """The environment cannot be used; the message names every fault, one a line."""


@dataclass(frozen=True, kw_only=True)
class Environment:
    data_dir: Path
    root_key_file: Path
    public_url: str
    exit_url: str
    time_zone: str
    database_url: str = field(repr=False)
    keys_database_url: str = field(repr=False)
    practice_model_url: str
    practice_model_name: str
    mail_server: servers.MailServer | None
    mail_from: str
    is_demo: bool

    @property
    def is_https(self) -> bool:
        return self.public_url.startswith("https://")

    @property
    def hosts(self) -> list[str]:
        return sorted(
            {urlsplit(self.public_url).hostname or "", "localhost", "127.0.0.1", "[::1]"}
        )


def read(outside: Mapping[str, str]) -> Environment:
    """Return the typed environment; raise EnvironmentRefused naming every fault."""
    given = {name: outside.get(name, "").strip() or usual for name, usual in DEFAULTS.items()}
    faults = [f"{name}: {fault}" for name, fault in _faults(given).items() if fault]
    if faults:
        raise EnvironmentRefused("\n".join(faults))
    data_dir = Path(given["DATA_DIR"]).expanduser().resolve()
    return Environment(
        data_dir=data_dir,
        root_key_file=Path(given["ROOT_KEY_FILE"] or data_dir / "root.key")
        .expanduser()
        .resolve(),
        public_url=given["PUBLIC_URL"].rstrip("/"),
        exit_url=given["EXIT_URL"],
        time_zone=given["TIME_ZONE"],
        database_url=given["DATABASE_URL"],
        keys_database_url=given["KEYS_DATABASE_URL"],
        practice_model_url=given["PRACTICE_MODEL_URL"],
        practice_model_name=given["PRACTICE_MODEL_NAME"],
        mail_server=servers.read_server(
            given["SMTP_URL"], is_own=_is_own(servers.host_of(given["SMTP_URL"]))
        ),
        mail_from=given["MAIL_FROM"] or "reminder@localhost",
        is_demo=given["DEMO"] == "yes",
    )


def _faults(given: Mapping[str, str]) -> dict[str, str | None]:
    return {
        "PUBLIC_URL": _root_fault(given["PUBLIC_URL"]),
        "EXIT_URL": _address_fault(given["EXIT_URL"]),
        "TIME_ZONE": None
        if given["TIME_ZONE"] in available_timezones()
        else f"{given['TIME_ZONE']!r} is not a time zone; write one like Europe/Lisbon",
        **databases.faults(given),
        "PRACTICE_MODEL_URL": _model_fault(given["PRACTICE_MODEL_URL"]),
        "SMTP_URL": servers.server_fault(given["SMTP_URL"]),
        "MAIL_FROM": servers.from_fault(
            given["MAIL_FROM"], is_mail_sent=bool(given["SMTP_URL"])
        ),
        "DEMO": None
        if given["DEMO"] in {"yes", "no"}
        else f"{given['DEMO']!r} is neither yes nor no",
    }


def _address_fault(address: str) -> str | None:
    parts = urlsplit(address)
    if parts.scheme in {"http", "https"} and parts.hostname:
        return None
    return f"{address!r} is not an address; write one like https://letsbe.example.org"


def _root_fault(address: str) -> str | None:
    """The house stands at the root of its address: a path after it would break its links."""
    fault = _address_fault(address)
    has_more = urlsplit(address).path.strip("/") or urlsplit(address).query
    return fault or (f"{address!r} has a path; write the address alone" if has_more else None)


def _model_fault(address: str) -> str | None:
    """A language model may only be one of the house's own network: nobody else is asked."""
    if not address:
        return None
    if fault := _address_fault(address):
        return fault
    host = urlsplit(address).hostname or ""
    if _is_own(host):
        return None
    return (
        f"{address!r} is not in a network of your own; write one like http://localhost:8080/v1"
    )


def _is_own(host: str) -> bool:
    try:
        there = ip_address(host)
    except ValueError:
        return "." not in host or host.endswith(_OWN_NAMES)
    return there.is_loopback or there.is_private or there.is_link_local
