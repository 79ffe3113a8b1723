"""The schema of the store, as numbered migrations. SQL comments stay in the file, for whoever opens it.

``PRAGMA application_id`` says that a file is ours, ``PRAGMA user_version`` which migration it has reached.
"""

from __future__ import annotations

APPLICATION_ID = int.from_bytes(b"fact", "big")

_FIRST = """
CREATE TABLE meta (
  -- Facts about this file. "content" is the running sum of the hashes of all rows, from which the digest is made.
  key TEXT PRIMARY KEY,
  value TEXT NOT NULL
);

CREATE TABLE sources (
  -- Where passages come from. The id is made from title, publisher, url and published: the same source has
  -- the same id in every store.
  id INTEGER PRIMARY KEY,
  title TEXT NOT NULL CHECK (title <> ''),
  publisher TEXT,
  url TEXT,
  published TEXT, -- YYYY-MM-DD
  retrieved TEXT, -- YYYY-MM-DD
  licence TEXT,
  tier INTEGER NOT NULL DEFAULT 2 CHECK (tier IN (1, 2, 3)) -- 1: the body that made the number; 3: least trusted
);

CREATE TABLE passages (
  -- Stretches of a source that can be quoted. The id is made from the content: the same passage has the same id in
  -- every store. "row" numbers the passages of this file alone, so that the full-text index stays small.
  row INTEGER PRIMARY KEY,
  id INTEGER NOT NULL UNIQUE,
  source INTEGER NOT NULL REFERENCES sources (id),
  position INTEGER NOT NULL DEFAULT 0, -- order within the source
  heading TEXT, -- the heading that it stands under
  text TEXT NOT NULL CHECK (text <> '')
);
CREATE INDEX passages_by_source ON passages (source, position);

CREATE TABLE observations (
  -- Cells of statistical tables. Each is also worded as a sentence: the passage of the same row.
  row INTEGER PRIMARY KEY REFERENCES passages (row) ON DELETE CASCADE,
  entity TEXT NOT NULL, -- whom: Germany
  measure TEXT NOT NULL, -- what: unemployment rate
  period TEXT NOT NULL, -- when: 2022, 2022-03, 2022-Q1, 2022-03-31, or as the table writes it
  value TEXT NOT NULL, -- the exact decimal, as text: 3.10 keeps its last digit
  unit TEXT, -- percent, USD, people …
  entity_key TEXT NOT NULL, -- the name in plain lower case, for look-up
  measure_key TEXT NOT NULL
);
CREATE INDEX observations_by_series ON observations (measure_key, entity_key, period);

CREATE VIEW search_text AS
  -- What the full-text index holds of each passage.
  SELECT
    passages.row AS row,
    passages.text AS text,
    sources.title || coalesce(' ' || passages.heading, '') AS title
  FROM passages JOIN sources ON sources.id = passages.source;

CREATE VIRTUAL TABLE search USING fts5 (
  text, title,
  content = 'search_text', content_rowid = 'row', tokenize = 'porter unicode61 remove_diacritics 2'
);

CREATE VIEW readable AS
  -- Every passage with its source, for reading in any SQLite tool.
  SELECT
    passages.id AS passage, passages.text, passages.heading,
    observations.entity, observations.measure, observations.period, observations.value, observations.unit,
    sources.title, sources.publisher, sources.url, sources.published, sources.tier
  FROM passages
  JOIN sources ON sources.id = passages.source
  LEFT JOIN observations ON observations.row = passages.row;

INSERT INTO meta (key, value) VALUES ('content', '0');
"""

_REVIEWS = """
CREATE TABLE reviews (
  -- What reviewers decided about verdicts. A decision holds while the verdict's id (made from the sentence) and the
  -- digest of what was shown beside it (the verdict and its passages) are the same. No part of the store's digest.
  verdict TEXT NOT NULL, -- the id of the verdict
  evidence TEXT NOT NULL, -- the digest of the verdict's label and passages
  answer TEXT NOT NULL CHECK (answer IN ('agree', 'wrong', 'not checkable')),
  note TEXT NOT NULL DEFAULT '',
  decided TEXT NOT NULL, -- YYYY-MM-DD
  label TEXT NOT NULL, -- the verdict that was shown: supported, contradicted, unverified
  claim TEXT NOT NULL, -- the sentence
  figure TEXT NOT NULL, -- the figure in it
  figures INTEGER NOT NULL, -- how many figures the sentence has
  article_date TEXT, -- YYYY-MM-DD
  passages TEXT NOT NULL, -- the texts that were shown, as a JSON list
  PRIMARY KEY (verdict, evidence)
);
"""

_VECTORS = """
CREATE TABLE vectors (
  -- What each passage speaks of, as numbers: 256 of one signed byte each, by the static embedding that "vectors" in the
  -- table meta names. Made from the text at import; no part of the store's digest.
  row INTEGER PRIMARY KEY REFERENCES passages (row) ON DELETE CASCADE,
  vector BLOB NOT NULL
);

CREATE TABLE vector_signs (
  -- The signs of the vectors, a bit each: 4096 passages a block, 32 bytes a passage, rows 4096 * block and on.
  block INTEGER PRIMARY KEY,
  signs BLOB NOT NULL
);
"""

_SUBJECTS = """
-- What the tables say of an entity at a time, whatever they call it.
CREATE INDEX observations_by_subject ON observations (entity_key, period);
"""

MIGRATIONS: tuple[str, ...] = (_FIRST, _REVIEWS, _VECTORS, _SUBJECTS)
"""Migration ``n`` (counted from 1) takes a store from version ``n - 1`` to ``n``. Never edit one that was released."""

VERSION = len(MIGRATIONS)

TABLES = ("meta", "sources", "passages", "observations", "search", "reviews", "vectors", "vector_signs")
"""What a store of this version cannot do without."""
