"""The supported figures of the fixture articles, changed in their place: digits, scale or unit."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise
from pathlib import Path

from article_checks import ARTICLES, FIXTURES, build_store

from factcheck.cli.remembering import RememberingRetriever, RememberingScorer
from factcheck.pipeline import Checker, Scorer
from factcheck.reading import read_article
from factcheck.records import Bound, Figure, Kind, Label, Verdict
from factcheck.store import open_store

DIGITS = re.compile(r"\d[\d,]*(?:\.\d+)?")
SCALES = {"thousand": "million", "million": "billion", "billion": "million", "trillion": "billion"}
UNITS = {
    "light-years": "kilometres", "percentage points": "percent", "percent": "percentage points",
    "basis points": "percentage points", "points": "percent",
    "kilometres": "miles", "kilometers": "miles", "miles": "kilometres", "metres": "feet", "seconds": "minutes",
    "years": "months", "months": "years", "days": "weeks", "hours": "days",
    "$": "€", "dollars": "euros", "euros": "dollars",
}  # fmt: skip
FLOORS = {Bound.MORE_THAN, Bound.AT_LEAST, Bound.JUST_OVER}
CEILINGS = {Bound.LESS_THAN, Bound.AT_MOST, Bound.UP_TO, Bound.NEARLY}


@dataclass(frozen=True, slots=True)
class Replaced:
    """A figure of an article before and after, and what is said of it then."""

    article: str
    kind: str
    before: str
    after: str
    label: Label
    verdicts: tuple[Verdict, ...]


def replaced_figures(folder: Path, scorer: Scorer | None, each: int, seed: int) -> Iterator[Replaced]:
    """Up to so many changes of each kind an article, each checked with the whole article around it."""
    kept = RememberingScorer(scorer) if scorer else None
    for name in ARTICLES:
        dice = random.Random(f"{name} {seed}")
        text = (FIXTURES / "articles" / f"{name}.md").read_text(encoding="utf-8")
        with open_store(build_store(ARTICLES[name], folder / f"{name}.db")) as store:
            checker = Checker(RememberingRetriever(store), kept)
            right = [v.figure for v in _check(checker, text) if v.label is Label.SUPPORTED]
            supported = [figure for figure in right if figure.kind is not Kind.DATE]
            for kind, change in CHANGES.items():
                tries = [(figure, new) for figure in supported if (new := change(figure)) is not None]
                for figure, new in dice.sample(tries, min(each, len(tries))):
                    changed = text[: figure.start] + new + text[figure.end :]
                    end = figure.start + len(new)
                    checked = _check(checker, changed)
                    judged = tuple(v for v in checked if v.figure.start < end and figure.start < v.figure.end)
                    yield Replaced(name, kind, figure.text, new, _worst(judged), judged)


def _check(checker: Checker, text: str) -> tuple[Verdict, ...]:
    return checker.check(read_article(text.encode(), "article.md")).verdicts


def _worst(verdicts: tuple[Verdict, ...]) -> Label:
    labels = {verdict.label for verdict in verdicts}
    if Label.CONTRADICTED in labels:
        return Label.CONTRADICTED
    return Label.SUPPORTED if labels == {Label.SUPPORTED} else Label.UNVERIFIED


def _is_off(figure: Figure, before: str, after: str) -> bool:
    """Whether the change is more than any hedge allows, in the direction in which a bound can be broken."""
    old, new = (Decimal(text.replace(",", "")) for text in (before, after))
    if figure.bound in FLOORS:
        return new > old * Decimal("1.6")
    if figure.bound in CEILINGS:
        return new < old * Decimal("0.4")
    return abs(new - old) > old * Decimal("0.3") if figure.bound is Bound.ABOUT else new != old


def _digits(figure: Figure) -> str | None:
    match = DIGITS.search(figure.text)
    if not match:
        return None
    digits = [at for at, letter in enumerate(match[0]) if letter.isdigit()]
    for first, second in pairwise(digits):
        letters = list(match[0])
        letters[first], letters[second] = letters[second], letters[first]
        new = "".join(letters)
        if letters[0] != "0" and new != match[0] and _is_off(figure, match[0], new):
            return figure.text[: match.start()] + new + figure.text[match.end() :]
    return None


def _scale(figure: Figure) -> str | None:
    for before, after in SCALES.items():
        upwards = after != "million" or before == "thousand"
        lost = figure.bound in (CEILINGS if upwards else FLOORS)
        if before in figure.text and not lost:
            return figure.text.replace(before, after)
    match = DIGITS.search(figure.text)
    if not match or not Decimal(match[0].replace(",", "")):
        return None
    value = Decimal(match[0].replace(",", ""))
    for new in (f"{value / 10:,f}", f"{value * 10:,f}"):
        if _is_off(figure, match[0], new) and (figure.kind is not Kind.PERCENT or Decimal(new.replace(",", "")) <= 100):
            return figure.text[: match.start()] + new + figure.text[match.end() :]
    return None


def _unit(figure: Figure) -> str | None:
    for before, after in UNITS.items():
        if before in figure.text:
            return figure.text.replace(before, after)
    return None


CHANGES: dict[str, Callable[[Figure], str | None]] = {"digits": _digits, "scale": _scale, "unit": _unit}
