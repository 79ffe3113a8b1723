"""One quantity with two values: in two sentences of an article, or in two articles of one run."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import combinations

from factcheck.figures.compare import compare_figures
from factcheck.figures.units import dimension
from factcheck.records import Bound, Claim, Figure, Inconsistency, Kind, Outcome
from factcheck.verdicts.align import align, head_of, same_head
from factcheck.verdicts.consistency.account import Account, Line
from factcheck.verdicts.consistency.standing import conflicting, facts_of
from factcheck.verdicts.contrasts import contrast
from factcheck.verdicts.qualifiers import qualifiers
from factcheck.verdicts.setting import Setting
from factcheck.verdicts.words import concept, concepts

LEAST_COVERED = 0.25
"""The least share of the words of either clause that the other has. Most is decided before: by the names, which must
be the same, and by the words, of which none may be left over.
"""
MOST_ALIKE = 200
"""Figures of one kind, time, name and word of measure that are compared with each other; of more, the first ones."""


@dataclass(frozen=True, slots=True)
class Told:
    """A figure with its surroundings, and which article (by its number) tells it."""

    article: int
    line: Line
    claim: Claim
    setting: Setting

    @property
    def figure(self) -> Figure:
        """The figure itself."""
        return self.claim.figure

    @property
    def place(self) -> tuple[int, int]:
        """Where it stands, for a stable order."""
        return self.article, self.figure.start


class Sureness(StrEnum):
    """How sure the rules are that two figures state one quantity."""

    SURE = "sure"
    MAYBE = "maybe"
    """All names and times line up, but words are left over that may narrow one side: a question for the model."""
    NO = "no"


@dataclass(frozen=True, slots=True)
class Pair:
    """Two figures that give one quantity two values, the earlier one first."""

    first: Told
    second: Told
    sureness: Sureness


def restated(account: Account) -> Iterator[Inconsistency]:
    """One quantity is given twice, in two sentences, with two values that exclude each other.

    Everything must line up: what is measured, every name, the time (told in both, or lengths, heights and areas that
    have none), the unit, rate and direction, and no word on either side may narrow it. Values that are hedged to one
    side, foreseen, first reports, corrections and those of a named source are left alone.
    """
    told = list(told_by(account, 0))
    found_pairs = list(once(pair for pair in pairs(told, _other_line) if pair.sureness is Sureness.SURE))
    for pair in found_pairs:
        first, second = pair.first.figure, pair.second.figure
        explanation = f"The same quantity is given twice with two values: “{first.text}” and “{second.text}”."
        yield Inconsistency("restated", explanation, (first, second))
    done = {(pair.first.place, pair.second.place) for pair in found_pairs}
    for one, other in conflicting(facts_of(account, 0), across=False):
        if (one.place, other.place) not in done:
            explanation = (
                f"The same quantity is given twice with two values: “{one.figure.text}” and “{other.figure.text}”."
            )
            yield Inconsistency("restated", explanation, (one.figure, other.figure))


def _other_line(one: Told, other: Told) -> bool:
    return one.line.start != other.line.start


def told_by(account: Account, article: int) -> Iterator[Told]:
    """The figures of an account that can be known again elsewhere."""
    for line in account.prose:
        if _UNSURE.search(line.text) or _LEANS.search(line.text) or _is_data(line):
            continue
        for claim, setting in zip(line.claims, line.settings, strict=True):
            if is_specific(setting):
                yield Told(article, line, claim, setting)


def pairs(told: Iterable[Told], wanted: Callable[[Told, Told], bool]) -> list[Pair]:
    """The pairs of figures that state, or may state, one quantity with two values, in order of place.

    Only figures that share kind, unit, rate, time, a name and a word of measure are brought together, by an index.
    """
    index: dict[Hashable, list[Told]] = defaultdict(list)
    for item in told:
        for key in _keys(item):
            index[key].append(item)
    seen: set[tuple[tuple[int, int], tuple[int, int]]] = set()
    found = []
    for bucket in index.values():
        for one, other in combinations(sorted(bucket, key=lambda item: item.place)[:MOST_ALIKE], 2):
            key = (one.place, other.place)
            if key in seen or not wanted(one, other):
                continue
            seen.add(key)
            if excludes(one.figure, other.figure):
                sureness = same_quantity(one, other)
                if sureness is not Sureness.NO:
                    found.append(Pair(one, other, sureness))
    return sorted(found, key=lambda pair: (pair.first.place, pair.second.place))


def once(found: Iterable[Pair]) -> Iterator[Pair]:
    """Each second figure with the first one that it does not fit alone."""
    done: set[tuple[int, int]] = set()
    for pair in found:
        if pair.second.place not in done:
            done.add(pair.second.place)
            yield pair


def _keys(item: Told) -> Iterator[Hashable]:
    figure, setting = item.figure, item.setting
    period = (setting.period.start, setting.period.end) if setting.period else None
    unit = dimension(figure.unit) or figure.unit if figure.unit else None
    slots = (figure.kind, str(unit), figure.rate, period, figure.change)
    names = {word for name in setting.names for word in _words(name.key)} or {(_opening(setting) or "").lower()}
    measure = setting.measure | setting.words
    for name in sorted(names):
        for word in sorted(measure - names):
            yield (*slots, name, word)


def _words(name: str) -> frozenset[str]:
    return frozenset(
        word.lower().strip(".,") for word in re.split(r"[\s-]+", name) if word[:1].isupper() or word[:1].isdigit()
    )


# --------------------------------------------------------------------------- the same quantity

_STATIC = {"length", "area", "volume", "mass"}
_NO_KINDS = {
    Kind.DATE,
    Kind.STATEMENT,
    Kind.ORDINAL,
    Kind.SCORE,
    Kind.MULTIPLE,
    Kind.FRACTION,
    Kind.DURATION,
    Kind.AGE,
    Kind.POINTS,
}
_UNSURE = re.compile(
    r"\b(?:expect\w*|forecast\w*|project(?:ed|s|ion\w*)|predict\w*|plan(?:s|ned)?|target\w*|goal|would|could"
    r"|might|may(?! \d)|should|if|hope\w*"
    r"|first said|initial\w*|earlier|original\w*|revis\w*|correct\w*|provisional\w*|preliminary|previously"
    r"|at first|until then|estimat\w*"
    r"|according to|said|says|say|told|claim\w*|report(?:s|ed)|announced|puts?|fewer|more than(?! ever)|less than"
    r"|compared|instead|rather|not|n't|never"
    r"|about half|another|further|additional|alone|only|average\w*|median|typical\w*|record(?= (?:high|low)))\b",
    re.IGNORECASE,
)
_LEANS = re.compile(
    r"\b(?:it|its|itself|they|their|them|he|his|him|she|her|here|we|our|this(?! (?:century|decade|year|month|week"
    r"|quarter|summer|winter|spring|autumn))|these|those|such)\b"
    r"|\bthe (?:(?:new|old|whole|entire|local|same|other) )?(?:county|city|town|village|parish|borough|district"
    r"|region|state|country"
    r"|nation|province|municipality|community|area|island|company|firm|bank|group|club|team|side|school"
    r"|university|college|hospital"
    r"|station|agency|ministry|party|government|union|federation|league|organi[sz]ation|event|festival|tournament"
    r"|film|book|album"
    r"|song|game|series|ship|aircraft|plant|factory|survey|census|study"
    r"|report)\b(?! of (?:the )?[A-Z])(?! (?:[A-Z]))",
    re.IGNORECASE,
)
"""Words that lean on what stands before: whose figure it is, the sentence alone does not tell."""
MOST_ALIKE_IN_LINE, MOST_IN_LINE = 2, 6


def _is_data(line: Line) -> bool:
    """Whether a sentence is a list or a table, in which it is not sure what belongs to which figure."""
    counted = [(figure.kind, figure.unit) for figure in line.figures if figure.kind is not Kind.DATE]
    return len(counted) > MOST_IN_LINE or any(counted.count(kind) > MOST_ALIKE_IN_LINE for kind in set(counted))


_HARMLESS = frozenset(
    word
    for text in (
        "approved approve record new council train trains cars carries carry need minutes second third highest "
        "longest largest biggest world"
        " worldwide globally handled handle made make had have graduated century mountain africa europe asia "
        "height length area good year"
        " visited visit visitors museum ever more population lies lie runs run"
    ).split()
    if (word := concept(text)) is not None
)
"""Words that may stand on one side alone without narrowing what is measured."""


def is_specific(setting: Setting) -> bool:
    """Whether enough is said of the figure to know it again: what is measured, of whom, and when, if it can change."""
    figure = setting.figure
    if (
        figure.kind in _NO_KINDS
        or figure.value is None
        or figure.vague
        or figure.bound not in {Bound.EQUAL, Bound.ABOUT}
    ):
        return False
    if (
        not (setting.names or _opening(setting))
        or not (setting.measure or setting.words)
        or setting.gap is not None
        or setting.negated
    ):
        return False
    if setting.period is None:
        return figure.kind is Kind.MEASURE and dimension(figure.unit or "") in _STATIC and figure.change is None
    return True


def excludes(first: Figure, second: Figure) -> bool:
    """Whether the two values exclude each other, whichever of them is taken to be right."""
    results = (compare_figures(first, second), compare_figures(second, first))
    return all(result.outcome is Outcome.DIFFERS for result in results)


def same_quantity(one: Told, other: Told) -> Sureness:
    """Whether two figures measure the same thing of the same bearer at the same time, by rules alone."""
    mine, theirs = one.setting, other.setting
    if contrast(mine.text, theirs.text) or not _same_names(mine, theirs):
        return Sureness.NO
    if mine.figure.of and theirs.figure.of and not _same_measure(mine, theirs):
        return Sureness.NO
    narrowed = _qualified(mine) ^ _qualified(theirs)
    forth, back = align(mine, theirs), align(theirs, mine)
    if forth.gate or back.gate or {concept(word) for word in narrowed} - _HARMLESS:
        return Sureness.NO
    static = mine.period is None and theirs.period is None
    if forth.period != "equal" and not static:
        return Sureness.NO
    extra = (_extra(mine, theirs), _extra(theirs, mine))
    if all(extra):
        return Sureness.NO
    sure = min(side.features["clause_covered"] for side in (forth, back)) >= LEAST_COVERED
    alike = _counting(mine) == _counting(theirs)
    return Sureness.SURE if sure and alike and not any(extra) else Sureness.MAYBE


_COUNTED = re.compile(r"\b(?:count|register|record|detect|tall(?:y|i)|log|survey)(?:e?d|s|ies)\b", re.IGNORECASE)


def _counting(setting: Setting) -> frozenset[str]:
    """The words of counting: what was registered need not be what was counted."""
    return frozenset(word.lower() for word in _COUNTED.findall(setting.undated))


_A_RECORD = re.compile(
    r"\b(?:is|was|were|are|,) (?:an? |the )?(?:new )?(?:record|highest)\b(?! (?:high|low))[^.;]*", re.IGNORECASE
)


def _qualified(setting: Setting) -> frozenset[str]:
    """The narrowing words of a clause; that something "was a record" narrows nothing."""
    return qualifiers(_A_RECORD.sub(" ", setting.undated))


def _same_names(mine: Setting, theirs: Setting) -> bool:
    """Whether the clauses name the same bearers, none of them more; a name that opens a sentence is no known one."""
    one, two = ({name.key for name in setting.names} for setting in (mine, theirs))
    if one and two:
        return one == two
    named, other = (mine, theirs) if one else (theirs, mine)
    words = frozenset().union(*(concepts(name.key) for name in named.names))
    return len(named.names) == 1 and bool(words) and words <= concepts(_opening(other) or "")


def _opening(setting: Setting) -> str | None:
    """The word that opens the sentence, where no name is known."""
    found = re.match(r"[\s\"“‘']*([A-Z][\w&-]+)", setting.text)
    return found[1] if found and not setting.names else None


def _same_measure(mine: Setting, theirs: Setting) -> bool:
    """Whether the counted nouns are the same, or, of money and percentages, the words of what is measured."""
    if mine.figure.kind is Kind.NUMBER:
        return same_head(head_of(mine.figure), head_of(theirs.figure)) > 0
    one, two = mine.measure | mine.words, theirs.measure | theirs.words
    return bool(mine.measure & two) and bool(theirs.measure & one) if mine.measure and theirs.measure else True


def _extra(mine: Setting, theirs: Setting) -> frozenset[str]:
    """The words of one side's clause that the other side's text lacks, and that may narrow or change the quantity."""
    named = frozenset().union(*(concepts(name.key) for name in mine.all_names)) if mine.all_names else frozenset()
    return (mine.words | mine.measure) - theirs.all_words - named - _HARMLESS
