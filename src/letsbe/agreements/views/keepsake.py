"""From a version on the screen to the paper both can keep: every label in their language."""

from django.utils import formats, timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from letsbe.agreements.document import Document, Labels, Signed
from letsbe.agreements.queries.versions import OpenedVersion
from letsbe.agreements.views.asking import Asked
from letsbe.lib.paper import as_voice
from letsbe.lib.said import Minimum


def as_document(asking: Asked, version: OpenedVersion) -> Document:
    first, second = asking.sides.both
    sides = {side.id: (side.name, as_voice(side.voice)) for side in asking.sides.both}
    signed = {s.by: s for s in version.signatures}
    return Document(
        title=_("How we want to be with each other"),
        number=version.number,
        names=(first.name, second.name),
        in_force=_day(version.in_force_at),
        in_force_at=version.in_force_at,
        review_on=formats.date_format(version.review_on, "j F Y"),
        clauses=version.on_paper(sides),
        minimums=tuple(
            Minimum(title=m.title, words=m.words, reason=m.reason) for m in version.minimums
        ),
        signatures=(
            Signed(name=first.name, at_words=_moment(signed[first.id].at)),
            Signed(name=second.name, at_words=_moment(signed[second.id].at)),
        ),
        digest_hex=next((s.digest for s in version.signatures if s.digest), ""),
        language=get_language() or "en",
        labels=labels(),
    )


def labels() -> Labels:
    """Return every fixed sentence of the paper, translated."""
    return Labels(
        kind=_("Let's Be agreement"),
        names=_("{first} and {second}"),
        version=_("Version"),
        in_force=_("In force since"),
        review=_("We look at it again on"),
        not_a_contract=_(
            "This is a working agreement, not a contract. Either may leave at any time."
        ),
        words_of=_("{name}'s words"),
        minimums=_("What the programme asks of both"),
        minimums_lead=_("These are not negotiated. Both have read and acknowledged them."),
        reason=_("Why:"),
        signatures=_("Signed by both"),
        signatures_lead=_("Each read these words, and signed them as they stand here."),
        signed=_("Signed {at}"),
        digest=_("Fingerprint of the text both signed"),
        footer=_("Version {number}, in force since {in_force}"),
        page=_("Page {page} of {pages}"),
        undrawn=_(
            "Some characters could not be drawn on this paper and stand as empty boxes. "
            "The exact words are inside this file, as the attachment words.txt."
        ),
    )


def _day(when: object) -> str:
    return formats.date_format(timezone.localtime(when), "j F Y")  # type: ignore[arg-type]


def _moment(when: object) -> str:
    local = timezone.localtime(when)  # type: ignore[arg-type]
    # On paper nobody can ask which clock it was.
    return formats.date_format(local, "j F Y, H:i") + f" ({local.tzname()})"
