"""From the rows of SQLite to records and back: the one place that knows the order of the columns."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any

from factcheck.errors import StoreError
from factcheck.records import Observation, Passage, Source

SOURCE_COLUMNS = ("title", "publisher", "url", "published", "retrieved", "licence", "tier")

_HINT = "another tool has edited it; see where with: factcheck store doctor"

_SELECT = """
SELECT passages.row, passages.id, passages.text, passages.position, passages.heading,
       sources.id, sources.title, sources.publisher, sources.url, sources.published, sources.retrieved, sources.licence,
       sources.tier,
       observations.entity, observations.measure, observations.period, observations.value, observations.unit
FROM passages
JOIN sources ON sources.id = passages.source
LEFT JOIN observations ON observations.row = passages.row
"""


def _date(written: str | None) -> date | None:
    try:
        return date.fromisoformat(written) if written else None
    except (TypeError, ValueError):
        raise StoreError(f"the store holds {written!r} for a date", _HINT) from None


def _decimal(written: str) -> Decimal:
    try:
        return Decimal(written)
    except (InvalidOperation, TypeError):
        raise StoreError(f"the store holds {written!r} for a number", _HINT) from None


def source_of(row: tuple[Any, ...]) -> Source:
    """A source from its id and ``SOURCE_COLUMNS``."""
    id_, title, publisher, url, published, retrieved, licence, tier = row
    return Source(id_, title, publisher, url, _date(published), _date(retrieved), licence, tier)


def _passage_of(row: tuple[Any, ...]) -> Passage:
    _, id_, text, position, _, *rest = row
    entity, measure, period, value, unit = rest[8:]
    observation = Observation(entity, measure, period, _decimal(value), unit) if entity is not None else None
    return Passage(id_, text, source_of(tuple(rest[:8])), position, observation)


Found = tuple[int, str | None, Passage]


def read_passages(conn: sqlite3.Connection, tail: str, values: Iterable[object] = ()) -> Iterator[Found]:
    """Row number, heading and record of each passage; ``tail`` is the SQL after FROM, ``values`` its parameters."""
    for row in conn.execute(_SELECT + tail, tuple(values)):
        yield row[0], row[4], _passage_of(row)
