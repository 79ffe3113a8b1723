"""Measure the reading of figures against public suites: quantulum3, numerizer and Duckling.

    python benchmarks/figures.py ../shared/data/figures [--errors] [--suite NAME]

For each suite: value F1 (a figure read is right if an expected one has its value or ends and a unit that is not another
quantity's), texts wholly right, span exactness (of the values that are right), and milliseconds a text.

How the suites are read
- Values are compared after conversion: 0.002 kg is the "2 Gram" that Duckling expects.
- A range of Duckling with one end is a bound of ours: "under 3.5 miles" is less-than 3.5. Hedges belong to our
  span, as they
  do to Duckling's; "of meat" does not belong to ours, as it says what is measured and not how much.
- quantulum3 turns "44 mg to 50 mg" into a mean with an uncertainty; the two ends are what counts here.
- "X rose from A to B" states two levels, not a range; quantulum3 gives one entry with two ends. Two figures with those
  values count as that entry.
- "3 years, 2 months, 14 days" is one duration here, as for Duckling, and three for quantulum3; the sum counts for
  each part.
- Years, dates and periods are no quantities for quantulum3, though it reads "1979" as a number: our dates are not
  counted,
  nor are the years that it expects.

Where the suites' conventions are not a fact-checker's, we follow the fact-checker and the item counts as wrong:
- names: "Voyager 2", "South 32", "English 101", "Core i7 860" are names here and numbers for quantulum3;
- "a dozen" is twelve, not one of the unit dozen; "a gross", "a baker's dozen" likewise;
- "9m" alone is nine metres, and so are "2m" and "1m"; Duckling's distances leave open whether miles or metres are
  meant;
- "3k" is three thousand; for Duckling it is three kilometres;
- "5 cents" is 0.05 in a currency, not 5 of the unit cent (compared after conversion);
- the sign of "($99.99)" is an accountant's, not a reporter's: prose puts prices in brackets.
"""

from __future__ import annotations

import argparse
import json
import statistics
import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path
from typing import Any

from factcheck.figures import find_figures
from factcheck.figures.units import convert, symbols, words
from factcheck.records import Bound, Figure, Kind

SUITES = ("quantulum3", "quantulum3-ambiguity", "numerizer", "duckling-distance", "duckling-duration",
        "duckling-ordinal",
          "duckling-quantity", "duckling-temperature", "duckling-volume")  # fmt: skip
TARGETS = {"quantulum3": 0.93, "numerizer": 0.95}
DUCKLING_TARGET = 0.93
# Names of units in the suites that are not the canonical ones here.
ALIASES = {
    "pound-mass": "pound", "pound sterling": "GBP", "dollar": "USD", "euro": "EUR", "percentage": "percent",
    "penny": "GBP/100", "cent": "USD/100",
    "dime": "USD/10", "m": "metre", "ton per day": "tonne per day", "count per week": None, "kibibyte": "kibibyte",
    "degree": "degree",
    "celsius": "degree celsius", "fahrenheit": "degree fahrenheit", "count": None,
    "cubic centimetre": "cubic centimetre", "imperial pint": "pint",
    "inverse second": "inverse second",
}  # fmt: skip
# Duckling takes a month for 30 days and a year for 365.
DAYS = {"minute": Decimal(1) / 1440, "second": Decimal(1) / 86400, "hour": Decimal(1) / 24, "day": Decimal(1),
        "week": Decimal(7),
        "month": Decimal(30), "quarter": Decimal(91), "year": Decimal(365)}  # fmt: skip
TOLERANCE = Decimal("1e-6")


@dataclass
class Tally:
    """Counts over one suite."""

    expected: int = 0
    read: int = 0
    right: int = 0
    texts: int = 0
    wholly: int = 0
    spans: int = 0
    seconds: list[float] = field(default_factory=list)

    @property
    def f1(self) -> float:
        return 2 * self.right / max(1, self.expected + self.read)


def load(path: Path) -> Iterator[dict[str, Any]]:
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)


def close(left: Decimal | None, right: Decimal | None) -> bool:
    if left is None or right is None:
        return left is right
    return abs(left - right) <= TOLERANCE * max(abs(left), abs(right))


def canonical(unit: str | None) -> str | None:
    if unit is None:
        return None
    low = unit.lower()
    if low in ALIASES:
        return ALIASES[low]
    return words().get(low) or symbols().get(unit) or low


def in_expected_unit(value: Decimal | None, figure: Figure, unit: str | None) -> Decimal | None:
    """The value in the unit that the suite expects; unchanged where that is not known here."""
    if value is None or unit is None:
        return value
    base, _, parts = unit.partition("/")
    if (parts and figure.unit == base) or (parts and figure.kind is Kind.MONEY):
        return value * int(parts)
    if figure.unit is None:
        return value
    ours = figure.unit if figure.rate is None else f"{figure.unit} {figure.rate}"
    converted = convert(value, ours, unit)
    if converted is None and ours in DAYS and unit in DAYS:
        return value * DAYS[ours] / DAYS[unit]
    return value if converted is None else converted


def ends(figure: Figure) -> tuple[Decimal | None, Decimal | None, Decimal | None]:
    """Value, low and high, with a bound as a half-open range."""
    if figure.low is not None or figure.high is not None:
        return figure.value, figure.low, figure.high
    if figure.value is not None and figure.bound in {Bound.MORE_THAN, Bound.AT_LEAST, Bound.JUST_OVER}:
        return figure.value, figure.value, None
    if figure.value is not None and figure.bound in {Bound.LESS_THAN, Bound.AT_MOST, Bound.UP_TO, Bound.NEARLY}:
        return figure.value, None, figure.value
    return figure.value, figure.low, figure.high


def number(value: float | str | None) -> Decimal | None:
    return None if value is None else Decimal(str(value))


def matches(figure: Figure, item: dict[str, Any]) -> bool:
    unit = canonical(item["unit"])
    value, low, high = (in_expected_unit(part, figure, unit) for part in ends(figure))
    wanted, least, most = number(item["value"]), number(item["low"]), number(item["high"])
    if not wrong_unit(figure, unit):
        if least is not None or most is not None:
            return close(low, least) and close(high, most)
        return close(value, wanted)
    return False


def wrong_unit(figure: Figure, unit: str | None) -> bool:
    """Whether both have a unit and the two measure different things."""
    if unit is None or figure.unit is None:
        return False
    if "/" in unit or figure.unit == unit:
        return figure.kind is not Kind.MONEY and figure.unit != unit
    ours = figure.unit if figure.rate is None else f"{figure.unit} {figure.rate}"
    from factcheck.figures.units import dimension

    left, right = dimension(ours), dimension(unit)
    return left is not None and right is not None and left != right


def score(found: Iterable[Figure], items: list[dict[str, Any]], suite: str) -> tuple[int, int, int, int, list[str]]:
    """Right values, figures counted, exact spans, items counted, and what went wrong."""
    years = [
        item
        for item in items
        if suite.startswith("quantulum3") and item["kind"] == "number" and 1900 <= (item["value"] or 0) <= 2100
    ]
    wanted = [item for item in items if item not in years]
    figures = [figure for figure in found if figure.kind is not Kind.DATE]
    figures = [
        figure
        for figure in figures
        if suite.startswith("duckling-ord") or not (suite.startswith("quantulum3") and figure.kind is Kind.ORDINAL)
    ]
    right = exact = merged = 0
    left = list(figures)
    missed = []
    for item in wanted:
        hit = next((figure for figure in left if matches(figure, item)), None)
        if hit is not None:
            left.remove(hit)
            right += 1
            exact += hit.text == item["surface"] or hit.text.strip(" .") == item["surface"].strip(" .")
            continue
        whole = next((figure for figure in figures if sums_up(figure, item, wanted)), None)
        if whole is not None:
            right += 1
            merged += whole not in left
            left = [figure for figure in left if figure is not whole]
            continue
        pair = [
            figure
            for figure in left
            if any(close(figure.value, number(item[end])) for end in ("low", "high") if item[end] is not None)
        ]
        if len(pair) == 2:
            left = [figure for figure in left if figure not in pair]
            figures.remove(pair[0])
            right += 1
            continue
        missed.append(f"missed {item['surface']!r} = {item['value'] or (item['low'], item['high'])} {item['unit']}")
    extra = [f"extra {figure.text!r} = {figure.value or (figure.low, figure.high)} {figure.unit}" for figure in left]
    return right, len(figures) + merged, exact, len(wanted), missed + extra


def sums_up(figure: Figure, item: dict[str, Any], items: list[dict[str, Any]]) -> bool:
    """Whether the item is part of a duration in several units that we read as one ("3 years, 2 months"), and the
    parts add up.
    """
    parts = [part for part in items if figure.start <= part["start"] and part["end"] <= figure.end]
    if (
        item not in parts
        or len(parts) < 2
        or figure.value is None
        or figure.unit not in DAYS
        or any(part["unit"] not in DAYS for part in parts)
    ):
        return False
    total = sum(Decimal(str(part["value"])) * DAYS[part["unit"]] for part in parts)
    return abs(total - figure.value * DAYS[figure.unit]) <= total * Decimal("0.02")


def measure(path: Path, suite: str, show: bool) -> Tally:
    tally = Tally()
    for row in load(path):
        started = time.perf_counter()
        found = find_figures(row["text"])
        tally.seconds.append(time.perf_counter() - started)
        right, read, exact, expected, wrong = score(found.figures, row["expected"], suite)
        tally.texts += 1
        tally.right += right
        tally.read += read
        tally.expected += expected
        tally.spans += exact
        tally.wholly += not wrong
        if show and wrong:
            print(f"  {row['text']!r}")
            for line in wrong:
                print(f"      {line}")
    return tally


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--errors", action="store_true", help="list what is wrong")
    parser.add_argument("--suite", choices=SUITES)
    options = parser.parse_args()
    print(
        f"{'suite':22} {'texts':>5} {'value F1':>9} {'target':>7} "
        f"{'wholly right':>13} {'exact spans':>12} {'ms a text':>10}"
    )
    for suite in [options.suite] if options.suite else SUITES:
        tally = measure(options.folder / f"{suite}.jsonl", suite, options.errors)
        target = TARGETS.get(suite, DUCKLING_TARGET if suite.startswith("duckling") else None)
        median = statistics.median(tally.seconds) * 1000
        print(
            f"{suite:22} {tally.texts:5} {tally.f1:9.3f} {target if target is not None else '':>7} "
            f"{tally.wholly:6}/{tally.texts:<6} {tally.spans / max(1, tally.right):12.2f} {median:10.2f}"
        )


if __name__ == "__main__":
    main()
