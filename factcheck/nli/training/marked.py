"""Pairs in the marked view: one figure in each text is X, and the label says whether the two are one quantity.

From pairs whose label is known as written. Of an entailed pair, the figures that both texts share are the same
quantity, and any other figure of the evidence is another one than that of the claim: whose is whose. Of a pair that is
neutral or a contradiction and shares one figure, the marked pair has the label of the written one. Statements worded
from made-up tables (``worded.py``) tell by their rule what the figures of the two sides are to each other.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from factcheck.figures import find_figures
from factcheck.figures.compare import compare_figures
from factcheck.figures.in_units import same_dimension
from factcheck.figures.lists import Item, items_of
from factcheck.figures.marking import mark, mark_near, marked, shown_for
from factcheck.nli.training.examples import Example, Relation
from factcheck.nli.training.names import is_of_name
from factcheck.records import Bound, Figure, Kind, Outcome, View

_UNFIT = {Kind.STATEMENT, Kind.MULTIPLE}
_SAME = {"restated", "no_period", "change", "moved_to", "wrong_value", "wrong_change", "moved_to_wrong"}
_OTHER = {"other_entity", "other_measure", "other_period", "subgroup", "stranger", "level_for_change"}
_DENIED = {"reversed", "denied", "denied_change"}
_WRITTEN = ("groups-", "pairs-")
_MACHINE_MADE = {"drop_nli", "tabfact_pairwise", "temporal_nli", "fragments_counting", "fragments_comparative"}
MOST = 2
"""Shared figures of an entailed pair that are marked, and other figures of the evidence beside each."""


def marked_pairs(examples: Iterable[Example], seed: int) -> Iterator[Example]:
    """The marked pairs of labelled ones, in their order; the same seed gives the same pairs.

    A neutral pair or a contradiction counts only where it was written for the words alone to decide (``models/data``):
    elsewhere its label may hang on something beside the figure.
    """
    for number, example in enumerate(examples):
        if example.view is not View.WRITTEN or example.set in _MACHINE_MADE:
            continue
        rng = random.Random(f"marked:{seed}:{number}")  # noqa: S311 - nothing secret
        if example.label is Relation.ENTAILMENT:
            yield from _of_entailed(example, rng)
        elif example.set.startswith(_WRITTEN):
            yield from _of_one_shared(example)


def marked_statements(examples: Iterable[Example], seed: int) -> Iterator[Example]:
    """The marked pairs of statements worded from tables, by the rule that made them."""
    for number, example in enumerate(examples):
        rng = random.Random(f"worded:{seed}:{number}")  # noqa: S311 - nothing secret
        if example.view is not View.WRITTEN:
            continue
        if example.set == "restated":
            yield from _of_entailed(example, rng)
            continue
        claimed, stated = _quantities(example.claim), _quantities(example.evidence)
        if len(claimed) != 1:
            continue
        beside = [figure for figure in stated if _alike(figure, claimed[0])]
        if example.set in _OTHER:
            for figure in beside[:MOST]:
                yield mark_pair(example, figure, claimed[0], Relation.NEUTRAL)
        elif len(stated) == 1 and example.set in _SAME:
            yield mark_pair(example, stated[0], claimed[0], Relation.ENTAILMENT)
        elif len(stated) == 1 and example.set in _DENIED:
            yield mark_pair(example, stated[0], claimed[0], Relation.CONTRADICTION)


def marked_judged(examples: Iterable[Example]) -> Iterator[Example]:
    """The marked pairs of claims with one figure that were judged as a whole, by what arithmetic says of the values.

    A claim that is neither said nor excluded speaks of none of the figures of the evidence. Where the evidence has but
    one figure that could be the claim's, the two are one quantity if the values agree and the claim follows, or if they
    differ and the claim is false, and neither text denies.
    """
    for example in examples:
        if example.view is not View.WRITTEN or not example.set.startswith(_JUDGED):
            continue
        claimed = _quantities(example.claim)
        if len(claimed) != 1 or claimed[0].vague:
            continue
        beside = [figure for figure in _quantities(example.evidence) if same_dimension(claimed[0], figure)]
        if example.label is Relation.NEUTRAL:
            for figure in beside[:MOST]:
                yield mark_pair(example, figure, claimed[0], Relation.NEUTRAL)
        elif len(beside) == 1 and not (_DENIES.search(example.claim) or _DENIES.search(example.evidence)):
            outcome = compare_figures(claimed[0], beside[0]).outcome
            if outcome is _OUTCOME_OF.get(example.label):
                yield mark_pair(example, beside[0], claimed[0], Relation.ENTAILMENT)


_JUDGED = "judged-"
_OUTCOME_OF = {Relation.ENTAILMENT: Outcome.AGREES, Relation.CONTRADICTION: Outcome.DIFFERS}
_DENIES = re.compile(
    r"\b(?:no|not|none|never|neither|nobody|nothing|without|only|all|both|every|each|denie[sd]|\w+n['’]t)\b",
    re.IGNORECASE,
)
"""Words that turn a statement round, or make a part of a whole: then a value need not be what is wrong with it."""


def _of_entailed(example: Example, rng: random.Random) -> Iterator[Example]:
    shared = shared_figures(example)
    for own, claimed in rng.sample(shared, min(MOST, len(shared))):
        told = _other_values(example.claim, claimed, rng) if len(shared) > 1 and rng.random() < _UNSETTLED else None
        yield mark_pair(example, own, claimed, Relation.ENTAILMENT, told)
        others = other_figures(example.evidence, claimed)
        for figure in rng.sample(others, min(MOST, len(others))):
            yield mark_pair(example, figure, claimed, Relation.NEUTRAL)


def _of_one_shared(example: Example) -> Iterator[Example]:
    """A neighbour or a denial with the same figure: which one is meant must be plain."""
    shared = shared_figures(example)
    quantities = [pair for pair in shared if pair[1].kind is not Kind.DATE]
    if not _quantities(example.claim):
        quantities = shared
    if len(quantities) != 1:
        return
    own, claimed = quantities[0]
    if example.label is Relation.CONTRADICTION:
        beside = [each for each in figures_of(example.evidence) if each is not own and _alike(each, own)]
        if beside or own.bound is not claimed.bound:
            return  # the denial may give another figure's value to this owner, or deny by its bound, which is hidden
    pair = mark_pair(example, own, claimed, example.label)
    if pair.evidence.rstrip(".") != pair.claim.rstrip("."):
        yield pair


def mark_pair(example: Example, own: Figure, claimed: Figure, label: Relation, claim: str | None = None) -> Example:
    """The pair with ``own`` marked in the evidence and ``claimed`` in the claim, or with a ``claim`` marked already."""
    shown = shown_for(claimed, own)
    text = mark(example.claim, claimed, marked(claimed)) if claim is None else claim
    evidence = mark_near(example.evidence, own, shown, _item_of(example.evidence, own))
    return Example(evidence, text, label, f"marked_{example.set}", View.MARKED)


def shared_figures(example: Example) -> list[tuple[Figure, Figure]]:
    """Figures of the evidence and the claim with one value, each of which stands in its text but once."""
    stated, claimed = figures_of(example.evidence), figures_of(example.claim)
    found = []
    for figure in claimed:
        twins = [other for other in stated if _one_value(other, figure) and _comparable(other, figure)]
        if len(twins) == 1 and sum(_one_value(other, figure) for other in claimed) == 1:
            found.append((twins[0], figure))
    return found


def other_figures(text: str, figure: Figure) -> list[Figure]:
    """The figures of a text that could be taken for this one and have another value."""
    return [other for other in figures_of(text) if _alike(other, figure) and not _one_value(other, figure)]


@lru_cache(60_000)
def figures_of(text: str) -> tuple[Figure, ...]:
    """The figures of a text that can be marked."""
    return tuple(figure for figure in find_figures(text).figures if figure.kind not in _UNFIT)


def _item_of(text: str, own: Figure) -> Item | None:
    """The item of a list that a figure stands in, as it is shown at run time."""
    return next((item for figure, item in _listed(text) if figure.start == own.start), None)


@lru_cache(60_000)
def _listed(text: str) -> tuple[tuple[Figure, Item | None], ...]:
    figures = find_figures(text).figures
    return tuple(zip(figures, items_of(text, figures), strict=True))


def _quantities(text: str) -> list[Figure]:
    return [figure for figure in figures_of(text) if figure.kind is not Kind.DATE]


def _one_value(one: Figure, other: Figure) -> bool:
    if (one.kind is Kind.DATE) != (other.kind is Kind.DATE):
        return False
    if one.kind is Kind.DATE:
        return one.period is not None and one.period == other.period
    return (one.value, one.low, one.high) == (other.value, other.low, other.high) and one.vague == other.vague


_OWN_KIND = {Kind.ORDINAL, Kind.SCORE, Kind.DATE, Kind.MULTIPLE}


def _comparable(one: Figure, other: Figure) -> bool:
    """Whether two figures with one value may be one: of kinds that go together, and not of different roles."""
    kinds = {one.kind, other.kind}
    roles = {figure.change.role for figure in (one, other) if figure.change is not None}
    return (len(kinds) == 1 or not kinds & _OWN_KIND) and len(roles) < 2


def _alike(one: Figure, other: Figure) -> bool:
    """Whether a reader could take one for the other: one kind, one unit."""
    if one.kind is Kind.MONEY and other.kind is Kind.MONEY:
        return True
    return one.kind is other.kind and one.unit == other.unit


_UNSETTLED = 0.3
"""Share of the claims with several figures whose other figures are wrong: that says nothing of the marked one."""


def _other_values(claim: str, kept: Figure, rng: random.Random) -> str | None:
    """The claim with ``kept`` marked and the digits of its other quantities changed."""
    others = [
        figure
        for figure in _quantities(claim)
        if figure.start != kept.start
        and figure.value is not None
        and not _defines(figure, claim)
        and not is_of_name(claim, figure.start, figure.end)
    ]
    if not others:
        return None
    text = claim
    for figure in sorted((*others, kept), key=lambda item: -item.start):
        if figure is kept:
            text = mark(text, kept, marked(kept))
        else:
            other = _DIGIT.sub(lambda _: str(rng.randint(1, 9)), figure.text)
            text = text[: figure.start] + other + text[figure.end :]
    return text


def _defines(figure: Figure, claim: str) -> bool:
    """Whether a figure says what is measured rather than how much: an age, a rank, a bound, "the top 10"."""
    plain = figure.kind not in {Kind.AGE, Kind.ORDINAL} and figure.bound is Bound.EQUAL and figure.rate is None
    return not plain or _NARROWS.search(claim[: figure.start]) is not None


_DIGIT = re.compile(r"\d")
_NARROWS = re.compile(r"\b(?:under|over|above|below|aged|than|least|between|age|ages|top|per|every|each)\s+$", re.I)


_WRAPPED = (
    "According to the latest figures, {}",
    "The ministry said on Friday that {}",
    "In a report published this week, the agency said that {}",
    "{}, officials said.",
    "{}, according to the report.",
    "{}, the company announced.",
)


def repeated(examples: Iterable[Example], seed: int) -> Iterator[Example]:
    """Claims beside evidence that says the same in the same words: whole, within a longer sentence, among others.

    Contrast groups are made of wordings that differ, and of neighbours that differ in one word; without these pairs a
    model learns that what is nearly the same is another thing.
    """
    before, its_set = "", ""
    for number, example in enumerate(examples):
        rng = random.Random(f"repeated:{seed}:{number}")  # noqa: S311 - nothing secret
        claim = example.claim.strip()
        if example.view is not View.WRITTEN or not claim:
            continue
        figures, way = _quantities(claim), rng.random()
        start, end = "", ""
        if way < _WITHIN:
            start, _, end = rng.choice(_WRAPPED).partition("{}")
        elif way < _AMONG and before and its_set != example.set:
            start = f"{before.rstrip('.')}. "
        told = claim.rstrip(".") if end else claim
        if figures and rng.random() < _MARKED:
            own = rng.choice(figures)
            shown = marked(own)
            evidence = start + mark(told, own, shown) + end
            yield Example(evidence, mark(claim, own, shown), Relation.ENTAILMENT, "marked_repeated", View.MARKED)
        else:
            yield Example(start + told + end, claim, Relation.ENTAILMENT, "repeated")
        before, its_set = claim, example.set


_WITHIN, _AMONG, _MARKED = 0.33, 0.66, 0.75
"""Up to where a claim stands within a longer sentence, then beside another one, else alone; how many are marked."""
