"""Shares of one whole that pass 100%, and a rest that does not fill what is left."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import pairwise

from factcheck.figures.changed_by import is_amount
from factcheck.figures.wording import number_in_words
from factcheck.records import Bound, Figure, Inconsistency, Kind
from factcheck.verdicts.consistency.account import Account, Line
from factcheck.verdicts.consistency.exclusive import OF_A_PART, WITHIN_A_PART, exclude_each_other
from factcheck.verdicts.consistency.values import Values

_REST = re.compile(r"\b(?:the )?(?:remaining|other|rest,?|rest \()\s*$", re.IGNORECASE)
_OF_REST = re.compile(r"\s*of (?:the|that|this|these|those|all) (?:remain\w*|rest|other)", re.IGNORECASE)
_SEVERAL = re.compile(
    r"\b(?:multiple|several|more than one|both|also|either|respectively|at least one|overlap\w*|each|combined"
    r"|average|median)\b",
    re.IGNORECASE,
)
_EXCLUSIVE = re.compile(
    r"\b(?:account(?:s|ed)? for|ma(?:ke|kes|de) up|provid(?:es?|ed)|suppl(?:y|ies|ied)|generated|owns?|owned)\b",
    re.IGNORECASE,
)
"""Verbs before a share: what one supplies of a whole, no other supplies."""
_FROM = re.compile(r"\bc(?:a|o)mes? from\b", re.IGNORECASE)
_VOTED = re.compile(r"\b(?:backed|voted for|vote for|got|won|received|polled|took)\b", re.IGNORECASE)
_VOTE = re.compile(r"\b(?:of the votes?|the vote|election|ballot|run-?off|referendum|first round)\b", re.IGNORECASE)
"""A voter has one vote, but may own a car and a bike, and be for a tax and for a ban."""
_IS_MADE_OF = re.compile(r"\b(?:is|are|contains?|consists? of)(?: about| around| some)? $", re.IGNORECASE)
_PLAIN_PART = re.compile(
    r" ?(?!on\b|in\b|for\b|of\b|at\b|to\b|more\b|less\b)[a-z-]+(?:,| and|, and)?(?: the rest)?", re.IGNORECASE
)
_PLACED = re.compile(
    r"\s*(?:of (?:the )?[\w-]+(?: [\w-]+)? )?(?:in|among|on|at|for)\s+(?!favou?r\b|the (?:vote|election"
    r"|first round)\b)",
    re.IGNORECASE,
)
_SET_AGAINST = re.compile(r"\bagainst $", re.IGNORECASE)
_WHOLE = re.compile(r"\s*of (?:the |its |all |those )?([\w'’-]+)", re.IGNORECASE)
_OF_SUBJECT = re.compile(r"(?:^|[.;:,—–] ?)\s*(?:of|among)(?: the| those| these)?(?: roughly| about)? $", re.IGNORECASE)
_SEGMENT = re.compile(r"[;:()—–]|\b(?:while|whereas|but|although|though)\b", re.IGNORECASE)
LEAST_PASSED = Fraction(1, 2)
HEDGED = Fraction(2)


def shares(account: Account) -> Iterator[Inconsistency]:
    """Shares of one whole pass 100%, or the "remaining" share does not fill what the others leave.

    Without a word for the rest, only shares that exclude each other by their verb (came from, accounts for, won,
    owns; voted for, in one vote), by their answers (yes and no, for and against, mild and severe), or as a composition
    ("is 78% nitrogen, 21% oxygen"). Each share may be rounded by half a step. Several answers, several wholes, shares
    of a part ("40% of them strongly"), several places or years are
    left alone.
    """
    for line in account.prose:
        if _SEVERAL.search(line.text):
            continue
        for group in _groups(line):
            if _of_a_part(line, group):
                continue
            rest = _REST.search(line.before(group[-1], 30)) is not None
            added, slack = _sum(group)
            if rest:
                wrong = not Values(added - slack, added + slack).wider(LEAST_PASSED, LEAST_PASSED).holds(100)
            else:
                wrong = added - slack > 100 and _exclude_each_other(line, group)
            if wrong:
                verb = "pass" if added > 100 else "leave a part of"
                parts = " + ".join(figure.text for figure in group)
                explanation = f"The shares {verb} the whole: {parts} = {number_in_words(added)}%."
                yield Inconsistency("shares", explanation, group)


def _groups(line: Line) -> Iterator[tuple[Figure, ...]]:
    """The shares of each part of a sentence, if they are told of one whole, with nothing else counted between them."""
    yield from _over_semicolon(line)
    group: list[Figure] = []
    for figure in line.figures:
        if figure.kind is Kind.ORDINAL:
            continue
        if group and line.skips_digits(group[-1], figure):
            group = []
        if group and (
            _SEGMENT.search(line.between(group[-1], figure)) or figure.kind not in {Kind.PERCENT, Kind.FRACTION}
        ):
            if len(group) > 1:
                yield tuple(group)
            group = []
        if _is_share(figure) and not _OF_SUBJECT.search(line.before(figure, 40)):
            group.append(figure)
        elif figure.kind in {Kind.PERCENT, Kind.FRACTION}:
            group = []
    if len(group) > 1:
        yield tuple(group)


def _of_a_part(line: Line, group: Sequence[Figure]) -> bool:
    """Whether a later share is of the one before: "65% said yes, 40% of them strongly"."""
    behind = any(OF_A_PART.match(line.after(figure, 40)) for figure in group[1:])
    return behind or WITHIN_A_PART.search(line.between_all(group)) is not None


def _over_semicolon(line: Line) -> Iterator[tuple[Figure, ...]]:
    """ "These six have 93.1%; the remaining 6.9% went to others": the rest alone in its part of the sentence."""
    told = [figure for figure in line.figures if figure.kind is not Kind.ORDINAL]
    if (
        len(told) >= 2
        and all(_is_share(figure) for figure in told[-2:])
        and line.between(told[-2], told[-1]).count(";") == 1
    ):
        alone = len(told) == 2 or told[-3].kind not in {Kind.PERCENT, Kind.FRACTION}
        opens = re.search(
            r";\s*(?:and )?(?:the )?(?:remaining|other|rest,?|rest \()$",
            line.between(told[-2], told[-1]),
            re.IGNORECASE,
        )
        if alone and opens:
            yield told[-2], told[-1]


def _is_share(figure: Figure) -> bool:
    plain = figure.value is not None and not figure.vague and figure.bound in {Bound.EQUAL, Bound.ABOUT}
    return figure.kind in {Kind.PERCENT, Kind.FRACTION} and plain and figure.change is None and not is_amount(figure)


def _sum(group: Sequence[Figure]) -> tuple[Fraction, Fraction]:
    """The sum in percent, and how far roundings and hedges may take it off."""
    added = slack = Fraction(0)
    for figure in group:
        factor = 1 if figure.kind is Kind.PERCENT else 100
        added += Fraction(figure.value or 0) * factor
        slack += Fraction(figure.step or 0) / 2 if factor == 1 else Fraction(0)
        slack += HEDGED if figure.bound is Bound.ABOUT else 0
    return added, max(slack, LEAST_PASSED)


def _exclude_each_other(line: Line, group: Sequence[Figure]) -> bool:
    if len(line.dates) > 1 or any(
        _PLACED.match(line.after(figure, 60)) or _SET_AGAINST.search(line.before(figure, 20)) for figure in group
    ):
        return False
    found = [_WHOLE.match(line.after(figure, 60)) for figure in group]
    wholes = {match[1].lower() for match in found if match}
    if wholes and found[0] is None:
        return False  # "among men 60% voted yes, and 55% of women no"
    if len({figure.value for figure in group}) < len(group):
        return False  # a figure that is said again
    if len(wholes) > 1 or any(_OF_REST.match(line.after(figure, 40)) for figure in group):
        return False
    before, behind = line.before(group[0], 60), line.after(group[0], 40)
    if _elliptical(line, group):
        voted = _VOTED.search(before + behind) and _VOTE.search(line.text)
        if _EXCLUSIVE.search(before) or _FROM.search(behind) or voted:
            return True
    if _exclusive_words(line, group):
        return True
    composed = _IS_MADE_OF.search(line.before(group[0], 30)) is not None
    return composed and all(_PLAIN_PART.fullmatch(line.between(*pair)) for pair in pairwise(group))


def _exclusive_words(line: Line, group: Sequence[Figure]) -> bool:
    """Whether each share has an answer of its own, behind it ("48% said yes, 42% no") or before it."""
    gaps = [line.between(*pair) for pair in pairwise(group)]
    behind, before = _CLAUSE.split(line.after(group[-1], 60))[0], _CLAUSE.split(line.before(group[0], 60))[-1]
    return exclude_each_other((*gaps, behind)) or exclude_each_other((before, *gaps))


_CLAUSE = re.compile(r"[.;:()—–]")


def _elliptical(line: Line, group: Sequence[Figure]) -> bool:
    """Whether the verb stands once: "coal provided 45%, gas 35% and wind 30%"."""
    gaps = [line.between(*pair) for pair in pairwise(group)]
    return all(1 < len(gap.split()) <= 7 and not _OTHER_VERB.search(gap) for gap in gaps)


_OTHER_VERB = re.compile(
    r"\b(?:has|have|had|is|are|was|were|said|say|voted|sold|bought|lost|rose|fell|completed|won|would|could|will"
    r"|do|did)\b",
    re.IGNORECASE,
)
