"""The keepsake says what was agreed, the same for everybody, and nothing typed commands it."""

import os
import re
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from letsbe.agreements import document
from letsbe.agreements.document import Document, Labels, Signed
from letsbe.agreements.tests.paper import (
    KEEPSAKE,
    SIGNED_AT,
    described,
    is_accessible,
    places_on,
    read,
    root_of,
    saying,
    tags_of,
    words_on,
)
from letsbe.lib import press
from letsbe.lib.paper import Voice, voice_of
from letsbe.lib.said import Minimum, Said

NOT_A_CONTRACT = "This is a working agreement, not a contract. Either may leave at any time."


def test_the_keepsake_names_what_was_agreed_by_whom_and_when_in_reading_order() -> None:
    words = words_on(document.pdf(KEEPSAKE))
    expected = [
        "Let's Be agreement",
        "How we want to be with each other",
        "Ada and Bo",
        "Version 2",
        "In force since 3 November 2026",
        "We look at it again on 2 February 2027",
        NOT_A_CONTRACT,
        "Ada's words Let's be on time.",
        "Bo's words Let's be honest when we are not well. Some days I can't find the words.",
        "Code of conduct No money changes hands. Why: To be free.",
        "Ada Signed on 3 November 2026, 18:00 Bo Signed on 3 November 2026, 18:01",
        " ".join(KEEPSAKE.digest_hex[at : at + 4] for at in range(0, 64, 4)),
        "Page 1 of 1",
    ]
    places = [words.find(sentence) for sentence in expected]
    assert -1 not in places
    assert places == sorted(places)


def test_the_keepsake_is_tagged_and_has_a_title_a_language_and_headings() -> None:
    paper = document.pdf(replace(KEEPSAKE, language="pt-br"))
    root = root_of(paper)
    assert root["/MarkInfo"]["/Marked"].value is True
    assert root["/Lang"] == "pt-BR"
    assert root["/ViewerPreferences"]["/DisplayDocTitle"].value is True
    assert described(paper).title == "How we want to be with each other"
    assert is_accessible(paper)
    assert [tag for tag in tags_of(paper) if tag.startswith("/H")] == [
        "/H1",
        "/H1",
        "/H2",
        "/H1",
    ]


def test_every_font_is_inside_the_file_and_none_comes_from_the_machine() -> None:
    for font in press.fonts().fonts():
        assert font.path is None or Path(font.path).is_relative_to(press.FONTS)
    families = press.fonts().families()
    assert {"Fraunces", "Atkinson Hyperlegible Next"} <= set(families)
    for page in read(document.pdf(KEEPSAKE)).pages:
        resources: Any = page["/Resources"]
        for font in resources["/Font"].values():
            descriptor = font["/DescendantFonts"][0].get_object()["/FontDescriptor"]
            assert "/FontFile2" in descriptor or "/FontFile3" in descriptor


def test_the_same_agreement_is_the_same_bytes_in_another_process_and_time_zone(
    tmp_path: Path,
) -> None:
    program = (
        "import hashlib, letsbe.agreements.document as d, letsbe.agreements.tests.paper as p;"
        "print(hashlib.sha256(d.pdf(p.KEEPSAKE)).hexdigest())"
    )
    root = Path(document.__file__).parents[2]
    elsewhere = subprocess.run(  # noqa: S603 - our own program, spelled out above
        [sys.executable, "-B", "-c", program],
        cwd=tmp_path,
        env=os.environ | {"TZ": "Pacific/Chatham", "PYTHONPATH": str(root)},
        capture_output=True,
        text=True,
        check=True,
    )
    here = document.pdf(KEEPSAKE)
    assert elsewhere.stdout.strip() == sha256(here).hexdigest()
    assert described(here).creation_date == SIGNED_AT
    assert document.pdf(replace(KEEPSAKE, number=3)) != here


@pytest.mark.parametrize(
    "typed",
    [
        '#import "a": b',
        "*bold* _italic_ `raw`",
        "$x^2$ and #(1 + 1)",
        '#read("/etc/passwd")',
        "\\u{41} \\ back",
        "<label> @reference // no comment /* either */",
        '"}, "lang": "xx", {{7*7}} %s {name}',
        "= Heading - list + enum",
    ],
)
def test_markup_in_what_people_typed_is_shown_and_never_obeyed(typed: str) -> None:
    paper = document.pdf(
        replace(
            saying(typed),
            title=typed,
            minimums=(Minimum(title="T", words=typed, reason=typed),),
        )
    )
    # Spaces aside: the title is large, and its lines may break between two signs.
    assert words_on(paper).replace(" ", "").count(typed.replace(" ", "")) == 4
    assert is_accessible(paper)


def test_what_is_printed_fits_on_letter_as_on_a4() -> None:
    lost = (297 - 279.4) / 2 * 72 / 25.4
    paper = document.pdf(saying(*["We meet."] * 30))
    page = read(paper).pages[0]
    heights = [y for _run, _x, y in places_on(page)]
    unprintable = 12.7 * 72 / 25.4
    assert page.mediabox.height == pytest.approx(841.89, abs=0.1)
    assert page.mediabox.width < 216 * 72 / 25.4
    assert min(heights) > lost + unprintable
    assert max(heights) < page.mediabox.height - lost - unprintable


def test_lines_and_paragraphs_stay_apart() -> None:
    text = (
        read(document.pdf(saying("One.\r\n\r\nTwo.\nThree.\u2029Four.")))
        .pages[0]
        .extract_text()
    )
    assert "One.\nTwo.\nThree.\nFour." in text


def test_what_was_left_empty_leaves_no_label_behind() -> None:
    bare = replace(
        KEEPSAKE,
        clauses=(
            ("Goals", (Said(kind_title="Goals", words="Sing.", author="Bo", why=" \u200b"),)),
        ),
        minimums=(),
    )
    words = words_on(document.pdf(bare))
    assert "Why:" not in words
    assert "What the programme asks" not in words
    reasonless = replace(bare, minimums=(Minimum(title="T", words="W", reason=""),))
    assert "Why:" not in words_on(document.pdf(reasonless))


def test_an_untitled_agreement_of_nameless_people_is_still_accessible() -> None:
    nobody = Signed(name="", at_words="")
    empty = replace(
        KEEPSAKE,
        title="",
        names=("", ""),
        clauses=(),
        signatures=(nobody, nobody),
        language="?",
    )
    paper = document.pdf(empty)
    assert is_accessible(paper)
    assert described(paper).title == "Let's Be agreement"


@pytest.mark.parametrize(
    ("names", "author", "voice"),
    [
        (("Ada", "Bo"), "Ada", "moss"),
        (("Ada", "Bo"), "Bo", "plum"),
        (("Alex", "Alex"), "Alex", "both"),
        (("Ada", "Bo"), "Cleo", "both"),
    ],
)
def test_a_colour_is_given_by_name_only_when_the_name_tells(
    names: tuple[str, str], author: str, voice: Voice
) -> None:
    assert voice_of(author, names, otherwise="both") == voice


def test_each_partys_words_carry_that_partys_colour() -> None:
    def times_used(colour: str, one: Document) -> int:
        content = read(document.pdf(one)).pages[0].get_contents()
        assert content is not None
        red, green, blue = (int(colour[at : at + 2], 16) / 255 for at in (0, 2, 4))
        paints = re.findall(rb"([\d.]+) ([\d.]+) ([\d.]+) (?:scn|SCN)", content.get_data())
        wanted = pytest.approx((red, green, blue), abs=0.002)
        return sum(tuple(map(float, paint)) == wanted for paint in paints)

    ada, bo = (
        replace(KEEPSAKE, clauses=(("G", (Said(kind_title="", words="W", author=name),) * 4),))
        for name in KEEPSAKE.names
    )
    moss, plum = "1d6a55", "7a4a86"
    assert times_used(moss, ada) > times_used(moss, bo) > 0
    assert times_used(plum, bo) > times_used(plum, ada) > 0


def test_every_fixed_sentence_can_be_said_in_another_language() -> None:
    french = Labels(
        kind="Accord",
        names="{first} et {second}",
        words_of="Les mots de {name}",
        page="Page {page} sur {pages}",
        not_a_contract="Ce n'est pas un contrat.",
    )
    words = words_on(document.pdf(replace(KEEPSAKE, labels=french, language="fr")))
    for sentence in ("Accord", "Ada et Bo", "Les mots de Bo", "Page 1 sur 1", "pas un contrat"):
        assert sentence in words


def test_eight_at_once_get_the_keepsake_one_alone_would_get() -> None:
    wanted = {number: replace(KEEPSAKE, number=number) for number in range(8)}
    alone = {number: document.pdf(one) for number, one in wanted.items()}
    with ThreadPoolExecutor(8) as threads:
        together = list(threads.map(lambda turn: document.pdf(wanted[turn % 8]), range(40)))
    assert all(paper == alone[turn % 8] for turn, paper in enumerate(together))


@pytest.mark.skipif(not Path("/proc/self/statm").exists(), reason="memory is read from /proc")
def test_a_house_that_makes_many_keepsakes_does_not_grow() -> None:
    def megabytes() -> float:
        pages = int(Path("/proc/self/statm").read_text().split()[1])
        return pages * os.sysconf("SC_PAGE_SIZE") / 1e6

    long = saying(*["and so we said " * 120] * 40)
    document.pdf(long)
    before = megabytes()
    for number in range(8):
        document.pdf(replace(long, number=number))
    assert megabytes() - before < 60
