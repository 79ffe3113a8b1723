"""Do a claimed figure and a figure of the evidence speak of the same thing? Slot by slot, by rules; the model is
asked elsewhere.

A *gate* is a slot that surely differs (another time, another country, a change against a level): such a pair is never
compared.
What is left gets a *sameness* from named features, in [0, 1].
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta

from factcheck.figures.capitals import CAPITALS
from factcheck.figures.changed_by import is_amount
from factcheck.figures.units import dimension
from factcheck.records import Figure, Kind, Period, Role, Score
from factcheck.verdicts.contrasts import contrast
from factcheck.verdicts.names import Name, find_names, opens_with, same_name
from factcheck.verdicts.qualifiers import qualifiers
from factcheck.verdicts.setting import Setting
from factcheck.verdicts.weights import WEIGHTS
from factcheck.verdicts.words import concept, concepts

OTHER_ROLE = "other-role"
"""The gate between a change and a level. Two counts that agree pass it: "lost 48 men" and "48 men were lost"."""
ENOUGH = 7
ADJACENT = 6
"""Characters between a figure and a name that says whose it is."""
RECENT = timedelta(days=500)
FISCAL = "fiscal-year"


@dataclass(frozen=True, slots=True)
class Alignment:
    """How well two figures line up. ``gate`` names the slot that differs.

    ``period`` is equal, within (they overlap), other, unknown on both sides, unknown-claim, unknown-evidence, or
    stale (the claim
    names no time, and the evidence is of long before the article). ``named`` tells that all names of the claim stand
    in the evidence, ``cell`` that all names of the evidence stand in the claim.
    """

    gate: str | None
    period: str
    features: dict[str, float]
    named: bool = False
    thin: bool = False
    slots: bool = False
    leans: bool = False
    cell: bool = False

    def sameness(self, marked: Score | None, rivalled: float = 0.0) -> float:
        """The chance in [0, 1] that the two measure the same thing, with the model's view of the marked pair or by
        rules alone. ``rivalled`` is how much more the model thinks of another figure beside, in [-1, 1].
        """
        if self.gate is not None:
            return 0.0
        if marked is None or not self.leans:
            return self._chance(marked, rivalled)
        return max(self._chance(None), self._chance(marked, rivalled))  # the model sees less than the reader does

    def borne(self, written: Score, marked: Score | None, rivalled: float, *, alike: bool) -> float:
        """The chance in [0, 1] that the evidence says of the figure, which agrees, what the claim says of it: by the
        model's view of the two texts as written beside all else. ``alike`` tells that the figure stands in both in the
        same words; where it does not, a model may take two ways of writing it for two values.
        """
        told = read_features(written, alike=alike) | (model_features(marked, rivalled) if marked else {})
        return _logistic(WEIGHTS["read"], self.features | told)

    def _chance(self, marked: Score | None, rivalled: float = 0.0) -> float:
        table = WEIGHTS["rules"] if marked is None else WEIGHTS["model"]
        features = self.features if marked is None else self.features | model_features(marked, rivalled)
        return _logistic(table, features)


def _logistic(table: Mapping[str, float], features: Mapping[str, float]) -> float:
    total = table["bias"] + sum(table.get(name, 0.0) * value for name, value in features.items())
    return 1 / (1 + math.exp(-total))


def read_features(written: Score, *, alike: bool) -> dict[str, float]:
    """The model's view of a pair as written, apart for figures in the same words and in others."""
    kind = "alike" if alike else "unlike"
    return {
        "alike": float(alike),
        f"stated_{kind}": log_odds(written.entailment),
        f"opposed_{kind}": log_odds(written.contradiction),
    }


def model_features(marked: Score, rivalled: float = 0.0) -> dict[str, float]:
    """The model's view of a marked pair as inputs of the small model: log-odds, a fifth of them, between -1 and 1."""
    return {"entailed": log_odds(marked.entailment), "denied": log_odds(marked.contradiction), "rivalled": rivalled}


def log_odds(chance: float) -> float:
    """A fifth of the log-odds of a chance, in [-1, 1]."""
    bounded = min(max(chance, 1e-6), 1 - 1e-6)
    return max(-1.0, min(1.0, math.log(bounded / (1 - bounded)) / 5))


def align(claim: Setting, evidence: Setting) -> Alignment:
    """Line up a claimed figure with one of the evidence."""
    period = _periods(claim, evidence)
    gate = _role_gate(claim, evidence) or ("other-period" if period == "other" else None) or _name_gate(claim, evidence)
    named = bool(claim.names) and all(_mentioned(name, evidence) for name in claim.names)
    return Alignment(
        gate,
        period,
        _features(claim, evidence, period),
        named,
        claim.thin,
        _slots(claim, evidence, period),
        claim.leans,
        bool(evidence.names) and all(_mentioned(name, claim) for name in evidence.names),
    )


# --------------------------------------------------------------------------- gates


def _role_gate(claim: Setting, other: Setting) -> str | None:
    """A change is not a level, a gap between two is neither, and the level before is not the level after."""
    claimed, evidence = claim.figure, other.figure
    if claim.quantifier in {"all", "none"} and other.quantifier in {"whole", "nearly"}:
        return "other-measure"  # of how many, not how many
    if claim.quantifier == "none" and other.quantifier is None and claimed.text == evidence.text:
        return "other-measure"  # that there are 22 is not denied by what none of them did
    of_whole = claim.quantifier == "whole" or claimed.text == evidence.text
    if other.quantifier == "none" and claim.quantifier != "none" and of_whole:
        return "other-measure"  # that there were 40 is not denied by what none of them did
    if (claim.gap is None) != (other.gap is None):
        return "other-measure"
    if claim.time == "now" and other.time == "then":
        return "other-period"  # "can now take 18,000", "until now it was 6,000"
    if Kind.MULTIPLE in {claimed.kind, evidence.kind}:
        return None
    if is_amount(claimed) != is_amount(evidence) and not (claim.rate or other.rate):
        return OTHER_ROLE
    level = None in {claimed.change, evidence.change}
    if level and claim.period is not None and other.period is not None and _same_period(claim.period, other.period):
        return None
    before = [figure.change is not None and figure.change.role is Role.BEFORE for figure in (claimed, evidence)]
    then = [early or setting.time == "then" for early, setting in zip(before, (claim, other), strict=True)]
    return "other-period" if before[0] != before[1] and then[0] != then[1] else None


def _periods(claim: Setting, evidence: Setting) -> str:
    mine, theirs = claim.period, evidence.period
    if claim.figure.kind is Kind.DATE:
        return "equal"
    if claim.since is not None and theirs is not None and theirs.start < claim.since:
        return "other"  # "the highest since 1998" is later than 1998
    if mine is None and theirs is not None and claim.told is not None and theirs.end < claim.told - RECENT:
        return "stale"
    if mine is None and theirs is not None and claim.told is None and claim.time == "now":
        return "stale"  # "today", on a day that is not known
    if mine is None or theirs is None:
        return "unknown" if mine is theirs else ("unknown-claim" if mine is None else "unknown-evidence")
    if (mine.grain == FISCAL) != (theirs.grain == FISCAL):
        return "within" if mine.overlaps(theirs) else "other"  # whose year begins in which month is not told
    if _same_period(mine, theirs) or _spans_from_base(mine, evidence):
        return "equal"
    if _at_the_end(claim, evidence) or _at_the_end(evidence, claim):
        return "equal"
    if mine.contains(theirs) or theirs.contains(mine):
        return "within"
    return "within" if mine.overlaps(theirs) else "other"


def _spans_from_base(span: Period, evidence: Setting) -> bool:
    """Whether a change "between 1990 and 2020" is told as one of 2020 against 1990."""
    base, end = evidence.base, evidence.period
    if span.grain != "span" or base is None or end is None or not is_amount(evidence.figure):
        return False
    return (span.start, span.end) == (base.start, end.end)


def _same_period(mine: Period, theirs: Period) -> bool:
    return mine.start == theirs.start and mine.end == theirs.end


_AT_THE_END = re.compile(r"\b(?:at|by|as of|as at) (?:the )?(?:end|close) of\b|\byear[- ]end\b", re.IGNORECASE)
_MONTHS = timedelta(days=27)


def _at_the_end(told: Setting, day: Setting) -> bool:
    """Whether one side tells of the end of a time of which the other tells the last day: "at the end of 2021"."""
    mine, theirs = told.period, day.period
    if mine is None or theirs is None or mine.end != theirs.end or theirs.grain != "day":
        return False
    return mine.end - mine.start > _MONTHS and _AT_THE_END.search(told.text) is not None


def _name_gate(claim: Setting, evidence: Setting) -> str | None:
    """Another country, or most of the claim's names exchanged for others."""
    my_countries, their_countries = _countries(claim.names), _countries(evidence.names)
    if not claim.names:
        my_countries = _countries(claim.all_names)  # an article on France goes on speaking of France
    elsewhere = frozenset() if evidence.named else _countries(evidence.all_names)
    if my_countries and their_countries and not my_countries & (their_countries | elsewhere):
        return "other-entity"
    missing = [name for name in claim.names if not _mentioned(name, evidence)]
    extra = [name for name in evidence.names or evidence.all_names if not _mentioned(name, claim)]
    extra = [name for name in extra if _seat_of(name, evidence) not in my_countries]
    return "other-entity" if extra and len(missing) * 2 > len(claim.names) else None


def of_another_entity(claim: Setting, evidence: Setting) -> bool:
    """Whether two figures are surely told of different bearers, whatever their roles and times."""
    return _name_gate(claim, evidence) is not None


def _countries(names: tuple[Name, ...]) -> frozenset[str]:
    return frozenset(name.key for name in names if name.country)


_GOVERNS = re.compile(
    r"\b(?:governments?|cabinet|parliament|ministry|minister|central bank|monetary council|diet|senate|congress"
    r"|lawmakers|president|premier|palace|treasury|(?:budget|council of ministers))\b",
    re.IGNORECASE,
)


def _seat_of(name: Name, setting: Setting) -> str | None:
    """The country that a capital stands for where a text speaks of its government: "the parliament in Tokyo"."""
    return CAPITALS.get(name.key) if _GOVERNS.search(setting.text) else None


def _mentioned(name: Name, setting: Setting) -> bool:
    """Whether the other text speaks of the bearer of a name, as a name or in small letters."""
    if any(same_name(name.key, other.key) for other in setting.all_names):
        return True
    if name.country and any(_seat_of(other, setting) == name.key for other in setting.all_names):
        return True
    if any(opens_with(name.key, word) for word in _OPENING.findall(setting.text)):
        return True
    return bool(words := concepts(name.key)) and words <= setting.all_words


_OPENING = re.compile(r"(?:^|[.!?:]\s+)([A-Z][a-z]{3,})(?=['’]s\b|[\s,:.;])")
"""The word that opens a sentence, whose capital does not tell whether it is a name."""


# --------------------------------------------------------------------------- features


def _features(claim: Setting, evidence: Setting, period: str) -> dict[str, float]:
    """Named features in [0, 1], the inputs of the small model in ``weights``."""
    mine, theirs = claim.measure | claim.words, evidence.measure | evidence.words
    missing = [name for name in claim.names if claim.named and not _mentioned(name, evidence)]
    extra = [name for name in evidence.names if not _mentioned(name, claim)]
    lost = (
        not claim.named
        and claim.all_names
        and evidence.all_names
        and not any(_mentioned(name, evidence) for name in claim.all_names)
    )
    return {
        "claim_covered": _covered(mine, evidence.all_words),
        "clause_covered": _covered(mine, evidence.measure | evidence.words),
        "evidence_covered": _covered(theirs, claim.all_words),
        "measure_covered": _covered(claim.measure or mine, evidence.all_words),
        "evidence_measure_covered": _covered(evidence.measure or theirs, claim.all_words),
        "exchanged": min(len(mine - evidence.all_words), len(theirs - claim.all_words), 2) / 2,
        "contrasted": 1.0 if contrast(_beside(claim), _beside(evidence)) else 0.0,
        "measure_exchanged": 1.0 if claim.measure - evidence.all_words and evidence.measure - claim.all_words else 0.0,
        "qualified": _qualified(claim, evidence),
        "head": _same_head(claim.figure, evidence.figure),
        "names_missing": 1.0 if lost else len(missing) / max(1, len(claim.names)),
        "names_exchanged": len(missing) / len(claim.names) if missing and extra else 0.0,
        "period_equal": 1.0 if period == "equal" else 0.0,
        "period_within": 1.0 if period in {"within", "stale"} else 0.0,
        "period_missing_in_evidence": 1.0 if period == "unknown-evidence" else 0.0,
        "period_missing_in_claim": 1.0 if period == "unknown-claim" else 0.0,
        "same_dimension": 1.0 if _same_measure(claim.figure, evidence.figure) else 0.0,
    }


def _beside(side: Setting) -> str:
    """A clause without its own figure where that is a rank: "third" and "second" are values, not things."""
    return side.clause.replace(side.figure.text, " ") if side.figure.kind is Kind.ORDINAL else side.clause


def _covered(words: frozenset[str], by: frozenset[str]) -> float:
    """The share of words that the other side has; of many words, most of them background, a handful is enough."""
    return min(1.0, len(words & by) / min(len(words), ENOUGH)) if words else 0.5


def _slots(claim: Setting, evidence: Setting, period: str) -> bool:
    """Whether who, what and when line up by their own words.

    The time is told on both sides and is the same, most names of the claim stand in the evidence, the things counted
    may be the same, and a word beside the names is shared.
    """
    if period != "equal" or claim.period is None or not claim.named or claim.thin:
        return False
    found = [name for name in claim.names if _mentioned(name, evidence)]
    named = frozenset().union(*(concepts(name.key) for name in (*claim.all_names, *evidence.all_names)))
    shared = ((claim.measure | claim.words) & (evidence.measure | evidence.words)) - named
    return len(found) * 2 >= len(claim.names) and bool(shared) and _same_head(claim.figure, evidence.figure) >= 0.5


def _same_measure(claimed: Figure, evidence: Figure) -> bool:
    """Whether both are in units of one dimension: rarer, and so telling more, than two counts or two percentages."""
    if (
        claimed.kind is not Kind.MEASURE
        or evidence.kind is not Kind.MEASURE
        or claimed.unit is None
        or evidence.unit is None
    ):
        return False
    return claimed.unit == evidence.unit or (
        dimension(claimed.unit) is not None and dimension(claimed.unit) == dimension(evidence.unit)
    )


def _qualified(claim: Setting, evidence: Setting) -> float:
    """How many narrowing words stand on one side alone, at most two, halved."""
    mine, theirs = qualifiers(claim.around), qualifiers(evidence.around)
    if not claim.all_names:
        theirs -= {"worldwide"}  # so is what is said of no place
    alone = (mine - qualifiers(evidence.text)) | (theirs - qualifiers(claim.text))
    narrowed = _narrowed(claim, evidence) + _narrowed(evidence, claim)
    return min(len(alone) + narrowed, 2) / 2


def _narrowed(one: Setting, other: Setting) -> int:
    """1 where the things counted are those of a country that the other side does not speak of.

    "Chinese citizens" and "328,667 were Venezuelans" are not all the people who came.
    """
    told = find_names(one.figure.of or "")
    beside = [name for name in one.names if one.named and 0 <= name.start - one.figure.end <= ADJACENT]
    return int(any(name.country and not _mentioned(name, other) for name in (*told, *beside)))


_HEAD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
_EMPTY_HEADS = frozenset(
    "event events case cases number numbers total instance instances record records group groups".split()
)
_PERSONS = frozenset(
    filter(None, map(concept, "people migrants crossings children women men workers pupils visitors voters".split()))
)
_AFTER_HEAD = frozenset(
    "of in for from at on by to with that who which moving crossing killed injured living working per".split()
)


def head_of(figure: Figure) -> str | None:
    """The counted noun: the last word before the first preposition of what is measured."""
    head = None
    for match in _HEAD.finditer(figure.of or ""):
        word = match.group().lower()
        if word in _EMPTY_HEADS or (word == "of" and head is None):
            continue
        if word in _AFTER_HEAD:
            break
        head = concept(word) or head
    return head


def _same_head(claimed: Figure, evidence: Figure) -> float:
    return same_head(head_of(claimed), head_of(evidence))


def same_head(mine: str | None, theirs: str | None) -> float:
    """1 for the same counted noun, 0 for another, 0.5 where one is not known or may include the other."""
    if mine is None or theirs is None:
        return 0.5
    people = concept("people")
    if mine != theirs and people in {mine, theirs} and {mine, theirs} <= _PERSONS:
        return 0.5  # refugees are people, though not all people are refugees
    return 1.0 if mine == theirs else 0.0
