"""The pairs of a run in the order in which they are shown: pools of labelled and made pairs, drawn by weight."""

from __future__ import annotations

import logging
import random
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import Any, TypeVar

from factcheck.errors import ModelError
from factcheck.nli.training.base import LABELS
from factcheck.nli.training.derive import derive
from factcheck.nli.training.examples import Example, Relation
from factcheck.nli.training.framing import acted, framed, turned_pairs
from factcheck.nli.training.groups import exchanged
from factcheck.nli.training.marked import marked_judged, marked_pairs, marked_statements, repeated
from factcheck.nli.training.mix import LATEST, bucketed, draw
from factcheck.nli.training.parties import parties
from factcheck.nli.training.recipe import Recipe
from factcheck.nli.training.worded import worded_pairs

log = logging.getLogger(__name__)
Item = TypeVar("Item")

REPEATED = 16_000
"""Pairs of which evidence with the claim's own words is made."""
DERIVED_FROM, MARKED_FROM, FRAMED_FROM = 80_000, 240_000, 90_000
"""Pairs from which others are derived, written ones from which marked ones are made, and marked ones that are put into
other frames: more than a run can show."""


EVERY = 10.0
"""Seconds between two lines on something that takes long."""
_CLASSES = {relation: number for number, relation in enumerate((*LABELS, Relation.NOT_ENTAILMENT))}
Groups = Sequence[tuple[str, Mapping[str, Sequence[str] | None]]]


def build_mix(natural: Sequence[Example], groups: Groups, recipe: Recipe, tokenizer: Any) -> list[dict[str, Any]]:
    """The encoded pairs of the whole run, in the order in which they are shown: ``input_ids``, ``labels`` and so on.

    ``natural`` are the labelled pairs, ``groups`` the contrast groups that some of them are of. What is being made is
    told in lines of the log, with counts.
    """
    pools = _pools(natural, groups, recipe)

    def fits(example: Example) -> bool:
        return (
            example.view in recipe.views
            and len(tokenizer(example.evidence, example.claim, verbose=False)["input_ids"]) <= recipe.tokens
        )

    def encoded() -> Iterator[dict[str, Any]]:
        for example in islice(draw(pools, recipe.seed, fits), recipe.passes):
            yield dict(tokenizer(example.evidence, example.claim)) | {"labels": _CLASSES[example.label]}

    rows = _listed(f"drawn and encoded, of {recipe.passes:,}", encoded())
    if len(rows) < recipe.batch:
        few = f"{len(rows)} training pairs" if rows else "no training pair is short enough"
        hint = "give more passes than --batch" if rows else "raise --tokens or give other data"
        raise ModelError(f"{few}, fewer than a step needs" if rows else few, hint=hint)
    return bucketed(rows, lambda row: len(row["input_ids"]), recipe.batch, recipe.seed)


def _pools(natural: Sequence[Example], groups: Groups, recipe: Recipe) -> dict[str, Sequence[Example]]:
    """The labelled pairs by set, and all that is made of them."""
    by_set: dict[str, list[Example]] = {}
    for example in natural:
        by_set.setdefault(example.set, []).append(example)
    pools: dict[str, Sequence[Example]] = {**by_set}
    if not recipe.worded:
        return pools
    seed, left = recipe.seed, recipe.leave_out
    # Tables are long, but a row of one is short.
    usable = [
        example
        for example in natural
        if len(example.evidence) + len(example.claim) < 6 * recipe.tokens or example.set == "infotabs"
    ]
    rng = random.Random(seed)  # noqa: S311 - nothing secret
    some = _some(usable, DERIVED_FROM, rng)
    derived = _listed("derived", derive(some, seed, leave_out=left))
    pools["table_rows"] = [example for example in derived if example.set.endswith("table_row")]
    pools["derived"] = [example for example in derived if not example.set.endswith("table_row")]
    if "exchanged" not in left:
        pools["exchanged"] = _listed("exchanged", exchanged(some))
    if "parties" not in left:
        pools["parties"] = _listed("parties", parties(each for each in natural if not each.set.startswith("fragments")))
    if "repeated" not in left:
        every = max(1, len(natural) // REPEATED)
        pools["repeated"] = _listed("repeated", repeated(natural[::every], seed))
    worded = _listed("worded", worded_pairs(recipe.worded, seed, leave_out=left))
    pools["worded"] = worded
    pools["marked_worded"] = _listed("marked worded", marked_statements(worded, seed))
    written = (("marked_groups", ("groups-",)), ("marked_latest", LATEST), ("marked_pairs", ("pairs-",)))
    for name, prefixes in written:
        own = _some([each for each in natural if each.set.startswith(prefixes)], MARKED_FROM, rng)
        pools[name] = _listed(name.replace("_", " "), marked_pairs(own, seed))
        if "framed" not in left:
            some_marked = _some(pools[name], FRAMED_FROM, rng)
            rng.shuffle(some_marked)
            frames = name.replace("marked", "framed")
            pools[frames] = _listed(frames.replace("_", " "), framed(some_marked, seed))
    if "acted" not in left:
        both = ("marked_groups", "marked_latest")
        pools["acted"] = _listed("acted", (pair for name in both for pair in acted(pools[name], seed)))
    if "turned" not in left:
        turned = (pair for name, group in groups for pair in turned_pairs(group, name, seed))
        pools["turned"] = _listed("turned", turned)
    read = _some([each for each in usable if not each.set.startswith(("groups-", "pairs-"))], DERIVED_FROM, rng)
    pools["marked_judged"] = _listed("marked judged", marked_judged(natural))
    pools["marked_read"] = _listed("marked read", marked_pairs(read, seed))
    return pools


def _listed(name: str, items: Iterable[Item]) -> list[Item]:
    """All items, with a line on how many there are: at the end, and now and then before it if it takes long."""
    found, told = [], time.monotonic()
    for item in items:
        found.append(item)
        if time.monotonic() - told > EVERY:
            told = time.monotonic()
            log.info("making pairs: %s so far %s …", f"{len(found):,}", name)
    if found:
        log.info("making pairs: %s %s", f"{len(found):,}", name)
    return found


def _some(examples: Sequence[Example], most: int, rng: random.Random) -> list[Example]:
    """At most so many of them, drawn at random, in their order."""
    if len(examples) <= most:
        return list(examples)
    return [examples[place] for place in sorted(rng.sample(range(len(examples)), most))]
