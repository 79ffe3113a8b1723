"""Reports are written whole or not at all, and never over what is read."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from cli_place import WRONG, Place

pytest_plugins = ["cli_place"]


def names(place: Place) -> set[str]:
    return {path.name for path in place.folder.iterdir()}


@pytest.fixture
def article(place: Place) -> Place:
    place.write("a.md", WRONG)
    return place


def test_several_formats_in_one_run(article: Place) -> None:
    done = article.run("a.md", "--format", "html", "--output", "a.html", "--format", "json", "--output", "-")
    assert done.code == 1
    assert done.json["version"] == 1
    assert (article.folder / "a.html").read_text().startswith("<!DOCTYPE html>")


def test_if_one_cannot_be_written_none_is(article: Place) -> None:
    before = names(article)
    done = article.run("a.md", "--format", "json", "--output", "r.json", "--format", "html", "--output", "no/r.html")
    assert done.code == 3
    assert "no/r.html cannot be written: its folder is missing" in done.err
    assert names(article) == before


def test_an_earlier_report_stays_where_a_later_one_fails(article: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("r.json", "r.html"):
        article.write(name, "earlier")

    def full(*_: object) -> int:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "chmod", full)
    done = article.run("a.md", "--format", "json", "--output", "r.json", "--format", "html", "--output", "r.html")
    assert (done.code, "No space left on device" in done.err) == (3, True)
    assert {(article.folder / name).read_text() for name in ("r.json", "r.html")} == {"earlier"}
    assert not [name for name in names(article) if name.startswith(".")]


@pytest.mark.parametrize("name", ["a.md", "./a.md", "desk.db"])
def test_what_is_read_is_not_written_over(article: Place, name: str) -> None:
    before = (article.folder / name).read_bytes()
    done = article.run("a.md", "--format", "json", "--output", name)
    assert (done.code, "would write over" in done.err) == (2, True)
    assert (article.folder / name).read_bytes() == before


def test_two_reports_need_two_files(article: Place) -> None:
    pair = ("--format", "json", "--output", "r", "--format", "html", "--output", "./r")
    assert article.run("a.md", *pair).code == 2
    assert article.run("a.md", "--format", "json", "--output", "-", "--format", "html").code == 2


def test_a_pipe_is_written_to_and_stays_a_pipe(article: Place) -> None:
    pipe = article.folder / "pipe"
    os.mkfifo(pipe)
    reading = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    assert article.run("a.md", "--format", "github", "--output", "pipe").code == 1
    assert os.read(reading, 65536).startswith(b"::error file=a.md")
    os.close(reading)
    assert pipe.is_fifo()


def test_a_link_stays_a_link_and_rights_stay(article: Place) -> None:
    target = article.write("there/r.json", "earlier")
    target.chmod(0o600)
    (article.folder / "r.json").symlink_to(target)
    assert article.run("a.md", "--format", "json", "--output", "r.json").code == 1
    assert (article.folder / "r.json").is_symlink()
    assert target.read_text().startswith("{")
    assert target.stat().st_mode & 0o777 == 0o600
