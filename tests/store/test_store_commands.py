"""The commands, as a person or a script calls them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from factcheck.cli.store import app
from factcheck.errors import FactcheckError, StoreError, UsageError


def call(*arguments: object) -> Result:
    return CliRunner().invoke(app, [str(it) for it in arguments])


def called(*arguments: object) -> str:
    result = call(*arguments)
    assert result.exit_code == 0, result.output
    return result.stdout


def as_json(*arguments: object) -> Any:
    return json.loads(called(*arguments, "--format", "json"))


def error_of(*arguments: object) -> FactcheckError:
    error = call(*arguments).exception
    assert isinstance(error, FactcheckError)
    return error


def test_a_store_is_made_filled_searched_and_counted(tmp_path: Path, passages: Path) -> None:
    path = tmp_path / "desk.db"
    assert called("create", path) == f"made {path}\n"
    assert called("import", passages, "--store", path) == f"{passages}: 3 added, 0 kept, 0 refused\n"
    assert called("import", passages, "--store", path) == f"{passages}: 0 added, 3 kept, 0 refused\n"
    called("add", "In 2021, 133,726 people crossed.", "--title", "Transit", "--tier", "1", "--store", path)
    found = as_json("search", "crossing the Darién Gap", "--store", path)
    assert found[0]["source"]["published"] in {"2024-01-02", "2023-01-03"}
    assert found[0]["score"] >= found[1]["score"]
    counted = as_json("stats", "--store", path)
    assert (counted["sources"], counted["passages"], counted["observations"]) == (4, 4, 0)
    assert counted["digest"].startswith("sha256:")
    assert "4 sources, 4 passages" in called("stats", "--store", path)


def test_show_and_list_and_remove_go_by_id(path: Path, passages: Path) -> None:
    called("import", passages, "--store", path)
    listed = as_json("list", "passages", "--store", path)
    assert [it["text"] for it in listed][2] == "The river rose by two metres in a night."
    sources = as_json("list", "--store", path)
    assert {it["passages"] for it in sources} == {1}
    shown = called("show", listed[0]["id"], "--store", path)
    assert "520,085 people" in shown
    assert "Migration Service" in shown
    assert as_json("show", sources[0]["id"], "--store", path)["passages"]
    assert called("remove", listed[0]["id"], "--store", path) == "removed 1 sources and 1 passages\n"
    assert "no passage or source" in error_of("show", listed[0]["id"], "--store", path).message


def test_refused_rows_go_to_standard_error(path: Path, tmp_path: Path) -> None:
    file = tmp_path / "bad.jsonl"
    file.write_text("nonsense\n" * 30)
    result = call("import", file, "--store", path)
    assert result.exit_code == 0
    assert result.stdout == f"{file}: 0 added, 0 kept, 30 refused\n"
    assert f"{file}:1: refused: not JSON" in result.stderr
    assert "and 10 more rows refused" in result.stderr
    assert len(as_json("import", file, "--store", path)[0]["refused"]) == 30
    assert isinstance(error_of("import", file, "--strict", "--store", path), StoreError)


def test_columns_are_mapped_and_fields_set(path: Path, tmp_path: Path) -> None:
    file = tmp_path / "a.csv"
    file.write_text("wo,wann,wert\nBerlin,2020,5\n")
    options = ["--map", "wo=entity", "--map", "wann=period", "--map", "wert=value", "--set", "measure=Rainfall"]
    called("import", file, *options, "--dry-run", "--store", path)
    assert as_json("stats", "--store", path)["observations"] == 0
    called("import", file, *options, "--store", path)
    assert as_json("stats", "--store", path)["observations"] == 1
    for wrong in (["--map", "wo"], ["--set", "=x"], ["--map", "wo=nonsense"]):
        assert isinstance(error_of("import", file, *wrong, "--store", path), UsageError)


def test_wrong_details_of_an_added_text_are_wrong_usage(path: Path) -> None:
    for wrong in (["--published", "soon"], ["--title", " "]):
        assert isinstance(error_of("add", "Text.", "--title", "T", *wrong, "--store", path), UsageError)
    assert call("add", "Text.", "--title", "T", "--tier", "4", "--store", path).exit_code == 2
    assert isinstance(error_of("add", " ", "--title", "T", "--store", path), StoreError)


def test_a_missing_store_is_an_error_for_every_command(tmp_path: Path, passages: Path) -> None:
    none = tmp_path / "none.db"
    for arguments in (
        ["import", passages],
        ["search", "x"],
        ["list"],
        ["show", 1],
        ["stats"],
        ["remove", 1],
        ["export"],
        ["doctor"],
    ):
        assert "no reference store" in error_of(*arguments, "--store", none).message
    assert not none.exists()


def test_the_default_store_is_the_one_in_this_folder(
    path: Path, passages: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(path.parent)
    called("import", passages)
    assert as_json("stats")["passages"] == 3


def test_an_export_goes_to_a_file_or_to_standard_output(path: Path, passages: Path, tmp_path: Path) -> None:
    called("import", passages, "--store", path)
    lines = called("export", "--store", path).splitlines()
    assert len(lines) == 3
    assert json.loads(lines[0])["title"] == "A river in spate"
    called("export", tmp_path / "out.csv", "--store", path)
    assert (tmp_path / "out.csv").read_text().startswith("text,heading,entity")
    assert "cannot write" in error_of("export", tmp_path / "none" / "out.csv", "--store", path).message


def test_the_doctor_answers_with_its_exit_code(path: Path, passages: Path) -> None:
    import sqlite3

    called("import", passages, "--store", path)
    assert "sound" in called("doctor", "--store", path)
    with sqlite3.connect(path) as conn:
        conn.execute("UPDATE meta SET value = '1'")
    assert call("doctor", "--store", path).exit_code == 1
    assert "mended: the digest" in called("doctor", "--fix", "--store", path)
    assert as_json("doctor", "--store", path) == []


def test_text_of_the_store_moves_no_cursor_and_is_no_markup(path: Path) -> None:
    called("add", "\x1b[31mred\x07 [bold]plain[/bold] \u202etxt \x9b2J", "--title", "\x1b]0;t\x07T", "--store", path)
    for arguments in (["search", "red plain"], ["list"], ["list", "passages"]):
        shown = called(*arguments, "--store", path)
        assert not {"\x1b", "\x07", "\u202e", "\x9b"} & set(shown)
        raw = called(*arguments, "--store", path, "--format", "json")
        assert not {"\x1b", "\x07", "\u202e", "\x9b"} & set(raw)
    assert "[bold]plain[/bold]" in called("search", "red plain", "--store", path)
    assert as_json("search", "red plain", "--store", path)[0]["text"].startswith("\x1b[31mred\x07")
