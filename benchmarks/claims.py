"""How long a claim takes: an article of 30 figures against 10,000 passages, with search, the model and everything.

    python benchmarks/claims.py [--no-model] [--passages 10000]

The store holds 2,052 observations (``benchmarks/observations``) and statements worded from made-up tables up to the
number asked for. The article holds true sentences about the observations. Each sentence is checked by itself once, with
nothing kept, so that its time over its number of figures is what a claim takes; then the article as a whole.
"""

from __future__ import annotations

import argparse
import json
import statistics
import tempfile
import time
from itertools import islice
from pathlib import Path

from perturbation import FOLDER, sample
from world import read_world

from factcheck.cli.engine import LazyScorer
from factcheck.nli.training.worded import worded_pairs
from factcheck.pipeline import Checker
from factcheck.reading import read_article
from factcheck.records import View
from factcheck.store import open_store
from factcheck.store.curation import create_store
from factcheck.store.ingest import import_files

SENTENCES = 13  # with some 30 figures


def made_passages(number: int) -> list[str]:
    """As many different statements from made-up tables."""
    texts: dict[str, None] = {}
    for pair in worded_pairs(4 * number, 3):
        if pair.view is View.WRITTEN:
            texts[pair.evidence] = None
        if len(texts) == number:
            break
    return list(texts)


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--passages", type=int, default=10_000)
    options.add_argument("--no-model", action="store_true", help="arithmetic and rules only")
    given = options.parse_args()
    scorer = None if given.no_model else LazyScorer("onnx", None)
    with tempfile.TemporaryDirectory() as folder:
        path, texts = Path(folder) / "claims.db", Path(folder) / "made.jsonl"
        create_store(path)
        import_files(path, [FOLDER / "observations.csv"])
        with open_store(path) as store:
            missing = given.passages - sum(1 for _ in store.passages())
        rows = [{"text": text, "title": "Made-up statistics"} for text in made_passages(max(0, missing))]
        texts.write_text("\n".join(json.dumps(row) for row in rows), encoding="utf-8")
        import_files(path, [texts])
        sentences = [spoken.written()[0] for spoken in islice(sample(read_world(held=False), 3, 5), SENTENCES)]
        with open_store(path) as store:
            _check(Checker(store, scorer), sentences[0])  # loads the model
            each = []
            for sentence in sentences:
                seconds, figures = _check(Checker(store, scorer), sentence)
                each += [seconds / figures] * figures
            whole, figures = _check(Checker(store, scorer), "\n\n".join(sentences))
    print(f"{len(sentences)} sentences, {figures} figures, {given.passages:,} passages")
    print(f"a claim by itself: median {statistics.median(each) * 1000:.0f} ms, most {max(each) * 1000:.0f} ms")
    print(f"the article as a whole: {whole:.2f} s, {whole / figures * 1000:.0f} ms a claim")


def _check(checker: Checker, text: str) -> tuple[float, int]:
    started = time.perf_counter()
    report = checker.check(read_article(f"{text}\n".encode(), "article.md"))
    return time.perf_counter() - started, max(1, len(report.verdicts))


if __name__ == "__main__":
    main()
