"""Cells of a made-up statistical table: what is measured, of whom, when; drawn at random, changed in one respect."""

from __future__ import annotations

import math
import random
from dataclasses import dataclass, replace
from decimal import Decimal

from factcheck.nli.training.vocabulary import ENTITIES, MEASURES, MONTHS, SUBGROUPS
from factcheck.nli.training.wording import CURRENCIES, Quantity


@dataclass(frozen=True, slots=True)
class Measure:
    """A row of ``MEASURES``: what is measured of one kind of entity, and the ways to say it."""

    kind: str
    unit: str
    low: float
    high: float
    names: tuple[str, ...]
    clauses: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class When:
    """A period: a whole year, or ``part`` of it ("Q3", "March", "first half", "11 months", "fiscal", "end")."""

    year: int
    part: str = ""


@dataclass(frozen=True, slots=True)
class Cell:
    """What a figure is about: a measure of an entity in a period, perhaps of a subgroup only."""

    entity: str
    measure: Measure
    when: When
    subgroup: str = ""


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The entities, measures and sentence forms that a set may use, so that a held-aside set can use others."""

    entities: dict[str, tuple[str, ...]]
    measures: tuple[Measure, ...]
    forms: tuple[str, ...]
    tables: tuple[str, ...]


_FORMS = (
    "{m} stood at {v} {p}", "{m} was {v} {p}", "{p}, {m} came to {v}", "{m} reached {v} {p}", "{m} was put at {v} {p}",
    "{p}, {m} stood at {v}", "{m} {p} was {v}", "{m} hit {v} {p}", "{m} totalled {v} {p}", "{p} {m} was {v}",
    "with {v}, {m} made headlines {p}", "{m} amounted to {v} {p}", "{e} recorded {a} {n} of {v} {p}",
    "{e} had {a} {n} of {v} {p}", "{m}, measured {p}, was {v}", "at {v}, {m} was in the spotlight {p}",
)  # fmt: skip
_HELD_FORMS = (
    "{p}, {m} ran to {v}", "{m} worked out at {v} {p}", "{p}, {e} posted {a} {n} of {v}",
    "{m} was estimated at {v} {p}", "{m} registered {v} {p}",
)  # fmt: skip
_TABLES = (
    "{N}, {e}, {t}: {v}.", "{e}: {n}, {t}: {v}.", "{N} in {e} ({t}): {v}", "{e}. {N}: {v} ({t}).",
    "Country: {e}. Year: {t}. {N}: {v}.", "{e} – {n} – {t} – {v}", "{t}, {e}: {n} {v}.", "{N} of {e} in {t}: {v}.",
)  # fmt: skip
_HELD_TABLES = ("{e} | {n} | {t} | {v}", "{N} ({e}, {t}) = {v}.")


def _measures() -> tuple[Measure, ...]:
    rows = []
    for kind, table in MEASURES.items():
        for line in table.strip().splitlines():
            unit, low, high, names, clauses = line.split("|")
            said = tuple(clause.strip() for clause in clauses.split(";") if clause.strip())
            rows.append(Measure(kind, unit, float(low), float(high), tuple(n.strip() for n in names.split(";")), said))
    return tuple(rows)


def vocabulary(*, held: bool) -> Vocabulary:
    """Every fifth entity and measure, and a few sentence forms, are held aside; training never sees those."""
    entities = {
        kind: tuple(name for number, name in enumerate(names) if (number % 5 == 4) is held)
        for kind, names in ENTITIES.items()
    }
    measures = tuple(measure for number, measure in enumerate(_measures()) if (number % 5 == 4) is held)
    if held:
        return Vocabulary(entities, measures, _HELD_FORMS, _HELD_TABLES)
    return Vocabulary(entities, measures, _FORMS, _TABLES)


def draw_cell(words: Vocabulary, rng: random.Random) -> Cell:
    """A cell at random; a few of countries are of a subgroup only."""
    measure = rng.choice(words.measures)
    subgroup = rng.choice(SUBGROUPS) if measure.kind == "country" and rng.random() < 0.06 else ""
    return Cell(rng.choice(words.entities[measure.kind]), measure, draw_when(rng), subgroup)


def draw_when(rng: random.Random) -> When:
    """A period at random: two in three are whole years."""
    part = ""
    if rng.random() < 0.35:
        part = rng.choice(
            ("Q1", "Q2", "Q3", "Q4", *MONTHS, "first half", "second half", "11 months", "9 months", "fiscal", "end")
        )
    return When(rng.randint(1996, 2025), part)


def other_entity(cell: Cell, words: Vocabulary, rng: random.Random) -> Cell:
    """The cell of another entity of the same kind."""
    names = [name for name in words.entities[cell.measure.kind] if name != cell.entity]
    return replace(cell, entity=rng.choice(names))


def other_measure(cell: Cell, words: Vocabulary, rng: random.Random) -> Cell:
    """The cell of another measure, mostly one with the same unit or with words in common."""
    others = [m for m in words.measures if m.kind == cell.measure.kind and m != cell.measure]
    alike = [m for m in others if m.unit == cell.measure.unit]
    words_of = set(" ".join(cell.measure.names).split())
    close = [m for m in alike if len(words_of & set(" ".join(m.names).split())) >= 3]
    draw = rng.random()
    pool = close if close and draw < 0.35 else alike if alike and draw < 0.8 else others
    return replace(cell, measure=rng.choice(pool))


def other_when(cell: Cell, words: Vocabulary, rng: random.Random) -> Cell:  # noqa: ARG001 - one shape for all
    """The cell of another period."""
    when = cell.when
    if when.part and rng.random() < 0.4:
        parts = [part for part in ("", "Q1", "Q2", "Q3", "Q4", *MONTHS) if part != when.part]
        return replace(cell, when=replace(when, part=rng.choice(parts)))
    step = rng.choice((-10, -8, -5, -4, -3, -2, -1, -1, 1, 1, 2, 3, 4, 6, 9))
    return replace(cell, when=replace(when, year=when.year + step))


def draw_quantity(measure: Measure, rng: random.Random) -> Quantity:
    """A value within the measure's range, with the precision that such figures are given in."""
    value = (
        Decimal(str(math.exp(rng.uniform(math.log(measure.low), math.log(measure.high)))))
        if measure.low > 0
        else Decimal(str(rng.uniform(measure.low, measure.high)))
    )
    if measure.unit in {"count", "minutes"}:
        value = value.quantize(Decimal(1))
        if value > 1_000_000 and rng.random() < 0.5:
            value = Decimal(f"{value:.3e}")
    elif measure.unit == "money":
        value = (
            value.quantize(Decimal("0.01"))
            if value < 100
            else Decimal(f"{value:.3e}")
            if value > 10**6
            else value.quantize(Decimal(1))
        )
    elif value >= 1000:
        value = value.quantize(Decimal(1)) if rng.random() < 0.5 else Decimal(f"{value:.2e}")
    else:
        value = value.quantize(Decimal("0.1")) if rng.random() < 0.8 or value < 1 else value.quantize(Decimal(1))
    return Quantity(Decimal(f"{value:f}"), measure.unit, rng.choice(list(CURRENCIES)))


def like_value(quantity: Quantity, rng: random.Random) -> Quantity:
    """Another value of the same size, for a neighbouring cell."""
    factor = Decimal(rng.choice(("0.45", "0.7", "0.8", "0.9", "1.15", "1.3", "1.6", "2.1")))
    exponent = quantity.value.as_tuple().exponent
    value = (quantity.value * factor).quantize(Decimal(1).scaleb(int(exponent)))
    return replace(quantity, value=value if value != quantity.value else value + 3)


def earlier(cell: Cell, words: Vocabulary, rng: random.Random) -> Cell:  # noqa: ARG001
    """The cell of an earlier year."""
    return replace(cell, when=replace(cell.when, year=cell.when.year - rng.choice((1, 1, 1, 2, 5))))
