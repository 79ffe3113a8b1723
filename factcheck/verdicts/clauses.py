"""The clauses of a sentence: where one quantity's words end and the next one's begin."""

from __future__ import annotations

import re

from factcheck.figures.lists import STOP
from factcheck.records import Figure, Kind
from factcheck.verdicts.names import Name
from factcheck.verdicts.words import concepts

_CUT = re.compile(
    r"[;:()—–]|,(?!\d)|\b(?:and|while|but|whereas|although|compared with|compared to|against|versus|which|who)\b"
)


def core_end(text: str, figure: Figure, end: int) -> int:
    """Where the clause ends without what is added behind a comma (", the highest number ever recorded")."""
    added = re.compile(r",\s+(?:the|an?|its|their)\s").search(text, figure.end, end)
    return added.start() if added else end


def undated(text: str, start: int, end: int, figures: tuple[Figure, ...]) -> str:
    """A clause without its dates."""
    parts, at = [], start
    for figure in figures:
        if figure.kind is Kind.DATE and start <= figure.start and figure.end <= end and figure.start >= at:
            parts.append(text[at : figure.start])
            at = figure.end
    return " ".join([*parts, text[at:end]])


def outside(text: str, start: int, end: int, figure: Figure) -> str:
    """A clause without the figure itself."""
    return f"{text[start : figure.start]} {text[figure.end : end]}"


_LABEL = re.compile(
    r"\((?:%|per\b|percent|annual|ages?\b|current|constant|metric|modeled|thousands?|millions?)[^()]*\)", re.IGNORECASE
)
"""The unit in a table's label, which no figure in it makes a clause of its own: "(% of labour force ages 15-24)"."""


def find_clauses(text: str, figures: tuple[Figure, ...], names: tuple[Name, ...]) -> list[tuple[int, int]]:
    """Cut at commas, conjunctions and brackets wherever that parts two quantities; never inside a figure or a name.

    A stretch without a quantity goes with the next one of its sentence that has one, or else with the one before.
    """
    labels = [match.span() for match in _LABEL.finditer(text)]
    taken = [(figure.start, figure.end) for figure in figures] + [(name.start, name.end) for name in names] + labels
    figures = tuple(f for f in figures if not any(start <= f.start < end for start, end in labels))

    def free(place: int) -> bool:
        return not any(start <= place < end for start, end in taken)

    stops = [match.end() for match in STOP.finditer(text) if free(match.start())]
    cuts = sorted({*stops, *(match.start() for match in _CUT.finditer(text) if free(match.start()))})
    clauses: list[tuple[int, int]] = []
    start, counted = 0, False
    for end in (*cuts, len(text)):
        within = any(start <= figure.start < end for figure in figures if figure.kind is not Kind.DATE)
        following = any(
            end <= figure.start < _sentence_end(end, stops, len(text))
            for figure in figures
            if figure.kind is not Kind.DATE
        )
        counted = counted or within
        if end in stops or end == len(text) or (counted and following):
            clauses.append((start, end))
            start, counted = end, False
    return [clause for clause in clauses if clause[0] < clause[1]] or [(0, len(text))]


def _sentence_end(place: int, stops: list[int], length: int) -> int:
    return next((stop for stop in stops if stop > place), length)


def lead(text: str, start: int, figures: tuple[Figure, ...]) -> frozenset[str]:
    """The words that open the sentence of a later clause, up to its first quantity: the subject it shares."""
    opening = max((match.end() for match in STOP.finditer(text, 0, start)), default=0)
    first = min(
        (figure.start for figure in figures if figure.start >= opening and figure.kind is not Kind.DATE), default=start
    )
    return concepts(text[opening:first]) if opening < start else frozenset()


def clause_of(figure: Figure, clauses: list[tuple[int, int]]) -> tuple[int, int]:
    """The clause that a figure begins in; an age between commas goes with the noun before it."""
    for place, (start, end) in enumerate(clauses):
        if start <= figure.start < end:
            bare = figure.kind is Kind.AGE and place > 0 and figure.start - start < 3  # "The mayor, 58, said"
            return (clauses[place - 1][0] if bare else start), max(end, figure.end)
    return clauses[-1]


def names_of(start: int, end: int, clauses: list[tuple[int, int]], names: tuple[Name, ...]) -> tuple[Name, ...]:
    """The names of a clause, or those of the nearest clause that has some, the ones before it first."""

    def within(clause: tuple[int, int]) -> tuple[Name, ...]:
        return tuple(name for name in names if clause[0] <= name.start < clause[1])

    own = within((start, end))
    if own:
        return own
    before = [clause for clause in clauses if clause[1] <= start]
    after = [clause for clause in clauses if clause[0] >= end]
    for clause in (*reversed(before), *after):
        if within(clause):
            return within(clause)
    return ()
