"""Passages in the words of the claim, as far as arithmetic finds them equal: what the model then reads are words alone.

That 809 hectares are 2,000 acres is arithmetic; a model that does not know it takes the one for a denial of the other.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import groupby

from factcheck.figures.marking import retold
from factcheck.records import Claim, Figure
from factcheck.verdicts.in_terms import COMPLEMENT
from factcheck.verdicts.match import Reading, Scores, agrees, match_figures
from factcheck.verdicts.setting import Setting


def retellings(
    claims: Sequence[Claim],
    settings: Sequence[Setting],
    read: Sequence[Sequence[Reading]],
    scores: Sequence[Mapping[int, Scores]],
) -> Iterator[tuple[int, Reading, str]]:
    """The passages in ``read``, a list a claim, of which a figure equals one of the claim's sentence in other words:
    the claim's index, the passage and its text with each such figure as the claim tells it.
    """
    for _, group in groupby(range(len(claims)), key=lambda index: (claims[index].start, claims[index].end)):
        members = list(group)
        passages = {reading.passage.id: reading for index in members for reading in read[index]}
        for reading in passages.values():
            equal: dict[int, tuple[Figure, Figure]] = {}
            for index in members:
                found = _equal(settings[index], reading, scores[index])
                if found is not None:
                    equal.setdefault(found.start, (found, claims[index].figure))
            text = _retell(reading.passage.text, [equal[start] for start in sorted(equal, reverse=True)])
            if text != reading.passage.text:
                yield from ((index, reading, text) for index in members if reading in read[index])


def _equal(claim: Setting, reading: Reading, scores: Mapping[int, Scores]) -> Figure | None:
    """The figure of a passage that is likeliest the claimed one, if it equals it in other words; with its own words."""
    for match in match_figures(claim, (reading,), dict(scores)):
        if not agrees(match) or match.alignment.gate is not None:
            continue
        told_otherwise = match.comparison.reason == COMPLEMENT or match.signed or match.retold
        if match.alike or told_otherwise or match.setting.quantifier in {"none", "but"}:
            return None
        figure = match.setting.figure
        return replace(figure, text=match.setting.text[figure.start : figure.end])
    return None


def _retell(text: str, equal: Sequence[tuple[Figure, Figure]]) -> str:
    """``text`` with figures in the words of those of the claim, from the last to the first."""
    for figure, claimed in equal:
        if text.startswith(figure.text, figure.start):
            text = retold(text, figure, claimed) or text
    return text
