"""Which column of a model's output means what: read from its configuration, checked on pairs that any model knows."""

from __future__ import annotations

import logging
import re
from collections.abc import Mapping, Sequence
from itertools import permutations
from typing import Any

import numpy as np
from numpy.typing import NDArray

from factcheck.errors import ModelError

log = logging.getLogger(__name__)

ENTAILMENT, NEUTRAL, CONTRADICTION = 0, 1, 2
WORDS = ("entailment", "neutral", "contradiction")

# A column for each model output: 0, 1 or 2 as above. "not entailment" counts as neutral: it denies nothing.
Columns = tuple[int, ...]

_NAMES: tuple[tuple[re.Pattern[str], int], ...] = (
    (
        re.compile(
            r"(?:not|non|un)[\s_-]*(?:entail|support)|neutral|^nei$|not enough|unverif|unknown|no relation", re.I
        ),
        NEUTRAL,
    ),
    (re.compile(r"contradict|refute|conflict", re.I), CONTRADICTION),
    (re.compile(r"entail|support", re.I), ENTAILMENT),
)
_NAMELESS = re.compile(r"(?:label_?)?\d+", re.I)

# Two pairs a relation; evidence first.
PROBES: tuple[tuple[tuple[str, str], int], ...] = (
    (("A man is playing a guitar on a stage.", "A man is playing an instrument."), ENTAILMENT),
    (("Two dogs are running across a green field.", "Dogs are running outside."), ENTAILMENT),
    (("A man is playing a guitar on a stage.", "The man learned to play from his uncle."), NEUTRAL),
    (("A woman is reading a book in the park.", "The woman is a famous lawyer from Spain."), NEUTRAL),
    (("Two dogs are running across a green field.", "There are no dogs running."), CONTRADICTION),
    (("A woman is sleeping in her bed.", "The woman is wide awake and dancing outside."), CONTRADICTION),
)


# The least margin on the probes: for names that are given, and for an order that is found by trial alone.
NAMED, BY_TRIAL = 0.1, 0.2


def read_columns(config: Mapping[str, Any]) -> Columns | None:
    """The relation of each output column by the names in ``config["id2label"]``; None if they say nothing (LABEL_0).

    Raises ``ModelError`` for names that are no relations, for one relation twice, or if entailment is missing.
    """
    named = config.get("id2label") or {}
    if not (isinstance(named, dict) and all(str(key).isdecimal() for key in named)):
        raise ModelError(
            "id2label of config.json does not name outputs by their numbers",
            hint='it should read like {"0": "entailment", "1": "neutral", "2": "contradiction"}',
        )
    names = [str(named[key]) for key in sorted(named, key=int)]
    if all(_NAMELESS.fullmatch(name.strip()) for name in names):
        return None
    columns = tuple(_relation(name) for name in names)
    if None in columns or len(set(columns)) != len(columns) or ENTAILMENT not in columns or len(columns) < 2:
        raise ModelError(
            f"the labels {', '.join(names)} are not those of an NLI model",
            hint="needed: entailment with neutral and contradiction, or with not_entailment, in any order",
        )
    return tuple(column for column in columns if column is not None)


def _relation(name: str) -> int | None:
    return next((relation for pattern, relation in _NAMES if pattern.search(name)), None)


def check_columns(columns: Columns | None, probabilities: NDArray[np.float64], where: str) -> Columns:
    """``columns`` if the model's ``probabilities`` for ``PROBES`` (6 rows) bear them out; found by trial if None.

    Raises ``ModelError`` if the model does not tell the probes apart, or has neither two nor three outputs.
    """
    width = probabilities.shape[1]
    if width not in {2, 3} or (columns is not None and len(columns) != width):
        raise ModelError(
            f"{where} gives {width} outputs, not one a label", hint="give a model with two or three labels"
        )
    if columns is not None:
        if not _margin(columns, probabilities) >= NAMED:  # so that NaN fails too
            raise ModelError(
                f"{where} fails the probe: its labels and its answers to plain pairs do not fit",
                hint="the tokenizer may belong to another model, or the label names may be in the wrong order",
            )
        return columns
    kinds = (ENTAILMENT, NEUTRAL, CONTRADICTION)[:width]
    found = max(permutations(kinds), key=lambda order: _margin(order, probabilities))
    if not _margin(found, probabilities) >= BY_TRIAL:
        raise ModelError(
            f"{where} does not name its labels, and they cannot be told by trial", hint="set id2label in config.json"
        )
    log.warning("%s does not name its labels; by trial they are %s", where, [WORDS[kind] for kind in found])
    return found


def _margin(columns: Sequence[int], probabilities: NDArray[np.float64]) -> float:
    """The least advantage, over the relations, of a column on its own probes to the same column on the other probes."""
    kinds = np.array([kind for _, kind in PROBES])
    if CONTRADICTION not in columns:
        kinds = np.where(kinds == CONTRADICTION, NEUTRAL, kinds)
    if NEUTRAL not in columns:
        probabilities, kinds = probabilities[kinds != NEUTRAL], kinds[kinds != NEUTRAL]
    margins = []
    for column, kind in enumerate(columns):
        own, others = probabilities[kinds == kind, column], probabilities[kinds != kind, column]
        margins.append(float(own.mean() - others.mean()))
    return min(margins)
