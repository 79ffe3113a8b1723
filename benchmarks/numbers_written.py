"""Numbers as a journalist writes them, with what each of them may truly stand for."""

from __future__ import annotations

import random
from dataclasses import dataclass, replace
from decimal import ROUND_HALF_UP, Decimal

SCALES = {"": 0, "thousand": 3, "million": 6, "billion": 9, "trillion": 12}
NEARLY, ABOVE, ABOUT = ("nearly", "almost", "just under"), ("more than", "over"), ("about", "around", "roughly")
BELOW, JUST_ABOVE = ("less than", "under"), ("just over", "slightly more than")
_ONES = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen"
).split()
_TENS = ("", "", *"twenty thirty forty fifty sixty seventy eighty ninety".split())
PARTS = {
    "1/2": "half", "1/3": "a third", "2/3": "two thirds", "1/4": "a quarter", "3/4": "three quarters", "1/5": "a fifth",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Written:
    """A value as written: ``amount`` (digits as they stand) times its scale word, a hedge, and how the unit is said.

    ``style`` is count, money, percent, points or number; ``words`` writes the amount in words; ``part`` is a fraction
    in words in place of a percentage, ``multiple`` a verb such as "doubled".
    """

    amount: Decimal
    style: str
    scale: str = ""
    hedge: str = ""
    words: bool = False
    sign: str = "percent"
    currency: str = "$"
    part: str = ""
    multiple: str = ""

    @property
    def value(self) -> Decimal:
        """The value in full."""
        return self.amount * 10 ** SCALES[self.scale]

    @property
    def step(self) -> Decimal:
        """The worth of the last digit that is written."""
        exponent = self.amount.as_tuple().exponent
        digits = format(self.amount, "f")
        zeros = 0 if "." in digits else len(digits) - len(digits.rstrip("0"))
        return Decimal(10) ** ((exponent if isinstance(exponent, int) and exponent < 0 else zeros) + SCALES[self.scale])

    def __str__(self) -> str:
        if self.multiple:
            return " ".join(filter(None, (self.hedge, self.multiple)))
        if self.part:
            return " ".join(filter(None, (self.hedge, PARTS[self.part])))
        said = in_words(self.amount) if self.words else f"{self.amount:,f}"
        return " ".join(filter(None, (self.hedge, self._with_unit(said))))

    def _with_unit(self, said: str) -> str:
        scaled = f"{said} {self.scale}" if self.scale else said
        if self.style == "money":
            name = {"$": "dollars", "€": "euros", "£": "pounds"}[self.currency]
            return f"{scaled} {name}" if self.words or self.sign == "name" else f"{self.currency}{scaled}"
        if self.style == "percent":
            if self.sign == "%":
                return f"{scaled} percent" if self.words else f"{scaled}%"
            return f"{scaled} {self.sign}"
        return f"{scaled} percentage points" if self.style == "points" else scaled

    def may_hold(self, exact: Decimal) -> bool:
        """Whether even the most generous reader could let the exact value pass for what is written."""
        size, off = abs(self.value), exact - self.value
        near = max(self.step, size * Decimal("0.01") if self._is_round else self.step)
        if self.multiple or self.part:
            near = size / 4
        if self.hedge in ABOUT:
            return abs(off) <= max(size * Decimal("0.2"), 2 * self.step)
        if self.hedge in NEARLY:
            return -max(size * Decimal("0.25"), self.step) <= off <= size * Decimal("0.01")
        if self.hedge in JUST_ABOVE:
            return -size * Decimal("0.01") <= off <= max(size * Decimal("0.25"), self.step)
        if self.hedge in ABOVE:
            return off >= -size * Decimal("0.01")
        if self.hedge in BELOW:
            return off <= size * Decimal("0.01")
        return abs(off) <= near

    @property
    def _is_round(self) -> bool:
        return len(self.amount.normalize().as_tuple().digits) == 1 and self.step >= 10


def in_words(amount: Decimal) -> str:
    """A number in words.

    >>> in_words(Decimal("125")), in_words(Decimal("2.75")), in_words(Decimal("40"))
    ('one hundred and twenty-five', 'two point seven five', 'forty')
    """
    whole, _, decimals = format(amount, "f").partition(".")
    said = _whole(int(whole))
    return f"{said} point {' '.join(_ONES[int(digit)] for digit in decimals)}" if decimals else said


def _whole(number: int) -> str:
    if number >= 1000:
        rest = number % 1000
        return f"{_whole(number // 1000)} thousand" + (f" {_whole(rest)}" if rest else "")
    if number >= 100:
        rest = number % 100
        return f"{_ONES[number // 100]} hundred" + (f" and {_whole(rest)}" if rest else "")
    if number >= 20:
        return _TENS[number // 10] + (f"-{_ONES[number % 10]}" if number % 10 else "")
    return _ONES[number]


def rounded(value: Decimal, digits: int) -> Decimal:
    """Rounded to so many significant digits, halves away from zero."""
    if not value:
        return Decimal(0)
    place = value.adjusted() - digits + 1
    return value.quantize(Decimal(1).scaleb(place), ROUND_HALF_UP) if place <= value.adjusted() else value


def plain(number: Decimal) -> Decimal:
    """Without an exponent above zero, and without idle decimals."""
    normal = number.normalize()
    return normal.quantize(Decimal(1)) if int(normal.as_tuple().exponent) > 0 else normal


def exact(value: Decimal, style: str) -> Written:
    """As precise as the observation."""
    if style in {"count", "money"} and value >= 10**9:
        return shortened(value, style, 5)
    if style in {"percent", "number"}:
        return Written(value, style)
    return Written(plain(value), style)


def shortened(value: Decimal, style: str, digits: int) -> Written:
    """Rounded to significant digits, with a scale word from a million on."""
    near = rounded(value, digits)
    for scale in ("trillion", "billion", "million"):
        if style in {"count", "money"} and near >= 10 ** SCALES[scale]:
            return Written(plain(near / 10 ** SCALES[scale]), style, scale)
    return Written(plain(near) if near == near.to_integral_value() else near, style)


def hedged(value: Decimal, style: str, dice: random.Random) -> Written | None:
    """Rounded more coarsely, with a hedge that is true of it; None where no round number is near."""
    written = shortened(value, style, dice.choice((2, 2, 3) if style in {"count", "money"} else (1, 2, 2)))
    off = (written.value - value) / value
    fits: list[tuple[str, ...]] = []
    if abs(off) <= Decimal("0.025"):
        fits.append(ABOUT)
    if 0 < off <= Decimal("0.04"):
        fits += [NEARLY, NEARLY]
    if 0 < off <= Decimal("0.1"):
        fits.append(BELOW)
    if Decimal("-0.1") <= off < 0:
        fits += [ABOVE, ABOVE]
    if Decimal("-0.04") <= off < 0:
        fits.append(JUST_ABOVE)
    return replace(written, hedge=dice.choice(dice.choice(fits))) if fits else None


def worded(value: Decimal, style: str, dice: random.Random) -> Written | None:
    """In words, rounded so that it can be said; None where that would not be true enough."""
    if style == "percent":
        for part in PARTS:
            over, under = (int(number) for number in part.split("/"))
            share = Decimal(100 * over) / under
            if abs(share - value) <= share * Decimal("0.025") and dice.random() < 0.7:
                return Written(share, style, hedge=dice.choice(ABOUT), part=part)
    digits = 2 if value < 10 or style in {"count", "money"} else len(str(int(value)))
    written = replace(shortened(value, style, digits), words=True)
    if style == "count" and not written.scale and written.value >= 10_000:
        written = replace(written, amount=plain(written.amount / 1000), scale="thousand")
    off = abs(written.value - value) / value
    if off > Decimal("0.025"):
        return None
    return replace(written, hedge=dice.choice(ABOUT)) if off else written
