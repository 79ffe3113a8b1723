"""Verdicts: from a claim, the passages found for it and the model's scores to supported, contradicted or unverified."""

from factcheck.verdicts.assemble import Question, Views, gather, questions, read_claims, read_passage, verdicts

__all__ = ["Question", "Views", "gather", "questions", "read_claims", "read_passage", "verdicts"]
