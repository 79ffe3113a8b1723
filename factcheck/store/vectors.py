"""The vectors of passages in the file: int8 for ranking, and their signs in blocks, which are searched whole.

A search compares the signs of the query with those of every passage (32 bytes each, held in memory: a million are
32 MB), and then the int8 vectors of the few hundred that differ least. Row numbers say which vector is whose; a row
that is gone is left out when its vector is asked for. Charikar, "Similarity estimation techniques from rounding
algorithms" (2002), on signs.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from factcheck.store.static import DIMENSIONS, Static, quantise, static_embedding

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

BLOCK = 4096
"""Passages whose signs stand in one blob: rows ``block * BLOCK`` to ``(block + 1) * BLOCK - 1``."""

_WORDS = DIMENSIONS // 64
_BYTES = DIMENSIONS // 8
_SCAN = 65_536  # passages compared at a time: what stays in the processor's cache


def model_of(conn: sqlite3.Connection) -> str | None:
    """The digest of the embedding that the vectors of a store come from; None for a store without vectors."""
    row = conn.execute("SELECT value FROM meta WHERE key = 'vectors'").fetchone()
    return row[0] if row else None


def embedding_for(conn: sqlite3.Connection) -> Static | None:
    """The embedding that the vectors of this store can be searched and added to with; None if there is none."""
    embedding = static_embedding()
    return embedding if embedding is not None and model_of(conn) == embedding.digest else None


def lacking(conn: sqlite3.Connection) -> str | None:
    """What search goes without where the store's vectors cannot be used; None where they can, or it is empty."""
    if embedding_for(conn) is not None or not conn.execute("SELECT 1 FROM passages LIMIT 1").fetchone():
        return None
    if static_embedding() is None:
        return "this factcheck came without its embedding: search is by words alone; install it again"
    what = "the store's vectors are of another factcheck's embedding" if model_of(conn) else "the store has no vectors"
    return f"{what}: search is by words alone; make them with: factcheck store doctor --fix"


def signs_of(vectors: NDArray[np.int8]) -> NDArray[np.uint8]:
    """A bit a dimension: whether it is positive. ``_BYTES`` a row."""
    import numpy as np

    return np.packbits(vectors > 0, axis=1)


class VectorWriter:
    """Adds vectors to a store within the caller's transaction. Call ``finish`` at its end."""

    def __init__(self, conn: sqlite3.Connection, embedding: Static) -> None:
        self._conn = conn
        self._embedding = embedding
        self._block = -1
        self._signs = bytearray()

    def add(self, rows: Sequence[int], texts: Sequence[str]) -> None:
        """Write the vectors of passages; the rows ascend."""
        small = quantise(self._embedding.embed(texts))
        written = small.tobytes()
        self._conn.executemany(
            "INSERT OR REPLACE INTO vectors (row, vector) VALUES (?, ?)",
            ((row, written[at * DIMENSIONS : (at + 1) * DIMENSIONS]) for at, row in enumerate(rows)),
        )
        signs = signs_of(small).tobytes()
        for at, row in enumerate(rows):
            if row // BLOCK != self._block:
                self._turn_to(row // BLOCK)
            place = row % BLOCK * _BYTES
            self._signs[place : place + _BYTES] = signs[at * _BYTES : (at + 1) * _BYTES]

    def _turn_to(self, block: int) -> None:
        self.finish()
        row = self._conn.execute("SELECT signs FROM vector_signs WHERE block = ?", (block,)).fetchone()
        self._block, self._signs = block, bytearray(row[0] if row else BLOCK * _BYTES)

    def finish(self) -> None:
        """Write the block that is being filled."""
        if self._block >= 0:
            self._conn.execute(
                "INSERT OR REPLACE INTO vector_signs (block, signs) VALUES (?, ?)", (self._block, bytes(self._signs))
            )


def make_vectors(conn: sqlite3.Connection, embedding: Static) -> None:
    """Make the vectors of all passages anew, in the caller's transaction."""
    conn.execute("DELETE FROM vectors")
    conn.execute("DELETE FROM vector_signs")
    writer = VectorWriter(conn, embedding)
    for rows, texts in _texts(conn):
        writer.add(rows, texts)
    writer.finish()
    conn.execute("INSERT OR REPLACE INTO meta (key, value) VALUES ('vectors', ?)", (embedding.digest,))


def wrong_vectors(conn: sqlite3.Connection, embedding: Static) -> tuple[int, int]:
    """How many vectors have no passage, and how many passages have not the vector or the signs of their text."""
    import numpy as np

    (stray,) = conn.execute("SELECT count(*) FROM vectors WHERE row NOT IN (SELECT row FROM passages)").fetchone()
    wrong = 0
    block, signs = -1, b""
    for rows, texts in _texts(conn):
        marks = ",".join("?" * len(rows))
        query = f"SELECT row, vector FROM vectors WHERE row IN ({marks})"  # noqa: S608 - question marks only
        kept = dict(conn.execute(query, rows).fetchall())
        for row, right in zip(rows, quantise(embedding.embed(texts)), strict=True):
            if row // BLOCK != block:
                block = row // BLOCK
                found = conn.execute("SELECT signs FROM vector_signs WHERE block = ?", (block,)).fetchone()
                signs = found[0] if found and len(found[0]) == BLOCK * _BYTES else b""
            place = row % BLOCK * _BYTES
            there = np.frombuffer(kept.get(row, b""), dtype=np.int8)
            # Sums in another order may round the other way on another machine.
            fits = len(there) == DIMENSIONS and np.abs(there.astype(np.int16) - right).max() <= 1
            wrong += not fits or signs[place : place + _BYTES] != signs_of(there[None]).tobytes()
    return stray, wrong


def _texts(conn: sqlite3.Connection) -> Iterator[tuple[list[int], list[str]]]:
    after = -1
    query = "SELECT row, text FROM passages WHERE row > ? ORDER BY row LIMIT 500"
    while found := conn.execute(query, (after,)).fetchall():
        yield [row for row, _ in found], [text for _, text in found]
        after = found[-1][0]


class VectorSearch:
    """The passages nearest to a query, over a connection that does not change."""

    def __init__(self, conn: sqlite3.Connection, embedding: Static) -> None:
        import numpy as np

        self._conn = conn
        self._embedding = embedding
        blobs = conn.execute("SELECT block, signs FROM vector_signs ORDER BY block").fetchall()
        self._blocks = np.array([block for block, _ in blobs], dtype=np.int64)
        # One array for each 64 dimensions, so that each is compared in one stride.
        self._signs = np.empty((_WORDS, len(blobs) * BLOCK), dtype=np.uint64)
        for at, (_, blob) in enumerate(blobs):
            self._signs[:, at * BLOCK : (at + 1) * BLOCK] = np.frombuffer(blob, dtype=np.uint64).reshape(-1, _WORDS).T

    def embed(self, query: str) -> NDArray[np.float32]:
        """The vector of a query."""
        vector: NDArray[np.float32] = self._embedding.embed([query])[0]
        return vector

    def nearest(self, vector: NDArray[np.float32], count: int) -> list[int]:
        """The rows whose signs differ least from those of ``vector``: about ``count``, with all that differ equally."""
        import numpy as np

        if not vector.any():
            return []
        wanted = np.packbits(vector > 0).view(np.uint64)
        places: list[NDArray[np.int64]] = []
        found: list[NDArray[np.uint16]] = []
        most = DIMENSIONS
        held = 0
        for start in range(0, self._signs.shape[1], _SCAN):
            signs = self._signs[:, start : start + _SCAN]
            differing = np.zeros(signs.shape[1], dtype=np.uint16)
            for word in range(_WORDS):
                differing += np.bitwise_count(signs[word] ^ wanted[word])
            near = np.flatnonzero(differing <= most)
            places.append(near + start)
            found.append(differing[near])
            held += len(near)
            if held > 2 * count:
                places, found, most = _least(places, found, count)
                held = len(places[0])
        if not places:
            return []
        places, _, _ = _least(places, found, count)
        at = places[0]
        return [int(row) for row in self._blocks[at // BLOCK] * BLOCK + at % BLOCK]

    def similarities(self, vector: NDArray[np.float32], rows: Sequence[int]) -> dict[int, float]:
        """The cosine of each row's vector with a query's; a row without a vector is left out."""
        import numpy as np

        marks = ",".join("?" * len(rows))
        stored = self._conn.execute(f"SELECT row, vector FROM vectors WHERE row IN ({marks})", rows).fetchall()  # noqa: S608 - question marks only
        if not stored:
            return {}
        small = np.frombuffer(b"".join(blob for _, blob in stored), dtype=np.int8).reshape(-1, DIMENSIONS)
        vectors = small.astype(np.float32)
        lengths = np.maximum(np.sqrt(np.einsum("ij,ij->i", vectors, vectors)), 1e-9)
        cosines = vectors @ vector / lengths
        return {row: round(float(cosine), 4) for (row, _), cosine in zip(stored, cosines, strict=True)}


def _least(
    places: list[NDArray[np.int64]], found: list[NDArray[np.uint16]], count: int
) -> tuple[list[NDArray[np.int64]], list[NDArray[np.uint16]], int]:
    """Those of the ``count`` least differences and their equals, and the greatest of these."""
    import numpy as np

    at, differing = np.concatenate(places), np.concatenate(found)
    if len(at) <= count:
        return [at], [differing], DIMENSIONS
    most = int(np.partition(differing, count - 1)[count - 1])
    keep = differing <= most
    return [at[keep]], [differing[keep]], most
