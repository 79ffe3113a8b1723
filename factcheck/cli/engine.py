"""The model behind a command, loaded when the first pair is scored:

An article without an open question pays nothing for it.
"""

from __future__ import annotations

from collections.abc import Sequence

from factcheck.pipeline import Scorer
from factcheck.records import Score, View


class LazyScorer:
    """A scorer that loads its model when first asked. The digest is read from the files alone."""

    def __init__(self, engine: str, model: str | None) -> None:
        self._engine, self._model = engine, model
        self._scorer: Scorer | None = None
        from factcheck.nli import model_digest

        self.digest: str = model_digest(engine, model)

    def score(self, pairs: Sequence[tuple[str, str]], view: View) -> list[Score]:
        """Score pairs of (evidence, claim)."""
        if self._scorer is None:
            from factcheck.nli import load_scorer

            self._scorer = load_scorer(self._engine, self._model)
        return self._scorer.score(pairs, view)
