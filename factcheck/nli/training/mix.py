"""The training mix: how often a pair of each set is shown. A row of ``WEIGHTS`` is the whole decision about a set."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TypeVar

from factcheck.nli.training.examples import Example

# Relative number of passes. Two fifths go to the marked view, which most figures are asked about in, made above all
# of what was written for this project (models/data), and to claims repeated word for word; a third to that as written;
# a fifth to sets that others published, those like evidence and claim first; the rest to pairs made by rule, because
# nothing else teaches the masked view. What was written last counts most: the model has seen it least.
WEIGHTS = {
    "fever_retrieved": 23.5,
    "infotabs": 15.7,
    "snli_counterfactual": 7.8,
    "mnli": 5.9,
    "mnli_sample10k": 5.9,
    "mnli_mismatched_2class": 5.9,
    "sick": 4.9,
    "conjnli_adversarial": 3.9,
    "fm2": 2.9,
    "snli": 3.9,
    "temporal_nli": 4.9,
    "taxinli_mnli": 2.0,
    "scifact_rte": 2.0,
    "drop_nli": 0.7,
    "fragments_counting": 0.6,
    "fragments_comparative": 0.6,
    "tabfact_pairwise": 1.4,
    "pairs-public-affairs": 1.2,
    "pairs-business-science": 1.2,
    "pairs-society-sport": 1.2,
    "pairs-statistics": 1.2,
    "pairs-long": 1.2,
    "pairs-roles": 1.2,
    "groups-public-affairs": 2.4,
    "groups-business-science": 2.4,
    "groups-society-sport": 2.4,
    "groups-statistics": 2.4,
    "groups-derived": 2.4,
    "groups-denials": 3.0,
    "groups-binding": 2.4,
    "groups-world": 3.0,
    "groups-denials2": 4.2,
    "groups-long": 3.0,
    "groups-roles": 3.0,
    "groups-paraphrase": 3.0,
    "groups-statements": 5.4,
    "groups-wiki": 5.4,
    "groups-plain": 3.6,
    "groups-levels": 3.0,
    "groups-parts": 3.0,
    "groups-status": 3.6,
    "groups-statements2": 5.4,
    "groups-denials3": 8.0,
    "groups-lists": 6.0,
    "groups-paraphrase2": 8.0,
    "groups-measures": 7.0,
    "groups-long2": 5.0,
    "groups-world2": 7.0,
    "groups-plain2": 9.0,
    "groups-roles3": 8.0,
    "groups-dates2": 5.0,
    "groups-passages2": 5.0,
    "judged-science": 8.0,
    "judged-world": 8.0,
    "judged-numbers": 8.0,
    "judged-news": 10.0,
    "exchanged": 3.0,
    "repeated": 30.0,
    "derived": 6.0,
    "table_rows": 1.5,
    "worded": 10.0,
    "marked_groups": 110.0,
    "marked_pairs": 8.0,
    "marked_read": 12.0,
    "marked_worded": 16.0,
}
_UNLISTED = 1.0


def draw(pools: Mapping[str, Sequence[Example]], seed: int, fits: Callable[[Example], bool]) -> Iterator[Example]:
    """Pairs without end, sets drawn by weight; each set is gone through in a shuffled order before it repeats.

    ``fits`` leaves out pairs that are too long. Pools in which nothing fits are dropped.
    """
    rng = random.Random(seed)  # noqa: S311 - nothing secret
    rounds = {name: _rounds(list(pool), random.Random(f"{seed}:{name}"), fits) for name, pool in sorted(pools.items())}  # noqa: S311
    weights = {name: WEIGHTS.get(name, _UNLISTED) for name in rounds}
    while weights:
        name = rng.choices(list(weights), weights=list(weights.values()))[0]
        example = next(rounds[name], None)
        if example is None:
            del weights[name]
        else:
            yield example


def _rounds(pool: list[Example], rng: random.Random, fits: Callable[[Example], bool]) -> Iterator[Example]:
    rng.shuffle(pool)
    fitting = []
    for example in pool:
        if fits(example):
            fitting.append(example)
            yield example
    while fitting:
        rng.shuffle(fitting)
        yield from fitting


T = TypeVar("T")


def bucketed(items: Sequence[T], size: Callable[[T], int], batch: int, seed: int, pool: int = 32) -> list[T]:
    """``items`` in an order in which each run of ``batch`` has nearly one length, and the runs follow at random."""
    rng = random.Random(seed)  # noqa: S311
    ordered: list[T] = []
    for start in range(0, len(items), batch * pool):
        part = sorted(items[start : start + batch * pool], key=size)
        batches = [part[i : i + batch] for i in range(0, len(part), batch)]
        rest = batches.pop() if len(batches[-1]) < batch else []
        rng.shuffle(batches)
        ordered += [item for group in batches for item in group] + rest
    return ordered
