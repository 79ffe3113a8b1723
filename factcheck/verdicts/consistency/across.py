"""The articles of one run against each other."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from factcheck.records import ArticleReport, Inconsistency, Score
from factcheck.verdicts.align import align
from factcheck.verdicts.assemble import read_claims
from factcheck.verdicts.consistency.account import account_of
from factcheck.verdicts.consistency.restatements import Pair, Sureness, Told, once, pairs, told_by
from factcheck.verdicts.questions import marked_evidence, marked_texts

Ask = Callable[[Sequence[tuple[str, str]]], Sequence[Score]]
"""Scores marked pairs of (evidence, claim), one score a pair."""

LEAST_SURE, LEAST_MAYBE = 0.5, 0.9
"""The least sameness by the model where the rules are sure, and where they are not."""
LEAST_ENTAILED, MOST_NEUTRAL = 0.5, 0.95
MOST_ASKED = 400
"""Pairs that the model is asked about, sure ones first; of more, the rules alone decide."""


def across(reports: Sequence[ArticleReport], ask: Ask | None = None) -> tuple[Inconsistency, ...]:
    """One quantity is given two values in two articles of a run (``--across``).

    What must line up is as within one article: measure, every name, time, unit, rate and direction. With a model, the
    pair in its marked view (each sentence with its figure marked) must be taken for one quantity both ways;
    it then may also decide where a word is left over on one side. The figures are found in an index, so that the time
    grows with their number and not with its square.
    """
    told: list[Told] = []
    for number, report in enumerate(reports):
        claims = [verdict.claim for verdict in report.verdicts]
        told += told_by(account_of(report.article, claims, read_claims(claims, report.article.date)), number)
    found = pairs(told, lambda one, other: one.article != other.article)
    kept = _agreed(found, ask) if ask is not None else [pair for pair in found if pair.sureness is Sureness.SURE]
    return tuple(_inconsistency(pair, reports) for pair in once(kept))


def _inconsistency(pair: Pair, reports: Sequence[ArticleReport]) -> Inconsistency:
    paths = tuple(reports[item.article].article.path for item in (pair.first, pair.second))
    first, second = pair.first.figure, pair.second.figure
    places = " and ".join(f"“{figure.text}” in {path}" for figure, path in zip((first, second), paths, strict=True))
    explanation = f"The same quantity is given two values in two files: {places}."
    return Inconsistency("across", explanation, (first, second), paths)


def _agreed(found: Sequence[Pair], ask: Ask) -> list[Pair]:
    """The pairs that the model takes for one quantity, each asked in both directions."""
    asked = sorted(found, key=lambda pair: pair.sureness is not Sureness.SURE)[:MOST_ASKED]
    questions: dict[tuple[str, str], None] = {}
    for pair in asked:
        for one, other in ((pair.first, pair.second), (pair.second, pair.first)):
            questions.update(dict.fromkeys(_questions(one, other)))
    scores = dict(zip(questions, ask(list(questions)), strict=True)) if questions else {}
    judged = {(pair.first.place, pair.second.place): _is_one(pair, scores) for pair in asked}
    return [pair for pair in found if judged.get((pair.first.place, pair.second.place), pair.sureness is Sureness.SURE)]


def _questions(one: Told, other: Told) -> list[tuple[str, str]]:
    evidence = " ".join(marked_evidence(other.setting.text, other.setting, one.claim.figure).split())
    return [(evidence, text) for text in marked_texts(one.claim, one.setting)]


def _is_one(pair: Pair, scores: dict[tuple[str, str], Score]) -> bool:
    sure = pair.sureness is Sureness.SURE
    for one, other in ((pair.first, pair.second), (pair.second, pair.first)):
        best = max((scores[question] for question in _questions(one, other)), key=lambda score: score.entailment)
        sameness = align(one.setting, other.setting).sameness(best)
        unlike = best.neutral > MOST_NEUTRAL if sure else best.entailment < LEAST_ENTAILED
        if unlike or sameness < (LEAST_SURE if sure else LEAST_MAYBE):
            return False
    return True
