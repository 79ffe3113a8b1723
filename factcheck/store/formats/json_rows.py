"""JSON Lines and JSON: one object a row, of passages or observations."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from factcheck.errors import StoreError
from factcheck.store.drafts import Blank, Draft, Refused, ReviewDraft
from factcheck.store.fields import find_columns
from factcheck.store.formats import claim_review
from factcheck.store.intake import Intake

_SPACE = " \t\r\n"


def read_lines(intake: Intake) -> Iterator[Draft]:
    """A JSON object a line. A line that is not one is refused alone."""
    columns = RowColumns(intake)
    with intake.open(newline="\n") as lines:
        for number, line in enumerate(lines, 1):
            if not line.strip():
                continue
            try:
                row = json.loads(line, parse_float=str, parse_int=str)
            except (json.JSONDecodeError, RecursionError) as problem:
                yield Refused(number, f"not JSON: {getattr(problem, 'msg', 'nested too deeply')}")
                continue
            yield from columns.drafts(number, row)


def read_document(intake: Intake) -> Iterator[Draft]:
    """A JSON file: a list of objects, one object, or an object that holds one list of objects."""
    columns = RowColumns(intake)
    for number, row in _rows(intake):
        yield from columns.drafts(number, row)


class RowColumns:
    """Rows of JSON need not have the same keys: the columns are found once for each set of keys."""

    def __init__(self, intake: Intake) -> None:
        self._intake = intake
        self._known: dict[tuple[str, ...], dict[str, str]] = {}

    def drafts(self, number: int, row: Any) -> Iterator[Draft]:
        """The drafts of one row; of reviews of claims, those."""
        if not isinstance(row, dict):
            yield Refused(number, "not a JSON object")
            return
        if row.keys() == {"review"}:
            yield ReviewDraft(number, row["review"])
            return
        if "text" not in row and (reviews := claim_review.find_reviews(row)):
            yield from (claim_review.draft(self._intake, number, review) for review in reviews)
            return
        keys = tuple(row)
        if keys not in self._known:
            self._known[keys] = find_columns(keys, self._intake.mapping, self._intake.given)
        columns = self._known[keys]
        if "text" not in columns and "value" not in columns:
            yield Refused(number, f"neither a text nor an observation; its keys are {', '.join(keys)[:80] or 'none'}")
        elif not row:
            yield Blank(number)
        else:
            yield from self._intake.row(number, columns, row)


def _rows(intake: Intake) -> Iterator[tuple[int, Any]]:
    text = intake.text
    try:
        whole = json.loads(text, parse_float=str, parse_int=str)
    except (json.JSONDecodeError, RecursionError) as problem:
        where = getattr(problem, "lineno", 1)
        raise StoreError(
            f"{intake.path} is not JSON: {getattr(problem, 'msg', 'nested too deeply')} (line {where})",
            "mend the file, or name it .jsonl if it has an object a line",
        ) from None
    if isinstance(whole, list):
        yield from _elements(text, text.index("["))
    elif isinstance(whole, dict):
        lists = [
            key for key, value in whole.items() if isinstance(value, list) and value and isinstance(value[0], dict)
        ]
        if len(lists) == 1 and not whole.keys() & {"text", "@type", "@graph"}:
            for row in whole[lists[0]]:
                yield 1, row
        else:
            yield 1, whole
    else:
        yield 1, whole


def _elements(text: str, opening: int) -> Iterator[tuple[int, Any]]:
    """The elements of a list that is known to be JSON, each with its line."""
    decoder = json.JSONDecoder(parse_float=str, parse_int=str)
    at, line, counted = opening + 1, 1, 0
    while True:
        while text[at] in _SPACE or text[at] == ",":
            at += 1
        if text[at] == "]":
            return
        line, counted = line + text.count("\n", counted, at), at
        row, at = decoder.raw_decode(text, at)
        yield line, row
