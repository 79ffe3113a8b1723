"""The models that travel are known by their digests: what is not as released is tried before it is believed."""

import json
import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from typer.testing import CliRunner

from factcheck.cli.engine import LazyScorer
from factcheck.cli.model import app
from factcheck.errors import ModelError
from factcheck.nli import default_model, files, load_scorer, model_digest
from factcheck.nli.onnx import OnnxScorer
from factcheck.nli.scoring import CrossEncoder
from factcheck.nli.torch import TorchScorer
from factcheck.records import View

NAMES = ("nli", "figures")
PAIR = [("The council approved the plan.", "The council did not approve the plan.")]


@pytest.fixture
def installed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """An installation whose models can be damaged."""
    for name in NAMES:
        left = shutil.ignore_patterns("*.safetensors")
        shutil.copytree(default_model(name), tmp_path / "models" / name, ignore=left)
    monkeypatch.setattr(files, "_own_places", lambda: (tmp_path / "models", tmp_path / "nowhere"))
    yield tmp_path / "models"
    shutil.rmtree(tmp_path, ignore_errors=True)


def change(path: Path, made: Callable[[bytes], bytes]) -> None:
    data = made(path.read_bytes())
    path.unlink()
    path.write_bytes(data)


def test_the_list_is_that_of_the_models_that_ship() -> None:
    assert {model_digest("onnx", str(default_model(name))) for name in NAMES} == files.RELEASED
    for name in NAMES:
        assert load_scorer("onnx", str(default_model(name)), probe=True).score(PAIR, View.WRITTEN)


def test_as_released_they_are_not_tried_again(installed: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shown: list[int] = []
    logits = CrossEncoder._logits
    monkeypatch.setattr(CrossEncoder, "_logits", lambda self, pairs: (shown.append(len(pairs)), logits(self, pairs))[1])
    LazyScorer("onnx", None).score(PAIR, View.WRITTEN)
    assert shown == [1]


def test_the_tokenizer_of_the_other_model_is_found_out(installed: Path) -> None:
    change(installed / "nli" / "tokenizer.json", lambda _: (default_model("figures") / "tokenizer.json").read_bytes())
    with pytest.raises(ModelError, match="probe"):
        LazyScorer("onnx", None).score(PAIR, View.WRITTEN)


def test_what_was_changed_and_still_answers_is_told(installed: Path, caplog: pytest.LogCaptureFixture) -> None:
    change(installed / "nli" / "config.json", lambda data: data + b"\n")
    LazyScorer("onnx", None).score(PAIR, View.WRITTEN)
    (told,) = caplog.messages
    assert "not as it was released" in told
    assert "pip install --force-reinstall factcheck" in told


def test_info_looks_at_both_models(installed: Path) -> None:
    assert CliRunner().invoke(app, ["info"]).exit_code == 0
    change(installed / "figures" / "model.int8.onnx", lambda data: data[: len(data) // 2])
    result = CliRunner().invoke(app, ["info"])
    assert isinstance(result.exception, ModelError)
    assert "figures" in result.exception.message
    assert "pip install --force-reinstall factcheck" in result.exception.hint


@pytest.mark.parametrize("damage", ["missing", "cut off", "empty"])
@pytest.mark.parametrize("part", ["model.int8.onnx_data1", "model.int8.onnx_data2"])
def test_the_part_that_is_damaged_is_named(part: str, damage: str, installed: Path) -> None:
    path = installed / "nli" / part
    change(path, lambda data: data[: len(data) // 2 if damage == "cut off" else 0])
    if damage == "missing":
        path.unlink()
    with pytest.raises(ModelError) as caught:
        OnnxScorer(installed / "nli", probe=False)
    assert caught.value.message.startswith(f"{path} is {'missing' if damage == 'missing' else 'damaged'}")
    with pytest.raises(ModelError) as by_torch:
        TorchScorer(installed / "nli", "cpu", probe=False)
    assert by_torch.value.message == caught.value.message
    assert "pip install --force-reinstall factcheck" in caught.value.hint


def test_weights_with_several_hard_links_are_read(installed: Path) -> None:
    """As installers that save room make them."""
    for path in sorted((installed / "nli").glob("*_data*")):
        os.link(path, path.with_name(f"{path.name}.again"))
    assert TorchScorer(installed / "nli", "cpu", probe=False).score(PAIR, View.WRITTEN)


def test_a_downloaded_model_is_downloaded_again(
    installed: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(files, "models_folder", lambda: tmp_path / "kept")
    (tmp_path / "kept").mkdir()
    (installed / "nli").rename(tmp_path / "kept" / "someone--nli")
    change(tmp_path / "kept" / "someone--nli" / "model.int8.onnx_data1", lambda _: b"")
    with pytest.raises(ModelError) as caught:
        load_scorer("onnx", "someone/nli")
    assert caught.value.hint == "fetch it again: factcheck model download someone/nli"


def test_info_tells_what_each_output_means(installed: Path) -> None:
    facts = json.loads(CliRunner().invoke(app, ["info", "--format", "json"]).stdout)
    assert facts["relations"] == "entailment, neutral, contradiction"
    assert facts["told_by"] == "their names"
