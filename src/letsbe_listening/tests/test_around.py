from letsbe_listening.around import arounds


def test_a_turn_knows_what_the_other_said_before_earlier_and_after() -> None:
    texts = ["a1", "s1", "a2", "s2", "a3", "s3", "a4", "s4", "a5"]
    found = arounds(texts, [text[0] == "s" for text in texts])[7]

    assert found == ("a4", ("a3", "a2"), "a5")


def test_at_the_ends_of_a_talk_nothing_is_made_up() -> None:
    first, last = arounds(["s1", "a1"], [True, False])

    assert first == ("", (), "a1")
    assert last == ("s1", (), None)


def test_what_follows_from_the_same_side_is_no_answer() -> None:
    assert arounds(["a", "s", "s"], [False, True, True])[1].after is None
