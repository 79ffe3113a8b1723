"""What the model decides that reads passage and claim as written, where no figure, calculation or denial has decided.

By itself it takes "sold 40 tonnes in May" for a denial of "sold 30 tonnes in April", and a wrong sum for a right one.
So its answer is weighed with what the rules know of the two texts: a small logistic model over named features, one
table for what bears a claim out and one for what denies it, fitted by ``benchmarks/by_reading.py``. The model reads a
whole sentence: of several figures that are open it may bear all of them out, but it denies only where one is open.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from itertools import groupby

from factcheck.records import Bound, Claim, Kind, Label, Outcome, Stance
from factcheck.verdicts.align import log_odds
from factcheck.verdicts.denials import covers
from factcheck.verdicts.derivation import Derivation
from factcheck.verdicts.derivations import derive
from factcheck.verdicts.judgement import Judgement, quote
from factcheck.verdicts.match import FEW, Match, Reading, Scores, agrees, differs, match_figures
from factcheck.verdicts.otherwise import leaves_open, left_open, of_another_item, said_otherwise
from factcheck.verdicts.reckoned import reckonings
from factcheck.verdicts.setting import Setting
from factcheck.verdicts.weights import WEIGHTS

BORNE, DENIED = 0.77, 0.78
"""The chance from which on a sentence is borne out, or denied, by the reading of it."""
SHARED = 3
"""Words of a claim that one of many passages must have to deny it."""
BORNE_TABLE, DENIED_TABLE = "borne by reading", "denied by reading"
_SETTLED = {"sources-disagree", "other-unit"}
"""Why a figure is unverified that no reading of a passage can settle: others say otherwise, or it takes a rate."""
_RELATIVE = {Kind.PERCENT, Kind.FRACTION, Kind.MULTIPLE, Kind.POINTS}
_ALIGNED = (
    "contrasted",
    "qualified",
    "exchanged",
    "measure_exchanged",
    "names_missing",
    "head",
    "clause_covered",
    "evidence_covered",
    "same_dimension",
)


def settle_by_reading(
    claims: Sequence[Claim],
    settings: Sequence[Setting],
    readings: Sequence[tuple[Reading, ...]],
    views: Mapping[tuple[int, int], Scores],
    judged: Sequence[Judgement],
) -> list[Judgement]:
    """The judgements, with those replaced that the reading of their whole sentence decides."""
    settled = list(judged)
    for _, group in groupby(range(len(claims)), key=lambda index: (claims[index].start, claims[index].end)):
        members = list(group)
        open_ = open_figures(claims, judged, members)
        confirmed = any(judged[index].label is Label.SUPPORTED for index in members)
        found = []
        for index in open_:
            scores = {r.passage.id: views.get((index, r.passage.id), Scores()) for r in readings[index]}
            found.append(_read(settings[index], readings[index], scores, confirmed=confirmed))
        known = [judgement for judgement in found if judgement is not None]
        labels = {judgement.label for judgement in known}
        if len(known) == len(open_) and (labels == {Label.SUPPORTED} or len(known) == 1):
            for index, judgement in zip(open_, known, strict=True):
                settled[index] = judgement
    return settled


def open_figures(claims: Sequence[Claim], judged: Sequence[Judgement], members: Sequence[int]) -> list[int]:
    """The figures of one sentence that are open, dates only where it has no other; none where a figure is denied."""
    if any(judged[index].label is Label.CONTRADICTED or judged[index].reason in _SETTLED for index in members):
        return []
    quantities = [index for index in members if claims[index].figure.kind is not Kind.DATE]
    asked = [index for index in quantities or members if claims[index].figure.kind is not Kind.STATEMENT]
    return [index for index in asked if judged[index].label is Label.UNVERIFIED]


def _read(
    claim: Setting, readings: tuple[Reading, ...], scores: Mapping[int, Scores], *, confirmed: bool
) -> Judgement | None:
    """What the passage that says most makes of the claim, if it is sure enough."""
    tried = readable(claim, readings, scores)
    if tried is None:
        return None
    entailing, denying = tried
    matches = match_figures(claim, readings, dict(scores))
    derived = derive(claim, readings, scores)

    def chance(table: str, reading: Reading) -> float:
        seen = features(claim, reading, matches, scores, derived, confirmed=confirmed)
        weights = WEIGHTS[table]
        return 1 / (1 + math.exp(-sum(weights.get(name, 0.0) * value for name, value in seen.items())))

    borne, denied = chance(BORNE_TABLE, entailing), chance(DENIED_TABLE, denying)
    if denied >= DENIED and denied > borne and _speaks_of(claim, denying, readings):
        return _judgement(Label.CONTRADICTED, denying, matches, scores, denied)
    if borne >= BORNE:
        return _judgement(Label.SUPPORTED, entailing, matches, scores, borne)
    return None


def _speaks_of(claim: Setting, reading: Reading, readings: Sequence[Reading]) -> bool:
    """Whether a passage may deny the claim: it must share a word of it, and one of many that a search found several."""
    shared = len((claim.words | claim.measure) & reading.bare.all_words)
    return shared >= (SHARED if len(readings) > FEW else 1)


def readable(
    claim: Setting, readings: Sequence[Reading], scores: Mapping[int, Scores]
) -> tuple[Reading, Reading] | None:
    """Of the passages that were read as written, the one that entails the claim most and the one that denies it most.

    None where there is none, or where the claim leans on the sentence before it.
    """
    read = [
        (reading, said)
        for reading in readings
        if (said := scores.get(reading.passage.id, Scores()).written) is not None
        and reading.passage.observation is None
        and not leaves_open(reading.bare.text)
        and not left_open(claim, reading.bare)
    ]
    if not read or claim.leans:
        return None
    return max(read, key=lambda pair: pair[1].entailment)[0], max(read, key=lambda pair: pair[1].contradiction)[0]


def features(
    claim: Setting,
    reading: Reading,
    matches: Sequence[Match],
    scores: Mapping[int, Scores],
    derived: Derivation | None,
    *,
    confirmed: bool,
) -> dict[str, float]:
    """What the model says of claim and passage beside what the rules know of them; each value lies in [-1, 1].

    ``likeness`` and what follows it are of the figure of the passage that differs from the claimed one and is likeliest
    to measure the same; ``agreeing`` is how surely a figure that agrees does, of any passage.
    """
    written = scores[reading.passage.id].written
    if written is None:
        raise ValueError("the passage was not read as written")
    others = [said.written for key, said in scores.items() if key != reading.passage.id and said.written is not None]
    figure = claim.figure
    agreeing = [match.told or 0.0 for match in matches if agrees(match) and match.alignment.gate is None]
    differing = [match for match in matches if differs(match) and match.reading is reading]
    gates = {match.alignment.gate for match in differing}
    outcome = None if derived is None else derived.comparison.outcome
    seen = {
        "bias": 1.0,
        "entailed": log_odds(written.entailment),
        "denied": log_odds(written.contradiction),
        "neutral": log_odds(written.neutral),
        "entailed_elsewhere": max((said.entailment for said in others), default=0.0),
        "denied_elsewhere": max((said.contradiction for said in others), default=0.0),
        "covered": covers(claim, reading),
        "agreeing": max(agreeing, default=0.0),
        "worked_out": float(outcome is Outcome.AGREES),
        "worked_out_otherwise": float(outcome is Outcome.DIFFERS),
        "reckoned": float(next(reckonings(claim, (reading,)), None) is not None),
        "confirmed": float(confirmed),
        "negated": float(claim.negated != reading.bare.negated),
        "bounded": float(figure.bound not in {Bound.EQUAL, Bound.ABOUT}),
        "relative": float(figure.kind in _RELATIVE),
        "date": float(figure.kind is Kind.DATE),
        "other_period": float("other-period" in gates),
        "other_entity": float("other-entity" in gates),
    }
    nearest = next((match for match in differing if match.alignment.gate is None), None)
    return seen if nearest is None else seen | _of_figure(claim, nearest)


def _of_figure(claim: Setting, match: Match) -> dict[str, float]:
    """What the rules know of the claimed figure and another one of the passage."""
    return {
        "differing": 1.0,
        "likeness": match.sameness,
        "marked": match.told or 0.0,
        "otherwise": float(said_otherwise(claim, match)),
        "another_item": float(of_another_item(claim, match)),
        "period_equal": float(match.alignment.period == "equal"),
        "period_within": float(match.alignment.period == "within"),
        "slipped": float(match.comparison.reason in {"scale-differs", "unit-differs"}),
        **{name: match.alignment.features[name] for name in _ALIGNED},
    }


def _judgement(
    label: Label, reading: Reading, matches: Sequence[Match], scores: Mapping[int, Scores], sure: float
) -> Judgement:
    """The judgement, with the passage quoted and the figure in it that the claimed one was held against."""
    supported = label is Label.SUPPORTED
    beside = [m for m in matches if m.reading is reading and (agrees(m) if supported else differs(m))]
    figure = next((match.setting.figure for match in beside if match.alignment.gate is None), None)
    stance = Stance.SUPPORTS if supported else Stance.REFUTES
    quoted = quote(reading, stance, figure, scores[reading.passage.id].written)
    if supported:
        return Judgement(label, "stated", sure, "the evidence says the same in other words", (quoted,))
    return Judgement(label, "denied", sure, "the evidence denies what the article states", (quoted,))
