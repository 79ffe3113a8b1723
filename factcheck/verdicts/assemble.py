"""The room's front: read claims and passages, say what to ask the model, judge, and word the verdicts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import groupby

from factcheck.figures import find_figures
from factcheck.records import Candidate, Claim, Evidence, Figure, Kind, Label, Stance, Verdict, View
from factcheck.verdicts.decide import Judgement, judge
from factcheck.verdicts.explain import correction, explanation
from factcheck.verdicts.fingerprint import fingerprints
from factcheck.verdicts.match import Reading, Scores, worth_asking
from factcheck.verdicts.setting import Setting, describe

MOST_QUESTIONS = 4


@dataclass(frozen=True, slots=True)
class Question:
    """One pair for the model: a claim (by its index), a passage, and the view to show."""

    claim: int
    passage: int
    evidence: str
    text: str
    view: View


Views = Mapping[tuple[int, int], Scores]
"""The model's answers by (index of the claim, id of the passage)."""


def read_claims(claims: Sequence[Claim], told: date | None = None) -> tuple[Setting, ...]:
    """One setting a claim, with offsets into its sentence; the figures of one sentence are read together. ``told``: the article's date."""
    settings: list[Setting] = []
    for _, group in groupby(claims, key=lambda claim: (claim.start, claim.end)):
        members = list(group)
        start = members[0].start
        local = tuple(replace(claim.figure, start=claim.figure.start - start, end=claim.figure.end - start) for claim in members)
        settings.extend(describe(members[0].sentence, local, members[0].context, told))
    return tuple(settings)


def read_passage(candidate: Candidate) -> Reading:
    """Find the figures of a passage and what surrounds them. Relative dates count from the day its source was published."""
    passage = candidate.passage
    found = find_figures(passage.text, reference=passage.source.published)
    bare_figure = Figure("", 0, 0, Kind.NUMBER)
    title = passage.source.title
    return Reading(
        passage=passage,
        settings=describe(passage.text, found.figures, title, passage.source.published),
        bare=describe(passage.text, (bare_figure,), title)[0],
        relevance=candidate.score,
    )


def questions(claims: Sequence[Claim], settings: Sequence[Setting], readings: Sequence[tuple[Reading, ...]]) -> tuple[Question, ...]:
    """What the model should be asked: only pairs where arithmetic leaves a question.

    Every such pair is shown masked; where one side is negated and the other is not, also as written.
    """
    asked = []
    for index, (claim, setting, found) in enumerate(zip(claims, settings, readings, strict=True)):
        if claim.figure.kind is Kind.STATEMENT:
            asked += [Question(index, r.passage.id, r.passage.text, claim.text, View.WRITTEN) for r in found[:MOST_QUESTIONS]]
            continue
        for reading in worth_asking(setting, found, MOST_QUESTIONS):
            passage = reading.passage
            asked.append(Question(index, passage.id, passage.text, claim.text, View.MASKED))
            if reading.bare.negated != setting.negated:
                asked.append(Question(index, passage.id, passage.text, claim.text, View.WRITTEN))
    return tuple(asked)


def verdicts(
    claims: Sequence[Claim], settings: Sequence[Setting], readings: Sequence[tuple[Reading, ...]], views: Views
) -> tuple[Verdict, ...]:
    """Judge every claim of one article, in order."""
    judged = []
    for index, (claim, setting, found) in enumerate(zip(claims, settings, readings, strict=True)):
        scores = {reading.passage.id: views.get((index, reading.passage.id), Scores()) for reading in found}
        judged.append(judge(claim, setting, found, scores))
    settled = _settle_dates(claims, judged)
    return tuple(_word(claim, judgement, name) for claim, judgement, name in zip(claims, settled, fingerprints(claims), strict=True))


def _settle_dates(claims: Sequence[Claim], judged: Sequence[Judgement]) -> list[Judgement]:
    """A date that says when another figure of its sentence holds goes with that figure."""
    settled = list(judged)
    for index, claim in enumerate(claims):
        if claim.figure.kind is not Kind.DATE:
            continue
        held = [other for other, beside in enumerate(claims) if _anchored(claim, beside)]
        if not held or (judged[index].label is Label.SUPPORTED):
            continue
        supported = [judged[other] for other in held if judged[other].label is Label.SUPPORTED]
        if supported:
            first = supported[0]
            working = f"it dates “{claims[held[0]].figure.text}”, which is supported for that time"
            settled[index] = Judgement(Label.SUPPORTED, "period", first.confidence, working, first.evidence)
        else:
            evidence = tuple(_related(item) for item in judged[held[0]].evidence)
            settled[index] = Judgement(Label.UNVERIFIED, "period-only", 0.8, "", evidence)
    return settled


def _related(evidence: Evidence) -> Evidence:
    return replace(evidence, stance=Stance.RELATED)


def _anchored(anchor: Claim, other: Claim) -> bool:
    """Whether the other figure stands in the same sentence and holds at this date."""
    if other.figure.kind is Kind.DATE or (other.start, other.end) != (anchor.start, anchor.end):
        return False
    own, theirs = anchor.figure.period, other.figure.period
    base = other.figure.base_period
    return theirs is None or own is None or theirs.overlaps(own) or (base is not None and base.overlaps(own))


def _word(claim: Claim, judgement: Judgement, name: str) -> Verdict:
    return Verdict(
        id=name,
        label=judgement.label,
        reason=judgement.reason,
        confidence=judgement.confidence,
        explanation=explanation(judgement),
        working=judgement.working,
        claim=claim,
        evidence=judgement.evidence,
        correction=correction(claim, judgement),
    )


