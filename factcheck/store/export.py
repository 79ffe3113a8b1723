"""Writing a store out, so that importing what was written into an empty store gives an equal one."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable, Iterator
from typing import Any, TextIO

from factcheck.records import Passage
from factcheck.store.reviews import read_reviews, written
from factcheck.store.store import Store

_COLUMNS = (
    "text", "heading", "entity", "measure", "period", "value", "unit",
    "title", "publisher", "url", "published", "retrieved", "licence", "tier",
)  # fmt: skip


def _rows(store: Store) -> Iterator[dict[str, Any]]:
    tail = "ORDER BY sources.title, sources.published, sources.id, passages.position, passages.row"
    for passage, heading in store.with_headings(tail):
        yield _row(passage, heading)


def _row(passage: Passage, heading: str | None) -> dict[str, Any]:
    source, it = passage.source, passage.observation
    row: dict[str, Any] = {"text": passage.text, "heading": heading}
    if it is not None:
        row |= {
            "entity": it.entity,
            "measure": it.measure,
            "period": it.period,
            "value": str(it.value),
            "unit": it.unit,
        }
    row |= {
        "title": source.title,
        "publisher": source.publisher,
        "url": source.url,
        "published": source.published and source.published.isoformat(),
        "retrieved": source.retrieved and source.retrieved.isoformat(),
        "licence": source.licence,
        "tier": source.tier,
    }
    return {name: value for name, value in row.items() if value is not None}


def write_jsonl(store: Store, file: TextIO) -> int:
    """An object a line for each passage, and after them one for each reviewer's decision. Returns how many passages."""
    count = 0
    for count, row in enumerate(_rows(store), 1):  # noqa: B007 - counted for the caller
        file.write(json.dumps(row, ensure_ascii=False) + "\n")
    for review in read_reviews(store.path):
        file.write(json.dumps({"review": written(review)}, ensure_ascii=False) + "\n")
    return count


def write_csv(store: Store, file: TextIO) -> int:
    """A table with a row for each passage, without the reviewers' decisions. Returns how many rows.

    The file must have been opened with ``newline=""``.
    """
    writer = csv.DictWriter(file, _COLUMNS, restval="", lineterminator="\n")
    writer.writeheader()
    count = 0
    for count, row in enumerate(_rows(store), 1):  # noqa: B007 - counted for the caller
        writer.writerow(row)
    return count


WRITERS: dict[str, Callable[[Store, TextIO], int]] = {"jsonl": write_jsonl, "csv": write_csv}
"""Format → writer."""
