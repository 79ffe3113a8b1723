"""The case tables, through the whole way with the real model. Rates, not single rows: a model decides some of them.

The floors are a little under what was measured when they were set (docs/benchmarks.md); a change may raise them,
never lower them. The tables written last were measured as they came: hard ones, and short ones as a public benchmark
would have them; those of before are development tables now.
"""

from __future__ import annotations

from datetime import date

import pytest
from case_tables import CASES, HELD, Case, all_cases, read_cases

from factcheck.cli.engine import LazyScorer
from factcheck.cli.evaluate import whole
from factcheck.pipeline import Checker, GivenEvidence, article_of


def decide(case: Case, scorer: LazyScorer | None) -> str:
    day = date.fromisoformat(case.date) if case.date else None
    verdict = whole(
        Checker(GivenEvidence(case.evidence), scorer, statements=True).check(article_of(case.claim, day)).verdicts
    )
    return str(verdict.label) if verdict else "unverified"


def rates(cases: list[Case], scorer: LazyScorer | None) -> tuple[float, float, float]:
    """The share of right rows, of rows called contradicted that are not, of rows called supported that are not."""
    said = [(case.verdict, decide(case, scorer)) for case in cases]
    right = sum(truth == label for truth, label in said) / len(said)
    innocent = [label for truth, label in said if truth != "contradicted"]
    unproven = [label for truth, label in said if truth != "supported"]
    return right, innocent.count("contradicted") / len(innocent), unproven.count("supported") / len(unproven)


@pytest.fixture(scope="module")
def scorer() -> LazyScorer:
    return LazyScorer("onnx", None)


_HARD = "verdicts-hard"
"""Rows written to be hard: the same number said of something that sounds alike."""
FLOORS = {
    "development": (CASES, True, (0.84, 0.01, 0.015)),
    "hard": (CASES, True, (0.61, 0.012, 0.09)),
    "held aside": (HELD, True, (0.84, 0.015, 0.015)),
    "written last": (HELD, True, (0.62, 0.03, 0.085)),
    "short": (HELD, True, (0.82, 0.015, 0.025)),
    "short2": (HELD, True, (0.75, 0.015, 0.015)),
    "short3": (HELD, True, (0.67, 0.02, 0.03)),
    "development, no model": (CASES, False, (0.71, 0.012, 0.07)),
    "hard, no model": (CASES, False, (0.39, 0.025, 0.225)),
    "held aside, no model": (HELD, False, (0.71, 0.012, 0.065)),
    "written last, no model": (HELD, False, (0.40, 0.045, 0.235)),
    "short, no model": (HELD, False, (0.67, 0.015, 0.045)),
}
"""The least share of right rows, and the most of false "contradicted" and of false "supported"."""


@pytest.mark.slow
@pytest.mark.timeout(600)
@pytest.mark.parametrize("name", FLOORS)
def test_rates(name: str, scorer: LazyScorer) -> None:
    folder, model, (least_right, most_contradicted, most_supported) = FLOORS[name]
    cases = all_cases(folder)
    if name.startswith(("written last", "short")):
        kind = "hard" if name.startswith("written last") else name.split(",", maxsplit=1)[0]
        cases = [case for path in sorted(folder.glob(f"newest-{kind}-*.md")) for case in read_cases(path)]
    elif folder is CASES:
        cases = [case for case in cases if case.file.startswith(_HARD) is name.startswith("hard")]
        cases = cases[::2] if model else cases  # half of them is enough to see a fall; benchmarks/cases.py takes all
    right, contradicted, supported = rates(cases, scorer if model else None)
    assert right >= least_right
    assert contradicted <= most_contradicted
    assert supported <= most_supported
