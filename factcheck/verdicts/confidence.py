"""How often a verdict like this one is right: a small logistic model over named features, one for each label.

The weights that travel with factcheck are fitted on the development rows of ``fixtures/cases`` by
``benchmarks/confidence.py``; a file of one's own is fitted by ``factcheck model calibrate``.
"""

from __future__ import annotations

import hashlib
import json
import math
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

from factcheck.errors import SettingsError
from factcheck.records import Kind, Label, Stance
from factcheck.verdicts.confidence_weights import WEIGHTS
from factcheck.verdicts.judgement import Judgement

FORMAT = "factcheck calibration 1"
LEAST, MOST = 0.02, 0.98
"""No verdict is surer than this, nor less sure than that: the data to tell are too few."""

Tables = Mapping[str, Mapping[str, float]]
"""Weights by name of feature, by label; ``bias`` stands alone."""

# Features of the alignment that decided; the others say little of how sure a verdict is.
_ALIGNED = ("clause_covered", "evidence_covered", "exchanged", "qualified", "head", "names_missing", "period_equal")


class Confidence(Protocol):
    """Anything that says how sure a judgement is."""

    def confidence(self, judgement: Judgement) -> float:
        """The chance in [0, 1] that the judgement is right."""
        ...


@dataclass(frozen=True, slots=True)
class Calibration:
    """Tables of weights for the confidence of verdicts; ``digest`` tells them apart."""

    tables: Tables
    digest: str

    def confidence(self, judgement: Judgement) -> float:
        """The chance in [0.02, 0.98] that the judgement is right, rounded to three places."""
        return chance(self.tables[judgement.label], features(judgement))


def chance(table: Mapping[str, float], values: Mapping[str, float]) -> float:
    """The logistic model: named features in, a chance in [0.02, 0.98] out. Features that it does not know are nothing.

    >>> chance({"bias": 0.0, "raw": 2.0}, {"raw": 0.5, "reason:new": 1.0})
    0.731
    """
    total = table.get("bias", 0.0) + sum(table.get(name, 0.0) * value for name, value in values.items())
    return round(min(MOST, max(LEAST, 1 / (1 + math.exp(-max(-50.0, min(50.0, total)))))), 3)


def features(judgement: Judgement) -> dict[str, float]:
    """What the confidence of a judgement follows from; each value lies in [0, 1], and what is 0 is left out.

    ``raw`` is the confidence by the rule that decided; ``reason:…`` is 1 for its code; ``asked``, ``entailed`` and
    ``denied`` are the model's view of the first piece of evidence; ``several`` is 1 where more than one passage takes
    the same side. ``decided`` is 1 where one match decided, whose ``sameness``, ``chance`` and slots then follow.
    """
    values = {"raw": judgement.confidence, f"reason:{judgement.reason}": 1.0}
    own = judgement.evidence[0].stance if judgement.evidence else Stance.RELATED
    sides = {item.passage.id for item in judgement.evidence if item.stance is own is not Stance.RELATED}
    values["several"] = float(len(sides) > 1)
    score = judgement.evidence[0].nli if judgement.evidence else None
    if score is not None:
        values |= {"asked": 1.0, "entailed": score.entailment, "denied": score.contradiction}
    match = judgement.decisive
    if match is not None:
        aligned = match.alignment
        values |= {"decided": 1.0, "sameness": match.sameness, "chance": match.chance, "slots": float(aligned.slots)}
        values |= {name: aligned.features.get(name, 0.0) for name in _ALIGNED}
        values["long_number"] = float(match.chance <= 0.001)
        values["date"] = float(match.setting.figure.kind is Kind.DATE)
    return {name: value for name, value in values.items() if value}


def calibration_of(tables: Tables) -> Calibration:
    """Tables with their digest."""
    told = json.dumps({label: dict(table) for label, table in tables.items()}, sort_keys=True)
    return Calibration(tables, "sha256:" + hashlib.sha256(told.encode()).hexdigest())


OURS = calibration_of(WEIGHTS)


def read_calibration(path: Path) -> Calibration:
    """The calibration that ``factcheck model calibrate`` wrote. Raises ``SettingsError`` for any other file."""
    hint = "write one with: factcheck model calibrate PAIRS"
    try:
        told: Any = json.loads(path.read_text("utf-8"))
    except OSError as error:
        raise SettingsError(f"the calibration {path} cannot be opened: {error.strerror}", hint=hint) from error
    except ValueError as error:
        raise SettingsError(f"the calibration {path} is not valid JSON", hint=hint) from error
    tables = told.get("tables") if isinstance(told, dict) and told.get("format") == FORMAT else None
    if not isinstance(tables, dict) or set(tables) != {str(label) for label in Label} or not _are_weights(tables):
        raise SettingsError(f"{path} is no calibration of this version", hint=hint)
    return calibration_of({label: {name: float(w) for name, w in table.items()} for label, table in tables.items()})


def _are_weights(tables: dict[str, Any]) -> bool:
    """Whether each table maps names to finite numbers."""
    return all(
        isinstance(table, dict)
        and all(isinstance(w, int | float) and not isinstance(w, bool) and math.isfinite(w) for w in table.values())
        for table in tables.values()
    )
