"""Writing passages within one transaction, with the full-text index and the content sum kept in step."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from factcheck.records import Observation
from factcheck.store.countries import country_key
from factcheck.store.drafts import PassageDraft, Refused, SourceDraft, passage_sum, source_sum
from factcheck.store.identity import add_sums, match_key
from factcheck.store.rows import SOURCE_COLUMNS, read_passages
from factcheck.store.static import static_embedding
from factcheck.store.vectors import VectorWriter, embedding_for, model_of

_DEFAULT_TIER = 2
_CHUNK = 500

_INSERT_PASSAGE = "INSERT INTO passages (row, id, source, position, heading, text) VALUES (?, ?, ?, ?, ?, ?)"
_INSERT_OBSERVATION = """
INSERT INTO observations (row, entity, measure, period, value, unit, entity_key, measure_key)
VALUES (?, ?, ?, ?, ?, ?, ?, ?)
"""


@dataclass(slots=True)
class Counts:
    """How many rows went in, took the place of an older value, or were there already."""

    added: int = 0
    replaced: int = 0
    kept: int = 0


class Writer:
    """Adds and removes passages over ``conn``, in the transaction that the caller holds. Call ``finish`` at its end."""

    def __init__(self, conn: sqlite3.Connection) -> None:
        import sqlite_utils  # slow to import where pandas is installed: only curation pays

        self.conn = conn
        self.counts = Counts()
        self._db: Any = sqlite_utils.Database(self.conn, recursive_triggers=False, execute_plugins=False)
        (content,) = self.conn.execute("SELECT value FROM meta WHERE key = 'content'").fetchone()
        (last,) = self.conn.execute("SELECT coalesce(max(row), 0) FROM passages").fetchone()
        self._sum = int(content, 16)
        self._next_row = last + 1
        self._vectors = self._vector_writer(empty=not last)
        self._sources: dict[SourceDraft, int] = {}
        self._unwritten: dict[int, tuple[str | int | None, ...]] = {}  # sources of the batch, new or changed
        self._last: dict[int, SourceDraft] = {}  # the details that a source was last given
        self._lines: dict[int, int] = {}  # where this import read each observation

    def _vector_writer(self, *, empty: bool) -> VectorWriter | None:
        """Vectors are added where all passages have them, of this embedding; ``doctor --fix`` makes the others."""
        embedding = static_embedding()
        if embedding is not None and empty and model_of(self.conn) != embedding.digest:
            self.conn.execute("DELETE FROM vector_signs")
            self.conn.execute("INSERT OR REPLACE INTO meta (key, value) VALUES ('vectors', ?)", (embedding.digest,))
        found = embedding_for(self.conn)
        return VectorWriter(self.conn, found) if found else None

    def add(self, drafts: Sequence[PassageDraft]) -> list[Refused]:
        """Write the drafts. What is there already is kept; an observation with a new value replaces the older one.

        Returns those refused: a second value for an observation that this import has given already.
        """
        refused: list[Refused] = []
        keyed = [(draft.id_in(self._source(draft.source)), draft) for draft in drafts]
        self._write_sources()
        known = self._known([id_ for id_, _ in keyed])
        fresh: dict[int, PassageDraft] = {}
        changed: dict[int, PassageDraft] = {}
        for id_, draft in keyed:
            pending = fresh.get(id_) or changed.get(id_)
            there = _content(pending) if pending else known.get(id_)
            if there is None:
                fresh[id_] = draft
            elif there == _content(draft):
                self.counts.kept += 1
            elif id_ in self._lines:
                refused.append(Refused(draft.line, _second_value(draft, self._lines[id_])))
                continue
            elif draft.observation is None:
                refused.append(Refused(draft.line, f"its id {id_} belongs to another passage already"))
                continue
            else:
                changed[id_] = draft
            if draft.observation is not None:
                self._lines.setdefault(id_, draft.line)
        if changed:
            self.remove(list(changed))
            self.counts.replaced += len(changed)
        self._insert({**fresh, **changed})
        self.counts.added += len(fresh)
        return refused

    def remove(self, ids: Sequence[int]) -> int:
        """Take passages out. Returns how many there were."""
        count = 0
        for chunk in _chunks(ids):
            tail = f"WHERE passages.id IN ({','.join('?' * len(chunk))})"
            for row, heading, it in list(read_passages(self.conn, tail, chunk)):
                self._unindex(row)
                self.conn.execute("DELETE FROM observations WHERE row = ?", (row,))
                self.conn.execute("DELETE FROM vectors WHERE row = ?", (row,))
                self.conn.execute("DELETE FROM passages WHERE row = ?", (row,))
                self._sum = add_sums(self._sum, -passage_sum(it.id, it.source.id, it.text, heading, it.observation))
                count += 1
        return count

    def _remove_unused_sources(self) -> int:
        query = "SELECT id FROM sources WHERE NOT EXISTS (SELECT 1 FROM passages WHERE source = sources.id)"
        ids = [id_ for (id_,) in self.conn.execute(query)]
        for id_ in ids:
            row = self._source_row(id_)
            if row is not None:
                self.conn.execute("DELETE FROM sources WHERE id = ?", (id_,))
                self._sum = add_sums(self._sum, -source_sum(id_, row))
        return len(ids)

    def finish(self) -> int:
        """Drop the sources without passages and write down the content sum. Returns how many sources were dropped.

        A source has no passages if they were all refused, or removed.
        """
        dropped = self._remove_unused_sources()
        if self._vectors:
            self._vectors.finish()
        self.conn.execute("UPDATE meta SET value = ? WHERE key = 'content'", (f"{self._sum:x}",))
        return dropped

    def _source_row(self, id_: int) -> tuple[str | int | None, ...] | None:
        if id_ in self._unwritten:
            return self._unwritten[id_]
        query = f"SELECT {', '.join(SOURCE_COLUMNS)} FROM sources WHERE id = ?"  # noqa: S608 - fixed names
        row: tuple[str | int | None, ...] | None = self.conn.execute(query, (id_,)).fetchone()
        return row

    def _source(self, draft: SourceDraft) -> int:
        known = self._sources.get(draft)
        if known is not None and self._last[known] == draft:
            return known
        id_ = draft.id
        before = self._source_row(id_)
        after = _source_fields(draft, before)
        if before != after:
            if before is not None:
                self._sum = add_sums(self._sum, -source_sum(id_, before))
            self._sum = add_sums(self._sum, source_sum(id_, after))
            self._unwritten[id_] = after
        self._sources[draft] = id_
        self._last[id_] = draft
        return id_

    def _write_sources(self) -> None:
        rows = [{"id": id_, **dict(zip(SOURCE_COLUMNS, row, strict=True))} for id_, row in self._unwritten.items()]
        if rows:
            self._db["sources"].upsert_all(rows, pk="id")
            self._unwritten.clear()

    def _known(self, ids: Sequence[int]) -> dict[int, tuple[str, str | None]]:
        found: dict[int, tuple[str, str | None]] = {}
        for chunk in _chunks(ids):
            query = f"""
                SELECT passages.id, passages.text, observations.value
                FROM passages LEFT JOIN observations ON observations.row = passages.row
                WHERE passages.id IN ({",".join("?" * len(chunk))})
            """  # noqa: S608 - question marks only
            found.update((id_, (text, value)) for id_, text, value in self.conn.execute(query, chunk))
        return found

    def _insert(self, drafts: dict[int, PassageDraft]) -> None:
        passages: list[tuple[Any, ...]] = []
        observations: list[tuple[Any, ...]] = []
        for id_, draft in drafts.items():
            row, self._next_row = self._next_row, self._next_row + 1
            source = self._sources[draft.source]
            passages.append((row, id_, source, draft.position, draft.heading, draft.text))
            if draft.observation is not None:
                observations.append((row, *_observation_fields(draft.observation)))
            self._sum = add_sums(self._sum, passage_sum(id_, source, draft.text, draft.heading, draft.observation))
        if not passages:
            return
        # Not by sqlite-utils, whose care for odd rows costs more here than all the rest of an import.
        self.conn.executemany(_INSERT_PASSAGE, passages)
        self.conn.executemany(_INSERT_OBSERVATION, observations)
        if self._vectors:
            self._vectors.add([it[0] for it in passages], [it[-1] for it in passages])
        self.conn.execute(
            "INSERT INTO search (rowid, text, title)"
            " SELECT row, text, title FROM search_text WHERE row BETWEEN ? AND ?",
            (passages[0][0], passages[-1][0]),
        )

    def _unindex(self, row: int) -> None:
        self.conn.execute(
            "INSERT INTO search (search, rowid, text, title)"
            " SELECT 'delete', row, text, title FROM search_text WHERE row = ?",
            (row,),
        )


def _content(draft: PassageDraft) -> tuple[str, str | None]:
    return draft.text, str(draft.observation.value) if draft.observation else None


def _second_value(draft: PassageDraft, line: int) -> str:
    assert draft.observation is not None  # noqa: S101 - only observations come here
    it = draft.observation
    return f"line {line} gives another value for {it.measure}, {it.entity}, {it.period}; is a column left out?"


def _source_fields(draft: SourceDraft, before: tuple[str | int | None, ...] | None) -> tuple[str | int | None, ...]:
    given = (
        draft.title,
        draft.publisher,
        draft.url,
        draft.published.isoformat() if draft.published else None,
        draft.retrieved.isoformat() if draft.retrieved else None,
        draft.licence,
        draft.tier,
    )
    if before is not None:  # an import that says nothing of a field leaves it as it is
        return tuple(old if new is None else new for new, old in zip(given, before, strict=True))
    return (*given[:-1], draft.tier or _DEFAULT_TIER)


def _observation_fields(it: Observation) -> tuple[str | None, ...]:
    keys = country_key(match_key(it.entity)), match_key(it.measure)
    return (it.entity, it.measure, it.period, str(it.value), it.unit, *keys)


def _chunks(ids: Sequence[int]) -> Iterable[Sequence[int]]:
    return (ids[start : start + _CHUNK] for start in range(0, len(ids), _CHUNK))
