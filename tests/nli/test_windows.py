"""Long evidence is cut between sentences, with overlap, and all of it is shown."""

import pytest

from factcheck.nli.scoring import positions_of
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


@pytest.mark.parametrize(
    ("kind", "told", "read"),
    [("bert", 512, 512), ("roberta", 514, 512), ("xlm-roberta", 514, 512), ("mpnet", 514, 512), ("bert", 0, None)],
)
def test_positions_that_start_behind_the_padding_are_not_counted(kind: str, told: int, read: int | None) -> None:
    pad = 0 if kind == "bert" else 1
    assert positions_of({"model_type": kind, "max_position_embeddings": told, "pad_token_id": pad}) == read
