"""The documentation shows the tables as they are."""

from __future__ import annotations

from pathlib import Path

from factcheck.figures.hedge_table import hedges_as_markdown
from factcheck.figures.silent import REASONS
from factcheck.records import Kind

DOCS = (Path(__file__).resolve().parents[2] / "docs" / "figures.md").read_text(encoding="utf-8")


def test_the_hedges_are_printed_from_the_table() -> None:
    assert hedges_as_markdown() in DOCS


def test_every_kind_and_every_reason_is_explained() -> None:
    for kind in Kind:
        assert f"`{kind}`" in DOCS
    for reason, what in REASONS.items():
        assert f"| `{reason}` | {what} |" in DOCS
