"""The kinds of inconsistency for a person: the rule in the words of its docstring, with two examples.

One of the two fires and the other stays quiet. ``factcheck explain CODE`` prints a row, and the docs collect them; a
test puts every example through the rules.
"""

from __future__ import annotations

import inspect
from dataclasses import dataclass

from factcheck.verdicts.consistency import RULES
from factcheck.verdicts.consistency.across import across


@dataclass(frozen=True, slots=True)
class Explained:
    """A kind of inconsistency. The examples are articles; of ``across``, several."""

    code: str
    rule: str
    fires: tuple[str, ...]
    quiet: tuple[str, ...]
    date: str | None = None


_EXAMPLES: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "restated": (
        (
            "In 2023, 52,300 people visited the Nordic Museum.\n\nThe Nordic Museum was visited by 62,300 people "
            "in 2023.",
        ),
        ("In 2023, 52,300 people visited the Nordic Museum.\n\nIn 2022, 62,300 people visited the Nordic Museum.",),
    ),
    "across": (
        (
            "In 2023, 52,300 people visited the Nordic Museum.",
            "The Nordic Museum was visited by 62,300 people in 2023.",
        ),
        ("In 2023, 52,300 people visited the Nordic Museum.", "Some 52,000 people visited the Nordic Museum in 2023."),
    ),
    "headline": (
        ("# Fire in Lisbon kills 12 people\n\nA fire in a Lisbon hostel killed 21 people on Friday, police said.",),
        ("# Nearly 300 hurt in clashes\n\nIn all, 287 people were hurt in the clashes.",),
    ),
    "total": (
        ("The team won 40 medals: 15 gold, 12 silver and 14 bronze.",),
        ("The team won 40 medals, including 15 gold and 12 silver.",),
    ),
    "shares": (
        ("Coal provided 45% of the power, gas 35% and wind 30%.",),
        ("Of those asked, 48% named prices, 42% named crime and 30% named migration.",),
    ),
    "change": (
        ("Sales rose from 4 million to 6 million, up 40%.",),
        ("Sales rose from 4 million to 6 million, helped by a 40% rise in exports.",),
    ),
    "percentage": (
        ("Twelve of the 40 schools, or 35 per cent, have closed.",),
        ("Twelve of 40 patients recovered (35% in the year before).",),
    ),
    "grim": (
        ("Some side effects were seen in 33.5% of the 20 patients.",),
        ("The fund owns 33.5% of the 20 companies.",),
    ),
    "rate": (
        ("The city bought 300 buses for $12 million, or $50,000 each.",),
        ("The city bought 300 buses for $12 million, or $24 per resident.",),
    ),
    "converted": (
        ("The race is 42 km (30 miles) long.",),
        ("The fine was €3 million ($30 million).",),
    ),
    "rank": (
        ("She finished 21st of 20 riders.",),
        ("It was his 12th goal in 10 matches.",),
    ),
    "weekday": (
        ("The vote will be held on Monday, 5 March 2024.",),
        ("The vote will be held on Tuesday, 5 March 2024.",),
    ),
    "time-span": (
        ("He was mayor for 12 years, from 1990 to 2005.",),
        ("He worked there for three years between 1990 and 2005.",),
    ),
    "birth": (
        ("Anna Kowalski, 45, who was born in 1990, has led the museum since May.",),
        ("In 2004 the singer, then 28, who was born in 1976, moved to Rome.",),
    ),
    "age-at": (
        ("Born in 1950, he died in 2010 at the age of 65.",),
        ("Born in 1950, he lost his mother in 2010 at the age of 85.",),
    ),
}
_DAY = "2024-03-08"
"""The articles' date, for the rules that need one."""


def _words(documented: object) -> str:
    """A docstring as one paragraph, without its markup."""
    return " ".join((inspect.getdoc(documented) or "").replace("``", "").split())


KINDS: dict[str, Explained] = {
    code: Explained(code, _words(across if code == "across" else RULES[code]), *examples, date=_DAY)
    for code, examples in _EXAMPLES.items()
}
"""Every kind of inconsistency by its code, in the order of the documentation."""
