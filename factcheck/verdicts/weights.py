"""Weights of the small logistic model of sameness: one table without the NLI model, one with its view of the matched pair.

Fitted on the development rows of ``fixtures/cases`` by ``benchmarks/sameness.py``; the inputs are the features of ``align``.
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
        "entailed": 3.0,
        "denied": -0.6,
    },
}
