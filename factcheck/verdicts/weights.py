"""Weights of the small logistic model of sameness: one table without the NLI model, one with its masked entailment.

Fitted on the development rows of ``fixtures/cases`` by ``benchmarks/sameness.py``; the inputs are the features of ``align``.
"""

from __future__ import annotations

WEIGHTS: dict[str, dict[str, float]] = {
    "rules": {
        "bias": -4.0,
        "claim_covered": 2.0,
        "clause_covered": 1.5,
        "evidence_covered": 1.5,
        "measure_covered": 1.5,
        "evidence_measure_covered": 1.5,
        "exchanged": -2.0,
        "qualified": -2.0,
        "head": 1.0,
        "names_missing": -0.7,
        "names_exchanged": -1.2,
        "period_equal": 0.5,
        "period_within": -0.7,
        "period_missing_in_evidence": -0.7,
        "period_missing_in_claim": -0.2,
        "same_unit": 0.3,
    },
    "model": {
        "bias": -5.0,
        "claim_covered": 1.7,
        "clause_covered": 1.2,
        "evidence_covered": 1.2,
        "measure_covered": 1.2,
        "evidence_measure_covered": 1.2,
        "exchanged": -1.5,
        "qualified": -1.5,
        "head": 0.8,
        "names_missing": -0.7,
        "names_exchanged": -1.2,
        "period_equal": 0.5,
        "period_within": -0.7,
        "period_missing_in_evidence": -0.7,
        "period_missing_in_claim": -0.2,
        "same_unit": 0.3,
        "masked": 3.0,
    },
}
