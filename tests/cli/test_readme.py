"""The README opens with a real report: its picture is there, and its piece of the terminal is what a run prints.

After a wanted change: this file run with ``UPDATE_DOCS=1``, and ``python docs/pictures.py``.
"""

from __future__ import annotations

import os
import re
import struct
from pathlib import Path

import pytest
from cli_place import Place

pytest_plugins = ["cli_place"]

ROOT = Path(__file__).parents[2]
README = ROOT / "README.md"
BLOCK = re.compile(
    r"(?<=```console\n)\$ factcheck run darien-gap-errors.md --store darien-gap.db\n(.*?)(?=```)", re.DOTALL
)


@pytest.mark.slow
def test_the_piece_of_the_terminal_is_what_a_run_prints(place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "100")
    (place.folder / "factcheck.toml").unlink()
    place.call("store", "create", "darien-gap.db")
    place.call("store", "import", *sorted((ROOT / "fixtures/stores/darien-gap").iterdir()), "--store", "darien-gap.db")
    name = "darien-gap-errors.md"
    place.write(name, (ROOT / "fixtures/articles" / name).read_text(encoding="utf-8"))
    done = place.call("run", name, "--store", "darien-gap.db", "--no-color", terminal=True, progress=False)
    found = next(part for part in done.out.split("\n\n") if "\ncontradicted " in f"\n{part}")
    found = found[f"\n{found}".index("\ncontradicted ") :]
    piece = f"$ factcheck run {name} --store darien-gap.db\n…\n{found}\n…\n"
    text = README.read_text(encoding="utf-8")
    if os.environ.get("UPDATE_DOCS"):
        README.write_text(BLOCK.sub(lambda _: piece, text, count=1), encoding="utf-8", newline="\n")
    assert BLOCK.search(README.read_text(encoding="utf-8"))
    assert piece in README.read_text(encoding="utf-8")


@pytest.mark.parametrize("name", ["report.png", "report-dark.png"])
def test_the_pictures_are_there_and_of_modest_size(name: str) -> None:
    data = (ROOT / "docs" / "images" / name).read_bytes()
    width, height = struct.unpack(">II", data[16:24])
    assert data.startswith(b"\x89PNG")
    assert (width, height) == (1280, 760)
    assert len(data) < 300_000


def test_the_two_commands_are_targets() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    told = re.findall(r"^make (\w+) ", README.read_text(encoding="utf-8"), re.MULTILINE)
    assert told == ["run", "test"]
    assert all(re.search(rf"^{name}:", makefile, re.MULTILINE) for name in told)
