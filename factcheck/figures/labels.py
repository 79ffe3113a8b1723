"""Units that stand in the label of a table's cell: "GDP (current US$) of Chile was 301,024,725,000"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from factcheck.figures.find import find_figures
from factcheck.figures.lists import STOP
from factcheck.records import Bound, Figure, Kind

_BRACKETS = re.compile(r"\(([^()]{1,60})\)")
_RATE = re.compile(r"((?:[a-z]+\s+){1,3}per\s+(?:[\d,]+\s+|hundred |thousand |million )?[a-z]+)\b")
_IN = re.compile(r",\s+in\s+([a-z$€£% ]{1,30}),?\s*$|,\s+in\s+([a-z ]{1,20}),", re.IGNORECASE)
_SAID = re.compile(r"(?:\b(?:was|were|is|are|stood at|came to|reached|equals?)\s+|[:=]\s*|\|\s*|\b(?:19|20)\d\d,?\s+)$")
_LINE = re.compile(rf"{STOP.pattern}|\n")
_ALONE = re.compile(r"\s*(?:[.;,|)]|$|(?:in|for)\s+(?:19|20)\d\d\b)")
_OTHER = re.compile(r"(?<![\d.,])(?!(?:19|20)\d\d\b)\d")
"""Another number than a year between a label and the figure: then the label may be of that one."""
_ADDS = re.compile(
    r"^(?:total|annual|estimated?|average|modelled|national|male|female|ages?|of|aged|net)\b[\s,]*", re.I
)


def with_label(text: str, figure: Figure) -> Figure:
    """A bare number with the unit or the rate of the label before it, where the text says it of that label.

    >>> cell = "In 2021, the access to electricity (% of population) of Kenya was 76.5."
    >>> with_label(cell, find_figures(cell).figures[-1]).unit
    'percent'
    >>> cell = "In 2018, the physicians per 1,000 people of Velmark were 4.1."
    >>> with_label(cell, find_figures(cell).figures[-1]).rate
    'per 1,000 people'
    """
    if figure.kind is not Kind.NUMBER or figure.unit is not None or figure.rate is not None or figure.vague:
        return figure
    before = _LINE.split(text[max(0, figure.start - 200) : figure.end])[-1][: figure.start - figure.end]
    if not _SAID.search(before) or not _ALONE.match(text, figure.end):
        return figure
    for label in _labels(before):
        told = find_figures(f"{figure.text} {label}").figures
        if told and told[0].start == 0 and told[0].value == figure.value and (told[0].unit or told[0].rate):
            return replace(figure, kind=told[0].kind, unit=told[0].unit, rate=told[0].rate)
    return figure


_PERCENT = re.compile(r"\bper ?cent\b|%", re.IGNORECASE)
_LIVES = re.compile(r"\b(?:live[sd]?|living)\s+(?:on average\s+)?(?:to|until|past)\s+(?:be\s+|about\s+|around\s+)?$")


_DIGITS = re.compile(r"[+−–-]?[\d.,\s]+")
_PIECE = re.compile(r"[^,;:()]+")
_COUNTED = re.compile(
    r"\b(?:staff|employees|workers|people|persons|members|patients|students|pupils|shops|stores|branches)\s*$", re.I
)
"""What is counted, whatever the head of its list is in: "million euros: income 480; staff 1,200"."""
_SCALES = "thousand|million|billion|trillion"
_IN_UNIT = re.compile(
    rf"^(?:[^,]*\s)?in\s+(?=(?:{_SCALES}|per cent|percent|[a-z]+$))|\bof\s+(?=(?:US\s+)?[a-z]+$)", re.IGNORECASE
)
_PLURAL_SCALE = re.compile(rf"\b({_SCALES})s\b", re.IGNORECASE)
_CODE_FIRST = re.compile(
    rf"^(?P<code>[A-Z]{{3}}\s?|(?:US|CA|NZ|HK|A|C|R)?[$€£¥])\s*(?P<scale>(?:{_SCALES}|bn|mn|m)\b.*)$"
)
_SCALED = re.compile(rf"\b(?:{_SCALES})\b", re.IGNORECASE)
_OFTEN = re.compile(r"^(?:annual|monthly|quarterly|yearly)\s+(?=%)", re.IGNORECASE)
_UNIT_WORDS = 5
_NUMBER_HERE = "#"


def with_head(head: str, own: str, figure: Figure) -> Figure:
    """A bare number of a list with the unit or the scale that its head tells: "Vacant shops, percent: Marn 20".

    ``own`` are the words of its item before it.

    >>> from decimal import Decimal
    >>> head = "Operating result 2022 (in millions of euros): "
    >>> figure = with_head(head, "Europe ", Figure("52", 7, 9, Kind.NUMBER, Decimal(52), step=Decimal(1)))
    >>> figure.unit, figure.value == 52_000_000
    ('EUR', True)
    """
    if figure.kind is not Kind.NUMBER or figure.value is None or figure.unit or figure.rate or _COUNTED.search(own):
        return figure
    bare = _DIGITS.fullmatch(figure.text) is not None
    for label, loose in _units_of(head):
        if not bare and _SCALED.search(label):
            continue
        told = find_figures(label.replace(_NUMBER_HERE, figure.text)).figures
        whole = told and told[0].start == 0 and told[0].value is not None and told[0].end > len(figure.text)
        whole = whole and (loose or told[0].end == len(label) - len(_NUMBER_HERE) + len(figure.text))
        if whole and (told[0].unit is not None or told[0].value != figure.value):
            read = told[0]
            return replace(figure, kind=read.kind, unit=read.unit, rate=read.rate, value=read.value, step=read.step)
    return figure


def _units_of(head: str) -> list[tuple[str, bool]]:
    """What may name the unit in the head of a list, the last first, around a number ("# million euros"), and whether
    more words may follow it: in brackets, or after "in".
    """
    labels = []
    for match in reversed(list(_PIECE.finditer(head[-120:]))):
        words = _IN_UNIT.sub("", _PLURAL_SCALE.sub(r"\1", match.group().strip()))
        words = _OFTEN.sub("", words.replace(_NUMBER_HERE, " "))
        if words and len(words.split()) <= _UNIT_WORDS and not words[0].isdigit():
            coded = _CODE_FIRST.match(words)
            code, scale = ("", f" {words}") if coded is None else (coded["code"], f" {coded['scale']}")
            enclosed = head[-120:][max(0, match.start() - 1) : match.start()] == "("
            loose = enclosed or words != match.group().strip() or _HANDLED.match(words) is not None
            labels.append((f"{code}{_NUMBER_HERE}{scale}", loose))
        elif words and _HOURS.search(words) is not None:
            labels.append((f"{_NUMBER_HERE} hours", True))
    return labels


_HANDLED = re.compile(r"(?:tonnes|tons|hectares|litres|barrels|kilograms|bushels)\s+[a-z]+(?:ed|d|n|t)\b")
_HOURS = re.compile(r"\b(?:average|annual|weekly|mean)\s+(?:\w+\s+)?hours\b", re.IGNORECASE)
"""What tells of a longer label that its values are hours: "Average annual hours actually worked per worker"."""


_AGE = re.compile(
    r"\bage\b(?! (?:groups?|limits?|gap))(?:\s+[a-z'’]+|\s+[A-Z][\w'’-]+){0,6}?"
    r"(?:\s+(?:is|was|are|were|of|at|to|from|as|be|being|stands at|stood at)|[:=])\s+$"
)
_AGE_ENDS = re.compile(r"\s*(?:$|[.,;)]|(?:in|by|for|and|or|to|from|on|at|than|with|years?)\b)")
_LIFE = 20
_EXPECTED = re.compile(
    r"\blife expectancy\b(?:(?!\b(?:by|per)\b)[^.;:]){0,120}\b(?:is|was|at|to|and|of)\s+$", re.IGNORECASE
)
_DIED_AT = re.compile(r"\bdied\s+(?:aged\s+|at\s+(?:the age of\s+)?)$")
_WAS = re.compile(r"\b(?:was|were)\s+(?:only\s+|just\s+|already\s+)?$")
_WHEN = re.compile(r"\s+when\s+(?:he|she|they)\b")
_PEOPLE = re.compile(
    r"\b(?:people|persons|men|women|children|boys|girls|adults|pupils|students|patients|victims|workers|residents"
    r"|prisoners|inmates|voters|drivers|players|citizens|migrants|refugees|those)\b(?:\s+[\w'’]+){0,6}?\s+"
    r"(?:(?:were|was|are|is|aged)\s+)?$",
    re.IGNORECASE,
)
_YOUNGER_OR_OLDER = frozenset({Bound.LESS_THAN, Bound.MORE_THAN})
OLDEST = 125


def aged(text: str, figure: Figure) -> Figure:
    """ "Women live to 85", "the average age of farmers is 58": a bare number that is an age.

    >>> text = "The retirement age was raised to 67."
    >>> aged(text, find_figures(text).figures[0]).kind
    <Kind.AGE: 'age'>
    """
    before = text[max(0, figure.start - 80) : figure.start]
    bare = figure.kind is Kind.NUMBER and figure.unit is None and figure.rate is None and figure.value is not None
    if not bare or figure.value is None or not 0 < figure.value <= OLDEST:
        return figure
    ends = _AGE_ENDS.match(text, figure.end) is not None
    told = bool(_LIVES.search(before) or _DIED_AT.search(before) or (ends and _AGE.search(before)))
    told |= bool(_WAS.search(before) and _WHEN.match(text, figure.end))
    told |= bool(ends and figure.value >= _LIFE and _EXPECTED.search(text[max(0, figure.start - 160) : figure.start]))
    if figure.bound in _YOUNGER_OR_OLDER and figure.text.lower().startswith(("under", "over")):
        told |= bool(ends and _PEOPLE.search(before))
    return replace(figure, kind=Kind.AGE, unit="year") if told else figure


def _labels(before: str) -> list[str]:
    brackets = [match for match in _BRACKETS.finditer(before) if not _OTHER.search(before, match.end())]
    labels = [_ADDS.sub("", match[1]) for match in brackets]
    labels = [piece.strip() for label in labels for piece in (*label.split(","), label)]
    if before.rstrip().endswith((":", "=", "|")) and (share := _PERCENT.search(before)) is not None:
        labels.insert(0, share[0])
    labels += [match[1] or match[2] for match in _IN.finditer(before)]
    spaced = _BRACKETS.sub(" ", before)
    rates = [match[1] for match in _RATE.finditer(spaced) if not _OTHER.search(spaced, match.end())]
    return labels[::-1] + rates[::-1]


_OF_EVERY = re.compile(
    r"\b(?:of|out of|for|in) every (?P<many>[\d,]+|hundred|thousand) (?:[A-Z][\w-]* )?(?P<whom>[a-z]+)[^,.;]{0,60},\s+"
    r"(?:(?:about|some|nearly|almost|roughly|around)\s+)?$"
)
_OPENS = re.compile(r"(?:Of|Out of|For|In) every ")


def of_every(text: str, figure: Figure) -> Figure:
    """A count with the rate before it: "Of every 1,000 children born in Chad, 107 died".

    >>> text = "Of every 1,000 children born there, 107 died."
    >>> of_every(text, find_figures(text).figures[-1]).rate
    'per 1,000 children'
    """
    before = text[max(0, figure.start - 120) : figure.start]
    told = _OF_EVERY.search(_OPENS.sub(lambda match: match[0].lower(), before))
    if figure.kind is not Kind.NUMBER or figure.rate is not None or told is None:
        return figure
    return replace(figure, rate=f"per {told['many']} {told['whom']}")


_GREAT = re.compile(r"(?:million|billion|trillion|bn|m)\b", re.IGNORECASE)
_UNCOUNTED = re.compile(
    r"\s*(?:[.,;:)]|$|(?:to|in|from|for|on|at|by|a|and|or|was|were|is|are|went|goes|go|came|comes|last|this|more|less)\b)"
)


def in_the_currency(text: str, figure: Figure, figures: Sequence[Figure]) -> Figure:
    """A great bare number as money of the one currency that the text speaks of: "a budget of $300 billion, of which 45
    billion go to schools".

    >>> text = "An estimate of 500,000 pounds, for which somebody paid 1.1 million."
    >>> found = find_figures(text).figures
    >>> in_the_currency(text, found[1], found).unit
    'GBP'
    """
    bare = figure.kind is Kind.NUMBER and figure.unit is None and figure.rate is None and figure.value is not None
    if not bare or not _GREAT.search(figure.text) or not _UNCOUNTED.match(text, figure.end):
        return figure
    units = {each.unit for each in figures if each.kind is Kind.MONEY}
    return replace(figure, kind=Kind.MONEY, unit=units.pop()) if len(units) == 1 else figure
