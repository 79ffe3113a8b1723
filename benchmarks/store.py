"""How fast the store imports and searches as it grows, and how much memory each takes.

    python benchmarks/store.py                             10,000 and 100,000 passages
    python benchmarks/store.py 10000 100000 1000000        these sizes (the last takes some minutes)
    python benchmarks/store.py --chart docs/store-growth.svg 10000 100000 1000000

Half of each store is news-like prose of a Zipf-like vocabulary, half observations; all get vectors. Claims are worded
like both. Each step runs in a process of its own, so that memory is its own. Processor time is given beside the
clock's, which other work on the machine lengthens.
"""

from __future__ import annotations

import argparse
import csv
import json
import random
import resource
import subprocess
import sys
import time
from collections.abc import Callable
from itertools import accumulate
from pathlib import Path
from tempfile import TemporaryDirectory

from factcheck.store import open_store
from factcheck.store.curation import create_store
from factcheck.store.ingest import import_files

SEARCHES = 300
WARM_UP = 20
MEASURES = [
    f"{what} ({how})"
    for what in ("Unemployment rate", "Exports of goods", "Life expectancy", "Fish catch", "Road deaths", "Rent")
    for how in ("total", "men", "women", "urban", "rural", "annual", "seasonally adjusted", "per person", "revised")
]
COLUMNS = {
    "passages_in": "passages/s in",
    "passages_in_cpu": "of processor time",
    "observations_in": "observations/s in",
    "observations_in_cpu": "of processor time",
    "import_mb": "import peak MB",
    "p50": "search p50 ms",
    "p95": "p95 ms",
    "p50_cpu": "p50 of processor time",
    "p95_cpu": "p95",
    "search_mb": "search peak MB",
    "file_mb": "file MB",
}

Vocabulary = tuple[list[str], list[float]]


def vocabulary(chance: random.Random) -> Vocabulary:
    syllables = [a + b for a in "bcdfghjklmnprstvw" for b in ("a", "e", "i", "o", "u", "an", "er", "ol", "is")]
    words = list(dict.fromkeys("".join(chance.choices(syllables, k=chance.randint(2, 4))) for _ in range(30_000)))
    return words, list(accumulate(1 / (rank + 3) for rank in range(len(words))))


def prose(chance: random.Random, words: list[str], weights: list[float]) -> str:
    said = chance.choices(words, cum_weights=weights, k=chance.randint(18, 45))
    said.insert(chance.randrange(len(said)), f"{chance.randint(2, 900_000):,}")
    said.insert(chance.randrange(len(said)), f"in {chance.randint(1990, 2024)}")
    return " ".join(said).capitalize() + "."


def write_files(size: int, folder: Path) -> None:
    """Write the passages, the table, and the claims to search for."""
    chance = random.Random(size)
    words, weights = vocabulary(chance)
    with (folder / "passages.jsonl").open("w", encoding="utf-8") as file:
        for number in range(size // 2):
            row = {"text": prose(chance, words, weights), "title": f"Report {number % 500}", "publisher": "Wire"}
            file.write(json.dumps(row) + "\n")
    places = [word.capitalize() for word in chance.sample(words[2000:], 400)]
    with (folder / "observations.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["entity", "measure", "period", "value", "unit"])
        series = ((p, m, y) for y in range(2024, 1900, -1) for m in MEASURES for p in places)
        for _, (place, what, year) in zip(range(size // 2), series, strict=False):
            writer.writerow([place, what, year, round(chance.random() * 1000, 1), "percent"])
    claims = [prose(chance, words, weights) for _ in range(SEARCHES // 2)]
    claims += [
        f"The {chance.choice(MEASURES).lower()} in {chance.choice(places)} rose to {chance.randint(1, 900)} percent in "
        f"{chance.randint(2015, 2024)}, a record."
        for _ in range(SEARCHES // 2)
    ]
    chance.shuffle(claims)
    (folder / "claims.json").write_text(json.dumps(claims), encoding="utf-8")


def timed(step: Callable[[], object]) -> tuple[float, float]:
    """Seconds by the clock, and of this process's processor time."""
    clock, cpu = time.perf_counter(), time.process_time()
    step()
    return time.perf_counter() - clock, time.process_time() - cpu


def peak_mb() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def measure_import(folder: Path) -> dict[str, float]:
    found = {}
    create_store(folder / "store.db")
    for name, file in (("passages_in", "passages.jsonl"), ("observations_in", "observations.csv")):
        added: list[int] = []
        clock, cpu = timed(
            lambda file=file, added=added: added.append(import_files(folder / "store.db", [folder / file])[0].added)
        )
        found |= {name: added[0] / clock, f"{name}_cpu": added[0] / cpu}
    return found | {"import_mb": peak_mb(), "file_mb": (folder / "store.db").stat().st_size / 1e6}


def measure_search(folder: Path) -> dict[str, float]:
    claims = json.loads((folder / "claims.json").read_text(encoding="utf-8"))
    with open_store(folder / "store.db") as store:
        for claim in claims[:WARM_UP]:
            store.search(claim)
        times = [timed(lambda claim=claim: store.search(claim)) for claim in claims[WARM_UP:]]
    clock, cpu = (sorted(column) for column in zip(*times, strict=True))
    shares = {"p50": 0.5, "p95": 0.95}
    found = {name: clock[int(share * (len(clock) - 1))] * 1000 for name, share in shares.items()}
    found |= {f"{name}_cpu": cpu[int(share * (len(cpu) - 1))] * 1000 for name, share in shares.items()}
    return found | {"search_mb": peak_mb()}


STEPS = {"import": measure_import, "search": measure_search}


def chart(measured: dict[int, dict[str, float]]) -> str:
    """Two small drawings over the size of the store: rates of import, and times of search."""
    parts = [
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 720 260" font-family="sans-serif" font-size="12">',
        "<title>Cost of import and search as the store grows</title>",
        '<rect width="720" height="260" fill="white"/>',
    ]
    parts += _panel(60, "rows imported a second, of processor time", measured, {
        "passages_in_cpu": ("passages", "#1f6f8b"), "observations_in_cpu": ("observations", "#b5523b"),
    })  # fmt: skip
    parts += _panel(420, "milliseconds a search, of processor time", measured, {
        "p50_cpu": ("p50", "#1f6f8b"), "p95_cpu": ("p95", "#b5523b"),
    })  # fmt: skip
    return "\n".join([*parts, "</svg>\n"])


def _panel(
    left: int, title: str, measured: dict[int, dict[str, float]], lines: dict[str, tuple[str, str]]
) -> list[str]:
    width, top, bottom = 260, 50, 210
    most = 1.15 * max(found[name] for found in measured.values() for name in lines)
    places = [left + width * number / max(1, len(measured) - 1) for number in range(len(measured))]
    parts = [f'<text x="{left}" y="24" font-weight="bold">{title}</text>']
    parts.append(f'<path d="M{left} {top}V{bottom}H{left + width}" fill="none" stroke="#888"/>')
    parts += [
        f'<text x="{x:.0f}" y="{bottom + 20}" text-anchor="middle">{size:,}</text>'
        for x, size in zip(places, measured, strict=True)
    ]
    for name, (label, colour) in lines.items():
        heights = [bottom - (bottom - top) * found[name] / most for found in measured.values()]
        points = " ".join(f"{x:.0f},{y:.0f}" for x, y in zip(places, heights, strict=True))
        parts.append(f'<polyline points="{points}" fill="none" stroke="{colour}" stroke-width="2"/>')
        for x, y, found in zip(places, heights, measured.values(), strict=True):
            parts.append(f'<circle cx="{x:.0f}" cy="{y:.0f}" r="3" fill="{colour}"/>')
            parts.append(
                f'<text x="{x:.0f}" y="{y - 8:.0f}" text-anchor="middle" fill="{colour}">{found[name]:,.0f}</text>'
            )
        parts.append(f'<text x="{left + width + 6}" y="{heights[-1] + 4:.0f}" fill="{colour}">{label}</text>')
    return parts


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("sizes", nargs="*", type=int, default=[10_000, 100_000])
    options.add_argument("--chart", type=Path, metavar="FILE.svg")
    options.add_argument("--step", choices=STEPS, help=argparse.SUPPRESS)
    options.add_argument("--folder", type=Path, help=argparse.SUPPRESS)
    given = options.parse_args()
    if given.step:
        print(json.dumps(STEPS[given.step](given.folder)))
        return
    print(f"| passages | {' | '.join(COLUMNS.values())} |")
    print(f"|---|{'---|' * len(COLUMNS)}")
    measured: dict[int, dict[str, float]] = {}
    for size in given.sizes:
        with TemporaryDirectory() as scratch:
            folder = Path(scratch)
            write_files(size, folder)
            found: dict[str, float] = {}
            for step in STEPS:
                command = [sys.executable, __file__, "--step", step, "--folder", str(folder)]
                found |= json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
        measured[size] = found
        cells = [
            f"{found[name]:,.1f}" if name[0] == "p" and name[1].isdigit() else f"{found[name]:,.0f}" for name in COLUMNS
        ]
        print(f"| {size:,} | {' | '.join(cells)} |", flush=True)
        if given.chart:
            given.chart.write_text(chart(measured), encoding="utf-8")


if __name__ == "__main__":
    main()
