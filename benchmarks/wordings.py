"""Observations in the words of a journalist: ten ways, each true by construction."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from numbers_written import Written, exact, hedged, shortened, worded
from world import Measure, Place, Spoken, World

ENDINGS = (
    "is drawing up a new plan",
    "has promised reforms",
    "wants to do better",
    "is watched closely by its neighbours",
    "will discuss the matter in parliament",
)
OPENINGS = (
    "after months of debate about reform, {}",
    "although the government had promised otherwise, {}",
    "while ministers argued about the budget, {}",
    "as experts had expected, {}",
    "according to the statistical office, {}",
    "despite all efforts, {}",
)
QUOTES = (
    "“{}”, said Laura Weber, an economist at the institute.",
    '"{}," said Daniel Moore, a researcher.',
    'The minister told reporters: "{}."',
    "“{},” the report says.",
)
ROSE = ("rose", "climbed", "increased", "went up")
FELL = ("fell", "dropped", "declined", "went down")
FROM_TO = (
    "{s} {m} from {v} in {y} to {v2} in {y2}",
    "{s} {m} to {v2} in {y2} from {v} in {y}",
    "between {y} and {y2}, {s} {m} from {v} to {v2}",
    "{s}, which had been {v} in {y}, {m} to {v2} in {y2}",
)
BY = ("{s} {m} by {v} between {y} and {y2}", "{s} {m} by {v} from {y} to {y2}", "from {y} to {y2}, {s} {m} by {v}")
TIMES = ("{s} {v} between {y} and {y2}", "{s} {v} from {y} to {y2}")
TWO_PLACES = (
    "{s} was {v} in {y}, against {v2} in {E2}",
    "in {y}, {s} was {v}, compared with {v2} in {E2}",
    "{s} was {v} in {y}, while in {E2} it was {v2}",
)
TWO_YEARS = ("{s} was {v} in {y} and {v2} in {y2}", "{s} was {v2} in {y2}, after {v} in {y}")
LONG = {"count", "money"}
STATEMENTS = ("plain", "possessive", "people")


@dataclass(frozen=True, slots=True)
class Fact:
    """One observation, with the others at hand."""

    world: World
    measure: Measure
    place: Place
    year: str
    value: Decimal

    @property
    def earlier(self) -> list[str]:
        """The years of the series before this one."""
        return [year for year in self.world.years(self.measure.name, self.place.entity) if year < self.year]

    def then(self, year: str) -> Decimal:
        """The value of another year."""
        return self.world.values[self.measure.name, self.place.entity, year]

    def rounded(self, value: Decimal, digits: int, dice: random.Random) -> Written:
        """A value of the measure as it is mostly written."""
        style = self.measure.style
        return said(shortened(value, style, digits) if style in LONG else exact(value, style), dice)


Sayer = Callable[[Fact, random.Random], Spoken | None]


def said(written: Written, dice: random.Random) -> Written:
    """Percent sign or word, dollar sign or name, by the dice."""
    if written.style == "percent":
        return replace(written, sign=dice.choice(("percent", "%", "per cent")))
    if written.style == "money":
        return replace(written, sign=dice.choice(("$", "$", "name")) if written.scale else "$")
    return written


def clause(fact: Fact, dice: random.Random, *kinds: str) -> Spoken | None:
    """A sentence of its own about one observation, of one of the kinds of phrase."""
    negative = fact.value < 0
    chosen = ("negative",) if negative else kinds
    phrases = [words for kind in chosen for words in fact.measure.phrases.get(kind, ())]
    if not phrases:
        return None
    written = fact.rounded(abs(fact.value), dice.choice((3, 3, 4)), dice)
    frame = dice.choice(phrases)
    return Spoken("", fact.measure, frame, (fact.place,), (fact.year,), (written,), negative=negative)


def _statement(kind: str, *, full: bool = False) -> Sayer:
    def say_it(fact: Fact, dice: random.Random) -> Spoken | None:
        made = clause(fact, dice, kind)
        if made and full:
            made = replace(made, values=(said(exact(abs(fact.value), fact.measure.style), dice),))
        return made

    return say_it


def _aside(fact: Fact, dice: random.Random) -> Spoken | None:
    made = clause(fact, dice, "aside") if fact.value > 0 else None
    return made and replace(made, frame=f"{{E}}, {made.frame}, {dice.choice(ENDINGS)}")


def _with(write: Callable[[Decimal, str, random.Random], Written | None]) -> Sayer:
    def say_it(fact: Fact, dice: random.Random) -> Spoken | None:
        made = clause(fact, dice, *STATEMENTS)
        written = write(abs(fact.value), fact.measure.style, dice)
        if not made or not written:
            return None
        if written.part and "{v} of" not in made.frame:
            phrases = [words for kind in STATEMENTS for words in fact.measure.phrases.get(kind, ())]
            fitting = [words for words in phrases if "{v} of" in words]
            if not fitting:
                return None
            made = replace(made, frame=dice.choice(fitting))
        return replace(made, values=(said(written, dice),))

    return say_it


def _framed(frames: tuple[str, ...]) -> Sayer:
    def say_it(fact: Fact, dice: random.Random) -> Spoken | None:
        made = clause(fact, dice, *STATEMENTS)
        return made and replace(made, frame=dice.choice(frames).format(made.frame))

    return say_it


def _change(fact: Fact, dice: random.Random) -> Spoken | None:
    """A change that ends in the year: from one level to the other, by an amount, or a multiple."""
    if not fact.earlier:
        return None
    start = dice.choice(fact.earlier)
    before, value = fact.then(start), fact.value
    if before <= 0 or value <= 0 or before == value:
        return None
    moved = dice.choice(ROSE if value > before else FELL)
    made = Spoken("", fact.measure, "", (fact.place,), (start, fact.year), (), moved=moved)
    subject = dice.choice(fact.measure.phrases["subject"])
    kind = dice.choice(("levels", "levels", "by", "times"))
    multiple = _multiple(value / before) if kind == "times" else None
    if multiple:
        return replace(made, frame=dice.choice(TIMES).replace("{s}", subject), values=(multiple,), truth="ratio")
    if kind == "by":
        by, truth = _amount(fact.measure, before, value, dice)
        if by is not None:
            return replace(made, frame=dice.choice(BY).replace("{s}", subject), values=(by,), truth=truth)
    first, second = (fact.rounded(it, 4, dice) for it in (before, value))
    if first.may_hold(value):
        return None
    frame = fact.measure.level(dice.choice(FROM_TO), subject)
    return replace(made, frame=frame, values=(first, replace(second, sign=first.sign)))


def _amount(measure: Measure, before: Decimal, value: Decimal, dice: random.Random) -> tuple[Written | None, str]:
    """The amount of a change as it is said: points of a percentage, percent of anything else, or the difference."""
    off = abs(value - before)
    if measure.style == "percent":
        return Written(off, "points"), "difference"
    if measure.style == "number":
        return Written(off, "number"), "difference"
    if dice.random() < 0.3:
        return shortened(off, measure.style, 3), "difference"
    growth = (off / before * 100).quantize(Decimal("0.1"))
    return (Written(growth, "percent", sign=dice.choice(("percent", "%"))) if growth >= 1 else None), "growth"


def _multiple(ratio: Decimal) -> Written | None:
    for verb, times in (("doubled", Decimal(2)), ("tripled", Decimal(3)), ("halved", Decimal("0.5"))):
        off = (ratio - times) / times
        if abs(off) <= Decimal("0.04"):
            return Written(times, "number", multiple=verb)
        if verb != "halved" and Decimal("-0.08") <= off < Decimal("-0.04"):
            return Written(times, "number", hedge="nearly", multiple=verb)
        if verb != "halved" and Decimal("0.04") < off <= Decimal("0.3"):
            return Written(times, "number", hedge="more than", multiple=verb)
    return None


def _two(fact: Fact, dice: random.Random) -> Spoken | None:
    """Two figures of one sentence: two countries in one year, or two years of one country."""
    name, year = fact.measure.name, fact.year
    if fact.earlier and dice.random() < 0.4:
        start = dice.choice(fact.earlier)
        pair, places, years = (fact.then(start), fact.value), (fact.place,), (start, year)
        frame = dice.choice(TWO_YEARS)
    else:
        others = [it for it in fact.world.places if it is not fact.place]
        other = dice.choice([it for it in others if (name, it.entity, year) in fact.world.values])
        pair, places, years = (fact.value, fact.world.values[name, other.entity, year]), (fact.place, other), (year,)
        frame = dice.choice(TWO_PLACES)
    if min(pair) <= 0:
        return None
    first, second = (fact.rounded(it, 4, dice) for it in pair)
    frame = fact.measure.level(frame, dice.choice(fact.measure.phrases["subject"]))
    return Spoken("", fact.measure, frame, places, years, (first, replace(second, sign=first.sign)))


WAYS: dict[str, Sayer] = {
    "plain, in full": _statement("plain", full=True),
    "possessive, rounded": _statement("possessive"),
    "the people": _statement("people"),
    "apposition": _aside,
    "hedged": _with(hedged),
    "in words": _with(worded),
    "leading clause": _framed(OPENINGS),
    "quotation": _framed(QUOTES),
    "change": _change,
    "two figures": _two,
}
"""Ten ways of saying an observation."""


def all_ways(world: World, dice: random.Random) -> Iterator[Spoken]:
    """Every observation in every way that it can be said, in random order."""
    asked = [(key, way) for key, value in world.values.items() if value for way in WAYS]
    dice.shuffle(asked)
    places, measures = {it.entity: it for it in world.places}, {it.name: it for it in world.measures}
    for (measure, entity, year), way in asked:
        fact = Fact(world, measures[measure], places[entity], year, world.values[measure, entity, year])
        made = WAYS[way](fact, dice)
        if made is not None:
            yield replace(made, way=way)
