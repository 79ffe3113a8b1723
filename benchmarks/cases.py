"""Accuracy over the case tables of ``fixtures/cases``: a table a phenomenon, and the three rates that matter most.

    python benchmarks/cases.py [--held] [--no-model] [--show] [FILE ...]

The development tables are for looking at; of the held ones (``fixtures/cases/held``) only the figures are printed.
"""

from __future__ import annotations

import argparse
import sys
import time
from datetime import date
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "tests"))

from case_tables import Case, read_cases  # noqa: E402

from factcheck.cli.engine import LazyScorer  # noqa: E402
from factcheck.cli.evaluate import whole  # noqa: E402
from factcheck.pipeline import Checker, GivenEvidence, Scorer, article_of  # noqa: E402
from factcheck.records import ArticleReport  # noqa: E402


def check_case(case: Case, scorer: Scorer | None) -> ArticleReport:
    """Run one row through the whole way."""
    day = date.fromisoformat(case.date) if case.date else None
    return Checker(GivenEvidence(case.evidence), scorer, statements=True).check(article_of(case.claim, day))


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("files", nargs="*", type=Path)
    options.add_argument("--held", action="store_true", help="the tables held aside (figures only)")
    options.add_argument("--model", help="a model folder; the packaged one without it")
    options.add_argument("--no-model", action="store_true", help="arithmetic and rules only")
    options.add_argument("--show", action="store_true", help="print every wrong row")
    given = options.parse_args()
    folder = ROOT / "fixtures" / "cases" / ("held" if given.held else "")
    files = given.files or sorted(folder.glob("verdicts-*.md"))
    scorer = None if given.no_model else LazyScorer("onnx", given.model)
    rows = []
    started = time.perf_counter()
    for file in files:
        for case in read_cases(file):
            verdict = whole(check_case(case, scorer).verdicts)
            label = str(verdict.label) if verdict else "unverified"
            rows.append((file.stem, case, label, verdict))
            if given.show and not given.held and label != case.verdict:
                print(f"{file.stem}:{case.line} {case.verdict} -> {label} {verdict.reason if verdict else ''}")
                print(f"    claim     {case.claim}\n    evidence  {' // '.join(case.evidence)}")
                if verdict:
                    print(f"    figure    {verdict.figure.text!r} of={verdict.figure.of!r} {verdict.working}")
    seconds = time.perf_counter() - started
    print(f"{'phenomenon':42}{'rows':>5}{'right':>7}{'false contradicted':>20}{'false supported':>17}")
    for stem in dict.fromkeys(row[0] for row in rows):
        _line(stem, [row for row in rows if row[0] == stem])
    _line("all", rows)
    print(f"{seconds / len(rows) * 1000:.0f} ms a row")


def _line(name: str, rows: list) -> None:
    right = sum(label == case.verdict for _, case, label, _ in rows)
    not_contradicted = [label for _, case, label, _ in rows if case.verdict != "contradicted"]
    not_supported = [label for _, case, label, _ in rows if case.verdict != "supported"]
    false_c = sum(label == "contradicted" for label in not_contradicted) / max(1, len(not_contradicted))
    false_s = sum(label == "supported" for label in not_supported) / max(1, len(not_supported))
    print(f"{name:42}{len(rows):>5}{right / len(rows):>7.2f}{false_c:>20.3f}{false_s:>17.3f}")


if __name__ == "__main__":
    main()
