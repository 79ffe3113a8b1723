"""A date with an edge beside another date: "closed after 1990" and "closed in 1993".

Such a date leaves one end of time open. It agrees with a time that lies wholly on its side, and differs from one that
lies wholly on the other where both sides tell of one event that happens once. Of a state ("before 2000 the mine had 300
men") it says when that held, and not when it began or ended.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from factcheck.figures.compare import compare_figures
from factcheck.records import Bound, Comparison, Figure, Outcome, Period
from factcheck.verdicts.setting import Setting
from factcheck.verdicts.words import concept

_BEFORE = re.compile(r"(?:before|prior to)\b", re.IGNORECASE)
_AFTER = re.compile(r"(?:after|later than)\b", re.IGNORECASE)
_BY = re.compile(r"by\b", re.IGNORECASE)
_AT_LATEST = re.compile(r"(?:no later than|(?:in|on) or before)\b|.*\b(?:or|and) (?:earlier|before)$", re.IGNORECASE)
_AT_EARLIEST = re.compile(r"(?:no earlier than|(?:in|on) or after)\b|.*\b(?:or|and) (?:later|after)$", re.IGNORECASE)
_NEAR = re.compile(
    r"\b(?:shortly|soon|just|immediately|right|straight|long|well|only|not|never|until|even|years?|months?|weeks?|days?"
    r"|decades?|century|centuries)\s+$",
    re.IGNORECASE,
)
"""What brings an edge nearer to its date, moves it away, or turns it round: "shortly after 1990", "not before 1990"."""
_ONCE = re.compile(
    r"\b(?:clos(?:ed?|es|ing|ure)|shut|open(?:ed|s|ing)|buil[td]\w*|found(?:ed|ing|ation)|establish\w*|died|dies|death|born"
    r"|birth|killed|sank|sunk|burn(?:ed|t)|collaps\w*|demolish\w*|destroy\w*|complet\w*|abolish\w*|adopt\w*|ratif\w*|invent\w*"
    r"|discover\w*|publish\w*|inaugurat\w*|erect\w*|creat(?:ed|ion)|dissol\w*|execut(?:ed|ion)|crashed|bankrupt\w*|founder(?:ed)?"
    r"|ended|began|started|launched|join(?:ed|s|ing)|introduc\w*|merg\w*)\b",
    re.IGNORECASE,
)
"""What happens once, so that one time of it excludes every other."""


@dataclass(frozen=True, slots=True)
class _Stretch:
    """The days from ``start`` until before ``end``; None is an open end."""

    start: date | None
    end: date | None

    def holds(self, other: _Stretch) -> bool:
        late = self.start is None or (other.start is not None and self.start <= other.start)
        return late and (self.end is None or (other.end is not None and other.end <= self.end))

    def meets(self, other: _Stretch) -> bool:
        ends = ((self.start, other.end), (other.start, self.end))
        return all(start is None or end is None or start < end for start, end in ends)


def compare_dated(claim: Setting, evidence: Setting) -> Comparison:
    """Compare two dates, of which either may have an edge."""
    claimed, other = claim.figure, evidence.figure
    plain = compare_figures(claimed, other)
    edges = (_edge(claimed), _edge(other))
    if claimed.period is None or other.period is None or edges in {(None, None), (_BY, _BY)}:
        return plain
    if claim.several:  # when another figure of the sentence holds
        return _open(plain) if plain.outcome is Outcome.DIFFERS else plain
    sides = zip(edges, (claim, evidence), strict=True)
    if any(edge and _NEAR.search(side.text[: side.figure.start]) for edge, side in sides):
        return _open(plain)
    mine, theirs = _meant(claimed.period, edges[0]), _meant(other.period, edges[1])
    if mine.holds(theirs):
        return Comparison(Outcome.AGREES, "date", f"{other.text} is {claimed.text}", (other,))
    allowed = _allowed(claimed, claimed.period, edges[0]), _allowed(other, other.period, edges[1])
    apart = plain.outcome is Outcome.DIFFERS and not allowed[0].meets(allowed[1])
    return plain if apart and _one_event(claim.clause, evidence.clause) else _open(plain)


def _open(comparison: Comparison) -> Comparison:
    return Comparison(Outcome.INCOMPARABLE, "less-precise", comparison.working, comparison.figures)


def _edge(figure: Figure) -> re.Pattern[str] | None:
    """The edge of a date. "Since" and "until" have none: they tell the very day at which something began or ended."""
    if figure.bound in {Bound.EQUAL, Bound.ABOUT}:
        return None
    return next((edge for edge in (_BEFORE, _AFTER, _BY, _AT_LATEST, _AT_EARLIEST) if edge.match(figure.text)), None)


def _meant(period: Period, edge: re.Pattern[str] | None) -> _Stretch:
    """The time that a date surely stands for."""
    start, end = period.start, period.end
    if edge is _BEFORE:
        return _Stretch(None, start)
    if edge is _AFTER:
        return _Stretch(end, None)
    if edge in {_BY, _AT_LATEST}:
        return _Stretch(None, end)
    return _Stretch(start, None) if edge is _AT_EARLIEST else _Stretch(start, end)


def _allowed(figure: Figure, period: Period, edge: re.Pattern[str] | None) -> _Stretch:
    """The time that a date may stand for: with the one that it names, and all that a count back may mean."""
    if edge is _BEFORE:
        return _Stretch(None, period.end)
    if edge is _AFTER:
        return _Stretch(period.start, None)
    reach = figure.reach.allows if figure.reach is not None else period
    return _Stretch(reach.start, reach.end) if edge is None else _meant(period, edge)


def _one_event(claim: str, evidence: str) -> bool:
    mine, theirs = ({concept(match.group()) for match in _ONCE.finditer(text)} for text in (claim, evidence))
    return bool(mine & theirs - {None})
