"""Labelled pairs as training and evaluation use them, read with ``datasets`` from files, folders or the hub."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from factcheck.errors import ModelError
from factcheck.figures.masking import mask_numbers
from factcheck.nli.files import check_data_set
from factcheck.records import View


class Relation(StrEnum):
    """What the evidence does to the claim. ``NOT_ENTAILMENT`` is neutral or contradiction, it is not said which."""

    ENTAILMENT = "entailment"
    NEUTRAL = "neutral"
    CONTRADICTION = "contradiction"
    NOT_ENTAILMENT = "not_entailment"


# Names under which public sets give their labels.
_NAMES = {
    "entails": Relation.ENTAILMENT,
    "supported": Relation.ENTAILMENT,
    "supports": Relation.ENTAILMENT,
    "refuted": Relation.CONTRADICTION,
    "refutes": Relation.CONTRADICTION,
    "contradicted": Relation.CONTRADICTION,
    "contradicts": Relation.CONTRADICTION,
    "unverified": Relation.NEUTRAL,
    "not enough info": Relation.NEUTRAL,
    "not-entailment": Relation.NOT_ENTAILMENT,
    "non-entailment": Relation.NOT_ENTAILMENT,
    "non_entailment": Relation.NOT_ENTAILMENT,
} | {relation.value: relation for relation in Relation}


@dataclass(frozen=True, slots=True)
class Example:
    """One labelled pair. ``set`` names where it came from; ``view`` says whether its figures are already masked."""

    evidence: str
    claim: str
    label: Relation
    set: str
    view: View = View.WRITTEN

    def masked(self, label: Relation, maker: str) -> Example:
        """The pair in the masked view, with the label that holds there."""
        return Example(mask_numbers(self.evidence), mask_numbers(self.claim), label, maker, View.MASKED)


_SPACED = (
    (re.compile(r"\s+([,.;:!?%)\]]|n't\b|'(?:s|re|ve|ll|d|m)\b|’s\b)"), r"\1"),
    (re.compile(r"([(\[$£€])\s+"), r"\1"),
    (re.compile(r"(?<=\w) (?:--|-LRB-|–) (?=\w)"), "–"),
    (re.compile(r"(?<=[A-Za-z]) - (?=[A-Za-z])"), "-"),
    (re.compile(r"``\s*|\s*''"), '"'),
    (re.compile(r"\s+"), " "),
)


def tidy_spacing(text: str) -> str:
    """Undo the spaces that a tokeniser left in published sets.

    >>> tidy_spacing("He won in 1998 , the team ( from Rome ) 2 -- 1 .")
    'He won in 1998, the team (from Rome) 2–1.'
    """
    for pattern, written in _SPACED:
        text = pattern.sub(written, text)
    return text.strip()


def read_relation(label: object) -> Relation:
    """The relation behind a set's label. Raises ``ModelError`` for a label that no set is known to use."""
    relation = _NAMES.get(str(label).strip().lower())
    if relation is None:
        raise ModelError(
            f"unknown label {str(label)!r}",
            hint="use entailment, neutral, contradiction or not_entailment",
        )
    return relation


def load_examples(sources: Iterable[str]) -> list[Example]:
    """All pairs of JSON Lines, CSV or Parquet files, folders of them, or names on the hub.

    Columns: ``evidence`` (text or texts) or ``premise``; ``claim`` or ``hypothesis``; ``label``; ``set`` or none; or
    the lists of a contrast group (``groups.py``), which becomes its pairs.
    Raises ``ModelError`` for a source that cannot be read.
    """
    return [example for source in sources for part in _parts(source) for example in _load_part(part)]


def load_groups(sources: Iterable[str]) -> list[tuple[str, dict[str, list[str]]]]:
    """The contrast groups of the local JSON Lines files among the sources, each with its set's name."""
    found = []
    for part in (part for source in sources for part in _parts(source)):
        path = Path(part)
        if path.suffix != ".jsonl" or not path.is_file():
            continue
        with path.open(encoding="utf-8") as lines:
            rows = [json.loads(line) for line in lines if line.strip()]
        found += [(path.name.split(".")[0], row) for row in rows if {"same", "other"} <= row.keys()]
    return found


def _parts(source: str) -> list[str]:
    """The files of a folder in order of name; anything else stands for itself."""
    folder = Path(source)
    if not folder.is_dir():
        check_data_set(source)
        return [source]
    parts = sorted(str(file) for file in folder.iterdir() if file.suffix in _LOADERS)
    if not parts:
        raise ModelError(f"no data files in {source}", hint=f"expected files ending in {', '.join(_LOADERS)}")
    return parts


_LOADERS = {".jsonl": "json", ".json": "json", ".csv": "csv", ".parquet": "parquet"}


def _load_part(part: str) -> list[Example]:
    import datasets  # type: ignore[import-untyped, unused-ignore]

    datasets.disable_progress_bars()
    path = Path(part)
    try:
        if path.suffix in _LOADERS:
            if not path.is_file():
                raise ModelError(
                    f"no such file: {part}", hint="give JSON Lines, CSV or Parquet files, or folders of them"
                )
            rows = datasets.load_dataset(_LOADERS[path.suffix], data_files=part, split="train")
        else:
            rows = datasets.load_dataset(part, split="train")
    except (datasets.exceptions.DatasetsError, FileNotFoundError, ValueError, ConnectionError) as error:
        reason = str(error).splitlines()[0]
        raise ModelError(f"cannot read {part}: {reason}", hint="give files with evidence, claim and label") from error
    columns = set(rows.column_names)
    if {"same", "other"} <= columns:
        from factcheck.nli.training.groups import pairs_of  # groups are made of examples

        name = path.name.split(".")[0]
        return [example for row in rows for example in pairs_of(row, name)]
    evidence = "evidence" if "evidence" in columns else "premise"
    claim = "claim" if "claim" in columns else "hypothesis"
    if not {evidence, claim, "label"} <= columns:
        raise ModelError(f"{part} lacks columns", hint="needed: evidence, claim, label")
    names = getattr(rows.features["label"], "names", None)
    return [
        Example(
            evidence=tidy_spacing(_joined(row[evidence])),
            claim=tidy_spacing(str(row[claim])),
            label=read_relation(names[row["label"]] if names else row["label"]),
            view=View(row.get("view") or View.WRITTEN),
            set=str(row.get("set") or path.name.split(".")[0]),
        )
        for row in rows
    ]


def _joined(evidence: object) -> str:
    return " ".join(map(str, evidence)) if isinstance(evidence, list) else str(evidence)
