"""Long evidence is cut between sentences, with overlap, and all of it is shown."""

from factcheck.nli.windows import windows


def words(text: str) -> int:
    return len(text.split())


def test_a_short_text_is_one_window() -> None:
    assert windows("One two. Three four.", 10, words) == ["One two. Three four."]


def test_windows_share_a_sentence() -> None:
    shown = windows("A b c. D e f. G h i. J k l.", 6, words)
    assert shown == ["A b c. D e f.", "D e f. G h i.", "G h i. J k l."]


def test_nothing_is_lost_and_nothing_is_too_long() -> None:
    text = " ".join(f"word{number}" + ("." if number % 7 == 0 else "") for number in range(500))
    shown = windows(text, 20, words)
    assert all(words(window) <= 20 for window in shown)
    assert set(text.split()) == {word for window in shown for word in window.split()}


def test_a_sentence_longer_than_a_window_is_split_between_words() -> None:
    shown = windows("one " * 50, 20, words)
    assert all(words(window) <= 20 for window in shown)
    assert sum(map(words, shown)) >= 50
