"""Made pairs written to a file: worded statistics, and pairs derived from labelled ones."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from pathlib import Path

from factcheck.errors import ModelError
from factcheck.nli.training.derive import derive
from factcheck.nli.training.examples import Example, load_examples
from factcheck.nli.training.worded import worded_pairs


def synthesize(number: int, seed: int, *, sources: Sequence[str] = (), held: bool = False) -> list[Example]:
    """``number`` worded pairs, then all that can be derived from ``sources``; the same arguments give the same pairs.

    ``held`` words them with the entities, measures and sentence forms that training never uses.
    """
    made = list(worded_pairs(number, seed, held=held))
    return made + list(derive(load_examples(sources), seed))


def write_examples(examples: Iterable[Example], out: Path) -> int:
    """Write one JSON object a line; returns how many. Raises ``ModelError`` if ``out`` cannot be written."""
    rows = [
        {
            "id": f"{example.set}-{number}",
            "evidence": example.evidence,
            "claim": example.claim,
            "label": example.label.value,
            "set": example.set,
            "view": example.view.value,
        }
        for number, example in enumerate(examples)
    ]
    try:
        out.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), "utf-8")
    except OSError as error:
        raise ModelError(f"cannot write {out}: {error.strerror}", hint="give a file in a folder that exists") from error
    return len(rows)
