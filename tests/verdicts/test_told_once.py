"""What stands once and holds for more: units, labels of tables, denials of bounds, words that count a whole."""

from decimal import Decimal

import pytest

from factcheck.figures import find_figures
from factcheck.figures.compare import compare_figures
from factcheck.figures.countries import CODES
from factcheck.records import Bound, Kind, Outcome
from factcheck.store.countries import country_key
from factcheck.store.identity import match_key
from factcheck.verdicts.carried import carried
from factcheck.verdicts.names import find_names
from factcheck.verdicts.setting import Setting, describe


def read(text: str) -> tuple[Setting, ...]:
    return describe(text, find_figures(text).figures)


@pytest.mark.parametrize(
    ("text", "kind", "unit"),
    [
        ("The bridge is 79 metres long and the tunnel 71.", Kind.MEASURE, "metre"),
        ("The bridge is 79 metres long. The club has 71.", Kind.NUMBER, None),
        ("The bridge is 79 metres long and has 71 lamps.", Kind.NUMBER, None),
    ],
)
def test_a_bare_value_takes_the_unit_that_stands_once(text: str, kind: Kind, unit: str | None) -> None:
    last = carried(read(text))[-1].figure
    assert (last.kind, last.unit) == (kind, unit)


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("GDP growth (annual %). Chile, 2020: -6.1.", "-6.1", "percent"),
        ("GDP growth (annual %): Kenya, 2020, -0.27", "-0.27", "percent"),
        ("Inflation, consumer prices (annual %) in Germany was 6.87 in 2022.", "6.87", "percent"),
        ("Economic Outlook. Gross debt, percent of GDP. Greece, 2020: 212.4.", "212.4", "percent"),
        ("Passengers (all lines). Torvik, 2020: 61.", "61", None),
    ],
)
def test_the_unit_of_a_portals_cell_stands_in_its_title(text: str, value: str, unit: str | None) -> None:
    last = next(each.figure for each in reversed(read(text)) if each.figure.kind is not Kind.DATE)
    assert (last.value, last.unit) == (Decimal(value), unit)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Country: ESP. Year: 2019. Value: 14.1", ["Spain"]),
        ("Population, total; NGA; 2019 = 203", ["Nigeria"]),
        ("The ESP of the car was tested in 2019", []),
    ],
)
def test_a_code_names_a_country_where_a_portal_writes_one(text: str, names: list[str]) -> None:
    assert [name.key for name in find_names(text) if name.country] == names


def test_store_and_verdicts_know_a_code_by_one_country() -> None:
    for code, name in CODES.items():
        assert country_key(match_key(code)) == country_key(match_key(name)), code


@pytest.mark.parametrize(
    ("text", "bound"),
    [
        ("The workshop never sold more than 300 clocks.", Bound.AT_MOST),
        ("No country spent less than 2% of its GDP.", Bound.AT_LEAST),
        ("No one among the more than 300 passengers was hurt.", Bound.MORE_THAN),
        ("Never before have more than 300 people died there.", Bound.MORE_THAN),
        ("Nobody expected more than 300 people.", Bound.MORE_THAN),
    ],
)
def test_a_denial_turns_the_bound_that_it_reaches(text: str, bound: Bound) -> None:
    setting = read(text)[0]
    assert setting.figure.bound is bound
    assert setting.denied is (bound in {Bound.AT_MOST, Bound.AT_LEAST})


@pytest.mark.parametrize(
    ("text", "quantifier"),
    [
        ("Most of the 90 delegates are teachers.", "most"),
        ("Lead was not found in any of the 12 samples.", "none"),
        ("Not one penalty was missed.", "none"),
        ("Every one of the 14 schools has a library.", "all"),
        ("The 14 schools have libraries.", None),
    ],
)
def test_words_make_a_count_of_a_whole(text: str, quantifier: str | None) -> None:
    assert read(text)[0].quantifier == quantifier


@pytest.mark.parametrize(
    ("claim", "evidence", "outcome"),
    [
        ("It covers 640 miles.", "It covers more than 640 kilometres.", Outcome.INCOMPARABLE),
        ("It covers 398 miles.", "It covers 640 kilometres.", Outcome.AGREES),
        ("It opened on 3 April.", "It opened on Thursday, 5 April.", Outcome.DIFFERS),
        ("It opened on 3 April.", "It opened on April 3rd.", Outcome.AGREES),
        ("It opened on 3 April.", "It opened in April.", Outcome.INCOMPARABLE),
    ],
)
def test_bounds_do_not_convert_into_values_and_days_need_no_year(claim: str, evidence: str, outcome: Outcome) -> None:
    one, other = (find_figures(text).figures[0] for text in (claim, evidence))
    assert compare_figures(one, other).outcome is outcome
