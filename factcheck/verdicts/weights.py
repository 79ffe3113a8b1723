"""Weights of the small logistic model of sameness: one table without the NLI model, one with its view of the matched
pair.

Fitted on the development rows of ``fixtures/cases`` by ``benchmarks/sameness.py``; the inputs are the features of
``align``.
"""

from __future__ import annotations

WEIGHTS: dict[str, dict[str, float]] = {
    "rules": {
        "bias": -2.1,
        "claim_covered": -0.96,
        "clause_covered": 4.09,
        "evidence_covered": 0.54,
        "measure_covered": 0.38,
        "evidence_measure_covered": -0.19,
        "exchanged": 0.58,
        "contrasted": -3.89,
        "measure_exchanged": -0.52,
        "qualified": -1.36,
        "head": 0.31,
        "names_missing": -2.25,
        "names_exchanged": -1.42,
        "period_equal": 0.36,
        "period_within": -1.63,
        "period_missing_in_evidence": -0.77,
        "period_missing_in_claim": 0.42,
        "same_dimension": 0.95,
    },
    "model": {
        "bias": -3.94,
        "claim_covered": 0.4,
        "clause_covered": 2.25,
        "evidence_covered": 0.9,
        "measure_covered": 0.14,
        "evidence_measure_covered": 0.15,
        "exchanged": 0.58,
        "contrasted": -2.76,
        "measure_exchanged": 0.11,
        "qualified": -1.34,
        "head": 0.84,
        "names_missing": -0.66,
        "names_exchanged": -1.2,
        "period_equal": 0.46,
        "period_within": -0.82,
        "period_missing_in_evidence": -0.35,
        "period_missing_in_claim": -0.18,
        "same_dimension": 0.72,
        "entailed": 2.14,
        "denied": -0.18,
    },
}
