"""Weights of the small logistic model of sameness: one table without the NLI model, one with its masked entailment.

Fitted on the development rows of ``fixtures/cases`` by ``benchmarks/sameness.py``; the inputs are the features of ``align``.
"""

from __future__ import annotations

WEIGHTS: dict[str, dict[str, float]] = {
    "rules": {
        "bias": -1.87,
        "claim_covered": -1.05,
        "clause_covered": 3.66,
        "evidence_covered": 0.79,
        "measure_covered": 0.45,
        "evidence_measure_covered": -0.36,
        "exchanged": 0.54,
        "contrasted": -3.68,
        "measure_exchanged": -0.71,
        "qualified": -1.91,
        "head": 0.59,
        "names_missing": -2.25,
        "names_exchanged": -1.42,
        "period_equal": 0.35,
        "period_within": -1.95,
        "period_missing_in_evidence": -0.61,
        "period_missing_in_claim": 0.05,
        "same_dimension": 0.97,
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
