"""Bringing the transcript of a practice: what it is, who is who, and only then is it kept."""

import codecs
from pathlib import PurePath

from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST

from letsbe.lib import clock, text
from letsbe.people import access as people
from letsbe.practice.actions import bringing as actions
from letsbe.practice.forms.bringing import (
    MOST_CARRIED,
    REAL,
    BringForm,
    WhoForm,
    as_carried,
    carried,
)
from letsbe.practice.queries import mine
from letsbe.practice.rules import names
from letsbe.practice.rules.kinds import minutes_of_seconds
from letsbe.practice.rules.talks import Line
from letsbe.practice.views import answers
from letsbe.ui.forms import carry_out
from letsbe_listening import SpeakerUnclear, Talk, TalkRefused, read_text
from letsbe_listening.reading import Kind
from letsbe_listening.refused import shown as refused_text

MOST_SPEAKERS = 8
TOO_LONG = gettext_lazy("This talk is longer than fits. Bring a part of it.")
OTHER_KIND = gettext_lazy("Choose a file that ends in one of these: %(known)s.")
WHO_SPEAKS = gettext_lazy(
    "It is not clear who speaks (line %(line)s). Write here the names of everybody who does, "
    "and choose the file once more."
)
TOO_FEW_OR_MANY = gettext_lazy(
    "A practice has from two to eight people who speak. Here are %(number)s."
)
SUFFIXES = {
    ".vtt": Kind.VTT, ".srt": Kind.SRT, ".json": Kind.JSON, ".csv": Kind.CSV,
    ".tsv": Kind.CSV, ".txt": None,
}  # fmt: skip


class OtherKindOfFile(Exception):
    """A file whose name does not end like that of a transcript."""


@require_http_methods(["GET", "HEAD", "POST"])
def bring(request: HttpRequest) -> HttpResponse:
    """Ask what it is, and read the talk; nothing is kept yet."""
    people.signed_in(request)
    form = BringForm(request.POST or None, request.FILES or None)
    if not form.is_bound or not form.is_valid():
        return answers.page(request, "bring", form=form, is_real=False)
    if form.cleaned_data["is_practice"] == REAL:
        return answers.page(request, "bring", form=BringForm(), is_real=True)
    talk = _read(form)
    if talk is None:
        return answers.page(request, "bring", form=form, is_real=False)
    return _who_page(request, WhoForm(brought=talk))


@require_POST
def who(request: HttpRequest) -> HttpResponse:
    """Take the names out, keep what is left, and go to its feedback."""
    person = people.signed_in(request)
    talk = carried(request.POST.get("talk", ""))
    if talk is None or len(talk.speakers) > MOST_SPEAKERS:
        form = BringForm({"is_practice": ""})
        form.add_error(None, _("The talk got lost on the way. Please bring it once more."))
        return answers.page(request, "bring", form=form, is_real=False)
    form_of_who = WhoForm(request.POST, brought=talk)
    if not form_of_who.is_valid():
        return _who_page(request, form_of_who)
    lines = names.without_names(
        talk, form_of_who.parts, others=form_of_who.others, typed=form_of_who.typed
    )
    minutes = _minutes(lines) or form_of_who.cleaned_data["minutes"] or 0
    if carry_out(
        form_of_who,
        lambda once: actions.keep_transcript(
            lines, minutes=minutes, by=person, at=clock.now(), once=once
        ),
    ):
        newest = mine.newest_transcript(person)
        return answers.go("item", newest) if newest else answers.go("mine")
    return _who_page(request, form_of_who)


def _who_page(request: HttpRequest, form: WhoForm) -> HttpResponse:
    talk = form.brought
    people_in_it = [
        (form[f"{number}.who"], names.first_words(talk, name))
        for number, name in enumerate(talk.speakers)
    ]
    is_timed = any(turn.end is not None for turn in talk.turns)
    return answers.page(request, "who", form=form, people=people_in_it, is_timed=is_timed)


def _read(form: BringForm) -> Talk | None:
    """Return the talk that was brought; None with the reason told in the form."""
    file: UploadedFile[bytes] | None = form.cleaned_data["file"]
    field = "file" if file else "text"
    try:
        speakers = tuple(names.as_names(form.cleaned_data["speakers"]))
        talk = (
            _read_file(file, speakers)
            if file
            else _read_pasted(form.cleaned_data["text"], speakers)
        )
    except SpeakerUnclear as unclear:
        form.add_error("speakers", WHO_SPEAKS % {"line": unclear.line or 1})
        return None
    except TalkRefused as refused:
        form.add_error(field, _refusal(refused))
        return None
    except OtherKindOfFile:
        known = ", ".join(SUFFIXES)
        form.add_error(field, OTHER_KIND % {"known": known})
        return None
    except UnicodeDecodeError:
        form.add_error(field, _("This file is not text. Save it as UTF-8 and bring it again."))
        return None
    if not 1 < len(talk.speakers) <= MOST_SPEAKERS:
        form.add_error(field, TOO_FEW_OR_MANY % {"number": len(talk.speakers)})
        return None
    if len(as_carried(talk)) > MOST_CARRIED:
        form.add_error(field, TOO_LONG)
        return None
    return talk


def _refusal(refused: TalkRefused) -> str:
    here = refused_text(refused.here or "")
    if refused.line is None:
        return _("This could not be read as a transcript.")
    if not here:
        return _("Line %(line)s could not be read.") % {"line": refused.line}
    told = {"line": refused.line, "here": here}
    return _("Line %(line)s could not be read. There stands: %(here)s") % told


def _read_file(file: "UploadedFile[bytes]", speakers: tuple[str, ...]) -> Talk:
    name = text.line(file.name or "") or "?"
    suffix = PurePath(name.lower()).suffix
    if suffix not in SUFFIXES:
        raise OtherKindOfFile
    written = _decoded(file.read())
    kind = SUFFIXES[suffix] or _kind_of(written)
    return read_text(written, kind=kind, name=name, speakers=speakers)


def _read_pasted(written: str, speakers: tuple[str, ...]) -> Talk:
    return read_text(written, kind=_kind_of(written), name=_("the text"), speakers=speakers)


def _decoded(raw: bytes) -> str:
    if raw.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return raw.decode("utf-16")
    return raw.decode("utf-8-sig")


def _kind_of(written: str) -> Kind:
    """Return what a text is, by how it begins."""
    begins = written.lstrip("\ufeff \n\r\t")
    if begins.startswith("WEBVTT"):
        return Kind.VTT
    if begins.startswith(("[", "{")):
        return Kind.JSON
    first_lines = begins.splitlines()[:3]
    return Kind.SRT if any(" --> " in line for line in first_lines) else Kind.PLAIN


def _minutes(lines: list[Line]) -> int:
    ends = [line.end for line in lines if line.end is not None]
    starts = [line.start for line in lines if line.start is not None]
    return minutes_of_seconds(max(ends) - min(starts)) if ends and starts else 0
