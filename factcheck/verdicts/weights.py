"""Weights of the small logistic model of sameness: one table without the NLI model, one with its masked entailment.

Fitted on the development rows of ``fixtures/cases`` by ``benchmarks/sameness.py``; the inputs are the features of ``align``.
"""

from __future__ import annotations

WEIGHTS: dict[str, dict[str, float]] = {
    "rules": {
        "bias": -1.56,
        "claim_covered": -0.86,
        "clause_covered": 3.26,
        "evidence_covered": 0.91,
        "measure_covered": 0.57,
        "evidence_measure_covered": -0.58,
        "exchanged": 0.48,
        "contrasted": -3.47,
        "measure_exchanged": -0.96,
        "qualified": -2.57,
        "head": 0.54,
        "names_missing": -2.77,
        "names_exchanged": -1.42,
        "period_equal": 0.56,
        "period_within": -2.39,
        "period_missing_in_evidence": -0.34,
        "period_missing_in_claim": -0.2,
        "same_dimension": 0.58,
    },
    "model": {
        "bias": -5.0,
        "claim_covered": 1.7,
        "clause_covered": 1.2,
        "evidence_covered": 1.2,
        "measure_covered": 1.2,
        "evidence_measure_covered": 1.2,
        "exchanged": -1.5,
        "contrasted": -2.0,
        "measure_exchanged": -0.5,
        "qualified": -1.5,
        "head": 0.8,
        "names_missing": -0.7,
        "names_exchanged": -1.2,
        "period_equal": 0.5,
        "period_within": -0.7,
        "period_missing_in_evidence": -0.7,
        "period_missing_in_claim": -0.2,
        "same_dimension": 0.3,
        "masked": 3.0,
    },
}
