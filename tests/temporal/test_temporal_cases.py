"""Every row of the case tables of dates, durations and ages."""

from collections import defaultdict

import pytest
from temporal_cases import Row, describe, rows

from factcheck.figures.temporal import find_temporal

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
