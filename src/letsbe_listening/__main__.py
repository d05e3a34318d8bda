"""The command: `python -m letsbe_listening talk.vtt --listener Sam`."""

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path

from letsbe_listening.as_json import as_json
from letsbe_listening.listen import listen
from letsbe_listening.page import page
from letsbe_listening.reading import read_talk
from letsbe_listening.refused import SpeakerUnclear, TalkRefused
from letsbe_listening.talk import Talk

REFUSED = 2


def main(arguments: Sequence[str] | None = None) -> int:
    """Read a transcript and print what was heard; return 0, or 2 with the reason on stderr."""
    asked = _parser().parse_args(arguments)
    try:
        talk = read_talk(asked.transcript, speakers=tuple(asked.speaker or ()))
        sys.stdout.write(_told(talk, asked))
    except (TalkRefused, SpeakerUnclear) as refused:
        sys.stderr.write(f"{refused}\n")
        return REFUSED
    return 0


def _told(talk: Talk, asked: argparse.Namespace) -> str:
    if asked.who:
        return "".join(f"{name}\n" for name in talk.speakers)
    if asked.listener is None:
        raise SpeakerUnclear(
            Path(asked.transcript).name,
            None,
            "--listener NAME: who of those who speak is the listener",
            names=talk.speakers,
        )
    heard = listen(talk, listener=asked.listener)
    if asked.json:
        return json.dumps(as_json(heard), ensure_ascii=False, indent=2) + "\n"
    return page(heard)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m letsbe_listening",
        description="Hear what a listener did in a practice talk, in the words that show it.",
    )
    parser.add_argument("transcript", help="a .vtt, .srt, .txt, .json, .csv or .tsv file")
    parser.add_argument("--listener", metavar="NAME", help="whose turns to look at")
    parser.add_argument("--who", action="store_true", help="only list who speaks")
    parser.add_argument("--json", action="store_true", help="print JSON for machines")
    parser.add_argument(
        "--speaker", metavar="NAME", action="append", help="a name that speaks (once for each)"
    )
    return parser


if __name__ == "__main__":
    sys.stdout.reconfigure(encoding="utf-8", errors="replace")  # type: ignore[union-attr]
    sys.exit(main())
