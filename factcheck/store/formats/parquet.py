"""Parquet tables of passages or observations, through the ``datasets`` library."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from tempfile import TemporaryDirectory
from typing import Any

from factcheck.errors import StoreError
from factcheck.store.drafts import Draft
from factcheck.store.formats.json_rows import RowColumns
from factcheck.store.intake import Intake


def read(intake: Intake) -> Iterator[Draft]:
    """A row a line, numbered from 1."""
    try:
        from datasets import Dataset, disable_progress_bars
    except ImportError:
        raise StoreError(
            f"{intake.path} needs the extra 'torch', which brings datasets",
            'install it: pip install "factcheck[torch]"',
        ) from None
    disable_progress_bars()
    columns = RowColumns(intake)
    with TemporaryDirectory(prefix="factcheck-") as folder:
        try:
            rows = Dataset.from_parquet(str(intake.path), cache_dir=folder)
        except Exception as problem:
            cause = problem.__cause__ or problem
            raise StoreError(
                f"{intake.path} is not a Parquet file: {str(cause).splitlines()[0]}", "write it again"
            ) from None
        for number, row in enumerate(rows, 1):
            yield from columns.drafts(number, {name: _cell(value) for name, value in row.items()})


def _cell(value: Any) -> Any:
    """Numbers as they are written shortest; a missing number is nothing."""
    if value is None or isinstance(value, str | bool | list | dict | date):
        return value
    return None if value != value else str(value)  # noqa: PLR0124 - not-a-number is not equal to itself
