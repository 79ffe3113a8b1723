"""Proper names in a sentence:

Whom and where it speaks of. Found by capitals and by the table of countries, compared by rule.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from factcheck.figures.countries import CODE_ALONE, CODES, COUNTRIES, OFFICIAL

_CAPITALISED = re.compile(r"(?:[A-Z]\.){2,}|[^\W\d_]*[A-ZÀ-ÖØ-Þ][\w&-]*(?:['’](?!s\b)\w+)?")
_COMPANY = frozenset("group inc plc ag corp corporation holdings holding ltd limited gmbh nv spa".split())
"""What a firm's full name adds to the one that it goes by."""
_LINKS = frozenset({"of", "de", "la", "del", "da", "di", "du", "von", "van", "the", "and", "für", "al"})
_NOT_NAMES = frozenset(
    """January February March April May June July August September October November December Monday Tuesday Wednesday
    Thursday
    Friday Saturday Sunday Mr Mrs Ms Dr President Prime Minister Secretary Chancellor King Queen Sir Lord Professor
    Chief CEO GDP CPI
    The A An In On At By For From To Of And But Or Nor So Yet If When While After Before Since Until During As
    Although Though
    Because However Meanwhile Moreover Also Then There Here This That These Those It Its He His She Her They Their We
    Our You
    Your I My Who What Which Where Why How All Some Many Most Much More Less Fewer Few Several Both Each Every Either
    Neither
    No None Not Only Just About Around Nearly Almost Over Under Up Down Out Off Last Next This First Second Third One
    Two Three
    Four Five Six Seven Eight Nine Ten Eleven Twelve Twenty Thirty Forty Fifty Hundreds Thousands Millions Dozens Half
    Double Triple Twice Another
    Other Such Total Overall According Between Among Across Against Within Without With Through Per Q1 Q2 Q3 Q4 H1 H2
    FY""".split()
)
_HEADS = frozenset(
    """Bank University Ministry Department House Church Republic Kingdom Bay Gulf Isle Board Office Council Court
    Museum Institute
    Port City State Bureau School College Federation Confederation Union Association Society Academy Chamber Cape
    Strait""".split()
)
"""Words that open a name with "of": Bank of England."""


@dataclass(frozen=True, slots=True)
class Name:
    """A proper name with its place;

    ``key`` is what names are compared by, ``country`` tells that the table knows it.
    """

    key: str
    start: int
    end: int
    country: bool = False


def find_names(text: str) -> tuple[Name, ...]:
    """The proper names of a sentence, in order. A capital at the start of a sentence counts only where the word is
    surely a name.

    >>> [name.key for name in find_names("In Germany, Angela Merkel met the Swiss.")]
    ['Germany', 'Angela Merkel', 'Switzerland']
    >>> [name.key for name in find_names("Unemployment fell in the euro area.")]
    ['euro area']
    """
    found: list[Name] = []
    tokens = [(match.start(), match.end()) for match in _CAPITALISED.finditer(text)]
    index = 0
    while index < len(tokens):
        start, end = tokens[index]
        last = index
        while last + 1 < len(tokens) and _joined(text, start, tokens[last], tokens[last + 1]):
            last += 1
        end = tokens[last][1]
        found.extend(_named(text, start, end, single=last == index))
        index = last + 1
    found.extend(_small(text, found))
    official = [
        Name(OFFICIAL[match.group()], match.start(), match.end(), country=True) for match in _OFFICIAL.finditer(text)
    ]
    official += [
        Name(CODES[match["code"]], match.start("code"), match.end("code"), country=True)
        for match in CODE_ALONE.finditer(text)
        if match["code"] in CODES
    ]
    if official:
        apart = [name for name in found if not any(o.start < name.end and name.start < o.end for o in official)]
        found = [*apart, *official]
    return tuple(sorted(found, key=lambda name: name.start))


def _joined(text: str, start: int, last: tuple[int, int], following: tuple[int, int]) -> bool:
    """Whether two capitalised words belong to one name: side by side, or with a link such as "of" between them.

    "Crossings of the Darien Gap" opens a sentence with an ordinary word; "Bank of England" with a name.
    """
    between = text[last[1] : following[0]]
    words = between.split()
    if not words:
        return "\n" not in between
    if text[start : following[1]] in COUNTRIES:
        return True
    opens = last[0] == start and _starts_sentence(text, start)
    linked = words == ["of", "the"] or (len(words) == 1 and words[0] in _LINKS and words[0] not in {"and", "the"})
    return linked and not (opens and text[slice(*last)] not in _HEADS)


def _named(text: str, start: int, end: int, *, single: bool) -> list[Name]:
    words = text[start:end].split()
    while words and words[0].strip(".,") in _NOT_NAMES and " ".join(words) not in COUNTRIES:
        start += text[start:end].index(words[0]) + len(words[0])
        while start < end and text[start].isspace():
            start += 1
        words = words[1:]
        single = len(words) == 1
    while words and words[-1].strip(".,") in _NOT_NAMES and " ".join(words) not in COUNTRIES:
        words = words[:-1]
        end = start + len(text[start:end].rsplit(None, 1)[0]) if words else start
    if not words:
        return []
    written = text[start:end]
    known = COUNTRIES.get(written) or COUNTRIES.get(written.removesuffix("."))
    if known is not None:
        return [Name(known, start, end, country=True)]
    parts = (
        []
        if not single and _is_title(words)
        else [
            w
            for w in words
            if w in COUNTRIES and len(words) > 1 and w.endswith(("n", "sh", "ch", "se", "ss", "ese", "UK", "US"))
        ]
    )
    if parts and len(parts) == 1 and words[0] == parts[0]:
        place = start + written.index(parts[0])
        return [Name(COUNTRIES[parts[0]], place, place + len(parts[0]), country=True), Name(written, start, end)]
    if single and _starts_sentence(text, start) and not (_surely_name(written) or _NUMBERED.match(text, end)):
        return []
    return [Name(written, start, end)]


def _is_title(words: list[str]) -> bool:
    return len(words) > 3


def _starts_sentence(text: str, start: int) -> bool:
    before = text[:start].rstrip(" \t\n\"'“‘(")
    return not before or before[-1] in ".!?:"


def _surely_name(word: str) -> bool:
    """A single capitalised word that opens a sentence:

    An acronym or inner capital is a name, otherwise nothing is sure.
    """
    return any(letter.isupper() for letter in word[1:])


_NUMBERED = re.compile(r"\s\d{1,3}\b(?!\s*(?:%|per ?cent|[a-z]))|\s\d{1,3}\s(?:was|is|has|had|will|were)\b")
"""A number after the word makes a name of it: Voyager 1, Apollo 11."""

_OFFICIAL = re.compile("|".join(rf"(?<!\w){re.escape(form)}(?!\w)" for form in sorted(OFFICIAL, key=len, reverse=True)))
_SMALL = re.compile(r"\b(?:euro area|euro zone|eurozone)\b")


def _small(text: str, found: list[Name]) -> list[Name]:
    taken = [(name.start, name.end) for name in found]
    return [
        Name(COUNTRIES[match.group()], match.start(), match.end(), country=True)
        for match in _SMALL.finditer(text)
        if not any(start < match.end() and match.start() < end for start, end in taken)
    ]


def same_name(first: str, second: str) -> bool:
    """Whether two names may be of one bearer: equal, one within the other, or an acronym of the other.

    >>> same_name("Joe Biden", "Biden"), same_name("WHO", "World Health Organization")
    (True, True)
    >>> same_name("Orvalian", "Orvalia"), same_name("Austria", "Australia")
    (True, False)
    >>> same_name("Roberts", "Robertson"), same_name("Niger", "Nigeria")
    (False, False)
    >>> same_name("Manchester City", "Manchester United")
    False
    """
    if first == second:
        return True
    one, two = _parts(first), _parts(second)
    if one and two and (one <= two or two <= one):
        return True
    if one and two and (all(_fit(part, two) for part in one) or all(_fit(part, one) for part in two)):
        return True
    return _initials(first) == second.replace(".", "") or _initials(second) == first.replace(".", "")


def _parts(name: str) -> frozenset[str]:
    return frozenset(
        word.lower().strip(".,")
        for word in re.split(r"[\s-]+", _plain(name))
        if word.lower() not in _LINKS and word.lower().strip(".,") not in _COMPANY
    )


_PEOPLE = re.compile(r"(?:ians?|eans?|ans?|ese|ish)$")
_LAND = re.compile(r"(?:ia|[aeoy])$")
_LEAST_STEM = 4


def _people_of(people: str, land: str) -> bool:
    """Whether a word for people goes with the name of a place: "Orvalian" with "Orvalia"."""
    stem = _PEOPLE.sub("", people, count=1)
    own = _PEOPLE.search(land) is None and stem != people and len(stem) >= _LEAST_STEM
    return own and stem == _LAND.sub("", land, count=1)


def opens_with(name: str, word: str) -> bool:
    """Whether the word that opens a sentence is a name's last part, or goes with it as a people with its land.

    >>> opens_with("Merovian", "Merovia"), opens_with("Airline Norvia", "Norvia"), opens_with("Bank of Ireland", "Bank")
    (True, True, False)
    """
    last, own = _plain(name).lower().split()[-1].strip(".,"), _plain(word).lower()
    return last == own or _people_of(last, own) or _people_of(own, last)


def _fit(part: str, others: frozenset[str]) -> bool:
    return any(part == other or _people_of(part, other) or _people_of(other, part) for other in others)


def _plain(name: str) -> str:
    import unicodedata

    return "".join(letter for letter in unicodedata.normalize("NFKD", name) if not unicodedata.combining(letter))


def _initials(name: str) -> str:
    words = [word for word in re.split(r"[\s-]+", name) if word and word.lower() not in _LINKS]
    return "".join(word[0] for word in words if word[0].isupper()) if len(words) > 1 else ""
