import os
import zipfile
from pathlib import Path

import pytest

from letsbe_listening import TalkRefused, read_talk, read_text
from letsbe_listening.reading import limits
from letsbe_listening.tests.asking import refused


def why_not(path: Path) -> TalkRefused:
    with pytest.raises(TalkRefused) as refusal:
        read_talk(path)
    return refusal.value


def written(folder: Path, content: bytes, name: str = "talk.txt") -> Path:
    path = folder / name
    path.write_bytes(content)
    return path


@pytest.mark.parametrize(
    ("content", "speaks"),
    [
        ("Sam: Hello.", "Sam"),
        ("\n\nWEBVTT\n\n00:01.000 --> 00:02.000\n<v Sam>Hello.", None),
        ("WEBVTT\n\n00:01.000 --> 00:02.000\n<v Sam>Hello.", "Sam"),
        ("00:00:01,000 --> 00:00:02,000\nSam: Hello.", "Sam"),
        ("00:00:01.000 --> 00:00:02.000\nHello.", None),
    ],
)
def test_a_txt_is_read_as_what_its_first_line_says(
    tmp_path: Path, content: str, speaks: str | None
) -> None:
    path = written(tmp_path, content.encode())

    if speaks is None:
        assert why_not(path).line is not None
    else:
        assert read_talk(path).speakers == (speaks,)


def test_an_unknown_ending_is_refused(tmp_path: Path) -> None:
    assert "ends in .vtt" in str(why_not(written(tmp_path, b"Sam: Hello.", "talk.docx")))
    assert "ends in .vtt" in str(why_not(written(tmp_path, b"Sam: Hello.", "talk")))


def test_what_is_no_ordinary_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "folder.txt").mkdir()
    os.mkfifo(tmp_path / "pipe.txt")

    assert "none of that name" in str(why_not(tmp_path / "gone.txt"))
    assert "none of that name" in str(why_not(tmp_path / "nul\0.txt"))
    assert "not a folder" in str(why_not(tmp_path / "folder.txt"))
    assert "not a folder" in str(why_not(tmp_path / "pipe.txt"))


def test_a_file_that_may_not_be_opened_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = written(tmp_path, b"Sam: Hello.")

    def locked(*_given: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", locked)

    assert "a file that can be read (Permission denied)" in str(why_not(path))


def test_a_packed_file_is_never_unpacked(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "talk.vtt", "w", zipfile.ZIP_DEFLATED) as bomb:
        bomb.writestr("talk.vtt", b"\0" * 10_000_000)

    assert "this file is a packed file" in str(why_not(tmp_path / "talk.vtt"))


def test_bytes_that_are_no_text_are_refused_where_they_stand(tmp_path: Path) -> None:
    refusal = why_not(written(tmp_path, b"Sam: Hello.\r\nAnn: caf\xe9 and tea."))

    assert refusal.line == 2
    assert "byte 22 of the file, 0xe9" in str(refusal)


def test_bytes_are_counted_from_the_beginning_of_a_long_file(tmp_path: Path) -> None:
    lines = 3 * limits.CHUNK // len(b"Sam: so.\n")
    refusal = why_not(written(tmp_path, b"Sam: so.\n" * lines + b"\xe9"))

    assert refusal.line == lines + 1
    assert f"byte {9 * lines + 1:,} of" in str(refusal)


def test_half_a_letter_at_the_end_is_refused(tmp_path: Path) -> None:
    assert "0xf0" in str(why_not(written(tmp_path, "Sam: tea 🍵".encode()[:-1])))


def test_a_letter_across_two_chunks_is_whole(tmp_path: Path) -> None:
    said = "a" * (limits.CHUNK - 6) + "é."
    path = written(tmp_path, f"Sam: {said}".encode())

    assert read_talk(path).turns[0].text == said


def test_more_than_the_limit_is_refused_and_the_limit_is_not(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = written(tmp_path, b"Sam: Hello.")
    monkeypatch.setattr(limits, "LARGEST_FILE", 11)
    assert read_talk(path).speakers == ("Sam",)
    assert read_text("Sam: Hello.", kind="plain").speakers == ("Sam",)

    monkeypatch.setattr(limits, "LARGEST_FILE", 10)
    assert "at most 0 MiB" in str(why_not(path))
    assert "at most 10 characters" in str(refused("Sam: Hello.", "plain"))


def test_a_file_that_grows_while_it_is_read_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = written(tmp_path, b"Sam: Hello.\n" * 10)
    monkeypatch.setattr("letsbe_listening.reading.check_file", lambda _path: None)
    monkeypatch.setattr(limits, "LARGEST_FILE", 10)

    assert "at most 0 MiB" in str(why_not(path))


def test_more_captions_than_a_talk_has_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "MOST_CAPTIONS", 2)

    assert "at most 2 captions" in str(refused("Sam: a\nAnn: b\nSam: c", "plain"))


def test_a_line_longer_than_any_is_refused_with_its_number() -> None:
    for text in ("Sam: a\nAnn: " + "b" * limits.LONGEST_LINE, "a" * 2 * limits.LONGEST_LINE):
        refusal = refused(text, "plain")

        assert refusal.line == text.count("\n") + 1
        assert "a line of at most 1,048,576 characters" in str(refusal)


def test_an_ended_line_longer_than_any_is_refused() -> None:
    assert refused("a" * (limits.LONGEST_LINE + 1) + "\n", "plain").line == 1


@pytest.mark.parametrize("letter", [chr(0), chr(0xD800), chr(0xDFFF)])
def test_what_is_no_character_is_refused_with_its_line(letter: str) -> None:
    assert refused(f"Sam: a\nAnn: b{letter}", "plain").line == 2
