"""Two models travel with factcheck: which of them answers, and what a model of one's own does."""

from __future__ import annotations

from pathlib import Path

import pytest

from factcheck.cli.engine import LazyScorer
from factcheck.nli import default_model, load_scorer, model_digest
from factcheck.nli.training.transformations import read_views
from factcheck.records import View

PAIR = ("In 2020 the port handled X million tonnes.", "The port handled X million tonnes in 2020.")


@pytest.mark.parametrize(
    ("view", "name"), [(View.WRITTEN, "nli"), (View.MASKED, "figures"), (View.MARKED, "figures")], ids=str
)
def test_each_view_has_its_model(view: View, name: str) -> None:
    own = load_scorer("onnx", str(default_model(name))).score([PAIR], view)
    assert LazyScorer("onnx", None).score([PAIR], view) == own


def test_a_model_of_ones_own_answers_for_all_views() -> None:
    folder = str(default_model("nli"))
    own = load_scorer("onnx", folder)
    for view in View:
        assert LazyScorer("onnx", folder).score([PAIR], view) == own.score([PAIR], view)


def test_the_digest_tells_both_models() -> None:
    both = LazyScorer("onnx", None).digest
    assert both not in {model_digest("onnx", str(default_model(name))) for name in ("nli", "figures")}
    assert LazyScorer("onnx", str(default_model("nli"))).digest == model_digest("onnx", None)


def test_the_model_of_figures_tells_one_quantity_from_its_neighbours() -> None:
    scorer = LazyScorer("onnx", None)
    claim = "Exports of wheat from Velmark came to X million tonnes in 2020."
    same, other = scorer.score(
        [
            ("In 2020 Velmark sold X million tonnes of wheat abroad.", claim),
            ("In 2020 Velmark harvested X million tonnes of wheat.", claim),
        ],
        View.MARKED,
    )
    assert same.entailment > 0.5 > other.entailment


def test_both_models_are_small() -> None:
    root = Path(__file__).resolve().parents[2]
    for name in ("nli", "figures"):
        assert (root / "models" / name / "model.int8.onnx").stat().st_size < 30_000_000


def test_views_to_train_are_read_by_name() -> None:
    assert read_views("") == tuple(View)
    assert read_views("marked,masked") == (View.MASKED, View.MARKED)
