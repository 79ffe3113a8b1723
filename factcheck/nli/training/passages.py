"""Evidence and claims: sentences and table rows that state one cell or two, with what surrounds them in a text."""

from __future__ import annotations

import random
from dataclasses import dataclass, replace

from factcheck.nli.training.cells import (
    Cell,
    Vocabulary,
    draw_quantity,
    earlier,
    like_value,
    other_entity,
    other_measure,
)
from factcheck.nli.training.phrases import attributed, inside, plain_names, say, say_when, set_off, tag
from factcheck.nli.training.vocabulary import REMARKS
from factcheck.nli.training.wording import Quantity, write


@dataclass(frozen=True, slots=True)
class Passage:
    """Evidence: its text, the cells that it gives with their values, and the main one."""

    text: str
    facts: tuple[tuple[Cell, Quantity], ...]


def evidence_of(cell: Cell, words: Vocabulary, rng: random.Random) -> Passage:
    """A passage that states ``cell``, first in ``facts``, and often a neighbouring cell too."""
    quantity = draw_quantity(cell.measure, rng)
    way = rng.random()
    exact = write(quantity.value, quantity, rng)
    if way < 0.25:
        return _table(cell, quantity, words, rng)
    if way < 0.55:
        return Passage(wrapped(say(cell, exact, words, rng), rng), ((cell, quantity),))
    neighbour = rng.choice((other_entity, other_measure, earlier))(cell, words, rng)
    if neighbour.measure == cell.measure:
        other = like_value(quantity, rng)
    else:
        other = replace(draw_quantity(neighbour.measure, rng), currency=quantity.currency)
    exact_other = write(other.value, other, rng)
    first, second = say(cell, exact, words, rng), say(neighbour, exact_other, words, rng)
    is_earlier = neighbour.when != cell.when and neighbour.entity == cell.entity
    if is_earlier and rng.random() < 0.6:
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
        text = f"{first}, while {inside(second)}"
    else:
        text = f"{first}. {second}"
    if rng.random() < 0.25:
        text = f"{second}. {first}"
    return Passage(wrapped(text, rng), ((cell, quantity), (neighbour, other)))


def _table(cell: Cell, quantity: Quantity, words: Vocabulary, rng: random.Random) -> Passage:
    form, name = rng.choice(words.tables), rng.choice(plain_names(cell.measure))
    facts = [(cell, quantity)]
    if rng.random() < 0.4:
        neighbour = rng.choice((earlier, other_entity))(cell, words, rng)
        facts.append((neighbour, like_value(quantity, rng)))
    rows = []
    for stated, value in facts:
        label = f"{name} {stated.subgroup}".strip()
        row = form.format(
            e=stated.entity,
            n=label,
            N=label[0].upper() + label[1:],
            t=tag(stated.when),
            v=write(value.value, value, rng),
        )
        rows.append(row if stated.measure.kind == "country" else row.replace("Country:", "Name:"))
    rng.shuffle(rows)
    return Passage(" ".join(rows), tuple(facts))


def wrapped(sentence: str, rng: random.Random) -> str:
    """The sentence with a source or without, and at times a remark before or behind it."""
    text = attributed(sentence, rng) if rng.random() < 0.45 else f"{sentence}."
    if rng.random() < 0.25:
        text = f"{rng.choice(REMARKS)} {text}" if rng.random() < 0.5 else f"{text} {rng.choice(REMARKS)}"
    return text


def claim_of(cell: Cell, value: str, words: Vocabulary, rng: random.Random, *, when: str | None = None) -> str:
    """The claim sentence that gives ``cell`` the value; ``when=""`` leaves the period out."""
    if when is None and not cell.when.part and rng.random() < 0.15:
        when = rng.choice(("this year", "last year", "so far this year", "in the past year")) + f" ({cell.when.year})"
    sentence = say(cell, value, words, rng, when=when)
    if rng.random() < 0.08:
        sentence = set_off(sentence, cell.entity, rng)
    return attributed(sentence, rng) if rng.random() < 0.2 else f"{sentence}."
