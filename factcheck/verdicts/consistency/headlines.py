"""A headline, title or summary against the text under it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction

from factcheck.figures import find_figures
from factcheck.figures.compare import compare_figures
from factcheck.figures.in_units import same_dimension
from factcheck.records import Bound, Direction, Figure, Inconsistency, Kind, Outcome, Role, Span
from factcheck.verdicts.align import head_of
from factcheck.verdicts.consistency.account import Account, Line
from factcheck.verdicts.consistency.values import widest
from factcheck.verdicts.contrasts import contrast
from factcheck.verdicts.setting import Setting, describe
from factcheck.verdicts.words import concepts

_KINDS = {Kind.NUMBER, Kind.MONEY, Kind.PERCENT, Kind.MEASURE, Kind.AGE}
_FRONT = re.compile(r"\ufeff?(---|\+\+\+)[ \t]*\r?\n(.*?)\n(?:\1|\.\.\.)[ \t]*(?=\r|\n|\Z)", re.DOTALL)
_FIELD = re.compile(
    r"^(?:title|headline|subtitle|summary|description|standfirst|dek|excerpt"
    r"|abstract)[ \t]*[:=][ \t]*[\"']?(?P<words>[^\n]*?)[\"']?[ \t\r]*$",
    re.IGNORECASE | re.MULTILINE,
)
_NOT_TOLD = frozenset(
    "thing way reason fact tip question lesson takeaway chart number idea stori photo pictur step".split()
)
_PART = re.compile(r"\s*(?:of|in|out of)\s+(?:the\s+)?\d|\s*of them\b", re.IGNORECASE)
_NARROWED = re.compile(r"\s*(?:[\w'’-]+ ){0,2}?(?:in|among|at|from)\s+(?:the )?(?P<where>[\w'’-]+)", re.IGNORECASE)
_WHEN = re.compile(
    r"(?:january|february|march|april|may|june|july|august|september|october|november|december|first|second|third"
    r"|fourth|last|past|same"
    r"|year|month|week|quarter|total|all|\d+|its|their|his|her|a|an|this|spring|summer|autumn|winter|history"
    r"|record)$",
    re.IGNORECASE,
)
_MORE = re.compile(r"\s*(?:more|other|others|further|additional|fewer|less|extra)\b", re.IGNORECASE)
_ANOTHER = re.compile(
    r"\b(?:another|further|additional|fear\w*|could|might|may|record|previous\w*|up from|down from|after) $", re.I
)
NEAR = Fraction(10, 100)
"""How far off a headline may be that rounds without saying so."""


@dataclass(frozen=True, slots=True)
class Head:
    """A headline with its figures; their offsets count from the beginning of the article."""

    text: str
    figures: tuple[Figure, ...]
    settings: tuple[Setting, ...]


def headline(account: Account) -> Iterator[Inconsistency]:
    """The figure of a headline, title or summary has one counterpart in the text, which counts the same thing, and it
    differs.

    Quiet if any figure of the text agrees: the same, a rounding (a tenth off, or within the last written digit),
    within the hedge, or the sum of two or three figures of a sentence. The counterpart shares the thing counted and
    the headline's other words, names aside, holds at the same time, and is the only one. What is planned is not what
    was done, and an earlier year is another one.
    """
    body = [line for line in account.prose if not _is_front(account, line)]
    for head in _heads(account):
        for figure, setting in zip(head.figures, head.settings, strict=True):
            turned = _turned(head, figure, setting, body) or _other_share(head, figure, body)
            if turned is not None:
                yield turned
                continue
            if not _is_told(head, figure) or _agreed(figure, body):
                continue
            if _of_victims(head, figure) and _ONE_MORE.search(account.article.text):
                continue
            found = _counterparts(head, figure, setting, body)
            values = {(other.value, other.low, other.high) for other in found}
            if len(values) == 1:
                explanation = f"The headline says “{figure.text}”, the text “{found[0].text}”."
                yield Inconsistency("headline", explanation, (figure, found[0]))


# --------------------------------------------------------------------------- headlines


def _heads(account: Account) -> Iterator[Head]:
    first = next((sentence for sentence in account.article.sentences), None)
    for line in account.lines:
        if line.is_heading and first is not None and line.start == first.start:
            yield Head(line.text, line.figures, line.settings)
    front = _FRONT.match(account.article.text)
    if front is None:
        return
    for field in _FIELD.finditer(account.article.text, front.start(2), front.end(2)):
        words = field["words"]
        local = find_figures(words, reference=account.told, spans=[Span(0, len(words))]).figures
        start = field.start("words")
        figures = tuple(replace(figure, start=figure.start + start, end=figure.end + start) for figure in local)
        yield Head(words, figures, describe(words, local, "", account.told))


def _is_front(account: Account, line: Line) -> bool:
    front = _FRONT.match(account.article.text)
    return front is not None and line.start < front.end()


def _is_told(head: Head, figure: Figure) -> bool:
    """Whether a headline's figure states a quantity that the text should have too."""
    if figure.kind not in _KINDS or figure.value is None or figure.vague or "?" in head.text:
        return False
    if figure.kind is Kind.NUMBER and (head_of(figure) or "") in _NOT_TOLD:
        return False
    at = head.text.find(figure.text)
    behind, before = head.text[at + len(figure.text) :], head.text[:at]
    return at >= 0 and not _PART.match(behind) and not re.search(r"\d (?:of|in|out of)(?: the)? $", before)


# --------------------------------------------------------------------------- the text


def _agreed(figure: Figure, body: Sequence[Line]) -> bool:
    """Whether any figure of the text, or the sum of some in one sentence, agrees with the headline."""
    for line in body:
        if any(_same(figure, other) for other in line.figures if other.kind is not Kind.DATE):
            return True
        alike = [o for o in line.figures if o.kind is figure.kind and o.unit == figure.unit and o.value is not None]
        for first in range(len(alike)):
            for last in range(first + 2, min(first + 5, len(alike)) + 1):
                added = sum((other.value or Decimal(0) for other in alike[first:last]), Decimal(0))
                if _same(figure, replace(alike[first], value=added, bound=Bound.EQUAL)):
                    return True
    return False


def _same(figure: Figure, other: Figure) -> bool:
    """Whether a figure of the text is one that the headline may stand for."""
    plain, told = replace(figure, change=None), replace(other, change=None)
    outcome = compare_figures(plain, told).outcome
    if outcome is Outcome.AGREES or not same_dimension(plain, told):
        return outcome is Outcome.AGREES
    mine, value = widest(figure), other.value
    if value is None or other.unit != figure.unit or figure.bound is not Bound.EQUAL:
        return outcome is Outcome.INCOMPARABLE
    exact = figure.kind in {Kind.PERCENT, Kind.AGE} or (figure.kind is Kind.NUMBER and abs(value) < 20)
    centre = Fraction(figure.value or 0)
    near = not exact and abs(centre - Fraction(value)) <= abs(centre) * NEAR
    return near or (mine is not None and mine.holds(Fraction(value))) or figure.value == value


def _counterparts(head: Head, figure: Figure, setting: Setting, body: Sequence[Line]) -> list[Figure]:
    found = []
    for line in body:
        for other, theirs in zip(line.figures, line.settings, strict=True):
            told = other.value is not None and other.bound is Bound.EQUAL and not other.vague
            if not told or other.kind is not figure.kind or other.unit != figure.unit or other.rate != figure.rate:
                continue
            if any(_same(mine, other) for mine in head.figures):
                continue  # it tells another figure of the headline
            if (
                _same_role(figure, other)
                and _same_time(setting, theirs)
                and _same_thing(head, figure, line, other, theirs)
            ):
                found.append(other)
    return found


def _same_role(figure: Figure, other: Figure) -> bool:
    mine = (figure.change.direction, figure.change.role) if figure.change else None
    theirs = (other.change.direction, other.change.role) if other.change else None
    return mine == theirs


def _same_time(setting: Setting, theirs: Setting) -> bool:
    return setting.period is None or theirs.period is None or setting.period.overlaps(theirs.period)


def _same_thing(head: Head, figure: Figure, line: Line, other: Figure, theirs: Setting) -> bool:
    """Whether a figure of the text counts what the headline counts, with nothing that narrows it."""
    mine = head_of(figure)
    counted = {mine} if mine is not None else concepts(figure.of or "")
    if _of_victims(head, figure):
        counted = concepts("people")
    if figure.kind is Kind.NUMBER and not counted & concepts(other.of or ""):
        return False
    behind = line.after(other, 60)
    if _PART.match(behind) or _MORE.match(behind) or _ANOTHER.search(line.before(other, 20)):
        return False
    words = _words(head.text)
    if any(not concepts(name.key) <= words for name in theirs.names if theirs.named):
        return False
    narrowed = _NARROWED.match(behind)
    if narrowed and not _WHEN.match(narrowed["where"]) and not concepts(narrowed["where"]) <= words:
        return False
    if contrast(head.text, line.text) or _of_other_time(head, figure, line):
        return False
    rest = words - counted - _names_in(head.text) if figure.kind is Kind.NUMBER else words - _names_in(head.text)
    shared = rest & _words(line.text)
    return bool(rest or words & concepts(line.text)) and len(shared) == len(rest)


_VICTIMS = re.compile(r"\b(?:kills?|killed|injures?|injured|hurts?|wounds?|wounded) $", re.IGNORECASE)
_NO_NOUN = re.compile(r"\s*(?:$|[,;:–—-]|(?:in|at|on|near|as|after|across|off)\b)")
_ONE_MORE = re.compile(
    r"\b(?:another|an? (?:third|fourth|fifth|sixth|seventh|further|child)) (?:\w+ ){0,2}?(?:died|dies|was|were|had)\b"
    r"|\b(?:also died|later died|died later|more (?:\w+ )?(?:died|deaths)|other (?:deaths|victims|dead))\b",
    re.IGNORECASE,
)
"""Words that tell of more victims, or of some of them."""


def _of_victims(head: Head, figure: Figure) -> bool:
    """ "Flood kills 40 in Bath": the persons are not named."""
    at = head.text.find(figure.text)
    before, behind = head.text[:at], head.text[at + len(figure.text) :]
    return figure.kind is Kind.NUMBER and _VICTIMS.search(before) is not None and _NO_NOUN.match(behind) is not None


_SHORTER = re.compile(r"\b(?:quarters?|half|months?|weeks?|days?|hours?|day|while|but)\b", re.IGNORECASE)


def _turned(head: Head, figure: Figure, setting: Setting, body: Sequence[Line]) -> Inconsistency | None:
    """ "Exports fall 12%" above "Exports rose 12%": one amount, the opposite way, of the same thing."""
    if figure.change is None or figure.change.role is not Role.AMOUNT or not _is_told(head, figure):
        return None
    same = [
        (line, other, theirs)
        for line in body
        for other, theirs in zip(line.figures, line.settings, strict=True)
        if other.kind is figure.kind and _same(figure, other)
    ]
    if len(same) != 1:
        return None
    line, other, theirs = same[0]
    if other.change is None or other.change.role is not Role.AMOUNT:
        return None
    ways = {figure.change.direction, other.change.direction}
    of_one = concepts(other.of or "") == concepts(figure.of or "") != frozenset()
    if ways != {Direction.ROSE, Direction.FELL} or not of_one or not _same_time(setting, theirs):
        return None
    if _SHORTER.search(line.text) and not _SHORTER.search(head.text):
        return None
    if not _same_thing(head, figure, line, other, theirs):
        return None
    risen = "rise" if figure.change.direction is Direction.ROSE else "fall"
    explanation = f"The headline says that “{figure.text}” is a {risen}, the text the opposite."
    return Inconsistency("headline", explanation, (figure, other))


_WHO = r"(?:of (?:all )?(?:the )?(?P<whom>[a-z]+) )"
_OF_WHOM_DO = re.compile(rf"\s*{_WHO}(?P<do>[a-z]+)\s*(?:[.,;]|$)")
_DO = re.compile(rf"\s*(?:(?:{_WHO}|(?P<noun>[a-z]+) ))?(?P<do>[a-z]+)\s*$")
_ANYONE = frozenset(concepts("adults people residents citizens population"))


def _other_share(head: Head, figure: Figure, body: Sequence[Line]) -> Inconsistency | None:
    """ "One in three smokes" above "20.4% of adults smoke": a share in words and one in figures."""
    if figure.kind is not Kind.FRACTION or figure.value is None or "?" in head.text or _agreed(figure, body):
        return None
    told = _DO.match(head.text[head.text.find(figure.text) + len(figure.text) :])
    if told is None or not head.text.startswith(figure.text):
        return None
    whom = concepts(told["whom"] or told["noun"] or "") - _ANYONE
    for line in body:
        for other in line.of_kind(Kind.PERCENT):
            found = _OF_WHOM_DO.match(line.after(other, 60))
            plain = other.value is not None and other.bound in {Bound.EQUAL, Bound.ABOUT} and not other.vague
            if found is None or not plain or other.change is not None or _ANOTHER_TIME.search(line.text):
                continue
            alike = concepts(found["do"]) == concepts(told["do"]) and concepts(found["whom"]) - _ANYONE == whom
            far = abs(Fraction(other.value or 0) - Fraction(figure.value) * 100) > LEAST_APART
            if alike and far and not _NARROWER.search(line.before(other)):
                explanation = f"The headline says “{figure.text}”, the text “{other.text}”."
                return Inconsistency("headline", explanation, (figure, other))
    return None


LEAST_APART = 8
"""By how many points a share in words ("one in three") must miss the percentage."""
_NARROWER = re.compile(r"\b(?:of|among|in|at|for) (?:those|[A-Z]|the|women|men|(?:1|2)\d{3})", re.IGNORECASE)

_FORESEEN = re.compile(
    r"\b(?:plan(?:s|ned|ning)?|to (?!an?\b|the\b|\d|[A-Z$€£])[a-z]+|will|would|could|may|might|must|should"
    r"|wants?|aims?|seeks?|pledges?|promises?|vows?|proposes?|targets?|hopes?|demands?"
    r"|calls? for|asks?|expects?|expected|forecast\w*"
    r"|set to|due|eyes?|mulls?|considers?|urges?|offers?|needs?|threatens?|warns?|fears?|likely|bids?|predict\w*)\b"
)
_ANOTHER_TIME = re.compile(
    r"\b(?:ago|earlier|previous\w*|the (?:year|month|week|season) before|usual\w*|normal\w*|typical\w*|another|already"
    r"|so far|first (?:election|round|time)|(?:last|next) (?:time|season|election|term|world cup|games)|since|used to"
    r"|until|once|at the time|on average|average)\b",
    re.IGNORECASE,
)
_PAST = re.compile(
    r"\b(?:last|this|in|of|during) (?:the )?(?:(?:season|century|spring|summer|autumn|winter|year|month|week"
    r"|january|february|march|april|may|june|july|august|september|october|november|december|past)\b)|\b(?:1[5-9]|20)\d\d\b",
    re.IGNORECASE,
)


def _of_other_time(head: Head, figure: Figure, line: Line) -> bool:
    """Whether a sentence tells of what was, and the headline of what is planned, or of another time than its own.

    A rise or a fall is told of a period that has passed; whatever else is new in a headline has just happened.
    """
    if _FORESEEN.search(head.text):
        return not _FORESEEN.search(line.text)
    if _ANOTHER_TIME.search(line.text):
        return True
    moved = figure.change is not None or figure.kind is Kind.PERCENT
    return not moved and _PAST.search(line.text) is not None and not _PAST.search(head.text)


_IRREGULAR = dict(
    pair.split(":")
    for pair in (
        "drew:draw sold:sell left:leave bought:buy built:build won:win lost:lose shot:shoot spent:spend sank:sink "
        "struck:strike caught:catch found:find took:take gave:give paid:pay went:go led:lead held:hold sent:send "
        "kept:keep broke:break drove:drive stole:steal swept:sweep fought:fight taught:teach brought:bring flew:fly "
        "froze:freeze sought:seek fed:feed shook:shake threw:throw rode:ride ran:run bore:bear chose:choose "
        "forecast:forecast stuck:stick tore:tear wrote:write burnt:burn dead:kill died:kill"
    ).split()
)


def _words(text: str) -> frozenset[str]:
    """The concepts of a text, with irregular pasts brought to their verb."""
    plain = re.sub(r"[A-Za-z]+", lambda found: _IRREGULAR.get(found[0].lower(), found[0]), text)
    return concepts(plain)


def _names_in(text: str) -> frozenset[str]:
    """The words with a capital that do not open a headline: the text may tell the same without them."""
    return frozenset().union(*(concepts(word) for word in re.findall(r"(?<=\s)[A-Z][\w’'-]+", text)))
