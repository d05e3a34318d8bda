"""What letsbe keeps, as a sentence: the same on every page and on paper."""

from django.utils import formats
from django.utils.dates import WEEKDAYS
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from letsbe.agreements.rules.kept import AgreedRhythm, Channel, QuietHours, Term


def kept_words(term: Term | None) -> str:
    """Return the sentence for a kept term, "" for none."""
    if term is None:
        return ""
    if isinstance(term, QuietHours):
        return _(
            "letsbe keeps this: messages wait from %(begins)s until %(ends)s, "
            "for each of you by your own clock."
        ) % {"begins": _clock(term.begins), "ends": _clock(term.ends)}
    return _rhythm(term) if isinstance(term, AgreedRhythm) else _channel(term)


def _rhythm(term: AgreedRhythm) -> str:
    return ngettext(
        "letsbe keeps this: you meet every week on %(day)s at %(begins)s "
        "(%(zone)s), for %(minutes)s minutes.",
        "letsbe keeps this: you meet every %(weeks)s weeks on %(day)s at %(begins)s "
        "(%(zone)s), for %(minutes)s minutes.",
        term.every_weeks,
    ) % {
        "weeks": term.every_weeks,
        "day": WEEKDAYS[term.weekday],
        "begins": _clock(term.begins),
        "zone": term.zone.replace("_", " "),
        "minutes": term.minutes,
    }


def _channel(term: Channel) -> str:
    return {
        Channel.HERE: _("letsbe keeps this: between meetings you write to each other here."),
        Channel.ELSEWHERE: _(
            "letsbe keeps this: between meetings you write to each other elsewhere, not here."
        ),
        Channel.NOWHERE: _(
            "letsbe keeps this: between meetings you do not write to each other."
        ),
    }[term]


def _clock(at: object) -> str:
    return formats.date_format(at, "H:i")  # type: ignore[arg-type]
