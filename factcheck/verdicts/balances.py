"""Balances that follow from their two sides: a trade surplus from exports and imports, a profit from revenue and costs.

The words of both sides tell which is taken from which; a surplus where the sides leave a deficit is none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import permutations

from factcheck.figures.derive import difference
from factcheck.figures.in_units import same_dimension
from factcheck.records import Bound, Change, Comparison, Direction, Figure, Kind, Outcome, Period, Role
from factcheck.verdicts.align import Alignment, align, head_of
from factcheck.verdicts.derivation import ALONE, Derivation
from factcheck.verdicts.levels import Level, find_levels
from factcheck.verdicts.match import Reading
from factcheck.verdicts.setting import Setting
from factcheck.verdicts.words import concepts

SURE = 0.9
"""Sureness of a balance from both its sides, told in one passage in plain words of one time and one bearer."""
LOOSELY = 0.8
"""The same where time or bearer is told on one side alone, or a side in words that may narrow it."""


@dataclass(frozen=True, slots=True)
class _Balance:
    """A balance: its own words, and those of what is counted in and of what is taken off."""

    named: re.Pattern[str]
    gained: re.Pattern[str]
    spent: re.Pattern[str]


def _balance(named: str, gained: str, spent: str) -> _Balance:
    return _Balance(*(re.compile(rf"\b(?:{words})\b", re.IGNORECASE) for words in (named, gained, spent)))


_MORE, _LESS = r"surplus|profit|increase|growth|gain|inflow|immigration", r"deficit|loss|gap|shortfall|decrease|decline"
_BALANCES = (
    _balance(
        r"trade (?:surplus|deficit|gap|balance|shortfall)|(?:surplus|deficit) (?:in|on) (?:foreign )?trade"
        r"|balance of trade",
        r"exports?|exported|sold abroad",
        r"imports?|imported|bought abroad",
    ),
    _balance(
        r"net (?:im|e|in-|out-)?migration|net (?:inflow|outflow|gain|loss) of (?:people|migrants|residents)"
        r"|migration (?:balance|surplus|deficit|gain|loss)",
        r"immigrat(?:ed|ion)|immigrants|arriv(?:ed|als)|moved (?:in|there|here)|newcomers|came|settled",
        r"emigrat(?:ed|ion)|emigrants|left|departed|departures|leavers|moved (?:out|away|abroad)",
    ),
    _balance(
        r"natural (?:population )?(?:increase|growth|gain|decrease|decline|loss|change|balance)",
        r"births|(?:were )?born|babies|newborns",
        r"deaths|died",
    ),
    _balance(
        r"(?:budget|fiscal|government|public) (?:surplus|deficit|balance|gap|shortfall)"
        r"|(?:surplus|deficit) (?:in|on) (?:the|its|their) (?:\w+ )?budget",
        r"revenues?|income|receipts|took in|takings",
        r"spending|spent|expenditures?|outlays|expenses|outgoings|paid out",
    ),
    _balance(
        r"(?<!gross )(?:profits?|surplus|deficit)(?! (?:margin|warning|forecast))"
        r"|(?:net|operating|annual|yearly|trading|overall|pre-tax) loss"
        r"|(?:made|posted|reported|ran|recorded|booked|with|at) (?:a|its|their) loss",
        r"revenues?|sales|turnover|income|takings|receipts|took in",
        r"costs?|spending|spent|expenditures?|expenses|outgoings|outlays|paid out",
    ),
)
_NEAR = 50
"""Characters between a balance's name and its figure."""
_LOSING = re.compile(rf"\b(?:{_LESS}|emigration|out-migration|outflow)\b", re.IGNORECASE)
_GAINING = re.compile(rf"\b(?:{_MORE})\b", re.IGNORECASE)
_AFTER_TAX = re.compile(r"\b(?:net|after[- ]tax|pre-?tax|before tax)\b", re.IGNORECASE)
_MONEY_ALONE = {3, 4}
"""The balances of money alone: "a loss of 40 men" is none."""
_TIMES = {"equal", "unknown", "unknown-claim", "unknown-evidence"}
_PERSONS = concepts(
    "people persons migrants immigrants emigrants newcomers residents foreigners citizens births deaths"
)
_OPENS = re.compile(
    r"(?:^|[.,;:(–—]|\b(?:the|its|their|his|her|total|overall|operating|annual|yearly|all|of|in|on|and|while|but|against"
    r"|with|from|to|worth|for|whereas|versus|were|was|people|persons|migrants|residents|babies|had|it|they)|['’]s"
    r"|\b(?:19|20)\d\d|million|billion|trillion|\d)\s*$",
    re.IGNORECASE,
)
_VERB = re.compile(r"ed\b|^(?:sold|bought|moved|came|left|spent|took|died|paid|born)\b", re.IGNORECASE)
_NARROWS = re.compile(r"\s+(?:of|to|from|on|for|in)\s+(?!the (?:year|month|quarter|period)\b|all\b|total\b)[a-zA-Z]")


def balances(claim: Setting, readings: tuple[Reading, ...]) -> Iterator[Derivation]:
    """A balance from its two sides, told in one passage or each in its own."""
    told = _told(claim)
    if told is None:
        return
    balance, name = told
    levels = [
        level
        for level in find_levels(claim, readings, {}, least=0.0, narrow=False)
        if same_dimension(replace(claim.figure, change=None), level.setting.figure)
        and _counts_persons(level.setting.figure)
        and align(claim, level.setting).period in _TIMES
    ]
    for reading in readings:
        own = sorted((each for each in levels if each.reading is reading), key=lambda each: each.setting.figure.start)
        for gained, spent in _sides(balance, own, reading):
            yield from _left_over(claim, name, gained, spent, balance)
    alone = [level for level in levels if sum(each.reading is level.reading for each in levels) == 1]
    for gained, spent in permutations(alone, 2):
        one, other = gained.reading.passage.text, spent.reading.passage.text
        only = balance.gained.search(one) and balance.spent.search(other)
        if only and not balance.spent.search(one) and not balance.gained.search(other):
            for found in _left_over(claim, name, gained, spent, balance):
                if found.comparison.outcome is Outcome.AGREES:
                    yield replace(found, sureness=ALONE)


def _told(claim: Setting) -> tuple[_Balance, str] | None:
    """The balance that the claimed figure is, with the words for it: those nearest to it, with no figure between."""
    figure = claim.figure
    if figure.kind not in {Kind.NUMBER, Kind.MONEY, Kind.MEASURE} or figure.bound not in {Bound.EQUAL, Bound.ABOUT}:
        return None
    if claim.negated or _COMPARED.match(claim.text, figure.end):
        return None
    moved = figure.change is not None and figure.change.role is Role.AMOUNT and not claim.rate
    for place, balance in enumerate(_BALANCES):
        if place in _MONEY_ALONE and figure.kind is not Kind.MONEY:
            continue
        for match in balance.named.finditer(claim.text):
            low, high = (match.end(), figure.start) if match.end() <= figure.start else (figure.end, match.start())
            between = claim.text[low:high]
            sides = balance.gained.search(between) or balance.spent.search(between)
            apart = _APART.search(between) or (moved and not (low == match.end() and _IS.fullmatch(between)))
            if low <= high and len(between) <= _NEAR and not sides and not apart:
                return balance, match.group()
    return None


_APART = re.compile(
    r"[;.]\s|\b(?:rose|rise|fell|fall|grew|shrank|widened|narrowed|up|down|from|by|increas\w+|decreas\w+|drop\w*"
    r"|than|growth|change|cut|per ?cent)\b|\d(?!\d{3}\b)",
    re.IGNORECASE,
)
"""What parts a figure from the balance that it might be: a change of it, or another figure."""
_IS = re.compile(
    r"\s+(?:(?:was|is|came|amounted|stood|of|at|to|about|around|nearly|almost|some|just)\s+)*", re.IGNORECASE
)
_COMPARED = re.compile(r"\s+(?:more|less|fewer|larger|smaller|higher|lower|wider|narrower|bigger|above|below)\b")


def _counts_persons(figure: Figure) -> bool:
    """Whether a count is of people, or of nothing that its noun tells: not of tourists who arrived."""
    head = head_of(figure)
    return figure.kind is not Kind.NUMBER or head is None or head in _PERSONS


def _sides(balance: _Balance, levels: Sequence[Level], reading: Reading) -> Iterator[tuple[Level, Level]]:
    """The two levels that stand beside the words of the two sides, where that can be read in one way alone."""
    if len(levels) != 2:
        return
    text, figures = reading.passage.text, [s.figure for s in reading.settings if s.figure.kind is not Kind.DATE]
    beside = [_words_beside(balance, text, level.setting.figure, figures) for level in levels]
    ways = [(one, other) for one in beside[0] for other in beside[1] if one[1] != other[1] and one[0] is not other[0]]
    if len(ways) == 1:
        yield (levels[0], levels[1]) if ways[0][0][0] else (levels[1], levels[0])


def _words_beside(balance: _Balance, text: str, figure: Figure, figures: Sequence[Figure]) -> list[tuple[bool, int]]:
    """The nearest word of a side before and after a figure, up to the next: whether it is what is counted in, and where
    it stands.
    """
    low = max((each.end for each in figures if each.end <= figure.start), default=0)
    high = min((each.start for each in figures if each.start >= figure.end), default=len(text))
    words = [(True, match.start()) for match in balance.gained.finditer(text, low, high)]
    words += [(False, match.start()) for match in balance.spent.finditer(text, low, high)]
    before = max((word for word in words if word[1] < figure.start), key=lambda word: word[1], default=None)
    after = min((word for word in words if word[1] >= figure.start), key=lambda word: word[1], default=None)
    return [word for word in (before, after) if word is not None]


def _left_over(claim: Setting, name: str, gained: Level, spent: Level, balance: _Balance) -> Iterator[Derivation]:
    one, other = gained.setting, spent.setting
    if not _of_one_time(one.period, other.period) or _of_two(one, other):
        return
    comparison = _compared(claim, name, one.figure, other.figure)
    if comparison is None:
        return
    slots = [align(claim, side) for side in (one, other)]
    taxed = balance is _BALANCES[-1] and _AFTER_TAX.search(claim.text)
    plain = all(_is_plain(side, balance) for side in (one, other)) and not taxed
    if any(_strangers(claim, side, balance) for side in (one, other)):
        return
    known = all(_is_sure(claim, side, slot) for side, slot in zip((one, other), slots, strict=True))
    known = known and set(_WARES.findall(one.text)) == set(_WARES.findall(claim.text))
    sure = SURE if plain and known and all(_of_one_bearer(claim, side, balance) for side in (one, other)) else LOOSELY
    if comparison.outcome is Outcome.AGREES or sure == SURE:
        inputs = tuple(dict.fromkeys((gained.reading, spent.reading)))
        yield Derivation(comparison, inputs, sure, by_terms=True)


def _compared(claim: Setting, name: str, gained: Figure, spent: Figure) -> Comparison | None:
    """What is left of the one after the other, beside the claimed balance; None where its sign is not told."""
    figure = replace(claim.figure, change=Change(Direction.NONE, Role.AMOUNT))
    negative = figure.value is not None and figure.value < 0
    if figure.value is not None:
        figure = replace(figure, value=abs(figure.value))
    comparison = difference(figure, gained, spent)
    if comparison is None or gained.value is None or spent.value is None:
        return None
    result = None if comparison.result is None else replace(comparison.result, change=claim.figure.change)
    comparison = replace(comparison, result=result)
    losing = bool(_LOSING.search(name)) or negative
    if not losing and not _GAINING.search(name) and gained.value < spent.value:
        return None
    if losing is (gained.value < spent.value):
        return comparison
    working = f"{gained.text} − {spent.text} leaves no {name.lower()}"
    return Comparison(Outcome.DIFFERS, "difference-differs", working, comparison.figures)


def _of_one_time(one: Period | None, other: Period | None) -> bool:
    return one is None or other is None or (one.start, one.end) == (other.start, other.end)


def _of_two(one: Setting, other: Setting) -> bool:
    """Whether two sides are told of two bearers by their own words."""
    mine, theirs = ({name.key for name in side.names} if side.named else set() for side in (one, other))
    return bool(mine) and bool(theirs) and not mine & theirs


def _is_sure(claim: Setting, side: Setting, slot: Alignment) -> bool:
    """Whether a side is surely of the claim's time and bearer: told alike, or on neither side."""
    bearer = (slot.named or not claim.all_names) and (slot.cell or not side.all_names)
    return slot.period in {"equal", "unknown"} and bearer


_WHOSE = re.compile(r"(?:^|[.;]\s+)(?P<first>[A-Z]\w+)|\b(?P<owner>\w+)(?:['’]s\b|s['’](?=\s))")
_WARES = re.compile(r"\b(?:goods|services|merchandise|manufactur\w+|foods?|energy|oil|gas)\b")
"""What a balance of trade may be narrowed to."""
_ANYONE = concepts("the country nation state economy government company firm business people migrants good service")


def _besides(side: Setting, balance: _Balance) -> frozenset[str]:
    """The concepts of a side's text apart from the words of the two sides."""
    return concepts(balance.gained.sub(" ", side.text)) & concepts(balance.spent.sub(" ", side.text))


def _strangers(claim: Setting, side: Setting, balance: _Balance) -> frozenset[str]:
    """Whom else a side may be told of than the claim is: an owner, or the word that opens its sentence."""
    owners = concepts(" ".join(match["first"] or match["owner"] for match in _WHOSE.finditer(side.text)))
    return (owners & _besides(side, balance)) - _ANYONE - concepts(claim.text)


def _of_one_bearer(claim: Setting, side: Setting, balance: _Balance) -> bool:
    """Whether a side is told of whom the claim is told of, as far as words beside the names tell."""
    mine = concepts(balance.named.sub(" ", claim.clause)) - _ANYONE
    return not mine or bool(mine & _besides(side, balance))


def _is_plain(side: Setting, balance: _Balance) -> bool:
    """Whether no word narrows a side: not "oil exports", nor "exports to" anywhere."""
    return all(
        (_OPENS.search(side.text[: match.start()]) or _VERB.search(match.group()))
        and not _NARROWS.match(side.text, match.end())
        for pattern in (balance.gained, balance.spent)
        for match in pattern.finditer(side.text)
    )
