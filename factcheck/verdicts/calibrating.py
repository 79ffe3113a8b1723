"""Fitting the confidence of verdicts on judged pairs, and measuring it on pairs that the fit has not seen."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from factcheck.evaluation import Outcome, measure
from factcheck.records import Label
from factcheck.verdicts.confidence import OURS, Tables, chance, features
from factcheck.verdicts.judgement import Judgement

FOLDS = 5
SMALL = 1e-9
"""A step that changes nothing any more."""
PULL = 1.0
"""How strongly weights are held near those they start from: the penalty of ridge regression."""
RARE = 3
"""A feature seen in fewer verdicts of a label than this is not fitted."""


@dataclass(frozen=True, slots=True)
class Judged:
    """One verdict with its truth: ``id`` of the pair, the label said, the features of the confidence, right or not."""

    id: str
    label: str
    features: Mapping[str, float]
    right: bool


@dataclass(slots=True)
class Recorder:
    """Gives our confidence, and keeps the features of every judgement that it is asked about, in order."""

    seen: list[dict[str, float]] = field(default_factory=list)

    def confidence(self, judgement: Judgement) -> float:
        """Our confidence of the judgement."""
        self.seen.append(features(judgement))
        return OURS.confidence(judgement)


@dataclass(frozen=True, slots=True)
class Fit:
    """Fitted tables, and the expected calibration error of verdicts: before, on the same pairs, and on pairs aside.

    ``ece_aside`` is cross-validated: each pair is scored by a fit on the other four fifths.
    """

    tables: Tables
    pairs: int
    right: float
    ece_before: float
    ece_same: float
    ece_aside: float


def fit_confidence(rows: Sequence[Judged], start: Tables) -> Fit:
    """Fit the weights by penalised maximum likelihood, beginning at ``start``; the same rows give the same weights.

    A label that no row has keeps its weights.
    """
    tables = fit_tables(rows, start)
    aside: list[Outcome] = []
    for fold in range(FOLDS):
        without = fit_tables([row for row in rows if _fold(row.id) != fold], start)
        aside += [outcome_of(row, without) for row in rows if _fold(row.id) == fold]
    return Fit(
        tables=tables,
        pairs=len(rows),
        right=sum(row.right for row in rows) / len(rows) if rows else 0.0,
        ece_before=measure([outcome_of(row, start) for row in rows]).ece,
        ece_same=measure([outcome_of(row, tables) for row in rows]).ece,
        ece_aside=measure(aside).ece,
    )


def fit_tables(rows: Sequence[Judged], start: Tables) -> dict[str, dict[str, float]]:
    """One table a label, in the labels' order."""
    return {str(label): _fit_one([row for row in rows if row.label == label], start[str(label)]) for label in Label}


def _fit_one(rows: Sequence[Judged], start: Mapping[str, float]) -> dict[str, float]:
    """Newton's method on the penalised log-likelihood of a logistic model.

    A step that does not lower the loss is halved until it does: far from the optimum whole steps may swing to and fro.
    """
    if not rows:
        return dict(start)
    import numpy as np

    counts: dict[str, int] = {}
    for row in rows:
        for name in row.features:
            counts[name] = counts.get(name, 0) + 1
    names = ["bias", *sorted(name for name, count in counts.items() if count >= RARE)]
    inputs = np.array([[1.0, *(row.features.get(name, 0.0) for name in names[1:])] for row in rows])
    truth = np.array([float(row.right) for row in rows])
    centre = np.array([start.get(name, 0.0) for name in names])
    penalty = PULL * np.eye(len(names))
    weights = centre.copy()

    def loss(at: Any) -> float:
        signed = (inputs @ at) * (1 - 2 * truth)
        return float(np.logaddexp(0.0, signed).sum() + PULL / 2 * np.square(at - centre).sum())

    for _ in range(100):
        chances = 1 / (1 + np.exp(-np.clip(inputs @ weights, -50, 50)))
        gradient = inputs.T @ (chances - truth) + penalty @ (weights - centre)
        curvature = (inputs * (chances * (1 - chances))[:, None]).T @ inputs + penalty
        step = np.linalg.solve(curvature, gradient)
        if float(np.abs(step).max()) < SMALL:
            break
        share, here = 1.0, loss(weights)
        while loss(weights - share * step) > here and share > SMALL:
            share /= 2
        weights = weights - share * step
    return {name: round(float(weight), 3) for name, weight in zip(names, weights, strict=True)}


def outcome_of(row: Judged, tables: Tables) -> Outcome:
    """The confidence beside the truth, as calibration is measured: right or not."""
    return Outcome(row.label if row.right else "other", row.label, chance(tables[row.label], row.features))


def _fold(id_: str) -> int:
    """The part of the pairs that one belongs to, by its name alone."""
    return hashlib.sha256(id_.encode()).digest()[0] % FOLDS
