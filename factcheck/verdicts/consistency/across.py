"""The articles of one run against each other."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from factcheck.records import ArticleReport, Inconsistency, Kind, Score
from factcheck.verdicts.align import align
from factcheck.verdicts.assemble import read_claims
from factcheck.verdicts.consistency.account import account_of
from factcheck.verdicts.consistency.restatements import Pair, Sureness, Told, once, pairs, told_by
from factcheck.verdicts.consistency.standing import Fact, conflicting, facts_of
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
    facts: list[Fact] = []
    for number, report in enumerate(reports):
        claims = [verdict.claim for verdict in report.verdicts]
        account = account_of(report.article, claims, read_claims(claims, report.article.date))
        told += told_by(account, number)
        facts += facts_of(account, number)
    found = pairs(told, lambda one, other: one.article != other.article)
    kept = _agreed(found, ask) if ask is not None else [pair for pair in found if pair.sureness is Sureness.SURE]
    both = [(pair.first, pair.second) for pair in once(kept)]
    places = {(one.place, other.place) for one, other in both}
    standing = [pair for pair in conflicting(facts, across=True) if _of_one_time(*pair, reports)]
    added = [(one, other) for one, other in _first_only(standing) if (one.place, other.place) not in places]
    found_both: list[tuple[Told | Fact, Told | Fact]] = [*both, *added]
    ordered = sorted(found_both, key=lambda pair: (pair[0].place, pair[1].place))
    return tuple(_inconsistency(one, other, reports) for one, other in ordered)


MOST_DAYS = 92
"""How far the days of two articles may lie apart for what holds without a date to be told of one time."""


def _of_one_time(one: Fact, other: Fact, reports: Sequence[ArticleReport]) -> bool:
    days = [reports[fact.article].article.date for fact in (one, other)]
    if one.figure.kind is Kind.DATE or days[0] is None or days[1] is None:
        return True
    return abs((days[0] - days[1]).days) <= MOST_DAYS


def _first_only(found: Sequence[tuple[Fact, Fact]]) -> list[tuple[Fact, Fact]]:
    """Each second fact with the first one that it does not fit alone."""
    kept: dict[tuple[int, int], tuple[Fact, Fact]] = {}
    for one, other in found:
        kept.setdefault(other.place, (one, other))
    return list(kept.values())


def _inconsistency(one: Told | Fact, other: Told | Fact, reports: Sequence[ArticleReport]) -> Inconsistency:
    paths = tuple(reports[item.article].article.path for item in (one, other))
    first, second = one.figure, other.figure
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
