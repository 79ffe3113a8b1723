"""The files that ``store import`` reads: a suffix and a reader each. A new format is a module and a row."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from factcheck.store.drafts import Draft
from factcheck.store.formats import delimited, documents, json_rows
from factcheck.store.intake import Intake

Reader = Callable[[Intake], Iterator[Draft]]

READERS: dict[str, Reader] = {
    ".jsonl": json_rows.read_lines,
    ".ndjson": json_rows.read_lines,
    ".json": json_rows.read_document,
    ".csv": delimited.read,
    ".tsv": delimited.read,
    ".md": documents.read_markdown,
    ".markdown": documents.read_markdown,
    ".txt": documents.read_text,
}
"""Suffix (lower case) → reader."""
