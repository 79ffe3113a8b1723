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
        "bias": 1.3,
        "claim_covered": 0.82,
        "clause_covered": 0.57,
        "evidence_covered": -1.19,
        "measure_covered": 0.18,
        "evidence_measure_covered": 0.27,
        "exchanged": 0.58,
        "contrasted": -1.86,
        "measure_exchanged": -0.14,
        "qualified": -0.37,
        "head": -0.09,
        "names_missing": -0.73,
        "names_exchanged": 0.51,
        "period_equal": 0.14,
        "period_within": -0.3,
        "period_missing_in_evidence": 0.21,
        "period_missing_in_claim": -0.1,
        "same_dimension": 0.43,
        "rivalled": -1.16,
        "entailed": 4.1,
        "denied": 1.83,
    },
}
