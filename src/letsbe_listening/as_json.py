"""What was heard, for machines: a documented shape with a version of its own."""

from typing import Any

from letsbe_listening.heard import Band, Counts, Heard, Share

# 1: the shape of docs/listening.md. It grows by new keys; a changed one is a new version.
VERSION = 1


def as_json(heard: Heard) -> dict[str, Any]:
    """Return what was heard as plain dictionaries, lists, texts and numbers.

    >>> from letsbe_listening import Talk, Turn, listen
    >>> told = as_json(listen(Talk((Turn("Sam", "Go on."),)), listener="Sam"))
    >>> told["turns"][0]["acts"][8]["act"], told["counts"]["words"]
    ('encourager', {'listener': 2, 'others': 0})
    """
    return {
        "version": VERSION,
        "listener": heard.listener,
        "speakers": list(heard.speakers),
        "punctuation_is_missing": heard.is_bare,
        "turns": [
            {
                "turn": turn.turn,
                "text": turn.text,
                "acts": [
                    {
                        "act": act.label.value,
                        "probability": act.probability,
                        "verdict": act.verdict.value,
                        "evidence": act.evidence,
                    }
                    for act in turn.acts
                ],
            }
            for turn in heard.turns
        ],
        "counts": _counts(heard.counts),
    }


def _counts(counts: Counts) -> dict[str, Any]:
    return {
        "words": _share(counts.words),
        "turns": _share(counts.turns),
        "seconds": None if counts.seconds is None else _share(counts.seconds),
        "longest_turn": {"turn": counts.longest, "words": counts.longest_words},
        "labels": {label.value: _band(band) for label, band in counts.labels.items()},
        "questions": _band(counts.questions),
    }


def _share(share: Share) -> dict[str, float]:
    return {"listener": share.listener, "others": share.others}


def _band(band: Band) -> dict[str, int]:
    return {"least": band.least, "likely": band.likely, "most": band.most}
