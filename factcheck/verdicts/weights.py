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
        "bias": 2.03,
        "claim_covered": 0.86,
        "clause_covered": 0.4,
        "evidence_covered": -1.57,
        "measure_covered": 0.36,
        "evidence_measure_covered": 0.17,
        "exchanged": 0.25,
        "contrasted": -2.42,
        "measure_exchanged": -0.23,
        "qualified": -0.42,
        "head": 0.08,
        "names_missing": -1.08,
        "names_exchanged": 1.03,
        "period_equal": 0.11,
        "period_within": -0.9,
        "period_missing_in_evidence": -0.49,
        "period_missing_in_claim": 0.0,
        "same_dimension": 0.58,
        "rivalled": -0.69,
        "entailed": 4.08,
        "denied": 2.03,
    },
}
