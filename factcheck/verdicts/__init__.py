"""Verdicts: from a claim, the passages found for it and the model's scores to supported, contradicted or unverified."""

from factcheck.verdicts.assemble import read_claims, read_passage, verdicts
from factcheck.verdicts.questions import Question, Views, gather, questions, questions_again

__all__ = ["Question", "Views", "gather", "questions", "questions_again", "read_claims", "read_passage", "verdicts"]
