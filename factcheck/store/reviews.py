"""The decisions of reviewers: kept beside the passages they were made on, and no part of the store's digest."""

from __future__ import annotations

import json
from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from factcheck.store.curation import transaction
from factcheck.store.database import connect_reader, connect_writer, explained

_COLUMNS = "verdict, evidence, answer, note, decided, label, claim, figure, figures, article_date, passages"


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
            key = (it.verdict, it.evidence)
            row = conn.execute("SELECT answer, note FROM reviews WHERE verdict = ? AND evidence = ?", key).fetchone()
            if row == (it.answer, it.note):
                continue
            added, changed = (added + 1, changed) if row is None else (added, changed + 1)
            passages = json.dumps(it.passages, ensure_ascii=False)
            values = (
                *key,
                it.answer,
                it.note,
                it.decided.isoformat(),
                it.label,
                it.claim,
                it.figure,
                it.figures,
                it.article_date,
            )
            conn.execute(
                f"INSERT OR REPLACE INTO reviews ({_COLUMNS}) VALUES ({', '.join('?' * 11)})",  # noqa: S608 - fixed names
                (*values, passages),
            )
    return Kept(added, changed, len(reviews) - added - changed)


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
