"""A figure while it is being read: positions count tokens, and what the words around say is not yet known."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from factcheck.records import Bound, Change, Kind


@dataclass(frozen=True, slots=True)
class Draft:
    """A quantity read from ``tokens[first:end]``. The slots are those of ``Figure``.

    ``scale`` is the scale word that was read (1 if none), so that a range can share it; ``core`` is the first token
    after the hedges; ``counted`` is the noun
    between a number and its rate ("12 murders per 100,000").
    """

    first: int
    end: int
    kind: Kind
    value: Decimal | None = None
    low: Decimal | None = None
    high: Decimal | None = None
    step: Decimal | None = None
    bound: Bound = Bound.EQUAL
    unit: str | None = None
    rate: str | None = None
    scale: Decimal = Decimal(1)
    vague: bool = False
    ambiguous: bool = False
    words: bool = False
    change: Change | None = None
    core: int = -1
    counted: tuple[int, int] | None = None

    @property
    def plain(self) -> bool:
        """A bare number: no unit, no currency, no rate."""
        return self.kind is Kind.NUMBER and self.unit is None and self.rate is None
