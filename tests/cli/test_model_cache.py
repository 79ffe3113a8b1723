"""The cache of scores as a user has it: an unchanged article is checked again without the model, to the same bytes."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from cli_place import ALSO_WRONG, RIGHT, WRONG, Place

pytest_plugins = ["cli_place"]

PROGRAM = """
import sys
from factcheck.cli import main
try:
    main(sys.argv[1:])
except SystemExit:
    pass
heavy = ("onnxruntime", "tokenizers", "factcheck.nli.scoring", "torch")
sys.stderr.write("LOADED " + " ".join(name for name in heavy if name in sys.modules))
"""


def run(place: Place, cache: Path | str, *arguments: str) -> tuple[str, list[str]]:
    """What a run in a process of its own prints, and what it had to load."""
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, "run", "a.md", "--format", "json", *arguments],
        cwd=place.folder,
        env=os.environ | {"FACTCHECK_CACHE_DIR": str(cache)},
        capture_output=True,
        text=True,
        check=True,
    )
    before, _, loaded = done.stderr.rpartition("LOADED ")
    assert before == ""
    return done.stdout, loaded.split()


@pytest.fixture
def article(place: Place) -> Place:
    place.write("a.md", RIGHT + "\n" + WRONG + "\n" + ALSO_WRONG)
    return place


def test_the_second_run_loads_no_model_and_says_the_same(article: Place, tmp_path: Path) -> None:
    cold, loaded = run(article, tmp_path / "cache")
    assert "onnxruntime" in loaded
    warm, loaded = run(article, tmp_path / "cache")
    assert loaded == []
    without, loaded = run(article, "")
    assert "onnxruntime" in loaded
    assert cold == warm == without
    scores = [each["nli"] for each in evidence(json.loads(warm)) if each["nli"]]
    assert scores, "the model was asked at all"


def test_a_changed_sentence_is_asked_and_the_rest_is_not(article: Place, tmp_path: Path) -> None:
    run(article, tmp_path / "cache")
    article.write("a.md", RIGHT + "\n" + WRONG.replace("62,300", "72,300") + "\n" + ALSO_WRONG)
    warm, _ = run(article, tmp_path / "cache")
    assert warm == run(article, "")[0]


def test_a_damaged_cache_changes_nothing_but_a_line(article: Place, tmp_path: Path) -> None:
    cold, _ = run(article, tmp_path / "cache")
    (tmp_path / "cache" / "scores.db").write_bytes(b"damaged" * 500)
    called = subprocess.run(
        [sys.executable, "-m", "factcheck", "run", "a.md", "--format", "json"],
        cwd=article.folder,
        env=os.environ | {"FACTCHECK_CACHE_DIR": str(tmp_path / "cache")},
        capture_output=True,
        text=True,
        check=False,
    )
    assert called.stdout == cold
    assert called.returncode == 1
    (line,) = called.stderr.splitlines()
    assert "factcheck model cache clear" in line


def test_a_device_that_the_engine_never_runs_on_is_told_although_all_scores_are_known(
    article: Place, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run(article, tmp_path / "cache")
    monkeypatch.setenv("FACTCHECK_CACHE_DIR", str(tmp_path / "cache"))
    called = article.call("run", "a.md", "--device", "cuda")
    assert called.code == 3
    assert "--engine torch" in called.err


def test_info_and_clear(article: Place, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FACTCHECK_CACHE_DIR", str(tmp_path / "cache"))
    assert article.call("model", "cache", "clear").out == "there was no cache\n"
    run(article, tmp_path / "cache")
    facts = article.call("model", "cache", "info", "--format", "json").json
    assert facts["scores"] > 0
    assert facts["models"] == 1
    assert facts["path"] == str(tmp_path / "cache" / "scores.db")
    assert str(facts["scores"]) in article.call("model", "cache", "info").out
    assert "deleted" in article.call("model", "cache", "clear").out
    assert article.call("model", "cache", "info", "--format", "json").json["scores"] == 0


def test_a_cache_that_is_off_or_damaged_is_told(
    article: Place, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FACTCHECK_CACHE_DIR", "")
    assert "off" in article.call("model", "cache", "info").out
    monkeypatch.setenv("FACTCHECK_CACHE_DIR", str(tmp_path))
    (tmp_path / "scores.db").write_bytes(b"damaged" * 500)
    called = article.call("model", "cache", "info")
    assert called.code == 3
    assert "factcheck model cache clear" in called.err
    assert article.call("model", "cache", "clear").code == 0
    assert not (tmp_path / "scores.db").exists()


def evidence(report: dict) -> list[dict]:
    return [each for article in report["articles"] for verdict in article["verdicts"] for each in verdict["evidence"]]
