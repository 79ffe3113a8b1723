"""Weights of the small logistic model of sameness: one table without the NLI model, one with its view of the marked
pair.

Fitted on the development rows of ``fixtures/cases`` by ``benchmarks/sameness.py``; the inputs are the features of
``align``.
"""

from __future__ import annotations

WEIGHTS: dict[str, dict[str, float]] = {
    "rules": {
        "bias": -1.1,
        "claim_covered": -0.36,
        "clause_covered": 2.45,
        "evidence_covered": -0.38,
        "measure_covered": 0.55,
        "evidence_measure_covered": 0.18,
        "exchanged": 0.06,
        "contrasted": -2.7,
        "measure_exchanged": -0.5,
        "qualified": -0.08,
        "head": 0.01,
        "names_missing": -1.73,
        "names_exchanged": -0.56,
        "period_equal": 0.48,
        "period_within": -0.57,
        "period_missing_in_evidence": -1.61,
        "period_missing_in_claim": 0.1,
        "same_dimension": 0.35,
    },
    "model": {
        "bias": 0.81,
        "claim_covered": -1.27,
        "clause_covered": 2.9,
        "evidence_covered": -0.84,
        "measure_covered": 0.48,
        "evidence_measure_covered": -0.18,
        "exchanged": 0.36,
        "contrasted": -2.38,
        "measure_exchanged": -0.27,
        "qualified": 0.2,
        "head": 0.43,
        "names_missing": -1.13,
        "names_exchanged": 1.91,
        "period_equal": 0.25,
        "period_within": -0.8,
        "period_missing_in_evidence": -0.19,
        "period_missing_in_claim": 0.31,
        "same_dimension": 0.37,
        "rivalled": 0.0,
        "entailed": 4.4,
        "denied": 0.83,
    },
}
