"""Totals: the parts of a sum, in one passage or one in each."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import combinations, permutations

from factcheck.figures.changed_by import is_amount
from factcheck.figures.compare import compare_figures
from factcheck.figures.derive import difference, total
from factcheck.figures.in_units import same_dimension
from factcheck.figures.wording import significant_digits
from factcheck.records import Bound, Figure, Kind, Outcome
from factcheck.verdicts.align import head_of, same_head
from factcheck.verdicts.derivation import ALONE, Derivation
from factcheck.verdicts.each import APART
from factcheck.verdicts.levels import LEAST_COVER, SPOKEN, Level, find_levels
from factcheck.verdicts.match import Reading
from factcheck.verdicts.means import is_average, mean_of
from factcheck.verdicts.setting import Setting

MOST_PARTS = 8
COVERED = 0.6
"""How much of the claim's words the parts must cover for their sum to deny it."""
TELLING = 3
"""Digits of a total from which on it is no accident that as many parts as the claim speaks of make it."""
_TOGETHER = re.compile(
    r"\b(?:in total|in all|all told|altogether|combined|together|between them|a total of|total(?:l?ed|s)?|overall|both"
    r"|add(?:s|ed)? up to|counting|merged|merger|the (?:two|three|four)"
    r"|(?:its|their|his|her|across) (?:two|three|four|both))\b",
    re.IGNORECASE,
)
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
    return bool(_SEVERAL.search(_ONE_OF.sub(" ", text))) and not APART.search(text)


_NAMED_PARTS = re.compile(r"\w and \w[^.;]{0,40}\b(?:together|combined)\b|\bboth\b", re.IGNORECASE)


def names_parts(text: str) -> bool:
    """Whether a text names what it takes together: "public and private together", not "all told"."""
    return _NAMED_PARTS.search(text) is not None


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
        if comparison is None or stated or not _all_meant(claim, ordered) or _of_two_things(claim, ordered):
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
    if figure.bound not in {Bound.EQUAL, Bound.ABOUT}:
        return False  # sums beyond a bound are no accident
    figures = [
        setting.figure
        for reading in readings
        for setting in reading.settings
        if setting.figure.value is not None and same_dimension(figure, setting.figure)
    ]
    if any(compare_figures(figure, each).outcome is Outcome.AGREES for each in figures):
        return False  # the number is there as it stands, of something else
    mean = mean_of(figure, figures) if len(figures) > 1 and is_average(claim) else None
    if any(_adds_up(figure, reading) for reading in readings) or (mean and mean.outcome is Outcome.AGREES):
        return True
    if significant_digits(figure) < LEAST_DIGITS or figure.kind not in {Kind.NUMBER, Kind.MONEY, Kind.MEASURE}:
        return False
    figures = figures[:MOST_ADDED]
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


def _of_two_things(claim: Setting, parts: Sequence[Level]) -> bool:
    """Whether of parts in several passages one counts what the claim counts, and another something else: beds and
    nurses.
    """
    if len({part.reading.passage.id for part in parts}) == 1:
        return False
    own = head_of(claim.figure)
    told = [part.setting.figure for part in parts if (part.setting.figure.of or " ")[0].islower()]
    heads = {head_of(figure) for figure in told} - {None}
    return own in heads and len(heads) > 1


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
