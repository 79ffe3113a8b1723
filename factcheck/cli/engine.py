"""The model behind a command, loaded when the first pair is scored that no earlier run has scored:

An article without an open question pays nothing for it, and an unchanged one nothing the second time.
"""

from __future__ import annotations

import time
from collections.abc import Sequence

from factcheck.pipeline import Scorer
from factcheck.records import Score, View


class LazyScorer:
    """A scorer that loads its model when first asked. The digest is read from the files alone."""

    def __init__(self, engine: str, model: str | None, device: str | None = None) -> None:
        self._engine, self._model, self._device = engine, model, device
        self._scorer: Scorer | None = None
        from factcheck.nli import check_device, model_digest

        self.digest: str = model_digest(engine, model)
        check_device(engine, device)

    def score(self, pairs: Sequence[tuple[str, str]], view: View) -> list[Score]:
        """Score pairs of (evidence, claim)."""
        if self._scorer is None:
            from factcheck.nli import load_scorer

            self._scorer = load_scorer(self._engine, self._model, self._device)
        return self._scorer.score(pairs, view)


def open_scorer(engine: str, model: str | None, device: str | None = None, *, cache: bool = True) -> Scorer:
    """The scorer of a command: lazy, and over the cache of scores, unless that is off or the engine's cannot be kept.

    Raises ``ModelError`` if there is no such engine or model.
    """
    from factcheck.nli.cache import CachedScorer, cache_folder, scoring_key

    lazy = LazyScorer(engine, model, device)
    folder, key = cache_folder() if cache else None, scoring_key(engine, lazy.digest, device)
    return lazy if folder is None or key is None else CachedScorer(lazy, key, folder, now=time.time)
