"""Labelled pairs as training and evaluation use them, read with ``datasets`` from files, folders or the hub."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from itertools import islice
from pathlib import Path
from typing import Any

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


Row = Mapping[str, Any]
Progress = Callable[[str, int], None]


def load_examples(sources: Iterable[str], progress: Progress = lambda _part, _pairs: None) -> list[Example]:
    """All pairs of JSON Lines, CSV or Parquet files, folders of them, or names on the hub.

    Columns: ``evidence`` (text or texts) or ``premise``; ``claim`` or ``hypothesis``; ``label``; ``set`` or none; or
    the lists of a contrast group (``groups.py``), which becomes its pairs. ``progress`` is told of each file.
    Raises ``ModelError`` for a source that cannot be read, with the file and the line where one is to blame.
    """
    from factcheck.nli.training.groups import pairs_of  # groups are made of examples

    found: list[Example] = []
    for part in (part for source in sources for part in _parts(source)):
        before, name = len(found), Path(part).name.split(".")[0]
        for number, row in enumerate(_rows(part)):
            try:
                found += pairs_of(row, name) if is_group(row) else [_example(row, name)]
            except ModelError as error:
                raise ModelError(f"{_place(part, number)}: {error.message}", hint=error.hint) from error
        if len(found) == before:
            raise ModelError(f"no pairs in {part}", hint="give files with evidence, claim and label")
        progress(part, len(found) - before)
    return found


def load_groups(sources: Iterable[str]) -> list[tuple[str, Row]]:
    """The contrast groups of the local JSON Lines files among the sources, each with its set's name."""
    parts = [Path(part) for source in sources for part in _parts(source)]
    return [
        (path.name.split(".")[0], row)
        for path in parts
        if path.suffix == ".jsonl" and path.is_file()
        for row in _lines(path)
        if is_group(row)
    ]


def is_group(row: Row) -> bool:
    """Whether a row is a contrast group rather than a pair."""
    return {"same", "other"} <= row.keys()


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
_UNREAD = "give files with evidence, claim and label"


def _rows(part: str) -> Iterable[Row]:
    """The rows of a file or a set of the hub. JSON Lines are read line by line, so that the line to blame is known."""
    path = Path(part)
    if path.suffix in _LOADERS and not path.is_file():
        raise ModelError(f"no such file: {part}", hint="give JSON Lines, CSV or Parquet files, or folders of them")
    return _lines(path) if path.suffix == ".jsonl" else _loaded(path, part)


def _lines(path: Path) -> Iterator[Row]:
    try:
        with path.open("rb") as lines:
            for number, line in enumerate(lines, start=1):
                if line.strip():
                    yield _row(line, f"{path}, line {number}")
    except OSError as error:
        raise ModelError(f"cannot read {path}: {error.strerror}", hint=_UNREAD) from error


def _row(line: bytes, where: str) -> Row:
    try:
        row = json.loads(line.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise ModelError(f"cannot read {where}: not UTF-8 text", hint="save the file as UTF-8") from error
    except ValueError as error:
        raise ModelError(f"cannot read {where}: not JSON ({error})", hint="each line is one JSON object") from error
    if not isinstance(row, dict):
        raise ModelError(f"cannot read {where}: not a JSON object", hint="each line is one JSON object")
    return row


def _loaded(path: Path, part: str) -> Iterator[Row]:
    import datasets  # type: ignore[import-untyped, unused-ignore]

    datasets.disable_progress_bars()
    try:
        if path.suffix in _LOADERS:
            rows = datasets.load_dataset(_LOADERS[path.suffix], data_files=part, split="train")
        else:
            rows = datasets.load_dataset(part, split="train")
    except (datasets.exceptions.DatasetsError, OSError, ValueError, KeyError, StopIteration) as error:
        reason = (str(error).strip().splitlines() or [type(error).__name__])[0]
        raise ModelError(f"cannot read {part}: {reason}", hint=_UNREAD) from error
    names = getattr(rows.features.get("label"), "names", None)
    for row in rows:
        if names and row["label"] is not None:
            if row["label"] < 0:  # the hub's sign for a pair without a label
                continue
            row["label"] = names[row["label"]]
        yield row


def _place(part: str, number: int) -> str:
    """Where the row of that number (from 0) stands: the line of JSON Lines, where blank lines count too."""
    path = Path(part)
    if path.suffix != ".jsonl":
        return f"{part}, row {number + 1}"
    with path.open("rb") as lines:
        filled = (at for at, line in enumerate(lines, start=1) if line.strip())
        return f"{part}, line {next(islice(filled, number, None))}"


def _example(row: Row, name: str) -> Example:
    """The pair of a row. Raises ``ModelError`` for one that lacks a text or a label that is known."""
    evidence = row.get("evidence") if "evidence" in row else row.get("premise")
    claim = row.get("claim") if "claim" in row else row.get("hypothesis")
    absent = [
        name for name, value in (("evidence", evidence), ("claim", claim), ("label", row.get("label"))) if value is None
    ]
    if absent:
        raise ModelError(f"lacks columns: {', '.join(absent)}", hint="needed: evidence, claim, label")
    view = row.get("view") or View.WRITTEN
    if view not in set(View):
        raise ModelError(f"unknown view {str(view)!r}", hint=f"use {', '.join(View)}, or leave it out")
    return Example(
        evidence=tidy_spacing(" ".join(map(_text, evidence if isinstance(evidence, list) else [evidence]))),
        claim=tidy_spacing(_text(claim)),
        label=read_relation(row["label"]),
        view=View(view),
        set=str(row.get("set") or name),
    )


def _text(value: object) -> str:
    if not isinstance(value, str | int | float):
        raise ModelError(f"{json.dumps(value, default=str)[:40]} is not a text", hint="needed: evidence, claim, label")
    return str(value)
