"""The static embedding, the vectors in the file, and search by meaning."""

from __future__ import annotations

import hashlib
import sqlite3
from contextlib import closing
from pathlib import Path

import numpy as np
import pytest

from factcheck.store import open_store
from factcheck.store.curation import add_text, create_store, remove
from factcheck.store.database import connect_reader
from factcheck.store.doctor import examine
from factcheck.store.drafts import SourceDraft
from factcheck.store.ingest import import_files
from factcheck.store.search import Searcher
from factcheck.store.static import DIMENSIONS, quantise, static_embedding
from factcheck.store.vectors import BLOCK, VectorSearch, signs_of

ROOT = Path(__file__).resolve().parents[2]
EMBEDDING = static_embedding()
assert EMBEDDING is not None


def cosine(left: str, right: str) -> float:
    one, other = EMBEDDING.embed([left, right])
    return float(one @ other)


def test_the_digest_is_that_of_the_files() -> None:
    folder = ROOT / "models" / "static"
    vectors, scales = np.load(folder / "vectors.npy"), np.load(folder / "scales.npy")
    names = (folder / "vocab.txt").read_text(encoding="utf-8").rstrip("\n")
    digest = hashlib.sha256(vectors.tobytes() + scales.tobytes() + names.encode()).hexdigest()
    assert EMBEDDING.digest == f"sha256:{digest}"
    assert vectors.shape == (len(names.split("\n")), DIMENSIONS)


def test_texts_about_the_same_are_nearer_than_others() -> None:
    asked = "The jobless rate fell."
    assert cosine(asked, "Unemployment declined.") > 0.4
    assert cosine(asked, "Unemployment declined.") > cosine(asked, "The river rose by two metres.") + 0.3


def test_figures_weigh_nothing_and_nothing_known_is_no_direction() -> None:
    assert cosine("Some 860,000 people crossed in 2023.", "Some 12 people crossed in 1999.") == pytest.approx(1)
    assert not EMBEDDING.embed(["", "12,345 !", "ಠ"]).any()


def test_many_texts_get_the_same_vectors_as_one_at_a_time() -> None:
    texts = [f"passage {n} of many: rivers, tariffs, wages and antidisestablishmentarianism" for n in range(100)]
    together = EMBEDDING.embed(texts)
    assert np.abs(together - np.concatenate([EMBEDDING.embed([text]) for text in texts])).max() < 1e-6
    assert np.linalg.norm(together, axis=1) == pytest.approx(1)


def test_small_vectors_keep_their_direction() -> None:
    vectors = EMBEDDING.embed(["Unemployment declined in Germany.", ""])
    small = quantise(vectors)
    assert small[0] @ vectors[0] / np.linalg.norm(small[0].astype(float)) > 0.999
    assert not small[1].any()


def test_the_nearest_of_many_blocks_are_found(path: Path) -> None:
    chance = np.random.default_rng(0)
    vectors = chance.normal(size=(2 * BLOCK + 100, DIMENSIONS)).astype(np.float32)
    signs = signs_of(quantise(vectors))
    with closing(sqlite3.connect(path)) as conn, conn:
        for block in range(3):
            blob = signs[block * BLOCK : (block + 1) * BLOCK].tobytes()
            conn.execute("INSERT INTO vector_signs VALUES (?, ?)", (block, blob.ljust(BLOCK * DIMENSIONS // 8, b"\0")))
    search = VectorSearch(connect_reader(path), EMBEDDING)
    for row in (0, BLOCK - 1, BLOCK, 2 * BLOCK + 99):
        near = vectors[row] + 0.3 * chance.normal(size=DIMENSIONS).astype(np.float32)
        wanted = np.packbits(near > 0)
        differing = np.bitwise_count(signs ^ wanted).sum(axis=1)
        found = search.nearest(near, 10)
        assert row in found
        assert set(np.flatnonzero(differing < np.sort(differing)[9])) <= set(found)
    assert search.nearest(np.zeros(DIMENSIONS, dtype=np.float32), 10) == []


def test_a_passage_in_other_words_is_found(path: Path) -> None:
    add_text(path, "Gasoline prices declined.\n\nThe river rose by two metres.", SourceDraft("Bulletin"))
    with open_store(path) as store:
        (found,) = store.search("Petrol became cheaper")
        assert found.passage.text == "Gasoline prices declined."
        assert store.note is None


def test_each_way_of_searching_can_be_measured_alone(path: Path) -> None:
    add_text(path, "Unemployment declined sharply.\n\nThe jobless sat by the river.", SourceDraft("Bulletin"))
    conn = connect_reader(path)
    by_words = Searcher(conn, vectors=False).search("the jobless left", 8)
    by_meaning = Searcher(connect_reader(path), words=False).search("Joblessness fell sharply last year", 8)
    assert [it.passage.text for it in by_words] == ["The jobless sat by the river."]
    assert [it.passage.text for it in by_meaning] == ["Unemployment declined sharply."]


def test_a_removed_passage_is_found_no_more_and_its_number_can_be_used_again(path: Path) -> None:
    add_text(path, "Unemployment declined sharply.", SourceDraft("Bulletin"))
    with open_store(path) as store:
        (only,) = store.search("unemployment")
    remove(path, [only.passage.id])
    add_text(path, "The river rose by two metres.", SourceDraft("Bulletin"))
    with open_store(path) as store:
        assert store.search("The jobless rate fell") == []
        assert store.search("water levels of rivers were rising")
    assert examine(path) == []


WITHOUT = ("DELETE FROM meta WHERE key = 'vectors'", "DELETE FROM vectors", "DELETE FROM vector_signs")
DAMAGE = {
    "none": (WITHOUT, "are missing"),
    "another embedding": (("UPDATE meta SET value = 'sha256:0' WHERE key = 'vectors'",), "of another embedding"),
    "one missing": (("DELETE FROM vectors WHERE row = 1",), "1 passages do not fit"),
    "one too many": (("INSERT INTO vectors VALUES (99, zeroblob(256))",), "1 passages do not fit"),
    "one of another text": (("UPDATE vectors SET vector = zeroblob(256) WHERE row = 2",), "1 passages do not fit"),
    "cut short": (("UPDATE vectors SET vector = x'00' WHERE row = 2",), "1 passages do not fit"),
    "signs gone": (("DELETE FROM vector_signs",), "3 passages do not fit"),
}


@pytest.mark.parametrize("damage", DAMAGE)
def test_stale_vectors_are_found_and_mended(path: Path, passages: Path, damage: str) -> None:
    import_files(path, [passages])
    statements, told = DAMAGE[damage]
    with closing(sqlite3.connect(path)) as conn, conn:
        for statement in statements:
            conn.execute(statement)
    assert [(it.code, it.fixed) for it in examine(path)] == [("vectors", False)]
    assert told in examine(path)[0].message
    assert [(it.code, it.fixed) for it in examine(path, fix=True)] == [("vectors", True)]
    assert examine(path) == []


def test_a_store_without_vectors_is_searched_by_words_with_a_note(path: Path, passages: Path) -> None:
    import_files(path, [passages])
    with closing(sqlite3.connect(path)) as conn, conn:
        for statement in WITHOUT:
            conn.execute(statement)
    with open_store(path) as store:
        assert store.search("people crossed the Darien Gap in 2023")[0].passage.text.startswith("In 2023")
        assert store.note == (
            "the store has no vectors: search is by words alone; make them with: factcheck store doctor --fix"
        )
    add_text(path, "What is added then has none either.", SourceDraft("T"))
    assert [it.code for it in examine(path)] == ["vectors"]


def test_vectors_are_no_part_of_the_digest(path: Path, passages: Path, tmp_path: Path) -> None:
    import_files(path, [passages])
    other = tmp_path / "other.db"
    create_store(other)
    with closing(sqlite3.connect(other)) as conn, conn:
        conn.execute("INSERT INTO meta VALUES ('vectors', 'sha256:0')")
    import_files(other, [passages])
    with open_store(path) as one, open_store(other) as two:
        assert one.digest == two.digest
