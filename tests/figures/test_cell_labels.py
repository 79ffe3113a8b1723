"""A bare number of a table's cell takes its unit from the label; a number of plain prose takes none."""

import pytest

from factcheck.figures import find_figures
from factcheck.figures.labels import with_label

TOLD = [
    ("In 2022, the GDP (current US$) of Germany was 4,082,469,490,797.", "USD", None),
    ("Kenya: Access to electricity (% of population), 2021: 76.5", "percent", None),
    ("In 2021, the life expectancy at birth, total (years) of Chile was 81.2.", "year", None),
    ("In 2021, the fertility rate, total (births per woman) of Italy was 1.25.", None, "per woman"),
    ("In 2018, the physicians per 1,000 people of Velmark were 4.1.", None, "per 1,000 people"),
    ("In 2020, the CO2 emissions (metric tons per capita) of Poland was 7.9.", "tonne", "per person"),
]
SILENT = [
    "There are 12 men (aged 30) and the total was 50.",
    "GNI per capita of Peru was 6,000.",
    "Sales (in the north) fell, and 300 left.",
]


@pytest.mark.parametrize(("text", "unit", "rate"), TOLD)
def test_a_label_tells_the_unit(text: str, unit: str | None, rate: str | None) -> None:
    figure = with_label(text, find_figures(text).figures[-1])
    assert (figure.unit, figure.rate) == (unit, rate)


@pytest.mark.parametrize("text", SILENT)
def test_prose_tells_none(text: str) -> None:
    figure = find_figures(text).figures[-1]
    assert with_label(text, figure) == figure
