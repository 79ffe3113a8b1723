"""Search and scores that are kept for as long as a command runs, so that a second check pays for what changed alone."""

from __future__ import annotations

from collections.abc import Sequence

from factcheck.pipeline import CANDIDATES, Retriever, Scorer
from factcheck.records import Candidate, Score, View


class RememberingRetriever:
    """A retriever that asks the one behind it once a query."""

    def __init__(self, behind: Retriever) -> None:
        self._behind = behind
        self._found: dict[tuple[str, int], list[Candidate]] = {}
        self._about: dict[tuple[tuple[str, ...], tuple[int, ...]], list[Candidate]] = {}

    def search(self, query: str, limit: int = CANDIDATES) -> list[Candidate]:
        """The best ``limit`` passages for a sentence, best first."""
        if (query, limit) not in self._found:
            self._found[query, limit] = self._behind.search(query, limit)
        return self._found[query, limit]

    def about(self, subjects: Sequence[str], years: Sequence[int]) -> list[Candidate]:
        """The cells of tables that speak of some entities in some years."""
        asked = tuple(subjects), tuple(years)
        if asked not in self._about:
            self._about[asked] = self._behind.about(subjects, years)
        return self._about[asked]

    def series(self, entity: str, measure: str, *, vintages: bool = False) -> list[Candidate]:
        """All cells of one measure of one entity; few claims ask, so that nothing is kept."""
        return self._behind.series(entity, measure, vintages=vintages)


class RememberingScorer:
    """A scorer that asks the one behind it once a pair and view."""

    def __init__(self, behind: Scorer) -> None:
        self._behind = behind
        self._scores: dict[tuple[str, str, View], Score] = {}

    @property
    def digest(self) -> str:
        """That of the scorer behind it."""
        return self._behind.digest

    def score(self, pairs: Sequence[tuple[str, str]], view: View) -> list[Score]:
        """One score a pair, in the order given."""
        new = [pair for pair in dict.fromkeys(pairs) if (*pair, view) not in self._scores]
        if new:
            scores = self._behind.score(new, view)
            self._scores |= {(*pair, view): score for pair, score in zip(new, scores, strict=True)}
        return [self._scores[*pair, view] for pair in pairs]
