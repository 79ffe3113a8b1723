"""``init`` makes a place to work in; ``--watch`` checks what is saved, and that alone."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

import pytest
from cli_place import RIGHT, WRONG, Place

from factcheck.cli.remembering import RememberingRetriever, RememberingScorer
from factcheck.cli.watch import saved
from factcheck.pipeline import GivenEvidence
from factcheck.records import Score, View

pytest_plugins = ["cli_place"]


@pytest.fixture
def empty(place: Place, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Place:
    folder = tmp_path / "empty"
    folder.mkdir()
    monkeypatch.chdir(folder)
    return Place(folder)


def test_init_makes_what_run_needs(empty: Place) -> None:
    done = empty.call("init")
    assert done.code == 0
    assert "factcheck store import" in done.out
    empty.write("a.md", WRONG)
    assert empty.run("a.md", "--format", "json").json["articles"][0]["summary"]["unverified"] == 2


def test_init_again_changes_nothing(empty: Place) -> None:
    empty.call("init")
    empty.write("factcheck.toml", 'store = "desk.db"\n')
    before = (empty.folder / "factcheck.db").read_bytes()
    done = empty.call("init")
    assert (done.code, (empty.folder / "factcheck.toml").read_text()) == (0, 'store = "desk.db"\n')
    assert (empty.folder / "desk.db").exists()
    assert (empty.folder / "factcheck.db").read_bytes() == before


def test_init_elsewhere(empty: Place) -> None:
    assert empty.call("init", "nowhere").code == 2
    (empty.folder / "site").mkdir()
    assert empty.call("init", "site").code == 0
    assert {path.name for path in (empty.folder / "site").iterdir()} == {"factcheck.toml", "factcheck.db"}


def test_what_was_saved_is_seen(tmp_path: Path) -> None:
    first, second = tmp_path / "a.md", tmp_path / "b.md"
    first.write_text("one")
    looks = saved(lambda: tuple(str(path) for path in (first, second)), pause=lambda _: None)
    assert next(looks) == [str(first)]
    second.write_text("new")
    assert next(looks) == [str(second)]
    first.write_text("longer")
    assert next(looks) == [str(first)]


class Counting:
    """A scorer that counts what it is asked."""

    digest = "sha256:0"

    def __init__(self) -> None:
        self.asked: list[tuple[str, str]] = []

    def score(self, pairs: Sequence[tuple[str, str]], view: View) -> list[Score]:
        self.asked += pairs
        return [Score(1.0, 0.0, 0.0, view) for _ in pairs]


def test_what_was_scored_once_is_kept() -> None:
    behind = Counting()
    scorer = RememberingScorer(behind)
    scorer.score([("a", "b"), ("a", "c")], View.WRITTEN)
    assert len(scorer.score([("a", "c"), ("a", "d"), ("a", "c")], View.WRITTEN)) == 3
    assert behind.asked == [("a", "b"), ("a", "c"), ("a", "d")]
    scorer.score([("a", "b")], View.MASKED)
    assert behind.asked[-1] == ("a", "b")


def test_what_was_searched_once_is_kept() -> None:
    retriever = RememberingRetriever(GivenEvidence(("a text",)))
    assert retriever.search("x", 3) is retriever.search("x", 3)
    assert retriever.search("x", 3) is not retriever.search("y", 3)


def test_watching_checks_again_on_save_and_stops_on_interrupt(place: Place) -> None:
    article = place.write("a.md", RIGHT)
    watching = subprocess.Popen(
        [sys.executable, "-u", "-m", "factcheck", "run", "a.md", "--watch", "--no-model"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        cwd=place.folder,
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])},
    )
    try:
        assert watching.stderr is not None
        assert watching.stdout is not None
        assert b"waiting for changes" in watching.stderr.readline()
        time.sleep(0.05)
        article.write_text(WRONG)
        line = watching.stderr.readline()
        assert b"waiting for changes" in line
        assert float(line.split(b" checked in ")[1].split()[0]) < 0.3
        watching.send_signal(signal.SIGINT)
        out, _ = watching.communicate(timeout=20)
    finally:
        watching.kill()
    assert watching.returncode == 130
    assert out.count(b"2 figures:") == 2
    assert b"contradicted  a.md:1" in out


@pytest.mark.parametrize("more", [("--format", "json"), ("--output", "r.md"), ("--changed-since", "HEAD")])
def test_watching_takes_nothing_that_it_would_ignore(place: Place, more: tuple[str, str]) -> None:
    place.write("a.md", RIGHT)
    done = place.run("a.md", "--watch", *more)
    assert (done.code, "--watch writes to the terminal" in done.err) == (2, True)


def test_standard_input_cannot_be_watched(place: Place) -> None:
    assert place.run("-", "--watch").code == 2
