"""The training mix: how often a pair of each set is shown. A row of ``WEIGHTS`` is the whole decision about a set."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TypeVar

from factcheck.nli.training.examples import Example

# Relative number of passes. A run over one view takes no notice of the pools that have no pair in it. As written, half
# and more goes to short claims that were written to be judged as a whole (judged-short*), a tenth to sets that
# others published, those like evidence and claim first, the rest to contrast groups, pairs and claims written before,
# and to pairs made by rule. Marked, the groups come first by far; pairs made by rule are what teaches the masked view.
# What was written last counts most: the model has seen it least.
WEIGHTS = {
    "fever_retrieved": 55.0,
    "infotabs": 34.0,
    "snli_counterfactual": 20.0,
    "mnli": 14.0,
    "mnli_sample10k": 14.0,
    "mnli_mismatched_2class": 14.0,
    "sick": 6.0,
    "conjnli_adversarial": 3.9,
    "fm2": 9.0,
    "snli": 8.0,
    "temporal_nli": 12.0,
    "taxinli_mnli": 2.0,
    "scifact_rte": 7.0,
    "drop_nli": 0.7,
    "fragments_counting": 0.6,
    "fragments_comparative": 0.6,
    "tabfact_pairwise": 3.0,
    "pairs-public-affairs": 1.2,
    "pairs-business-science": 1.2,
    "pairs-society-sport": 1.2,
    "pairs-statistics": 1.2,
    "pairs-long": 1.2,
    "pairs-roles": 1.2,
    "groups-public-affairs": 1.2,
    "groups-business-science": 1.2,
    "groups-society-sport": 1.2,
    "groups-statistics": 1.2,
    "groups-derived": 1.2,
    "groups-denials": 1.5,
    "groups-binding": 1.2,
    "groups-world": 1.5,
    "groups-denials2": 2.1,
    "groups-long": 1.5,
    "groups-roles": 1.5,
    "groups-paraphrase": 1.5,
    "groups-statements": 2.7,
    "groups-wiki": 2.7,
    "groups-plain": 1.8,
    "groups-levels": 1.5,
    "groups-parts": 1.5,
    "groups-status": 1.8,
    "groups-statements2": 2.7,
    "groups-denials3": 4.0,
    "groups-lists": 3.0,
    "groups-paraphrase2": 4.0,
    "groups-measures": 3.5,
    "groups-long2": 2.5,
    "groups-world2": 3.5,
    "groups-plain2": 4.5,
    "groups-roles3": 4.0,
    "groups-dates2": 2.5,
    "groups-passages2": 2.5,
    "groups-denials5": 4.0,
    "groups-paraphrase4": 4.0,
    "groups-long3": 3.0,
    "groups-dates4": 3.0,
    "groups-twins": 4.0,
    "groups-notions": 4.0,
    "groups-notions2": 4.0,
    "groups-agents": 4.0,
    "groups-attributes": 4.0,
    "groups-paraphrase5": 4.0,
    "groups-status2": 4.0,
    "groups-long4": 3.0,
    "groups-sources": 4.0,
    "groups-unsure": 3.0,
    "groups-short1": 15.0,
    "groups-short2": 15.0,
    "groups-short3": 15.0,
    "groups-short4": 15.0,
    "groups-short5": 15.0,
    "groups-short6": 15.0,
    "groups-short7": 20.0,
    "groups-short8": 20.0,
    "judged-short1": 25.0,
    "judged-short2": 25.0,
    "judged-short3": 25.0,
    "judged-short4": 25.0,
    "judged-short5": 25.0,
    "judged-short6": 25.0,
    "judged-short7": 25.0,
    "judged-short8": 25.0,
    "judged-short9": 45.0,
    "judged-short10": 45.0,
    "judged-short11": 45.0,
    "judged-short12": 45.0,
    "judged-short13": 45.0,
    "judged-short14": 45.0,
    "judged-short15": 45.0,
    "judged-short16": 45.0,
    "judged-short17": 45.0,
    "judged-short18": 45.0,
    "judged-short19": 120.0,
    "judged-short20": 120.0,
    "judged-short21": 120.0,
    "judged-short22": 120.0,
    "judged-short23": 120.0,
    "judged-short24": 120.0,
    "judged-short25": 120.0,
    "judged-short26": 120.0,
    "judged-short27": 120.0,
    "judged-short28": 120.0,
    "judged-short29": 120.0,
    "judged-short30": 120.0,
    "judged-short31": 120.0,
    "judged-short32": 120.0,
    "judged-short33": 120.0,
    "judged-short34": 120.0,
    "judged-open1": 20.0,
    "judged-open2": 20.0,
    "judged-open3": 20.0,
    "judged-fields": 18.0,
    "judged-science": 14.4,
    "judged-world": 14.4,
    "judged-numbers": 14.4,
    "judged-news": 18.0,
    "judged-quant": 18.0,
    "judged-claims": 18.0,
    "exchanged": 8.0,
    "parties": 14.0,
    "repeated": 14.0,
    "derived": 6.0,
    "table_rows": 1.5,
    "worded": 45.0,
    "marked_groups": 55.0,
    "marked_latest": 150.0,
    "marked_pairs": 5.0,
    "framed_groups": 40.0,
    "framed_latest": 50.0,
    "framed_pairs": 4.0,
    "turned": 25.0,
    "acted": 20.0,
    "marked_read": 40.0,
    "marked_judged": 130.0,
    "marked_worded": 16.0,
}
_UNLISTED = 1.0
LATEST = (
    "groups-short1",
    "groups-short2",
    "groups-short3",
    "groups-short4",
    "groups-short5",
    "groups-short6",
    "groups-short7",
    "groups-short8",
)
"""Groups that were written last: the model has seen them least, and they have marked pools of their own."""


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
