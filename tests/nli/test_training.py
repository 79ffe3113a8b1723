"""The loss, the mix, loading, and a whole small run: trained, stopped, resumed, exported, measured."""

import json
import random
from itertools import islice
from pathlib import Path

import pytest

from factcheck.errors import FactcheckError, ModelError
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


def test_one_file_may_give_evidence_as_a_text_or_as_texts(tmp_path: Path) -> None:
    data = tmp_path / "a.jsonl"
    data.write_text(f'{GOOD}\n{{"evidence": ["e", "f"], "claim": "", "label": "neutral"}}\n')
    assert [(each.evidence, each.claim) for each in load_examples([str(data)])] == [("e", "c"), ("e f", "")]


GOOD = '{"evidence": "e", "claim": "c", "label": "neutral"}'


@pytest.mark.parametrize(
    ("name", "content", "word"),
    [
        ("a.jsonl", '\n{"evidence": "e", "claim": "c", "label": "maybe"}\n', "a.jsonl, line 2: unknown label"),
        ("a.jsonl", '{"text": "e", "label": "neutral"}\n', "line 1: lacks columns: evidence, claim"),
        (
            "a.jsonl",
            f'{GOOD}\n{{"evidence": null, "claim": "c", "label": "neutral"}}\n',
            "line 2: lacks columns: evidence",
        ),
        ("a.jsonl", '{"evidence": ["e", null], "claim": "c", "label": "neutral"}\n', "line 1: null is not a text"),
        (
            "a.jsonl",
            f'{GOOD}\n{{"evidence": "e", "claim": "c", "label": "neutral", "view": "zigzag"}}\n',
            "line 2: .*zigzag",
        ),
        ("a.jsonl", f"{GOOD}\n\n{{not json\n", "cannot read .*a.jsonl, line 3: not JSON"),
        ("a.jsonl", f'{GOOD}\n["e", "c"]\n', "line 2: not a JSON object"),
        ("a.jsonl", f"{GOOD}\n".encode() + b"\xff\xfe\n", "line 2: not UTF-8"),
        ("a.jsonl", "", "no pairs in"),
        ("a.csv", "evidence,claim,label\ne,c,neutral\ne,,neutral\n", "row 2: lacks columns: claim"),
        ("a.csv", "evidence,claim,label\n", "cannot read"),
        ("a.csv", "", "cannot read"),
        ("a.csv", b"evidence,claim,label\n\xff,c,neutral\n", "cannot read"),
        ("a.json", "", "cannot read"),
        ("a.txt", "x", "no data files"),
    ],
)
def test_data_that_cannot_be_used_is_told(tmp_path: Path, name: str, content: str | bytes, word: str) -> None:
    (tmp_path / name).write_bytes(content if isinstance(content, bytes) else content.encode())
    with pytest.raises(ModelError, match=word) as caught:
        load_examples([str(tmp_path)])
    assert caught.value.hint


def test_a_run_can_be_resumed_with_another_total(tiny_model: Path, tmp_path: Path) -> None:
    from factcheck.nli.training.recipe import Recipe
    from factcheck.nli.training.train import train

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


def pairs_file(folder: Path, number: int = 40) -> Path:
    data = folder / "data.jsonl"
    rows = [
        {"evidence": f"A man crossed {n} gaps.", "claim": "A man is running.", "label": "neutral"}
        for n in range(number)
    ]
    data.write_text("".join(json.dumps(row) + "\n" for row in rows))
    return data


@pytest.mark.parametrize(
    ("other", "told"),
    [
        ({"rate": 1e-3}, "rate 0.001, was 0.00012"),
        ({"batch": 8, "seed": 9}, "batch 8, was 4; seed 9, was 7"),
        ({"views": (View.WRITTEN,)}, "views written, was written,masked,marked"),
        ({"passes": 8}, "more passes"),
    ],
)
def test_a_run_goes_on_with_nothing_else_than_it_began_with(
    tiny_model: Path, tmp_path: Path, other: dict[str, object], told: str
) -> None:
    from factcheck.nli.training.recipe import Recipe
    from factcheck.nli.training.train import train

    data, out = pairs_file(tmp_path), tmp_path / "run"
    begun: dict[str, object] = {
        "passes": 16,
        "batch": 4,
        "worded": 0,
        "tokens": 60,
        "threads": 1,
        "checkpoint_every": 2,
    }
    train([str(data)], Recipe(str(tiny_model), out, **begun))  # type: ignore[arg-type]
    before = (out / "model.safetensors").stat().st_mtime_ns
    with pytest.raises(ModelError) as caught:
        train([str(data)], Recipe(str(tiny_model), out, **(begun | other)), resume=True)  # type: ignore[arg-type]
    assert told in f"{caught.value.message}; {caught.value.hint}"
    pairs_file(tmp_path, 41)
    with pytest.raises(ModelError, match=r"data 41 pairs, .*, was 40 pairs"):
        train([str(data)], Recipe(str(tiny_model), out, **begun), resume=True)  # type: ignore[arg-type]
    assert (out / "model.safetensors").stat().st_mtime_ns == before


def test_weights_that_are_no_numbers_are_never_written(tiny_model: Path, tmp_path: Path) -> None:
    from factcheck.nli.training.recipe import Recipe
    from factcheck.nli.training.train import train

    out = tmp_path / "run"
    recipe = Recipe(str(tiny_model), out, passes=64, batch=4, worded=0, tokens=60, threads=1, rate=1e9)
    with pytest.raises(ModelError, match="diverged at step") as caught:
        train([str(pairs_file(tmp_path))], recipe)
    assert "--rate" in caught.value.hint
    assert not (out / "model.safetensors").exists()


def test_a_loss_that_is_no_number_ends_the_run_with_the_last_good_checkpoint(
    tiny_model: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from factcheck.nli.training import train as training
    from factcheck.nli.training.recipe import Recipe

    loss, shown = training.merged_loss, []

    def at_last_nothing(*given: object) -> object:
        shown.append(1)
        return loss(*given) * (float("nan") if len(shown) == 4 else 1.0)  # type: ignore[arg-type]

    monkeypatch.setattr(training, "merged_loss", at_last_nothing)
    recipe = Recipe(
        str(tiny_model), tmp_path / "run", passes=64, batch=4, worded=0, tokens=60, threads=1, checkpoint_every=2
    )
    with pytest.raises(ModelError, match=r"diverged at step 4.*checkpoint-2 is kept"):
        training.train([str(pairs_file(tmp_path))], recipe)


def test_what_a_run_cannot_write_to_or_learn_by_is_told_at_once(tiny_model: Path, tmp_path: Path) -> None:
    from typer.testing import CliRunner

    from factcheck.cli.model import app

    data, taken = pairs_file(tmp_path), tmp_path / "taken"
    taken.write_text("")
    common = ["train", str(data), "--base", str(tiny_model), "--made", "0", "--passes", "64"]
    for more, word in (
        (["--out", str(taken)], "cannot write"),
        (["--out", str(tmp_path / "r"), "--rate", "-1"], "--rate"),
    ):
        result = CliRunner().invoke(app, [*common, *more])
        assert isinstance(result.exception, FactcheckError)
        assert word in result.exception.message
        assert result.exception.hint


def test_frozen_layers_stay_as_they_are(tiny_model: Path, tmp_path: Path) -> None:
    from safetensors.torch import load_file

    from factcheck.nli.training.recipe import Recipe
    from factcheck.nli.training.train import train

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
    from factcheck.nli.training.recipe import Recipe
    from factcheck.nli.training.train import train

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
