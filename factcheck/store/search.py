"""Search: the passages that share the telling words of a claim, or speak of the same in other words.

FTS5's own BM25 picks some passages by the rarest words, which keeps the cost level as a store grows; the static
embedding picks others by meaning. The two lists are fused by rank (Cormack, Clarke and Büttcher, "Reciprocal rank
fusion", 2009), the first of them ranked by the features of ``ranking``, and those that say the same folded into one.
A figure is a word like others, and a wrong one that no passage has is left out.
"""

from __future__ import annotations

import math
import re
import sqlite3
from collections.abc import Sequence
from functools import lru_cache
from itertools import groupby

from factcheck.figures import find_figures
from factcheck.records import Candidate, Kind, Passage
from factcheck.store.folding import fold
from factcheck.store.ranking import WEIGHTS, Query, Term, Text
from factcheck.store.rows import read_passages
from factcheck.store.terms import LONGEST_QUERY, weight_of, words_of
from factcheck.store.vectors import VectorSearch, embedding_for

_MOST_TERMS = 24
_POSTINGS = 6_000  # occurrences that one search may walk through
_WINDOW = 160  # passages that the words pick
_NEAR = 128  # passages that the signs of the vectors pick
_ALIKE = 128  # of these, those that are fused
_RANKED = 96  # passages that are ranked
_RANKED_CHARACTERS = 40_000
_MOST_FOUND = 1000
_FUSION = 30  # the constant of reciprocal rank fusion
_LEAST_ALIKE = 0.45  # a passage that shares no word with the query is only shown if it is so much alike

_TITLE_WEIGHT = 0.4
_TIER_WEIGHT = {1: 1.02, 2: 1.0, 3: 0.98}
_YEAR_WEIGHT = 0.002  # what a year more of age takes, up to five

_TOKENIZER = "porter unicode61 remove_diacritics 2"
_YEAR_WITHIN = re.compile(r"\b(?:1[5-9]|20)\d\d\b")
_KINDS = frozenset({Kind.PERCENT, Kind.MONEY, Kind.MEASURE, Kind.DURATION, Kind.AGE})

# The cross joins keep SQLite to this order: from a few rows to their series by the index.
_SUPERSEDED = """
SELECT this.row
FROM observations AS this
CROSS JOIN passages AS here ON here.row = this.row
CROSS JOIN sources AS old ON old.id = here.source
CROSS JOIN observations AS other
  ON other.measure_key = this.measure_key AND other.entity_key = this.entity_key AND other.period = this.period
CROSS JOIN passages AS there ON there.row = other.row
CROSS JOIN sources AS new ON new.id = there.source
WHERE this.row IN ({}) AND other.unit IS this.unit AND new.publisher = old.publisher AND new.published > old.published
"""


class Searcher:
    """Search over one connection. It keeps what it has learnt of the words' frequency while the store is open.

    With ``words`` or ``vectors`` off, search is by the other alone, which is for measuring.
    """

    def __init__(self, conn: sqlite3.Connection, *, words: bool = True, vectors: bool = True) -> None:
        self._conn = conn
        self._by_words, self._by_vectors = words, vectors
        self._postings: dict[str, int] = {}
        self._vectors: VectorSearch | None = None
        self._ready = False

    def close(self) -> None:
        """Let go of the scratch index."""
        if self._ready:
            self._scratch.close()
            self._ready = False

    def _prepare(self) -> None:
        if self._ready:
            return
        # A second, tiny index in memory gives the words of the query as FTS5 cuts them.
        self._scratch = sqlite3.connect(":memory:", isolation_level=None)
        self._scratch.execute(f"CREATE VIRTUAL TABLE words USING fts5 (text, tokenize = '{_TOKENIZER}')")
        self._scratch.execute("CREATE VIRTUAL TABLE instances USING fts5vocab (words, instance)")
        self._conn.execute("CREATE VIRTUAL TABLE temp.vocabulary USING fts5vocab (main, search, row)")
        (self._passages,) = self._conn.execute("SELECT count(*) FROM passages").fetchone()
        embedding = embedding_for(self._conn) if self._by_vectors else None
        self._vectors = VectorSearch(self._conn, embedding) if embedding else None
        self._ready = True

    def search(self, query: str, limit: int) -> list[Candidate]:
        """See ``Store.search``."""
        self._prepare()
        if limit < 1:
            return []
        query = query[:LONGEST_QUERY]
        terms = self._terms(words_of(query))
        size = max(_WINDOW, min(limit, _MOST_FOUND))
        found = self._window(_affordable(terms), size) if terms and self._by_words else []
        alike = self._alike(query, found)
        rows = _fused(found, alike)[: max(_RANKED, min(limit, _MOST_FOUND))]
        rows = self.current(rows)
        scores = self._scores(terms, rows, alike, query)
        return self._candidates(scores, query, limit)

    def _candidates(self, scores: dict[int, float], query: str, limit: int) -> list[Candidate]:
        """The best of the scored rows as records, folded and in order."""
        # Tier and age can move a passage by less than this share of its score.
        enough = sorted(scores.values(), reverse=True)[: 4 * limit + 16]
        least = enough[-1] * 0.94 if enough else 0.0
        rows = [row for row, score in scores.items() if score >= least]
        found = list(read_passages(self._conn, f"WHERE passages.row IN ({','.join('?' * len(rows))})", rows))
        newest = max((it.source.published.year for _, _, it in found if it.source.published), default=0)
        candidates = [
            Candidate(passage, round(scores[row] * _standing(passage, newest), 6)) for row, _, passage in found
        ]
        years = [int(year) for year in _YEAR_WITHIN.findall(query)]
        candidates.sort(
            key=lambda it: (-it.score, _years_away(it.passage, years), it.passage.source.tier, it.passage.id)
        )
        return fold(candidates)[:limit]

    def _terms(self, lookups: list[tuple[str, ...]]) -> list[Term]:
        stems = self._stems([form for forms in lookups for form in forms])
        terms = []
        for forms in lookups:
            known = [form for form in forms if form in stems]
            postings = sum(min(map(self._count, stems[form])) for form in known)
            telling = math.log(1 + (self._passages + 0.5) / (postings + 0.5))
            if postings:
                terms.append(Term(tuple(known), postings, telling * weight_of(forms[0])))
        return terms

    def _stems(self, forms: list[str]) -> dict[str, tuple[str, ...]]:
        """Each form as the words of the index; none for what the index would not hold at all."""
        scratch = self._scratch
        scratch.execute("DELETE FROM words")
        scratch.executemany("INSERT INTO words (rowid, text) VALUES (?, ?)", enumerate(forms))
        instances = scratch.execute("SELECT doc, term FROM instances ORDER BY doc, offset").fetchall()
        return {
            forms[doc]: tuple(stem for _, stem in group) for doc, group in groupby(instances, key=lambda row: row[0])
        }

    def _count(self, stem: str) -> int:
        if stem not in self._postings:
            row = self._conn.execute("SELECT doc FROM temp.vocabulary WHERE term = ?", (stem,)).fetchone()
            self._postings[stem] = row[0] if row else 0
        return self._postings[stem]

    def _window(self, terms: list[Term], size: int) -> list[int]:
        # A form holds letters, digits, spaces, "." and "," only: nothing that could end the quotation.
        query = " OR ".join(f'"{form}"' for term in terms for form in term.forms)
        found = self._conn.execute(
            "SELECT rowid FROM search WHERE search MATCH ? AND rank MATCH ? ORDER BY rank LIMIT ?",
            (query, f"bm25(1.0, {_TITLE_WEIGHT})", size),
        )
        return [row for (row,) in found]

    def _alike(self, query: str, found: list[int]) -> dict[int, float]:
        """The cosine of each row of ``found``, and of the rows that are most alike and alike enough, best first."""
        if self._vectors is None:
            return {}
        vector = self._vectors.embed(query)
        known = set(found)
        near = self._vectors.nearest(vector, _NEAR)
        alike = self._vectors.similarities(vector, sorted(known.union(near)))
        order = sorted(alike, key=lambda row: -alike[row])
        shown = [row for row in order if row not in known and alike[row] >= _LEAST_ALIKE][:_ALIKE]
        known.update(shown)
        return {row: alike[row] for row in order if row in known}

    def current(self, rows: list[int]) -> list[int]:
        """The rows but for those whose observation the same publisher has given again in a later source."""
        query = _SUPERSEDED.format(",".join("?" * len(rows)))
        old = {row for (row,) in self._conn.execute(query, rows)}
        return [row for row in rows if row not in old]

    def _scores(self, terms: list[Term], rows: list[int], alike: dict[int, float], query: str) -> dict[int, float]:
        """The rows with the weighted sums of their features."""
        if not self._by_words:
            return {row: WEIGHTS["alike"] * alike.get(row, 0.0) for row in rows}
        asked = f"""
            SELECT passages.row, passages.text, sources.title, passages.heading, observations.unit, observations.row
            FROM passages JOIN sources ON sources.id = passages.source
            LEFT JOIN observations ON observations.row = passages.row
            WHERE passages.row IN ({",".join("?" * len(rows))})
        """  # noqa: S608 - question marks only
        by_row = {row: rest for row, *rest in self._conn.execute(asked, rows)}
        texts, kinds, room = [], [], _RANKED_CHARACTERS
        wanted = _kinds_of(query)
        ranked: list[int] = []
        for row in rows:  # in order of the fusion, so that very long passages crowd out the last ones
            text, title, heading, unit, observation = by_row[row]
            room -= len(text)
            if room < 0 and len(ranked) >= 32:
                break
            ranked.append(row)
            texts.append(Text(text, f"{title} {heading or ''}", observation is not None))
            kinds.append(_kind_fits(unit, wanted) if observation is not None else 0)
        by_words = Query(terms).scores(texts)
        return {
            row: score + WEIGHTS["alike"] * max(0.0, alike.get(row, 0.0)) + WEIGHTS["kind"] * kind
            for row, score, kind in zip(ranked, by_words, kinds, strict=True)
        }


def _fused(found: Sequence[int], alike: dict[int, float]) -> list[int]:
    """The rows of both lists, those that stand high in one or both first. Words count twice as much as likeness."""
    scores = {row: 1 / (_FUSION + place) for place, row in enumerate(found)}
    for place, row in enumerate(alike):
        scores[row] = scores.get(row, 0.0) + 0.5 / (_FUSION + place)
    return sorted(scores, key=lambda row: -scores[row])


def _affordable(terms: list[Term]) -> list[Term]:
    """The rarest terms, as many as one search may cost; always at least two, so that one odd word does not decide."""
    chosen: list[Term] = []
    cost = 0
    for term in sorted(terms, key=lambda it: (it.postings, it.forms))[:_MOST_TERMS]:
        cost += term.postings
        if cost > _POSTINGS and len(chosen) >= 2:
            break
        chosen.append(term)
    return chosen


def _standing(passage: Passage, newest: int) -> float:
    """What the source adds or takes: its tier, and its age beside the newest of those found."""
    published = passage.source.published
    age = min(5, newest - published.year) if published else 0
    return _TIER_WEIGHT[passage.source.tier] * (1 - _YEAR_WEIGHT * age)


def _kinds_of(text: str) -> frozenset[Kind]:
    """The kinds of the figures of a text that an observation's unit can agree or disagree with."""
    return frozenset(figure.kind for figure in find_figures(text).figures) & _KINDS


@lru_cache(maxsize=1024)
def _kind_of_unit(unit: str) -> frozenset[Kind]:
    return _kinds_of(f"5 {unit}") or _kinds_of(f"{unit} 5")


def _kind_fits(unit: str | None, wanted: frozenset[Kind]) -> int:
    """1 for an observation in a unit such as the claim's figures have, -1 for another kind, 0 if none is known."""
    kinds = _kind_of_unit(unit) if unit else frozenset()
    if not kinds or not wanted:
        return 0
    return 1 if kinds & wanted else -1


def _years_away(passage: Passage, years: list[int]) -> int:
    """How far the period of an observation is from the nearest year asked for; without one, the latest first."""
    if passage.observation is None:
        return 0
    match = _YEAR_WITHIN.search(passage.observation.period)
    if not match:
        return 0
    year = int(match[0])
    return min((abs(year - asked) for asked in years), default=-year)
