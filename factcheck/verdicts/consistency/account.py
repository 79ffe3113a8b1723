"""What a rule of consistency reads: the article's sentences that hold figures, with the words around each figure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby, pairwise

from factcheck.records import Article, Claim, Figure, Kind
from factcheck.verdicts.setting import Setting


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence with its figures, in order. ``text`` is the sentence, which begins at ``start`` of the article.

    The words around a figure come in one line, without the spaces that masked markup leaves.
    """

    text: str
    start: int
    figures: tuple[Figure, ...]
    settings: tuple[Setting, ...]
    claims: tuple[Claim, ...] = ()
    block: int = 0
    is_heading: bool = False
    number: int = 0

    def before(self, figure: Figure, reach: int = 120) -> str:
        """The words before a figure, up to ``reach`` characters."""
        at = figure.start - self.start
        return _one_line(self.text[max(0, at - reach) : at])

    def after(self, figure: Figure, reach: int = 120) -> str:
        """The words behind a figure, up to ``reach`` characters."""
        at = figure.end - self.start
        return _one_line(self.text[at : at + reach])

    def between(self, first: Figure, second: Figure) -> str:
        """The words between two figures, the first of which comes first."""
        return _one_line(self.text[first.end - self.start : second.start - self.start]).strip()

    def of_kind(self, *kinds: Kind) -> tuple[Figure, ...]:
        """The figures of some kinds, in order."""
        return tuple(figure for figure in self.figures if figure.kind in kinds)

    def between_all(self, figures: Sequence[Figure]) -> str:
        """The words between the figures of a list, each gap behind a space."""
        return "".join(f" {self.between(*pair)}" for pair in pairwise(figures))

    def skips_digits(self, first: Figure, second: Figure) -> bool:
        """Whether digits stand between two figures that are no figure themselves: a part of a list may be missing."""
        return any(
            letter.isdigit() and not any(figure.start <= place < figure.end for figure in self.figures)
            for place, letter in enumerate(self.text[first.end - self.start : second.start - self.start], first.end)
        )

    @property
    def dates(self) -> tuple[Figure, ...]:
        """The dates, in order."""
        return self.of_kind(Kind.DATE)


@dataclass(frozen=True, slots=True)
class Account:
    """An article as the rules see it; ``told`` is the day it was written, where that is known."""

    article: Article
    lines: tuple[Line, ...]
    told: date | None = None

    @property
    def prose(self) -> tuple[Line, ...]:
        """The lines that are no headings."""
        return tuple(line for line in self.lines if not line.is_heading)


def account_of(article: Article, claims: Sequence[Claim], settings: Sequence[Setting]) -> Account:
    """The account of an article; ``settings`` go with ``claims``, which are in order of position."""
    places = {
        sentence.start: (sentence.block, sentence.is_heading, number)
        for number, sentence in enumerate(article.sentences)
    }
    pairs = [pair for pair in zip(claims, settings, strict=True) if pair[0].figure.kind is not Kind.STATEMENT]
    lines = []
    for (start, _), group in groupby(pairs, key=lambda pair: (pair[0].start, pair[0].end)):
        members = list(group)
        block, is_heading, number = places.get(start, (-1, False, -1))
        lines.append(
            Line(
                text=members[0][0].sentence,
                start=start,
                figures=tuple(claim.figure for claim, _ in members),
                settings=tuple(setting for _, setting in members),
                claims=tuple(claim for claim, _ in members),
                block=block,
                is_heading=is_heading,
                number=number,
            )
        )
    return Account(article, tuple(lines), article.date)


def _one_line(text: str) -> str:
    words = " ".join(text.split())
    return f"{' ' if text[:1].isspace() else ''}{words}{' ' if words and text[-1:].isspace() else ''}"
