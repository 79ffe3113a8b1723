"""Statements worded from made-up statistics, in pairs whose relation is known because both sides come from one table.

A *cell* is a measure of an entity in a period, as in a statistical table. Evidence states one or more cells with their
values; the claim states a cell. Same cell and a true value: entailment; a false value: contradiction; a cell that the
evidence does not state: neutral. In the masked view the value is gone, and only "the same cell?" is left: entailment
or not. Nothing here is a fact about the world.
"""

from __future__ import annotations

import math
import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from factcheck.nli.training.examples import Example, Relation
from factcheck.nli.training.vocabulary import (
    COUNTRIES,
    ENTITIES,
    MEASURES,
    MONTHS,
    PREPOSITION,
    REMARKS,
    SOURCES,
    SUBGROUPS,
    WEEKDAYS,
)
from factcheck.nli.training.wording import CURRENCIES, Quantity, false_wording, true_wording, write


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
    "{p}, {m} ran to {v}", "{m} worked out at {v} {p}", "{p}, {e} posted {a} {n} of {v}", "{m} was estimated at {v} {p}",
    "{m} registered {v} {p}",
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


# ------------------------------------------------------------------ drawing cells and values


def _cell(words: Vocabulary, rng: random.Random) -> Cell:
    measure = rng.choice(words.measures)
    subgroup = rng.choice(SUBGROUPS) if measure.kind == "country" and rng.random() < 0.06 else ""
    return Cell(rng.choice(words.entities[measure.kind]), measure, _when(rng), subgroup)


def _when(rng: random.Random) -> When:
    part = ""
    if rng.random() < 0.35:
        part = rng.choice(
            ("Q1", "Q2", "Q3", "Q4", *MONTHS, "first half", "second half", "11 months", "9 months", "fiscal", "end")
        )
    return When(rng.randint(1996, 2025), part)


def _other_entity(cell: Cell, words: Vocabulary, rng: random.Random) -> Cell:
    names = [name for name in words.entities[cell.measure.kind] if name != cell.entity]
    return replace(cell, entity=rng.choice(names))


def _other_measure(cell: Cell, words: Vocabulary, rng: random.Random) -> Cell:
    others = [m for m in words.measures if m.kind == cell.measure.kind and m != cell.measure]
    alike = [m for m in others if m.unit == cell.measure.unit]
    words_of = set(" ".join(cell.measure.names).split())
    close = [m for m in alike if len(words_of & set(" ".join(m.names).split())) >= 3]
    draw = rng.random()
    pool = close if close and draw < 0.35 else alike if alike and draw < 0.8 else others
    return replace(cell, measure=rng.choice(pool))


def _other_when(cell: Cell, words: Vocabulary, rng: random.Random) -> Cell:  # noqa: ARG001 - one shape for all
    when = cell.when
    if when.part and rng.random() < 0.4:
        parts = [part for part in ("", "Q1", "Q2", "Q3", "Q4", *MONTHS) if part != when.part]
        return replace(cell, when=replace(when, part=rng.choice(parts)))
    step = rng.choice((-10, -8, -5, -4, -3, -2, -1, -1, 1, 1, 2, 3, 4, 6, 9))
    return replace(cell, when=replace(when, year=when.year + step))


def _quantity(measure: Measure, rng: random.Random) -> Quantity:
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


# ------------------------------------------------------------------ putting cells into words


def say_when(when: When, rng: random.Random) -> str:
    """The period as an adverb: "in the third quarter of 2021"."""
    year, part = when.year, when.part
    if not part:
        return rng.choice(
            (f"in {year}",) * 4 + (f"during {year}", f"in the year {year}", f"over the course of {year}", f"for {year}")
        )
    if part[0] == "Q":
        ordinal = ("first", "second", "third", "fourth")[int(part[1]) - 1]
        return rng.choice(
            (f"in the {ordinal} quarter of {year}", f"in {part} {year}", f"in {year}'s {ordinal} quarter")
        )
    if part.endswith("half"):
        months = ("January", "June") if part.startswith("first") else ("July", "December")
        return rng.choice((f"in the {part} of {year}", f"between {months[0]} and {months[1]} {year}"))
    if part.endswith("months"):
        number, month = part.split()[0], MONTHS[int(part.split()[0]) - 1]
        word = {"11": "eleven", "9": "nine"}[number]
        return rng.choice(
            (
                f"in the first {number} months of {year}",
                f"in the first {word} months of {year}",
                f"from January to {month} {year}",
            )
        )
    if part == "fiscal":
        return rng.choice((f"in the fiscal year {year}", f"in fiscal {year}", f"in financial year {year}"))
    if part == "end":
        return rng.choice((f"at the end of {year}", f"by the end of {year}", f"in late December {year}"))
    return rng.choice((f"in {part} {year}", f"in {part} of {year}"))


def _tag(when: When) -> str:
    """The period as a table gives it."""
    special = {"fiscal": f"FY{when.year}", "end": f"end of {when.year}", "": str(when.year)}
    return special.get(when.part, f"{when.part} {when.year}")


def _noun(cell: Cell, rng: random.Random) -> str:
    """The measure with its entity: "Germany's jobless rate", "the jobless rate in Germany", "the German jobless rate"."""
    name, entity = rng.choice(cell.measure.names), cell.entity
    way = rng.random()
    adjective = COUNTRIES.get(entity, "")
    if way < 0.15 and adjective and len(name.split()) <= 3 and not name[0].isupper():
        said = f"the {adjective} {name}"
    elif way < 0.45 and cell.measure.kind not in {"species", "place"}:
        said = f"{entity}'{'' if entity.endswith('s') else 's'} {name}"
    else:
        said = f"the {name} {PREPOSITION[cell.measure.kind]} {entity}"
    return f"{said} {cell.subgroup}" if cell.subgroup else said


def say(cell: Cell, value: str, words: Vocabulary, rng: random.Random, *, when: str | None = None) -> str:
    """A sentence without its full stop that gives ``cell`` the value. ``when=""`` leaves the period out."""
    period = say_when(cell.when, rng) if when is None else when
    measure = cell.measure
    if measure.clauses and not cell.subgroup and rng.random() < 0.5:
        clause = rng.choice(measure.clauses).format(n=value, e=cell.entity)
        said = f"{period}, {clause}" if period and rng.random() < 0.4 else f"{clause} {period}"
    elif rng.random() < 0.08 and measure.unit == "count" and measure.names[0].split()[0].endswith("s"):
        said = (
            f"there were {value} {measure.names[0]} {PREPOSITION[measure.kind]} {cell.entity} {cell.subgroup} {period}"
        )
    else:
        form = rng.choice([f for f in words.forms if period or not f.startswith("{p}")])
        if "{n}" in form and (cell.subgroup or measure.names[0].split()[0].endswith("s")):
            form = words.forms[0]
        name = rng.choice(measure.names)
        article = "an" if name[0].lower() in "aeiou" else "a"
        said = form.format(m=_noun(cell, rng), v=value, p=period, e=cell.entity, n=name, a=article)
    return _clean(said)


def _clean(text: str) -> str:
    text = " ".join(text.split()).replace(" ,", ",").strip(" ,")
    return text[:1].upper() + text[1:]


def _inside(sentence: str) -> str:
    """A sentence for the middle of another one."""
    first = sentence.split(maxsplit=1)[0]
    plain = first in {
        "The",
        "In",
        "At",
        "By",
        "For",
        "During",
        "Over",
        "Between",
        "From",
        "With",
        "There",
        "About",
        "More",
    }
    return sentence[0].lower() + sentence[1:] if plain else sentence


def _attributed(sentence: str, rng: random.Random) -> str:
    source = rng.choice(SOURCES)
    way = rng.randrange(6)
    if way == 0:
        return f"{sentence}, according to {source}."
    if way == 1:
        return f"{source[:1].upper()}{source[1:]} said on {rng.choice(WEEKDAYS)} that {_inside(sentence)}."
    if way == 2:
        return f"Data from {source} show that {_inside(sentence)}."
    if way == 3:
        return f"According to {source}, {_inside(sentence)}."
    if way == 4:
        return f"{sentence}, {rng.choice(('a report found', 'officials said', 'new figures show', 'it emerged'))}."
    return f"{sentence}, {rng.choice(_ASIDES)}."


_ASIDES = (
    "a matter that has occupied the public for months", "to the surprise of few observers", "and the debate goes on",
    "an issue that divides opinion", "as had been widely expected", "a point that critics keep raising",
    "though experts urge caution", "and no one expects that to change soon",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Stated:
    """Evidence: its text, the cells that it gives with their values, and the main one."""

    text: str
    facts: tuple[tuple[Cell, Quantity], ...]


def _like_value(quantity: Quantity, rng: random.Random) -> Quantity:
    """Another value of the same size, for a neighbouring cell."""
    factor = Decimal(rng.choice(("0.45", "0.7", "0.8", "0.9", "1.15", "1.3", "1.6", "2.1")))
    exponent = quantity.value.as_tuple().exponent
    value = (quantity.value * factor).quantize(Decimal(1).scaleb(int(exponent)))
    return replace(quantity, value=value if value != quantity.value else value + 3)


def _evidence(cell: Cell, words: Vocabulary, rng: random.Random) -> _Stated:
    """A passage that states ``cell``, first in ``facts``, and often a neighbouring cell too."""
    quantity = _quantity(cell.measure, rng)
    way = rng.random()
    exact = write(quantity.value, quantity, rng)
    if way < 0.25:
        return _table(cell, quantity, words, rng)
    if way < 0.55:
        return _Stated(_wrapped(say(cell, exact, words, rng), rng), ((cell, quantity),))
    neighbour = rng.choice((_other_entity, _other_measure, _earlier))(cell, words, rng)
    if neighbour.measure == cell.measure:
        other = _like_value(quantity, rng)
    else:
        other = replace(_quantity(neighbour.measure, rng), currency=quantity.currency)
    exact_other = write(other.value, other, rng)
    first, second = say(cell, exact, words, rng), say(neighbour, exact_other, words, rng)
    earlier = neighbour.when != cell.when and neighbour.entity == cell.entity
    if earlier and rng.random() < 0.6:
        up = quantity.value > other.value
        link = rng.choice(
            (
                f"{'up' if up else 'down'} from",
                "compared with",
                "after",
                f"{'a rise' if up else 'a drop'} from",
                "against",
            )
        )
        text = f"{first}, {link} {exact_other} {say_when(neighbour.when, rng)}"
    elif rng.random() < 0.5:
        text = f"{first}, while {_inside(second)}"
    else:
        text = f"{first}. {second}"
    if rng.random() < 0.25:
        text = f"{second}. {first}"
    return _Stated(_wrapped(text, rng), ((cell, quantity), (neighbour, other)))


def _earlier(cell: Cell, words: Vocabulary, rng: random.Random) -> Cell:  # noqa: ARG001
    return replace(cell, when=replace(cell.when, year=cell.when.year - rng.choice((1, 1, 1, 2, 5))))


def _table(cell: Cell, quantity: Quantity, words: Vocabulary, rng: random.Random) -> _Stated:
    form, name = rng.choice(words.tables), rng.choice(cell.measure.names)
    facts = [(cell, quantity)]
    if rng.random() < 0.4:
        neighbour = rng.choice((_earlier, _other_entity))(cell, words, rng)
        facts.append((neighbour, _like_value(quantity, rng)))
    rows = []
    for stated, value in facts:
        label = f"{name} {stated.subgroup}".strip()
        row = form.format(
            e=stated.entity,
            n=label,
            N=label[0].upper() + label[1:],
            t=_tag(stated.when),
            v=write(value.value, value, rng),
        )
        rows.append(row if stated.measure.kind == "country" else row.replace("Country:", "Name:"))
    rng.shuffle(rows)
    return _Stated(" ".join(rows), tuple(facts))


def _wrapped(sentence: str, rng: random.Random) -> str:
    text = _attributed(sentence, rng) if rng.random() < 0.45 else f"{sentence}."
    if rng.random() < 0.25:
        text = f"{rng.choice(REMARKS)} {text}" if rng.random() < 0.5 else f"{text} {rng.choice(REMARKS)}"
    return text


def _claim(cell: Cell, value: str, words: Vocabulary, rng: random.Random, *, when: str | None = None) -> str:
    sentence = say(cell, value, words, rng, when=when)
    return _attributed(sentence, rng) if rng.random() < 0.2 else f"{sentence}."


# ------------------------------------------------------------------ the rules


@dataclass(frozen=True, slots=True)
class _Pair:
    """A made pair with its label in each view; None where the view would prove nothing."""

    rule: str
    evidence: str
    claim: str
    written: Relation | None
    masked: Relation | None


def _same_cell(words: Vocabulary, rng: random.Random) -> _Pair:
    stated = _evidence(_cell(words, rng), words, rng)
    cell, quantity = rng.choice(stated.facts)
    return _Pair(
        "restated",
        stated.text,
        _claim(cell, _true(cell, quantity, rng), words, rng),
        Relation.ENTAILMENT,
        Relation.ENTAILMENT,
    )


def _wrong_value(words: Vocabulary, rng: random.Random) -> _Pair:
    stated = _evidence(_cell(words, rng), words, rng)
    cell, quantity = rng.choice(stated.facts)
    claim = _claim(cell, false_wording(quantity, rng), words, rng)
    return _Pair("wrong_value", stated.text, claim, Relation.CONTRADICTION, Relation.ENTAILMENT)


def _neighbours_value(words: Vocabulary, rng: random.Random) -> _Pair:
    """The value that the evidence gives for another entity or year."""
    while True:
        stated = _evidence(_cell(words, rng), words, rng)
        if len(stated.facts) == 2 and stated.facts[0][0].measure == stated.facts[1][0].measure:
            (cell, _), (_, other) = stated.facts if rng.random() < 0.5 else stated.facts[::-1]
            claim = _claim(cell, write(other.value, other, rng), words, rng)
            return _Pair("neighbours_value", stated.text, claim, Relation.CONTRADICTION, Relation.ENTAILMENT)


def _other_cell(change: Callable[[Cell, Vocabulary, random.Random], Cell], rule: str) -> Callable[..., _Pair]:
    def make(words: Vocabulary, rng: random.Random) -> _Pair:
        stated = _evidence(_cell(words, rng), words, rng)
        source, quantity = rng.choice(stated.facts)
        cell = next((c for c in (change(source, words, rng) for _ in range(9)) if not _covered(c, stated)), None)
        if cell is None:
            return _same_cell(words, rng)
        if cell.measure != source.measure:
            quantity = replace(_quantity(cell.measure, rng), currency=quantity.currency)
        value = _true(cell, quantity, rng) if rng.random() < 0.6 else false_wording(quantity, rng)
        return _Pair(rule, stated.text, _claim(cell, value, words, rng), Relation.NEUTRAL, Relation.NOT_ENTAILMENT)

    return make


def _covered(cell: Cell, stated: _Stated) -> bool:
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
    cell = _cell(words, rng)
    while cell.measure.kind != "country":
        cell = _cell(words, rng)
    stated = _evidence(cell, words, rng)
    other = replace(cell, subgroup=rng.choice([group for group in SUBGROUPS if group != cell.subgroup]))
    claim = _claim(other, _true(other, stated.facts[0][1], rng), words, rng)
    return _Pair("subgroup", stated.text, claim, Relation.NEUTRAL, Relation.NOT_ENTAILMENT)


def _no_period(words: Vocabulary, rng: random.Random) -> _Pair:
    """A claim that leaves the period out, where the evidence knows one period alone."""
    while True:
        stated = _evidence(_cell(words, rng), words, rng)
        if len(stated.facts) == 1 or stated.facts[0][0].when == stated.facts[1][0].when:
            break
    cell, quantity = stated.facts[0]
    true = rng.random() < 0.5
    value = _true(cell, quantity, rng) if true else false_wording(quantity, rng)
    written = Relation.ENTAILMENT if true else Relation.CONTRADICTION
    return _Pair("no_period", stated.text, _claim(cell, value, words, rng, when=""), written, Relation.ENTAILMENT)


_RISE = ("rose", "increased", "climbed", "grew", "went up", "jumped")
_FALL = ("fell", "declined", "dropped", "decreased", "went down", "slid")


def _change(words: Vocabulary, rng: random.Random) -> _Pair:
    """An amount of change: restated, wrong, reversed, denied, or taken for the level."""
    cell = replace(_cell(words, rng), subgroup="")
    quantity = _quantity(cell.measure, rng)
    points = cell.measure.unit == "percent"
    amount = Quantity(Decimal(str(round(rng.uniform(1.2, 48.0), 1))), "percent")
    unit = " percentage points" if points else ""

    def said(verbs: tuple[str, ...], value: str, *, denied: bool = False) -> str:
        value = value.replace("%", "").replace(" percent", "").replace(" per cent", "") + unit if points else value
        verb = f"did not {_STEM[verbs[0]]}" if denied else rng.choice(verbs)
        base, period = _noun(cell, rng), say_when(cell.when, rng)
        return _clean(rng.choice((f"{base} {verb} by {value} {period}", f"{period}, {base} {verb} by {value}")))

    verbs, others = (_RISE, _FALL) if rng.random() < 0.5 else (_FALL, _RISE)
    evidence = _wrapped(said(verbs, write(amount.value, amount, rng)), rng)
    way = rng.choice(("same", "same", "wrong", "reversed", "denied", "level", "level"))
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
        claim = said(verbs, write(amount.value, amount, rng), denied=True) + "."
        return _Pair("denied", evidence, claim, Relation.CONTRADICTION, Relation.NOT_ENTAILMENT)
    value = true_wording(amount if points else quantity, rng)
    return _Pair(
        "level_for_change", evidence, _claim(cell, value, words, rng), Relation.NEUTRAL, Relation.NOT_ENTAILMENT
    )


_STEM = {"rose": "rise", "fell": "fall"}


def _moved(words: Vocabulary, rng: random.Random) -> _Pair:
    """A level reached by a rise or a fall, said with the right direction or the wrong one."""
    cell = _cell(words, rng)
    quantity = _quantity(cell.measure, rng)
    before = replace(quantity, value=_like_value(quantity, rng).value)
    up = quantity.value > before.value
    verbs, wrong = (_RISE, _FALL) if up else (_FALL, _RISE)
    noun, now, then = _noun(cell, rng), say_when(cell.when, rng), say_when(_earlier(cell, words, rng).when, rng)
    new, old = write(quantity.value, quantity, rng), write(before.value, before, rng)
    evidence = rng.choice(
        (
            f"{noun} {rng.choice(verbs)} from {old} {then} to {new} {now}",
            f"{now}, {noun} {rng.choice(verbs)} to {new}, from {old} {then}",
            f"{noun} was {old} {then} and {new} {now}",
        )
    )
    evidence = _wrapped(_clean(evidence), rng)
    way = rng.choice(("right", "right", "wrong", "false"))
    if way == "false":
        claim = f"{_noun(cell, rng)} {rng.choice(verbs)} to {false_wording(quantity, rng)} {say_when(cell.when, rng)}"
        return _Pair("moved_to_wrong", evidence, _clean(claim) + ".", Relation.CONTRADICTION, Relation.ENTAILMENT)
    verb = rng.choice(verbs if way == "right" else wrong)
    claim = _clean(f"{_noun(cell, rng)} {verb} to {_true(cell, quantity, rng)} {say_when(cell.when, rng)}") + "."
    if way == "right":
        return _Pair("moved_to", evidence, claim, Relation.ENTAILMENT, Relation.ENTAILMENT)
    # Masked, "was X, then X" does not tell the direction.
    masked = None if f"was {old}" in evidence else Relation.NOT_ENTAILMENT
    return _Pair("moved_the_other_way", evidence, claim, Relation.CONTRADICTION, masked)


def _multiple(words: Vocabulary, rng: random.Random) -> _Pair:
    """Two periods, and a claim that one is a multiple of the other. Masked, nothing could be told."""
    cell = replace(_cell(words, rng), subgroup="")
    before, ratio = _quantity(cell.measure, rng), rng.choice(_RATIOS)
    exponent = int(before.value.as_tuple().exponent)
    after = replace(
        before,
        value=(before.value * Decimal(str(round(rng.uniform(*ratio.range), 2)))).quantize(Decimal(1).scaleb(exponent)),
    )
    then = _earlier(cell, words, rng)
    old, new = write(before.value, before, rng), write(after.value, after, rng)
    first, second = say(then, old, words, rng), say(cell, new, words, rng)
    evidence = _wrapped(
        f"{second}, compared with {old} {say_when(then.when, rng)}" if rng.random() < 0.5 else f"{first}. {second}", rng
    )
    true = rng.random() < 0.5 and before.value * Decimal(str(ratio.range[0])) * Decimal("0.97") <= after.value
    said = rng.choice((ratio if true else rng.choice([r for r in _RATIOS if r is not ratio])).words)
    base = f"{say_when(then.when, rng)}" if rng.random() < 0.6 else "that"
    claim = (
        _clean(f"{_noun(cell, rng)} {said} between {then.when.year} and {cell.when.year}")
        if base == "that"
        else _clean(f"compared with {base.removeprefix('in ')}, {_noun(cell, rng)} {said} {say_when(cell.when, rng)}")
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
    """The value is denied, on one side or the other."""
    cell = _cell(words, rng)
    quantity = _quantity(cell.measure, rng)
    value = write(quantity.value, quantity, rng)
    flat = _clean(
        f"{_noun(cell, rng)} {rng.choice(('was not', 'did not reach', 'never came to'))} {value} {say_when(cell.when, rng)}"
    )
    plain = say(cell, value, words, rng)
    evidence, claim = (plain, flat) if rng.random() < 0.7 else (flat, plain)
    return _Pair("denied", f"{evidence}.", f"{claim}.", Relation.CONTRADICTION, Relation.NOT_ENTAILMENT)


def _true(cell: Cell, quantity: Quantity, rng: random.Random) -> str:
    return true_wording(
        quantity, rng, share=any(" of " in clause and "{n} of" in clause for clause in cell.measure.clauses)
    )


_RULES: dict[Callable[[Vocabulary, random.Random], _Pair], float] = {
    _same_cell: 20,
    _wrong_value: 12,
    _neighbours_value: 5,
    _no_period: 4,
    _other_cell(_other_entity, "other_entity"): 11,
    _other_cell(_other_measure, "other_measure"): 13,
    _other_cell(_other_when, "other_period"): 12,
    _subgroup: 4,
    _change: 10,
    _moved: 9,
    _multiple: 4,
    _denied_level: 3,
}


def worded_pairs(number: int, seed: int, *, held: bool = False) -> Iterator[Example]:
    """``number`` labelled pairs, about six in ten of them masked; ``set`` is the rule's name.

    ``held`` uses the entities, measures and sentence forms that are kept from training. The same seed gives the same pairs.
    """
    words = vocabulary(held=held)
    rng = random.Random(f"worded:{seed}:{held}")  # noqa: S311 - nothing secret
    made = 0
    while made < number:
        pair = rng.choices(list(_RULES), weights=list(_RULES.values()))[0](words, rng)
        masked = rng.random() < 0.6
        label = pair.masked if masked else pair.written
        if label is None:
            continue
        example = Example(pair.evidence, pair.claim, label, pair.rule)
        yield example.masked(label, pair.rule) if masked else example
        made += 1
