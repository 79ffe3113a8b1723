"""What an article says against itself, without any store: a change that does not follow from its own levels, two
values for one thing.

Quiet by design: only pairs whose every slot lines up count, and derived figures only within one sentence.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations, groupby

from factcheck.figures.compare import compare_figures, is_amount
from factcheck.figures.derive import difference, multiple, percent_change
from factcheck.records import Claim, Figure, Inconsistency, Kind, Outcome, Role
from factcheck.verdicts.align import align
from factcheck.verdicts.setting import Setting

SAME = 0.9


def inconsistencies(claims: Sequence[Claim], settings: Sequence[Setting]) -> tuple[Inconsistency, ...]:
    """Figures of one article that cannot all be right, in order of the first one."""
    found = [*_changes(claims), *_restated(claims, settings)]
    return tuple(sorted(found, key=lambda item: (item.figures[0].start, item.reason)))


def _changes(claims: Sequence[Claim]) -> Iterator[Inconsistency]:
    """ "From 4 million to 6 million, up 40%": the stated change must follow from the stated levels."""
    for _, group in groupby(claims, key=lambda claim: (claim.start, claim.end)):
        figures = [claim.figure for claim in group]
        before, after = _only(figures, Role.BEFORE), _only(figures, Role.AFTER)
        if before is None or after is None:
            continue
        for figure in figures:
            if not (is_amount(figure) or figure.kind is Kind.MULTIPLE):
                continue
            results = [operation(figure, after, before) for operation in (multiple, percent_change, difference)]
            told = [result for result in results if result is not None]
            if told and all(result.outcome is Outcome.DIFFERS for result in told):
                yield Inconsistency(
                    "change",
                    f"The stated change does not follow from the stated levels: {told[0].working}.",
                    (before, after, figure),
                )


def _only(figures: Sequence[Figure], role: Role) -> Figure | None:
    """The one level of a sentence with this role; None where there are none or several."""
    levels = [figure for figure in figures if figure.change is not None and figure.change.role is role]
    return levels[0] if len(levels) == 1 else None


def _restated(claims: Sequence[Claim], settings: Sequence[Setting]) -> Iterator[Inconsistency]:
    """The same measure of the same thing at the same time, in two sentences with two values."""
    told = [(claim, setting) for claim, setting in zip(claims, settings, strict=True) if _specific(setting)]
    for (first, mine), (second, theirs) in combinations(told, 2):
        if first.start == second.start or first.figure.kind is not second.figure.kind:
            continue
        forth, back = align(mine, theirs), align(theirs, mine)
        if forth.gate or back.gate or mine.measure != theirs.measure or forth.period != "equal":
            continue
        if min(forth.sameness(None), back.sameness(None)) < SAME:
            continue
        results = [compare_figures(first.figure, second.figure), compare_figures(second.figure, first.figure)]
        if all(result.outcome is Outcome.DIFFERS for result in results):
            explanation = (
                f"The same quantity is given twice with two values: “{first.figure.text}” and “{second.figure.text}”."
            )
            yield Inconsistency("restated", explanation, (first.figure, second.figure))


def _specific(setting: Setting) -> bool:
    """Whether enough is said of the figure to know it again: what it measures, of whom, and when."""
    return bool(setting.measure and setting.names and setting.period) and setting.figure.kind not in {
        Kind.DATE,
        Kind.STATEMENT,
    }
