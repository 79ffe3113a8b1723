"""How good a model is on made pairs: of words, or of transformations, that it has not been trained on."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from factcheck.evaluation import Outcome, measure
from factcheck.nli.scoring import Scorer
from factcheck.nli.training.derive import derive
from factcheck.nli.training.evaluate import area_under_curve, predict, scores_of
from factcheck.nli.training.examples import Example, Relation, load_examples
from factcheck.nli.training.marked import marked_pairs, marked_statements
from factcheck.nli.training.sentences import from_sentences
from factcheck.nli.training.transformations import chosen, transformation_of
from factcheck.nli.training.worded import worded_pairs
from factcheck.records import Score, View

DERIVED_LIKE_WORDED = 1.0
"""How many derived pairs are taken for each worded one, where there are so many."""


@dataclass(frozen=True, slots=True)
class RuleResult:
    """One transformation in one view: its pairs, how many are right, and its AUC against the pairs of the other kind.

    ``auc`` sets the pairs that entail against all of the same view that do not, or the other way round; None as
    written, where the value decides.
    """

    pairs: int
    accuracy: float
    auc: float | None


@dataclass(frozen=True, slots=True)
class MadeResult:
    """What a model does on held-aside made pairs.

    ``same_quantity_auc`` is the chance that a masked pair of one quantity gets a higher P(entailment) than one of two,
    ``marked_auc`` the same of pairs in the marked view, in which most figures are asked about;
    ``by_rule`` gives each transformation and view ("restated (masked)"; masked: entailment or not). ``only`` names the
    transformations that it was measured on; empty: all.
    """

    pairs: int
    same_quantity_auc: float
    masked_accuracy: float
    marked_auc: float
    marked_accuracy: float
    written_accuracy: float
    written_balanced_accuracy: float
    only: tuple[str, ...]
    by_rule: dict[str, RuleResult]


def made_examples(
    number: int, seed: int = 1, *, only: Collection[str] | None = None, sources: Sequence[str] = ()
) -> list[Example]:
    """``number`` worded pairs whose entities, measures and sentence forms training never saw, and as many derived ones.

    Pairs are derived from the labelled pairs of ``sources``, which should be none of those trained on, and made of the
    sentences of their evidence. Where the
    transformations of ``only`` make pairs of one kind alone (all of one quantity, or none), as many of the other kind
    are added, of all transformations: an AUC needs both.
    """
    made = list(worded_pairs(number, seed, held=True, only=only))
    labelled = load_examples(sources) if sources else []
    passages = dict.fromkeys(example.evidence for example in labelled)
    more = [*derive(labelled, seed, only=only), *from_sentences(passages, seed, only=only)]
    more += chosen(marked_pairs(labelled, seed), only=only)
    made += list(marked_statements(made, seed))
    made += _some(more, round(number * DERIVED_LIKE_WORDED))
    if only is not None and made:
        for view in (View.MASKED, View.MARKED):
            made += _other_kind([example for example in made if example.view is view], view, seed)
    return made


def _other_kind(made: Sequence[Example], view: View, seed: int) -> list[Example]:
    """As many pairs of the kind that is missing, where all in one view are of one quantity, or none is."""
    kinds = {example.label is Relation.ENTAILMENT for example in made}
    if len(kinds) != 1:
        return []
    wanted = not kinds.pop()
    worded = list(worded_pairs(4 * len(made) + 40, seed + 1, held=True))
    others = [*worded, *marked_statements(worded, seed)]
    fitting = [each for each in others if each.view is view and (each.label is Relation.ENTAILMENT) is wanted]
    return fitting[: len(made)]


def evaluate_made(scorer: Scorer, examples: Sequence[Example], only: Collection[str] | None = None) -> MadeResult:
    """Measure on the pairs of ``made_examples``; ``only`` is told in the result."""
    scores = scores_of(scorer, examples)
    same: dict[View, list[float]] = defaultdict(list)
    other: dict[View, list[float]] = defaultdict(list)
    rules: dict[str, list[tuple[Example, Score]]] = defaultdict(list)
    for example, score in zip(examples, scores, strict=True):
        (same if example.label is Relation.ENTAILMENT else other)[example.view].append(score.entailment)
        rules[f"{transformation_of(example)} ({example.view.value})"].append((example, score))
    hits = {
        view: [hit for name, rows in rules.items() if name.endswith(f"({view})") for hit in map(_is_right, rows)]
        for view in (View.MASKED, View.MARKED)
    }
    shares = {view: sum(found) / len(found) if found else 0.0 for view, found in hits.items()}
    written = measure(
        [
            Outcome(example.label, _predicted(example, score), 1.0)
            for name, rows in rules.items()
            if name.endswith("(written)")
            for example, score in rows
        ]
    )
    return MadeResult(
        pairs=len(examples),
        same_quantity_auc=area_under_curve(same[View.MASKED], other[View.MASKED]),
        masked_accuracy=shares[View.MASKED],
        marked_auc=area_under_curve(same[View.MARKED], other[View.MARKED]),
        marked_accuracy=shares[View.MARKED],
        written_accuracy=written.accuracy,
        written_balanced_accuracy=written.balanced_accuracy,
        only=tuple(sorted(only or ())),
        by_rule={name: _rule(rows, same, other) for name, rows in sorted(rules.items())},
    )


def _predicted(example: Example, score: Score) -> Relation:
    """The predicted relation, in the classes of the pair's set: of two-class sets, entailed or not."""
    predicted = predict(score)
    if example.label is Relation.NOT_ENTAILMENT and predicted is not Relation.ENTAILMENT:
        return Relation.NOT_ENTAILMENT
    return predicted


def _rule(
    rows: Sequence[tuple[Example, Score]],
    same: Mapping[View, Sequence[float]],
    other: Mapping[View, Sequence[float]],
) -> RuleResult:
    view = rows[0][0].view
    hits = [_is_right(row) for row in rows]
    own = {
        kind: [score.entailment for example, score in rows if (example.label is Relation.ENTAILMENT) is kind]
        for kind in (True, False)
    }
    auc = None
    if view is not View.WRITTEN and not (own[True] and own[False]):
        auc = area_under_curve(own[True], other[view]) if own[True] else area_under_curve(same[view], own[False])
    return RuleResult(len(rows), sum(hits) / len(hits), auc)


def _is_right(row: tuple[Example, Score]) -> bool:
    """Masked and marked: entailment or not. As written: the label, where the pair tells which of the three it is."""
    example, score = row
    if example.view is not View.WRITTEN:
        return (predict(score) is Relation.ENTAILMENT) == (example.label is Relation.ENTAILMENT)
    return _predicted(example, score) is example.label


def _some(examples: Sequence[Example], number: int) -> list[Example]:
    """At most so many, spread evenly over the whole."""
    if len(examples) <= number:
        return list(examples)
    return [examples[index * len(examples) // number] for index in range(number)]
