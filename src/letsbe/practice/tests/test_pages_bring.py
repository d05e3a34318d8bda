import html
import json
import re
from io import BytesIO
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from letsbe.people.models import Person
from letsbe.people.tests.people import PASSPHRASE, signed_in
from letsbe.practice.models import Practice
from letsbe.practice.queries import talks
from letsbe.practice.tests.people import body, read, sent
from letsbe.vault.models import DataKey

pytestmark = [
    pytest.mark.django_db(databases=["default", "keys"]),
    pytest.mark.usefixtures("house"),
]
VTT = """WEBVTT

00:00:01.000 --> 00:00:04.000
<v Sam Okoye>How has your week been, Ann?

00:00:05.000 --> 00:01:15.000
<v Ann Reed>Tiring. My sister Rosie came, and you can call me on 0171 555 019.

00:01:16.000 --> 00:01:18.000
<v Sam Okoye>So she came, and it did not help.
"""
PLAIN = "Sam: How are you?\nAnn: Tired of it all.\nSam: So you are tired."
SRT = """1
00:00:01,000 --> 00:00:02,000
Sam: Hi there.

2
00:00:03,000 --> 00:00:04,000
Ann: Hi."""
NINE = json.dumps([{"speaker": f"P{n}", "text": "Hi."} for n in range(9)])
WRONG_TIMES = (
    '[["a","hi",-1,0],["b","yo",1,2]]',
    '[["a","hi",100,1],["b","yo",90,2]]',
    '[["a","hi",1e308,1e308],["b","yo",1,2]]',
    json.dumps([["(" * 300, "hi", None, None], ["b", "yo", None, None]]),
)
LOST = ("", "[]", "{}", "x", "[[1]]", '[["a","b","x",1]]', '[["a","b",NaN,1]]', "[" * 90_000)
SAM_IS_ME = {"0.who": "me", "1.who": "partner"}


def brought(who: Person | Client, text: str = PLAIN, **more: Any) -> Any:
    return sent(who, "bring", **{"is_practice": "practice", "text": text, **more})


def carried(answer: Any) -> str:
    found = re.search(r'name="talk" value="([^"]*)"', body(answer))
    assert found, body(answer)
    return html.unescape(found[1])


def kept(person: Person) -> list[str]:
    row = Practice.objects.get(person=person)
    found = talks.opened(row).kept
    assert found
    return [f"{line.who}: {line.text}" for line in found.lines]


def test_a_transcript_is_kept_without_a_name(ada: Person) -> None:
    talk = carried(brought(ada, VTT))
    assert not Practice.objects.exists()
    answer = sent(ada, "who", talk=talk, found=["Rosie"], **SAM_IS_ME)
    page = body(signed_in(ada).get(answer["Location"]))

    assert kept(ada) == [
        "me: How has your week been, [partner]?",
        "partner: Tiring. My sister [name] came, and you can call me on [taken out].",
        "me: So she came, and it did not help.",
    ]
    assert not any(name in page for name in ("Sam", "Ann", "Rosie", "0171"))
    assert "0:05 of 1:15 minutes" in page
    assert Practice.objects.get().minutes == 2


def test_nothing_of_a_talk_is_stored_until_it_is_said_who_is_who(ada: Person) -> None:
    brought(ada, VTT)

    assert not Practice.objects.exists()
    assert not DataKey.objects.filter(kind="transcript").exists()


def test_a_real_conversation_is_not_read_and_why_is_said(ada: Person) -> None:
    answer = brought(ada, VTT, is_practice="real")

    assert "Then it does not belong here" in body(answer)
    assert "Rosie" not in body(answer)
    assert "Who is who" not in body(answer)


def test_what_it_is_has_to_be_said(ada: Person) -> None:
    answer = brought(ada, VTT, is_practice="")

    assert answer.status_code == 422
    assert "What is it" in body(answer)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("talk.vtt", VTT),
        ("talk.txt", VTT),
        ("talk.TXT", PLAIN),
        ("talk.srt", SRT),
        ("talk.json", '[{"speaker": "Sam", "text": "Hi."}, {"speaker": "Ann", "text": "Hi."}]'),
        ("talk.csv", "speaker,text\nSam,Hi there.\nAnn,Hi."),
    ],
)
def test_a_file_of_each_kind_is_read(ada: Person, name: str, text: str) -> None:
    answer = brought(ada, "", file=SimpleUploadedFile(name, text.encode()))

    assert answer.status_code == 200, body(answer)
    assert "Who is who?" in body(answer)


def test_a_file_with_a_mark_of_byte_order_is_read_too(ada: Person) -> None:
    for encoding in ("utf-8-sig", "utf-16"):
        file = SimpleUploadedFile("talk.txt", PLAIN.encode(encoding))
        assert "Who is who?" in body(brought(ada, "", file=file))


@pytest.mark.parametrize(
    ("name", "raw", "sentence"),
    [
        ("talk.vtt", b"WEBVTT\n\n00:xx --> 2\n<v Sam>Hi.", "Line 3 could not be read"),
        ("talk.docx", b"PK", "Choose a file that ends in one of these: .vtt, .srt"),
        ("talk.txt", b"\xff\xfe\xff", "This file is not text."),
        ("talk.txt", b"\x80abc", "This file is not text."),
        ("talk.txt", b"", "This could not be read as a transcript."),
        ("talk.txt", b"just words and nobody", "It is not clear who speaks"),
        ("talk.txt", b"Sam: Only me.", "Here are 1."),
        ("talk.json", b"[[[[", "could not be read"),
        ("talk.json", NINE.encode(), "Here are 9."),
    ],
)
def test_what_cannot_be_read_is_said_and_nothing_is_kept(
    ada: Person, name: str, raw: bytes, sentence: str
) -> None:
    answer = brought(ada, "", file=SimpleUploadedFile(name, raw))

    assert answer.status_code == 422
    assert sentence in body(answer)


def test_neither_file_nor_text_is_asked_for_again(ada: Person) -> None:
    answer = brought(ada, "")

    assert answer.status_code == 422
    assert "Choose a file, or paste the text." in body(answer)


def test_a_text_that_was_typed_stays_where_it_could_not_be_read(ada: Person) -> None:
    assert "just some words I typed" in body(brought(ada, "just some words I typed"))


@pytest.mark.parametrize(
    ("parts", "sentence"),
    [
        ({"0.who": "me", "1.who": "me"}, "Say for one of them that it is you."),
        ({"0.who": "partner", "1.who": "partner"}, "Say for one of them that it is you."),
        ({"0.who": "me", "1.who": "other"}, "Say for at least one of them"),
        ({"0.who": "me"}, "This field is required."),
    ],
)
def test_who_is_who_has_to_be_clear(ada: Person, parts: dict[str, str], sentence: str) -> None:
    answer = sent(ada, "who", talk=carried(brought(ada)), **parts)

    assert answer.status_code == 422
    assert sentence in body(answer)
    assert not Practice.objects.exists()


@pytest.mark.parametrize(
    "talk",
    [
        "",
        "[]",
        "{}",
        "x",
        "[[1]]",
        '[["a","b",null,null],["a","c",null,null]]',
        '[["a","b","x",1]]',
    ],
)
def test_a_talk_that_got_lost_on_the_way_is_asked_for_again(ada: Person, talk: str) -> None:
    answer = sent(ada, "who", talk=talk, **SAM_IS_ME)

    assert answer.status_code == 422
    assert "The talk got lost on the way." in body(answer)


def test_minutes_are_asked_for_where_the_talk_does_not_say(ada: Person) -> None:
    first = brought(ada)
    assert "How many minutes was it" in body(first)
    sent(ada, "who", talk=carried(first), minutes="25", **SAM_IS_ME)

    assert Practice.objects.get().minutes == 25
    assert "How many minutes was it" not in body(brought(ada, VTT))


def test_the_same_page_sent_twice_keeps_one_talk(ada: Person) -> None:
    browser, talk = signed_in(ada), carried(brought(ada))
    key = "018f0000-0000-7000-8000-000000000002"
    for _twice in range(2):
        answer = sent(browser, "who", talk=talk, once_key=key, **SAM_IS_ME)
        assert answer.status_code == 302

    assert Practice.objects.count() == 1
    other = sent(browser, "who", talk=talk, once_key=key, minutes="9", **SAM_IS_ME)
    assert "already sent once" in body(other)


def test_script_and_markup_in_a_talk_are_words(ada: Person) -> None:
    talk = carried(brought(ada, "Sam: <script>alert(1)</script> {{7*7}} %s\nAnn: ok then."))
    sent(ada, "who", talk=talk, **SAM_IS_ME)
    page = body(read(ada, "item", Practice.objects.get().pk))

    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page
    assert "<script>alert" not in page


def test_where_it_is_not_clear_who_speaks_it_is_asked_and_then_told_with_all_of_them(
    ada: Person,
) -> None:
    text = f"{PLAIN}\nTom: Time.\nAnn: Oh.\nJoy: Yes, time."
    parts = {**SAM_IS_ME, "2.who": "other", "3.who": "other"}
    unclear = brought(ada, text)
    assert unclear.status_code == 422
    assert "It is not clear who speaks (line 4)." in body(unclear)

    clear = brought(ada, text, speakers="Sam, Ann, Tom, Joy")
    sent(ada, "who", talk=carried(clear), **parts)
    page = body(read(ada, "item", Practice.objects.get().pk))

    assert "Somebody else" in page
    assert "lane-other" in page


def test_a_very_long_talk_is_told_in_parts(ada: Person) -> None:
    rows = [[("Sam", "Ann")[n % 2], f"Turn number {n}.", None, None] for n in range(900)]
    sent(ada, "who", talk=json.dumps(rows), **SAM_IS_ME)
    row = Practice.objects.get()

    first, last = (body(read(ada, "item", row.pk, query=f"?part={part}")) for part in (0, 2))
    assert "Turn number 0." in first
    assert "Turn number 400." not in first
    assert "Later turns" in first
    assert "Turn number 899." in last
    assert "Later turns" not in last
    assert read(ada, "item", row.pk, query="?part=3").status_code == 404


def test_a_file_larger_than_fits_is_refused_before_it_is_read(ada: Person) -> None:
    file = BytesIO(b"Sam: Hi.\n" * 150_000)
    file.name = "talk.txt"
    answer = brought(ada, "", file=file)

    assert answer.status_code == 413
    assert "That was more than fits" in body(answer)


def test_a_talk_sent_after_the_session_had_ended_comes_through_the_sign_in(ada: Person) -> None:
    talk = carried(brought(ada))
    late = {"talk": talk, "names": "Rosie, the lake", **SAM_IS_ME}
    asked = sent(Client(), "who", **late)
    assert asked.status_code == 403
    assert "kept.talk" in body(asked)

    signing_in = {"address": "ada@example.org", "password": PASSPHRASE}
    kept = {"kept_path": "/practice/bring/who", **{f"kept.{k}": v for k, v in late.items()}}
    page = Client().post("/sign-in", {**signing_in, **kept}).text
    assert ">\nRosie, the lake</textarea>" in page
    assert html.escape(talk) in page.replace("&#34;", "&quot;")
    assert 'enctype="multipart/form-data"' in page
