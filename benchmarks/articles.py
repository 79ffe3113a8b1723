"""The fixture articles against what their expectation tables say: which figures must be supported, contradicted, or
neither.

    python benchmarks/articles.py [--no-model] [NAME ...]
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "tests"))

from article_checks import ARTICLES, build_store, check_article, misses  # noqa: E402

from factcheck.cli.engine import LazyScorer  # noqa: E402


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("names", nargs="*", default=sorted(ARTICLES))
    options.add_argument("--no-model", action="store_true", help="arithmetic and rules only")
    given = options.parse_args()
    scorer = None if given.no_model else LazyScorer("onnx", None)
    with tempfile.TemporaryDirectory() as folder:
        for name in given.names:
            store = build_store(ARTICLES[name], Path(folder) / f"{name}.db")
            report = check_article(name, store, scorer)
            wrong = misses(name, report)
            total = len(wrong.met) + len(wrong.missed)
            print(
                f"{name:20} {len(wrong.met)} of {total} expectations met; "
                f"contradicted without cause: {len(wrong.accused)}"
            )
            for line in (*wrong.missed, *wrong.accused):
                print(f"    {line}")


if __name__ == "__main__":
    main()
