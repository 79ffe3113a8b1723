"""The masked view of a text: every quantity's value becomes ``X``.

What stays visible is what says *which* quantity is meant and *when*: units, currency signs, ``%``,
calendar years from 1900 to 2099, dates, clock times, and names with digits in them (COVID-19, Boeing 737).
Training and run time use this one function, so that the model sees at work what it saw in training.
"""

from __future__ import annotations

import re

MASK = "X"

_UNITS = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_SCALES = ("hundred", "thousand", "million", "billion", "trillion", "dozen", "lakh", "crore")
_ORDINALS = ("second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")
_MONTHS = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|Jan\.?|Feb\.?|Mar\.?|Apr\.?|Jun\.?|Jul\.?|Aug\.?|Sept?\.?|Oct\.?|Nov\.?|Dec\.?)"
)

# A name that takes a number after it: "Boeing 737" counts nothing.
_NAMED = (
    r"(?:Boeing|Airbus|Apollo|Area|Article|Articles|Catch|Chapter|Formula|Form|Group|Highway|Interstate|iPhone|Level"
    r"|Note|Phase|Proposition|Psalm|Resolution|Route|Section|Studio|Title|Type|Windows|World War)"
)

_DAY = r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?"
_YEAR = r"(?:19|20)\d\d"
_DATE = "|".join(
    (
        rf"\b{_YEAR}-\d\d?-\d\d?\b",
        rf"\b\d\d?[/.]\d\d?[/.]{_YEAR}\b",
        rf"\b{_DAY}(?:\s*[-–]\s*{_DAY})?\s+(?:of\s+)?{_MONTHS}(?![a-z])(?:,?\s+{_YEAR}\b)?",
        rf"\b{_MONTHS}\s+{_DAY}(?:\s*[-–]\s*{_DAY})?(?![\d,.]*\d)(?!\s+(?:million|billion|percent|per cent))\b"
        rf"(?:,?\s+{_YEAR}\b)?",
    )
)
_SPAN_OF_YEARS = rf"\b{_YEAR}(?:\s?[-–/]\s?(?:{_YEAR}|\d\d))?(?:s|'s|’s)?\b(?![,.:]?\d)(?!\s?[%‰])"
_CLOCK = r"\b\d\d?(?:[:.]\d\d)?\s?(?:[ap]\.?m\.?(?![a-z])|o'clock|GMT|UTC)"
_CODE = r"\b(?:24/7|9/11|7/7|50/50|[2-6]G)\b|\b\d{1,2}(?:st|nd|rd|th)[-\s]centur(?:y|ies)\b"
_FIRST_MONTHS = r"\bfirst\s+(?:\d+|[a-z]+)\s+(?:months|weeks|days|quarters)\s+of\b"
_JOINED_NAME = r"(?<![A-Za-z])[A-Za-z]+-?\d[\w-]*(?<!-)"

_DIGITS = r"\d{1,3}(?:[,'’   ]\d{3})+(?:\.\d+)?|\d{1,3}(?:\.\d{3}){2,}|\d+(?:[.:]\d+)*|\.\d+"
_WORD = rf"(?:(?:{'|'.join(_TENS)})(?:[-\s](?:{'|'.join(_UNITS[1:10])}))?|{'|'.join(reversed(_UNITS))})"
_SCALE = rf"(?:{'|'.join(_SCALES)})s?"
_AFTER_SCALE = "|".join(f"(?<={scale})" for scale in ("hundred", "thousand", "million"))
_WORDS = rf"{_WORD}(?:[-\s]+(?:{_SCALE}|{_WORD})\b|(?:{_AFTER_SCALE})\s+and\s+{_WORD}\b|\s+point\s+{_WORD}\b)*"
_LOOSE = (
    rf"(?:(?:a\s+)?(?:quarter|third)[-\s]+of\s+a|half[-\s]+an?|half|quarter|a\s+few|few|several|many|an?)[-\s]+{_SCALE}\b"
    rf"(?:[-\s]+{_SCALE}\b)*"
)
_VAGUE = rf"(?:tens|{_SCALE})(?:\s+of\s+{_SCALE})*(?<=s)\s+of\b|{_SCALE}(?:-{_SCALE})*(?=-[a-z])"
_PARTS = r"half|halves|third|quarter|fourth|fifth|sixth|seventh|eighth|ninth|tenth"
_SHARE = rf"(?:{_WORD})[-\s](?:halves|(?:{_PARTS})s)\b|(?:an?|one)[-\s](?:{_PARTS})\b(?=\s+of\b)"

_TOKEN = re.compile(
    rf"(?P<keep>{_DATE}|{_CLOCK}|{_CODE}|{_FIRST_MONTHS}|\b{_NAMED}\s+\d+\b|{_JOINED_NAME})"
    rf"|(?P<year>{_SPAN_OF_YEARS})"
    rf"|(?P<rank>\b(?:\d[\d,]*(?:st|nd|rd|th)\b|(?:{'|'.join(_ORDINALS)})(?=[-\s](?:[a-z]+est|most)\b)))"
    rf"|(?P<digits>(?<!\w)(?:\d+\s)?(?:\d/\d(?![\d/])|[½⅓⅔¼¾⅛])|(?:{_DIGITS})[½⅓⅔¼¾⅛]?)"
    rf"(?P<scale>(?:\s?(?:mn|bn|tn)|[kmb])(?!\w)|[-\s]?{_SCALE}\b(?:[-\s]{_SCALE}\b)*)?"
    rf"|(?P<loose>\b(?:{_LOOSE}))"
    rf"|(?P<share>\b(?:{_SHARE}))"
    rf"|(?P<vague>\b(?:{_VAGUE}))"
    rf"|(?P<words>\b(?:{_WORDS})\b)"
    r"|(?P<half>\bhalf\b)",
    re.IGNORECASE,
)

_COUNTING = re.compile(
    r"(?:[$€£¥₹]\s?|\b(?:than|nearly|almost|about|some|over|around|roughly|least|approximately|just under)\s+)$", re.I
)
_COUNTED = re.compile(
    r"\s?(?:%|percent|per cent|million|billion|thousand|people|person|men|women|deaths|cases|jobs|votes|km|kg|miles"
    r"|metres|meters|feet|tonnes|tons|dollars|euros|pounds|members|students|homes|units|times|hours|days|square)\b",
    re.I,
)
_ONE_COUNTS = re.compile(
    r"\s+(?:percent|per cent|%|in\s+(?:\d|[a-z]+)|out of)|-(?:percent|point|year|day|month|week)", re.I
)
_PART_OF_TIME = re.compile(r"\b(?:first|second|latter|other|better|1st|2nd|last|this|past|previous|final)[-\s]+$", re.I)
_HALF_COUNTS = re.compile(r"\s+(?:of|the|a|an|its|their|his|her|all|that|as)\b|\s*[.,;)]|\s*$", re.I)
_RANGE = re.compile(rf"\b{MASK}(?:\s?[-–—]\s?{MASK}\b)+")


def mask_numbers(text: str) -> str:
    """``text`` with the value of every quantity replaced by ``X``; applying it twice changes nothing more.

    >>> mask_numbers("More than 520,085 people crossed in 2023, up from 248,284, or $1.2bn in fees.")
    'More than X people crossed in 2023, up from X, or $X in fees.'
    >>> mask_numbers("On 21 June 2021 nearly two thirds of forty-two towns had COVID-19 cases")
    'On 21 June 2021 nearly X of X towns had COVID-19 cases'
    """

    return _RANGE.sub(MASK, _TOKEN.sub(_replace, text))


def mask_first(text: str) -> str:
    """``text`` with the first value alone replaced by ``X``.

    >>> mask_first("2.4 doctors per 1,000 people")
    'X doctors per 1,000 people'
    """
    for match in _TOKEN.finditer(text):
        if (shown := _replace(match)) != match.group():
            return text[: match.start()] + shown + text[match.end() :]
    return text


def _replace(match: re.Match[str]) -> str:
    """``X``, or the text itself where the number is not a value."""
    text, start, end = match.group(), match.start(), match.end()
    before, after = match.string[max(0, start - 30) : start], match.string[end : end + 30]
    match match.lastgroup:
        case "keep":
            return text
        case "year":
            counts = bool(_COUNTING.search(before) or _COUNTED.match(after)) and text.isdigit()
            return MASK if counts else text
        case "rank":
            return f"{MASK}th"
        case "words" if text.lower() == "one":
            return MASK if _ONE_COUNTS.match(after) else text
        case "half":
            counts = not _PART_OF_TIME.search(before) and bool(_HALF_COUNTS.match(after))
            return MASK if counts else text
        case "vague" if text.endswith("of"):
            return MASK
    # "5km" is told apart from the mask: "X km", not "Xkm".
    return f"{MASK} " if after[:1].isalpha() else MASK
