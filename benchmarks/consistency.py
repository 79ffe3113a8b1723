"""How often the rules of consistency speak, on any texts, and how long ``--across`` takes.

    python benchmarks/consistency.py FILE.jsonl ...     every finding over the texts ("text" or "evidence") of the files
    python benchmarks/consistency.py --across 200 50     made articles: seconds for so many files of so many figures

Of the findings over real texts a person says whether each is right: the script prints them with their words.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from factcheck.errors import FactcheckError
from factcheck.pipeline import Checker, GivenEvidence, compare_articles
from factcheck.reading import read_article
from factcheck.records import ArticleReport

PLACES = (
    "Norway Sweden Denmark Finland Poland Germany France Spain Italy Portugal Kenya Ghana Chile Peru Brazil".split()
)
THINGS = ("cars", "containers", "tonnes of copper", "students", "houses", "ships", "bicycles", "barrels of oil")
VERBS = ("produced", "exported", "imported", "sold", "scrapped")
SEED = 20261123


def texts_of(file: Path) -> Iterator[str]:
    """The texts of a file of JSON lines that hold a digit."""
    for line in file.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        told = row.get("evidence") or row.get("text") or ""
        text = "\n\n".join(told) if isinstance(told, list) else told
        if any(letter.isdigit() for letter in text):
            yield text


def survey(files: list[Path]) -> None:
    """Print every finding over the texts, and the counts."""
    checker, seen, figures, kinds = Checker(GivenEvidence(())), set[str](), 0, Counter[str]()
    for file in files:
        for text in texts_of(file):
            if text in seen:
                continue
            seen.add(text)
            try:
                report = checker.check(read_article(text.encode(), "text.txt"))
            except FactcheckError:
                continue
            figures += len(report.verdicts)
            for item in report.inconsistencies:
                kinds[item.reason] += 1
                start, end = min(f.start for f in item.figures), max(f.end for f in item.figures)
                around = " ".join(text[max(0, start - 80) : min(end, start + 500) + 80].split())
                sys.stdout.write(f"[{item.reason}] {item.explanation}\n    … {around} …\n")
    sys.stdout.write(f"{len(seen)} texts, {figures} figures, {kinds.total()} findings: {dict(sorted(kinds.items()))}\n")


def made_articles(files: int, figures: int) -> Iterator[str]:
    """Articles without an inconsistency, each figure (a value and a year) following from its words."""
    numbers = random.Random(SEED)
    for _ in range(files):
        lines = []
        for _ in range(figures // 2):
            place, thing, verb = (numbers.choice(words) for words in (PLACES, THINGS, VERBS))
            year = numbers.randint(1990, 2023)
            value = sum(map(ord, place + thing + verb)) * year * 7 % 900_000 + 1_000
            lines.append(f"In {year}, {place} {verb} {value:,} {thing}.")
        yield "\n\n".join(lines) + "\n"


def measure_across(files: int, figures: int) -> None:
    """Print the seconds for reading and for comparing."""
    reports: list[ArticleReport] = []
    checker = Checker(GivenEvidence(()))
    started = time.perf_counter()
    for number, text in enumerate(made_articles(files, figures)):
        reports.append(checker.check(read_article(text.encode(), f"{number}.md")))
    read = time.perf_counter() - started
    started = time.perf_counter()
    found = compare_articles(reports)
    compared = time.perf_counter() - started
    total = sum(len(report.verdicts) for report in reports)
    told = f"{files} files, {total} figures: read in {read:.1f} s, compared in {compared:.1f} s, {len(found)} found"
    sys.stdout.write(f"{told}\n")


def main() -> None:
    """Read the options and measure."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("files", nargs="*", type=Path)
    options.add_argument("--across", nargs=2, type=int, metavar=("FILES", "FIGURES"))
    given = options.parse_args()
    if given.across:
        measure_across(*given.across)
    if given.files:
        survey(given.files)


if __name__ == "__main__":
    main()
