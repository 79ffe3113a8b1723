"""What a set gives away by its claims alone: a baseline that never sees the evidence.

A judge of evidence must do no better than chance here on a balanced set; where words of the claims alone tell the
label, a model may have learnt those instead (Gururangan et al. 2018, "Annotation Artifacts in Natural Language
Inference Data").
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from factcheck.evaluation import Outcome, measure
from factcheck.nli.training.examples import Example

FOLDS = 5
SMOOTH = 0.5
LIKE, COMMON, FAMILY = 0.5, 200, 8
"""The least Jaccard index of the words of two claims that are alike; in how many claims a word is too common to find
them by; and the most claims of one family, equal ones apart."""
_WORD = re.compile(r"\w+")


def words_alone(examples: Sequence[Example]) -> float:
    """The balanced accuracy of naive Bayes over the words and word pairs of claims, cross-validated in five parts.

    Claims that are alike lie in one part: of two that differ in a word and so in their label, a part that has seen the
    one would say of the other what is wrong, and hide what the claims give away. Labels weigh the same however many
    pairs have them.
    """
    outcomes = []
    parts = _parts([example.claim for example in examples])
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


def _parts(claims: Sequence[str]) -> list[int]:
    """The part of each claim: families one after the other, the largest first, each to the part with the fewest."""
    families = sorted(_families(claims), key=lambda family: (-len(family), family))
    sizes = [0] * FOLDS
    parts = [0] * len(claims)
    for family in families:
        part = sizes.index(min(sizes))
        sizes[part] += len(family)
        for place in family:
            parts[place] = part
    return parts


def _families(claims: Sequence[str]) -> list[list[int]]:
    """The places of claims by likeness: equal ones together, and others by their nearest first, up to ``FAMILY``.

    Single linkage without a limit would chain a set of short claims, or of one template, into one family.
    """
    own: dict[str, int] = {}
    family_of = [own.setdefault(" ".join(_WORD.findall(claim.lower())), place) for place, claim in enumerate(claims)]
    members: dict[int, list[int]] = {}
    for place, head in enumerate(family_of):
        members.setdefault(head, []).append(place)
    words = {place: frozenset(_WORD.findall(claims[place].lower())) for place in members}
    for _, one, other in sorted(_alike(words), key=lambda pair: (-pair[0], pair[1:])):
        kept, joined = family_of[one], family_of[other]
        if kept != joined and len(members[kept]) + len(members[joined]) <= FAMILY:
            for place in members[joined]:
                family_of[place] = kept
            members[kept] += members.pop(joined)
    return list(members.values())


def _alike(words: Mapping[int, frozenset[str]]) -> Iterator[tuple[float, int, int]]:
    """Pairs of claims with their Jaccard index, where it is at least ``LIKE`` and they share a rarer word."""
    holders: dict[str, list[int]] = {}
    for place, own in words.items():
        for word in own:
            holders.setdefault(word, []).append(place)
    for place, own in words.items():
        near = {each for word in own if len(holders[word]) <= COMMON for each in holders[word] if each > place}
        for other in near:
            likeness = len(own & words[other]) / len(own | words[other])
            if likeness >= LIKE:
                yield likeness, place, other
