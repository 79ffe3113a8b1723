"""Shares and totals: a part and its whole, the parts of a sum."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import combinations, permutations

from factcheck.figures.compare import compare_figures, is_amount, same_dimension
from factcheck.figures.derive import average, difference, share, total
from factcheck.figures.per import denominator
from factcheck.figures.wording import significant_digits
from factcheck.records import Bound, Figure, Kind, Outcome
from factcheck.verdicts.align import align, head_of, same_head
from factcheck.verdicts.lapses import ALONE, Derivation
from factcheck.verdicts.levels import LEAST_COVER, Level, find_levels
from factcheck.verdicts.match import Reading
from factcheck.verdicts.means import is_average
from factcheck.verdicts.qualifiers import parts_of
from factcheck.verdicts.setting import Setting

MOST_PARTS = 8
COVERED = 0.6
"""How much of the claim's words the parts must cover for their sum to deny it."""
SPOKEN = 0.3
"""How much of a claim that speaks of a total its passage must cover: parts are named apart, the total is not."""
TELLING = 3
"""Digits of a total from which on it is no accident that as many parts as the claim speaks of make it."""
_TOGETHER = re.compile(
    r"\b(?:in total|in all|all told|altogether|combined|together|between them|a total of|total(?:l?ed|s)?|overall|both"
    r"|add(?:s|ed)? up to|counting|the (?:two|three|four)|(?:its|their|his|her|across) (?:two|three|four|both))\b",
    re.IGNORECASE,
)


def shares(claim: Setting, readings: tuple[Reading, ...], masked: Mapping[int, float]) -> Iterator[Derivation]:
    """A part and its whole within one passage, whose words or the model (``masked``, by passage) tell that it speaks of
    the claim.
    """
    figure = claim.figure
    if figure.kind not in {Kind.PERCENT, Kind.FRACTION} or is_amount(figure):
        return
    for reading in readings:
        counts = [
            setting for setting in reading.settings if setting.figure.kind in {Kind.NUMBER, Kind.MONEY, Kind.MEASURE}
        ][:8]
        cover = max((align(claim, setting).features["claim_covered"] for setting in counts), default=0.0)
        told = max(cover, masked.get(reading.passage.id, 0.0))
        if told < LEAST_COVER or all(align(claim, setting).gate == "other-entity" for setting in counts):
            continue
        if len(counts) == 2 and _two_groups(*counts):
            yield from _share_of_both(claim, counts, reading, told)
            continue
        for part, whole in permutations(counts, 2):
            comparison = share(figure, replace(part.figure, rate=None), replace(whole.figure, rate=None))
            if comparison is None or (part.figure.rate and part.figure.rate != whole.figure.rate):
                continue
            comparison = replace(comparison, figures=(part.figure, whole.figure))
            if comparison.outcome is Outcome.AGREES:
                yield Derivation(comparison, (reading,), told)
            elif len(counts) == 2 and _is_the_part(claim, part):
                yield Derivation(comparison, (reading,), cover)


PART_COVER = 0.6
"""How much of the claim's clause must be said of a part for its share to deny the claimed one."""


def _is_the_part(claim: Setting, part: Setting) -> bool:
    """Whether a count is of the part that a claimed share is of: not the women for those over 50."""
    if parts_of(claim.clause) != parts_of(part.clause):
        return False
    features = align(claim, part).features
    return max(features["clause_covered"], features["claim_covered"]) >= PART_COVER


def _two_groups(one: Setting, other: Setting) -> bool:
    """Whether two counts are of two parts of one whole: "3,000 men and 2,000 women"."""
    mine, theirs = (parts_of(each.figure.of or each.clause) for each in (one, other))
    return bool(mine) and bool(theirs) and mine != theirs


def _share_of_both(claim: Setting, counts: Sequence[Setting], reading: Reading, told: float) -> Iterator[Derivation]:
    """The share of the part that the claim speaks of in both together."""
    own = [each for each in counts if parts_of(each.figure.of or each.clause) == parts_of(claim.clause)]
    values = [each.figure.value for each in counts]
    if len(own) != 1 or None in values:
        return
    whole = replace(
        counts[0].figure,
        value=sum((value for value in values if value is not None), Decimal(0)),
        text=f"{counts[0].figure.text} + {counts[1].figure.text}",
    )
    comparison = share(claim.figure, own[0].figure, whole)
    if comparison is not None:
        yield Derivation(replace(comparison, figures=tuple(each.figure for each in counts)), (reading,), told)


_COUNTS = {2: "two|both|pair", 3: "three", 4: "four", 5: "five", 6: "six", 7: "seven", 8: "eight"}


def _fits_count(claim: Setting, parts: int) -> bool:
    """Whether the claim says that its total has this many parts: "the three storms"; else some may be missing."""
    return re.search(rf"\b(?:{_COUNTS[parts]})\b", claim.text, re.IGNORECASE) is not None


_SEVERAL = re.compile(
    r"\b(?:combined|together|between them|both|all told|counting|(?:its|their|the|across) (?:two|three|four|both))\b",
    re.IGNORECASE,
)


_ONE_OF = re.compile(
    r"\b(?:one|each|either|neither|any|half) of (?:its|their|his|her|the) (?:two|three|four|five)\b", re.IGNORECASE
)


def together(text: str) -> bool:
    """Whether a text speaks of several parts as one, so that one of them is not the whole of it."""
    return bool(_SEVERAL.search(_ONE_OF.sub(" ", text)))


_EACH = re.compile(
    r"\b(?:each(?!\s+(?:year|month|week|day))|apiece|a head|on average|an? average|averag(?:ed|es|ing)"
    r"|per (?!cent\b)\w+|for every)\b",
    re.IGNORECASE,
)
MOST_COUNTS = 6


def averages(claim: Setting, readings: tuple[Reading, ...]) -> Iterator[Derivation]:
    """A total and a count: "€18 million to 2,300 savers" is about €7,800 each. Two figures, or one that agrees."""
    figure = claim.figure
    spoken = figure.rate is not None or bool(_EACH.search(claim.text))
    if figure.kind not in {Kind.NUMBER, Kind.MONEY, Kind.MEASURE} or is_amount(figure) or not spoken:
        return
    if denominator(figure.rate) is not None:
        return  # "5 per 100,000 people"
    levels = find_levels(claim, readings, {}, least=SPOKEN, narrow=False)
    plain = replace(figure, rate=None)
    wholes = [_at_the_claims_time(claim, level) for level in levels]
    wholes = [level for level in wholes if same_dimension(plain, level.setting.figure)][:MOST_COUNTS]
    counts = [
        level for level in levels if level.setting.figure.kind is Kind.NUMBER and level.setting.figure.rate is None
    ]
    counts += [  # "4,000 visitors a day" and "over its five days", "90 people per square kilometre" and "2,000 km2"
        level
        for level in find_levels(claim, readings, {}, least=0.0, narrow=False)
        if level.setting.figure.kind in {Kind.DURATION, Kind.MEASURE}
        and (figure.rate == f"per {level.setting.figure.unit}" or _of_each(claim, level.setting.figure))
    ]
    counts += [level for whole in wholes if (level := _times_in(whole, figure.rate)) is not None]
    pairs = [
        (whole, count)
        for whole in wholes
        for count in counts[:MOST_COUNTS]
        if _one_of_the_other(whole, count) and _shares_out(figure, whole.setting.figure, count.setting.figure)
    ]
    for whole, count in pairs:
        comparison = average(plain, whole.setting.figure, count.setting.figure)
        if comparison is None:
            continue
        own = figure.kind is Kind.MONEY or same_head(head_of(figure), head_of(whole.setting.figure)) == 1
        if comparison.outcome is not Outcome.AGREES and (len(pairs) > 1 or not own or not _EACH.search(claim.clause)):
            continue
        inputs = tuple(dict.fromkeys((whole.reading, count.reading)))
        yield Derivation(comparison, inputs, (1 + min(whole.cover, count.cover)) / 2 * SHARED_OUT, len(pairs))


SHARED_OUT = 0.85
_IN_A_YEAR = {
    "per month": ("12 months", 12, "month"),
    "per week": ("52 weeks", 52, "week"),
    "per day": ("365 days", 365, "day"),
}


_FOR_EACH = re.compile(
    r"\b(?:each|every|per)\s+(?!year|month|week|day|hour|cent\b)[a-z]+|\b(?:apiece|a head)\b", re.IGNORECASE
)
_A_TIME = re.compile(
    r"\b(?:a|per|each|every)\s+(?P<time>year|month|week|day|hour)\b|\b(?:annual|year)ly\b", re.IGNORECASE
)


def _at_the_claims_time(claim: Setting, level: Level) -> Level:
    """A yearly total without its "a year", where the claim says so too: "20 euros per resident a year"."""
    rate, told = level.setting.figure.rate, _A_TIME.search(claim.text)
    if rate is None or told is None or rate != f"per {told['time'] or 'year'}":
        return level
    if claim.figure.rate == rate and not _FOR_EACH.search(claim.text):
        return level
    return replace(level, setting=replace(level.setting, figure=replace(level.setting.figure, rate=None)))


def _times_in(whole: Level, rate: str | None) -> Level | None:
    """The months, weeks or days of the year that a total is told for, as what it is shared out over."""
    period = whole.setting.period
    if rate not in _IN_A_YEAR or period is None or period.grain != "year" or whole.setting.figure.rate is not None:
        return None
    text, number, unit = _IN_A_YEAR[rate]
    figure = replace(whole.setting.figure, text=text, kind=Kind.DURATION, value=Decimal(number), unit=unit, step=None)
    return replace(whole, setting=replace(whole.setting, figure=figure))


def _one_of_the_other(whole: Level, count: Level) -> bool:
    """Whether a count may be what a total is shared out over: its own time, or another figure."""
    return (
        whole.setting.figure.start != count.setting.figure.start
        or whole.setting.figure.text != count.setting.figure.text
    )


_OF_EACH = re.compile(
    r"\b(?:each|every)\s+(?P<unit>[a-z]+(?:\s[a-z]+)?)\b|\bper\s+(?P<per>[a-z]+(?:\s[a-z]+)?)\b", re.IGNORECASE
)


def _of_each(claim: Setting, count: Figure) -> bool:
    """Whether a claim speaks of each of the units of a measure: "each kilometre cost"."""
    told = _OF_EACH.search(claim.text)
    spoken = (told["unit"] or told["per"]) if told is not None else ""
    return bool(count.unit) and spoken.lower().startswith(count.unit or "-")


def _shares_out(claimed: Figure, whole: Figure, count: Figure) -> bool:
    """Whether a whole may be shared out over a count: more than one, and less than it where both are in one unit."""
    if whole.value is None or count.value is None or count.value <= 1:
        return False
    return whole.value > count.value or whole.unit != claimed.unit


def totals(claim: Setting, readings: tuple[Reading, ...]) -> Iterator[Derivation]:
    """All parts of one passage, or one part from each passage, where the claim speaks of a total.

    A list of three or more parts ("40 gold, 44 silver and 42 bronze medals") also makes a total where it adds up
    exactly.
    """
    figure = claim.figure
    kinds = {Kind.NUMBER, Kind.MONEY, Kind.MEASURE, Kind.DURATION}
    if together(claim.text):
        kinds.add(Kind.PERCENT)
    if figure.kind not in kinds or is_amount(figure) or claim.gap is not None:
        return
    if figure.bound not in {Bound.EQUAL, Bound.ABOUT} or is_average(claim):
        return
    spoken = bool(_TOGETHER.search(claim.text) or _TWO_TIMES.search(claim.text))
    levels = [
        level
        for level in find_levels(claim, readings, {}, least=0.0 if spoken else LEAST_COVER, narrow=False)
        if level.setting.figure.kind is figure.kind and not _counts_the_parts(claim, level.setting)
    ]
    groups: list[list[Level]] = [[level for level in levels if level.reading is reading] for reading in readings]
    single = [group[0] for group in groups if len(group) == 1]
    whole = [levels] if spoken and levels not in (single, *groups) else []
    for parts in (*groups, single, *whole):
        times = {
            (level.setting.period.start, level.setting.period.end) if level.setting.period else None for level in parts
        }
        if not 2 <= len(parts) <= MOST_PARTS or (len(times) > 1 and not spoken) or (parts is single and not spoken):
            continue
        ordered = sorted(parts, key=lambda level: (level.reading.passage.id, level.setting.figure.start))
        comparison = total(figure, [level.setting.figure for level in ordered])
        stated = any(compare_figures(figure, level.setting.figure).outcome is Outcome.AGREES for level in ordered)
        if comparison is None or stated or not _all_meant(claim, ordered):
            continue
        agreed = comparison.outcome is Outcome.AGREES
        covered = min(level.cover for level in ordered)
        telling = _fits_count(claim, len(parts)) and significant_digits(figure) >= TELLING
        if covered < SPOKEN and not (agreed and telling):
            continue
        listed = len(parts) >= 3 and agreed
        meant = _fits_count(claim, len(parts)) or _all_named(claim, ordered) or _medals(claim, ordered)
        if not agreed and (len(parts) < _stated(claim, readings) or not meant):
            continue  # parts are missing, or other figures stand beside them
        if not agreed and (covered < COVERED or _counts_few(figure)):
            continue
        if spoken or listed or _medals(claim, ordered):
            inputs = tuple(dict.fromkeys(level.reading for level in ordered))
            yield Derivation(comparison, inputs, max(ALONE, covered))


_TWO_TIMES = re.compile(
    r"\b(?:over|across|in) (?:the )?(?:19|20)\d\d(?:[-–/]\d\d)? and (?:the )?(?:19|20)\d\d(?:[-–/]\d\d)?\b",
    re.IGNORECASE,
)
"""What asks for the sum of two times: "51 goals over the 2011-12 and 2012-13 seasons"."""


def _stated(claim: Setting, readings: tuple[Reading, ...]) -> int:
    """How many figures the evidence states that could be added to others for the claim's total."""
    figures = [setting.figure for reading in readings for setting in reading.settings]
    counts = [each for each in figures if each.text.isalpha() and each.value is not None and each.value <= MOST_PARTS]
    return sum(same_dimension(claim.figure, each) for each in figures if each not in counts)


LEAST_DIGITS, MOST_ADDED = 2, 8


def may_follow(claim: Setting, readings: tuple[Reading, ...]) -> bool:
    """Whether the claimed figure is the sum or the difference of figures of the evidence, whatever the words say.

    Then another value nearby does not deny it: what is right may only be said in another way than the rules know.
    """
    figure = claim.figure
    if any(_adds_up(figure, reading) for reading in readings):
        return True
    if significant_digits(figure) < LEAST_DIGITS or figure.kind not in {Kind.NUMBER, Kind.MONEY, Kind.MEASURE}:
        return False
    figures = [
        setting.figure
        for reading in readings
        for setting in reading.settings
        if setting.figure.value is not None and same_dimension(figure, setting.figure)
    ][:MOST_ADDED]
    changes = (difference(replace(figure, change=None), one, other) for one, other in permutations(figures, 2))
    sums = [total(figure, pair) for pair in combinations(figures, 2)] + [total(figure, figures)]
    return any(found is not None and found.outcome is Outcome.AGREES for found in (*changes, *sums))


def _adds_up(figure: Figure, reading: Reading) -> bool:
    """Whether the values of one list make the claimed one: five medals of "2 gold, 1 silver, 2 bronze"."""
    lists: dict[object, list[Figure]] = {}
    for setting in reading.settings:
        if setting.item is not None and setting.figure.value is not None and same_dimension(figure, setting.figure):
            lists.setdefault((setting.item.head, setting.item.lead), []).append(setting.figure)
    sums = [total(figure, values) for values in lists.values() if len(values) > 1]
    return any(found is not None and found.outcome is Outcome.AGREES for found in sums)


def _counts_few(figure: Figure) -> bool:
    """Whether a figure may only tell how many parts there are: "Hilden's two hospitals"."""
    return figure.text.isalpha() and figure.value is not None and figure.value <= MOST_PARTS


def _counts_the_parts(claim: Setting, part: Setting) -> bool:
    """Whether a small number only tells how many parts there are: "one of two hospitals"."""
    figure, noun = part.figure, (part.figure.of or "").split()
    small = figure.kind is Kind.NUMBER and figure.value is not None and figure.value <= MOST_PARTS
    follows = bool(noun) and part.text[figure.end :].lstrip().startswith(noun[0])
    if noun and _OF_GOLD.match(noun[0]):
        return False
    if small and part.text.startswith(" of ", figure.end):
        return True  # "one of the two hospitals"
    return small and follows and same_head(head_of(claim.figure), head_of(figure)) == 0


def _all_meant(claim: Setting, parts: Sequence[Level]) -> bool:
    """Whether a claim that lists parts lists these: "wages and pensions" are not the wages and the road repairs."""
    if not _LISTS.search(claim.clause):
        return True
    words = [level.setting.words for level in parts]
    own = [each - frozenset.intersection(*words) - claim.measure for each in words]
    told = [bool(each & (claim.all_words - claim.measure)) for each in own if each]
    return not told or all(told) or not any(told)


_OF_GOLD = re.compile(r"\b(?:gold|silver|bronze)\b", re.IGNORECASE)


def _medals(claim: Setting, parts: Sequence[Level]) -> bool:
    """Whether gold, silver and bronze medals of one list are all the medals that a claim speaks of."""
    told = {metal.lower() for level in parts for metal in _OF_GOLD.findall(level.setting.text)}
    return len(parts) == len(told) == 3 and "medal" in claim.measure and not _OF_GOLD.search(claim.text)


def _all_named(claim: Setting, parts: Sequence[Level]) -> bool:
    """Whether a claim of two together names the bearers of both: "the Liberals and the Greens together hold"."""
    if len(parts) != 2 or not together(claim.text) or len(_LISTS.findall(claim.text)) != 1:
        return False
    one, other = (level.setting.words for level in parts)
    return bool((one - other) & claim.all_words) and bool((other - one) & claim.all_words)


_LISTS = re.compile(r"\w\s+and\s+\w", re.IGNORECASE)
