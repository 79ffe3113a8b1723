"""A rank beyond the size of the field."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction

from factcheck.records import Bound, Figure, Inconsistency, Kind
from factcheck.verdicts.consistency.account import Account, Line

_PLACED = re.compile(
    r"\b(?:finish(?:ed|es)?|came|comes?|ranked|ranks?|is|was|were|placed|places|ended(?: the \w+)?|start(?:ed|s)?)"
    r"(?: up| in| as| only| placed| ranked)? (?:the )?$",
    re.IGNORECASE,
)
_OF = re.compile(r"(?:out )?of(?: the)?|among(?: the)?|in a field of|from(?: the)?", re.IGNORECASE)
_FIELD_END = re.compile(
    r"\s*(?:[.,;)]|$|in\b|on\b|at\b|this\b|last\b)"
    r"|\s+(?:most \w+ ones|[a-z]+(?:-[a-z]+)?(?: (?:states|ones|teams|countries|cars|clubs))?)(?=\s*(?:[.,;)]|$)"
    r"|\s+in\b)",
    re.IGNORECASE,
)


def rank(account: Account) -> Iterator[Inconsistency]:
    """A rank beyond the size of its field: "21st of 20 riders".

    Only behind a verb of placing, and only where the size of the field is all that follows.
    """
    for line in account.lines:
        for place, field in zip(line.figures, line.figures[1:], strict=False):
            if _is_rank(line, place, field) and Fraction(place.value or 0) > Fraction(field.value or 0):
                explanation = f"Nobody is “{place.text}” of “{field.text}”: the rank is beyond the size of the field."
                yield Inconsistency("rank", explanation, (place, field))


def _is_rank(line: Line, place: Figure, field: Figure) -> bool:
    if place.kind is not Kind.ORDINAL or field.kind is not Kind.NUMBER or field.bound is not Bound.EQUAL:
        return False
    if place.value is None or field.value is None or (field.step != 1 and field.value > 100 and field.value % 100 != 0):
        return False
    between = line.between(place, field)
    placed = _PLACED.search(line.before(place, 60)) is not None
    return placed and bool(_OF.fullmatch(between)) and bool(_FIELD_END.match(line.after(field, 60)))
