"""A training run that is told to stop says so, with how far it came and how to go on, and leaves what can be used."""

import json
import os
import signal
from pathlib import Path

import pytest
from typer.testing import CliRunner

from factcheck.cli.model import app
from factcheck.nli.training import train as training
from factcheck.nli.training.stopping import stoppable

RUN = CliRunner()


def command(base: Path, folder: Path, *more: str) -> list[str]:
    data = folder / "data.jsonl"
    row = {"evidence": "A man crossed the gap.", "claim": "A man is running.", "label": "neutral", "set": "snli"}
    data.write_text((json.dumps(row) + "\n") * 8)
    run = ["train", str(data), "--base", str(base), "--out", str(folder / "run"), "--passes", "64", "--batch", "16"]
    return [*run, "--made", "0", "--tokens", "60", "--threads", "1", *more]


@pytest.mark.parametrize(("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_a_run_that_is_stopped_says_so_and_can_go_on(
    number: int, code: int, tiny_model: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    loss, before = training.merged_loss, signal.getsignal(number)
    shown = []

    def told_to_stop(*given: object) -> object:
        shown.append(1)
        if len(shown) == 2:
            os.kill(os.getpid(), number)
        return loss(*given)  # type: ignore[arg-type]

    monkeypatch.setattr(training, "merged_loss", told_to_stop)
    result = RUN.invoke(app, command(tiny_model, tmp_path))
    assert result.exit_code == code, result.output
    assert "interrupted after 2 of 4 steps" in result.stderr
    assert "--resume" in result.stderr
    assert "next: factcheck model export" not in result.output
    assert result.stdout == ""
    assert signal.getsignal(number) is before
    assert (tmp_path / "run" / "model.safetensors").is_file()
    assert (tmp_path / "run" / "checkpoints" / "checkpoint-2").is_dir()
    again = RUN.invoke(app, command(tiny_model, tmp_path, "--resume"))
    assert again.exit_code == 0, again.output
    assert len(shown) == 4
    assert "next: factcheck model export" in again.stderr


@pytest.mark.parametrize(("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_a_run_is_stopped_while_its_data_are_built(
    number: int, code: int, tiny_model: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(training, "build_mix", lambda *_: os.kill(os.getpid(), number))
    result = RUN.invoke(app, command(tiny_model, tmp_path))
    assert result.exit_code == code, result.output
    assert "interrupted before the first step" in result.stderr
    assert not (tmp_path / "run" / "model.safetensors").exists()


def test_signals_mean_again_what_they_meant_before() -> None:
    before = signal.getsignal(signal.SIGTERM)
    with stoppable() as stop:
        stop.patient = True
        os.kill(os.getpid(), signal.SIGTERM)
    assert (stop.number, signal.getsignal(signal.SIGTERM)) == (signal.SIGTERM, before)
