"""A quick model and a careful one, as one scorer: the careful one reads what the quick one is unsure of."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from factcheck.records import Score

if TYPE_CHECKING:
    from collections.abc import Callable

SURE = 0.08
"""How near 0 or 1 the quick model's entailment must be for its word to stand alone."""
SHARE = 0.6
"""What the careful model's word counts for beside the quick one's."""

Pair = tuple[str, str]


def is_sure(score: Score) -> bool:
    """Whether a quick model's answer stands: what it is sure of, the careful one seldom says otherwise."""
    return not SURE < score.entailment < 1 - SURE


def joined(first: Score, second: Score) -> Score:
    """One opinion of two: the weighted geometric mean of their probabilities, which adds up to 1 again.

    That is the mean of the logits (Hinton 2002, "Training products of experts"): a model that is sure counts for more
    than one that wavers.
    """
    powers = [
        mine ** (1 - SHARE) * theirs**SHARE
        for mine, theirs in (
            (first.entailment, second.entailment),
            (first.neutral, second.neutral),
            (first.contradiction, second.contradiction),
        )
    ]
    whole = sum(powers)
    return Score(powers[0] / whole, powers[1] / whole, powers[2] / whole, first.view)


def second_opinions(
    pairs: Sequence[Pair], first: Sequence[Score], careful: Callable[[Sequence[Pair]], Sequence[Score]]
) -> list[Score]:
    """The scores of ``pairs``, those that the quick model is unsure of joined with the careful model's."""
    open_ = [place for place, score in enumerate(first) if not is_sure(score)]
    second = careful([pairs[place] for place in open_]) if open_ else []
    scores = list(first)
    for place, score in zip(open_, second, strict=True):
        scores[place] = joined(scores[place], score)
    return scores
