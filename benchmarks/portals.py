"""How well a data portal's cell is read in any notation: ten indicators in fourteen notations, three claims each.

    python benchmarks/portals.py [--no-model] [--show]

Of each cell one claim is right, one gives another value, and one speaks of another country, part or year. The values
are those of the World Bank's World Development Indicators, rounded. Prints the verdicts by notation.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Callable
from datetime import date

from factcheck.cli.engine import LazyScorer
from factcheck.cli.evaluate import whole
from factcheck.pipeline import Checker, GivenEvidence, article_of

TOLD = date(2023, 12, 26)
LABELS = ("supported", "contradicted", "unverified")

CELLS = """
Inflation, consumer prices (annual %)|Germany|2022|6.87|Consumer prices in Germany rose by 6.9% in 2022.|Inflation in Germany was 8.1% in 2022.|Inflation in France was 6.9% in 2022.
GDP growth (annual %)|Chile|2020|-6.1|Chile's economy shrank by 6.1% in 2020.|Chile's economy grew by 6.1% in 2020.|Peru's economy shrank by 6.1% in 2020.
GDP (current US$)|India|2022|3,353,470,000,000|India's GDP was 3.35 trillion dollars in 2022.|India's GDP was 2.1 trillion dollars in 2022.|Brazil's GDP was 3.35 trillion dollars in 2022.
Life expectancy at birth, total (years)|Canada|2022|81.3|Life expectancy in Canada was 81.3 years in 2022.|A baby born in Canada in 2022 could expect to live to 79.|Life expectancy in Norway was 81.3 years in 2022.
Population, total|Kenya|2021|53,005,614|Kenya had 53 million inhabitants in 2021.|Kenya had 35 million inhabitants in 2021.|Uganda had 53 million inhabitants in 2021.
Individuals using the Internet (% of population)|Poland|2022|86.9|Some 87% of Poles used the internet in 2022.|In 2022, 62% of people in Poland used the internet.|Some 87% of Czechs used the internet in 2022.
Military expenditure (% of GDP)|Greece|2021|3.9|Greece spent 3.9% of its GDP on the military in 2021.|Military spending in Greece amounted to 2.1% of GDP in 2021.|Greece spent 3.9% of its GDP on the military in 2012.
CO2 emissions (metric tons per capita)|Japan|2020|8.03|Japan emitted 8 tonnes of CO2 per person in 2020.|Japan emitted 12 tonnes of CO2 per person in 2020.|South Korea emitted 8 tonnes of CO2 per person in 2020.
Unemployment, total (% of total labor force)|Spain|2019|14.1|The unemployment rate in Spain was 14.1% in 2019.|The unemployment rate in Spain was 11.4% in 2019.|The youth unemployment rate in Spain was 14.1% in 2019.
Mortality rate, under-5 (per 1,000 live births)|Chad|2021|107.1|Of every 1,000 children born in Chad, 107 died before their fifth birthday in 2021.|In 2021 Chad lost 71 of every 1,000 children before the age of five.|In 2021 Niger lost 107 of every 1,000 children before the age of five.
"""  # noqa: E501 - one cell a line


def _with_the_year_before(indicator: str, country: str, year: str, value: str) -> str:
    before = round(float(value.replace(",", "")) * 1.07, 2)
    return f"{indicator}. {country}: {int(year) - 1} {before}; {year} {value}."


NOTATIONS: tuple[Callable[[str, str, str, str], str], ...] = (
    lambda i, c, y, v: f"{i}. {c}, {y}: {v}.",
    lambda i, c, y, v: f"{i}: {c}, {y}: {v}",
    lambda i, c, y, v: f"{c}: {i}, {y}: {v}",
    lambda i, c, y, v: f"{c} - {i}, {y}: {v}",
    lambda i, c, y, v: f"{i} – {c} – {y}: {v}",
    lambda i, c, y, v: f"Indicator: {i}; Country: {c}; Year: {y}; Value: {v}",
    lambda i, c, y, v: f"country: {c}, indicator: {i}, year: {y}, value: {v}",
    lambda i, c, y, v: f"{c} | {i} | {y} | {v}",
    lambda i, c, y, v: f"{i}, {c}, {y} = {v}",
    lambda i, c, y, v: f"{i}, {c} ({y}): {v}",
    lambda i, c, y, v: f"{i} in {c} was {v} in {y}.",
    lambda i, c, y, v: f"World Bank, World Development Indicators: {i}, {c}, {y}: {v}.",
    lambda i, c, y, v: f"According to the World Bank, {i} for {c} in {y} was {v}.",
    _with_the_year_before,
)


def main() -> None:
    """Print the share of right verdicts by notation, and what is called contradicted or supported that is not."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--no-model", action="store_true", help="arithmetic and rules only")
    parser.add_argument("--show", action="store_true", help="print every verdict that is wrong")
    options = parser.parse_args()
    scorer = None if options.no_model else LazyScorer("onnx", None)
    cells = [line.split("|") for line in CELLS.strip().splitlines()]
    total: Counter[tuple[str, str]] = Counter()
    for notation in NOTATIONS:
        said: Counter[tuple[str, str]] = Counter()
        for *cell, right, other, elsewhere in cells:
            evidence = notation(*cell)
            for claim, truth in zip((right, other, elsewhere), LABELS, strict=True):
                verdict = whole(
                    Checker(GivenEvidence((evidence,)), scorer, statements=True).check(article_of(claim, TOLD)).verdicts
                )
                label = str(verdict.label) if verdict else "unverified"
                said[truth, label] += 1
                if options.show and label != truth:
                    print(f"    {truth} -> {label}\n        {claim}\n        {evidence}")
        hits = sum(count for (truth, label), count in said.items() if truth == label)
        print(f"{notation('Indicator (unit)', 'Country', '2020', '9.1'):<76} {hits:2} of {said.total()}")
        total += said
    hits = sum(count for (truth, label), count in total.items() if truth == label)
    wrong = {
        name: sum(count for (truth, label), count in total.items() if label == name != truth) for name in LABELS[:2]
    }
    print(f"{'all':<76} {hits} of {total.total()}")
    print(", ".join(f"falsely {name} {count}" for name, count in wrong.items()))


if __name__ == "__main__":
    main()
