"""Weights of the small logistic model of sameness: one table without the NLI model, one with its view of the matched
pair.

Fitted on the development rows of ``fixtures/cases`` by ``benchmarks/sameness.py``; the inputs are the features of
``align``.
"""

from __future__ import annotations

WEIGHTS: dict[str, dict[str, float]] = {
    "rules": {
        "bias": -1.82,
        "claim_covered": -1.37,
        "clause_covered": 3.84,
        "evidence_covered": 0.55,
        "measure_covered": 0.26,
        "evidence_measure_covered": -0.42,
        "exchanged": 0.19,
        "contrasted": -3.99,
        "measure_exchanged": -0.05,
        "qualified": -0.95,
        "head": 0.83,
        "names_missing": -2.03,
        "names_exchanged": -1.42,
        "period_equal": 0.45,
        "period_within": -1.39,
        "period_missing_in_evidence": -1.49,
        "period_missing_in_claim": -0.19,
        "same_dimension": 0.75,
    },
    "model": {
        "bias": -3.23,
        "claim_covered": -2.37,
        "clause_covered": 4.02,
        "evidence_covered": 0.98,
        "measure_covered": 0.29,
        "evidence_measure_covered": -0.53,
        "exchanged": 0.4,
        "contrasted": -3.92,
        "measure_exchanged": 0.38,
        "qualified": -0.63,
        "head": 1.04,
        "names_missing": -0.5,
        "names_exchanged": -1.2,
        "period_equal": 0.5,
        "period_within": -0.98,
        "period_missing_in_evidence": -0.95,
        "period_missing_in_claim": -0.83,
        "same_dimension": 1.2,
        "entailed": 3.26,
        "denied": 0.73,
    },
}
