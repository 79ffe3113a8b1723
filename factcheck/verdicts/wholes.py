"""Figures that go with one that was worked out: the whole of a share, the number of the parts of a total."""

from __future__ import annotations

import re
from collections.abc import Sequence

from factcheck.figures.compare import compare_figures
from factcheck.records import Figure, Kind, Label, Outcome
from factcheck.verdicts.judgement import Judgement
from factcheck.verdicts.setting import Setting

_OF = re.compile(r"\s+of\s+(?:(?:the|its|their|his|her|all|some|those|these)\s+){0,2}", re.IGNORECASE)
_SPELLED = re.compile(r"\b(?:the|its|their|his|her|all|['’]s)\s+$", re.IGNORECASE)


def settle_wholes(settings: Sequence[Setting], judged: Sequence[Judgement]) -> list[Judgement]:
    """The 120 of "half of the 120 samples" goes with the half, which is 60 of 120; the four of "the four hospitals have
    1,000 beds in all" with the 1,000, which four figures add up to.
    """
    settled = list(judged)
    for index, worked in enumerate(judged):
        if worked.label is not Label.SUPPORTED or worked.reason not in {"share", "sum"}:
            continue
        for other, setting in enumerate(settings):
            beside = other != index and setting.text == settings[index].text
            if beside and judged[other].label is Label.UNVERIFIED and _goes_with(setting, settings[index], worked):
                working = f"it is part of how “{settings[index].figure.text}” was worked out, which is supported"
                settled[other] = Judgement(Label.SUPPORTED, worked.reason, worked.confidence, working, worked.evidence)
    return settled


def _goes_with(other: Setting, claim: Setting, worked: Judgement) -> bool:
    """Whether a figure is the whole that a share was taken of, or the number of the parts of a sum."""
    if worked.reason == "share":
        told = _OF.fullmatch(claim.text[claim.figure.end : other.figure.start])
        return told is not None and len(worked.inputs) == 2 and _agrees(other.figure, worked.inputs[1])
    counted = other.figure.kind is Kind.NUMBER and other.figure.value == len(worked.inputs)
    return counted and _SPELLED.search(other.text[: other.figure.start]) is not None


def _agrees(claimed: Figure, told: Figure) -> bool:
    return compare_figures(claimed, told).outcome is Outcome.AGREES
