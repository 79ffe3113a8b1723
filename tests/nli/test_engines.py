"""Both engines give the same scores, whatever else is scored beside a pair; bad files are told in one line."""

import json
import shutil
from pathlib import Path

import numpy as np
import pytest

from factcheck.errors import ModelError
from factcheck.nli import load_scorer, model_digest
from factcheck.nli.onnx import OnnxScorer
from factcheck.nli.torch import TorchScorer
from factcheck.records import View

PAIRS = [
    ("A man is running.", "A dog is sleeping."),
    (
        "The dogs and the man and the woman crossed the gap in 2021, and not a dog was sleeping in the gap.",
        "A man plays.",
    ),
    ("People crossed the gap.", "520,085 people crossed the gap in 2021, not 2 million people."),
    ("", "A man plays."),
    ("A woman is not running.", ""),
    ("X", "x"),
]


def full_precision(export: Path, folder: Path) -> Path:
    shutil.copytree(export, folder, ignore=shutil.ignore_patterns("*.int8.onnx"))
    return folder


def test_onnx_agrees_with_torch_on_padded_batches(tiny_export: Path, tiny_model: Path, tmp_path: Path) -> None:
    onnx = OnnxScorer(full_precision(tiny_export, tmp_path / "full"), probe=False)
    torch = TorchScorer(tiny_model, "cpu", probe=False)
    onnx.batch = torch.batch = len(PAIRS)
    together = onnx.score(PAIRS, View.WRITTEN)
    assert np.allclose(_table(together), _table(torch.score(PAIRS, View.WRITTEN)), atol=1e-3)
    onnx.batch = 1
    alone = onnx.score(PAIRS, View.WRITTEN)
    assert np.allclose(_table(together), _table(alone), atol=1e-5), "padding changes a score: the mask is lost"


@pytest.mark.parametrize("blocks", [False, True], ids=["a scale a channel", "a scale a block"])
def test_torch_reads_the_weights_of_an_exported_graph(blocks: bool, tiny_model: Path, tmp_path: Path) -> None:
    from safetensors.numpy import load_file

    from factcheck.nli.onnx_weights import read_weights
    from factcheck.nli.training.export import export

    whole, alone = tmp_path / "whole", tmp_path / "alone"
    export(tiny_model, whole, blocks=blocks)
    shutil.copytree(whole, alone, ignore=shutil.ignore_patterns("*.safetensors", "model.onnx"))
    exported = TorchScorer(alone, "cpu", probe=False)
    assert len(exported.score(PAIRS, View.WRITTEN)) == len(PAIRS)
    before = load_file(tiny_model / "model.safetensors")
    for name, weight in read_weights(alone / "model.int8.onnx", before).items():
        step = np.abs(before[name]).max() / 127
        # The largest weight of a block may lie a step above the last of its 256 values.
        assert np.abs(weight - before[name]).max() <= (1.01 if blocks else 0.51) * step, name
    assert exported.digest == model_digest("torch", str(alone)) != model_digest("torch", str(whole))
    (alone / "model.int8.onnx").write_bytes(b"not a graph")
    with pytest.raises(ModelError, match="damaged"):
        TorchScorer(alone, "cpu", probe=False)


def test_blocks_keep_the_scores(tiny_model: Path, tiny_export: Path, tmp_path: Path) -> None:
    from factcheck.nli.training.export import export

    export(tiny_model, tmp_path / "blocks", blocks=True)
    in_blocks = _table(OnnxScorer(tmp_path / "blocks", probe=False).score(PAIRS, View.WRITTEN))
    full = _table(OnnxScorer(full_precision(tiny_export, tmp_path / "full"), probe=False).score(PAIRS, View.WRITTEN))
    assert (in_blocks.argmax(axis=1) == full.argmax(axis=1)).all()
    assert np.abs(in_blocks - full).mean() < 0.03


def test_a_large_graph_is_written_in_parts(
    tiny_model: Path, tiny_export: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from factcheck.nli.files import onnx_parts
    from factcheck.nli.training import export as exporting

    whole = OnnxScorer(tiny_export, probe=False).score(PAIRS, View.WRITTEN)
    out = tmp_path / "parts"
    monkeypatch.setattr(exporting, "MOST_BYTES", 12_000)
    written = exporting.export(tiny_model, out)
    parts = onnx_parts(out / "model.int8.onnx")
    assert len(parts) > 2
    assert set(parts) <= set(written)
    assert all(part.stat().st_size < 20_000 for part in parts[1:])
    in_parts = OnnxScorer(out, probe=False)
    assert in_parts.score(PAIRS, View.WRITTEN) == whole
    (out / "model.safetensors").unlink()
    assert TorchScorer(out, "cpu", probe=False).score(PAIRS, View.WRITTEN)
    before = model_digest("onnx", str(out))
    parts[1].write_bytes(parts[1].read_bytes()[:-1] + b"x")
    assert model_digest("onnx", str(out)) != before, "the digest tells the parts too"
    parts[1].unlink()
    with pytest.raises(ModelError, match="_data1 is missing"):
        OnnxScorer(out, probe=False)
    monkeypatch.undo()
    exporting.export(tiny_model, out)
    assert onnx_parts(out / "model.int8.onnx") == [out / "model.int8.onnx"], "old parts are gone"


def test_a_graph_of_another_exporter_has_no_weights_for_torch(tiny_export: Path, tmp_path: Path) -> None:
    import onnx

    other = tmp_path / "other"
    shutil.copytree(tiny_export, other, ignore=shutil.ignore_patterns("*.safetensors", "model.onnx"))
    graph = onnx.load(str(other / "model.int8.onnx"))
    for constant in graph.graph.initializer:
        constant.name = constant.name.replace("model.bert", "net")
    onnx.save(graph, str(other / "model.int8.onnx"))
    with pytest.raises(ModelError, match="does not hold") as caught:
        TorchScorer(other, "cpu", probe=False)
    assert "safetensors" in (caught.value.hint or "")


def test_blending_averages_the_weights(tiny_model: Path, tmp_path: Path) -> None:
    from safetensors.numpy import load_file, save_file

    from factcheck.nli.training.export import export

    before = load_file(tiny_model / "model.safetensors")
    other = tmp_path / "other"
    other.mkdir()
    save_file({name: weight * 0 for name, weight in before.items()}, other / "model.safetensors")
    export(tiny_model, tmp_path / "half", blend=other, share=0.5)
    name = "classifier.weight"
    assert np.allclose(load_file(tmp_path / "half" / "model.safetensors")[name], before[name] / 2, atol=1e-3)
    save_file({name: before[name]}, other / "model.safetensors")
    with pytest.raises(ModelError, match="blend"):
        export(tiny_model, tmp_path / "none", blend=other)


def test_blending_with_a_model_that_travels_as_its_graph_alone(
    tiny_model: Path, tiny_export: Path, tmp_path: Path
) -> None:
    from safetensors.numpy import load_file

    from factcheck.nli.training.export import export

    other = tmp_path / "other"
    shutil.copytree(tiny_export, other, ignore=shutil.ignore_patterns("*.safetensors", "model.onnx"))
    export(tiny_model, tmp_path / "half", blend=other, share=0.5)
    name = "classifier.weight"
    before = load_file(tiny_model / "model.safetensors")[name]
    assert np.allclose(load_file(tmp_path / "half" / "model.safetensors")[name], before, atol=0.01), (
        "it is the same one"
    )


@pytest.mark.parametrize("engine", ["onnx int8", "onnx fp32", "torch on a CPU"])
def test_scores_do_not_hang_on_their_neighbours(
    engine: str, tiny_export: Path, tiny_model: Path, tmp_path: Path
) -> None:
    scorer = {
        "onnx int8": lambda: OnnxScorer(tiny_export, probe=False),
        "onnx fp32": lambda: OnnxScorer(full_precision(tiny_export, tmp_path / "full"), probe=False),
        "torch on a CPU": lambda: TorchScorer(tiny_model, "cpu", probe=False),
    }[engine]()
    assert scorer.score(PAIRS, View.WRITTEN) == [scorer.score([pair], View.WRITTEN)[0] for pair in PAIRS]


def test_probabilities_add_up_and_the_view_is_told(tiny_export: Path) -> None:
    for score in OnnxScorer(tiny_export, probe=False).score(PAIRS, View.MASKED):
        assert score.entailment + score.neutral + score.contradiction == pytest.approx(1)
        assert score.view is View.MASKED


def test_labels_are_read_in_the_order_of_the_config(tiny_export: Path, tmp_path: Path) -> None:
    before = OnnxScorer(tiny_export, probe=False).score(PAIRS[:1], View.WRITTEN)[0]
    folder = tmp_path / "relabelled"
    shutil.copytree(tiny_export, folder)
    config = json.loads((folder / "config.json").read_text("utf-8"))
    config["id2label"] = {"0": "NEUTRAL", "1": "CONTRADICTION", "2": "ENTAILMENT"}
    (folder / "config.json").write_text(json.dumps(config), "utf-8")
    after = OnnxScorer(folder, probe=False).score(PAIRS[:1], View.WRITTEN)[0]
    assert (after.neutral, after.contradiction, after.entailment) == (
        before.contradiction,
        before.entailment,
        before.neutral,
    )


def test_the_masked_view_hides_the_value(tiny_export: Path) -> None:
    scorer = OnnxScorer(tiny_export, probe=False)
    pairs = [
        ("People crossed the gap in 2021.", f"{value} people crossed the gap.")
        for value in ("520,085", "half a million")
    ]
    masked = scorer.score(pairs, View.MASKED)
    assert masked[0] == masked[1]
    written = scorer.score(pairs, View.WRITTEN)
    assert written[0] != written[1]


def test_empty_texts_are_neutral(tiny_export: Path) -> None:
    scores = OnnxScorer(tiny_export, probe=False).score([("", "A man."), ("A man.", " "), ("", "")], View.WRITTEN)
    assert {score.neutral for score in scores} == {1.0}
    assert OnnxScorer(tiny_export, probe=False).score([], View.WRITTEN) == []


def test_long_evidence_is_read_to_its_end(tiny_export: Path) -> None:
    scorer = OnnxScorer(tiny_export, probe=False)
    filler = "The woman is sleeping. " * 200
    ends = [
        scorer.score([(filler + end, "A man plays.")], View.WRITTEN)[0]
        for end in ("The man plays.", "Not a dog crossed the gap.")
    ]
    assert all(score.neutral < 1 for score in ends)


def test_a_claim_without_room_for_evidence_is_not_judged(tiny_export: Path, caplog: pytest.LogCaptureFixture) -> None:
    score = OnnxScorer(tiny_export, probe=False).score([("The man plays. " * 30, "A man plays. " * 60)], View.WRITTEN)[
        0
    ]
    assert score.neutral == 1
    assert "too long" in caplog.text


def test_a_random_model_fails_the_probe(tiny_export: Path) -> None:
    with pytest.raises(ModelError, match="probe") as caught:
        OnnxScorer(tiny_export)
    assert caught.value.hint


def test_the_digest_needs_no_model_and_follows_the_files(tiny_export: Path, tmp_path: Path) -> None:
    scorer = OnnxScorer(tiny_export, probe=False)
    assert scorer.digest == model_digest("onnx", str(tiny_export))
    assert scorer.digest.startswith("sha256:")
    folder = tmp_path / "other"
    shutil.copytree(tiny_export, folder)
    (folder / "config.json").write_text((folder / "config.json").read_text("utf-8") + "\n", "utf-8")
    assert model_digest("onnx", str(folder)) != scorer.digest
    assert model_digest("torch", str(folder)) == TorchScorer(folder, "cpu", probe=False).digest


def _truncate(path: Path) -> None:
    data = path.read_bytes()
    path.write_bytes(data[: len(data) // 2])


BROKEN = [
    ("no config", lambda folder: (folder / "config.json").unlink(), "config.json"),
    ("config is not JSON", lambda folder: (folder / "config.json").write_text("{", "utf-8"), "JSON"),
    ("no tokenizer", lambda folder: (folder / "tokenizer.json").unlink(), "tokenizer"),
    ("tokenizer is damaged", lambda folder: _truncate(folder / "tokenizer.json"), "damaged"),
    ("weights are cut off", lambda folder: _truncate(folder / "model.int8.onnx"), "damaged"),
    ("weights are empty", lambda folder: (folder / "model.int8.onnx").write_bytes(b""), "damaged"),
    ("no ONNX file", lambda folder: [path.unlink() for path in folder.glob("*.onnx")], "no ONNX"),
]


@pytest.mark.parametrize(("damage", "word"), [row[1:] for row in BROKEN], ids=[row[0] for row in BROKEN])
def test_damaged_onnx_folders_are_told(tiny_export: Path, tmp_path: Path, damage: object, word: str) -> None:
    folder = tmp_path / "broken"
    shutil.copytree(tiny_export, folder)
    damage(folder)  # type: ignore[operator]
    with pytest.raises(ModelError, match=word) as caught:
        load_scorer("onnx", str(folder))
    assert "\n" not in caught.value.message
    assert caught.value.hint


def test_a_tokenizer_of_a_larger_vocabulary_is_refused(tiny_export: Path, tmp_path: Path) -> None:
    folder = tmp_path / "mixed"
    shutil.copytree(tiny_export, folder)
    config = json.loads((folder / "config.json").read_text("utf-8"))
    config["vocab_size"] = 20
    (folder / "config.json").write_text(json.dumps(config), "utf-8")
    with pytest.raises(ModelError, match="another model"):
        OnnxScorer(folder, probe=False)


def test_torch_refuses_pickles_and_cut_off_weights(tiny_model: Path, tmp_path: Path) -> None:
    pickled = tmp_path / "pickled"
    shutil.copytree(tiny_model, pickled)
    (pickled / "model.safetensors").rename(pickled / "pytorch_model.bin")
    with pytest.raises(ModelError, match="safetensors"):
        TorchScorer(pickled, "cpu")
    cut = tmp_path / "cut"
    shutil.copytree(tiny_model, cut)
    _truncate(cut / "model.safetensors")
    with pytest.raises(ModelError, match="cannot load"):
        TorchScorer(cut, "cpu")


def test_export_reads_a_graph_alone_and_tells_weights_that_are_cut_off(tiny_export: Path, tmp_path: Path) -> None:
    from factcheck.nli.training.export import export

    alone, cut = tmp_path / "alone", tmp_path / "cut"
    shutil.copytree(tiny_export, alone, ignore=shutil.ignore_patterns("*.safetensors", "model.onnx"))
    again = export(alone, tmp_path / "again")
    assert tmp_path / "again" / "model.int8.onnx" in again
    scores = [
        _table(OnnxScorer(folder, probe=False).score(PAIRS, View.WRITTEN)) for folder in (alone, tmp_path / "again")
    ]
    assert np.abs(scores[0] - scores[1]).max() < 0.1
    shutil.copytree(tiny_export, cut)
    _truncate(cut / "model.safetensors")
    with pytest.raises(ModelError, match="cannot load") as caught:
        export(cut, tmp_path / "none")
    assert "\n" not in caught.value.message


def test_what_does_not_exist_is_told(tmp_path: Path) -> None:
    for engine, model in (("onnx", "no/such/folder"), ("torch", "no-such-owner/no-such-model"), ("abacus", None)):
        with pytest.raises(ModelError) as caught:
            load_scorer(engine, model)
        assert caught.value.hint
    with pytest.raises(ModelError, match="CPU"):
        load_scorer("onnx", None, "cuda")


def _table(scores: list) -> np.ndarray:
    return np.array([[score.entailment, score.neutral, score.contradiction] for score in scores])
