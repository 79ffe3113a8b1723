"""What a training run does, and the record of it beside its checkpoints: a resumed run must be the same run."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from factcheck.errors import ModelError
from factcheck.nli.training.examples import Example
from factcheck.records import View


@dataclass(frozen=True, slots=True)
class Recipe:
    """What a training run does. ``passes`` counts example-passes in all; a resumed run may be given another total.

    The learning rate warms up, stays, and falls to zero over the last ``decay`` share of the run. Most pairs are shown
    but once or twice, so there is little to guard against by ``dropout``, and without it a step takes a third less
    time. With no ``worded`` pairs none are derived either: the run sees the labelled pairs as they are. ``leave_out``
    names transformations (``transformations.py``) that the run must not see, so that they can be measured on;
    ``views`` are those that it sees. The embeddings stay as they are, and the ``freeze`` lowest layers with them: a
    large base then learns a fifth faster, and forgets less.
    """

    base: str
    out: Path
    passes: int = 91_200
    batch: int = 32
    rate: float = 1.2e-4
    decay: float = 0.31
    tokens: int = 96
    freeze: int = 0
    smoothing: float = 0.05
    dropout: float = 0.0
    worded: int = 40_000
    leave_out: tuple[str, ...] = ()
    views: tuple[View, ...] = tuple(View)
    seed: int = 7
    threads: int = 2
    checkpoint_every: int = 100


RECORD = "recipe.json"
_MAY_CHANGE = frozenset({"out", "passes", "threads", "checkpoint_every"})
_CALLED = {"worded": "made"}
"""Options whose name on the command line is another."""


def record_of(recipe: Recipe, examples: Sequence[Example]) -> dict[str, Any]:
    """What must be the same when a run goes on, by the names of the options; the data by what it holds."""
    kept = {_CALLED.get(name, name): value for name, value in asdict(recipe).items() if name not in _MAY_CHANGE}
    kept["base"] = str(Path(recipe.base).resolve()) if Path(recipe.base).is_dir() else recipe.base
    kept["data"] = f"{len(examples)} pairs, {_digest(examples)}"
    return dict(json.loads(json.dumps(kept)))


def write_record(record: dict[str, Any], checkpoints: Path) -> None:
    """Keep the record beside the checkpoints."""
    checkpoints.mkdir(parents=True, exist_ok=True)
    (checkpoints / RECORD).write_text(json.dumps(record, indent=2) + "\n", "utf-8")


def check_record(record: dict[str, Any], checkpoints: Path) -> None:
    """Raise ``ModelError`` where a run would go on with other data or options than those that it began with.

    A run that began before records were kept is taken as it is.
    """
    try:
        begun = json.loads((checkpoints / RECORD).read_text("utf-8"))
    except (OSError, ValueError):
        return
    other = [
        f"{name} {_shown(record[name])}, was {_shown(begun[name])}"
        for name in record
        if name in begun and begun[name] != record[name]
    ]
    if other:
        raise ModelError(
            f"the run in {checkpoints} began otherwise: {'; '.join(other)}",
            hint="go on with the data and options that it began with, or give another --out",
        )


def _shown(value: object) -> str:
    return ",".join(map(str, value)) or "none" if isinstance(value, list) else str(value)


def _digest(examples: Sequence[Example]) -> str:
    total = hashlib.sha256()
    for each in examples:
        fields = (each.set, each.view.value, each.label.value, each.evidence, each.claim)
        total.update("\0".join(fields).encode("utf-8", "surrogatepass") + b"\1")
    return total.hexdigest()[:12]
