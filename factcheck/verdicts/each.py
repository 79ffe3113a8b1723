"""Words that tell a figure of each one, of the average one, or of any one year: one table for all who ask.

They differ in how far they reach, and each has one use: what tells of each year is no share of a total, and an average
tells of one without saying so of each.
"""

from __future__ import annotations

import re

_ONE_BY_ONE = r"each|every|apiece"
_A_PIECE = r"apiece|a head"
_PER = r"per (?!cent\b)\w+|for every"
_TIMES = r"year|month|week|day"
_NOT_AGO = r"(?! (?:earlier|ago|before|later|after|previously|on)\b)"

OF_ONE = re.compile(rf"\b(?:{_ONE_BY_ONE}|average[sd]?|averaging|typical(?:ly)?)\b", re.IGNORECASE)
"""A value of one, be it each or the average: "women had 4.9 children on average"."""
OF_EACH = re.compile(rf"\b(?:{_ONE_BY_ONE}|{_A_PIECE}|{_PER})\b", re.IGNORECASE)
"""A value of each, which says nothing of all: "each of the two received 40 acres"."""
SHARED_OUT = re.compile(
    rf"\b(?:each(?!\s+(?:{_TIMES}))|{_A_PIECE}|on average|an? average|averag(?:ed|es|ing)|{_PER})\b", re.IGNORECASE
)
"""A value that may be a total divided by a count."""
OF_EACH_THING = re.compile(rf"\b(?:each|every|per)\s+(?!{_TIMES}|hour|cent\b)[a-z]+|\b(?:{_A_PIECE})\b", re.IGNORECASE)
"""A value of each of something that is no time."""
APART = re.compile(r"\b(?:each|apiece)\b", re.IGNORECASE)
"""Several that are not told as one: "both sons got 40 acres each"."""

YEARLY = re.compile(r"\b(?:annual|yearly|(?:a|per|each|every) year)(?:ly)?\b", re.IGNORECASE)
A_TIME = re.compile(rf"\b(?:a|per|each|every)\s+(?P<time>{_TIMES}|hour)\b|\b(?:annual|year)ly\b", re.IGNORECASE)
"""The time that a value is told for: "20 euros a year"."""
OFTEN = {
    "per year": re.compile(
        rf"\b(?:annual(?:ly)?|yearly|each year|every year|(?:a|one) year{_NOT_AGO})\b", re.IGNORECASE
    ),
    "per month": re.compile(rf"\b(?:monthly|each month|every month|a month{_NOT_AGO})\b", re.IGNORECASE),
    "per week": re.compile(rf"\b(?:weekly|each week|every week|a week{_NOT_AGO})\b", re.IGNORECASE),
    "per day": re.compile(rf"\b(?:daily|each day|every day|a day{_NOT_AGO})\b", re.IGNORECASE),
}
"""Words that tell the time of a rate: "annual consumption stands at 300 GWh"."""
