"""What training starts from: a base with any labels keeps what it knows, or a line says that it cannot."""

import json
import logging
import shutil
from pathlib import Path

import pytest
from taught_model import renamed, reordered, teach

from factcheck.errors import ModelError
from factcheck.nli.labels import PROBES
from factcheck.nli.training.base import load_base


@pytest.fixture(scope="module")
def taught(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return teach(tmp_path_factory.mktemp("taught") / "model", classes=3)


def answers(base: Path) -> list[int]:
    """The likeliest output for each of the plain pairs: 0 entailment, 1 neutral, 2 contradiction."""
    import torch

    model, tokenizer, _ = load_base(str(base))
    evidence, claims = (list(texts) for texts in zip(*(pair for pair, _ in PROBES), strict=True))
    assert list(model.config.id2label.values()) == ["entailment", "neutral", "contradiction"]
    with torch.inference_mode():
        told = model.eval()(**tokenizer(evidence, claims, padding=True, return_tensors="pt")).logits.argmax(-1)
    return [int(each) for each in told]


@pytest.mark.parametrize(
    ("order", "names"),
    [
        ([0, 1, 2], ["entailment", "neutral", "contradiction"]),
        ([2, 1, 0], ["CONTRADICTION", "NEUTRAL", "ENTAILMENT"]),
        ([1, 2, 0], ["NOT ENOUGH INFO", "REFUTES", "SUPPORTS"]),
        ([2, 0, 1], ["LABEL_0", "LABEL_1", "LABEL_2"]),
    ],
)
def test_a_base_keeps_what_it_knows_whatever_the_order_of_its_labels(
    taught: Path, tmp_path: Path, order: list[int], names: list[str]
) -> None:
    assert answers(reordered(taught, tmp_path / "base", order, names)) == [kind for _, kind in PROBES]


def test_an_exported_graph_with_other_labels_is_put_in_order_too(tiny_model: Path, tmp_path: Path) -> None:
    from factcheck.nli.training.export import export

    export(tiny_model, tmp_path / "shipped", blocks=True)
    (tmp_path / "shipped" / "model.safetensors").unlink()
    plain, rounded = (load_base(str(base))[0].classifier.weight.detach() for base in (tiny_model, tmp_path / "shipped"))
    assert float((plain - rounded).abs().max()) < 0.05 < float((plain - rounded[[1, 2, 0]]).abs().max())


def test_a_head_of_other_classes_is_replaced_and_a_line_says_so(
    taught: Path, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    shutil.copytree(taught, tmp_path / "moods")
    bases = [
        teach(tmp_path / "two", classes=2),
        renamed(tmp_path / "moods", ["positive", "negative", "mixed"]),
    ]
    for base in bases:
        caplog.clear()
        with caplog.at_level(logging.WARNING):
            model, *_ = load_base(str(base))
        assert model.config.num_labels == 3
        assert model.classifier.weight.shape[0] == 3
        assert "a new one is trained" in caplog.text


def test_a_base_without_a_head_gets_one(taught: Path, tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    from safetensors.torch import load_file, save_file

    shutil.copytree(taught, tmp_path / "base")
    file = tmp_path / "base" / "model.safetensors"
    weights = {name: value for name, value in load_file(file).items() if "classifier" not in name}
    save_file(weights, file, metadata={"format": "pt"})
    assert load_base(str(tmp_path / "base"))[0].config.num_labels == 3
    assert "a new one is trained" in caplog.text


def test_a_base_without_its_tokenizer_is_told(taught: Path, tmp_path: Path) -> None:
    shutil.copytree(taught, tmp_path / "base")
    for file in (tmp_path / "base").glob("tokenizer*"):
        file.unlink()
    with pytest.raises(ModelError, match="no tokenizer") as caught:
        load_base(str(tmp_path / "base"))
    assert "tokenizer.json" in caught.value.hint


def test_a_base_that_lacks_weights_of_its_layers_is_told(taught: Path, tmp_path: Path) -> None:
    from safetensors.torch import load_file, save_file

    shutil.copytree(taught, tmp_path / "base")
    file = tmp_path / "base" / "model.safetensors"
    weights = {name: value for name, value in load_file(file).items() if "layer.1" not in name}
    save_file(weights, file, metadata={"format": "pt"})
    with pytest.raises(ModelError, match="lack"):
        load_base(str(tmp_path / "base"))


def test_pairs_longer_than_the_base_reads_are_left_out(
    tiny_model: Path, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    from factcheck.nli.training.recipe import Recipe
    from factcheck.nli.training.train import train

    data = tmp_path / "data.jsonl"
    rows = [
        {"evidence": "A man crossed the gap. " * times, "claim": "A man runs.", "label": "neutral"} for times in (1, 30)
    ]
    data.write_text("".join(json.dumps(row) + "\n" for row in rows))
    recipe = Recipe(str(tiny_model), tmp_path / "run", passes=8, batch=4, worded=0, tokens=400, threads=1)
    assert train([str(data)], recipe) == tmp_path / "run"
    assert "reads at most 64 tokens" in caplog.text
