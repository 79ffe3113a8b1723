"""How often the store finds the evidence of a claim: recall@5 and MRR of each retriever.

    python benchmarks/retrieval.py FOLDER                    words alone, vectors alone, both (some minutes)
    python benchmarks/retrieval.py FOLDER --misses 40        and 40 claims whose evidence is not among the first five
    python benchmarks/retrieval.py FOLDER --every 4          every fourth claim

FOLDER holds ``dev/`` and ``train/`` with JSON Lines of claim and evidence. The store is all evidence of three dev sets
(wice, fever_symmetric, infotabs) and of all training sets, each once, cut into passages as an import cuts it. A claim's
evidence is found if a passage of it is, or one that holds the whole text of one: the sets repeat some texts.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from factcheck.records import Candidate
from factcheck.store.curation import create_store
from factcheck.store.database import connect_reader
from factcheck.store.identity import clean
from factcheck.store.ingest import import_files
from factcheck.store.paragraphs import paragraphs
from factcheck.store.search import Searcher

SETS = ("wice", "fever_symmetric", "infotabs")
DEPTH = 64
RETRIEVERS = {
    "words (BM25 and features)": {"vectors": False},
    "vectors": {"words": False},
    "both": {},
}


def pairs(file: Path) -> Iterator[tuple[str, str]]:
    with file.open(encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            yield row["claim"], row["evidence"]


def plain(text: str) -> str:
    return re.sub(r"[\W_]+", "", text.casefold())


def read_sets(folder: Path) -> tuple[dict[str, dict[str, set[str]]], list[str]]:
    """Set → claim → its evidence; and every evidence once."""
    wanted: dict[str, dict[str, set[str]]] = {}
    texts: dict[str, None] = {}
    for name in SETS:
        claims: dict[str, set[str]] = defaultdict(set)
        for claim, evidence in pairs(next((folder / "dev").glob(f"{name}*.jsonl"))):
            claims[claim].add(evidence)
            texts[evidence] = None
        wanted[name] = dict(claims)
    for file in sorted((folder / "train").glob("*.jsonl")):
        texts.update((evidence, None) for _, evidence in pairs(file))
    return wanted, list(texts)


def pieces(evidence: str) -> set[str]:
    return {plain(text) for _, text in paragraphs(clean(evidence))}


def rank(found: list[Candidate], gold: set[str]) -> int | None:
    for place, it in enumerate(found):
        text = plain(it.passage.text)
        if text in gold or any(len(piece) > 20 and piece in text for piece in gold):
            return place
    return None


def bm25_alone(searcher: Searcher) -> Callable[[str, int], list[Candidate]]:
    """FTS5's own order, without any features: what the rest is held against."""
    from factcheck.store.rows import read_passages
    from factcheck.store.search import _affordable, words_of

    def search(query: str, limit: int) -> list[Candidate]:
        searcher._prepare()
        terms = searcher._terms(words_of(query))
        rows = searcher._window(_affordable(terms), limit) if terms else []
        marks = ",".join("?" * len(rows))
        known = {row: it for row, _, it in read_passages(searcher._conn, f"WHERE passages.row IN ({marks})", rows)}
        return [Candidate(known[row], 0.0) for row in rows]

    return search


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("folder", type=Path)
    options.add_argument("--misses", type=int, default=0)
    options.add_argument("--every", type=int, default=1)
    options.add_argument("--only", choices=["BM25", *RETRIEVERS])
    options.add_argument("--keep", type=Path, help="a store to use again")
    given = options.parse_args()
    wanted, texts = read_sets(given.folder)
    with TemporaryDirectory() as scratch:
        path = given.keep or Path(scratch) / "evidence.db"
        if not path.exists():
            rows = Path(scratch) / "evidence.jsonl"
            rows.write_text("".join(json.dumps({"text": it, "title": "-"}) + "\n" for it in texts), encoding="utf-8")
            create_store(path)
            import_files(path, [rows])
        conn = connect_reader(path)
        (passages,) = conn.execute("SELECT count(*) FROM passages").fetchone()
        print(f"{passages:,} passages; recall@5 / MRR\n")
        print(f"| retriever | {' | '.join(SETS)} | all claims | ms a claim, p50 | p95 |")
        print(f"|---|{'---|' * (len(SETS) + 3)}")
        searches = {"BM25": lambda: bm25_alone(Searcher(connect_reader(path)))}
        for name, how in RETRIEVERS.items():
            searches[name] = lambda how=how: Searcher(connect_reader(path), **how).search
        for name, make in searches.items():
            if given.only in {None, name}:
                measure(name, make(), wanted, given.every, given.misses)
        conn.close()


def measure(
    name: str,
    search: Callable[[str, int], list[Candidate]],
    wanted: dict[str, dict[str, set[str]]],
    every: int,
    misses: int,
) -> None:
    places: dict[str, list[int | None]] = {}
    times: list[float] = []
    missed = []
    for set_, claims in wanted.items():
        for claim, evidence in list(claims.items())[::every]:
            gold = set().union(*map(pieces, evidence))
            start = time.perf_counter()
            found = search(claim, DEPTH)
            times.append(time.perf_counter() - start)
            place = rank(found, gold)
            places.setdefault(set_, []).append(place)
            if place is None or place >= 5:
                missed.append((set_, place, claim, min(evidence)[:200], [it.passage.text[:110] for it in found[:2]]))
    everything = [place for found in places.values() for place in found]
    cells = []
    for column in (*places.values(), everything):
        recall = sum(place is not None and place < 5 for place in column) / len(column)
        mrr = sum(0 if place is None else 1 / (place + 1) for place in column) / len(column)
        cells.append(f"{recall:.3f} / {mrr:.3f}")
    times.sort()
    cells += [f"{times[int(share * (len(times) - 1))] * 1000:.1f}" for share in (0.5, 0.95)]
    print(f"| {name} | {' | '.join(cells)} |", flush=True)
    for set_, place, claim, evidence, first in missed[:: max(1, len(missed) // misses)] if misses else ():
        print(f"{set_} {place}: {claim}\n    wanted {evidence}\n    found {first}", file=sys.stderr)


if __name__ == "__main__":
    main()
