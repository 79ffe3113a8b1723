"""The verdict in one sentence for a person, and the correction in the writer's own style."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from factcheck.records import Claim, Figure, Label
from factcheck.verdicts.judgement import Judgement
from factcheck.verdicts.rewording import rewritten
from factcheck.verdicts.setting import Setting

_SENTENCES = {
    "other-period": "The nearest evidence speaks of another time.",
    "other-entity": "The nearest evidence speaks of someone or somewhere else.",
    "other-measure": "The nearest evidence measures something else.",
    "other-unit": "The nearest evidence is in a unit that cannot be converted into this one.",
    "uncertain": "The evidence is on the subject, but does not settle this figure.",
    "sources-disagree": "Sources of equal standing disagree.",
    "period-only": "The date says when another figure of this sentence holds, and that figure is not supported.",
}


STORE = "Nothing in the reference store speaks of this."
"""What is said where there is no evidence, unless the evidence comes from elsewhere."""


def explanation(judgement: Judgement, told: date | None = None, nothing: str = STORE) -> str:
    """One sentence: what the evidence says and how it compares; a second where the evidence is later than the article,
    or where sources exclude each other: whose word counts, and why.

    ``told`` is the article's date, ``nothing`` what is said where nothing was found.
    """
    if judgement.reason == "no-evidence":
        return nothing
    if judgement.label is Label.UNVERIFIED:
        sentence = _SENTENCES.get(judgement.reason, _SENTENCES["uncertain"])
        return f"{sentence[:-1]}: {judgement.working}." if judgement.working else sentence
    who = _source(judgement)
    verb = "confirms it" if judgement.label is Label.SUPPORTED else "says otherwise"
    why = f" {judgement.why}" if judgement.why else ""
    return f"{who} {verb}: {judgement.working}.{_later(judgement, told)}{why}"


def _later(judgement: Judgement, told: date | None) -> str:
    published = judgement.evidence[0].passage.source.published if judgement.evidence else None
    if told is None or published is None or published <= told:
        return ""
    return f" The source is of {published.isoformat()}, after the article."


def _source(judgement: Judgement) -> str:
    if not judgement.evidence:
        return "The evidence"
    source = judgement.evidence[0].passage.source
    return source.publisher or source.title or "The evidence"


_OTHER_COUNTS = {"none", "all", "nearly", "most", "but"}
_VALUES = {"value-differs", "bound-violated", "scale-differs", "unit-differs", "date-differs"}


def correction(claim: Claim, setting: Setting, judgement: Judgement) -> str | None:
    """The figure rewritten with the value of the evidence, where exactly one is clear; None otherwise.

    It is told as the writer would tell it ("$1.2bn" becomes "$1.3bn") and true once it stands in the sentence. Where
    the words around a figure make another of it ("all but two", "never more than 300"), another number would mislead.
    """
    right = _right(judgement)
    if right is None or setting.quantifier in _OTHER_COUNTS or not _is_as_written(claim.figure, setting.figure):
        return None
    if judgement.worked_out is not None:
        right = replace(right, rate=claim.figure.rate)
    start = claim.figure.start - claim.start
    written = replace(claim.figure, start=start, end=start + len(claim.figure.text))
    if claim.sentence[written.start : written.end] != written.text:
        return None
    return rewritten(claim.sentence, written, right, setting.told)


def _is_as_written(written: Figure, meant: Figure) -> bool:
    """Whether a figure is claimed as it stands, and not what a denial or a count around it leaves."""
    return (written.value, written.low, written.high, written.bound) == (
        meant.value,
        meant.low,
        meant.high,
        meant.bound,
    )


def _right(judgement: Judgement) -> Figure | None:
    """The one value that the evidence has instead: stated, or worked out from what is stated."""
    if judgement.label is not Label.CONTRADICTED:
        return None
    if judgement.decisive is None:
        return judgement.worked_out if judgement.reason != "direction-differs" else None
    if judgement.reason not in _VALUES:
        return None
    told = {(each.period, each.low, each.high) for item in judgement.evidence if (each := item.figure) is not None}
    if judgement.reason == "date-differs" and len({period for period, _, _ in told}) > 1:
        return None
    compared = judgement.decisive.comparison.figures
    return compared[0] if compared else judgement.decisive.setting.figure
