"""The store as ``run`` reads it: nothing can be changed here, and nothing is imported that reading does not need."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType

from factcheck.records import Candidate, Passage, Source
from factcheck.store.countries import country_key
from factcheck.store.database import connect_reader, explained
from factcheck.store.identity import digest_of, match_key
from factcheck.store.rows import read_passages, source_of
from factcheck.store.search import Searcher
from factcheck.store.vectors import lacking

MOST_ABOUT = 2_000
"""More than the measures of a few entities in a few years."""
_MOST_SUBJECTS, _MOST_YEARS = 6, 6


@dataclass(frozen=True, slots=True)
class Stats:
    """What a store holds. ``by_tier`` and ``by_year`` count sources; a source without a date has the year None."""

    path: str
    bytes: int
    digest: str
    version: int
    sources: int
    passages: int
    observations: int
    by_tier: tuple[tuple[int, int], ...]
    by_year: tuple[tuple[int | None, int], ...]


class Store:
    """A reference store, open for reading. It shows the store as it was when opened, even while an import goes on."""

    def __init__(self, path: Path, conn: sqlite3.Connection) -> None:
        self.path = path
        self._conn = conn
        self._searcher = Searcher(conn)

    def __enter__(self) -> Store:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the file. The store cannot be used after."""
        self._searcher.close()
        self._conn.close()

    @property
    def digest(self) -> str:
        """``sha256:…`` over the content: equal for stores that hold the same rows, however they came in."""
        with explained(self.path):
            (content,) = self._conn.execute("SELECT value FROM meta WHERE key = 'content'").fetchone()
        return digest_of(int(content, 16))

    @property
    def note(self) -> str | None:
        """What a search of this store goes without, in a sentence with what to do; None if nothing."""
        with explained(self.path):
            return lacking(self._conn)

    def search(self, query: str, limit: int = 8) -> list[Candidate]:
        """The passages that may speak of ``query``, best first; at most ``limit`` (and 1,000).

        The query is any text, such as a claim's sentence: nothing in it is query syntax, and no text raises.
        Equal scores come in the order of nearness in time, tier and id.
        """
        with explained(self.path):
            return self._searcher.search(query, limit)

    def about(self, subjects: Sequence[str], years: Sequence[int], limit: int = MOST_ABOUT) -> list[Candidate]:
        """What the tables say of some entities in some years, whatever words they say it in; at most ``limit``.

        Countries go by any name or adjective. Of a value that its publisher has revised only the latest is given.
        """
        keys = sorted({country_key(match_key(subject)) for subject in subjects})[:_MOST_SUBJECTS]
        if not keys or not years:
            return []
        spans = [(str(year), str(year + 1)) for year in sorted(set(years))[:_MOST_YEARS]]
        asked = " OR ".join("(period >= ? AND period < ?)" for _ in spans)
        query = f"""
            SELECT row FROM observations WHERE entity_key IN ({",".join("?" * len(keys))}) AND ({asked})
            ORDER BY row LIMIT ?
        """  # noqa: S608 - question marks only
        with explained(self.path):
            found = self._conn.execute(query, (*keys, *(end for span in spans for end in span), limit))
            rows = self._searcher.current([row for (row,) in found])
        tail = f"WHERE passages.row IN ({','.join('?' * len(rows))}) ORDER BY passages.row"
        return [Candidate(passage, 0.0) for passage in self.passages(tail, *rows)]

    def series(self, entity: str, measure: str, *, vintages: bool = False) -> list[Candidate]:
        """All cells of one measure of one entity, by period; of a revised value the latest, or every vintage."""
        found = self._of_series(entity, measure) if vintages else self.observations(entity, measure)
        return [Candidate(passage, 0.0) for passage in found]

    def passage(self, id_: int) -> Passage | None:
        """The passage with this id, or None."""
        return next(self.passages("WHERE passages.id = ?", id_), None)

    def heading(self, id_: int) -> str | None:
        """The heading that a passage stands under."""
        with explained(self.path):
            row = self._conn.execute("SELECT heading FROM passages WHERE id = ?", (id_,)).fetchone()
        return row[0] if row else None

    def observations(self, entity: str, measure: str) -> list[Passage]:
        """The series of a measure of an entity, by period. Case and accents do not matter; countries go by any name.

        Where a publisher has revised a value in a later source, the latest is given.
        """
        latest: dict[tuple[str, str | None, str | int], Passage] = {}
        for passage in self._of_series(entity, measure):
            assert passage.observation is not None  # noqa: S101 - the WHERE asks for observations
            it = passage.observation
            latest[it.period, it.unit, passage.source.publisher or passage.source.id] = passage
        return list(latest.values())

    def _of_series(self, entity: str, measure: str) -> Iterable[Passage]:
        """Every cell of a measure of an entity, by period and then by the day its source was published."""
        tail = """
            WHERE observations.measure_key = ? AND observations.entity_key = ?
            ORDER BY observations.period, sources.published, passages.id
        """
        return self.passages(tail, match_key(measure), country_key(match_key(entity)))

    def passages(self, tail: str = "ORDER BY passages.row", *values: object) -> Iterator[Passage]:
        """The passages that an SQL tail selects (by default all, in the order they came in)."""
        with explained(self.path):
            for _, _, passage in read_passages(self._conn, tail, values):
                yield passage

    def list_passages(
        self, source: int | None = None, limit: int | None = None
    ) -> Iterator[tuple[Passage, str | None]]:
        """The passages with their headings, of one source (in its order) or of all (in the order they came in)."""
        tail = (
            "ORDER BY passages.row LIMIT ?"
            if source is None
            else "WHERE sources.id = ? ORDER BY position, passages.row LIMIT ?"
        )
        values = (-1 if limit is None else limit,) if source is None else (source, -1 if limit is None else limit)
        with explained(self.path):
            for _, heading, passage in read_passages(self._conn, tail, values):
                yield passage, heading

    def with_headings(self, tail: str) -> Iterator[tuple[Passage, str | None]]:
        """The passages with their headings, by an SQL tail."""
        with explained(self.path):
            for _, heading, passage in read_passages(self._conn, tail):
                yield passage, heading

    def source(self, id_: int) -> Source | None:
        """The source with this id, or None."""
        return next((source for source, _ in self.sources() if source.id == id_), None)

    def sources(self) -> list[tuple[Source, int]]:
        """Every source with the number of its passages, by title."""
        query = """
            SELECT id, title, publisher, url, published, retrieved, licence, tier,
                   (SELECT count(*) FROM passages WHERE passages.source = sources.id)
            FROM sources ORDER BY title, published, id
        """
        with explained(self.path):
            return [(source_of(row[:-1]), row[-1]) for row in self._conn.execute(query)]

    def stats(self) -> Stats:
        """The counts of everything, by tier and year of the sources."""
        with explained(self.path):
            ask = self._conn.execute
            (sources,) = ask("SELECT count(*) FROM sources").fetchone()
            (passages,) = ask("SELECT count(*) FROM passages").fetchone()
            (observations,) = ask("SELECT count(*) FROM observations").fetchone()
            (version,) = ask("PRAGMA user_version").fetchone()
            tiers = ask("SELECT tier, count(*) FROM sources GROUP BY tier ORDER BY tier").fetchall()
            years = ask(
                "SELECT CAST(substr(published, 1, 4) AS INTEGER) AS y, count(*) FROM sources GROUP BY y ORDER BY y"
            ).fetchall()
        return Stats(
            path=str(self.path),
            bytes=self.path.stat().st_size,
            digest=self.digest,
            version=version,
            sources=sources,
            passages=passages,
            observations=observations,
            by_tier=tuple(tiers),
            by_year=tuple(years),
        )


def open_store(path: Path) -> Store:
    """Open the store at ``path`` for reading.

    Raises StoreError, with one line and what to do next, for a file that is missing, a folder, not SQLite, SQLite but
    not a store, of a newer or older version, damaged, or kept busy by an import.
    """
    return Store(path, connect_reader(path))
