"""The model behind a command, loaded when the first pair is scored that no earlier run has scored:

An article without an open question pays nothing for it, and an unchanged one nothing the second time.
"""

from __future__ import annotations

import hashlib
import logging
import time
from collections.abc import Sequence

from factcheck.pipeline import Scorer
from factcheck.records import Score, View

log = logging.getLogger(__name__)


class LazyScorer:
    """A scorer that loads a model when it is first asked. The digest is read from the files alone.

    factcheck travels with two models. The quick one tells what two figures are to each other (masked and marked pairs);
    the careful one reads pairs as written, and gives a second opinion on marked pairs that leave the quick one unsure.
    A model that is given answers alone, in all views.
    """

    def __init__(self, engine: str, model: str | None, device: str | None = None) -> None:
        self._engine, self._device = engine, device
        self._loaded: dict[str | None, Scorer] = {}
        from factcheck.nli import check_device, default_model, model_digest

        self._careful, self._own = model, model is not None
        self._quick = str(default_model("figures")) if model is None else model
        self._digests = {name: model_digest(engine, name) for name in (self._careful, self._quick)}
        digests = list(self._digests.values())
        self.digest: str = digests[0] if len(digests) == 1 else _joined(digests)
        check_device(engine, device)

    def score(self, pairs: Sequence[tuple[str, str]], view: View) -> list[Score]:
        """Score pairs of (evidence, claim) with the model for the view, or with both."""
        if view is View.WRITTEN:
            return self._of(self._careful).score(pairs, view)
        first = self._of(self._quick).score(pairs, view)
        if view is View.MASKED or self._quick == self._careful:
            return first
        from factcheck.nli.opinions import second_opinions

        return second_opinions(pairs, first, lambda asked: self._of(self._careful).score(asked, view))

    def _of(self, name: str | None) -> Scorer:
        """The scorer of a model, loaded when it is first asked for."""
        if name not in self._loaded:
            from factcheck.nli import load_scorer
            from factcheck.nli.files import RELEASED, fetch_again, locate

            # The models that travel are tried on plain pairs by our tests, not by every run: as long as they are those.
            known = self._digests[name] in RELEASED
            self._loaded[name] = load_scorer(self._engine, name, self._device, probe=not known)
            if not (known or self._own) and self._engine == "onnx":
                folder = locate(self._engine, name)
                log.warning("the model in %s is not as it was released; %s", folder, fetch_again(folder))
        return self._loaded[name]


def _joined(digests: Sequence[str]) -> str:
    """One digest over several."""
    return f"sha256:{hashlib.sha256(' '.join(digests).encode()).hexdigest()}"


def open_scorer(engine: str, model: str | None, device: str | None = None, *, cache: bool = True) -> Scorer:
    """The scorer of a command: lazy, and over the cache of scores, unless that is off or the engine's cannot be kept.

    Raises ``ModelError`` if there is no such engine or model.
    """
    from factcheck.nli.cache import CachedScorer, cache_folder, scoring_key

    lazy = LazyScorer(engine, model, device)
    folder, key = cache_folder() if cache else None, scoring_key(engine, lazy.digest, device)
    return lazy if folder is None or key is None else CachedScorer(lazy, key, folder, now=time.time)
