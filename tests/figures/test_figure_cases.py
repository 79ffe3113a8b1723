"""The case tables: every rule of reading has rows that fire and rows that stay quiet."""

from __future__ import annotations

from decimal import Decimal

import pytest
from figure_tables import Expected, FigureCase, read_figure_cases

from factcheck.figures import find_figures
from factcheck.records import Figure

ALL = read_figure_cases()


@pytest.mark.parametrize("case", ALL, ids=[case.place for case in ALL])
def test_a_row_of_the_tables(case: FigureCase) -> None:
    found = find_figures(case.text, reference=case.day)
    assert [figure.text for figure in found.figures] == [expected.text for expected in case.figures]
    for figure, expected in zip(found.figures, case.figures, strict=True):
        assert str(figure.kind) == expected.kind
        for name, value in expected.slots.items():
            assert slot(figure, name) == wanted(name, value), f"{name} of {figure.text!r}"
    seen = [f"{token.text}: {token.reason}" for token in found.exempt]
    for item in case.exempt:
        if item == "unread":
            assert found.unread
        elif ":" in item:
            assert item in seen
        else:
            assert item in {token.reason for token in found.exempt}
    if not case.exempt:
        assert not seen
    assert bool(found.unread) == ("unread" in case.exempt)


def wanted(name: str, value: str) -> object:
    if name in {"v", "step", "low", "high"}:
        ends = [Decimal(end) for end in value.split("..")]
        return ends[0] if len(ends) == 1 else tuple(ends)
    return {"true": True, "none": None}.get(value, value)


def slot(figure: Figure, name: str) -> object:
    if name == "v":
        return figure.value if figure.value is not None else (figure.low, figure.high)
    if name == "change":
        return None if figure.change is None else f"{figure.change.direction}/{figure.change.role}"
    if name in {"period", "base"}:
        period = figure.period if name == "period" else figure.base_period
        return None if period is None else f"{period.start}..{period.end}"
    value = getattr(figure, name)
    return str(value) if name in {"bound", "kind"} else value


def test_every_table_has_rows_that_fire_and_rows_that_stay_quiet() -> None:
    tables: dict[str, set[bool]] = {}
    for case in ALL:
        tables.setdefault(case.place.partition(":")[0], set()).add(bool(case.figures))
    assert len(tables) >= 10
    assert sum(len(kinds) == 2 for kinds in tables.values()) >= 6


def test_the_reader_names_the_place_of_a_malformed_row() -> None:
    assert isinstance(ALL[0].figures[0], Expected)
    assert ALL[0].place.startswith("figures-change.md:")
