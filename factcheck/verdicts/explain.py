"""The verdict in one sentence for a person, and the correction in the writer's own style."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal

from factcheck.figures.wording import number_in_words
from factcheck.records import Claim, Figure, Label
from factcheck.verdicts.judgement import Judgement

_SENTENCES = {
    "no-evidence": "Nothing in the reference store speaks of this.",
    "other-period": "The nearest evidence speaks of another time.",
    "other-entity": "The nearest evidence speaks of someone or somewhere else.",
    "other-measure": "The nearest evidence measures something else.",
    "other-unit": "The nearest evidence is in a unit that cannot be converted into this one.",
    "uncertain": "The evidence is on the subject, but does not settle this figure.",
    "sources-disagree": "Sources of equal standing disagree.",
    "period-only": "The date says when another figure of this sentence holds, and that figure is not supported.",
}


def explanation(judgement: Judgement, told: date | None = None) -> str:
    """One sentence: what the evidence says and how it compares; a second where the evidence is later than the article.

    ``told`` is the article's date.
    """
    if judgement.label is Label.UNVERIFIED:
        sentence = _SENTENCES.get(judgement.reason, _SENTENCES["uncertain"])
        return f"{sentence[:-1]}: {judgement.working}." if judgement.working else sentence
    who = _source(judgement)
    verb = "confirms it" if judgement.label is Label.SUPPORTED else "says otherwise"
    return f"{who} {verb}: {judgement.working}.{_later(judgement, told)}"


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


_DIGITS = re.compile(r"\d[\d,]*(?:\.\d+)?")


def correction(claim: Claim, judgement: Judgement) -> str | None:
    """The figure rewritten with the value of the evidence, where exactly one is clear; None otherwise.

    The writer's currency sign, scale word, separators and number of decimals are kept: "$1.2bn" becomes "$1.3bn".
    """
    usable = {"value-differs", "bound-violated", "scale-differs", "date-differs"}
    if judgement.label is not Label.CONTRADICTED or judgement.reason not in usable or judgement.decisive is None:
        return None
    right = judgement.decisive.setting.figure
    return rewrite(claim.figure, right) if judgement.reason in {"value-differs", "bound-violated"} else right.text


def rewrite(written: Figure, right: Figure) -> str:
    """``written`` with the value of ``right``; the evidence's own words where the style cannot be kept."""
    numbers = _DIGITS.findall(written.text)
    if right.value is None or written.value is None or written.unit != right.unit or len(numbers) != 1:
        return right.text
    mantissa = Decimal(numbers[0].replace(",", ""))
    if mantissa == 0 or written.value == 0:
        return right.text
    value = right.value / (written.value / mantissa)
    places = len(numbers[0].partition(".")[2])
    rounded = value.quantize(Decimal(1).scaleb(-places))
    if rounded == 0:
        return right.text
    text = f"{rounded:,f}" if "," in numbers[0] or abs(rounded) >= 10_000 else f"{rounded:f}"
    if abs(rounded - value) > abs(value) / 20:
        text = number_in_words(value)
    start = written.text.index(numbers[0])
    return written.text[:start] + text + written.text[start + len(numbers[0]) :]
