"""Full-text search: the passages that share the telling words of a claim.

FTS5's own BM25 picks a few dozen passages by the rarest words, which keeps the cost level as a store grows; these are
then ranked by all the words. A figure is a word like others, and a wrong one that no passage has is left out.
The weights are BM25's usual ones (Robertson and Zaragoza, "The probabilistic relevance framework", 2009).
"""

from __future__ import annotations

import math
import re
import sqlite3
import unicodedata
from dataclasses import dataclass
from itertools import groupby

from factcheck.records import Candidate, Passage
from factcheck.store.countries import countries_in
from factcheck.store.rows import Found, read_passages

_LONGEST_QUERY = 20_000  # characters; a claim has a few hundred
_MOST_WORDS = 200
_LONGEST_WORD = 64
_MOST_TERMS = 24
_POSTINGS = 12_000  # occurrences that one search may walk through
_WINDOW = 64  # passages that are ranked
_MOST_FOUND = 1000

_TITLE_WEIGHT = 0.4
_FAINT_WEIGHT = 0.25
_K1 = 1.2
_B = 0.6
_TIER_WEIGHT = {1: 1.02, 2: 1.0, 3: 0.98}

_TOKENIZER = "porter unicode61 remove_diacritics 2"
_WORD = re.compile(r"\d+(?:[.,]\d+)*|[^\W_]+")
_LATIN_MARKS = re.compile(r"([A-Za-z])[\u0300-\u036f]+")  # which the index leaves out too
_YEAR_WITHIN = re.compile(r"\b(?:1[5-9]|20)\d\d\b")

_STOP_WORDS = """
    a about above after again all also am an and any are as at be because been before being between both but by can
    could did do does doing down during each few for from further had has have having he her here hers him his how i if
    in into is it its itself just me more most my no nor not now of off on once only or other our out over own per said
    same say says she should so some such than that the their them then there these they this those through to too
    under until up very was we were what when where which while who whom why will with would you your
"""

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

_NUMBER_WORDS = """
    one two three four five six seven eight nine ten eleven twelve twenty thirty forty fifty sixty seventy eighty ninety
    half third quarter dozen dozens hundred hundreds thousand thousands million millions billion billions trillion
    double doubled twice triple tripled quadrupled first second last next year years month months
"""
FAINT_WORDS = frozenset(_NUMBER_WORDS.split())
"""Words that say how much or when, which a source may say in digits or in a date: they count little."""

STOP_WORDS = frozenset(_STOP_WORDS.split())


@dataclass(frozen=True, slots=True)
class _Term:
    """Something to look for: its forms as FTS5 is asked for them and as the index holds them, and how telling it is."""

    forms: tuple[str, ...]
    stems: tuple[tuple[str, ...], ...]
    postings: int
    weight: float


def words_of(query: str) -> list[tuple[str, ...]]:
    """What of a query is worth looking for, once each: words, grouped digits, and countries in all their forms.

    >>> words_of('More than "520,085" people crossed the Darien Gap in 2023, NEAR(the end)*')
    [('520,085',), ('people',), ('crossed',), ('darien',), ('gap',), ('2023',), ('near',), ('end',)]
    >>> words_of("Mexican police")
    [('police',), ('mexico', 'mexican')]
    """
    plain = _LATIN_MARKS.sub(r"\1", unicodedata.normalize("NFD", query[:_LONGEST_QUERY]))
    countries, text = countries_in(unicodedata.normalize("NFC", plain))
    seen: dict[str, None] = {}
    for match in _WORD.finditer(text.lower()):
        word = match[0][:_LONGEST_WORD]
        if word in STOP_WORDS or (len(word) == 1 and word.isascii() and word.isalpha()):
            continue
        seen.setdefault(word)
        if len(seen) == _MOST_WORDS:
            break
    return [*((word,) for word in seen), *(tuple(forms) for forms in countries.values())]


class Searcher:
    """Search over one connection. It keeps what it has learnt of the words' frequency while the store is open."""

    def __init__(self, conn: sqlite3.Connection) -> None:
        self._conn = conn
        self._postings: dict[str, int] = {}
        self._ready = False

    def close(self) -> None:
        """Let go of the scratch index."""
        if self._ready:
            self._scratch.close()
            self._ready = False

    def _prepare(self) -> None:
        if self._ready:
            return
        # A second, tiny index in memory gives the words of the query and of the found passages as FTS5 cuts them.
        self._scratch = sqlite3.connect(":memory:", isolation_level=None)
        self._scratch.execute(f"CREATE VIRTUAL TABLE words USING fts5 (text, title, tokenize = '{_TOKENIZER}')")
        self._scratch.execute("CREATE VIRTUAL TABLE instances USING fts5vocab (words, instance)")
        self._conn.execute("CREATE VIRTUAL TABLE temp.vocabulary USING fts5vocab (main, search, row)")
        (self._passages,) = self._conn.execute("SELECT count(*) FROM passages").fetchone()
        self._ready = True

    def search(self, query: str, limit: int) -> list[Candidate]:
        """See ``Store.search``."""
        self._prepare()
        terms = self._terms(words_of(query))
        if not terms or limit < 1:
            return []
        rows = self._window(_affordable(terms), max(_WINDOW, min(limit, _MOST_FOUND)))
        old = self._superseded(rows)
        rows = [row for row in rows if row not in old]
        found = list(read_passages(self._conn, f"WHERE passages.row IN ({','.join('?' * len(rows))})", rows))
        scores = self._scores(terms, found)
        years = [int(year) for year in _YEAR_WITHIN.findall(query[:_LONGEST_QUERY])]
        candidates = [Candidate(passage, round(scores[row], 6)) for row, _, passage in found]
        candidates.sort(
            key=lambda it: (-it.score, _years_away(it.passage, years), it.passage.source.tier, it.passage.id)
        )
        return candidates[:limit]

    def _terms(self, lookups: list[tuple[str, ...]]) -> list[_Term]:
        stems = self._stems([form for forms in lookups for form in forms])
        terms = []
        for forms in lookups:
            known = [(form, stems[form]) for form in forms if form in stems]
            postings = sum(min(map(self._count, stems)) for _, stems in known)
            telling = math.log(1 + (self._passages + 0.5) / (postings + 0.5))
            if postings:
                of_forms, of_stems = zip(*known, strict=True)
                terms.append(_Term(of_forms, of_stems, postings, telling * _weight(forms[0])))
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

    def _window(self, terms: list[_Term], size: int) -> list[int]:
        # A form holds letters, digits, spaces, "." and "," only: nothing that could end the quotation.
        query = " OR ".join(f'"{form}"' for term in terms for form in term.forms)
        found = self._conn.execute(
            "SELECT rowid FROM search WHERE search MATCH ? AND rank MATCH ? ORDER BY rank LIMIT ?",
            (query, f"bm25(1.0, {_TITLE_WEIGHT})", size),
        )
        return [row for (row,) in found]

    def _superseded(self, rows: list[int]) -> set[int]:
        """The rows whose observation the same publisher has given again in a later source."""
        query = _SUPERSEDED.format(",".join("?" * len(rows)))
        return {row for (row,) in self._conn.execute(query, rows)}

    def _scores(self, terms: list[_Term], found: list[Found]) -> dict[int, float]:
        scratch = self._scratch
        scratch.execute("DELETE FROM words")
        scratch.executemany(
            "INSERT INTO words (rowid, text, title) VALUES (?, ?, ?)",
            ((row, it.text, f"{it.source.title} {heading or ''}") for row, heading, it in found),
        )
        # A grouped number is several words of the index, which must not make a passage longer than its neighbour.
        lengths = dict(
            scratch.execute(
                "SELECT doc, count(*) FROM instances WHERE col = 'text' AND term NOT GLOB '[0-9]*' GROUP BY doc"
            )
        )
        mean = sum(lengths.values()) / max(1, len(lengths)) or 1.0
        total = sum(term.weight for term in terms)
        scores = dict.fromkeys((row for row, _, _ in found), 0.0)
        covered = dict(scores)
        for term in terms:
            for row, in_text, in_title in self._occurrences(term):
                norm = _K1 * (1 - _B + _B * lengths.get(row, 0) / mean)
                scores[row] += term.weight * (in_text * (_K1 + 1) / (in_text + norm) if in_text else _TITLE_WEIGHT)
                covered[row] += term.weight * (1 if in_text else _TITLE_WEIGHT) / total if in_title or in_text else 0
        return {
            row: scores[row] * (0.5 + 0.5 * covered[row]) * _TIER_WEIGHT[passage.source.tier]
            for row, _, passage in found
        }

    def _occurrences(self, term: _Term) -> list[tuple[int, int, int]]:
        """Row, and how often its text and its title have the term in any of its forms."""
        counts: dict[int, list[int]] = {}
        for stems in term.stems:
            for row, (in_text, in_title) in self._occurrences_of(stems).items():
                count = counts.setdefault(row, [0, 0])
                count[0] += in_text
                count[1] += in_title
        return [(row, in_text, in_title) for row, (in_text, in_title) in sorted(counts.items())]

    def _occurrences_of(self, stems: tuple[str, ...]) -> dict[int, list[int]]:
        # Of a form of several words (grouped digits, a country) the first counts, in the rows that have all of them.
        counts: dict[int, list[int]] = {}
        for number, stem in enumerate(stems):
            here: dict[int, list[int]] = {}
            for row, column in self._scratch.execute("SELECT doc, col FROM instances WHERE term = ?", (stem,)):
                here.setdefault(row, [0, 0])[column == "title"] += 1
            counts = here if not number else {row: counts[row] for row in counts.keys() & here.keys()}
        return counts


def _weight(word: str) -> float:
    """How much a word counts: an exact figure as much as a name, a small or vague one little."""
    is_faint = word in FAINT_WORDS or (word[0].isdigit() and len(word) <= 2)
    return _FAINT_WEIGHT if is_faint else 1.0


def _affordable(terms: list[_Term]) -> list[_Term]:
    """The rarest terms, as many as one search may cost; always at least two, so that one odd word does not decide."""
    chosen: list[_Term] = []
    cost = 0
    for term in sorted(terms, key=lambda it: (it.postings, it.forms))[:_MOST_TERMS]:
        cost += term.postings
        if cost > _POSTINGS and len(chosen) >= 2:
            break
        chosen.append(term)
    return chosen


def _years_away(passage: Passage, years: list[int]) -> int:
    """How far the period of an observation is from the nearest year asked for; without one, the latest first."""
    if passage.observation is None:
        return 0
    match = _YEAR_WITHIN.search(passage.observation.period)
    if not match:
        return 0
    year = int(match[0])
    return min((abs(year - asked) for asked in years), default=-year)
