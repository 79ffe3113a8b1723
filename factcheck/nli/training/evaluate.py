"""How good a model is: by set, by label, with figures and without, its calibration, its baselines, and its speed."""

from __future__ import annotations

import time
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from random import Random

from factcheck.evaluation import Outcome, measure
from factcheck.figures.masking import mask_numbers
from factcheck.nli.scoring import Scorer
from factcheck.nli.training.claims_alone import words_alone
from factcheck.nli.training.examples import Example, Relation, load_examples
from factcheck.records import Score, View


@dataclass(frozen=True, slots=True)
class SetResult:
    """What a model does on one set. Two-class sets are judged as entailment or not, and so are such pairs of others.

    ``confusion`` counts (gold, predicted); accuracies of pairs whose claim has a figure, or has none, are None
    where there are no such pairs; ``ece`` is the expected calibration error of the predicted class over ten bins;
    ``auc`` is the chance that an entailed pair has a higher P(entailment) than another. With baselines,
    ``claim_only`` is the model's balanced accuracy when the evidence is hidden, ``words_alone`` that of a bag of
    words trained on the set's claims; both should be near ``chance``.
    """

    name: str
    pairs: int
    accuracy: float
    balanced_accuracy: float
    macro_f1: float
    ece: float
    auc: float
    confusion: dict[str, dict[str, int]]
    figures: int
    accuracy_with_figures: float | None
    accuracy_without_figures: float | None
    chance: float
    claim_only: float | None
    words_alone: float | None
    pairs_per_second: float


Progress = Callable[[str, int], None]
HIDDEN = "."
"""What stands for evidence that is hidden: an empty text would not be shown to the model at all."""


def evaluate(
    scorer: Scorer,
    sources: Sequence[str],
    *,
    limit: int | None = None,
    claim_only: bool = False,
    baselines: bool = False,
    progress: Progress = lambda _name, _pairs: None,
) -> list[SetResult]:
    """One result a set, in order of name. ``limit`` takes that many pairs of each, the same ones every time.

    ``claim_only`` hides the evidence throughout; ``baselines`` measures beside each set what its claims give away.
    """
    sets: dict[str, list[Example]] = defaultdict(list)
    for example in load_examples(sources):
        sets[example.set].append(example)
    results = []
    for name, examples in sorted(sets.items()):
        chosen = examples if limit is None else Random(name).sample(examples, min(limit, len(examples)))  # noqa: S311
        progress(name, len(chosen))
        results.append(evaluate_set(scorer, name, chosen, claim_only=claim_only, baselines=baselines))
    return results


def evaluate_set(
    scorer: Scorer, name: str, examples: Sequence[Example], *, claim_only: bool = False, baselines: bool = False
) -> SetResult:
    """The measures of one set of at least one example."""
    started = time.perf_counter()
    scores = scores_of(scorer, examples, hidden=claim_only)
    seconds = time.perf_counter() - started
    judged = _judge(examples, scores)
    measures = measure(judged)
    hits = [each.truth == each.predicted for each in judged]
    figures = [mask_numbers(example.claim) != example.claim for example in examples]
    alone = _judge(examples, scores_of(scorer, examples, hidden=True)) if baselines else None
    return SetResult(
        name=name,
        pairs=len(examples),
        accuracy=measures.accuracy,
        balanced_accuracy=measures.balanced_accuracy,
        macro_f1=measures.macro_f1,
        ece=measures.ece,
        auc=same_quantity_auc(examples, scores),
        confusion=measures.confusion,
        figures=sum(figures),
        accuracy_with_figures=_mean_where(hits, figures),
        accuracy_without_figures=_mean_where(hits, [not has for has in figures]),
        chance=1 / len(measures.confusion),
        claim_only=measure(alone).balanced_accuracy if alone else None,
        words_alone=words_alone(examples) if baselines else None,
        pairs_per_second=len(examples) / seconds if seconds else 0.0,
    )


def same_quantity_auc(examples: Sequence[Example], scores: Sequence[Score]) -> float:
    """How well P(entailment) tells entailed pairs from all others; 0.5 where there are none of one kind."""
    same = [score.entailment for example, score in zip(examples, scores, strict=True) if _is_entailed(example)]
    other = [score.entailment for example, score in zip(examples, scores, strict=True) if not _is_entailed(example)]
    return area_under_curve(same, other)


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


def predict(score: Score) -> Relation:
    """The likeliest relation."""
    by_relation = {
        Relation.ENTAILMENT: score.entailment,
        Relation.NEUTRAL: score.neutral,
        Relation.CONTRADICTION: score.contradiction,
    }
    return max(by_relation, key=lambda relation: by_relation[relation])


def scores_of(scorer: Scorer, examples: Sequence[Example], *, hidden: bool = False) -> list[Score]:
    """The scores in order, each pair in its own view, with its evidence or with that hidden."""
    told: dict[int, Score] = {}
    for view in View:
        places = [place for place, example in enumerate(examples) if example.view is view]
        pairs = [(HIDDEN if hidden else examples[place].evidence, examples[place].claim) for place in places]
        if pairs:
            told.update(zip(places, scorer.score(pairs, view), strict=True))
    return [told[place] for place in range(len(examples))]


def _judge(examples: Sequence[Example], scores: Sequence[Score]) -> list[Outcome]:
    two_class = not any(example.label is Relation.NEUTRAL for example in examples)
    outcomes = []
    for example, score in zip(examples, scores, strict=True):
        gold, predicted = example.label, predict(score)
        if two_class:
            gold, predicted = _merged(gold), _merged(predicted)
        elif gold is Relation.NOT_ENTAILMENT:  # in a set with neutral pairs too: either of the two is right
            predicted = _merged(predicted)
        outcomes.append(Outcome(gold, predicted, _confidence(score, predicted)))
    return outcomes


def _is_entailed(example: Example) -> bool:
    return example.label is Relation.ENTAILMENT


def _merged(relation: Relation) -> Relation:
    return relation if relation is Relation.ENTAILMENT else Relation.NOT_ENTAILMENT


def _confidence(score: Score, predicted: Relation) -> float:
    if predicted is Relation.NOT_ENTAILMENT:
        return score.neutral + score.contradiction
    return {Relation.ENTAILMENT: score.entailment, Relation.NEUTRAL: score.neutral}.get(predicted, score.contradiction)


def _mean_where(hits: Sequence[bool], chosen: Sequence[bool]) -> float | None:
    kept = [hit for hit, wanted in zip(hits, chosen, strict=True) if wanted]
    return sum(kept) / len(kept) if kept else None
