"""Percentages against the counts that they are of."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction

from factcheck.figures.changed_by import is_amount
from factcheck.figures.wording import number_in_words
from factcheck.records import Bound, Figure, Inconsistency, Kind
from factcheck.verdicts.consistency.account import Account, Line
from factcheck.verdicts.consistency.values import Values, count_of, is_plain, widest

# --------------------------------------------------------------------------- GRIM

LEAST, MOST = 3, 200
"""The groups that are judged: below it every share is told in words, above it shares are seldom of a plain count."""
_THE = re.compile(r"of(?: all)?(?: the| these| those| its| his| her| their| our)?(?: first| last)?", re.IGNORECASE)
_THINGS = (
    "patients?|participants?|volunteers?|children|pupils|students|respondents|people|persons|men|women|boys"
    "|girls|players|members"
    "|voters|deputies|employees|workers|teachers|subjects|cases|seats|schools|shots|matches|games|attempts|votes"
    "|samples|mice"
    "|rats|animals|survivors|victims|passengers|candidates|delegates|jurors|judges"
    "|justices|senators|councillors|ministers|commissioners|directors|astronauts|riders|nurses|doctors|families|pupils"
)
_COUNTED = re.compile(rf"\s*(?:[a-z]+ )?(?:{_THINGS})\b(?!['’])", re.IGNORECASE)
_COUNTED_COMMA = re.compile(
    rf"(?:[a-z]+ )?(?:{_THINGS})(?: (?:in|on|at|who|that|from) [\w ]+?)?,(?: (?:only|just|some))?", re.IGNORECASE
)
_IN_A_GROUP = re.compile(
    r"(?:^|[.,;:] )\s*(?:in|among) (?:an? |the |one )?(?:class|group|sample|study|trial|panel|team|jury|cohort) of $",
    re.I,
)
_OF_WHOM = re.compile(r"\s+of (?:whom|them|which)\b", re.IGNORECASE)
_NO_COUNT = re.compile(
    r"\b(?:need\w*|must|requir\w*|threshold|quorum|weighted|weights|poll|polls|own|owns|owned|hold|holds|held"
    r"|stake|average|time|full-time"
    r"|hours|target|goal)\b",
    re.IGNORECASE,
)


def grim(account: Account) -> Iterator[Inconsistency]:
    """No whole number of persons or things gives the percentage: 33.5% of 20 patients would be 6.7 of them.

    Groups of 3 to 200 that are counted one by one; whole percentages in fives are taken as estimates. The percentage
    may be rounded or cut off. After the GRIM test (Brown and Heathers, Social Psychological and Personality Science
    8, 2017).
    """
    for line in account.prose:
        if _NO_COUNT.search(line.text):
            continue
        for first, second in zip(line.figures, line.figures[1:], strict=False):
            percent, whole = (first, second) if first.kind is Kind.PERCENT else (second, first)
            if not _is_small_count(whole) or not _is_precise(percent) or not _share_of_group(line, percent, whole):
                continue
            size, step = Fraction(whole.value or 1), Fraction(percent.step or 1)
            written = Fraction(percent.value or 0)
            possible = any(-step / 2 <= Fraction(count * 100) / size - written < step for count in range(int(size) + 1))
            if not possible:
                near = [f"{number_in_words(Fraction(count * 100) / size)}%" for count in _beside(written, size)]
                explanation = (
                    f"No whole number of “{whole.text}” is “{percent.text}”: the nearest are {' and '.join(near)}."
                )
                yield Inconsistency("grim", explanation, (first, second))


def _beside(written: Fraction, size: Fraction) -> list[int]:
    below = int(written * size / 100)
    return [count for count in (below, below + 1) if count <= size]


def _is_small_count(figure: Figure) -> bool:
    value = figure.value
    if (
        figure.kind is not Kind.NUMBER
        or value is None
        or figure.bound is not Bound.EQUAL
        or figure.vague
        or figure.rate
    ):
        return False
    return value == value.to_integral_value() and LEAST <= value <= MOST


def _is_precise(figure: Figure) -> bool:
    value, step = figure.value, figure.step
    if figure.kind is not Kind.PERCENT or value is None or step is None or figure.bound is not Bound.EQUAL:
        return False
    decimals = step < 1
    return not is_amount(figure) and 0 < value < 100 and (decimals or value % 5 != 0)


def _share_of_group(line: Line, percent: Figure, whole: Figure) -> bool:
    behind = line.after(whole, 60)
    if percent.end <= whole.start:
        return bool(_THE.fullmatch(line.between(percent, whole))) and bool(_COUNTED.match(behind))
    opening, follows = line.before(whole, 30), line.after(percent, 30)
    in_a = _IN_A_GROUP.search(opening) and _COUNTED_COMMA.fullmatch(line.between(whole, percent))
    if in_a or _OF_WHOM.match(follows):
        alone = in_a is not None and not re.match(r"\s+(?:of|more|less|fewer|higher|lower)\b", follows)
        listed = _COUNTED_COMMA.fullmatch(line.between(whole, percent)) is not None
        return listed and (alone or _OF_WHOM.match(follows) is not None)
    of_them = re.search(r"(?:^|[.,;:] )\s*(?:of|among)(?: all)?(?: the| these| those| its)? $", opening, re.IGNORECASE)
    alone = not re.match(r"\s+(?:of|more|less|fewer|higher|lower)\b", follows) and not line.after(whole, 60).startswith(
        "'"
    )
    return bool(of_them) and alone and bool(_COUNTED_COMMA.fullmatch(line.between(whole, percent)))


# --------------------------------------------------------------------------- numerator and denominator

_OF = re.compile(r"(?:out )?of(?: the| its| their| his| her| all| those| these)?", re.IGNORECASE)
_NOUN_BRACKET = re.compile(r"(?:[\w'’-]+ ){0,4}\(", re.IGNORECASE)
_NOUN_OR = re.compile(r"(?:[\w'’-]+ ?){0,4},? ?(?:, or|– or|— or|, that is,?|, i\.e\.)", re.IGNORECASE)
_CLOSED = re.compile(r"\s*\)")
_CLAUSE_ENDS = re.compile(
    r"\s*(?:[,.;)]|$)|\s+(?:of (?:them|the total|all)(?=[\s,.;)])(?! value)|have|has|had|were|was|are|is|will|did"
    r"|said|say)\b"
)
_OF_NOUN_BRACKET = re.compile(r"(?:of (?:[\w'’-]+ ){0,4})?\(", re.IGNORECASE)
_NOUN_COMMA = re.compile(r"(?:[\w'’-]+ ?){1,3},", re.IGNORECASE)
_VOTES = re.compile(r"\b(?:(?:of|share of) the votes?|value|weight\w*|by (?:area|volume|value))\b", re.IGNORECASE)


def percentage(account: Account) -> Iterator[Inconsistency]:
    """A percentage, or a fraction, is not that of the two counts beside it: "12 of 40 (35%)" are 30%.

    The share stands in brackets or behind "or" beside the counts, alone, or the counts beside the share.
    """
    for line in account.prose:
        if _VOTES.search(line.text):
            continue
        for at in range(len(line.figures) - 1):
            found = _in_twenty(line, at) or (_triple(line, at) if at + 2 < len(line.figures) else None)
            if found is None:
                continue
            figures, part, whole, told = found
            share = widest(told)
            if share is None or whole.high <= 0:
                continue
            ratio = Values(part.low / whole.high * 100, part.high / whole.low * 100)
            if told.kind is Kind.FRACTION:
                share = share.times(100)
            step = Fraction(told.step or 0) if told.kind is Kind.PERCENT else Fraction(1)
            if not ratio.meets(share.wider(step / 2, step / 2)):
                explanation = f"The share is not that of its counts: {_in_words(ratio)}%, not “{told.text}”."
                yield Inconsistency("percentage", explanation, figures)


def _in_words(ratio: Values) -> str:
    return number_in_words((ratio.low + ratio.high) / 2)


Found = tuple[tuple[Figure, ...], Values, Values, Figure]


def _is_share(figure: Figure) -> bool:
    return (
        figure.kind in {Kind.PERCENT, Kind.FRACTION}
        and figure.value is not None
        and not figure.vague
        and not is_amount(figure)
    )


def _is_count(figure: Figure) -> bool:
    return figure.kind is Kind.NUMBER and is_plain(figure) and figure.rate is None


def _triple(line: Line, at: int) -> Found | None:
    """The part, the whole and the share, in whichever of their four orders they stand."""
    first, second, third = line.figures[at : at + 3]
    one, two = line.between(first, second), line.between(second, third)
    behind = line.after(third, 40)
    if _is_count(first) and _is_count(second) and _is_share(third):
        ending = _NOUN_BRACKET.fullmatch(two) and _CLOSED.match(behind)
        ending = ending or (_NOUN_OR.fullmatch(two) and _CLAUSE_ENDS.match(behind))
        if ending and _OF.fullmatch(one):  # 12 of 40 patients (35%)
            return _found(first, second, third, (first, second, third))
        opening = re.search(r"(?:^|[.;:,] )\s*of(?: the| its| all)? $", line.before(first, 30), re.IGNORECASE)
        short = re.fullmatch(r"(?:[\w'’-]+ ?){0,2}\(|,? ?, or|, or", two) and (
            _CLOSED.match(behind) or re.match(r"\s*,", behind)
        )
        if opening and short and _NOUN_COMMA.fullmatch(one):  # of 250 homes, 50 (25%)
            return _found(second, first, third, (first, second, third))
    if _is_share(first) and _is_count(second) and _is_count(third):
        closed = _CLOSED.match(behind)
        if _OF_NOUN_BRACKET.fullmatch(one) and _OF.fullmatch(two) and closed:  # 35% (12 of 40)
            return _found(second, third, first, (first, second, third))
        if (
            _OF.fullmatch(one)
            and re.fullmatch(r"(?:[\w'’-]+ ?){1,3}\(", two)
            and re.match(r"\s*(?:[\w'’-]+)?\s*\)", behind)
        ):  # a quarter of the 80 pupils (30)
            return _found(third, second, first, (first, second, third))
        if _OF.fullmatch(one) and _NOUN_OR.fullmatch(two) and re.match(r"\s*(?:[\w'’-]+ ?){0,2}[,.;)]", behind):
            return _found(third, second, first, (first, second, third))
    return None


def _found(part: Figure, whole: Figure, share: Figure, figures: tuple[Figure, ...]) -> Found | None:
    mine, all_ = count_of(part), count_of(whole)
    if mine is None or all_ is None or all_.low <= 0 or mine.low > all_.high or (whole.value or Decimal(0)) < 2:
        return None
    return figures, mine, all_, share


def _in_twenty(line: Line, at: int) -> Found | None:
    """ "8 in 20 trains (30%)": a share in figures and the same share as a percentage."""
    first, second = line.figures[at : at + 2]
    found = re.search(r"(\d+) (?:in|out of) (?:every )?(\d+)$", first.text)
    if first.kind is not Kind.FRACTION or second.kind is not Kind.PERCENT or not found or not _is_share(second):
        return None
    if not _NOUN_BRACKET.fullmatch(line.between(first, second)) or not _CLOSED.match(line.after(second, 10)):
        return None
    part, whole = (Fraction(int(number)) for number in found.groups())
    slack = Fraction(1, 2) if first.bound is Bound.EQUAL else Fraction(1)
    return (first, second), Values(part, part).wider(slack, slack), Values(whole, whole), second
