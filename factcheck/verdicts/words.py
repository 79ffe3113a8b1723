"""Words that carry meaning in a claim: stems, with the words that newspapers use for one another brought together."""

from __future__ import annotations

import re
from functools import lru_cache

_STOP = frozenset(
    """a about above across after again against all almost along already also although am among an and another any are
    around as at away
    back be became because become been before being below between both but by came can could did do does doing done
    down during each
    either else ever every few for from further get got had has have having he her here hers him his how however i if
    in into is it its
    itself just least less like made make makes many may me might more most much must my near nearly neither no nor
    not now of off often
    on once only onto or other our out over own per quite rather same several shall she should since so some still
    such than that the
    their them then there these they this those though through thus to together too toward towards under until up upon
    us very was we
    well were what when where whether which while who whom whose why will with within without would yet you your
    counted registered recorded detected tallied logged put said say says saying told tell according report reported
    reports reporting figure figures official officially data show showed shows
    shown showing estimate estimated estimates expected announced published added stated noted
    year years month months week weeks day days quarter quarters decade decades century centuries annual annually
    yearly monthly weekly
    daily today yesterday tomorrow ago earlier later last next previous current currently recent recently latest past
    first half
    number numbers amount amounts total totals overall figure level levels value count altogether
    stand stands stood reach reaches reached hit hits amounted came come comes equal equals equalled accounted
    rose rise rises rising risen fell fall falls falling fallen grew grow grows growing grown increase increased
    increases increasing
    decrease decreased decreases decreasing decline declined declines declining dropped drop drops dropping climbed
    climb climbs jumped
    jump surged surge soared plunged slipped shrank shrunk gained gain gains lost edged up down higher lower above
    doubled double tripled triple halved trebled quadrupled topped exceeded surpassed roughly approximately around
    almost exactly
    january february march april may june july august september october november december jan feb mar apr jun jul aug
    sep sept oct nov dec
    monday tuesday wednesday thursday friday saturday sunday percent per cent percentage point points pct
    thousand thousands million millions billion billions trillion trillions hundred hundreds dozen dozens mn bn tn
    one two three four five six seven eight nine ten eleven twelve twenty thirty forty fifty sixty seventy eighty
    ninety""".split()
)
"""Words that do not tell one measure from another.

Movement is compared on its own (``Figure.change``), time too (``Figure.period``).
"""

_GROUPS = """
unemployment jobless unemployed joblessness
population inhabitants residents people persons person citizens inhabited lives populated
deaths died killed dead death fatalities kill dying casualties lives
injured wounded hurt injuries injuring injuries
women woman female females
men man male males
children child kids
migrants refugees asylum seekers immigrants migrant refugee migratory migration
revenue revenues sales turnover takings
profit profits earnings income
workers employees staff jobs employed employs employ workforce headcount employee worker
pupils students schoolchildren
homes houses dwellings housing
cars vehicles automobiles car vehicle
gdp economy economic output
salary wages pay wage salaries earnings
cost costs price prices priced worth valued inflation cpi dearer
area covers covering surface extends spans
tall height high
long length longest
bought purchased acquired buy acquisition
opened opening inaugurated open
founded established created set founding formed
elected won win winning victory
visitors tourists visits arrivals welcomed
film movie
gap deficit shortfall
cut reduced reduction lowered
spending expenditure spent spend
emissions emitted emission
crossed crossing cross crossings transited transit
born birth births
signed agreed agreement deal signing
produced production manufactured made output built
attendance attended crowd spectators
members member membership
fine fined
blaze fire
company firm business corporation
""".strip().splitlines()

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")


@lru_cache(maxsize=1)
def _stemmer() -> object:
    import snowballstemmer

    return snowballstemmer.stemmer("english")


@lru_cache(maxsize=50_000)
def _stem(word: str) -> str:
    stemmed: str = _stemmer().stemWord(word)  # type: ignore[attr-defined]
    return stemmed


@lru_cache(maxsize=1)
def _concepts() -> dict[str, str]:
    table: dict[str, str] = {}
    for group in _GROUPS:
        words = group.split()
        for word in words:
            table.setdefault(_stem(word), _stem(words[0]))
    return table


@lru_cache(maxsize=50_000)
def concept(word: str) -> str | None:
    """The stem that stands for a word and its newspaper synonyms; None for a word without meaning of its own.

    >>> concept("inhabitants") == concept("people"), concept("the")
    (True, None)
    """
    small = word.lower().replace("’", "'").removesuffix("'s").removesuffix("'")
    if small in _STOP or len(small) < 2:
        return None
    stem = _stem(small)
    return _concepts().get(stem, stem)


def concepts(text: str) -> frozenset[str]:
    """The concepts of a text, without those of numbers, time, movement and reporting.

    >>> sorted(concepts("In 2022 the jobless rate of Germany rose to 3.1 percent."))
    ['germani', 'rate', 'unemploy']
    """
    found = (concept(match.group()) for match in _WORD.finditer(text))
    return frozenset(word for word in found if word is not None)


_NEGATION = re.compile(
    r"\b(?:not|never|no|nobody|none|neither|nor|without|lacks|lacked|lacking|denied|denies|failed to|cannot)\b"
    r"|(?<!\ba )(?<!\bthe )(?<!\bfor )(?<!\bof )\black\b(?!\s+of\b)"
    r"|\b(?:for free|free of charge)\b|n['’]t\b",
    re.IGNORECASE,
)
_NOT_NEGATION = re.compile(
    r"\b(?:no (?:more|fewer|less|later|earlier|sooner|doubt)|not (?:only|just|least|until)|cannot but"
    r"|without (?:an?|any|further)? ?(?:breaks?|pauses?|interruptions?|doubt|exception|delay|incident|difficulty))\b",
    re.IGNORECASE,
)


def is_negated(text: str) -> bool:
    """Whether a clause denies.

    >>> is_negated("The plant never produced cars"), is_negated("no more than 500 people came")
    (True, False)
    """
    return bool(_NEGATION.search(_NOT_NEGATION.sub(" ", text)))


_NONE = re.compile(
    r"\b(?:never|nobody|no one|none of|not one|not a single|not even one|not even once|nothing)\b"
    r"|\b(?:not|n['’]t)\s+\w+(?:\s+\w+)?\s+(?:any|a single|even one|anyone)\b"
    r"|\bno\s+(?!more\b|fewer\b|less\b|later\b|longer\b|doubt\b)\w+",
    re.IGNORECASE,
)


def says_none(text: str) -> bool:
    """Whether a clause says that there is not a single one.

    >>> says_none("The bank did not close any branches"), says_none("The bank did not close all branches")
    (True, False)
    """
    return bool(_NONE.search(text))
