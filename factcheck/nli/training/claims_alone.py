"""What a set gives away by its claims alone: a baseline that never sees the evidence.

A judge of evidence must do no better than chance here on a balanced set; where words of the claims alone tell the
label, a model may have learnt those instead (Gururangan et al. 2018, "Annotation Artifacts in Natural Language
Inference Data").
"""

from __future__ import annotations

import hashlib
import math
import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from factcheck.evaluation import Outcome, measure
from factcheck.nli.training.examples import Example

FOLDS = 5
SMOOTH = 0.5
_WORD = re.compile(r"\w+")


def words_alone(examples: Sequence[Example]) -> float:
    """The balanced accuracy of naive Bayes over the words and word pairs of claims, cross-validated in five parts.

    Equal claims lie in one part; labels weigh the same however many pairs have them.
    """
    outcomes = []
    parts = [_part(example.claim) for example in examples]
    for part in range(FOLDS):
        learnt = _Bayes([example for example, own in zip(examples, parts, strict=True) if own != part])
        outcomes += [
            Outcome(example.label, learnt.label(example.claim), 1.0)
            for example, own in zip(examples, parts, strict=True)
            if own == part
        ]
    return measure(outcomes).balanced_accuracy


class _Bayes:
    """Multinomial naive Bayes with even priors. Of labels that are equally likely, the first by name is said."""

    def __init__(self, examples: Sequence[Example]) -> None:
        self._counts: dict[str, Counter[str]] = {}
        for example in examples:
            self._counts.setdefault(str(example.label), Counter()).update(_features(example.claim))
        self._known = len(set().union(*self._counts.values())) + 1
        self._totals = {label: sum(counts.values()) + SMOOTH * self._known for label, counts in self._counts.items()}

    def label(self, claim: str) -> str:
        features = _features(claim)

        def likelihood(label: str) -> float:
            counts, total = self._counts[label], self._totals[label]
            return sum(math.log((counts[feature] + SMOOTH) / total) for feature in features)

        return max(sorted(self._counts), key=likelihood, default="")


def _features(claim: str) -> list[str]:
    words = _WORD.findall(claim.lower())
    return [*words, *(f"{a} {b}" for a, b in pairwise(words))]


def _part(claim: str) -> int:
    return hashlib.sha256(claim.encode()).digest()[0] % FOLDS
