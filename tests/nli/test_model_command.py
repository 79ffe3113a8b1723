"""``factcheck model``: what a user types, and what is said when it cannot be done."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from factcheck.cli.model import app
from factcheck.errors import ModelError

RUN = CliRunner()


def test_info_tells_the_labels_and_the_digest() -> None:
    result = RUN.invoke(app, ["info", "--format", "json"])
    assert result.exit_code == 0, result.output
    facts = json.loads(result.stdout)
    assert facts["digest"].startswith("sha256:")
    assert facts["labels"] == "entailment, neutral, contradiction"
    assert sum(facts["files"].values()) < 130_000_000


def test_synthesize_writes_what_evaluate_reads(tmp_path: Path) -> None:
    out = tmp_path / "made.jsonl"
    assert RUN.invoke(app, ["synthesize", str(out), "--number", "12", "--held"]).exit_code == 0
    rows = [json.loads(line) for line in out.read_text("utf-8").splitlines()]
    assert len(rows) == 12
    assert {"evidence", "claim", "label", "set", "view"} <= set(rows[0])
    result = RUN.invoke(app, ["evaluate", str(out), "--limit", "3", "--format", "json"])
    assert result.exit_code == 0, result.output
    assert json.loads(result.stdout)["sets"]


GROUP = {
    "same": ["Ten workers were hurt in the blast.", "In the blast ten workers were injured."],
    "passage": ["The plant burned for hours; in the blast ten workers were hurt, and 40 firemen came."],
    "vaguer": [],
    "other": ["Ten workers were killed in the blast."],
    "denied": ["Not ten workers but ten visitors were hurt in the blast."],
}


@pytest.mark.parametrize("name", ["framed", "acted", "turned", "repeated", "exchanged", "parties"])
def test_what_training_makes_of_labelled_pairs_is_made_by_name(name: str, tmp_path: Path) -> None:
    source, out = tmp_path / "groups-a.jsonl", tmp_path / "made.jsonl"
    passive = {**GROUP, "same": ["30 ships were built in 2019.", "In 2019, 30 ships were built."], "passage": []}
    source.write_text(json.dumps(GROUP) + "\n" + json.dumps(passive) + "\n")
    other = tmp_path / "other.jsonl"
    pair = {
        "evidence": "Brennick sold 90 cars to Marlow in 2019.",
        "claim": "In 2019 Brennick sold 90 cars to Marlow.",
        "label": "entailment",
    }
    other.write_text((json.dumps(pair) + "\n") * 2)
    sources = ["--source", str(other), "--source", str(source)]
    result = RUN.invoke(app, ["synthesize", str(out), "--number", "0", *sources, "--only", name])
    assert result.exit_code == 0, result.output
    assert {name in json.loads(line)["set"] for line in out.read_text("utf-8").splitlines()} == {True}
    result = RUN.invoke(app, ["synthesize", str(out), "--number", "0", "--only", name])
    assert isinstance(result.exception, ModelError)
    assert "--source" in result.exception.hint


def test_nothing_is_not_written_over_something(tmp_path: Path) -> None:
    out, text = tmp_path / "made.jsonl", tmp_path / "text.txt"
    out.write_text("what was there\n")
    text.write_text("No figure here.\n")
    result = RUN.invoke(app, ["synthesize", str(out), "--number", "0", "--text", str(text)])
    assert isinstance(result.exception, ModelError)
    assert out.read_text() == "what was there\n"


def test_evaluate_prints_a_table(tmp_path: Path) -> None:
    data = tmp_path / "pairs.jsonl"
    data.write_text('{"evidence": "A man plays a guitar.", "claim": "A man plays music.", "label": "entailment"}\n')
    result = RUN.invoke(app, ["evaluate", str(data), "--made", "4"])
    assert result.exit_code == 0, result.output
    assert "mean balanced accuracy" in result.stdout
    assert "AUC" in result.stdout


@pytest.mark.parametrize(
    "arguments",
    [
        ["evaluate"],
        ["evaluate", "no-such-file.jsonl"],
        ["info", "--model", "no/such/folder"],
        ["info", "--format", "xml"],
        ["train", "no-such-file.jsonl", "--base", "no/such/base"],
        ["export", "no/such/folder", "out"],
        ["synthesize", "no/such/folder/out.jsonl"],
    ],
)
def test_what_cannot_be_done_is_told(arguments: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    result = RUN.invoke(app, arguments)
    assert isinstance(result.exception, ModelError)
    assert result.exception.hint
    assert "\n" not in result.exception.message
