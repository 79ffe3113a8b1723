"""Whether a figure says how much something changed, rather than a level; and how many times less it became."""

from __future__ import annotations

from factcheck.records import Direction, Figure, Kind, Role


def is_amount(figure: Figure) -> bool:
    """Whether the figure states how much something changed, rather than a level."""
    return (
        figure.change is not None
        and figure.change.role is Role.AMOUNT
        and figure.change.direction is not Direction.NONE
    )


def is_fold_fall(figure: Figure) -> bool:
    """Whether a multiple tells how many times less something became: "a threefold drop", "fell by a factor of 10"."""
    fell = is_amount(figure) and figure.change is not None and figure.change.direction is Direction.FELL
    return fell and figure.kind is Kind.MULTIPLE and figure.value is not None and figure.value > 1
