"""Whether every file whose branches must be seen was run at all: `python -m tests.measured`.

Coverage counts the branches of what was loaded; what nothing loads would be missing in silence.
"""

import sys
from fnmatch import fnmatch
from pathlib import Path

from coverage import Coverage

ROOT = Path(__file__).resolve().parents[1]


def never_run(measuring: Coverage) -> list[str]:
    """Return the files that are to be measured, and that no test has loaded."""
    measuring.load()
    seen = measuring.get_data().measured_files()
    include, omit = measuring.get_option("run:include"), measuring.get_option("run:omit")
    files = [str(path) for path in (ROOT / "src").rglob("*.py") if path.stat().st_size]
    return [
        file
        for file in sorted(files)
        if _is_in(file, include) and not _is_in(file, omit) and file not in seen
    ]


def _is_in(file: str, patterns: object) -> bool:
    return isinstance(patterns, list) and any(fnmatch(file, each) for each in patterns)


if __name__ == "__main__":
    missing = never_run(Coverage(config_file=str(ROOT / "pyproject.toml")))
    sys.exit("\n".join(f"No test loads {file}." for file in missing) or 0)
