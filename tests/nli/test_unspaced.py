"""Texts without spaces: addresses, tables in one line, scripts that write none. All is shown, and nothing fails."""

from pathlib import Path

import pytest

from factcheck.nli import load_scorer
from factcheck.nli.onnx import OnnxScorer
from factcheck.nli.scoring import WINDOW, CrossEncoder
from factcheck.nli.torch import TorchScorer
from factcheck.nli.windows import windows
from factcheck.records import View

CLAIM = "A man plays."
UNSPACED = {
    "an address": "The man plays https://example.org/?" + "b=2&" * 700,
    "a table in one line": "Man|plays|" + "|".join(map(str, range(300))),
    "a script without spaces": "一" * 1500,
    "signs of several bytes": "\N{GRINNING FACE}" * 800,
    "signs that stand for many": "\N{ARABIC LIGATURE SALLALLAHOU ALAYHE WASALLAM}" * 200,
    "numbers alone": "1,234;" * 600,
    "half of a surrogate pair": "The man \udce9 plays.",
    "a single number": "1,234" * 600,
}


@pytest.fixture(scope="module", params=["onnx", "torch"])
def tiny(request: pytest.FixtureRequest, tiny_export: Path, tiny_model: Path) -> CrossEncoder:
    """Either engine over a model that reads 64 tokens."""
    if request.param == "onnx":
        return OnnxScorer(tiny_export, probe=False)
    return TorchScorer(tiny_model, "cpu", probe=False)


@pytest.mark.parametrize("evidence", UNSPACED.values(), ids=UNSPACED)
def test_a_text_without_spaces_is_judged(evidence: str, tiny: CrossEncoder) -> None:
    (score,) = tiny.score([(evidence, CLAIM)], View.WRITTEN)
    assert 0 <= score.neutral < 1


@pytest.mark.parametrize("model", ["nli", "figures"])
def test_the_models_that_ship_judge_it(model: str) -> None:
    from factcheck.nli import default_model

    scorer = load_scorer("onnx", str(default_model(model)), probe=False)
    for score in scorer.score([(evidence[:1500], CLAIM) for evidence in UNSPACED.values()], View.WRITTEN):
        assert 0 <= score.neutral < 1


def test_a_short_text_that_is_too_long_for_the_model_is_windowed(tiny: CrossEncoder) -> None:
    """Fewer characters than a window has tokens, and more tokens than the model reads."""
    evidence = "2 . " * 20 + "7q" * 15
    assert len(evidence) + len(CLAIM) + 4 <= WINDOW
    (score,) = tiny.score([(evidence, CLAIM)], View.WRITTEN)
    assert 0 <= score.neutral < 1


@pytest.mark.parametrize("text", UNSPACED.values(), ids=UNSPACED)
def test_nothing_of_it_is_lost_and_nothing_is_too_long(text: str) -> None:
    word = text.rsplit(maxsplit=1)[-1]
    shown = windows(word, 50, len)
    assert all(len(window) <= 50 for window in shown)
    assert "".join(shown) == word


def test_a_word_is_cut_at_a_mark_and_not_within_a_number() -> None:
    text = "/".join(["sales:1,234,567.89"] * 9)
    for window in windows(text, 30, len):
        assert not window[0].isdigit() or not window.endswith(",")
        assert window.startswith(("sales", "1,234,567.89"))


def test_tokens_that_count_more_together_still_fit() -> None:
    """As a tokenizer may: here a space between two pieces counts too."""
    text = " ".join(f"word{number}." for number in range(60))
    assert all(len(window) <= 40 for window in windows(text, 40, len))
