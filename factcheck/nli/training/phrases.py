"""Cells put into words: as a sentence about an entity, a measure and a period."""

from __future__ import annotations

import random
import re

from factcheck.nli.training.cells import Cell, Measure, Vocabulary, When
from factcheck.nli.training.vocabulary import (
    APPOSITIVES,
    COUNTRIES,
    LEADS,
    MONTHS,
    PREPOSITION,
    SOURCES,
    TAILS,
    WEEKDAYS,
)
from factcheck.nli.training.wording import ABOVE


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


def tag(when: When) -> str:
    """The period as a table gives it."""
    special = {"fiscal": f"FY{when.year}", "end": f"end of {when.year}", "": str(when.year)}
    return special.get(when.part, f"{when.part} {when.year}")


def noun(cell: Cell, rng: random.Random) -> str:
    """The measure with its entity: "Germany's jobless rate", "the jobless rate in Germany"; no period."""
    name, entity = rng.choice(cell.measure.names), cell.entity
    if "{e}" in name:
        return f"the {name.format(e=entity)} {cell.subgroup}".strip()
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
        clause = rng.choice(measure.clauses)
        if clause.startswith("{e} ") and rng.random() < 0.15:
            clause = clause.replace("{e} ", f"{{e}} {rng.choice(('says it', 'said it', 'reported that it'))} ", 1)
        clause = clause.format(n=value, e=cell.entity)
        said = f"{period}, {clause}" if period and rng.random() < 0.4 else f"{clause} {period}"
    elif rng.random() < 0.08 and measure.unit == "count" and measure.names[0].split()[0].endswith("s"):
        said = (
            f"there were {value} {measure.names[0]} {PREPOSITION[measure.kind]} {cell.entity} {cell.subgroup} {period}"
        )
    else:
        form = rng.choice([f for f in words.forms if period or not f.startswith("{p}")])
        if "{n}" in form and (cell.subgroup or measure.names[0].split()[0].endswith("s")):
            form = words.forms[0]
        bound = _BOUND.match(value)
        if bound and rng.random() < 0.4:
            form, value = f"{{m}} {rng.choice(_VERBS[bound.group(1) in ABOVE])} {{v}} {{p}}", value[bound.end() :]
        name = rng.choice(plain_names(measure))
        article = "an" if name[0].lower() in "aeiou" else "a"
        said = form.format(m=noun(cell, rng), v=value, p=period, e=cell.entity, n=name, a=article)
    return clean(said)


_BOUND = re.compile(rf"({'|'.join((*ABOVE, 'less than', 'under', 'fewer than'))}) ")
_VERBS = {
    True: ("topped", "has topped", "exceeded", "surpassed", "passed", "went past"),
    False: ("stayed below", "fell short of", "remained under", "did not reach", "has not reached"),
}


def plain_names(measure: Measure) -> tuple[str, ...]:
    """The names that leave the entity out, as a table heads its columns."""
    return tuple(name for name in measure.names if "{e}" not in name)


def set_off(sentence: str, entity: str, rng: random.Random) -> str:
    """The sentence with a remark behind the first mention of the entity that is not a possessive, if there is one."""
    match = re.search(rf"{re.escape(entity)}(?= [a-z])", sentence, re.IGNORECASE)
    return f"{sentence[: match.end()]}, {rng.choice(APPOSITIVES)},{sentence[match.end() :]}" if match else sentence


def embellished(claim: str, rng: random.Random) -> str:
    """A claim as it stands in an article, with something before it or behind it."""
    way = rng.random()
    if way < 0.7:
        claim = f"{claim.rstrip('.')}, {rng.choice(TAILS)}."
    if way > 0.5:
        claim = f"{rng.choice(LEADS)} {inside(claim)}"
    return claim


def clean(text: str) -> str:
    """One space between words, a capital at the start, no comma at the ends."""
    text = " ".join(text.split()).replace(" ,", ",").strip(" ,")
    return text[:1].upper() + text[1:]


def inside(sentence: str) -> str:
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


def attributed(sentence: str, rng: random.Random) -> str:
    """The sentence as somebody's word, or with a remark behind it that claims nothing; ends in a full stop."""
    source = rng.choice(SOURCES)
    way = rng.randrange(6)
    if way == 0:
        return f"{sentence}, according to {source}."
    if way == 1:
        return f"{source[:1].upper()}{source[1:]} said on {rng.choice(WEEKDAYS)} that {inside(sentence)}."
    if way == 2:
        return f"Data from {source} show that {inside(sentence)}."
    if way == 3:
        return f"According to {source}, {inside(sentence)}."
    if way == 4:
        return f"{sentence}, {rng.choice(('a report found', 'officials said', 'new figures show', 'it emerged'))}."
    return f"{sentence}, {rng.choice(_ASIDES)}."


_ASIDES = (
    "a matter that has occupied the public for months", "to the surprise of few observers", "and the debate goes on",
    "an issue that divides opinion", "as had been widely expected", "a point that critics keep raising",
    "though experts urge caution", "and no one expects that to change soon",
)  # fmt: skip
