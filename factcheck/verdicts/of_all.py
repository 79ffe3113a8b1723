"""What is said of all, of none or of most of so many, read as written: "none of the 14 was hurt", "all 14 were unhurt".

No count of the evidence is that of the claim, so that there is nothing to compare. Where the passage speaks of as many,
the model, which reads claim and passage as written, tells whether it says the same; arithmetic must not object.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal

from factcheck.records import Figure, Kind, Label, Stance
from factcheck.verdicts.denials import is_parted
from factcheck.verdicts.judgement import Judgement, quote
from factcheck.verdicts.match import Reading, Scores
from factcheck.verdicts.otherwise import left_open
from factcheck.verdicts.quantified import NEARLY
from factcheck.verdicts.setting import Setting

SAID = 0.9
"""The model's entailment as written from which on a passage says of all what the claim says."""
_LEAST = {"most": Decimal("0.5"), "nearly": NEARLY}
"""The share of the whole that a part must be more than, by the claim's word for it."""


def asks_of_all(figure: Figure, claim: Setting, reading: Reading) -> bool:
    """Whether a claim is about all, none or most of so many, and a passage speaks of as many."""
    return claim.quantifier in {"all", "none", *_LEAST} and any(_as_many(figure, side) for side in reading.settings)


def said_of_all(
    figure: Figure, claim: Setting, readings: Sequence[Reading], scores: Mapping[int, Scores]
) -> Judgement | None:
    """The first passage that says of all or none of ``figure`` what the claim says, or None."""
    for reading in readings:
        written = scores.get(reading.passage.id, Scores()).written
        if written is None or written.entailment < SAID or not asks_of_all(figure, claim, reading):
            continue
        if is_parted(claim, reading) or left_open(claim, reading.bare) or not _enough(figure, claim, reading):
            continue
        quoted = quote(reading, Stance.SUPPORTS, None, written)
        told = "the evidence says the same in other words"
        return Judgement(Label.SUPPORTED, "stated", written.entailment, told, (quoted,))
    return None


def _as_many(figure: Figure, side: Setting) -> bool:
    same = side.figure.value == figure.value or side.figure.text.lower() == figure.text.lower()
    return side.figure.kind is Kind.NUMBER and same


def _enough(figure: Figure, claim: Setting, reading: Reading) -> bool:
    """Whether a part that the passage counts is large enough for "most" or "nearly all", where it counts one."""
    least = _LEAST.get(claim.quantifier or "")
    if least is None or figure.value is None:
        return True
    counts = [side.figure.value for side in reading.settings if side.figure.kind is Kind.NUMBER]
    parts = [count for count in counts if count is not None and 0 < count < figure.value]
    return not parts or any(part > figure.value * least for part in parts)
