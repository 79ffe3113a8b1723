"""Measures of three-way decisions: accuracy, balanced accuracy, macro F1, calibration. Plain counting."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Outcome:
    """One decision beside the truth; ``confidence`` in [0, 1] is that of the predicted label."""

    truth: str
    predicted: str
    confidence: float


@dataclass(frozen=True, slots=True)
class LabelMeasure:
    """Precision, recall and F1 of one label, and how often it is the truth (``n``)."""

    precision: float
    recall: float
    f1: float
    n: int


@dataclass(frozen=True, slots=True)
class Measures:
    """All measures of a set of decisions.

    ``ece`` is the expected calibration error over ten equal bins (Naeini et al. 2015).
    """

    n: int
    accuracy: float
    balanced_accuracy: float
    macro_f1: float
    ece: float
    per_label: dict[str, LabelMeasure]
    confusion: dict[str, dict[str, int]]


def measure(outcomes: Sequence[Outcome]) -> Measures:
    """Measure decisions; labels are those that occur as truth or prediction. An empty sequence gives zeros."""
    truths = sorted({outcome.truth for outcome in outcomes})
    labels = sorted({*truths, *(outcome.predicted for outcome in outcomes)})
    confusion = {
        truth: {label: sum(o.truth == truth and o.predicted == label for o in outcomes) for label in labels}
        for truth in truths
    }
    per_label = {label: _label(outcomes, label) for label in labels}
    counted = [per_label[label] for label in truths]
    n = len(outcomes)
    return Measures(
        n=n,
        accuracy=sum(o.truth == o.predicted for o in outcomes) / n if n else 0.0,
        balanced_accuracy=sum(item.recall for item in counted) / len(counted) if counted else 0.0,
        macro_f1=sum(item.f1 for item in counted) / len(counted) if counted else 0.0,
        ece=_calibration_error(outcomes),
        per_label=per_label,
        confusion=confusion,
    )


def _label(outcomes: Sequence[Outcome], label: str) -> LabelMeasure:
    hit = sum(o.truth == label == o.predicted for o in outcomes)
    said = sum(o.predicted == label for o in outcomes)
    true = sum(o.truth == label for o in outcomes)
    precision, recall = hit / said if said else 0.0, hit / true if true else 0.0
    return LabelMeasure(precision, recall, 2 * precision * recall / (precision + recall) if hit else 0.0, true)


def _calibration_error(outcomes: Sequence[Outcome], bins: int = 10) -> float:
    groups: dict[int, list[Outcome]] = {}
    for outcome in outcomes:
        groups.setdefault(min(bins - 1, int(outcome.confidence * bins)), []).append(outcome)
    gaps = (
        abs(sum(o.truth == o.predicted for o in group) - sum(o.confidence for o in group)) for group in groups.values()
    )
    return sum(gaps) / len(outcomes) if outcomes else 0.0
