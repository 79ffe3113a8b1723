"""Comma- and tab-separated tables: of passages, tidy observations, Our World in Data, World Bank."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Sequence
from itertools import chain, islice

from factcheck.errors import StoreError
from factcheck.store.cells import decimal_mark
from factcheck.store.drafts import Blank, Draft, Refused
from factcheck.store.fields import SERIES, find_columns, plain_header
from factcheck.store.intake import Intake

_DELIMITERS = ",;\t|"
_SAMPLE = 2000  # rows that are looked at for the decimal mark
_HEADER_WITHIN = 10  # rows; World Bank files have a few lines about the file above the header
_YEAR_COLUMN = re.compile(r"(\d{4})(?: \[YR\d{4}\])?")
_UNIT_IN_NAME = re.compile(r"\(([^()]*)\)")

Row = tuple[int, list[str]]


def read(intake: Intake) -> Iterator[Draft]:
    """The rows of a table, by what its header shows it to be. Raises StoreError for one that shows nothing known."""
    csv.field_size_limit(2**30)
    with intake.open() as lines:
        rows = _rows(lines)
        head = list(islice(rows, _HEADER_WITHIN + _SAMPLE))
        if head:
            yield from _drafts(intake, head, rows)


def _drafts(intake: Intake, head: list[Row], rest: Iterator[Row]) -> Iterator[Draft]:
    for at, (_, header) in enumerate(head[:_HEADER_WITHIN]):
        plain = [plain_header(name) for name in header]
        if "country name" in plain and {"indicator name", "series name"} & set(plain) and _years(header):
            yield from _world_bank(intake, header, chain(head[at + 1 :], rest))
            return
    (_, header), sample = head[0], [row for _, row in head[1 : 1 + _SAMPLE]]
    body = chain(head[1:], rest)
    plain = [plain_header(name) for name in header]
    columns = find_columns(header, intake.mapping, intake.given)
    if "text" in columns or all(name in columns or name in intake.given for name in SERIES):
        yield from _table(intake, header, columns, sample, body)
    elif "entity" in plain and {"year", "day"} & set(plain):
        yield from _our_world(intake, header, sample, body)
    else:
        raise StoreError(
            f"{intake.path}: its columns ({', '.join(header)[:100]}) show neither passages nor observations",
            "name them, such as: --map COLUMN=text, or --map COLUMN=entity (measure, period, value, unit)",
        )


def _rows(lines: Iterator[str]) -> Iterator[Row]:
    """Every row that is not empty, with the line that it begins on."""
    first = next(lines, "")
    delimiter = max(_DELIMITERS, key=first.count)
    if first.count(delimiter) == 0:
        delimiter = ","
    reader = csv.reader(chain([first], lines), delimiter=delimiter)
    line = 1
    for row in reader:
        if any(cell.strip() for cell in row):
            yield line, [cell.strip() for cell in row] if line == 1 else row
        line = reader.line_num + 1


def _table(
    intake: Intake, header: Sequence[str], columns: dict[str, str], sample: list[list[str]], body: Iterator[Row]
) -> Iterator[Draft]:
    mark = "."
    if "value" in columns:
        at = header.index(columns["value"])
        mark = decimal_mark(row[at] for row in sample if at < len(row))
    for line, row in body:
        if len(row) > len(header):
            yield Refused(line, f"{len(row)} cells where the header has {len(header)}")
            continue
        yield from intake.row(line, columns, dict(zip(header, row, strict=False)), mark)


def _our_world(intake: Intake, header: Sequence[str], sample: list[list[str]], body: Iterator[Row]) -> Iterator[Draft]:
    """Entity, Code, Year (or Day), then a column a measure: https://ourworldindata.org ("Download data")."""
    plain = [plain_header(name) for name in header]
    entity = plain.index("entity")
    period = plain.index("year" if "year" in plain else "day")
    apart = {entity, period, *(at for at, name in enumerate(plain) if name in {"code", ""})}
    measures = [at for at in range(len(header)) if at not in apart]
    marks = {at: decimal_mark(row[at] for row in sample if at < len(row)) for at in measures}
    for line, row in body:
        for at in measures:
            if at >= len(row):
                yield Blank(line)
                continue
            cells = {"entity": row[entity], "period": row[period], "value": row[at], **_measure(header[at])}
            yield from intake.row(line, {name: name for name in cells}, cells, marks[at])


def _world_bank(intake: Intake, header: Sequence[str], body: Iterator[Row]) -> Iterator[Draft]:
    """Country Name, …, Indicator Name, …, then a column a year: https://databank.worldbank.org ("Download")."""
    plain = [plain_header(name) for name in header]
    entity = plain.index("country name")
    measure = plain.index("indicator name" if "indicator name" in plain else "series name")
    years = _years(header)
    for line, row in body:
        if len(row) <= max(entity, measure) or not row[measure].strip():
            yield Blank(line)  # DataBank files end in lines about the file
            continue
        for at, year in years:
            if at >= len(row) or not row[at].strip():
                yield Blank(line)
                continue
            cells = {"entity": row[entity], "period": year, "value": row[at], **_measure(row[measure])}
            yield from intake.row(line, {name: name for name in cells}, cells)


def _years(header: Sequence[str]) -> list[tuple[int, str]]:
    return [(at, match[1]) for at, name in enumerate(header) if (match := _YEAR_COLUMN.fullmatch(name.strip()))]


def _measure(name: str) -> dict[str, str]:
    """The name of a measure, and its unit where the name says it in brackets: "Inflation (annual %)"."""
    within = " ".join(_UNIT_IN_NAME.findall(name)).casefold()
    if "%" in within:
        return {"measure": name, "unit": "percent"}
    if "us$" in within:
        return {"measure": name, "unit": "USD"}
    if within.startswith("years"):
        return {"measure": name, "unit": "years"}
    return {"measure": name}
