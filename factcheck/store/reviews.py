"""The decisions of reviewers: kept beside the passages they were made on, and no part of the store's digest."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Sequence
from contextlib import closing
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path
from typing import Any

from factcheck.store.cells import CellError, read_date
from factcheck.store.curation import transaction
from factcheck.store.database import connect_reader, connect_writer, explained

_COLUMNS = "verdict, evidence, answer, note, decided, label, claim, figure, figures, article_date, passages"

_ANSWERS = frozenset({"agree", "wrong", "not checkable"})


@dataclass(frozen=True, slots=True)
class Review:
    """One decision: about which verdict and evidence, the answer, and what the reviewer was shown."""

    verdict: str
    evidence: str
    answer: str
    note: str
    decided: date
    label: str
    claim: str
    figure: str
    figures: int
    article_date: str | None
    passages: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Kept:
    """How many decisions were new, changed an earlier one, or were there already."""

    added: int
    changed: int
    unchanged: int


def read_reviews(path: Path) -> tuple[Review, ...]:
    """All decisions, by day, sentence and verdict. Raises StoreError as ``open_store`` does."""
    query = f"SELECT {_COLUMNS} FROM reviews ORDER BY decided, claim, verdict, evidence"  # noqa: S608 - fixed names
    with closing(connect_reader(path)) as conn, explained(path):
        return tuple(_review(row) for row in conn.execute(query))


def save_reviews(path: Path, reviews: Sequence[Review]) -> Kept:
    """Keep decisions, in one transaction. One about the same verdict and evidence takes the place of the earlier.

    A decision that says the same as the one that is there keeps its day. Raises StoreError as ``open_store`` does.
    """
    added = changed = 0
    with closing(connect_writer(path)) as conn, explained(path), transaction(path, conn):
        for it in reviews:
            before = keep_review(conn, it)
            added += before is None
            changed += before is False
    return Kept(added, changed, len(reviews) - added - changed)


def keep_review(conn: sqlite3.Connection, it: Review) -> bool | None:
    """Keep one decision, in the caller's transaction.

    None if there was none about its verdict and evidence, True if there was one that says the same, False if there was
    another, whose place it takes.
    """
    key = (it.verdict, it.evidence)
    row = conn.execute("SELECT answer, note FROM reviews WHERE verdict = ? AND evidence = ?", key).fetchone()
    if row == (it.answer, it.note):
        return True
    shown = (it.label, it.claim, it.figure, it.figures, it.article_date, json.dumps(it.passages, ensure_ascii=False))
    conn.execute(
        f"INSERT OR REPLACE INTO reviews ({_COLUMNS}) VALUES ({', '.join('?' * 11)})",  # noqa: S608 - fixed names
        (*key, it.answer, it.note, it.decided.isoformat(), *shown),
    )
    return None if row is None else False


def written(it: Review) -> dict[str, Any]:
    """A decision as an export writes it."""
    return {**asdict(it), "decided": it.decided.isoformat(), "passages": list(it.passages)}


def read(fields: Any) -> Review:
    """A decision as an export wrote it. Raises CellError for what is none."""
    kinds = {"figures": int | str, "article_date": str | None, "passages": list}
    names = [name.strip() for name in _COLUMNS.split(",")]
    if not isinstance(fields, dict) or set(fields) != set(names):
        raise CellError(f"a review has the fields {_COLUMNS}")
    odd = next((name for name in names if not isinstance(fields[name], kinds.get(name, str))), None)
    if odd or fields["answer"] not in _ANSWERS or not str(fields["figures"]).isdecimal():
        raise CellError(f"the review's {odd or 'answer or number of figures'} cannot be read")
    decided = read_date(fields["decided"], "decided")
    figures = int(fields["figures"])
    return Review(**{**fields, "figures": figures, "decided": decided, "passages": tuple(map(str, fields["passages"]))})


def _review(row: tuple[Any, ...]) -> Review:
    verdict, evidence, answer, note, decided, label, claim, figure, figures, day, passages = row
    return Review(
        verdict=verdict,
        evidence=evidence,
        answer=answer,
        note=note,
        decided=date.fromisoformat(decided),
        label=label,
        claim=claim,
        figure=figure,
        figures=figures,
        article_date=day,
        passages=tuple(json.loads(passages)),
    )
