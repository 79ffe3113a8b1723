"""A calculation from the evidence, as every room that makes one hands it on."""

from __future__ import annotations

from dataclasses import dataclass

from factcheck.records import Comparison
from factcheck.verdicts.match import Reading

ALONE = 0.6
"""Sureness of a pair of levels that nothing orders in time: enough to agree, not to deny."""


@dataclass(frozen=True, slots=True)
class Derivation:
    """A calculation from the evidence: what came out, from which readings, how sure the slots are (0 to 1), and of how
    many like it that were tried. ``by_terms`` tells that its inputs are known by their own names, such as exports and
    imports, and share no words with the claim.
    """

    comparison: Comparison
    readings: tuple[Reading, ...]
    sureness: float
    tried: int = 1
    by_terms: bool = False
