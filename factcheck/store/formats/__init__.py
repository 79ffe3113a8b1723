"""The files that ``store import`` reads: a suffix and a reader each. A new format is a module and a row."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from factcheck.store.drafts import Draft
from factcheck.store.formats import delimited, documents, json_rows, office, parquet, web
from factcheck.store.intake import Intake

Reader = Callable[[Intake], Iterator[Draft]]

READERS: dict[str, Reader] = {
    ".jsonl": json_rows.read_lines,
    ".ndjson": json_rows.read_lines,
    ".json": json_rows.read_document,
    ".jsonld": json_rows.read_document,
    ".csv": delimited.read,
    ".tsv": delimited.read,
    ".md": documents.read_markdown,
    ".markdown": documents.read_markdown,
    ".txt": documents.read_text,
    ".html": web.read,
    ".htm": web.read,
    ".docx": office.read_docx,
    ".pdf": office.read_pdf,
    ".parquet": parquet.read,
}
"""Suffix (lower case) → reader."""

NOT_TEXT = frozenset({".docx", ".pdf", ".parquet"})
"""Suffixes of files whose readers open them themselves."""
