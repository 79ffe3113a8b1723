"""Shares: a part and its whole, one of two groups in both."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import permutations

from factcheck.figures.changed_by import is_amount
from factcheck.figures.derive import share
from factcheck.records import Figure, Kind, Outcome
from factcheck.verdicts.align import align
from factcheck.verdicts.contrasts import contrast
from factcheck.verdicts.derivation import Derivation
from factcheck.verdicts.levels import LEAST_COVER
from factcheck.verdicts.match import Reading
from factcheck.verdicts.qualifiers import parts_of
from factcheck.verdicts.setting import Setting


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
            other_part = claim.negated is not part.negated
            counted = _rest_of(part.figure, whole.figure) if other_part else part.figure
            comparison = share(figure, replace(counted, rate=None), replace(whole.figure, rate=None))
            if comparison is None or (part.figure.rate and part.figure.rate != whole.figure.rate):
                continue
            comparison = replace(comparison, figures=(part.figure, whole.figure))
            if comparison.outcome is Outcome.AGREES:
                if not _of_another_part(claim, part):
                    yield Derivation(comparison, (reading,), told)
            elif len(counts) == 2 and not other_part and _is_the_part(claim, part):
                yield Derivation(comparison, (reading,), cover)


def _rest_of(part: Figure, whole: Figure) -> Figure:
    """Those of a whole that a part leaves, where claim or evidence tells of those who are not."""
    if part.value is None or whole.value is None:
        return part
    return replace(part, value=whole.value - part.value, text=f"({whole.text} − {part.text})")


def _of_another_part(claim: Setting, part: Setting) -> bool:
    """Whether a count is surely of another part than a claimed share: of men for women, of the cured for the dead."""
    mine, theirs = parts_of(claim.clause), parts_of(part.clause)
    return contrast(claim.undated, part.undated) or bool(mine and theirs and not mine & theirs)


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
