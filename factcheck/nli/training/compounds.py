"""Long pairs as written: claims that state two or three things at once, and passages among other passages.

A sentence of an article often says several things, of which its evidence bears out a part; and evidence is longer than
what a claim needs. Published pairs of this size are mostly short ones. Both are made here of labelled pairs, whose
labels decide: all parts entailed, one denied, or else neither.
"""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from factcheck.nli.training.examples import Example, Relation

_JOINED = ("{}, and {}", "{}, while {}", "{}; {}", "{}. {}", "{}, but {}", "{} – {}")
_SMALL = frozenset("The A An In On At By From Of For After Before There It Its Some Most All No Every This These".split())
_OF = {
    Relation.ENTAILMENT: (
        (Relation.ENTAILMENT, Relation.ENTAILMENT),
        (Relation.ENTAILMENT, Relation.ENTAILMENT, Relation.ENTAILMENT),
    ),
    Relation.NEUTRAL: (
        (Relation.ENTAILMENT, Relation.NEUTRAL),
        (Relation.ENTAILMENT, Relation.ENTAILMENT, Relation.NEUTRAL),
    ),
    Relation.CONTRADICTION: (
        (Relation.ENTAILMENT, Relation.CONTRADICTION),
        (Relation.NEUTRAL, Relation.CONTRADICTION),
    ),
}
LONGEST_PART = 30
"""Words of a claim that is joined with others."""
MOST_AROUND = 3
"""Passages that are put around one."""


def compounds(examples: Iterable[Example], seed: int) -> Iterator[Example]:
    """Claims about one evidence joined into one, two or three of each label for every evidence that has the parts."""
    claims: dict[str, dict[Relation, list[str]]] = defaultdict(lambda: defaultdict(list))
    for example in examples:
        if len(example.claim.split()) <= LONGEST_PART:
            claims[example.evidence][example.label].append(example.claim)
    for number, (evidence, by_label) in enumerate(claims.items()):
        rng = random.Random(f"compound:{seed}:{number}")  # noqa: S311 - nothing secret
        for label, recipes in _OF.items():
            for recipe in recipes:
                parts = _drawn(by_label, recipe, rng)
                if parts is not None:
                    yield Example(evidence, _joined(parts, rng), label, "compound")


def padded(examples: Iterable[Example], seed: int) -> Iterator[Example]:
    """Each pair once more, its evidence among one to three passages of other pairs; the label stays."""
    listed = list(examples)
    for number, example in enumerate(listed):
        rng = random.Random(f"padded:{seed}:{number}")  # noqa: S311 - nothing secret
        around = [each.evidence for each in rng.sample(listed, min(MOST_AROUND, len(listed)))]
        around = [text for text in around[: rng.randint(1, MOST_AROUND)] if text != example.evidence]
        place = rng.randint(0, len(around))
        evidence = " ".join([*around[:place], example.evidence, *around[place:]])
        yield Example(evidence, example.claim, example.label, "padded")


def _drawn(
    by_label: dict[Relation, list[str]], recipe: Sequence[Relation], rng: random.Random
) -> list[str] | None:
    """One claim of each label of the recipe, none twice, in any order; None where there are too few."""
    parts: list[str] = []
    for label in dict.fromkeys(recipe):
        wanted = recipe.count(label)
        if len(by_label[label]) < wanted:
            return None
        parts += rng.sample(by_label[label], wanted)
    rng.shuffle(parts)
    return parts


def _joined(parts: Sequence[str], rng: random.Random) -> str:
    text = parts[0].strip()
    for part in parts[1:]:
        form = rng.choice(_JOINED)
        following = part.strip()
        first_word = following.split(" ", 1)[0]
        if form != "{}. {}" and first_word in _SMALL:
            following = following[0].lower() + following[1:]
        text = form.format(text.rstrip("."), following)
    return text
