"""Every row of the case tables of dates, durations and ages."""

from collections import defaultdict

import pytest
from temporal_cases import Row, describe, rows

from factcheck.figures.temporal import find_temporal
from factcheck.figures.temporal.gate import Gate

ROWS = rows()


@pytest.mark.parametrize("row", ROWS, ids=[f"{row.file}:{row.line}" for row in ROWS])
def test_row(row: Row) -> None:
    assert describe(find_temporal(row.text, reference=row.article)) == row.reads


def test_every_table_has_rows_that_fire_and_rows_that_stay_quiet() -> None:
    kinds: dict[str, set[bool]] = defaultdict(set)
    for row in ROWS:
        kinds[row.file].add(bool(row.reads))
    assert {file for file, seen in kinds.items() if seen != {True, False}} == set()
    assert len(ROWS) > 150


def test_the_gate_hides_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    shut = [describe(find_temporal(row.text, reference=row.article)) for row in ROWS]
    monkeypatch.setattr(Gate, "near", lambda gate, i: True)
    monkeypatch.setattr(Gate, "digits", lambda gate, i: True)
    assert [describe(find_temporal(row.text, reference=row.article)) for row in ROWS] == shut
