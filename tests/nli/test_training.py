"""The loss, the mix, loading, and a whole small run: trained, stopped, resumed, exported, measured."""

import json
import random
from itertools import islice
from pathlib import Path

import pytest

from factcheck.errors import ModelError
from factcheck.nli.training.evaluate import area_under_curve, evaluate
from factcheck.nli.training.examples import Example, Relation, load_examples, tidy_spacing
from factcheck.nli.training.mix import WEIGHTS, bucketed, draw
from factcheck.records import Score, View


def test_the_merged_loss_asks_only_that_entailment_loses() -> None:
    import torch

    from factcheck.nli.training.train import merged_loss

    neutral, contradiction, entailment = (
        torch.tensor([row]) for row in ([0.0, 9.0, 0.0], [0.0, 0.0, 9.0], [9.0, 0.0, 0.0])
    )
    merged = torch.tensor([3])
    assert merged_loss(neutral, merged, 0.0) < 0.01
    assert merged_loss(contradiction, merged, 0.0) < 0.01
    assert merged_loss(entailment, merged, 0.0) > 5
    expected = torch.nn.functional.cross_entropy(entailment, torch.tensor([1]), label_smoothing=0.1)
    assert merged_loss(entailment, torch.tensor([1]), 0.1) == pytest.approx(expected.item())


def test_the_mix_follows_its_weights_and_its_seed() -> None:
    pools = {
        name: [Example(f"{name} {n}", "c", Relation.NEUTRAL, name) for n in range(50)] for name in ("worded", "snli")
    }
    drawn = list(islice(draw(pools, 1, lambda _: True), 3000))
    share = sum(example.set == "worded" for example in drawn) / len(drawn)
    assert share == pytest.approx(WEIGHTS["worded"] / (WEIGHTS["worded"] + WEIGHTS["snli"]), abs=0.03)
    assert drawn[:100] == list(islice(draw(pools, 1, lambda _: True), 100))


def test_pairs_that_do_not_fit_are_left_out() -> None:
    pools = {"snli": [Example("e", "c" * n, Relation.NEUTRAL, "snli") for n in (1, 99)]}
    assert {example.claim for example in islice(draw(pools, 1, lambda e: len(e.claim) < 9), 10)} == {"c"}
    assert list(draw(pools, 1, lambda _: False)) == []


def test_batches_hold_pairs_of_like_length() -> None:
    rng = random.Random(0)
    sizes = [rng.randint(5, 90) for _ in range(1000)]
    ordered = bucketed(sizes, int, 10, 1)
    assert sorted(ordered) == sorted(sizes)
    spreads = [max(ordered[i : i + 10]) - min(ordered[i : i + 10]) for i in range(0, 900, 10)]
    assert sum(spreads) / len(spreads) < 8


def test_published_spacing_is_undone() -> None:
    assert tidy_spacing("It 's the film ( 1998 ) , is n't it ?") == "It's the film (1998), isn't it?"
    assert tidy_spacing("A well-kept text, as it is.") == "A well-kept text, as it is."


def test_labels_and_columns_of_published_sets(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text(
        '{"premise": "p", "hypothesis": "h", "label": "SUPPORTS"}\n'
        '{"premise": "p", "hypothesis": "h", "label": "not_entailment"}\n'
    )
    (tmp_path / "b.csv").write_text("evidence,claim,label,set\ne,c,neutral,mine\n")
    loaded = load_examples([str(tmp_path)])
    assert [(example.set, example.label) for example in loaded] == [
        ("a", Relation.ENTAILMENT),
        ("a", Relation.NOT_ENTAILMENT),
        ("mine", Relation.NEUTRAL),
    ]


@pytest.mark.parametrize(
    ("name", "content", "word"),
    [
        ("a.jsonl", '{"evidence": "e", "claim": "c", "label": "maybe"}\n', "unknown label"),
        ("a.jsonl", '{"text": "e", "label": "neutral"}\n', "lacks columns"),
        ("a.jsonl", "{not json\n", "cannot read"),
        ("a.txt", "x", "no data files"),
    ],
)
def test_data_that_cannot_be_used_is_told(tmp_path: Path, name: str, content: str, word: str) -> None:
    (tmp_path / name).write_text(content)
    with pytest.raises(ModelError, match=word) as caught:
        load_examples([str(tmp_path)])
    assert caught.value.hint


def test_a_run_can_be_resumed_with_another_total(tiny_model: Path, tmp_path: Path) -> None:
    from factcheck.nli.training.train import Recipe, train

    data = tmp_path / "data.jsonl"
    rows = [
        {"evidence": f"A man crossed {n} gaps.", "claim": "A man is running.", "label": "neutral", "set": "snli"}
        for n in range(40)
    ]
    data.write_text("".join(json.dumps(row) + "\n" for row in rows))
    out = tmp_path / "run"

    def recipe(passes: int) -> Recipe:
        return Recipe(str(tiny_model), out, passes=passes, batch=4, worded=20, tokens=60, threads=1, checkpoint_every=2)

    with pytest.raises(ModelError, match="no checkpoint"):
        train([str(data)], recipe(16), resume=True)
    train([str(data)], recipe(16))
    assert (out / "checkpoints" / "checkpoint-4").is_dir()
    with pytest.raises(ModelError, match="earlier run"):
        train([str(data)], recipe(16))
    train([str(data)], recipe(24), resume=True)
    assert (out / "checkpoints" / "checkpoint-6").is_dir()
    labels = json.loads((out / "config.json").read_text())["id2label"]
    assert labels == {"0": "entailment", "1": "neutral", "2": "contradiction"}
    from factcheck.nli.torch import TorchScorer

    assert TorchScorer(out, "cpu", probe=False).score([("A man.", "A dog.")], View.WRITTEN)


def test_frozen_layers_stay_as_they_are(tiny_model: Path, tmp_path: Path) -> None:
    from safetensors.torch import load_file

    from factcheck.nli.training.train import Recipe, train

    data = tmp_path / "data.jsonl"
    row = {"evidence": "A man crossed the gap.", "claim": "A man is running.", "label": "neutral", "set": "snli"}
    data.write_text((json.dumps(row) + "\n") * 40)

    def run(freeze: int) -> dict[str, bool]:
        out = tmp_path / f"run-{freeze}"
        train([str(data)], Recipe(str(tiny_model), out, passes=16, batch=4, worded=0, threads=1, freeze=freeze))
        before, after = load_file(tiny_model / "model.safetensors"), load_file(out / "model.safetensors")
        return {name: bool((before[name].half() == after[name]).all()) for name in before}

    kept = run(1)
    assert all(same for name, same in kept.items() if "embeddings" in name or "layer.0." in name)
    assert not kept["bert.encoder.layer.1.output.dense.weight"]
    assert not run(0)["bert.encoder.layer.0.output.dense.weight"]
    with pytest.raises(ModelError, match="2 layers"):
        run(2)


def test_training_goes_on_from_an_exported_graph(tiny_model: Path, tmp_path: Path) -> None:
    from factcheck.nli.training.export import export
    from factcheck.nli.training.train import Recipe, train

    shipped, data = tmp_path / "shipped", tmp_path / "data.jsonl"
    export(tiny_model, shipped, blocks=True)
    (shipped / "model.safetensors").unlink()
    row = {"evidence": "A man crossed the gap.", "claim": "A man is running.", "label": "neutral", "set": "snli"}
    data.write_text((json.dumps(row) + "\n") * 8)
    out = tmp_path / "run"
    train([str(data)], Recipe(str(shipped), out, passes=8, batch=4, worded=0, threads=1))
    assert json.loads((out / "config.json").read_text())["id2label"]["0"] == "entailment"
    assert (out / "model.safetensors").is_file()


class WordScorer:
    """Entailment where the claim stands in the evidence; contradiction where there is a "not"; else neutral."""

    digest = "sha256:0"

    def score(self, pairs: list[tuple[str, str]], view: View) -> list[Score]:
        return [
            Score(0.8, 0.1, 0.1, view)
            if claim in evidence
            else Score(0.1, 0.1, 0.8, view)
            if "not" in claim
            else Score(0.1, 0.8, 0.1, view)
            for evidence, claim in pairs
        ]


def test_measures_of_a_known_scorer(tmp_path: Path) -> None:
    rows = [
        ("A dog runs", "dog", "entailment"),
        ("A dog runs", "7 dogs", "entailment"),  # said to be neutral
        ("A dog runs", "not a cat", "contradiction"),
        ("A dog runs", "a cat", "neutral"),
    ]
    (tmp_path / "x.jsonl").write_text(
        "".join(json.dumps({"evidence": e, "claim": c, "label": label}) + "\n" for e, c, label in rows)
    )
    (result,) = evaluate(WordScorer(), [str(tmp_path)])
    assert result.accuracy == 0.75
    assert result.balanced_accuracy == pytest.approx((0.5 + 1 + 1) / 3)
    assert result.macro_f1 == pytest.approx((2 / 3 + 2 / 3 + 1) / 3)
    assert result.confusion["entailment"] == {"contradiction": 0, "entailment": 1, "neutral": 1}
    assert (result.figures, result.accuracy_with_figures, result.accuracy_without_figures) == (1, 0.0, 1.0)
    assert result.ece == pytest.approx(0.05)
    (hidden,) = evaluate(WordScorer(), [str(tmp_path)], claim_only=True)
    assert hidden.accuracy == 0.5


def test_the_area_under_the_curve() -> None:
    assert area_under_curve([3, 2], [1, 0]) == 1
    assert area_under_curve([1, 0], [3, 2]) == 0
    assert area_under_curve([1], [1]) == 0.5
