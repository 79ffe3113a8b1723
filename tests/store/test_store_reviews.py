"""Reviewers' decisions: kept by verdict and evidence, outside the digest; a migration brings them to older stores."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from dataclasses import asdict, replace
from datetime import date
from pathlib import Path

import pytest

from factcheck.errors import StoreError
from factcheck.store import open_store
from factcheck.store.curation import create_store
from factcheck.store.doctor import examine
from factcheck.store.export import write_jsonl
from factcheck.store.ingest import import_files
from factcheck.store.reviews import Kept, Review, read_reviews, save_reviews

REVIEW = Review(
    "a1", "e1", "wrong", "see table 2", date(2026, 11, 23), "contradicted", "It rose 5%.", "5%", 1, None, ("It’s 4%.",)
)


@pytest.fixture
def store(tmp_path: Path) -> Path:
    create_store(tmp_path / "desk.db")
    return tmp_path / "desk.db"


def test_what_is_kept_comes_back(store: Path) -> None:
    other = replace(REVIEW, evidence="e2", article_date="2023-12-26", passages=())
    assert save_reviews(store, [REVIEW, other]) == Kept(2, 0, 0)
    assert read_reviews(store) == (REVIEW, other)


def test_the_same_again_keeps_its_day_and_another_answer_takes_its_place(store: Path) -> None:
    save_reviews(store, [REVIEW])
    later = replace(REVIEW, decided=date(2027, 1, 1))
    assert save_reviews(store, [later]) == Kept(0, 0, 1)
    assert read_reviews(store) == (REVIEW,)
    changed = replace(later, answer="agree")
    assert save_reviews(store, [changed]) == Kept(0, 1, 0)
    assert read_reviews(store) == (changed,)


def test_reviews_are_no_part_of_the_digest(store: Path) -> None:
    with open_store(store) as opened:
        before = opened.digest
    save_reviews(store, [REVIEW])
    with open_store(store) as opened:
        assert opened.digest == before


def test_a_store_of_the_version_before_is_brought_up_to_date(store: Path) -> None:
    with closing(sqlite3.connect(store)) as conn:
        conn.executescript(
            "DROP TABLE vectors; DROP TABLE vector_signs; DROP TABLE reviews; DROP INDEX observations_by_subject;"
        )
        conn.execute("PRAGMA user_version = 1")
    with pytest.raises(StoreError, match="store version 1") as caught:
        read_reviews(store)
    assert "doctor --fix" in caught.value.hint
    assert [finding.code for finding in examine(store, fix=True)] == ["version"]
    save_reviews(store, [REVIEW])
    assert read_reviews(store) == (REVIEW,)


def test_an_export_in_json_lines_brings_the_decisions_to_another_store(store: Path, tmp_path: Path) -> None:
    save_reviews(store, [REVIEW, replace(REVIEW, evidence="e2", article_date="2023-12-26", answer="agree")])
    out, other = tmp_path / "out.jsonl", tmp_path / "other.db"
    with open_store(store) as opened, out.open("w", encoding="utf-8") as file:
        assert write_jsonl(opened, file) == 0  # passages
    create_store(other)
    assert [(it.added, it.refused) for it in import_files(other, [out])] == [(2, ())]
    assert read_reviews(other) == read_reviews(store)
    assert [(it.added, it.kept) for it in import_files(other, [out])] == [(0, 2)]


@pytest.mark.parametrize(
    "written", ['"agree"', "{}", '{"answer": "agree"}', json.dumps({**asdict(REVIEW), "decided": "soon"}, default=str)]
)
def test_a_decision_that_cannot_be_read_is_refused(store: Path, tmp_path: Path, written: str) -> None:
    file = tmp_path / "odd.jsonl"
    file.write_text(f'{{"review": {written}}}\n', encoding="utf-8")
    (result,) = import_files(store, [file])
    assert [row.line for row in result.refused] == [1]
    assert read_reviews(store) == ()
