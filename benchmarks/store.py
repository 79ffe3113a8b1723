"""How fast the store imports and searches as it grows.

    python benchmarks/store.py                    10,000 and 100,000 passages: under a minute
    python benchmarks/store.py 1000000            other sizes

Half of each store is news-like prose of a Zipf-like vocabulary, half observations. Claims are worded like both.
"""

from __future__ import annotations

import csv
import json
import random
import resource
import sys
import time
from itertools import accumulate
from pathlib import Path
from tempfile import TemporaryDirectory

from factcheck.store import open_store
from factcheck.store.curation import create_store
from factcheck.store.ingest import import_files

SEARCHES = 300
MEASURES = [
    f"{what} ({how})"
    for what in ("Unemployment rate", "Exports of goods", "Life expectancy", "Fish catch", "Road deaths", "Rent")
    for how in ("total", "men", "women", "urban", "rural", "annual", "seasonally adjusted", "per person", "revised")
]


def vocabulary(chance: random.Random) -> tuple[list[str], list[float]]:
    syllables = [a + b for a in "bcdfghjklmnprstvw" for b in ("a", "e", "i", "o", "u", "an", "er", "ol", "is")]
    words = list(dict.fromkeys("".join(chance.choices(syllables, k=chance.randint(2, 4))) for _ in range(30_000)))
    return words, list(accumulate(1 / (rank + 3) for rank in range(len(words))))


def prose(chance: random.Random, words: list[str], weights: list[float]) -> str:
    said = chance.choices(words, cum_weights=weights, k=chance.randint(18, 45))
    said.insert(chance.randrange(len(said)), f"{chance.randint(2, 900_000):,}")
    said.insert(chance.randrange(len(said)), f"in {chance.randint(1990, 2024)}")
    return " ".join(said).capitalize() + "."


def percentile(times: list[float], share: float) -> float:
    return sorted(times)[int(share * (len(times) - 1))] * 1000


def measure(size: int, folder: Path) -> str:
    chance = random.Random(size)
    words, weights = vocabulary(chance)
    texts, table = folder / f"{size}.jsonl", folder / f"{size}.csv"
    with texts.open("w", encoding="utf-8") as file:
        for number in range(size // 2):
            row = {"text": prose(chance, words, weights), "title": f"Report {number % 500}", "publisher": "Wire"}
            file.write(json.dumps(row) + "\n")
    places = [word.capitalize() for word in chance.sample(words[2000:], 400)]
    with table.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["entity", "measure", "period", "value", "unit"])
        series = ((p, m, y) for y in range(2024, 1900, -1) for m in MEASURES for p in places)
        for _, (place, what, year) in zip(range(size // 2), series, strict=False):
            writer.writerow([place, what, year, round(chance.random() * 1000, 1), "percent"])
    path = folder / f"{size}.db"
    create_store(path)
    rates = []
    for file_ in (texts, table):
        start = time.perf_counter()
        (result,) = import_files(path, [file_])
        rates.append(result.added / (time.perf_counter() - start))
    claims = [prose(chance, words, weights) for _ in range(SEARCHES // 2)]
    claims += [
        f"The {chance.choice(MEASURES).lower()} in {chance.choice(places)} rose to {chance.randint(1, 900)} percent in "
        f"{chance.randint(2015, 2024)}, a record."
        for _ in range(SEARCHES // 2)
    ]
    chance.shuffle(claims)
    times = []
    with open_store(path) as store:
        for claim in claims:
            start = time.perf_counter()
            store.search(claim)
            times.append(time.perf_counter() - start)
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    cells = [f"{size:,}", *(f"{rate:,.0f}" for rate in rates)]
    cells += [f"{percentile(times, share):.1f}" for share in (0.5, 0.95)]
    return f"| {' | '.join([*cells, f'{path.stat().st_size / 1e6:,.0f}', f'{memory:,.0f}'])} |"


def main() -> None:
    sizes = [int(size) for size in sys.argv[1:]] or [10_000, 100_000]
    print("| passages | prose rows/s in | observations/s in | search p50 ms | p95 ms | file MB | peak MB |")
    print("|---|---|---|---|---|---|---|")
    with TemporaryDirectory() as folder:
        for size in sizes:
            print(measure(size, Path(folder)), flush=True)


if __name__ == "__main__":
    main()
