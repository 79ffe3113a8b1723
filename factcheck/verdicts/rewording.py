"""A figure rewritten with another value as its writer would write it: the unit, the scale word, the separators, the
precision and the grain of a date are kept, a hedge only where it is still true.

What is rewritten is read again in its sentence: if it does not stand for the right value there, nothing is offered.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

from factcheck.figures import find_figures
from factcheck.figures.compare import compare_figures
from factcheck.figures.hedge_table import BEFORE
from factcheck.figures.in_units import in_units_of
from factcheck.figures.number_words import GLUED_TENS, SCALES, TEENS, TENS, UNITS
from factcheck.figures.units import unit_label
from factcheck.records import Bound, Figure, Kind, Outcome
from factcheck.verdicts.redating import redated

FAR = Fraction(1, 20)
"""How far, as a share of the value, the writer's precision may round it; else a digit more is written."""
LARGE = 1_000
"""From here on, numbers have separators, unless the writer leaves them out."""


def rewritten(sentence: str, written: Figure, right: Figure, told: date | None = None) -> str | None:
    """The words to put in the place of ``written`` in ``sentence``, or None where none would surely be right.

    ``written`` has its offsets in the sentence, ``right`` is the value of the evidence, ``told`` the article's date.
    """
    for words in _candidates(written, right):
        if _holds(sentence, written, words, right, told):
            return words
    return None


def _candidates(written: Figure, right: Figure) -> Iterator[str]:
    """Ways to write it, the writer's own first; last the evidence's own words, unless they are in another unit that
    could be converted.
    """
    if written.kind is Kind.DATE:
        yield from redated(written, right)
        return
    value = in_units_of(written, right) if right.value is not None and written.value is not None else None
    place = _place_of_number(written) if value is not None else None
    if value is not None and place is not None:
        for more in (0, 1):
            for head in _heads(written, place[0]):
                yield _capitalised(head + _number(written, place, value, more), written)
    if (value is None or written.unit == right.unit) and _hedging_verb(written.text) is None:
        yield right.text


def _holds(sentence: str, written: Figure, words: str, right: Figure, told: date | None) -> bool:
    """Whether the sentence, with these words in it, states a figure that the evidence bears out."""
    text = sentence[: written.start] + words + sentence[written.end :]
    end = written.start + len(words)
    read = [
        each for each in find_figures(text, reference=told).figures if each.start < end and each.end > written.start
    ]
    if len(read) != 1 or read[0].end != end or text[written.start : read[0].start].strip().lower() not in _PLAIN:
        return False
    new = replace(read[0], change=written.change, rate=written.rate)
    if new.kind not in {written.kind, right.kind}:
        return False
    return compare_figures(new, right).outcome is Outcome.AGREES and _is_still_true(new, right)


def _is_still_true(new: Figure, right: Figure) -> bool:
    """Whether a hedge that names a side is true: "nearly 341" is no 341, nor is "just over 341"."""
    value = in_units_of(new, right) if right.value is not None else None
    if new.value is None or value is None or new.bound is right.bound:
        return True
    if new.bound in {Bound.NEARLY, Bound.LESS_THAN}:
        return value < new.value
    return value > new.value if new.bound in {Bound.JUST_OVER, Bound.MORE_THAN} else True


# --------------------------------------------------------------------------- the parts of a written figure


_DIGITS = re.compile(r"\d[\d,]*(?:\.\d+)?")
_SMALL = UNITS | TEENS | TENS | GLUED_TENS
_WORD = "|".join(sorted({*_SMALL, *SCALES} - {"dozen"}, key=len, reverse=True))
_SPELLED = re.compile(
    rf"\b(?:half an? |an? )?(?:{_WORD})(?:[ -](?:(?:and )?(?:{_WORD})|and a half)(?![a-z]))*\b", re.IGNORECASE
)


def _place_of_number(written: Figure) -> tuple[int, int] | None:
    """Where the one number of a figure stands, in digits or spelled out, without the scale word behind digits."""
    found = list(_DIGITS.finditer(written.text)) or list(_SPELLED.finditer(written.text))
    return found[0].span() if len(found) == 1 else None


_PLAIN_VERBS = {
    "reached": "topped exceeded surpassed approached neared",
    "reaches": "exceeds surpasses",
    "reaching": "topping exceeding surpassing approaching nearing",
    "reach": "exceed surpass",
}
_SAYS = {verb: plain for plain, verbs in _PLAIN_VERBS.items() for verb in verbs.split()} | {"passed the": "reached the"}
"""What a verb that is a hedge becomes where it is no longer true."""
_PLAIN = {"", *_SAYS.values(), *(f"{before} reach" for before in "to will would could may might".split())}
_STRICT = (Bound.MORE_THAN, Bound.LESS_THAN, Bound.NEARLY, Bound.JUST_OVER)
_PHRASES = sorted((phrase for bound in _STRICT for phrase in BEFORE[bound]), key=len, reverse=True)
_HEDGE = re.compile(rf"(?:{'|'.join(map(re.escape, _PHRASES))})(?!\w)\s*", re.IGNORECASE)


def _heads(written: Figure, start: int) -> Iterator[str]:
    """What stands before the number: as written, then without a hedge that is no longer true."""
    head = written.text[:start]
    yield head
    bare = head
    if written.bound not in _STRICT:
        return
    while (found := _HEDGE.match(bare)) is not None:
        plain = _hedging_verb(bare)
        bare = (f"{plain} " if plain else "") + bare[found.end() :]
        if plain:
            break
    if bare != head:
        yield bare


def _hedging_verb(words: str) -> str | None:
    """What the verb that a figure begins with, which is its hedge, becomes without it; None for no such verb."""
    found = _HEDGE.match(words)
    hedge = found.group().strip().lower() if found is not None else ""
    return f"{hedge[:-3]}reach" if hedge.endswith(" top") else _SAYS.get(hedge)


def _capitalised(words: str, written: Figure) -> str:
    return words[:1].upper() + words[1:] if written.text[:1].isupper() else words


# --------------------------------------------------------------------------- the number


_SCALE = re.compile(r"(?P<gap>\s?)(?P<word>[A-Za-z]+)\.?(?![A-Za-z])")
_LADDERS = tuple(
    row.split() for row in ("thousand million billion trillion", "k m bn tn", "K M B T", "k mn bn tn", "k mln bln tln")
)
"""The scale words that go together, from thousand on; each is a thousand times the one before."""


def _number(written: Figure, place: tuple[int, int], value: Fraction, more: int) -> str:
    """The number, its scale word and what follows, as the writer writes them, with so many decimals ``more``."""
    number, tail = written.text[place[0] : place[1]], written.text[place[1] :]
    spelled = not number[0].isdigit()
    if spelled:
        words = number.split()
        big = words[-1].lower() in {"thousand", "million", "billion", "trillion"}
        number, tail = (" ".join(words[:-1]), f" {words[-1]}{tail}") if big else (number, tail)
    ladder, step, gap, rest = _scale_of(written, number, tail, spelled=spelled)
    places = (0 if spelled else len(number.partition(".")[2])) + more
    if ladder is None:
        text = _in_digits(_rounded(value, places), number)
        return _spelled(text, spelled=spelled) + _agreeing(rest, written, text)
    rung = _rung(value, step)
    shown = value / Fraction(1000) ** rung
    if rung == 0:
        return _in_digits(_rounded(value, 0), number) + rest
    text = _in_digits(_rounded(shown, places) if rung == step else _short(shown), number)
    return _spelled(text, spelled=spelled) + f"{gap}{ladder[rung - 1]}{rest}"


def _scale_of(written: Figure, number: str, tail: str, *, spelled: bool) -> tuple[list[str] | None, int, str, str]:
    """The row of scale words of which the writer uses one, which it is, the gap before it, and what follows it."""
    found = _SCALE.match(tail)
    for ladder in _LADDERS if found is not None else ():
        if found is None or found["word"] not in ladder or written.value is None:
            continue
        step = ladder.index(found["word"]) + 1
        mantissa = Fraction(1000) ** step
        if spelled or Fraction(written.value) == Fraction(number.replace(",", "")) * mantissa:
            return ladder, step, found["gap"], tail[found.end() :]
    return None, 0, "", tail


def _rung(value: Fraction, step: int) -> int:
    """Which scale word suits a value, 0 for none: the writer's if the number before it has one to three digits.

    Who writes of millions writes thousands in digits.
    """
    if 1 <= abs(value) / Fraction(1000) ** step < 1000:
        return step
    size, rung = abs(value), 0
    while size >= 1000 and rung < 4:
        size, rung = size / 1000, rung + 1
    return 0 if rung == 1 else rung


def _rounded(value: Fraction, places: int) -> Decimal:
    """To so many decimals, or a digit more where that would round it far off."""
    exact = Decimal(value.numerator) / Decimal(value.denominator)
    while True:
        rounded = exact.quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP)
        if abs(Fraction(rounded) - value) <= abs(value) * FAR or places > 12:
            return rounded
        places += 1


def _short(value: Fraction) -> Decimal:
    """To three digits, without zeros at the end."""
    exact = Decimal(value.numerator) / Decimal(value.denominator)
    places = max(0, 2 - exact.adjusted())
    text = f"{exact.quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP):f}"
    return Decimal(text.rstrip("0").rstrip(".") if "." in text else text)


def _in_digits(value: Decimal, like: str) -> str:
    """A number with separators, as the writer sets them."""
    plain = "," not in like and len(like.partition(".")[0]) > 3 and like[0].isdigit()
    return f"{value:f}" if plain or abs(value) < LARGE else f"{value:,f}"


def _spelled(text: str, *, spelled: bool) -> str:
    """The word for a number up to twelve, where the writer spells numbers out."""
    return _WORDS.get(text, text) if spelled else text


_WORDS = {str(value): word for word, value in (UNITS | TEENS).items() if 0 < value <= 12}


def _agreeing(rest: str, written: Figure, text: str) -> str:
    """The unit behind a number, singular or plural as it needs."""
    if written.unit is None or written.value is None or (abs(written.value) == 1) == (text == "1"):
        return rest
    before, after = (unit_label(written.unit, Decimal(many)) for many in ((1, 2) if text != "1" else (2, 1)))
    return f" {after}" if rest == f" {before}" else rest
