"""Fit the two tables of ``factcheck/verdicts/by_reading.py``: what the reading of a whole sentence bears out or denies.

    python benchmarks/by_reading.py [--judged FILE ...] [--pull 3]

The rows are the development tables without the hard ones, and claims that were judged as a whole and kept from training
(``models/data/held/judged-short*.jsonl``); of each, the figures that rules and marked views leave open. Prints, cross-
validated by evidence, how many verdicts a chance from each threshold on would make right and wrong, then the tables.
"""

from __future__ import annotations

import argparse
import random
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import numpy as np
from sameness import Case, Row, all_cases, judged_cases, ridge

from factcheck.claims import make_claims, set_aside
from factcheck.cli.engine import open_scorer
from factcheck.figures import find_figures
from factcheck.pipeline import GivenEvidence, Scorer, article_of, views_of
from factcheck.records import Label
from factcheck.verdicts import read_claims, read_passage
from factcheck.verdicts.by_reading import BORNE_TABLE, DENIED_TABLE, features, open_figures, readable
from factcheck.verdicts.decide import judge
from factcheck.verdicts.derivations import derive
from factcheck.verdicts.match import Scores, match_figures

LABELS = {BORNE_TABLE: "supported", DENIED_TABLE: "contradicted"}
FOLDS = 10
THRESHOLDS = (0.5, 0.6, 0.65, 0.7, 0.75, 0.8, 0.85, 0.9)
Told = tuple[Case, dict[str, Row]]
"""A case, and for each table the features of one open figure with their truth."""


def open_of_case(case: Case, scorer: Scorer) -> list[Told]:
    """The features of each open figure of a case; none where something else decides."""
    article = article_of(case.claim, date.fromisoformat(case.date) if case.date else None)
    claims = make_claims(article, set_aside(article, find_figures(article.prose, reference=article.date)))
    settings = read_claims(claims, article.date)
    readings = tuple(read_passage(candidate) for candidate in GivenEvidence(case.evidence).search(""))
    views = views_of(scorer, claims, settings, [readings] * len(claims))
    scores = [{r.passage.id: views.get((i, r.passage.id), Scores()) for r in readings} for i in range(len(claims))]
    judged = [judge(*told) for told in zip(claims, settings, [readings] * len(claims), scores, strict=True)]
    found: list[Told] = []
    members = list(range(len(claims)))
    open_ = open_figures(claims, judged, members)
    confirmed = any(judged[index].label is Label.SUPPORTED for index in members)
    for index in open_:
        tried = readable(settings[index], readings, scores[index])
        if tried is None:
            continue
        matches = match_figures(settings[index], readings, scores[index])
        derived = derive(settings[index], readings, scores[index])
        rows = {}
        for (table, label), reading in zip(LABELS.items(), tried, strict=True):
            if table == DENIED_TABLE and len(open_) > 1:
                continue
            seen = features(settings[index], reading, matches, scores[index], derived, confirmed=confirmed)
            rows[table] = (seen, float(case.verdict == label))
        found.append((case, rows))
    return found


def chances(rows: Sequence[Row], cases: Sequence[Case], names: Sequence[str], pull: float) -> np.ndarray:
    """The cross-validated chance of each row; rows with one evidence are in one fold."""
    groups = sorted({case.evidence for case in cases})
    random.Random(1).shuffle(groups)
    fold = {evidence: place % FOLDS for place, evidence in enumerate(groups)}
    folds = np.array([fold[case.evidence] for case in cases])
    inputs = np.array([[row.get(name, 0.0) for name in names] for row, _ in rows])
    chance = np.zeros(len(rows))
    for number in range(FOLDS):
        table = fit([row for row, f in zip(rows, folds, strict=True) if f != number], names, pull)
        weights = np.array([table[name] for name in names])
        chance[folds == number] = 1 / (1 + np.exp(-inputs[folds == number] @ weights))
    return chance


def fit(rows: Sequence[Row], names: Sequence[str], pull: float) -> dict[str, float]:
    """Ridge-regularised logistic regression, pulled towards 0."""
    inputs = np.array([[row.get(name, 0.0) for name in names] for row, _ in rows])
    truth = np.array([value for _, value in rows])
    weights = ridge(inputs, truth, np.ones(len(rows)), np.zeros(len(names)), pull)
    return {name: round(float(weight), 2) for name, weight in zip(names, weights, strict=True)}


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--judged", nargs="*", type=Path, default=[], help="judged claims kept from training")
    options.add_argument("--pull", type=float, default=3.0, help="how strongly weights are held near 0")
    given = options.parse_args()
    scorer = open_scorer("onnx", None)
    sources = {
        "development": [case for case in all_cases() if "hard" not in case.file],
        "judged": judged_cases(given.judged),
    }
    told = {name: [each for case in cases for each in open_of_case(case, scorer)] for name, cases in sources.items()}
    report(told, given.pull)


def report(told: dict[str, list[Told]], pull: float) -> dict[str, dict[str, float]]:
    """Print what each threshold would do, and the tables, which are returned."""
    tables = {}
    for table, label in LABELS.items():
        kept = [(name, case, rows[table]) for name, part in told.items() for case, rows in part if table in rows]
        rows, cases = [row for *_, row in kept], [case for _, case, _ in kept]
        names = list(dict.fromkeys(name for row, _ in rows for name in row))
        chance = chances(rows, cases, names, pull)
        print(f"{table}: {len(rows)} open figures")
        for least in THRESHOLDS:
            counts = []
            for name in told:
                truths = [
                    row[1] for (of, _, row), sure in zip(kept, chance, strict=True) if of == name and sure >= least
                ]
                counts.append(f"{name} {sum(truths):.0f} {label} and {len(truths) - sum(truths):.0f} not")
            print(f"  from {least}: {', '.join(counts)}")
        tables[table] = fit(rows, names, pull)
        print(f'    "{table}": {{')
        for name, weight in tables[table].items():
            print(f'        "{name}": {weight},')
        print("    },")
    return tables


if __name__ == "__main__":
    main()
