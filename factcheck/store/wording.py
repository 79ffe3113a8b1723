"""An observation as a sentence, so that one search finds text and tables, and the model can read both."""

from __future__ import annotations

import re

from factcheck.records import Observation
from factcheck.store.cells import MONTHS

_QUARTERS = ("first", "second", "third", "fourth")

# How units of tables are said. A unit that is not here is said as it is written.
_UNITS = {
    "%": "percent", "percent": "percent", "per cent": "percent", "pct": "percent",
    "usd": "US dollars", "us$": "US dollars", "us dollars": "US dollars", "eur": "euros", "gbp": "pounds sterling",
    "number": "", "count": "", "index": "", "ratio": "",
}  # fmt: skip

_WITH_THE = frozenset(
    """
    United States;United Kingdom;United Arab Emirates;United States of America;Netherlands;Philippines;Bahamas;Gambia;
    Maldives;Seychelles;Solomon Islands;Marshall Islands;Comoros;Czech Republic;Dominican Republic;
    Central African Republic;Democratic Republic of the Congo;Republic of the Congo;European Union;Euro area;
    Russian Federation;Darien Gap;Darién Gap;US;USA;UK;EU
    """.replace("\n", "").replace("    ", "").split(";")
)  # fmt: skip

_MONTH = re.compile(r"(\d{4})-(\d{2})")
_DAY = re.compile(r"(\d{4})-(\d{2})-(\d{2})")
_QUARTER = re.compile(r"(\d{4})-Q([1-4])")
_SPAN = re.compile(r"(\d{4})-(\d{4})")


def plain_unit(unit: str | None) -> str | None:
    """The unit as it is kept: percent signs and words become ``percent``; nothing becomes None.

    >>> plain_unit(" % "), plain_unit("people"), plain_unit("")
    ('percent', 'people', None)
    """
    written = " ".join((unit or "").split())
    return ("percent" if _UNITS.get(written.casefold()) == "percent" else written) or None


def when(period: str) -> str:
    """The words for a period.

    >>> [when(period) for period in ("2022", "2022-03", "2022-Q1", "2022-03-05", "2021-2022")]
    ['In 2022', 'In March 2022', 'In the first quarter of 2022', 'On 5 March 2022', 'In the period 2021 to 2022']
    """
    if match := _QUARTER.fullmatch(period):
        return f"In the {_QUARTERS[int(match[2]) - 1]} quarter of {match[1]}"
    if match := _MONTH.fullmatch(period):
        return f"In {MONTHS[int(match[2]) - 1]} {match[1]}"
    if match := _DAY.fullmatch(period):
        return f"On {int(match[3])} {MONTHS[int(match[2]) - 1]} {match[1]}"
    if match := _SPAN.fullmatch(period):
        return f"In the period {match[1]} to {match[2]}"
    return f"In {period}"


def sentence(it: Observation) -> str:
    """The observation in words; every part of it is said.

    >>> from decimal import Decimal
    >>> sentence(Observation("Germany", "Unemployment rate", "2022", Decimal("3.1"), "percent"))
    'In 2022, the unemployment rate of Germany was 3.1 percent.'
    >>> sentence(Observation("United States", "GDP (current US$)", "2022", Decimal("26006893000000")))
    'In 2022, the GDP (current US$) of the United States was 26,006,893,000,000.'
    """
    entity = f"the {it.entity}" if it.entity in _WITH_THE else it.entity
    measure = it.measure
    if not measure[:2].isupper() and measure[:1].isalpha() and measure[1:2].islower():
        measure = measure[0].lower() + measure[1:]
    article = "" if measure.startswith("the ") else "the "
    unit = it.unit or ""
    said = _UNITS.get(unit.casefold(), unit)
    value = f"{it.value:,f}" + (f" {said}" if said else "")
    return f"{when(it.period)}, {article}{measure} of {entity} was {value}."
