"""Statements worded from made-up statistics, in pairs whose relation is known because both sides come from one table.

A *cell* is a measure of an entity in a period, as in a statistical table. Evidence states one or more cells with their
values; the claim states a cell. Same cell and a true value: entailment; a false value: contradiction; a cell that the
evidence does not state: neutral. In the masked view the value is gone, and only "the same cell?" is left: entailment
or not. Nothing here is a fact about the world.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from factcheck.nli.training.cells import (
    Cell,
    Vocabulary,
    draw_cell,
    draw_quantity,
    earlier,
    like_value,
    other_entity,
    other_measure,
    other_when,
    vocabulary,
)
from factcheck.nli.training.examples import Example, Relation
from factcheck.nli.training.passages import Passage, claim_of, evidence_of, wrapped
from factcheck.nli.training.phrases import clean, embellished, noun, say, say_when
from factcheck.nli.training.transformations import WORDED
from factcheck.nli.training.vocabulary import SUBGROUPS
from factcheck.nli.training.wording import Quantity, false_wording, true_wording, write


@dataclass(frozen=True, slots=True)
class _Pair:
    """A made pair with its label in each view; None where the view would prove nothing."""

    rule: str
    evidence: str
    claim: str
    written: Relation | None
    masked: Relation | None


def _same_cell(words: Vocabulary, rng: random.Random) -> _Pair:
    stated = evidence_of(draw_cell(words, rng), words, rng)
    cell, quantity = rng.choice(stated.facts)
    return _Pair(
        "restated",
        stated.text,
        claim_of(cell, _true(cell, quantity, rng), words, rng),
        Relation.ENTAILMENT,
        Relation.ENTAILMENT,
    )


def _wrong_value(words: Vocabulary, rng: random.Random) -> _Pair:
    stated = evidence_of(draw_cell(words, rng), words, rng)
    cell, quantity = rng.choice(stated.facts)
    claim = claim_of(cell, false_wording(quantity, rng), words, rng)
    return _Pair("wrong_value", stated.text, claim, Relation.CONTRADICTION, Relation.ENTAILMENT)


def _neighbours_value(words: Vocabulary, rng: random.Random) -> _Pair:
    """The value that the evidence gives for another entity or year."""
    while True:
        stated = evidence_of(draw_cell(words, rng), words, rng)
        if len(stated.facts) == 2 and stated.facts[0][0].measure == stated.facts[1][0].measure:
            (cell, _), (_, other) = stated.facts if rng.random() < 0.5 else stated.facts[::-1]
            claim = claim_of(cell, write(other.value, other, rng), words, rng)
            return _Pair("neighbours_value", stated.text, claim, Relation.CONTRADICTION, Relation.ENTAILMENT)


def _other_cell(change: Callable[[Cell, Vocabulary, random.Random], Cell], rule: str) -> Callable[..., _Pair]:
    def make(words: Vocabulary, rng: random.Random) -> _Pair:
        stated = evidence_of(draw_cell(words, rng), words, rng)
        source, quantity = rng.choice(stated.facts)
        cell = next((c for c in (change(source, words, rng) for _ in range(9)) if not _covered(c, stated)), None)
        if cell is None:
            return _same_cell(words, rng)
        if cell.measure != source.measure:
            quantity = replace(draw_quantity(cell.measure, rng), currency=quantity.currency)
        value = _true(cell, quantity, rng) if rng.random() < 0.6 else false_wording(quantity, rng)
        return _Pair(rule, stated.text, claim_of(cell, value, words, rng), Relation.NEUTRAL, Relation.NOT_ENTAILMENT)

    return make


def _covered(cell: Cell, stated: Passage) -> bool:
    """Whether the evidence states the cell, or says it for a stretch that a reader may take for the same."""
    return any(
        cell.entity == fact.entity
        and cell.measure == fact.measure
        and cell.subgroup == fact.subgroup
        and cell.when.year == fact.when.year
        and (cell.when.part == fact.when.part or {cell.when.part, fact.when.part} <= {"", "fiscal", "end"})
        for fact, _ in stated.facts
    )


def _subgroup(words: Vocabulary, rng: random.Random) -> _Pair:
    """A part of the whole, or another part: another quantity."""
    cell = draw_cell(words, rng)
    while cell.measure.kind != "country":
        cell = draw_cell(words, rng)
    stated = evidence_of(cell, words, rng)
    other = replace(cell, subgroup=rng.choice([group for group in SUBGROUPS if group != cell.subgroup]))
    claim = claim_of(other, _true(other, stated.facts[0][1], rng), words, rng)
    return _Pair("subgroup", stated.text, claim, Relation.NEUTRAL, Relation.NOT_ENTAILMENT)


def _no_period(words: Vocabulary, rng: random.Random) -> _Pair:
    """A claim that leaves the period out, where the evidence knows one period alone."""
    while True:
        stated = evidence_of(draw_cell(words, rng), words, rng)
        if len(stated.facts) == 1 or stated.facts[0][0].when == stated.facts[1][0].when:
            break
    cell, quantity = stated.facts[0]
    true = rng.random() < 0.5
    value = _true(cell, quantity, rng) if true else false_wording(quantity, rng)
    written = Relation.ENTAILMENT if true else Relation.CONTRADICTION
    return _Pair("no_period", stated.text, claim_of(cell, value, words, rng, when=""), written, Relation.ENTAILMENT)


_RISE = ("rose", "increased", "climbed", "grew", "went up", "jumped")
_FALL = ("fell", "declined", "dropped", "decreased", "went down", "slid")


def _change(words: Vocabulary, rng: random.Random) -> _Pair:
    """An amount of change: restated, wrong, reversed, denied, or taken for the level."""
    cell = replace(draw_cell(words, rng), subgroup="")
    quantity = draw_quantity(cell.measure, rng)
    points = cell.measure.unit == "percent"
    amount = Quantity(Decimal(str(round(rng.uniform(1.2, 48.0), 1))), "percent")
    unit = " percentage points" if points else ""

    def said(verbs: tuple[str, ...], value: str, *, denied: bool = False) -> str:
        value = value.replace("%", "").replace(" percent", "").replace(" per cent", "") + unit if points else value
        verb = f"did not {_STEM[verbs[0]]}" if denied else rng.choice(verbs)
        base, period = noun(cell, rng), say_when(cell.when, rng)
        return clean(rng.choice((f"{base} {verb} by {value} {period}", f"{period}, {base} {verb} by {value}")))

    verbs, others = (_RISE, _FALL) if rng.random() < 0.5 else (_FALL, _RISE)
    evidence = wrapped(said(verbs, write(amount.value, amount, rng)), rng)
    way = rng.choice(("same", "same", "wrong", "reversed", "reversed", "denied", "level", "level"))
    if way == "same":
        return _Pair(
            "change", evidence, said(verbs, true_wording(amount, rng)) + ".", Relation.ENTAILMENT, Relation.ENTAILMENT
        )
    if way == "wrong":
        claim = said(verbs, false_wording(amount, rng)) + "."
        return _Pair("wrong_change", evidence, claim, Relation.CONTRADICTION, Relation.ENTAILMENT)
    if way == "reversed":
        claim = said(others, true_wording(amount, rng)) + "."
        return _Pair("reversed", evidence, claim, Relation.CONTRADICTION, Relation.NOT_ENTAILMENT)
    if way == "denied":
        # Masked, a denial still speaks of the same quantity, but not every reader would say that it agrees.
        claim = said(verbs, write(amount.value, amount, rng), denied=True) + "."
        return _Pair("denied_change", evidence, claim, Relation.CONTRADICTION, None)
    value = true_wording(amount if points else quantity, rng)
    return _Pair(
        "level_for_change", evidence, claim_of(cell, value, words, rng), Relation.NEUTRAL, Relation.NOT_ENTAILMENT
    )


_STEM = {"rose": "rise", "fell": "fall"}


def _moved(words: Vocabulary, rng: random.Random) -> _Pair:
    """A level reached by a rise or a fall, said with the right direction or the wrong one."""
    cell = draw_cell(words, rng)
    quantity = draw_quantity(cell.measure, rng)
    before = replace(quantity, value=like_value(quantity, rng).value)
    up = quantity.value > before.value
    verbs, wrong = (_RISE, _FALL) if up else (_FALL, _RISE)
    base, now, then = noun(cell, rng), say_when(cell.when, rng), say_when(earlier(cell, words, rng).when, rng)
    new, old = write(quantity.value, quantity, rng), write(before.value, before, rng)
    evidence = rng.choice(
        (
            f"{base} {rng.choice(verbs)} from {old} {then} to {new} {now}",
            f"{now}, {base} {rng.choice(verbs)} to {new}, from {old} {then}",
            f"{base} was {old} {then} and {new} {now}",
        )
    )
    evidence = wrapped(clean(evidence), rng)
    way = rng.choice(("right", "right", "wrong", "false"))
    if way == "false":
        claim = f"{noun(cell, rng)} {rng.choice(verbs)} to {false_wording(quantity, rng)} {say_when(cell.when, rng)}"
        return _Pair("moved_to_wrong", evidence, clean(claim) + ".", Relation.CONTRADICTION, Relation.ENTAILMENT)
    verb = rng.choice(verbs if way == "right" else wrong)
    claim = clean(f"{noun(cell, rng)} {verb} to {_true(cell, quantity, rng)} {say_when(cell.when, rng)}") + "."
    if way == "right":
        return _Pair("moved_to", evidence, claim, Relation.ENTAILMENT, Relation.ENTAILMENT)
    # Masked, "was X, then X" does not tell the direction.
    masked = None if f"was {old}" in evidence else Relation.NOT_ENTAILMENT
    return _Pair("moved_the_other_way", evidence, claim, Relation.CONTRADICTION, masked)


def _multiple(words: Vocabulary, rng: random.Random) -> _Pair:
    """Two periods, and a claim that one is a multiple of the other. Masked, nothing could be told."""
    cell = replace(draw_cell(words, rng), subgroup="")
    before, ratio = draw_quantity(cell.measure, rng), rng.choice(_RATIOS)
    exponent = int(before.value.as_tuple().exponent)
    after = replace(
        before,
        value=(before.value * Decimal(str(round(rng.uniform(*ratio.range), 2)))).quantize(Decimal(1).scaleb(exponent)),
    )
    then = earlier(cell, words, rng)
    old, new = write(before.value, before, rng), write(after.value, after, rng)
    first, second = say(then, old, words, rng), say(cell, new, words, rng)
    evidence = wrapped(
        f"{second}, compared with {old} {say_when(then.when, rng)}" if rng.random() < 0.5 else f"{first}. {second}", rng
    )
    true = rng.random() < 0.5 and before.value * Decimal(str(ratio.range[0])) * Decimal("0.97") <= after.value
    said = rng.choice((ratio if true else rng.choice([r for r in _RATIOS if r is not ratio])).words)
    base = f"{say_when(then.when, rng)}" if rng.random() < 0.6 else "that"
    claim = (
        clean(f"{noun(cell, rng)} {said} between {then.when.year} and {cell.when.year}")
        if base == "that"
        else clean(f"compared with {base.removeprefix('in ')}, {noun(cell, rng)} {said} {say_when(cell.when, rng)}")
    )
    label = Relation.ENTAILMENT if true else Relation.CONTRADICTION
    rounded_away = after.value < before.value * Decimal(str(ratio.range[0])) * Decimal("0.97")
    if then.when.part or rounded_away:
        return _same_cell(words, rng)
    return _Pair("multiple", evidence, claim + ".", label, None)


@dataclass(frozen=True, slots=True)
class _Ratio:
    """A multiple: the range of new over old in which its words hold, and the words."""

    range: tuple[float, float]
    words: tuple[str, ...]


_RATIOS = (
    _Ratio((2.02, 2.3), ("more than doubled", "doubled", "was about twice as high")),
    _Ratio((3.02, 3.3), ("more than tripled", "tripled", "was about three times as high")),
    _Ratio((4.02, 4.4), ("quadrupled", "rose fourfold")),
    _Ratio((0.47, 0.52), ("halved", "fell by about half")),
    _Ratio((0.96, 1.04), ("hardly changed", "stayed about the same", "was broadly stable")),
    _Ratio((1.18, 1.26), ("rose by about a fifth", "grew by roughly 20 percent")),
)


def _denied_level(words: Vocabulary, rng: random.Random) -> _Pair:
    """The value is denied on one side: of the same cell, or of another one."""
    cell = draw_cell(words, rng)
    quantity = draw_quantity(cell.measure, rng)
    value = write(quantity.value, quantity, rng)
    other = rng.choice((other_entity, other_measure, other_when))(cell, words, rng) if rng.random() < 0.4 else cell
    denial = rng.choice(("was not", "did not reach", "never came to", "was never"))
    flat = clean(f"{noun(other, rng)} {denial} {value} {say_when(other.when, rng)}")
    plain = say(cell, value, words, rng)
    evidence, claim = (plain, flat) if rng.random() < 0.7 else (flat, plain)
    if other != cell:
        return _Pair("denied_elsewhere", f"{evidence}.", f"{claim}.", Relation.NEUTRAL, Relation.NOT_ENTAILMENT)
    return _Pair("denied", f"{evidence}.", f"{claim}.", Relation.CONTRADICTION, Relation.ENTAILMENT)


def _stranger(words: Vocabulary, rng: random.Random) -> _Pair:
    """A claim from another field altogether, as a search may bring it up."""
    stated = evidence_of(draw_cell(words, rng), words, rng)
    cell = draw_cell(words, rng)
    while cell.measure.kind == stated.facts[0][0].measure.kind:
        cell = draw_cell(words, rng)
    claim = claim_of(cell, write((drawn := draw_quantity(cell.measure, rng)).value, drawn, rng), words, rng)
    return _Pair("stranger", stated.text, claim, Relation.NEUTRAL, Relation.NOT_ENTAILMENT)


def _true(cell: Cell, quantity: Quantity, rng: random.Random) -> str:
    return true_wording(
        quantity, rng, share=any(" of " in clause and "{n} of" in clause for clause in cell.measure.clauses)
    )


_RULES: dict[Callable[[Vocabulary, random.Random], _Pair], float] = {
    _same_cell: 20,
    _wrong_value: 12,
    _neighbours_value: 5,
    _no_period: 4,
    _other_cell(other_entity, "other_entity"): 11,
    _other_cell(other_measure, "other_measure"): 24,
    _other_cell(other_when, "other_period"): 12,
    _subgroup: 4,
    _change: 14,
    _moved: 12,
    _multiple: 4,
    _denied_level: 5,
    _stranger: 4,
}


def worded_pairs(
    number: int,
    seed: int,
    *,
    held: bool = False,
    leave_out: Collection[str] = (),
    only: Collection[str] | None = None,
) -> Iterator[Example]:
    """``number`` labelled pairs, about six in ten of them masked; ``set`` is the rule's name.

    ``held`` uses the entities, measures and sentence forms kept from training; ``leave_out`` and ``only`` are names of
    ``transformations.WORDED``, and where they leave none, there are no pairs. A seed gives the same pairs always.
    """
    kept = {name for name in WORDED if name not in leave_out and (only is None or name in only)}
    if not kept:
        return
    words = vocabulary(held=held)
    rng = random.Random(f"worded:{seed}:{held}")  # noqa: S311 - nothing secret
    made = 0
    while made < number:
        pair = rng.choices(list(_RULES), weights=list(_RULES.values()))[0](words, rng)
        masked = rng.random() < 0.6
        label = pair.masked if masked else pair.written
        if label is None or pair.rule not in kept:
            continue
        claim = pair.claim
        if masked and rng.random() < 0.45:
            # What an article adds would leave a written claim unproven; masked, only the quantity is asked about.
            claim = embellished(claim, rng)
        example = Example(pair.evidence, claim, label, pair.rule)
        yield example.masked(label, pair.rule) if masked else example
        made += 1
