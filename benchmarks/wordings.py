"""Observations in the words of a journalist: ten ways, each true by construction."""

from __future__ import annotations

import csv
import random
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from decimal import Decimal
from pathlib import Path

from numbers_written import ABOUT, ABOVE, NEARLY, Written, exact, hedged, shortened, worded

FOLDER = Path(__file__).resolve().parent / "observations"
ENDINGS = (
    "is drawing up a new plan",
    "has promised reforms",
    "wants to do better",
    "is watched closely by its neighbours",
    "will discuss the matter in parliament",
)
OPENINGS = (
    "After months of debate about reform, {}",
    "Although the government had promised otherwise, {}",
    "While ministers argued about the budget, {}",
    "As experts had expected, {}",
    "According to the statistical office, {}",
    "Despite all efforts, {}",
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


@dataclass(frozen=True, slots=True)
class Place:
    """A country and how it is said."""

    entity: str
    spoken: str
    adjective: str
    people: str

    @property
    def possessive(self) -> str:
        return self.spoken + ("'" if self.spoken.endswith("s") else "'s")


@dataclass(frozen=True, slots=True)
class Measure:
    """A measure: how its values are written, and its hand-written phrases by way."""

    name: str
    style: str
    phrases: dict[str, list[str]] = field(default_factory=dict)

    def level(self, frame: str, subject: str) -> str:
        """A frame about the subject, with the unit after each level."""
        unit = "".join(f" {words}" for words in self.phrases.get("unit", ()))
        return frame.replace("{s}", subject).replace("{v}", "{v}" + unit).replace("{v2}", "{v2}" + unit)


@dataclass(frozen=True, slots=True)
class World:
    """The observations, (measure, entity, year) to value in full, and the words for them."""

    values: dict[tuple[str, str, str], Decimal]
    places: tuple[Place, ...]
    measures: tuple[Measure, ...]

    def years(self, measure: str, entity: str) -> list[str]:
        """The years of a series, in order."""
        return sorted(year for name, who, year in self.values if name == measure and who == entity)


@dataclass(frozen=True, slots=True)
class Spoken:
    """A sentence before it is written out: a frame and what stands in its slots.

    ``truth`` is how the values follow from the observations: state (each value is the observation of its place and year),
    difference, growth (in percent) or ratio (between the two years).
    """

    way: str
    measure: Measure
    frame: str
    places: tuple[Place, ...]
    years: tuple[str, ...]
    values: tuple[Written, ...]
    truth: str = "state"
    moved: str = ""
    negative: bool = False

    def at(self, slot: int) -> tuple[Place, str]:
        """Place and year of the value in a slot, where each value is an observation."""
        return self.places[min(slot, len(self.places) - 1)], self.years[min(slot, len(self.years) - 1)]

    def exact(self, world: World, slot: int) -> Decimal | None:
        """What the value in the slot should be by the observations; None where they do not say."""
        name = self.measure.name
        if self.truth == "state":
            place, year = self.at(slot)
            value = world.values.get((name, place.entity, year))
            return -value if self.negative and value is not None else value
        place = self.places[0]
        before, after = (world.values.get((name, place.entity, year)) for year in self.years)
        if before is None or after is None:
            return None
        if self.truth == "difference":
            return abs(after - before)
        return after / before if self.truth == "ratio" else abs(after - before) / before * 100

    def written(self) -> tuple[str, tuple[tuple[int, int], ...]]:
        """The sentence, and where its values stand in it."""
        slots: dict[str, str] = {"m": self.moved}
        for number, suffix in enumerate(("", "2")):
            place, year = self.at(number)
            slots |= {
                f"E{suffix}": place.spoken,
                f"Es{suffix}": place.possessive,
                f"adj{suffix}": place.adjective,
                f"people{suffix}": place.people,
                f"y{suffix}": year,
            }
        text, spans = "", {}
        for piece in re.split(r"(\{\w+\})", self.frame):
            name = piece[1:-1] if piece.startswith("{") else None
            if name in {"v", "v2"}:
                slot = 0 if name == "v" else 1
                spans[slot] = (len(text), len(text) + len(str(self.values[slot])))
                text += str(self.values[slot])
            else:
                text += slots[name] if name else piece
        first = re.match(r"[“\"]?", text).end()  # type: ignore[union-attr]
        text = text[:first] + text[first].upper() + text[first + 1 :]
        quoted = re.search(r': "(\w)', text)
        if quoted:
            text = text[: quoted.start(1)] + quoted[1].upper() + text[quoted.end(1) :]
        return text if text.endswith(".") else f"{text}.", tuple(spans[slot] for slot in sorted(spans))


def read_world(folder: Path = FOLDER) -> World:
    """The tables of the folder."""
    values = {}
    with (folder / "observations.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            factor = 10**6 if row["unit"].startswith("million ") else 1
            values[row["measure"], row["entity"], row["period"]] = Decimal(row["value"]) * factor
    with (folder / "entities.csv").open(encoding="utf-8", newline="") as file:
        places = tuple(Place(**row) for row in csv.DictReader(file))
    measures: list[Measure] = []
    for line in (folder / "wordings.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("## "):
            name, style = line[3:].split(" | ")
            measures.append(Measure(name, style))
        elif measures and ": " in line:
            way, words = line.split(": ", 1)
            measures[-1].phrases.setdefault(way, []).append(words)
    return World(values, places, tuple(measures))


def say(world: World, measure: Measure, place: Place, year: str, way: str, dice: random.Random) -> Spoken | None:
    """The observation in one of the ways of ``WAYS``; None where it cannot be said so."""
    value = world.values.get((measure.name, place.entity, year))
    return None if value is None or value == 0 else WAYS[way](world, measure, place, year, value, dice)


def _clause(measure: Measure, place: Place, year: str, value: Decimal, dice: random.Random, *kinds: str) -> Spoken | None:
    """A sentence of its own about one observation, of one of the kinds of phrase."""
    negative = value < 0
    phrases = [words for kind in (("negative",) if negative else kinds) for words in measure.phrases.get(kind, ())]
    if not phrases:
        return None
    digits = dice.choice((3, 3, 4))
    size = abs(value)
    short = shortened(size, measure.style, digits) if measure.style in {"count", "money"} else exact(size, measure.style)
    return Spoken("", measure, dice.choice(phrases), (place,), (year,), (_signed(short, dice),), negative=negative)


def _signed(written: Written, dice: random.Random) -> Written:
    """Percent sign or word, dollar sign or name, by the dice."""
    if written.style == "percent":
        return replace(written, sign=dice.choice(("percent", "%", "per cent")))
    return replace(written, sign=dice.choice(("$", "$", "name")) if written.scale else "$") if written.style == "money" else written


Sayer = Callable[[World, Measure, Place, str, Decimal, random.Random], Spoken | None]


def _statement(*kinds: str, full: bool = False) -> Sayer:
    def say_it(
        world: World, measure: Measure, place: Place, year: str, value: Decimal, dice: random.Random
    ) -> Spoken | None:
        made = _clause(measure, place, year, value, dice, *kinds)
        if made and full:
            made = replace(made, values=(_signed(exact(abs(value), measure.style), dice),))
        return made

    return say_it


def _aside(world: World, measure: Measure, place: Place, year: str, value: Decimal, dice: random.Random) -> Spoken | None:
    if value < 0:
        return None
    made = _clause(measure, place, year, value, dice, "aside")
    return made and replace(made, frame=f"{{E}}, {made.frame}, {dice.choice(ENDINGS)}")


def _with(write: Callable[[Decimal, str, random.Random], Written | None]) -> Sayer:
    def say_it(
        world: World, measure: Measure, place: Place, year: str, value: Decimal, dice: random.Random
    ) -> Spoken | None:
        made, written = _clause(measure, place, year, value, dice, "plain", "possessive", "people"), write(
            abs(value), measure.style, dice
        )
        if not made or not written:
            return None
        if written.part and "{v} of" not in made.frame:
            phrases = [words for kind in ("plain", "possessive", "people") for words in measure.phrases.get(kind, ())]
            fitting = [words for words in phrases if "{v} of" in words]
            if not fitting:
                return None
            made = replace(made, frame=dice.choice(fitting))
        return replace(made, values=(_signed(written, dice),))

    return say_it


def _framed(frames: tuple[str, ...]) -> Sayer:
    def say_it(
        world: World, measure: Measure, place: Place, year: str, value: Decimal, dice: random.Random
    ) -> Spoken | None:
        made = _clause(measure, place, year, value, dice, "plain", "possessive", "people")
        return made and replace(made, frame=dice.choice(frames).format(made.frame))

    return say_it


def _change(world: World, measure: Measure, place: Place, year: str, value: Decimal, dice: random.Random) -> Spoken | None:
    """A change that ends in the year: from one level to the other, by an amount, or a multiple."""
    earlier = [other for other in world.years(measure.name, place.entity) if other < year]
    if not earlier:
        return None
    start = dice.choice(earlier)
    before = world.values[measure.name, place.entity, start]
    if before <= 0 or value <= 0 or before == value:
        return None
    moved = dice.choice(ROSE if value > before else FELL)
    made = Spoken("", measure, "", (place,), (start, year), (), moved=moved)
    subject = dice.choice(measure.phrases["subject"])
    kind = dice.choice(("levels", "levels", "by", "times"))
    multiple = _multiple(value / before)
    if kind == "times" and multiple:
        return replace(made, frame=dice.choice(TIMES).replace("{s}", subject), values=(multiple,), truth="ratio")
    if kind == "by":
        by, truth = _amount(measure, before, value, dice)
        if by is not None:
            return replace(made, frame=dice.choice(BY).replace("{s}", subject), values=(by,), truth=truth)
    pair = tuple(_signed(shortened(it, measure.style, 4) if measure.style in {"count", "money"} else exact(it, measure.style), dice) for it in (before, value))
    if pair[0].may_hold(value):
        return None
    pair = (pair[0], replace(pair[1], sign=pair[0].sign))
    return replace(made, frame=measure.level(dice.choice(FROM_TO), subject), values=pair)


def _amount(measure: Measure, before: Decimal, value: Decimal, dice: random.Random) -> tuple[Written | None, str]:
    """The amount of a change as it is said: points of a percentage, percent of anything else, or the difference."""
    off = abs(value - before)
    if measure.style == "percent":
        return Written(off, "points"), "difference"
    if measure.style in {"number"} or dice.random() < 0.3:
        return (shortened(off, measure.style, 3) if measure.style != "number" else Written(off, "number")), "difference"
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


def _two(world: World, measure: Measure, place: Place, year: str, value: Decimal, dice: random.Random) -> Spoken | None:
    """Two figures of one sentence: two countries in one year, or two years of one country."""
    subject = dice.choice(measure.phrases["subject"])
    other_places = [it for it in world.places if it is not place and world.values.get((measure.name, it.entity, year), Decimal(0)) > 0]
    earlier = [it for it in world.years(measure.name, place.entity) if it < year]
    if value < 0:
        return None
    if earlier and dice.random() < 0.4:
        start = dice.choice(earlier)
        pair, places, years = (world.values[measure.name, place.entity, start], value), (place,), (start, year)
        frame = dice.choice(TWO_YEARS)
    else:
        other = dice.choice(other_places)
        pair, places, years = (value, world.values[measure.name, other.entity, year]), (place, other), (year,)
        frame = dice.choice(TWO_PLACES)
    if min(pair) <= 0:
        return None
    first, second = (
        _signed(shortened(it, measure.style, 4) if measure.style in {"count", "money"} else exact(it, measure.style), dice) for it in pair
    )
    return Spoken("", measure, measure.level(frame, subject), places, years, (first, replace(second, sign=first.sign)))


def _named(way: str, sayer: Sayer) -> Sayer:
    def say_it(
        world: World, measure: Measure, place: Place, year: str, value: Decimal, dice: random.Random
    ) -> Spoken | None:
        made = sayer(world, measure, place, year, value, dice)
        return made and replace(made, way=way)

    return say_it


WAYS: dict[str, Sayer] = {
    way: _named(way, sayer)
    for way, sayer in {
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
    }.items()
}
"""Ten ways of saying an observation."""


def all_ways(world: World, dice: random.Random) -> Iterator[Spoken]:
    """Every observation in every way that it can be said, in random order."""
    asked = [(key, way) for key in world.values for way in WAYS]
    dice.shuffle(asked)
    places, measures = {it.entity: it for it in world.places}, {it.name: it for it in world.measures}
    for (measure, entity, year), way in asked:
        made = say(world, measures[measure], places[entity], year, way, dice)
        if made is not None:
            yield made
