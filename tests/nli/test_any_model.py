"""``--model`` takes any NLI model: labels in any order and under any names, two classes or three, by either engine.

The models here are small and made in the test, to know the probes: they answer plain pairs as any NLI model does.
"""

import json
import shutil
from itertools import permutations
from pathlib import Path

import pytest
from taught_model import NAMES, renamed, reordered, teach
from typer.testing import CliRunner

from factcheck.cli.model import app
from factcheck.errors import ModelError
from factcheck.nli import load_scorer
from factcheck.nli.labels import CONTRADICTION, ENTAILMENT, NEUTRAL
from factcheck.nli.training.export import export
from factcheck.records import Score, View

PAIRS = [
    ("A man is playing a guitar on a stage.", "A man is playing an instrument."),
    ("A woman is reading a book in the park.", "The woman is a famous lawyer from Spain."),
    ("Two dogs are running across a green field.", "There are no dogs running."),
    ("A woman is reading a book.", "Dogs are running outside."),
]
ORDERS = list(permutations(NAMES))


@pytest.fixture(scope="module")
def three(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return teach(tmp_path_factory.mktemp("taught") / "three", classes=3)


@pytest.fixture(scope="module")
def two(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return teach(tmp_path_factory.mktemp("taught") / "two", classes=2)


@pytest.fixture(scope="module")
def onnx_three(three: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return exported(three, tmp_path_factory.mktemp("taught") / "onnx")


def scores(folder: Path, engine: str = "torch") -> list[Score]:
    return load_scorer(engine, str(folder), "cpu").score(PAIRS, View.WRITTEN)


def exported(folder: Path, out: Path) -> Path:
    """The model as ONNX in full precision alone."""
    export(folder, out, keep_fp32=True)
    (out / "model.int8.onnx").unlink()
    return out


def same(one: list[Score], other: list[Score]) -> bool:
    return all(
        abs(a.entailment - b.entailment) < 1e-4 and abs(a.contradiction - b.contradiction) < 1e-4
        for a, b in zip(one, other, strict=True)
    )


def test_the_small_model_answers(three: Path) -> None:
    told = scores(three)
    assert told[0].entailment > 0.8
    assert told[1].neutral > 0.8
    assert told[2].contradiction > 0.8


@pytest.mark.parametrize("order", ORDERS, ids=lambda order: "".join(NAMES[kind][0] for kind in order))
def test_named_labels_in_any_order_by_torch(order: tuple[int, ...], three: Path, tmp_path: Path) -> None:
    other = reordered(three, tmp_path / "other", order, [NAMES[kind] for kind in order])
    assert same(scores(other), scores(three))


def test_entailment_last_by_onnx(three: Path, tmp_path: Path) -> None:
    order = (CONTRADICTION, NEUTRAL, ENTAILMENT)
    other = reordered(three, tmp_path / "other", order, [NAMES[kind].upper() for kind in order])
    assert same(scores(exported(other, tmp_path / "onnx"), "onnx"), scores(three))


@pytest.mark.parametrize("order", ORDERS, ids=lambda order: "".join(NAMES[kind][0] for kind in order))
def test_labels_without_names_are_found_by_trial_with_a_warning(
    order: tuple[int, ...], three: Path, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    other = reordered(three, tmp_path / "other", order, ["LABEL_0", "LABEL_1", "LABEL_2"])
    assert same(scores(other), scores(three))
    (warning,) = [message for message in caplog.messages if "does not name its labels" in message]
    assert str([NAMES[kind] for kind in order]) in warning


def is_two_class(told: list[Score]) -> bool:
    """The first pair entailed, the others not; and what is not entailed denies nothing."""
    entailed = told[0].entailment > 0.8 and told[1].neutral > 0.8 and told[2].neutral > 0.8
    return entailed and {score.contradiction for score in told} == {0.0}


@pytest.mark.parametrize(
    ("order", "names"),
    [
        ((0, 1), ("entailment", "not_entailment")),
        ((1, 0), ("not_entailment", "entailment")),
        ((1, 0), ("LABEL_0", "LABEL_1")),
        ((0, 1), ("LABEL_0", "LABEL_1")),
    ],
)
def test_two_classes_by_torch(order: tuple[int, ...], names: tuple[str, ...], two: Path, tmp_path: Path) -> None:
    assert is_two_class(scores(reordered(two, tmp_path / "other", order, names)))


def test_two_classes_without_names_by_onnx(two: Path, tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    other = reordered(two, tmp_path / "other", (1, 0), ("LABEL_0", "LABEL_1"))
    assert is_two_class(scores(exported(other, tmp_path / "onnx"), "onnx"))
    assert "does not name its labels" in caplog.text


def test_names_in_the_wrong_order_are_refused(three: Path, tmp_path: Path) -> None:
    folder = tmp_path / "wrong"
    shutil.copytree(three, folder)
    renamed(folder, ["contradiction", "neutral", "entailment"])
    with pytest.raises(ModelError, match="probe"):
        load_scorer("torch", str(folder), "cpu")


@pytest.mark.parametrize("names", [["positive", "neutral", "negative"], ["entailment"] * 3])
def test_labels_that_cannot_be_mapped_are_refused(names: list[str], three: Path, tmp_path: Path) -> None:
    folder = tmp_path / "other"
    shutil.copytree(three, folder)
    config = json.loads((folder / "config.json").read_text("utf-8"))
    config["id2label"] = dict(enumerate(names))
    (folder / "config.json").write_text(json.dumps(config), "utf-8")
    with pytest.raises(ModelError, match="not those of an NLI model") as caught:
        load_scorer("torch", str(folder), "cpu")
    assert "entailment" in caught.value.hint


def shuffle_tokenizer(folder: Path) -> None:
    """A tokenizer of as many words, which another model was trained with."""
    path = folder / "tokenizer.json"
    told = json.loads(path.read_text("utf-8"))
    vocabulary = told["model"]["vocab"]
    words = [word for word in vocabulary if not word.startswith("[")]
    told["model"]["vocab"] |= {
        word: vocabulary[other] for word, other in zip(words, words[7:] + words[:7], strict=True)
    }
    path.write_text(json.dumps(told), "utf-8")


def shorten_tokenizer(folder: Path) -> None:
    """A tokenizer of far fewer words."""
    path = folder / "config.json"
    config = json.loads(path.read_text("utf-8"))
    path.write_text(json.dumps(config | {"vocab_size": config["vocab_size"] + 20_000}), "utf-8")


def drop_the_head(folder: Path) -> None:
    """A model that was never fine-tuned: it has no head, and one of random weights would answer at random."""
    from safetensors.torch import load_file, save_file

    weights = {name: part for name, part in load_file(folder / "model.safetensors").items() if "classifier" not in name}
    save_file(weights, folder / "model.safetensors", metadata={"format": "pt"})


def no_numbers(folder: Path) -> None:
    """Weights as a training that ran away leaves them."""
    from safetensors.torch import load_file, save_file

    weights = load_file(folder / "model.safetensors")
    weights["classifier.bias"] *= float("nan")
    save_file(weights, folder / "model.safetensors", metadata={"format": "pt"})


def empty_weights(folder: Path) -> None:
    (folder / "model.safetensors").write_bytes(b"")


def cut_weights(folder: Path) -> None:
    path = folder / "model.safetensors"
    path.write_bytes(path.read_bytes()[:-100])


def no_tokenizer(folder: Path) -> None:
    for path in folder.glob("tokenizer*"):
        path.unlink()


DAMAGE = {
    shuffle_tokenizer: "probe",
    shorten_tokenizer: "another model|cannot load",
    drop_the_head: "lack",
    no_numbers: "no numbers",
    empty_weights: "cannot load",
    cut_weights: "cannot load",
    no_tokenizer: "no tokenizer.json",
}


@pytest.mark.parametrize(("damage", "words"), DAMAGE.items(), ids=lambda each: getattr(each, "__name__", ""))
def test_folders_that_do_not_hold_together_are_told(damage: object, words: str, three: Path, tmp_path: Path) -> None:
    folder = tmp_path / "other"
    shutil.copytree(three, folder)
    damage(folder)  # type: ignore[operator]
    with pytest.raises(ModelError, match=words) as caught:
        load_scorer("torch", str(folder), "cpu")
    assert caught.value.hint
    assert "\n" not in caught.value.message


def test_the_tokenizer_of_another_model_is_refused_by_onnx_too(three: Path, tmp_path: Path) -> None:
    folder = exported(three, tmp_path / "onnx")
    shuffle_tokenizer(folder)
    with pytest.raises(ModelError, match="probe"):
        load_scorer("onnx", str(folder))


CONFIGURED = {
    "labels in a list": {"id2label": ["entailment", "neutral", "contradiction"]},
    "labels in a word": {"id2label": "entailment"},
    "labels by letter": {"id2label": {"a": "entailment", "b": "neutral", "c": "contradiction"}},
    "a vocabulary in words": {"vocab_size": "many"},
    "a padding in words": {"pad_token_id": "x"},
    "a padding in a list": {"pad_token_id": [1]},
}


@pytest.mark.parametrize("engine", ["onnx", "torch"])
@pytest.mark.parametrize("told", CONFIGURED.values(), ids=CONFIGURED)
def test_a_configuration_that_makes_no_sense_is_told(
    told: dict[str, object], engine: str, three: Path, onnx_three: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "other"
    shutil.copytree(three if engine == "torch" else onnx_three, folder)
    path = folder / "config.json"
    path.write_text(json.dumps(json.loads(path.read_text("utf-8")) | told), "utf-8")
    with pytest.raises(ModelError) as caught:
        load_scorer(engine, str(folder), "cpu")
    assert caught.value.hint
    assert "\n" not in caught.value.message
    if engine == "onnx":
        assert next(iter(told)) in caught.value.message


def test_weights_that_are_no_numbers_are_refused_by_onnx_too(three: Path, tmp_path: Path) -> None:
    whole = tmp_path / "whole"
    shutil.copytree(three, whole)
    no_numbers(whole)
    folder = exported(whole, tmp_path / "onnx")
    for probe in (True, False):
        with pytest.raises(ModelError, match="no numbers"):
            load_scorer("onnx", str(folder), probe=probe).score(PAIRS, View.WRITTEN)


def test_devices_that_are_not_there_are_told(three: Path) -> None:
    import torch

    beyond = f"cuda:{torch.cuda.device_count()}"
    told = {beyond: "no GPU", "abacus": "knows no device"} | dict.fromkeys(("meta", "hpu"), "cannot run on the device")
    for device, words in told.items():
        with pytest.raises(ModelError, match=words) as caught:
            load_scorer("torch", str(three), device)
        assert "--device cpu" in caught.value.hint


def test_info_tells_what_any_model_is(three: Path) -> None:
    result = CliRunner().invoke(app, ["info", "--model", str(three), "--engine", "torch", "--device", "cpu"])
    assert result.exit_code == 0, result.output
    assert "BertForSequenceClassification" in result.stdout
    assert "entailment, neutral, contradiction" in result.stdout


def test_info_tells_the_labels_that_were_found_by_trial(three: Path, tmp_path: Path) -> None:
    reordered(three, tmp_path / "other", (2, 0, 1), ["LABEL_0", "LABEL_1", "LABEL_2"])
    given = ["info", "--model", str(tmp_path / "other"), "--engine", "torch", "--device", "cpu"]
    facts = json.loads(CliRunner().invoke(app, [*given, "--format", "json"]).stdout)
    assert facts["labels"] == "LABEL_0, LABEL_1, LABEL_2"
    assert facts["relations"] == "contradiction, entailment, neutral"
    assert facts["told_by"] == "trial on plain pairs"
    assert "contradiction, entailment, neutral" in CliRunner().invoke(app, given).stdout


def test_long_evidence_is_windowed_and_a_long_claim_is_never_cut(
    three: Path, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    evidence, claim = PAIRS[2]
    filler = "The man is on a stage. " * 60
    scorer = load_scorer("torch", str(three), "cpu")
    first, last, without = scorer.score(
        [(f"{evidence} {filler}", claim), (f"{filler}{evidence}", claim), (filler, claim)], View.WRITTEN
    )
    assert first != without
    assert last != without
    (long,) = scorer.score([(evidence, f"{claim} " * 40)], View.WRITTEN)
    assert long == Score(0.0, 1.0, 0.0)
    assert "too long" in caplog.text
