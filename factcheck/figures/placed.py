"""A figure in its sentence: where its tokens are, and what the words around it have said so far."""

from __future__ import annotations

from dataclasses import dataclass, replace

from factcheck.figures.drafts import Draft
from factcheck.records import Change, Figure, Kind, Period


@dataclass(slots=True)
class Placed:
    """A figure over ``tokens[first:end]``. A quantity comes from ``draft``; a date, duration or age is ready in
    ``figure``.

    The slots below are filled by the rules that read the words around it, each in its module.
    """

    first: int
    end: int
    figure: Figure
    draft: Draft | None = None
    change: Change | None = None
    of: tuple[int, int] | None = None
    complement: bool = False  # ``of`` is the subject of the figure's verb
    period: Period | None = None
    base_period: Period | None = None
    speaker: str | None = None

    @property
    def kind(self) -> Kind:
        """What sort of figure it is."""
        return self.figure.kind

    @property
    def is_date(self) -> bool:
        """Whether it is a date or period, and so says when rather than how much."""
        return self.figure.kind is Kind.DATE

    def finished(self, text_of: str | None) -> Figure:
        """Return the figure with all that was learnt."""
        if not (text_of or self.change or self.period or self.base_period or self.speaker):
            return self.figure
        return replace(
            self.figure,
            of=text_of or self.figure.of,
            change=self.change or self.figure.change,
            period=self.period or self.figure.period,
            base_period=self.base_period or self.figure.base_period,
            speaker=self.speaker or self.figure.speaker,
        )
