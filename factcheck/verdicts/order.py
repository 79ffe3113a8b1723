"""Which of two levels is the one after: by roles ("from 412"), by periods, or by words such as now and before.

Of two levels of one time, told of two bearers, it is the one that a comparison names first: "35 more than China".
"""

from __future__ import annotations

import re
from datetime import date, timedelta

from factcheck.records import Kind, Period, Role
from factcheck.verdicts.derivation import ALONE
from factcheck.verdicts.levels import Level
from factcheck.verdicts.setting import Setting
from factcheck.verdicts.swapped import sides_of
from factcheck.verdicts.timing import is_to_come
from factcheck.verdicts.words import concept, concepts

PARTLY = 0.6
"""Sureness of two levels in the right order that hold for parts of the claimed times: not enough to deny."""
STALE = 0.5
"""Sureness of two levels of which the later is of long before the article that says "since"."""
ORDERED = 0.7
"""Sureness from which on the order of two levels is known, and the other order out of the question."""
COMPARES = re.compile(r"\b(?:than|as|of|to|from|over|on)\b")
"""What stands before the other side of a comparison: "35 more than China"."""


def order_of(claim: Setting, after: Level, before: Level, latest: date | None, *, between: bool) -> float:
    """How sure it is, from 0 to 1, that one of two levels is the one after and the other the one before.

    ``latest`` is the last day that any level is told of; ``between`` tells that the claim compares two bearers.
    """
    sureness = _pairing(claim, after, before)
    if _since_then(claim, after.setting.period, before.setting.period, latest):
        return 1.0
    if sureness == 0 and _from_day_to_day(claim, after.setting.period, before.setting.period):
        return PARTLY
    if sureness and claim.told is not None and _SINCE.search(claim.text):
        sureness = min(sureness, STALE)
    return _sides(claim, after, before) if sureness == 0 and between and claim.base is None else sureness


_SINCE = re.compile(r"\bsince\b", re.IGNORECASE)
RECENT = timedelta(days=500)


def _since_then(claim: Setting, late: Period | None, early: Period | None, latest: date | None) -> bool:
    """Whether two levels are of the first year of "since 2005" and of the last that is told."""
    wanted = claim.base or claim.period
    if wanted is None or late is None or early is None or late.end <= early.start:
        return False
    fresh = claim.told is None or claim.told - late.end < RECENT
    begins = early.start <= wanted.start < early.end
    return begins and late.end == latest and fresh and _SINCE.search(claim.text) is not None


def _from_day_to_day(claim: Setting, late: Period | None, early: Period | None) -> bool:
    """Whether two levels are of the first day of the claim's time and of the first after it."""
    wanted, day = claim.period, timedelta(days=1)
    if wanted is None or late is None or early is None or not early.grain == late.grain == "day":
        return False
    return early.start in {wanted.start, wanted.start - day} and late.start in {wanted.end, wanted.end - day}


def _pairing(claim: Setting, after: Level, before: Level) -> float:
    """How sure it is that these are the levels after and before:

    1 by role or by period, less by a word such as now, 0 if not.
    """
    roles = [level.setting.figure.change.role if level.setting.figure.change else None for level in (after, before)]
    late, early = after.setting.period, before.setting.period
    if (
        after.reading is before.reading
        and roles[1] is Role.BEFORE
        and roles[0] is not Role.BEFORE
        and not is_reversed(late, early)
    ):
        return 1.0
    if late is None or early is None or (late.start, late.end) == (early.start, early.end):
        return _by_words(after, before)
    if early.start >= late.start:
        return 0.0
    if late.grain != early.grain:
        return 0.0
    wanted, base = _when(claim)
    if base is not None:
        fits = base.overlaps(early) and (wanted is None or wanted.overlaps(late))
        return (PARTLY if _narrower(early, base) or _narrower(late, wanted) else 1.0) if fits else 0.0
    if claim.years is not None:
        return (
            1.0
            if late.start.year - early.start.year == claim.years and (wanted is None or wanted.overlaps(late))
            else 0.0
        )
    if wanted is None:
        return 0.7
    if _spans(wanted):
        return (
            1.0
            if early.start <= wanted.start < early.end
            and late.overlaps(Period(wanted.end - timedelta(days=1), wanted.end, "day"))
            else 0.0
        )
    if not wanted.overlaps(late):
        return 0.0
    return 1.0 if _before(late) is None or _same(early, _before(late)) else 0.0


def _narrower(level: Period, claimed: Period | None) -> bool:
    """Whether a level holds for a part only of the claimed time: the record month of a year is not the year."""
    return claimed is not None and claimed.contains(level) and not _same(level, claimed)


def _when(claim: Setting) -> tuple[Period | None, Period | None]:
    """The period of a claimed change and the one it is measured from;

    Of two dates of the sentence the earlier is the base.
    """
    wanted, base = claim.period, claim.base
    dates = sorted({(date.start, date.end): date for date in claim.dates}.values(), key=lambda date: date.start)
    if base is None and len(dates) == 2 and dates[0].end <= dates[1].start and (wanted is None or not _spans(wanted)):
        return dates[1], dates[0]
    return wanted, base


def is_reversed(late: Period | None, early: Period | None) -> bool:
    """Whether the time of the level after lies before that of the other."""
    return late is not None and early is not None and early.start > late.start


def _same(one: Period, other: Period | None) -> bool:
    return other is not None and (one.start, one.end) == (other.start, other.end)


def _by_words(after: Level, before: Level) -> float:
    """A passage without dates that tells of then and now, or puts a dated level beside what is so today."""
    late, early = after.setting, before.setting
    if is_to_come(early.clause) and not is_to_come(late.clause):
        return 0.0  # "now pay 2.50, and will have to pay 2.80"
    if late.time == "now" and early.time != "now":
        return 0.9 if early.time == "then" or early.period is not None or after.reading is before.reading else 0.0
    return 0.9 if early.time == "then" and late.time is None and after.reading is before.reading else 0.0


def _spans(period: Period) -> bool:
    """Whether a period is a stretch between two times ("between 2015 and 2020", "since 2010") rather than one of the
    calendar.
    """
    return period.grain == "span" or (period.end - period.start).days > 366


def _before(period: Period) -> Period | None:
    """The period just before one of a year or of a shorter grain, a year earlier for quarters and months."""
    if period.grain not in {"year", "fiscal-year", "month", "quarter"}:
        return None
    return Period(_year_earlier(period.start), _year_earlier(period.end), period.grain)


def _year_earlier(day: date) -> date:
    return day.replace(year=day.year - 1, day=min(day.day, 28) if day.month == 2 else day.day)


_OUTDOES = re.compile(
    r"\b(?:outnumber(?:s|ed)?|outsold|outscored|outpolled|outweigh(?:s|ed)?|exceed(?:s|ed)?|surpass(?:es|ed)?"
    r"|beat|beats|leads?|led)\s+(?P<other>[^,.;]{2,60}?)\s+by\s+(?:\w+\s+)?$",
    re.IGNORECASE,
)


def _sides(claim: Setting, after: Level, before: Level) -> float:
    """How sure it is that a comparison ("35 more than China") is between these two levels, of one time and two
    bearers.
    """
    outdone = _OUTDOES.search(claim.text[: claim.figure.start])
    if outdone is not None:
        ahead, behind = concepts(claim.text[: outdone.start()]), concepts(outdone["other"])
        first, second = (level.setting.label or level.setting.measure for level in (after, before))
        if (ahead - behind) & (first - second) and (behind - ahead) & (second - first):
            return 1.0
    late, early = after.setting.period, before.setting.period
    if late is not None and early is not None and not late.overlaps(early):
        return 0.0
    things = two_things(claim)
    mine, theirs = things or _compared_sides(claim)
    first, second = _bearers(after.setting, before.setting)
    if things is not None:
        first, second = (_with_nouns(words) for words in (first, second))
    if not theirs & (second - first):
        return 0.0
    return 1.0 if mine & (first - second) else ALONE if not mine & second else 0.0


_ITS = re.compile(
    r"(?P<own>[^.,;]*?)\b(?:is|are|was|were|equals?|makes? up|amounts? to)\s+(?:\w+\s+){0,2}?$", re.IGNORECASE
)
_THINGS = re.compile(r"\s+(?:its|their|his|her)\s+(?P<other>[^.,;]+)", re.IGNORECASE)
_OWNER = re.compile(r"^.*(?:['’]s|s['’])\s+")
_SAME_THING = re.compile(
    r"\b(?:previous|former|earlier|usual|normal|original|last|old|initial|average|size|level|value|number|first|own)\b",
    re.IGNORECASE,
)
"""What tells that a multiple compares a thing with itself at another time, and not with another thing."""
_NOUNS = {"owe": "debt", "owes": "debt", "owed": "debt", "earn": "income", "earned": "income", "earns": "income"}
_NOUN_OF = {concept(verb): concept(noun) for verb, noun in _NOUNS.items()}


def two_things(claim: Setting) -> tuple[frozenset[str], frozenset[str]] | None:
    """The two things that a multiple compares: "the debt is twice its sales"; None where it is one, at two times."""
    if claim.figure.kind is not Kind.MULTIPLE or claim.figure.change is not None:
        return None
    own, other = _ITS.search(claim.text[: claim.figure.start]), _THINGS.match(claim.text, claim.figure.end)
    if own is None or other is None or _SAME_THING.search(other["other"]):
        return None
    mine, theirs = concepts(_OWNER.sub("", own["own"])), concepts(other["other"])
    return (mine, theirs) if mine and theirs and not mine & theirs else None


def _with_nouns(words: frozenset[str]) -> frozenset[str]:
    """Words with the nouns of their verbs: who owes has debt."""
    return words | frozenset(noun for word in words if (noun := _NOUN_OF.get(word)) is not None)


def _compared_sides(claim: Setting) -> tuple[frozenset[str], frozenset[str]]:
    """The concepts of each side of a comparison alone: of what stands before the figure and behind its "than"."""
    counted = sides_of(claim)
    multiplied = claim.figure.kind is Kind.MULTIPLE and counted is not None and counted.own and counted.other
    if counted is not None and (multiplied or not concepts(claim.text[: claim.figure.start])):
        return counted  # "Twice as many men as women"
    own, other = claim.text[: claim.figure.start], COMPARES.split(claim.text[claim.figure.end :], maxsplit=1)[-1]
    return concepts(own) - concepts(other), concepts(other) - concepts(own)


def _bearers(after: Setting, before: Setting) -> tuple[frozenset[str], frozenset[str]]:
    """The concepts of two levels' clauses; of two in one clause ("400 women and 200 men"), of what each counts."""
    first, second = concepts(after.clause), concepts(before.clause)
    if first != second:
        return first, second
    return concepts(after.figure.of or ""), concepts(before.figure.of or "")
