import pytest
from hypothesis import given
from hypothesis import strategies as st

from letsbe.practice.rules import names
from letsbe.practice.rules.talks import Who
from letsbe_listening import Talk, Turn

ANN, SAM = "Ann Reed", "Sam Okoye"
PARTS = {SAM: Who.ME, ANN: Who.PARTNER}


def talk(*said: str) -> Talk:
    return Talk(tuple(Turn((SAM, ANN)[n % 2], text) for n, text in enumerate(said)))


def texts(brought: Talk, *others: str) -> list[str]:
    return [line.text for line in names.without_names(brought, PARTS, others=others)]


def test_who_speaks_is_known_by_their_part_and_their_names_are_gone() -> None:
    lines = names.without_names(talk("How are you, Ann?", "Tired, Sam."), PARTS, others=[])

    assert [line.who for line in lines] == [Who.ME, Who.PARTNER]
    assert [line.text for line in lines] == ["How are you, [partner]?", "Tired, [me]."]


def test_other_names_are_replaced_wherever_they_stand_whole() -> None:
    said = texts(talk("Rosie's bag. ROSIE came, and Rosiebel too.", "Yes."), "Rosie")

    assert said[0] == "[name]'s bag. [name] came, and Rosiebel too."


def test_a_word_in_small_letters_stays_unless_it_was_written_so() -> None:
    assert texts(talk("I will ask Will.", "Fine."), "Will")[0] == "I will ask [name]."
    assert texts(talk("I met rosie.", "Fine."), "rosie")[0] == "I met [name]."


@pytest.mark.parametrize(
    "contact",
    ["ann@example.org", "0171 555 019", "+44 (0)20 7946-0991", "www.example.org/me"],
)
def test_numbers_and_addresses_are_taken_out(contact: str) -> None:
    assert contact not in texts(talk(f"Write to {contact} then.", "Yes."))[0]
    assert "[taken out]" in texts(talk(f"Write to {contact} then.", "Yes."))[0]


def test_a_year_and_a_time_of_day_stay() -> None:
    assert texts(talk("In 2019, at 10:30, for 45 minutes.", "Yes."))[0].count("[") == 0


def test_names_are_found_wherever_they_stand() -> None:
    brought = talk(
        "Then Rosie came. Tired on Monday. Will went, and I met \u00c9mile.", "Yes. Hugo will."
    )

    found = names.likely_names(brought, is_common={"then", "tired", "yes", "will"}.__contains__)
    assert found == ["Rosie", "\u00c9mile", "Hugo"]


def test_a_word_that_also_stands_in_small_letters_is_no_name_at_the_beginning() -> None:
    brought = talk("Rain. We like rain.", "You see rain.")

    assert "Rain" not in names.likely_names(brought)


@pytest.mark.parametrize(
    ("label", "kept"),
    [
        ("Sam (he/him)", "Did he ring him?"),
        ("Speaker 1", "The speaker spoke, and the Speaker left."),
        ("The Listener", "The rain came."),
    ],
)
def test_what_software_adds_to_a_name_takes_no_words_out(label: str, kept: str) -> None:
    brought = Talk((Turn(label, kept), Turn("Ann", "Yes.")))
    lines = names.without_names(brought, {label: Who.ME, "Ann": Who.PARTNER}, others=[])

    assert lines[0].text == kept


def test_a_name_that_two_share_says_which_of_them_no_more() -> None:
    brought = Talk((Turn("Sam Reed", "The Reeds? Reed, yes."), Turn("Ann Reed", "Sam.")))
    parts = {"Sam Reed": Who.ME, "Ann Reed": Who.PARTNER}
    lines = names.without_names(brought, parts, others=[])

    assert [line.text for line in lines] == ["The Reeds? [name], yes.", "[me]."]


def test_no_more_names_are_asked_about_than_anybody_would_read() -> None:
    words = " ".join(f"x N{chr(97 + n % 26)}{chr(97 + n // 26)}b" for n in range(99))

    assert len(names.likely_names(talk(words, "Yes."))) == names.MOST_LIKELY_NAMES


def test_somebody_is_recognised_by_how_they_begin() -> None:
    brought = talk("Hello there.", " ".join(["word"] * 20))

    assert names.first_words(brought, SAM) == "Hello there."
    assert names.first_words(brought, ANN) == " ".join(["word"] * 12) + "\u2026"


def test_names_are_listed_with_commas_or_on_lines() -> None:
    assert names.as_names("Rosie, the lake;\n Tom ,,") == ["Rosie", "the lake", "Tom"]


def test_a_talk_of_people_without_letters_in_their_names_is_left_as_it_is() -> None:
    brought = Talk((Turn("1", "Hello you."), Turn("2", "Hello.")))
    parts = {"1": Who.ME, "2": Who.PARTNER}

    assert [line.text for line in names.without_names(brought, parts, others=[])] == [
        "Hello you.",
        "Hello.",
    ]


@given(st.text(alphabet="abc ANSRamnosie.,'", max_size=60))
def test_no_name_that_was_typed_is_left_with_its_capital(words: str) -> None:
    said = texts(talk(words + " x", "Yes."), "Rosie", "Ana")

    assert not any(name in said[0].split() for name in ("Rosie", "Ana", "Sam", "Ann"))


@pytest.mark.parametrize("piece", ["a", "a@", "1 ", "1-", "A.b+", "http://", "Xy "])
def test_a_talk_of_one_piece_over_and_over_is_read_in_no_time(piece: str) -> None:
    brought = talk(piece * (300_000 // len(piece)), "Yes.")

    assert texts(brought, "Rosie")
    assert len(names.likely_names(brought)) <= names.MOST_LIKELY_NAMES


@pytest.mark.parametrize(
    ("listed", "said"),
    [
        ("Rosie", "I met rosie, ROSIE and Rosie99."),
        ("Ren\u00e9e", "We saw Rene\u0301e there."),
        ("SW1A 2AA", "At SW1A 2AA it was."),
        ("Flat 4B", "In flat 4b it was."),
        ("\u674e\u5a1c", "\u6211\u53eb\u674e\u5a1c"),
        ("Hugo", "The file Hugo_Reed is there."),
        ("Irem", "We met \u0130rem or Irem."),
    ],
)
def test_what_somebody_lists_is_taken_out_however_it_is_spelled(listed: str, said: str) -> None:
    brought = talk(said, "Yes.")
    [line, _other] = names.without_names(brought, PARTS, others=[], typed=[listed])

    assert listed not in line.text
    assert "[name]" in line.text


@pytest.mark.parametrize(
    "said",
    [
        "Write to Ann@smallchoir.org now.",
        "Or Ann.Reed@reed.example now.",
        "See facebook.com/annreed now.",
        "Find @annreed now.",
        "Call 0171\u2013555\u2013019 now.",
    ],
)
def test_an_address_that_holds_a_name_is_taken_out_whole(said: str) -> None:
    kept = texts(talk(said, "Yes."))[0]

    assert "[taken out] now." in kept
    assert "reed" not in kept.lower()
    assert "choir" not in kept


def test_a_name_with_letters_that_have_several_small_ones_breaks_nothing() -> None:
    brought = Talk((Turn("Yildiz Kaya", "Y\u0131ld\u0131z, YILDIZ."), Turn("Ann", "\u0130yi.")))
    parts = {"Yildiz Kaya": Who.ME, "Ann": Who.PARTNER}

    assert names.without_names(brought, parts, others=[])[0].text.endswith("[me].")
