"""The training mix: how often a pair of each set is shown. A row of ``WEIGHTS`` is the whole decision about a set."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TypeVar

from factcheck.nli.training.examples import Example

# Relative number of passes. Two fifths go to pairs as people wrote them, those like evidence and claim first; two
# fifths to what was written for this project (models/data): the same figure on both sides, so that only the words can
# decide; the rest to pairs made by rule, because nothing else teaches the masked view.
WEIGHTS = {
    "fever_retrieved": 12.0,
    "infotabs": 8.0,
    "snli_counterfactual": 4.0,
    "mnli": 3.0,
    "mnli_sample10k": 3.0,
    "mnli_mismatched_2class": 3.0,
    "sick": 2.5,
    "conjnli_adversarial": 2.0,
    "fm2": 1.5,
    "snli": 2.0,
    "temporal_nli": 2.5,
    "taxinli_mnli": 1.0,
    "scifact_rte": 1.0,
    "drop_nli": 0.5,
    "fragments_counting": 0.4,
    "fragments_comparative": 0.4,
    "pairs-public-affairs": 2.4,
    "pairs-business-science": 2.4,
    "pairs-society-sport": 2.4,
    "pairs-statistics": 2.4,
    "pairs-long": 2.4,
    "pairs-roles": 2.4,
    "groups-public-affairs": 8.5,
    "groups-business-science": 8.5,
    "groups-society-sport": 8.5,
    "groups-statistics": 8.5,
    "groups-derived": 8.5,
    "groups-denials": 8.5,
    "groups-binding": 8.5,
    "exchanged": 8.0,
    "derived": 8.0,
    "table_rows": 1.5,
    "worded": 14.0,
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
