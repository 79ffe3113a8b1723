"""Fit the confidence of verdicts (``factcheck/verdicts/confidence_weights.py``) on the development case tables.

    python benchmarks/confidence.py [--write] [--held]

Each row is judged with the model and without it; those that were asked to be hard are left out. Prints the
expected calibration error, cross-validated over the rows; ``--held`` also prints that of the tables held aside, which
are used for nothing else. ``--write`` keeps the weights.
"""

from __future__ import annotations

import argparse
import sys
from datetime import date
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "tests"))

from case_tables import HELD, Case, all_cases  # noqa: E402

from factcheck.cli.engine import LazyScorer  # noqa: E402
from factcheck.cli.judging import judge_pair  # noqa: E402
from factcheck.evaluation import measure  # noqa: E402
from factcheck.records import Label  # noqa: E402
from factcheck.verdicts.calibrating import Judged, fit_confidence, outcome_of  # noqa: E402
from factcheck.verdicts.confidence import Tables  # noqa: E402

HARD = "verdicts-hard"


def usual_cases() -> list[Case]:
    """The development rows but for those that were asked to be hard, of which articles hold fewer."""
    return [case for case in all_cases() if not case.file.startswith(HARD)]


START: Tables = {str(label): {"bias": 0.0, "raw": 1.0} for label in Label}
"""Not the weights of last time: the same rows always give the same weights."""


def judged(folder: Path | None, scorer: LazyScorer | None) -> list[Judged]:
    """The deciding verdict of every row."""
    rows = []
    for case in all_cases(folder) if folder else usual_cases():
        day = date.fromisoformat(case.date) if case.date else None
        name = f"{case.file}:{case.claim}"
        row = judge_pair(name, case.claim, case.evidence, case.verdict, day=day, scorer=scorer)
        rows += [row] if row else []
    return rows


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--write", action="store_true", help="keep the weights")
    options.add_argument("--held", action="store_true", help="measure on the rows held aside too")
    told = options.parse_args()
    scorer = LazyScorer("onnx", None)
    with_model, without = judged(None, scorer), judged(None, None)
    fit = fit_confidence([*with_model, *without], START)
    print(f"{fit.pairs} verdicts, {fit.right:.3f} right")
    print(f"ECE before {fit.ece_before:.3f}, on the same rows {fit.ece_same:.3f}, cross-validated {fit.ece_aside:.3f}")
    named = {"with the model": with_model, "no model": without}
    if told.held:
        named |= {"held, with the model": judged(HELD, scorer), "held, no model": judged(HELD, None)}
    for name, rows in named.items():
        print(f"{name:24}{len(rows):>6}  ECE {measure([outcome_of(row, fit.tables) for row in rows]).ece:.3f}")
    if told.write:
        path = ROOT / "factcheck" / "verdicts" / "confidence_weights.py"
        head = path.read_text("utf-8").split("WEIGHTS:")[0]
        path.write_text(f"{head}WEIGHTS: dict[str, dict[str, float]] = {_written(fit.tables)}\n", "utf-8")


def _written(tables: Tables) -> str:
    lines = ["{"]
    for label, table in tables.items():
        rows = [f'        "{name}": {weight},' for name, weight in table.items()]
        lines += [f'    "{label}": {{', *rows, "    },"]
    return "\n".join([*lines, "}"])


if __name__ == "__main__":
    main()
