"""A disk that takes no more, during an export or a checkpoint: told in one line, and nothing is lost that was whole.

The system's limit on the size of a file stands for the disk: writes beyond it fail, in every library, as on a full one.
"""

import json
import resource
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from factcheck.errors import ModelError
from factcheck.nli.training import disk
from factcheck.nli.training.disk import last_whole_checkpoint, staging, sweep_checkpoints, writing
from factcheck.nli.training.export import export


@contextmanager
def room_for(size: int) -> Iterator[None]:
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


@pytest.fixture
def no_room_left(monkeypatch: pytest.MonkeyPatch) -> None:
    """What a look at the disk then shows."""
    monkeypatch.setattr(disk, "LITTLE", 1 << 62)


def small_files(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


@pytest.mark.parametrize("size", [20_000, 100_000])
def test_an_export_is_whole_or_leaves_the_earlier_one(
    size: int, tiny_model: Path, tiny_export: Path, tmp_path: Path, no_room_left: None
) -> None:
    out = tmp_path / "out"
    with room_for(size), pytest.raises(ModelError, match="cannot write") as caught:
        export(tiny_model, out)
    assert "make room" in caught.value.hint
    assert "\n" not in caught.value.message
    assert list(out.iterdir()) == []
    (out / "model.int8.onnx").write_bytes(b"the earlier one")
    with room_for(size), pytest.raises(ModelError):
        export(tiny_model, out)
    assert small_files(out) == {"model.int8.onnx": b"the earlier one"}


def train(base: Path, out: Path, *, resume: bool = False, passes: int = 16) -> Path:
    from factcheck.nli.training.recipe import Recipe
    from factcheck.nli.training.train import train as run

    data = out.parent / "data.jsonl"
    rows = [
        {"evidence": f"A man crossed {n} gaps.", "claim": "A man is running.", "label": "neutral", "set": "snli"}
        for n in range(20)
    ]
    data.write_text("".join(json.dumps(row) + "\n" for row in rows))
    recipe = Recipe(str(base), out, passes=passes, batch=4, worded=0, tokens=60, threads=1, checkpoint_every=2)
    return run([str(data)], recipe, resume=resume)


def test_a_checkpoint_that_does_not_fit_ends_the_run_and_the_last_whole_one_resumes(
    tiny_model: Path, tmp_path: Path
) -> None:
    out = tmp_path / "run"
    weights = (tiny_model / "model.safetensors").stat().st_size
    with room_for(weights + 4096), pytest.raises(ModelError, match="cannot write") as caught:
        train(tiny_model, out)  # the weights of the first checkpoint fit, the state of the optimiser does not
    assert "--resume" in caught.value.hint
    with pytest.raises(ModelError, match="no checkpoint"):
        train(tiny_model, out, resume=True)
    assert train(tiny_model, out) == out
    cut = out / "checkpoints" / "checkpoint-9"
    cut.mkdir()
    (cut / "model.safetensors").write_bytes(b"cut short")
    assert train(tiny_model, out, resume=True) == out
    assert not cut.exists()


@pytest.mark.parametrize("spare", [-4096, 4096])
def test_a_later_checkpoint_that_does_not_fit_leaves_the_one_before(
    tiny_model: Path, tmp_path: Path, spare: int
) -> None:
    out = tmp_path / "run"
    train(tiny_model, out, passes=8)
    weights = (tiny_model / "model.safetensors").stat().st_size
    with room_for(weights + spare), pytest.raises(ModelError, match=r"disk is full.*checkpoint-2 is kept") as caught:
        train(tiny_model, out, resume=True)
    assert "--resume" in caught.value.hint
    assert [path.name for path in (out / "checkpoints").glob("checkpoint-*")] == ["checkpoint-2"]
    assert train(tiny_model, out, resume=True) == out


def test_libraries_that_take_back_what_they_wrote_tell_of_the_full_disk_in_words(tmp_path: Path) -> None:
    told = "Error while serializing: I/O error: No space left on device (os error 28)"
    with pytest.raises(ModelError, match="the disk is full"), writing(tmp_path):
        raise RuntimeError(told)


@pytest.mark.parametrize("name", ["optimizer.pt", "model.safetensors", "trainer_state.json"])
def test_a_damaged_checkpoint_is_told_and_the_one_before_is_taken(
    tiny_model: Path, tmp_path: Path, name: str, caplog: pytest.LogCaptureFixture
) -> None:
    out = tmp_path / "run"
    train(tiny_model, out)
    damaged = out / "checkpoints" / "checkpoint-4" / name
    damaged.write_bytes(damaged.read_bytes()[:-40])
    assert train(tiny_model, out, resume=True) == out
    assert "checkpoint-4 is cut short or damaged" in caplog.text


def test_a_checkpoint_counts_when_its_state_is_there(tmp_path: Path) -> None:
    assert last_whole_checkpoint(tmp_path / "none") is None
    for number, state in ((2, "{}"), (10, "{}"), (12, '{"cut'), (14, None)):
        folder = tmp_path / f"checkpoint-{number}"
        folder.mkdir()
        if state is not None:
            (folder / "trainer_state.json").write_text(state)
    assert last_whole_checkpoint(tmp_path) == tmp_path / "checkpoint-10"
    sweep_checkpoints(tmp_path)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["checkpoint-10", "checkpoint-2"]


def test_other_errors_show_as_they_are(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="a bug"), writing(tmp_path):
        raise ValueError("a bug")
    with pytest.raises(ModelError, match="told already"), writing(tmp_path):
        raise ModelError("told already")


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(ModelError, match="cannot write"), staging(tmp_path / "file" / "out"):
        pass
