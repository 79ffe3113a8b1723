"""A place to test at: a folder with a small store, where commands are called as a user calls them, in this process.

A plugin of the tests that use it, and imported by them too: PYTEST_DONT_REWRITE.
"""

from __future__ import annotations

import io
import json
import subprocess
import sys
from collections.abc import Iterator
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from factcheck.cli import main

REFERENCES = (
    "In 2023, the port of Vesterhavn handled 52,300 containers.",
    "In 2023, the port of Vesterhavn employed 1,240 people.",
)
RIGHT = "In 2023, the port of Vesterhavn handled 52,300 containers.\n"
WRONG = "In 2023, the port of Vesterhavn handled 62,300 containers.\n"
ALSO_WRONG = "In 2023, the port of Vesterhavn employed 1,340 people.\n"
UNKNOWN = "The mayor owns 17 goats.\n"


@dataclass(frozen=True, slots=True)
class Called:
    """What a command did."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)


class Terminal(io.TextIOWrapper):
    """Standard output or error as a terminal has it."""

    def isatty(self) -> bool:
        return True


@dataclass(frozen=True, slots=True)
class Place:
    """A folder to work in, with ``desk.db`` and a configuration that names it."""

    folder: Path

    def write(self, name: str, text: str) -> Path:
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        return path

    def call(self, *arguments: object, terminal: bool = False, progress: bool = True) -> Called:
        """Call ``factcheck`` here; the model is left out, since no case of these tests needs it."""
        kinds = [Terminal if wanted else io.TextIOWrapper for wanted in (terminal, terminal and progress)]
        out, err = (kind(io.BytesIO(), encoding="utf-8") for kind in kinds)
        code = 0
        with redirect_stdout(out), redirect_stderr(err):
            try:
                main([str(argument) for argument in arguments])
            except SystemExit as stop:
                code = stop.code if isinstance(stop.code, int) else 1
        texts = []
        for stream in (out, err):
            stream.flush()
            texts.append(stream.buffer.getvalue().decode("utf-8"))  # type: ignore[attr-defined]
        return Called(code, *texts)

    def run(self, *arguments: object, terminal: bool = False) -> Called:
        return self.call("run", *arguments, "--no-model", terminal=terminal)

    def git(self, *arguments: str) -> None:
        name = ["-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false"]
        subprocess.run(["git", "-C", self.folder, *name, *arguments], check=True, capture_output=True)


@pytest.fixture(scope="session")
def made_store(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    from factcheck.store.curation import create_store
    from factcheck.store.ingest import import_files

    folder = tmp_path_factory.mktemp("made")
    rows = [{"title": "Port statistics", "publisher": "Port authority", "text": text} for text in REFERENCES]
    (folder / "s.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows))
    create_store(folder / "desk.db")
    import_files(folder / "desk.db", [folder / "s.jsonl"])
    return (folder / "desk.db").read_bytes()


@pytest.fixture
def place(tmp_path: Path, made_store: bytes, monkeypatch: pytest.MonkeyPatch) -> Iterator[Place]:
    folder = tmp_path / "work"
    folder.mkdir()
    (folder / "desk.db").write_bytes(made_store)
    (folder / "factcheck.toml").write_text('store = "desk.db"\n')
    monkeypatch.chdir(folder)
    for name in ("NO_COLOR", "TERM", "COLUMNS"):
        monkeypatch.delenv(name, raising=False)
    before = sys.argv
    yield Place(folder)
    sys.argv = before
