"""Words that narrow what is measured:

A part for a whole, a forecast for an outcome, net for gross. As data, one group a row.
"""

from __future__ import annotations

import re
from functools import lru_cache

_GROUPS = """
forecast forecasts predicted projected projection expected expects plans planned target targets aims aimed goal hopes
budgeted
largest biggest greatest
smallest
oldest
youngest
average averaged mean typical typically
median
minimum lowest
maximum highest peak record
men male males boys man's men's boys'
women female females girls women's girls'
children child child's minors kids
adult adults
young youth youths younger
elderly pensioners older
per-head capita per-capita per-person
each apiece
real inflation-adjusted
nominal
net
gross
operating
core underlying
whole entire full
part partly partial
first initial opening
second
third
final
worldwide globally global world world's
nationwide national
regional region region's
local
urban city
rural
metropolitan
north northern
south southern
east eastern
west western
domestic
foreign overseas
export exports exported
import imports imported
public
private
new
used second-hand
former
rival
neighbouring neighboring
cumulative cumulatively
daily
weekly
monthly
hourly
winter
summer
weekend
""".strip().splitlines()

_TABLE = {word: row.split()[0] for row in _GROUPS for word in row.split()}
_WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*['’]?")
_PHRASES = re.compile(
    r"\b(per (?:head|capita|person|inhabitant)|since (?:it|its|they|he|she|the start|the beginning)\b|so far"
    r"|towns and cities|cities and towns|adjusted for inflation|constant prices|current prices"
    r"|of which|of whom|all year|analysts? (?:see|expect)|goods (?:exports?|imports?|trade)"
    r"|(?:exports?|imports?|trade) (?:of|in) goods\b(?! and services))",
    re.IGNORECASE,
)
_IDENTITY = re.compile(
    r"\b(?:(?:the|its|their|his|her|our) new|elect(?:s|ed|ing)? (?:a |the )?new"
    r"|the city['’]s own|by the city(?: of)?|(?:find|finds|found|hit) the net"
    r"|(?:tak(?:e|es|en|ing)|took|play(?:s|ed|ing)?) (?:a )?part"
    r"|(?:general government )?gross debt|public debt"  # one thing by two names
    r"|gross domestic product"
    r"|(?:the|in) capital city|(?<=est )[^.;,]{0,40}?(?:in|of|across) the world)(?!\w)",
    re.IGNORECASE,
)
"""Words that only say which thing is meant, or make a phrase: "the new vaccine" is the vaccine."""
_GROWTH = re.compile(
    r"\b(?:gdp|gross domestic product|economy|economic output)\b[^;]*"
    r"\b(?:gr[eo]w\w*|expand\w*|shr[aiu]nk\w*|contract\w*|increase\w*)",
    re.IGNORECASE,
)
"""The growth of an economy is told in real terms, whether that is said or not."""
_PHRASE_NAMES = {
    "per": "per-head",
    "sin": "since",
    "so ": "so-far",
    "of ": "part-of",
    "all": "all-year",
    "ana": "forecast",
    "adj": "real",
    "con": "real",
    "cur": "nominal",
    "tow": "urban",
    "cit": "urban",
    "goo": "goods",
    "exp": "goods",
    "imp": "goods",
    "tra": "goods",
}


@lru_cache(maxsize=20_000)
def qualifiers(text: str) -> frozenset[str]:
    """The narrowing words of a clause, each by the name of its group.

    >>> sorted(qualifiers("Net profit of the largest bank is expected to fall per head"))
    ['forecast', 'largest', 'net', 'per-head']
    """
    grown = _GROWTH.search(text) is not None
    text = _IDENTITY.sub(" ", text)
    found = {
        _TABLE[word] for match in _WORD.finditer(text) if (word := match.group().lower().replace("’", "'")) in _TABLE
    }
    found |= {_PHRASE_NAMES[match.group()[:3].lower()] for match in _PHRASES.finditer(text)}
    return frozenset(found - {"real"} if grown else found)


NARROWER = frozenset(
    "first second third part part-of regional local urban rural men women child young elderly north south east west"
    " winter summer weekend public private domestic foreign goods".split()
)
"""Groups that name a part: a figure of the part says little of the whole."""
_PARTS = {
    "men": "men man man's men's male males boys".split(),
    "women": "women woman woman's women's female females girls mothers".split(),
    "young": "young youth youths younger".split(),
    "urban": ["urban", "city", "towns and cities", "cities and towns", "in cities"],
    "rural": ["rural", "the countryside", "in villages"],
}
_PART_OF_WORD = {form: part for part, forms in _PARTS.items() for form in forms}
_PART = re.compile(rf"\b(?:{'|'.join(map(re.escape, sorted(_PART_OF_WORD, key=len, reverse=True)))})\b", re.IGNORECASE)


@lru_cache(maxsize=20_000)
def parts_of(text: str) -> frozenset[str]:
    """The parts of a population that a text speaks of.

    >>> sorted(parts_of("Female unemployment in rural Spain")), parts_of("Unemployment in Spain")
    (['rural', 'women'], frozenset())
    """
    text = _IDENTITY.sub(" ", text)
    return frozenset(_PART_OF_WORD[match.group().lower()] for match in _PART.finditer(text))


_VOICE = (
    r"(?P<{0}>police|organi[sz]ers?|army|military|rebels|government|ministry|opposition|unions?|officials|prosecutors"
    r"|statistics (?:office|agency)|census|central bank|surveys?|polls?|united nations|observers|witnesses"
    r"|rescuers|firefighters|insurers|regulator|auditors|analysts|economists|ethnographers?|academics|researchers"
    r"|newspapers?|broadcaster|chamber of commerce)"
)
_BODY = re.compile(rf"\b{_VOICE.format('named')}\b", re.IGNORECASE)
_VOICES = re.compile(
    rf"\b{_VOICE.format('before')}\b[^.;,]{{0,40}}?\b(?:said|says|say|put|puts|counted|counts|reported|estimates?d?"
    r"|found|finds|gave|gives|recorded|tallied|reckons?)\b"
    rf"|\b(?:according to|said|by)\s+(?:the\s+)?(?:\w+\s+)?{_VOICE.format('after')}\b",
    re.IGNORECASE,
)


@lru_cache(maxsize=20_000)
def voices(text: str) -> frozenset[str]:
    """Those whom a text quotes for what it says.

    >>> sorted(voices("Police put the crowd at 20,000; according to the organisers it was 60,000."))
    ['organiser', 'police']
    >>> voices("The police have 20,000 cars.")
    frozenset()
    """
    return frozenset(_body(match["before"] or match["after"]) for match in _VOICES.finditer(text))


def bodies(text: str) -> frozenset[str]:
    """Those of them whom a text names, whatever it tells of them.

    >>> sorted(bodies("Marnport Police"))
    ['police']
    """
    return frozenset(_body(match.group()) for match in _BODY.finditer(text))


def _body(word: str) -> str:
    return word.lower().rstrip("s").replace("organiz", "organis")
