"""``factcheck figures``: text, JSON, and one text a line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from factcheck.cli import main

ARTICLE = "# Crossing\n\nThe number topped half a million this year, double last year's record. COVID-19 slowed it.\n"


def run(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    with pytest.raises(SystemExit) as ended:
        main(["figures", *arguments])
    out, err = capsys.readouterr()
    return int(str(ended.value.code or 0)), out, err


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "article.md"
    path.write_text(ARTICLE, encoding="utf-8")
    return path


def test_json_has_the_shape_of_the_contract(article: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = run(capsys, str(article), "--format", "json", "--date", "2023-12-26")
    assert code == 0
    listed = json.loads(out)
    first = listed["figures"][0]
    assert first["text"] == "topped half a million" == ARTICLE[first["start"] : first["end"]]
    assert (first["kind"], first["value"], first["step"], first["bound"]) == ("number", "500000", "100000", "more-than")
    assert (first["period"], first["low"], first["change"], first["vague"]) == (
        ["2023-01-01", "2024-01-01"],
        None,
        None,
        False,
    )
    assert listed["figures"][2]["base_period"] == ["2022-01-01", "2023-01-01"]
    assert [item["text"] for item in listed["exempt"]] == ["COVID-19"]


def test_text_is_for_a_person(article: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = run(capsys, str(article))
    assert code == 0
    assert "3:12\ttopped half a million\tnumber: value 500000" in out
    assert "COVID-19\texempt: name" in out
    assert out.endswith("5 figures, 1 exempt, 0 unread\n") or "figures, 1 exempt" in out


def test_one_text_a_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    lines = tmp_path / "texts.jsonl"
    lines.write_text(
        '"Five men left."\n\n{"id": "b", "text": "It rose last year.", "date": "2020-05-01"}\n', encoding="utf-8"
    )
    code, out, _ = run(capsys, str(lines), "--format", "jsonl")
    rows = [json.loads(line) for line in out.splitlines()]
    assert code == 0
    assert [row["id"] for row in rows] == [1, "b"]
    assert rows[0]["figures"][0]["value"] == "5"
    assert rows[1]["figures"][0]["period"] == ["2019-01-01", "2020-01-01"]


@pytest.mark.parametrize(
    ("line", "says"), [("{not json", "line 1: not JSON"), ('{"id": 3}', "line 1: no text"), ("3", "line 1: no text")]
)
def test_a_bad_line_is_named(line: str, says: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    lines = tmp_path / "texts.jsonl"
    lines.write_text(line + "\n", encoding="utf-8")
    code, out, err = run(capsys, str(lines), "--format", "jsonl")
    assert (code, out) == (3, "")
    assert says in err


def test_wrong_usage(article: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(capsys, str(article), "--format", "xml")[0] == 2
    assert run(capsys, str(article), "--date", "May")[0] == 2
    assert run(capsys, "no-such-file.md")[0] == 3
    assert run(capsys, "no-such-file.jsonl", "--format", "jsonl")[0] == 3
