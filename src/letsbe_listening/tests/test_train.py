import csv
import io
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from letsbe_listening.around import Around
from letsbe_listening.ear import ARRAYS, VOCABULARY, WEIGHTS, load
from letsbe_listening.heads import Scorer
from letsbe_listening.labels import LABELS, Label
from letsbe_listening.pieces import pieces, said
from letsbe_listening.train import figures
from letsbe_listening.train.__main__ import main, trained
from letsbe_listening.train.agreement import agreement, kappa
from letsbe_listening.train.changes import with_names_swapped
from letsbe_listening.train.examples import (
    OWN,
    Example,
    labels_in,
    read_annomi,
    read_corpus,
)
from letsbe_listening.train.lifting import _sure_from, f1
from letsbe_listening.train.store import digest_of

pytestmark = pytest.mark.xdist_group(__name__)
SMALL = 700
MOST_BYTES = 1_000_000


@pytest.fixture(scope="module")
def some_turns() -> list[Example]:
    own = read_corpus()[:SMALL]
    other = [
        Example(
            text=one.text, around=one.around, acts=one.acts & KNOWN, known=KNOWN,
            group=f"annomi/{one.group}", source="annomi", register="annomi",
        )
        for one in own[:200]
    ]  # fmt: skip
    return own + other


KNOWN = frozenset({Label.OPEN_QUESTION, Label.CLOSED_QUESTION, Label.REFLECTION, Label.ADVICE})


@pytest.fixture(scope="module")
def weights(some_turns: list[Example], tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("weights")
    trained(some_turns, folder, tells=False)
    return folder


def test_the_same_turns_give_the_same_weights_bit_for_bit(
    some_turns: list[Example], weights: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    trained(some_turns, tmp_path)

    for name in (ARRAYS, VOCABULARY):
        assert (tmp_path / name).read_bytes() == (weights / name).read_bytes()
    told = capsys.readouterr().out
    assert "macro-F1" in told
    assert "names swapped | " in told


def test_what_is_scored_is_what_was_learnt(some_turns: list[Example], weights: Path) -> None:
    heads = load(weights).written.heads
    turns = [said(one.text, one.around) for one in some_turns[:40]]
    scores = Scorer(heads).scores(turns).turns
    for row, turn in enumerate(turns):
        by_hand = heads.bias.copy()
        for piece, value in pieces(turn).items():
            if piece.startswith("@") and piece[1:] in heads.surface_ids:
                by_hand += value * heads.surface[heads.surface_ids[piece[1:]]]
            elif piece in heads.gram_ids:
                by_hand += value * heads.step * heads.grams[heads.gram_ids[piece]]

        assert np.allclose(scores[row], by_hand)


def test_no_turns_have_no_scores(weights: Path) -> None:
    assert load(weights).written.scores([]).turns.shape == (0, len(LABELS))


def test_the_weights_that_ship_are_one_megabyte_at_most() -> None:
    assert sum((WEIGHTS / name).stat().st_size for name in (ARRAYS, VOCABULARY)) <= MOST_BYTES


def test_the_model_card_names_the_weights_that_ship() -> None:
    card = (WEIGHTS.parent / "MODEL_CARD.md").read_text("utf-8")

    assert digest_of(WEIGHTS) in card


def test_the_corpus_is_whole() -> None:
    own = read_corpus()
    texts = [one.text.casefold() for one in own if len(one.text.split()) > 4]

    assert len(own) >= 1500
    assert len({one.group for one in own}) >= 180
    assert {one.source for one in own} == {OWN}
    assert len(set(texts)) > 0.99 * len(texts)
    for label in LABELS:
        assert sum(label in one.acts for one in own) >= 200


def test_every_turn_of_the_corpus_was_read_twice() -> None:
    told = agreement().splitlines()

    assert told[0] == "label | first | second | they differ | kappa | 95 %"
    assert told[-2].endswith(f"of {len(read_corpus())} turns")
    for line in told[1 : 1 + len(LABELS)]:
        assert float(line.split(" | ")[4]) > 0.9


def test_two_readings_agree_by_more_than_chance_or_not_at_all() -> None:
    one = np.array([True, True, False, False])

    assert kappa(one, one) == 1
    assert kappa(one, ~one) == -1
    assert kappa(one, np.array([True, False, True, False])) == 0
    assert kappa(~one & one, one & ~one) == 1


def test_names_are_swapped_wherever_they_stand() -> None:
    one = Example(
        text="So when Peter rang, I think Anna cried.",
        around=Around("Then Peter rang.", ("I saw Mrs Bell.",), None),
        acts=frozenset(),
        known=frozenset(),
        group="a",
        source=OWN,
        register="plain",
    )
    found = with_names_swapped(one)
    ended = with_names_swapped(replace(one, around=Around("", (), "Yes, with Anna.")))

    assert not {"Peter", "Anna"} & set(found.text.replace(",", "").split())
    assert found.text.startswith("So when ")
    assert " I think " in found.text
    assert found.around.after is None
    assert found.around.before.startswith("Then ")
    assert ended.around.after != "Yes, with Anna."


def test_an_encourager_stands_alone() -> None:
    assert not [
        one.text for one in read_corpus() if Label.ENCOURAGER in one.acts and len(one.acts) > 1
    ]


def test_labels_are_read_from_a_cell() -> None:
    assert labels_in("-") == []
    assert labels_in("reflection feeling") == [Label.REFLECTION, Label.FEELING]


ANNOMI_COLUMNS = (
    "transcript_id", "interlocutor", "utterance_text", "video_url",
    "therapist_input_exists", "reflection_exists", "question_subtype",
)  # fmt: skip


def annomi(folder: Path, talks: int = 1) -> Path:
    rows = []
    for talk in range(talks):
        for who, text, advice, reflection, question in (
            ("client", "I drink.", "n/a", "n/a", "n/a"),
            ("therapist", "What do you like about it?", "False", "False", "open"),
            ("client", "It calms me.", "n/a", "n/a", "n/a"),
            ("therapist", "So it calms you. Do you smoke?", "False", "True", "closed"),
            ("client", "Yes.", "n/a", "n/a", "n/a"),
            ("therapist", "There is a group on Tuesdays.", "True", "False", "n/a"),
        ):
            rows.append((talk, who, text, f"video/{talk}", advice, reflection, question))
    told = io.StringIO()
    csv.writer(told).writerows([ANNOMI_COLUMNS, *rows])
    (folder / "annomi").mkdir()
    (folder / "annomi" / "turns.csv").write_text(told.getvalue(), "utf-8")
    return folder


def test_annomi_tells_four_labels_of_its_therapists(tmp_path: Path) -> None:
    first, second, third = read_annomi(annomi(tmp_path))

    assert first.acts == {Label.OPEN_QUESTION}
    assert second.acts == {Label.REFLECTION, Label.CLOSED_QUESTION}
    assert third.acts == {Label.ADVICE}
    assert first.known == KNOWN
    assert second.around == Around("It calms me.", ("I drink.",), "Yes.")


def test_the_command_trains_from_a_folder_and_prints_the_digest(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    some_turns: list[Example],
) -> None:
    monkeypatch.setattr("letsbe_listening.train.__main__.read_corpus", lambda: some_turns[:300])
    main([str(annomi(tmp_path, talks=40)), "--out", str(tmp_path / "out")])
    told = capsys.readouterr().out

    assert len(told.splitlines()[-1]) == 64
    assert "AnnoMI" in told
    assert load(tmp_path / "out").bare.heads.step.shape == (len(LABELS),)


def test_sure_is_never_said_where_it_was_never_right_enough() -> None:
    likelihood = np.linspace(0.1, 0.9, 60)

    assert _sure_from(likelihood, np.zeros(60, dtype=bool)) == 1.0
    assert _sure_from(likelihood, np.ones(60, dtype=bool)) <= 0.11


def test_nothing_there_and_nothing_found_is_no_f1() -> None:
    nothing = np.zeros(3, dtype=bool)

    assert f1(nothing, nothing) == 0
    assert f1(~nothing, ~nothing) == 1


def test_an_interval_holds_its_figure() -> None:
    truth = np.tile([True, False, True], 40)
    groups = np.repeat([f"talk {at}" for at in range(20)], 6)

    assert figures.interval(truth, truth, groups, f1) == "1.00 to 1.00"


def test_probabilities_that_are_as_often_right_as_they_say_have_no_error() -> None:
    likelihoods = np.array([[0.25, 0.25, 0.25, 0.25]])

    assert figures.calibration_error(likelihoods, np.array([[True, False, False, False]])) == 0
