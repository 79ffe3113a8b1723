"""Two models travel with factcheck, a quick and a careful one: who answers, and what a model of one's own does."""

from __future__ import annotations

import pytest

from factcheck.cli.engine import LazyScorer
from factcheck.nli import default_model, load_scorer, model_digest
from factcheck.nli.files import onnx_file, onnx_parts
from factcheck.nli.opinions import is_sure, joined
from factcheck.nli.training.transformations import read_views
from factcheck.records import View

MODELS = ("figures", "nli")
PAIR = ("In 2020 the port handled X million tonnes.", "The port handled X million tonnes in 2020.")


@pytest.mark.parametrize(("view", "name"), [(View.WRITTEN, "nli"), (View.MASKED, "figures")], ids=str)
def test_a_view_that_one_model_answers(view: View, name: str) -> None:
    own = load_scorer("onnx", str(default_model(name))).score([PAIR], view)
    assert LazyScorer("onnx", None).score([PAIR], view) == own


def test_the_careful_model_is_asked_where_the_quick_one_is_unsure() -> None:
    claim = "Exports of wheat from Velmark came to X million tonnes in 2020."
    pairs = [
        PAIR,
        ("In 2020 Velmark sold X million tonnes of wheat abroad.", claim),
        ("In 2020 Velmark harvested X million tonnes of wheat.", claim),
        ("In 2020 farmers of Velmark shipped X million tonnes of wheat to its neighbours.", claim),
        ("Stocks of wheat in Velmark's silos stood at X million tonnes in 2020.", claim),
    ]
    quick, careful = (load_scorer("onnx", str(default_model(name))).score(pairs, View.MARKED) for name in MODELS)
    told = LazyScorer("onnx", None).score(pairs, View.MARKED)
    unsure = [not is_sure(score) for score in quick]
    assert set(unsure) == {True, False}, "the pairs should show both"
    assert told == [joined(q, c) if ask else q for q, c, ask in zip(quick, careful, unsure, strict=True)]


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


def test_the_models_are_as_small_as_they_say() -> None:
    sizes = {name: [part.stat().st_size for part in onnx_parts(onnx_file(default_model(name)))] for name in MODELS}
    assert sum(sizes["figures"]) < 30_000_000
    assert sum(sizes["nli"]) < 120_000_000
    assert max(sizes["nli"]) < 100_000_000, "hosts of code refuse larger files"


def test_views_to_train_are_read_by_name() -> None:
    assert read_views("") == tuple(View)
    assert read_views("marked,masked") == (View.MASKED, View.MARKED)
