"""The JSON report keeps the contract."""

import json
from pathlib import Path

import jsonschema
import pytest
from report_sample import ACROSS, EMPTY, REPORT, SEVERAL, TEXT

from factcheck.records import Report
from factcheck.report import report_schema
from factcheck.report.as_json import render_json
from factcheck.report.places import Lines

SCHEMA = json.loads(report_schema())


@pytest.mark.parametrize("report", [REPORT, EMPTY, SEVERAL, ACROSS], ids=["sample", "empty", "several", "across"])
def test_it_fits_its_schema(report: Report):
    jsonschema.Draft202012Validator.check_schema(SCHEMA)
    jsonschema.Draft202012Validator(SCHEMA).validate(json.loads(render_json(report)))


def test_the_docs_hold_the_same_schema():
    docs = Path(__file__).parents[2] / "docs" / "report.schema.json"
    assert docs.read_text(encoding="utf-8") == report_schema()


def test_the_schema_refuses_a_report_without_its_counts():
    broken = json.loads(render_json(REPORT))
    del broken["articles"][0]["summary"]["unread"]
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.Draft202012Validator(SCHEMA).validate(broken)


def test_offsets_yield_the_text_and_lines_hold_it():
    lines = TEXT.replace("\r\n", "\n").split("\n")
    (article,) = json.loads(render_json(REPORT))["articles"]
    tokens = [verdict["figure"] for verdict in article["verdicts"]] + article["exempt"] + article["unread"]
    assert len(tokens) == 10
    for token in tokens:
        assert TEXT[token["start"] : token["end"]] == token["text"]
        first = token["text"].split("\n")[0]
        assert lines[token["line"] - 1][token["column"] - 1 :].startswith(first)


def test_numbers_are_decimal_strings():
    (article,) = json.loads(render_json(REPORT))["articles"]
    figure = article["verdicts"][0]["figure"]
    assert (figure["value"], figure["step"], figure["bound"]) == ("500000", "100000", "more-than")
    assert figure["period"] == ["2023-01-01", "2024-01-01"]


def test_counts_add_up():
    (article,) = json.loads(render_json(REPORT))["articles"]
    summary = article["summary"]
    assert summary["figures"] == summary["supported"] + summary["contradicted"] + summary["unverified"] == 5


@pytest.mark.parametrize(
    ("text", "offset", "line", "column"),
    [
        ("", 0, 1, 1),
        ("ab", 2, 1, 3),
        ("a\nb", 2, 2, 1),
        ("a\r\nb", 3, 2, 1),
        ("a\rb", 2, 2, 1),
        ("a\n\n", 3, 3, 1),
        ("🎉b", 1, 1, 2),
    ],
)
def test_places(text: str, offset: int, line: int, column: int):
    place = Lines(text).place(offset)
    assert (place.line, place.column) == (line, column)
