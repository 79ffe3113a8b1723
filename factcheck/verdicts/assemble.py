"""The room's front: read claims and passages, say what to ask the model, judge, and word the verdicts."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from itertools import groupby

from factcheck.figures import find_figures
from factcheck.figures.changed_by import is_amount
from factcheck.figures.compare import compare_figures
from factcheck.figures.lists import names_unit
from factcheck.records import Candidate, Claim, Evidence, Figure, Kind, Label, Outcome, Role, Stance, Verdict
from factcheck.verdicts.by_reading import settle_by_reading
from factcheck.verdicts.carried import carried
from factcheck.verdicts.confidence import OURS, Confidence
from factcheck.verdicts.decide import judge
from factcheck.verdicts.denials import covers
from factcheck.verdicts.explain import STORE, correction, explanation
from factcheck.verdicts.fingerprint import fingerprints
from factcheck.verdicts.judgement import Judgement, quote
from factcheck.verdicts.match import Match, Reading, Scores
from factcheck.verdicts.questions import Views
from factcheck.verdicts.series import record_of, stated
from factcheck.verdicts.setting import Setting, describe
from factcheck.verdicts.trends import turns
from factcheck.verdicts.wholes import settle_wholes

LONGEST = 2_000
"""Characters of a sentence; what is longer is read in windows of half that length."""


def read_claims(claims: Sequence[Claim], told: date | None = None) -> tuple[Setting, ...]:
    """One setting a claim, with offsets into its sentence;

    The figures of one sentence are read together. ``told``: the article's date.
    """
    settings: list[Setting] = []
    for _, group in groupby(claims, key=lambda claim: (claim.start, claim.end)):
        members = list(group)
        if len(members[0].sentence) > LONGEST:
            settings.extend(_window(claim, members, told) for claim in members)
            continue
        start = members[0].start
        local = tuple(
            replace(claim.figure, start=claim.figure.start - start, end=claim.figure.end - start) for claim in members
        )
        behind = "\n".join(part for part in (members[0].context, members[0].topic) if part)
        settings.extend(describe(members[0].sentence, local, behind, told))
    return tuple(settings)


def _window(claim: Claim, members: Sequence[Claim], told: date | None) -> Setting:
    """The setting of a figure in a line without sentences, such as a dump of data: only what stands near it is read."""
    low, high = max(claim.start, claim.figure.start - LONGEST // 4), min(claim.end, claim.figure.end + LONGEST // 4)
    text = claim.sentence[low - claim.start : high - claim.start]
    near = [member.figure for member in members if low <= member.figure.start and member.figure.end <= high]
    local = tuple(replace(figure, start=figure.start - low, end=figure.end - low) for figure in near)
    return describe(text, local, "", told)[near.index(claim.figure)]


def read_passage(candidate: Candidate) -> Reading:
    """Find the figures of a passage and what surrounds them.

    Relative dates count from the day its source was published.
    """
    passage = candidate.passage
    found = find_figures(passage.text, reference=passage.source.published)
    bare_figure = Figure("", 0, 0, Kind.NUMBER)
    title = passage.source.title
    settings = carried(describe(passage.text, found.figures, title, passage.source.published))
    heads = {setting.item.head for setting in settings if setting.item is not None}
    return Reading(
        passage=passage,
        settings=tuple(setting for setting in settings if not _names_unit(setting.figure, heads)),
        bare=describe(passage.text, (bare_figure,), title)[0],
    )


def _names_unit(figure: Figure, heads: set[tuple[int, int]]) -> bool:
    """Whether a figure is no value, but the unit of a list: "Exports, million tonnes: wheat 3"."""
    return names_unit(figure) and any(start <= figure.start < end for start, end in heads)


def verdicts(
    claims: Sequence[Claim],
    settings: Sequence[Setting],
    readings: Sequence[tuple[Reading, ...]],
    views: Views,
    calibration: Confidence = OURS,
    *,
    nothing: str = STORE,
) -> tuple[Verdict, ...]:
    """Judge every claim of one article, in order. ``calibration`` gives each judgement its confidence.

    ``nothing`` is said of a claim for which nothing was found.
    """
    judged = []
    for index, (claim, setting, found) in enumerate(zip(claims, settings, readings, strict=True)):
        scores = {reading.passage.id: views.get((index, reading.passage.id), Scores()) for reading in found}
        judged.append(judge(claim, setting, found, scores))
    settled = _settle_levels(claims, _own_counterparts(claims, judged))
    settled = settle_by_reading(claims, settings, readings, views, settled)
    settled = _settle_dates(claims, settings, settled)
    settled = settle_wholes(settings, _settle_records(settings, settled))
    settled = _settle_directions(settings, settled)
    return tuple(
        _word(claim, setting, judgement, name, calibration, nothing)
        for claim, setting, judgement, name in zip(claims, settings, settled, fingerprints(claims), strict=True)
    )


def _own_counterparts(claims: Sequence[Claim], judged: Sequence[Judgement]) -> list[Judgement]:
    """A figure of the evidence that bears out one figure of a sentence does not deny another: it is that one's own."""
    taken = {
        ((claim.start, claim.end), _place(judgement.decisive))
        for claim, judgement in zip(claims, judged, strict=True)
        if judgement.label is Label.SUPPORTED and judgement.decisive is not None
    }
    settled = list(judged)
    for index, (claim, judgement) in enumerate(zip(claims, judged, strict=True)):
        denied = judgement.label is Label.CONTRADICTED and judgement.decisive is not None
        if denied and judgement.reason != "denied" and ((claim.start, claim.end), _place(judgement.decisive)) in taken:
            evidence = tuple(_related(item) for item in judgement.evidence)
            settled[index] = Judgement(Label.UNVERIFIED, "uncertain", 0.5, "", evidence)
    return settled


def _settle_levels(claims: Sequence[Claim], judged: Sequence[Judgement]) -> list[Judgement]:
    """A level before a change goes with the level after it, where one sentence of the evidence tells both."""
    settled = list(judged)
    for index, claim in enumerate(claims):
        if judged[index].label is not Label.UNVERIFIED or _role(claim.figure) is not Role.BEFORE:
            continue
        for other, after in zip(claims, judged, strict=True):
            beside = (other.start, other.end) == (claim.start, claim.end) and _role(other.figure) is Role.AFTER
            told = _level_before(claim.figure, after) if beside and after.label is Label.SUPPORTED else None
            if told is not None:
                settled[index] = told
    return settled


def _level_before(figure: Figure, after: Judgement) -> Judgement | None:
    """What bears out a level before a change: the same level told as one before it, in the passage of the one after."""
    if after.decisive is None:
        return None
    reading, level = after.decisive.reading, after.decisive.setting
    for side in reading.settings:
        comparison = compare_figures(figure, side.figure)
        if _is_before(side, level) and comparison.outcome is Outcome.AGREES:
            quoted = quote(reading, Stance.SUPPORTS, side.figure, after.decisive.marked)
            return Judgement(Label.SUPPORTED, comparison.reason, after.confidence, comparison.working, (quoted,))
    return None


def _is_before(side: Setting, after: Setting) -> bool:
    """Whether the evidence tells a level as the one before another: by its verb, or by when the two were reached."""
    if _role(side.figure) is not None:
        return _role(side.figure) is Role.BEFORE
    if side.figure.unit != after.figure.unit or _role(after.figure) not in {None, Role.AFTER}:
        return False
    if side.period is not None and after.period is not None:
        return side.period.start < after.period.start
    return side.time == "then" and after.time != "then"


def _role(figure: Figure) -> Role | None:
    return None if figure.change is None else figure.change.role


def _place(match: Match | None) -> tuple[int, int]:
    """Where a figure of the evidence stands: its passage and its start there."""
    return (-1, -1) if match is None else (match.reading.passage.id, match.setting.figure.start)


def _settle_dates(claims: Sequence[Claim], settings: Sequence[Setting], judged: Sequence[Judgement]) -> list[Judgement]:
    """A date that says when another figure of its sentence holds goes with that figure."""
    settled = list(judged)
    for index, claim in enumerate(claims):
        if record_of(settings[index]) is not None:
            continue
        lapse = _is_lapse(settings[index])
        if claim.figure.kind is not Kind.DATE and not lapse:
            continue
        beside = [
            other
            for other in range(len(claims))
            if (claims[other].start, claims[other].end) == (claim.start, claim.end)
        ]
        if lapse:
            changed = [other for other in beside if other != index and is_amount(claims[other].figure)]
            held = [other for other in changed if judged[other].label is Label.SUPPORTED]
            if held and judged[index].label is Label.UNVERIFIED:
                first = judged[held[0]]
                working = f"it is the time that “{claims[held[0]].figure.text}” took, which is supported"
                settled[index] = Judgement(Label.SUPPORTED, "period", first.confidence, working, _supporting(first))
            continue
        held = [other for other in beside if _anchored(settings[index], settings[other])]
        if not held:
            continue
        supported = [other for other in held if _dated(judged[other], claim.figure)]
        if supported:
            first = judged[supported[0]]
            working = f"it dates “{claims[supported[0]].figure.text}”, which is supported for that time"
            settled[index] = Judgement(Label.SUPPORTED, "period", first.confidence, working, _supporting(first))
        elif judged[index].label is not Label.SUPPORTED:
            evidence = tuple(_related(item) for item in judged[held[0]].evidence)
            settled[index] = Judgement(Label.UNVERIFIED, "period-only", 0.8, "", evidence)
    return settled


def _supporting(judgement: Judgement) -> tuple[Evidence, ...]:
    """What bears a figure out; a source that says otherwise of the figure says nothing of its date."""
    return tuple(item for item in judgement.evidence if item.stance is Stance.SUPPORTS)


def _settle_records(settings: Sequence[Setting], judged: Sequence[Judgement]) -> list[Judgement]:
    """A level without a year goes with its record, which one series of the evidence bears out by that very level."""
    settled = list(judged)
    for setting, record in zip(settings, judged, strict=True):
        level = stated(setting)
        if (
            level is None
            or record.label is not Label.SUPPORTED
            or record.reason != "record"
            or level.period is not None
        ):
            continue
        for index, other in enumerate(settings):
            if other is level and judged[index].label is Label.UNVERIFIED:
                working = f"it is what “{setting.figure.text}” is told of, which is supported"
                settled[index] = Judgement(Label.SUPPORTED, "record", record.confidence, working, record.evidence)
    return settled


def _settle_directions(settings: Sequence[Setting], judged: Sequence[Judgement]) -> list[Judgement]:
    """A date that agrees bears no direction out: two levels of its times decide whether it "grew between" them."""
    settled = list(judged)
    for index, (setting, judgement) in enumerate(zip(settings, judged, strict=True)):
        if setting.figure.kind is not Kind.DATE or judgement.label is not Label.SUPPORTED or judgement.decisive is None:
            continue
        reading = judgement.decisive.reading
        if not turns(setting, reading):
            continue
        if covers(setting, reading) >= ONE_MEASURE:
            working = "the levels of these times moved otherwise than the article states"
            quoted = tuple(replace(item, stance=Stance.REFUTES) for item in judgement.evidence)
            settled[index] = Judgement(Label.CONTRADICTED, "direction-differs", judgement.confidence, working, quoted)
        else:
            evidence = tuple(_related(item) for item in judgement.evidence)
            settled[index] = Judgement(Label.UNVERIFIED, "uncertain", 0.5, "", evidence)
    return settled


ONE_MEASURE = 0.6
"""How much of a claim's words a passage must have for its levels to be those of the claim."""


def _dated(judgement: Judgement, day: Figure) -> bool:
    """Whether a figure is supported by evidence that tells the same time, if only by the same words ("on Sunday")."""
    if judgement.label is not Label.SUPPORTED:
        return False
    if judgement.decisive is None or judgement.decisive.alignment.period in {"equal", "within"}:
        return True
    settings = judgement.decisive.reading.settings
    took = _length_ago(day)
    if took is not None and any(
        compare_figures(took, each.figure).outcome is Outcome.AGREES for each in settings if _is_lapse(each)
    ):
        return True
    told = [each.figure for each in settings if each.figure.kind is Kind.DATE]
    return any(compare_figures(day, other).outcome is Outcome.AGREES for other in told)


_AGO = re.compile(r"\s+(?:ago|earlier|before|previously)$", re.IGNORECASE)


def _length_ago(day: Figure) -> Figure | None:
    """How long a date lies back, where its words say so: "a decade ago" is a decade; None of another date."""
    found = _AGO.search(day.text)
    if found is None:
        return None
    read = find_figures(day.text[: found.start()]).figures
    return next((each for each in read if each.kind is Kind.DURATION), None)


def _is_lapse(setting: Setting) -> bool:
    """Whether a duration is the time that a change took: "lost 48 pupils in a year"."""
    return setting.figure.kind is Kind.DURATION and bool(_WITHIN.search(setting.text[: setting.figure.start]))


_WITHIN = re.compile(r"\b(?:in|over|within)\s+(?:just\s+|only\s+|the\s+(?:past|last)\s+)?$", re.IGNORECASE)


def _related(evidence: Evidence) -> Evidence:
    return replace(evidence, stance=Stance.RELATED)


def _anchored(anchor: Setting, other: Setting) -> bool:
    """Whether the other figure of the sentence holds at this date, or is measured from it."""
    if other.figure.kind is Kind.DATE:
        return False
    own = anchor.figure.period
    times = [period for period in (other.period, other.base) if period is not None]
    return own is None or not times or any(period.overlaps(own) for period in times)


def _word(  # noqa: PLR0917 - all that a verdict is made of
    claim: Claim, setting: Setting, judgement: Judgement, name: str, calibration: Confidence, nothing: str
) -> Verdict:
    return Verdict(
        id=name,
        label=judgement.label,
        reason=judgement.reason,
        confidence=calibration.confidence(judgement),
        explanation=explanation(judgement, setting.told, nothing),
        working=judgement.working,
        claim=claim,
        evidence=judgement.evidence,
        correction=correction(claim, setting, judgement),
    )
