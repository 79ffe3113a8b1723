"""What documents of every kind share: headings that stand above a block, and rows of a table as words."""

from __future__ import annotations

from collections.abc import Sequence


class Headings:
    """The headings above the place that a reader has come to."""

    def __init__(self) -> None:
        self._by_level: dict[int, str] = {}

    def add(self, level: int, words: str) -> None:
        """A heading of a level (1 the highest) begins, and ends all of its own level and below."""
        self._by_level = {other: above for other, above in self._by_level.items() if other < level}
        self._by_level[level] = words

    @property
    def joined(self) -> str | None:
        """The headings from the highest down, or None.

        >>> headings = Headings()
        >>> headings.add(1, "Steel"); headings.add(2, "By year"); headings.add(2, "By month")
        >>> headings.joined
        'Steel – By month'
        """
        return " – ".join(words for words in self._by_level.values() if words) or None


def table_row(header: Sequence[str], cells: Sequence[str]) -> str:
    """A row as words, each cell after the name of its column.

    >>> table_row(["place", "tonnes"], ["North", "90"]), table_row([], ["North", "90"])
    ('place: North; tonnes: 90', 'North; 90')
    """
    named = [(header[at] if at < len(header) else "", cell) for at, cell in enumerate(cells)]
    return "; ".join(f"{name}: {cell}" if name else cell for name, cell in named if cell)
