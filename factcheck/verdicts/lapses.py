"""Durations that follow from dates: between two dates of a passage, or from one to the article's day.

An age is such a duration from a birth, and has rules of its own in ``ages.py``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from factcheck.records import Kind, Outcome, Period
from factcheck.verdicts.ages import ages, with_age
from factcheck.verdicts.derivation import ALONE, Derivation
from factcheck.verdicts.match import Reading
from factcheck.verdicts.names import Name, same_name
from factcheck.verdicts.setting import Setting
from factcheck.verdicts.stretches import SOME_YEAR, are_two_days, dates_of, ends_of, is_stretch, lasting
from factcheck.verdicts.words import concepts

LEAST_COVER = 0.4
_BEGAN = re.compile(
    r"\b(?:began|begun|begin|started|start|opened|launched|launch|founded|took office|took over|since|from|entered|came"
    r"|broke out|left|set out|set sail|elected|appointed|put up|built|erected|lifted off|took off|departed|crowned"
    r"|acceded|joined|married|signed|became|sworn in|took up|moved in|walked out|came to power|went on strike"
    r"|ascended|enthroned|erupted|declared|set off|downed (?:their )?tools|stopped work|inaugurated|laid)\b",
    re.IGNORECASE,
)
_ENDED = re.compile(
    r"\b(?:ended|end|finished|until|till|closed|lifted|to|completed|stopped|returned|resigned|fell|splashed down|landed"
    r"|arrived|demolished|torn down|abdicated|died|divorced|retired|stepped down|left office|reopened|went back"
    r"|came back|quit|dissolved|concluded|peace|armistice|truce|cease-?fire|surrendered|capitulated|consecrated"
    r"|(?:was|were|got) (?:back|home)|deposed)\b",
    re.IGNORECASE,
)
LASTED = re.compile(
    r"\b(?:lasted|lasting|lasts|took|takes|ran|after|for|over|within|in|stood|reigned|ruled|served|spent)\s+"
    r"(?:for\s+)?$",
    re.IGNORECASE,
)
_FOR = re.compile(r"\bfor\s+$", re.IGNORECASE)
_STILL = re.compile(r"\b(?:has|have|had)\s+(?:\w+\s+)?been\b|\bhas\b|\bhave\b|\bago\b|\bold\b", re.IGNORECASE)


def lapses(claim: Setting, readings: tuple[Reading, ...]) -> Iterator[Derivation]:
    """A duration between two dates of a passage or from one to the article's day; an age from a date of birth."""
    claim = with_age(claim)
    figure = claim.figure
    if figure.kind not in {Kind.DURATION, Kind.AGE}:
        return
    yield from _apart(claim, readings)
    before = claim.text[: claim.figure.start]
    lasted, still = bool(LASTED.search(before)), bool(_FOR.search(before) and _STILL.search(claim.clause))
    if figure.kind is Kind.DURATION and not (lasted or still):
        return
    today = None if claim.told is None else Period(claim.told, claim.told + timedelta(days=1), "day")
    ends: list[tuple[Setting, Reading]] = []
    for reading in readings:
        dates = dates_of(reading)
        cover = max(named_in(claim, reading), _otherwise_named(claim, reading, dates) if len(readings) == 1 else 0.0)
        if not dates or cover < LEAST_COVER:
            continue
        guessed = all(
            date.figure.period is not None and date.figure.period.start.year == SOME_YEAR.year for date in dates
        )
        if guessed and figure.unit not in {"day", "week"}:
            cover = min(cover, ALONE)  # the year is a guess: enough to agree, not to deny
        ends += [(setting, reading) for setting in dates]
        span = ends_of(dates[0]) if len(dates) == 1 else None
        if figure.kind is Kind.AGE:
            yield from ages(claim, dates, span, reading, today)
        elif span is not None and not still:
            yield from lasting(claim, *span, reading, cover)
        elif len(dates) == 2 and lasted and not still and not any(is_stretch(each) for each in dates):
            begun = _BEGAN.search(dates[0].clause) or _BEGAN.search(dates[0].text[: dates[0].figure.start])
            ended = _ENDED.search(dates[1].clause) or _ENDED.search(dates[1].text[dates[0].figure.end :])
            sure = cover if begun and ended else min(cover, ALONE)
            for found in lasting(claim, dates[0].figure.period, dates[1].figure.period, reading, sure):
                agreed = found.comparison.outcome is Outcome.AGREES and are_two_days(dates)
                if sure == cover or _FOR.search(before) or agreed:
                    yield found
        elif len(dates) == 1 and today is not None and still and _BEGAN.search(dates[0].clause):
            yield from lasting(claim, dates[0].figure.period, today, reading, cover)
    apart = len(ends) == 2 and ends[0][1] is not ends[1][1] and not any(is_stretch(end) for end, _ in ends)
    if figure.kind is Kind.DURATION and lasted and not still and apart:
        yield from _from_one_to_another(claim, ends)


_APART = re.compile(r"\s+(?:apart|later|after)\b", re.IGNORECASE)


def _apart(claim: Setting, readings: tuple[Reading, ...]) -> Iterator[Derivation]:
    """ "Born seven years apart", "seven years later", from the two dates of one passage. Only agreement counts."""
    if claim.figure.kind is not Kind.DURATION or not _APART.match(claim.text, claim.figure.end):
        return
    for reading in readings:
        dates = [each for each in dates_of(reading) if each.figure.period is not None]
        dates.sort(key=lambda each: each.figure.period.start if each.figure.period else date.min)
        told = {each.figure.period for each in dates}
        known = all(any(day.overlaps(period) for period in told if period is not None) for day in claim.dates)
        cover = named_in(claim, reading)
        if len(dates) != 2 or not known or any(is_stretch(each) for each in dates) or cover < LEAST_COVER:
            continue
        for found in lasting(claim, dates[0].figure.period, dates[1].figure.period, reading, max(cover, ALONE)):
            if found.comparison.outcome is Outcome.AGREES:
                yield found


@dataclass(frozen=True, slots=True)
class _Kind:
    """A kind of lapse: the words that claims have for it, and those for its beginning and its end."""

    named: re.Pattern[str]
    begun: re.Pattern[str]
    ended: re.Pattern[str]
    sureness: float


def _kind(named: str, begun: str, ended: str, sureness: float) -> _Kind:
    one, two, three = (re.compile(rf"\b(?:{words})\b", re.IGNORECASE) for words in (named, begun, ended))
    return _Kind(one, two, three, sureness)


OF_A_KIND = 0.7
"""Sureness of a lapse whose beginning and end are told in words that go with the claim's own alone."""
_KINDS = (
    _kind(
        "war|conflict|hostilities",
        r"(?:fighting|war|hostilities)\s+(?:broke out|began|started|erupted)|declared war|war was declared",
        r"peace|armistice|truce|cease-?fire|surrendered|capitulated",
        OF_A_KIND,
    ),
    _kind(
        "expedition|voyage|journey|trek|trip",
        r"set (?:out|off|sail)|departed",
        r"(?:was|were|got|came|went|arrived|sailed) (?:\w+ )?(?:back|home)|returned",
        OF_A_KIND,
    ),
    _kind(
        "strike|walkout|stoppage",
        r"walked out|downed (?:their )?tools|stopped work",
        r"(?:back|returned) (?:to|at) work|went back|called off",
        OF_A_KIND,
    ),
    _kind(  # a coronation may be later than the accession
        "throne|reign(?:ed)?|ruled|king|queen|emperor|empress|monarch|tsar|sultan",
        r"crowned|acceded|ascended|enthroned|became (?:king|queen|emperor|empress|tsar|sultan)|throne|crown",
        r"reigned|ruled|abdicat(?:ed|ion)|deposed|died|death",
        ALONE,
    ),
    _kind(
        "construction|building|built|build",
        r"(?:work|works|building|construction)\b[^.;]{0,40}?\b(?:began|begun|started)|first stone|foundation stone",
        r"finished|completed|consecrated|done",
        ALONE,
    ),
)
_PRONOUN = re.compile(r"(?:He|She|It|They)\b")
_SUBJECT = re.compile(r"(?:The|A|An|His|Her|Their|Its)\s+(?P<noun>\w+)")
_MORE_THAN_ONE = re.compile(r"\b(?:again|resumed|second|another|temporar\w+|brief\w*|earlier)\b", re.IGNORECASE)


def _otherwise_named(claim: Setting, reading: Reading, dates: list[Setting]) -> float:
    """How surely the only passage speaks of the claim's subject in other words: by a pronoun, or by words of beginning
    and end that go with it. It must name nobody else.
    """
    text = reading.passage.text
    strangers = [name for name in reading.bare.all_names if not _is_named(name, claim)]
    if claim.figure.kind is not Kind.DURATION or strangers or _MORE_THAN_ONE.search(text):
        return 0.0
    pronoun = _PRONOUN.match(text)
    if len(dates) == 1 and is_stretch(dates[0]):
        subject = _SUBJECT.match(claim.text)
        words = _about(claim) - (concepts(subject["noun"]) if subject and pronoun else frozenset())
        return len(words & reading.bare.all_words) / len(words) if words and pronoun and not claim.names else 0.0
    if len(dates) != 2:
        return 0.0
    told = text[: dates[0].figure.end + BEHIND], text[dates[0].figure.end :]
    kinds = [each for each in _KINDS if each.named.search(claim.text)]
    kinds = [each for each in kinds if each.begun.search(told[0]) and each.ended.search(told[1])]
    kinds = [each for each in kinds if _shares_the_rest(claim, each, reading)]
    if kinds and not claim.names:
        return max(each.sureness for each in kinds)
    both = _BEGAN.search(told[0]) and _ENDED.search(told[1])
    return ALONE if pronoun and (kinds or (both and not claim.names)) else 0.0


def _shares_the_rest(claim: Setting, kind: _Kind, reading: Reading) -> bool:
    """Whether a passage has one of the claim's words besides that for the kind of lapse: "of the cathedral"."""
    rest = _about(claim) - concepts(" ".join(kind.named.findall(claim.text)))
    return not rest or bool(rest & reading.bare.all_words)


BEHIND = 30
"""Characters behind the first date in which its beginning may still be told."""


def _is_named(name: Name, claim: Setting) -> bool:
    return any(same_name(name.key, mine.key) for mine in claim.all_names)


_OF_LASTING = concepts("took takes lasted lasting lasts ran stood spent served apart")


def _about(claim: Setting) -> frozenset[str]:
    """The words of a claim without those that only say that something lasted."""
    words = claim.words | claim.measure
    return words - _OF_LASTING if claim.figure.kind is Kind.DURATION else words


def _from_one_to_another(claim: Setting, ends: list[tuple[Setting, Reading]]) -> Iterator[Derivation]:
    """The beginning in one passage and the end in another: "began on 13 August 1961", "fell on 9 November 1989"."""
    begun = [end for end in ends if _BEGAN.search(end[0].clause) and not _ENDED.search(end[0].clause)]
    ended = [end for end in ends if end not in begun and _ENDED.search(end[0].clause)]
    if len(begun) == len(ended) == 1:
        for found in lasting(claim, begun[0][0].figure.period, ended[0][0].figure.period, begun[0][1], ALONE):
            figures = (begun[0][0].figure, ended[0][0].figure)
            yield replace(
                found, comparison=replace(found.comparison, figures=figures), readings=(begun[0][1], ended[0][1])
            )


def named_in(claim: Setting, reading: Reading) -> float:
    """How much of the claim's subject the passage speaks of: its names where it has some, else its words; of a person
    whose age is told, the word beside it is enough ("the 19-year-old sprinter").
    """
    if claim.names:
        return (
            1.0
            if any(same_name(mine.key, theirs.key) for mine in claim.names for theirs in reading.bare.all_names)
            or any(re.search(rf"\b{re.escape(mine.key.split()[-1])}\b", reading.passage.text) for mine in claim.names)
            else 0.0
        )
    if claim.figure.kind is Kind.AGE:
        beside = concepts(" ".join(claim.text[claim.figure.end :].split()[:2])) or claim.words
        return 1.0 if beside & reading.bare.all_words else 0.0
    words = _about(claim)
    return len(words & reading.bare.all_words) / len(words) if words else 0.0
