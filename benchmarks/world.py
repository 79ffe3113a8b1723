"""Observations, the words for them, and a sentence before it is written out."""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path

from numbers_written import Written

FOLDER = Path(__file__).resolve().parent / "observations"


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

    ``truth`` is how the values follow from the observations: state (each value is the observation of its place and
    year), difference, growth (in percent) or ratio (between the two years).
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
        return text if text.endswith((".", '."', ".”")) else f"{text}.", tuple(spans[slot] for slot in sorted(spans))


def read_world(folder: Path = FOLDER, *, held: bool = False) -> World:
    """The tables of the folder, with the words that are kept aside if they are asked for."""
    values = {}
    with (folder / "observations.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            factor = 10**6 if row["unit"].startswith("million ") else 1
            values[row["measure"], row["entity"], row["period"]] = Decimal(row["value"]) * factor
    with (folder / "entities.csv").open(encoding="utf-8", newline="") as file:
        places = tuple(Place(**row) for row in csv.DictReader(file))
    measures: list[Measure] = []
    for line in (folder / ("wordings-held.txt" if held else "wordings.txt")).read_text(encoding="utf-8").splitlines():
        if line.startswith("## "):
            name, style = line[3:].split(" | ")
            measures.append(Measure(name, style))
        elif measures and ": " in line:
            way, words = line.split(": ", 1)
            measures[-1].phrases.setdefault(way, []).append(words)
    return World(values, places, tuple(measures))
