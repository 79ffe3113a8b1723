"""One thing of a true sentence changed, so that it is false by construction: no generous reader could let it pass."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import pairwise

from numbers_written import ABOVE, BELOW, JUST_ABOVE, NEARLY, PARTS, SCALES, Written, plain, shortened
from wordings import FELL, ROSE
from world import Spoken, World

SAME_WAY = {"doubled": ("tripled",), "tripled": ("doubled",)}
FACTORS = tuple(Decimal(text) for text in ("0.55", "0.7", "0.78", "1.28", "1.4", "1.7"))
UNITS = (
    ("square kilometres", "square miles"),
    ("square kilometre", "square mile"),
    ("kilograms", "tonnes"),
    ("tonnes", "kilograms"),
    ("hectares", "acres"),
    ("per 100,000", "per 1,000"),
    ("100,000 people", "1,000 people"),
    ("100,000 live", "1,000 live"),
    ("per 1,000", "per 100,000"),
    ("1,000", "100"),
    ("per 100 people", "per 1,000 people"),
    ("100 people", "10 people"),
    ("100 inhabitants", "10 inhabitants"),
    ("years", "months"),
    ("{v} percentage points", "{v} percent"),
    ("births per woman", "births per 1,000 women"),
)
TURNED = (
    ("grew", "shrank"), ("shrank", "grew"), ("expand ", "contract "), ("expanded", "contracted"),
    ("contracted", "grew"),
    ("prices rose", "prices fell"), ("prices went up", "prices went down"), ("gained", "lost"), ("lost", "gained"),
    ("more people moved to {E} than left", "fewer people moved to {E} than left"),
    ("more people left {E} than moved", "fewer people left {E} than moved"),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Changed:
    """A false sentence: what was changed, and the slots of the values of which one at least is now wrong."""

    kind: str
    spoken: Spoken
    slots: tuple[int, ...]


Perturb = Callable[[World, Spoken, random.Random], Changed | None]


def perturbed(world: World, spoken: Spoken, dice: random.Random) -> list[Changed]:
    """Every perturbation that the sentence allows, one of each kind."""
    return [changed for make in PERTURBATIONS.values() if (changed := make(world, spoken, dice)) is not None]


def _is_false(world: World, spoken: Spoken, slot: int) -> bool:
    """Whether the value in the slot cannot be right, though the observations say what would be."""
    exact = spoken.exact(world, slot)
    return exact is not None and not spoken.values[slot].may_hold(exact)


def _put(spoken: Spoken, slot: int, written: Written) -> Spoken:
    return replace(spoken, values=tuple(written if at == slot else it for at, it in enumerate(spoken.values)))


def _first_false(world: World, spoken: Spoken, slot: int, kind: str, tries: list[Written]) -> Changed | None:
    for written in tries:
        made = _put(spoken, slot, written)
        if str(written) != str(spoken.values[slot]) and _is_false(world, made, slot) and written.amount > 0:
            return Changed(kind, made, (slot,))
    return None


def _value(world: World, spoken: Spoken, dice: random.Random) -> Changed | None:
    slot = dice.randrange(len(spoken.values))
    old = spoken.values[slot]
    if old.multiple:
        verbs = {"doubled": Decimal(2), "tripled": Decimal(3), "halved": Decimal("0.5")}
        tries = [replace(old, multiple=verb, amount=verbs[verb]) for verb in SAME_WAY.get(old.multiple, ())]
        return _first_false(world, spoken, slot, "value", tries)
    if old.part:
        tries = [replace(old, part=part, amount=100 * Decimal(part[0]) / Decimal(part[2])) for part in PARTS]
    else:
        tries = [replace(old, amount=(old.amount * factor).quantize(_last(old.amount))) for factor in FACTORS]
        tries = [it for it in tries if it.style != "percent" or it.amount < 100 or old.amount > 100]
    return _first_false(world, spoken, slot, "value", dice.sample(tries, len(tries)))


def _last(amount: Decimal) -> Decimal:
    return Decimal(1).scaleb(min(0, int(amount.as_tuple().exponent)))


def _digits(world: World, spoken: Spoken, dice: random.Random) -> Changed | None:
    slot = dice.randrange(len(spoken.values))
    old = spoken.values[slot]
    if old.multiple or old.part:
        return None
    digits = format(old.amount, "f")
    places = [at for at, digit in enumerate(digits) if digit != "."]
    tries = []
    for first, second in pairwise(places):
        swapped = list(digits)
        swapped[first], swapped[second] = swapped[second], swapped[first]
        text = "".join(swapped)
        if text[0] != "0" and text != digits:
            tries.append(replace(old, amount=Decimal(text)))
    return _first_false(world, spoken, slot, "digits", dice.sample(tries, len(tries)))


def _scale(world: World, spoken: Spoken, dice: random.Random) -> Changed | None:
    slot = dice.randrange(len(spoken.values))
    old = spoken.values[slot]
    if old.multiple or old.part:
        return None
    if old.scale:
        names = list(SCALES)
        at = names.index(old.scale)
        others = [name for name in names[max(1, at - 1) : at + 2] if name != old.scale]
        tries = [replace(old, scale=name) for name in dice.sample(others, len(others))]
        return _first_false(world, spoken, slot, "scale", tries)
    tens = [plain(old.amount * 10), old.amount / 10]
    if old.style == "percent" and tens[0] > 100:
        tens.pop(0)
    return _first_false(world, spoken, slot, "scale", [replace(old, amount=it) for it in tens])


def _unit(world: World, spoken: Spoken, dice: random.Random) -> Changed | None:
    slots = tuple(range(len(spoken.values)))
    slot = dice.choice(slots)
    old = spoken.values[slot]
    if old.style == "percent" and not old.part:
        said = replace(old, sign="percentage points")
        return Changed("unit", _put(spoken, slot, said), (slot,)) if not old.words else None
    if old.style == "points":
        made = replace(_put(spoken, slot, replace(old, style="percent")), truth="growth")
        return Changed("unit", made, (slot,)) if _is_false(world, made, slot) else None
    for before, after in UNITS:
        if before in spoken.frame and (before != "years" or old.value >= 2):
            return Changed("unit", replace(spoken, frame=spoken.frame.replace(before, after)), slots)
    return None


def _currency(_: World, spoken: Spoken, dice: random.Random) -> Changed | None:
    slot = dice.randrange(len(spoken.values))
    old = spoken.values[slot]
    if old.style != "money":
        return None
    return Changed("currency", _put(spoken, slot, replace(old, currency=dice.choice("€£"))), (slot,))


def _period(world: World, spoken: Spoken, dice: random.Random) -> Changed | None:
    at = dice.randrange(len(spoken.years))
    others = [year for year in world.years(spoken.measure.name, spoken.places[0].entity) if year not in spoken.years]
    for year in dice.sample(others, len(others)):
        made = replace(spoken, years=tuple(year if place == at else it for place, it in enumerate(spoken.years)))
        if made.years != tuple(sorted(made.years)):
            continue
        wrong = tuple(slot for slot in range(len(made.values)) if _is_false(world, made, slot))
        if wrong:
            return Changed("period", made, wrong)
    return None


def _entity(world: World, spoken: Spoken, dice: random.Random) -> Changed | None:
    at = dice.randrange(len(spoken.places))
    for place in dice.sample(world.places, len(world.places)):
        if place in spoken.places:
            continue
        made = replace(spoken, places=tuple(place if slot == at else it for slot, it in enumerate(spoken.places)))
        wrong = tuple(slot for slot in range(len(made.values)) if _is_false(world, made, slot))
        if wrong:
            return Changed("entity", made, wrong)
    return None


def _direction(_: World, spoken: Spoken, dice: random.Random) -> Changed | None:
    slots = tuple(range(len(spoken.values)))
    if spoken.truth == "ratio":
        if spoken.values[0].multiple != "doubled":
            return None
        halved = replace(spoken.values[0], multiple="halved", amount=Decimal("0.5"))
        return Changed("direction", _put(spoken, 0, halved), slots)
    if spoken.moved:
        other = dice.choice(FELL if spoken.moved in ROSE else ROSE)
        return Changed("direction", replace(spoken, moved=other), slots)
    for before, after in TURNED:
        if before in spoken.frame:
            return Changed("direction", replace(spoken, frame=spoken.frame.replace(before, after, 1)), slots)
    return None


def _hedge(world: World, spoken: Spoken, dice: random.Random) -> Changed | None:
    """A bound that the value violates: on the wrong side of the number that is written, or of a round one near by."""
    old = spoken.values[0]
    if spoken.truth != "state" or len(spoken.values) > 1 or old.part or old.words:
        return None
    near = [old]
    if not old.hedge:
        rough = shortened(old.value, old.style, 2)
        near = [replace(rough, amount=rough.amount + step * _unit_of(rough), sign=old.sign) for step in (-1, 0, 1)]
    tries = [replace(it, hedge=hedge) for it in near for hedge in (*ABOVE, *BELOW, *NEARLY, *JUST_ABOVE)]
    return _first_false(world, spoken, 0, "hedge", dice.sample(tries, len(tries)))


def _unit_of(written: Written) -> Decimal:
    """The worth of the second digit of the amount."""
    return Decimal(1).scaleb(written.amount.adjusted() - 1)


PERTURBATIONS: dict[str, Perturb] = {
    "value": _value,
    "digits": _digits,
    "scale": _scale,
    "unit": _unit,
    "currency": _currency,
    "period": _period,
    "entity": _entity,
    "direction": _direction,
    "hedge": _hedge,
}
