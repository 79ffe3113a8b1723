"""A rate against its own total and count."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction

from factcheck.figures.wording import number_in_words
from factcheck.records import Figure, Inconsistency, Kind
from factcheck.verdicts.consistency.account import Account, Line
from factcheck.verdicts.consistency.values import Values, is_plain, values_of
from factcheck.verdicts.words import concept, concepts

_JOINED = re.compile(
    r"(?:[\w'’-]+ ?){0,3}(?:,|,? ?[–—]|\(|comes to|works out at|amounts to|in all,)? ?(?:or|which is|that is"
    r"|i\.e\.|making)?,? ?"
    r"(?:an average of|on average|an average)?",
    re.IGNORECASE,
)
_EQUALS = re.compile(
    r"(?:\bor|which is|that is|average(?: of)?|comes to|works out at|amounts to|apiece|[–—(]|total,|shared [^,]*,)$",
    re.I,
)
_EACH = re.compile(r"\s*(?:each|apiece|per head|a head)(?=\s*(?:[.,;)]|$))", re.IGNORECASE)
_ENDS = re.compile(r"\s*(?:[.,;)]|$)")
_PER = re.compile(r"\b(?:per|an?|each|every)\s+([a-z]+)$", re.IGNORECASE)
_PERSONS = {concept(word) for word in "person people head capita inhabitant refugee resident worker".split()}
_TIMES = {"hour", "day", "week", "month", "quarter", "year", "minute", "second"}
_WHOLE = {Kind.MONEY, Kind.NUMBER, Kind.MEASURE}


def rate(account: Account) -> Iterator[Inconsistency]:
    """A rate is not its total divided by its count: "300 buses for $12 million, or $50,000 each" are $40,000 each.

    The rate stands right behind the two, joined by "or" or "an average of", and ends the clause; a rate per thing
    names the thing that is counted, a rate per day needs a count of days.
    """
    for line in account.prose:
        for first, second, told in zip(line.figures, line.figures[1:], line.figures[2:], strict=False):
            pair = _total_and_count(line, first, second, told)
            if pair is None or not _says_so(line, second, told):
                continue
            total, count = (values_of(figure) for figure in pair)
            written = _written(told)
            if total is None or count is None or written is None:
                continue
            each = total.over(count)
            if each is not None and not each.meets(written):
                centre = number_in_words((each.low + each.high) / 2)
                explanation = f"“{pair[0].text}” over “{pair[1].text}” is {centre} each, not “{told.text}”."
                yield Inconsistency("rate", explanation, (first, second, told))


def _written(told: Figure) -> Values | None:
    values = values_of(told)
    half = Fraction(told.step or 0) / 2
    if values is None or told.value is None:
        return None
    return Values(min(values.low, Fraction(told.value) - half), max(values.high, Fraction(told.value) + half))


def _total_and_count(line: Line, first: Figure, second: Figure, told: Figure) -> tuple[Figure, Figure] | None:
    """Which of the two is the total and which the count, for this rate."""
    if (
        not all(is_plain(figure) and figure.change is None for figure in (first, second, told))
        or told.kind not in _WHOLE
    ):
        return None
    per = _rate_of(line, told)
    if per is None:
        return None
    for total, count in ((first, second), (second, first)):
        if total.kind is not told.kind or total.unit != told.unit or total.rate is not None or count.rate is not None:
            continue
        if (
            total.kind is Kind.NUMBER
            and total.value is not None
            and total.value == total.value.to_integral_value()
            and per == "each"
        ):
            continue  # two counts and "each" leave open which is which
        if _counts(count, per):
            return total, count
    return None


def _counts(count: Figure, per: str) -> bool:
    """Whether the count is of what the rate is per."""
    if per in _TIMES:
        return count.kind is Kind.DURATION and count.unit == per
    if count.kind is not Kind.NUMBER:
        return False
    if per == "each":
        return True
    things, one = concepts(count.of or ""), concept(per)
    return one in things or (one in _PERSONS and bool(things & _PERSONS))


def _rate_of(line: Line, told: Figure) -> str | None:
    """ "each", or the thing or time that the rate is per; None where it is no rate, or where the clause goes on."""
    behind = line.after(told, 30)
    if told.rate is None:
        return "each" if _EACH.match(behind) else None
    found = _PER.search(told.text)
    if not _ENDS.match(behind):
        return None
    return told.rate if told.rate in _TIMES else (found[1].lower() if found else told.rate)


def _says_so(line: Line, second: Figure, told: Figure) -> bool:
    between = line.between(second, told)
    if told.text.lower().startswith(("an average", "on average")):
        between += " an average of"
    words = re.sub(r"^(?:in all|in total|altogether)", "", between)
    shared = bool(re.search(r"\bshared\b", line.text)) and words in {",", ", or"}
    return shared or (bool(_JOINED.fullmatch(words.strip())) and bool(_EQUALS.search(words.strip())))
