"""The reason codes: one row a rule, with an example that fires and one that stays quiet.

A test puts every example through the real pipeline. ``factcheck explain CODE`` prints a row, and the docs collect them.
"""

from __future__ import annotations

from factcheck.verdicts.reason import Example, Reason
from factcheck.verdicts.reasons_contradicting import CONTRADICTING
from factcheck.verdicts.reasons_open import OPEN
from factcheck.verdicts.reasons_supporting import SUPPORTING

__all__ = ["REASONS", "Example", "Reason"]

REASONS: dict[str, Reason] = {row.code: row for row in (*SUPPORTING, *CONTRADICTING, *OPEN)}
"""Every reason code, in the order of the documentation: supported, contradicted, unverified."""
