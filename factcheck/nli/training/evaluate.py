"""How good a model is: by set, by label, with figures and without, its calibration, and its speed."""

from __future__ import annotations

import time
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from random import Random

from factcheck.evaluation import Outcome, measure
from factcheck.nli.masking import mask_numbers
from factcheck.nli.scoring import Scorer
from factcheck.nli.training.examples import Example, Relation, load_examples
from factcheck.nli.training.worded import worded_pairs
from factcheck.records import Score, View


@dataclass(frozen=True, slots=True)
class SetResult:
    """What a model does on one set. Two-class sets are judged as entailment or not.

    ``confusion`` counts (gold, predicted); accuracies of pairs whose claim has a figure, or has none, are None
    where there are no such pairs; ``ece`` is the expected calibration error of the predicted class over ten bins.
    """

    name: str
    pairs: int
    accuracy: float
    balanced_accuracy: float
    macro_f1: float
    ece: float
    confusion: dict[str, dict[str, int]]
    figures: int
    accuracy_with_figures: float | None
    accuracy_without_figures: float | None
    pairs_per_second: float


@dataclass(frozen=True, slots=True)
class MadeResult:
    """What a model does on held-aside made pairs.

    ``same_quantity_auc`` is the chance that a masked pair of one quantity gets a higher P(entailment) than one of two;
    ``by_rule`` gives for each rule and view the pairs and the accuracy (masked: entailment or not).
    """

    pairs: int
    same_quantity_auc: float
    masked_accuracy: float
    written_accuracy: float
    written_balanced_accuracy: float
    by_rule: dict[str, tuple[int, float]]


Progress = Callable[[str, int], None]


def evaluate(
    scorer: Scorer,
    sources: Sequence[str],
    *,
    limit: int | None = None,
    claim_only: bool = False,
    progress: Progress = lambda _name, _pairs: None,
) -> list[SetResult]:
    """One result a set, in order of name. ``limit`` takes that many pairs of each, the same ones every time.

    ``claim_only`` hides the evidence: a set on which a model then does better than chance gives itself away.
    """
    sets: dict[str, list[Example]] = defaultdict(list)
    for example in load_examples(sources):
        sets[example.set].append(example)
    results = []
    for name, examples in sorted(sets.items()):
        chosen = examples if limit is None else Random(name).sample(examples, min(limit, len(examples)))  # noqa: S311
        progress(name, len(chosen))
        results.append(_evaluate_set(scorer, name, chosen, claim_only=claim_only))
    return results


def evaluate_made(scorer: Scorer, number: int, seed: int = 1) -> MadeResult:
    """Measure on ``number`` worded pairs whose entities, measures and sentence forms training never saw."""
    examples = list(worded_pairs(number, seed, held=True))
    golds = [example.label for example in examples]
    scores = _score_all(scorer, [(example.evidence, example.claim) for example in examples])
    hits: dict[str, list[bool]] = defaultdict(list)
    same: list[float] = []
    other: list[float] = []
    written: list[tuple[Relation, Relation]] = []
    for example, gold, score in zip(examples, golds, scores, strict=True):
        predicted = _predict(score)
        if example.view is View.MASKED:
            (same if gold is Relation.ENTAILMENT else other).append(score.entailment)
            hit = (predicted is Relation.ENTAILMENT) == (gold is Relation.ENTAILMENT)
        else:
            written.append((gold, predicted))
            hit = predicted is gold
        hits[f"{example.set} ({example.view.value})"].append(hit)
    masked = [hit for name, each in hits.items() if name.endswith("(masked)") for hit in each]
    as_written = measure([Outcome(gold, predicted, 1.0) for gold, predicted in written])
    return MadeResult(
        pairs=len(examples),
        same_quantity_auc=area_under_curve(same, other),
        masked_accuracy=_mean(masked),
        written_accuracy=as_written.accuracy,
        written_balanced_accuracy=measure(
            [Outcome(gold, predicted, 1.0) for gold, predicted in written]
        ).balanced_accuracy,
        by_rule={name: (len(each), _mean(each)) for name, each in sorted(hits.items())},
    )


def area_under_curve(positives: Sequence[float], negatives: Sequence[float]) -> float:
    """The chance that a positive has the higher value; a tie counts half. 0.5 if either is empty.

    >>> area_under_curve([0.9, 0.4], [0.1, 0.4])
    0.875
    """
    if not positives or not negatives:
        return 0.5
    ranked = sorted((value, positive) for positive, values in ((1, positives), (0, negatives)) for value in values)
    total, start = 0.0, 0
    while start < len(ranked):
        end = start
        while end < len(ranked) and ranked[end][0] == ranked[start][0]:
            end += 1
        total += sum(positive for _, positive in ranked[start:end]) * (start + 1 + end) / 2
        start = end
    lowest = len(positives) * (len(positives) + 1) / 2
    return (total - lowest) / (len(positives) * len(negatives))


def _evaluate_set(scorer: Scorer, name: str, examples: Sequence[Example], *, claim_only: bool) -> SetResult:
    started = time.perf_counter()
    scores = _score_all(scorer, [("." if claim_only else example.evidence, example.claim) for example in examples])
    seconds = time.perf_counter() - started
    two_class = not any(example.label is Relation.NEUTRAL for example in examples)
    golds = [_merged(example.label) if two_class else example.label for example in examples]
    predictions = [_merged(_predict(score)) if two_class else _predict(score) for score in scores]
    hits = [gold is predicted for gold, predicted in zip(golds, predictions, strict=True)]
    measures = measure(
        [
            Outcome(gold, predicted, _confidence(score, predicted))
            for gold, predicted, score in zip(golds, predictions, scores, strict=True)
        ]
    )
    figures = [mask_numbers(example.claim) != example.claim for example in examples]
    return SetResult(
        name=name,
        pairs=len(examples),
        accuracy=measures.accuracy,
        balanced_accuracy=measures.balanced_accuracy,
        macro_f1=measures.macro_f1,
        ece=measures.ece,
        confusion=measures.confusion,
        figures=sum(figures),
        accuracy_with_figures=_mean([hit for hit, has in zip(hits, figures, strict=True) if has])
        if any(figures)
        else None,
        accuracy_without_figures=(
            _mean([hit for hit, has in zip(hits, figures, strict=True) if not has]) if not all(figures) else None
        ),
        pairs_per_second=len(examples) / seconds,
    )


def _score_all(scorer: Scorer, pairs: Sequence[tuple[str, str]]) -> list[Score]:
    """Masked pairs are masked already, and masking again changes nothing: one call for all."""
    return scorer.score(pairs, View.WRITTEN)


def _predict(score: Score) -> Relation:
    by_relation = {
        Relation.ENTAILMENT: score.entailment,
        Relation.NEUTRAL: score.neutral,
        Relation.CONTRADICTION: score.contradiction,
    }
    return max(by_relation, key=lambda relation: by_relation[relation])


def _merged(relation: Relation) -> Relation:
    return relation if relation is Relation.ENTAILMENT else Relation.NOT_ENTAILMENT


def _confidence(score: Score, predicted: Relation) -> float:
    if predicted is Relation.NOT_ENTAILMENT:
        return score.neutral + score.contradiction
    return {Relation.ENTAILMENT: score.entailment, Relation.NEUTRAL: score.neutral}.get(predicted, score.contradiction)


def _mean(values: Sequence[float]) -> float:
    return sum(values) / len(values) if values else 0.0
