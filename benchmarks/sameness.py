"""Fit the weights of sameness (``factcheck/verdicts/weights.py``) on the development case tables.

    python benchmarks/sameness.py [--no-model | --read] [--pull 3] [--groups FILE ...] [--judged FILE ...]

A pair of figures that the arithmetic can compare is a positive where the verdict of the row follows from it, a negative
where it must not: an agreeing or differing pair of an unverified row, a differing pair of a supported one. A figure has
one positive, the likeliest by the present weights. Pairs that a gate stops take no part. With ``--groups``, pairs of
contrast groups that the model was not trained on count too: of two texts with one figure, those that entail one another
are the same, neighbours are not. With ``--judged``, claims that were judged as a whole count half: those that are
neither said nor excluded as negatives, and of the others what agrees if they follow, or what alone differs if they are
false. With ``--read``, the table of agreeing figures whose two texts the model has also read
as written is fitted, on rows with one figure: it bears the row out or it does not. Ridge-regularised logistic
regression, pulled towards the present weights; prints the new table.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
from datetime import date
from pathlib import Path

import numpy as np

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "tests"))

from case_tables import Case, all_cases  # noqa: E402

from factcheck.claims import make_claims, set_aside  # noqa: E402
from factcheck.cli.engine import open_scorer  # noqa: E402
from factcheck.figures import find_figures  # noqa: E402
from factcheck.nli.training.examples import Example, Relation  # noqa: E402
from factcheck.nli.training.groups import pairs_of  # noqa: E402
from factcheck.pipeline import GivenEvidence, Scorer, article_of, views_of  # noqa: E402
from factcheck.records import Figure, Kind, Outcome  # noqa: E402
from factcheck.verdicts import read_claims, read_passage  # noqa: E402
from factcheck.verdicts.align import model_features, read_features  # noqa: E402
from factcheck.verdicts.match import Match, Scores, alike, as_told, match_figures  # noqa: E402
from factcheck.verdicts.weights import WEIGHTS  # noqa: E402

ELSEWHERE = (
    "several-sources",
    "negation",
    "differences",
    "multiples",
    "percent-change",
    "percent-points",
    "sums",
    "change-roles",
)
"""Tables whose verdict hangs on something else than sameness: on derivation, direction, denial or dispute."""

Row = tuple[dict[str, float], float]
VERDICTS = {"entailment": "supported", "neutral": "unverified", "contradiction": "contradicted"}
JUDGED = 0.5
"""What a pair of a judged claim counts for, whose verdict may hang on a calculation."""
Matched = list[tuple[Figure, Match]]


def _matches(case: Case, scorer: Scorer | None) -> list[Matched]:
    """Every comparable, ungated pair of figures of one row, the likeliest first, a list a claimed figure."""
    article = article_of(case.claim, date.fromisoformat(case.date) if case.date else None)
    claims = make_claims(article, set_aside(article, find_figures(article.prose, reference=article.date)))
    settings = read_claims(claims, article.date)
    readings = tuple(read_passage(candidate) for candidate in GivenEvidence(case.evidence).search(""))
    views = views_of(scorer, claims, settings, [readings] * len(claims))
    quantities = [claim for claim in claims if claim.figure.kind is not Kind.DATE]
    found = []
    for index, (claim, setting) in enumerate(zip(claims, settings, strict=True)):
        if claim.figure.kind is Kind.DATE and quantities:
            continue
        scores = {reading.passage.id: views.get((index, reading.passage.id), Scores()) for reading in readings}
        found.append(
            [
                (claim.figure, match)
                for match in match_figures(setting, readings, scores)
                if match.alignment.gate is None and match.comparison.outcome is not Outcome.INCOMPARABLE
            ]
        )
    return found


def _seen(match: Match) -> dict[str, float]:
    """The features of a pair, with the model's view of the two figures marked."""
    told = as_told(match.marked, match.comparison)
    features = dict(match.alignment.features)
    return features if told is None else features | model_features(told, match.rivalled)


def pairs_of_case(case: Case, scorer: Scorer | None) -> list[Row]:
    """The comparable pairs of one row with their truth (1 same, 0 other): one counterpart a figure, the likeliest."""
    rows: list[Row] = []
    of_figures = _matches(case, scorer)
    for matches in of_figures:
        found = False
        for _, match in matches:
            truth = _truth(case.verdict, match.comparison.outcome, single=len(of_figures) <= 1)
            if truth is not None and not (truth and found):
                found = found or bool(truth)
                rows.append((_seen(match), truth))
    return rows


def read_of_case(case: Case, scorer: Scorer | None) -> list[Row]:
    """The likeliest agreeing figure of a row with one, read as written, with its truth: 1 if it bears the row out."""
    of_figures = _matches(case, scorer)
    read = [(figure, match) for figure, match in of_figures[0] if match.borne is not None] if of_figures else []
    if len(of_figures) != 1 or not read or read[0][1].scores.written is None:
        return []
    figure, match = read[0]
    told = read_features(match.scores.written, alike=alike(figure, match.setting))
    return [(_seen(match) | told, float(case.verdict == "supported"))]


def judged_cases(files: list[Path]) -> list[Case]:
    """Claims that were judged as a whole, as rows of a case table."""
    lines = [(file, json.loads(line)) for file in files for line in file.read_text(encoding="utf-8").splitlines()]
    return [Case(f.stem, 0, row["claim"], (row["evidence"],), "", VERDICTS[row["label"]], "") for f, row in lines]


def pairs_of_judged(case: Case, scorer: Scorer | None) -> list[Row]:
    """What follows for the pairs of a judged claim: all are other, or what agrees or alone differs is the same."""
    of_figures = _matches(case, scorer)
    if case.verdict == "unverified":
        return pairs_of_case(case, scorer)
    alone = len(of_figures) == 1 and (case.verdict == "supported" or len(of_figures[0]) == 1)
    return [row for row in pairs_of_case(case, scorer) if row[1] == 1.0] if alone else []


def pairs_of_groups(files: list[Path], scorer: Scorer | None, each: int = 5) -> list[Row]:
    """The marked pairs of contrast groups: at most ``each`` entailed and ``each`` neutral ones of every group."""
    rows: list[Row] = []
    for file in files:
        for line in file.read_text(encoding="utf-8").splitlines():
            made: list[Example] = list(pairs_of(json.loads(line), file.stem))
            random.Random(line).shuffle(made)
            for label in (Relation.ENTAILMENT, Relation.NEUTRAL):
                for example in [pair for pair in made if pair.label is label][:each]:
                    case = Case(file.stem, 0, example.claim, (example.evidence,), "", "", "")
                    rows += _equal_figures(case, scorer, 1.0 if label is Relation.ENTAILMENT else 0.0)
    return rows


def _equal_figures(case: Case, scorer: Scorer | None, truth: float) -> list[Row]:
    """The one pair of figures that agrees exactly, if there is but one."""
    agreed = [m for rows in _matches(case, scorer) for _, m in rows if m.comparison.outcome is Outcome.AGREES]
    return [(_seen(agreed[0]), truth)] if len(agreed) == 1 else []


def _truth(verdict: str, outcome: Outcome, *, single: bool) -> float | None:
    if verdict == "unverified":
        return 0.0 if single else None
    if verdict == "supported":
        return 1.0 if outcome is Outcome.AGREES else 0.0
    if not single:
        return None
    return 1.0 if outcome is Outcome.DIFFERS else 0.0


def fit(rows: list[Row], start: dict[str, float], pull: float, cases: int, judged: int = 0) -> dict[str, float]:
    """Newton's method on the penalised log-likelihood; the first ``cases`` rows are those of the case tables, the last
    ``judged`` ones those of judged claims.
    """
    names = list(start)
    inputs = np.array([[1.0 if name == "bias" else row.get(name, 0.0) for name in names] for row, _ in rows])
    truth = np.array([value for _, value in rows])
    centre = np.array([start[name] for name in names])
    counts = np.where(np.arange(len(rows)) < len(rows) - judged, 1.0, JUDGED)
    weights = ridge(inputs, truth, counts, centre, pull)
    chance = 1 / (1 + np.exp(-inputs @ weights))
    last = len(rows) - judged
    for name, part in (("cases", slice(0, cases)), ("groups", slice(cases, last)), ("judged", slice(last, None))):
        if len(truth[part]):
            print(
                f"{name}: {len(truth[part])} pairs, {truth[part].mean():.2f} of them same; "
                f"accuracy {((chance[part] > 0.5) == truth[part]).mean():.3f}, AUC {auc(chance[part], truth[part]):.3f}"
            )
            if "entailed" in names:
                alone = inputs[part][:, names.index("entailed")]
                print(f"    the model alone: AUC {auc(alone, truth[part]):.3f}")
    return {name: round(float(weight), 2) for name, weight in zip(names, weights, strict=True)}


def ridge(inputs: np.ndarray, truth: np.ndarray, counts: np.ndarray, centre: np.ndarray, pull: float) -> np.ndarray:
    """Ridge-regularised logistic regression by Newton's method: inputs (n, k), truth and counts (n,), weights (k,)
    pulled towards ``centre``.
    """
    weights = centre.copy()
    for _ in range(200):
        chance = 1 / (1 + np.exp(-inputs @ weights))
        gradient = inputs.T @ (counts * (chance - truth)) + pull * (weights - centre)
        curvature = (inputs * (counts * chance * (1 - chance))[:, None]).T @ inputs + pull * np.eye(len(centre))
        step = np.linalg.solve(curvature, gradient)
        weights = weights - step / max(1.0, float(np.linalg.norm(step)))  # a bounded step cannot run away
    return weights


def auc(chance: np.ndarray, truth: np.ndarray) -> float:
    """How often a same pair ranks above another one."""
    same, other = chance[truth == 1], chance[truth == 0]
    return float((same[:, None] > other[None, :]).mean() + 0.5 * (same[:, None] == other[None, :]).mean())


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--model", help="a model folder; the packaged one without it")
    options.add_argument("--no-model", action="store_true")
    options.add_argument("--read", action="store_true", help="the table for texts that were also read as written")
    options.add_argument(
        "--pull", type=float, default=3.0, help="how strongly the weights are pulled towards the present ones"
    )
    options.add_argument("--groups", nargs="*", type=Path, default=[], help="contrast groups kept from training")
    options.add_argument("--judged", nargs="*", type=Path, default=[], help="judged claims kept from training")
    given = options.parse_args()
    scorer = None if given.no_model else open_scorer("onnx", given.model)
    cases_of = all_cases() if given.read else [c for c in all_cases() if not any(name in c.file for name in ELSEWHERE)]
    rows = [row for case in cases_of for row in (read_of_case if given.read else pairs_of_case)(case, scorer)]
    cases = len(rows)
    if given.groups:
        rows += pairs_of_groups(given.groups, scorer)
    judged = [
        row
        for case in judged_cases(given.judged)
        for row in (read_of_case if given.read else pairs_of_judged)(case, scorer)
    ]
    rows += judged
    table = "rules" if given.no_model else "read" if given.read else "model"
    for name, weight in fit(rows, WEIGHTS[table], given.pull, cases, len(judged)).items():
        print(f'        "{name}": {weight},')


if __name__ == "__main__":
    main()
