"""The words and marks of numbers, as data."""

from __future__ import annotations

from decimal import Decimal
from typing import Final

UNITS: Final = {
    "zero": 0, "nought": 0, "naught": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6,
    "seven": 7, "eight": 8,
    "nine": 9,
}  # fmt: skip
TEENS: Final = {
    "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16,
    "seventeen": 17,
    "eighteen": 18, "nineteen": 19,
}  # fmt: skip
TENS: Final = {
    "twenty": 20, "thirty": 30, "forty": 40, "fourty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80,
    "ninety": 90,
}  # fmt: skip
GLUED_TENS: Final = {
    tens + unit: value + UNITS[unit] for tens, value in TENS.items() for unit in UNITS if UNITS[unit]
}  # "twentyone"

# Words that multiply what stands before them.
SCALES: Final = {
    "hundred": Decimal(100),
    "thousand": Decimal(1000),
    "million": Decimal(10) ** 6,
    "billion": Decimal(10) ** 9,
    "trillion": Decimal(10) ** 12,
    "quadrillion": Decimal(10) ** 15,
    "quintillion": Decimal(10) ** 18,
    "lakh": Decimal(10) ** 5,
    "lac": Decimal(10) ** 5,
    "crore": Decimal(10) ** 7,
    "dozen": Decimal(12),
}
# Written after digits only, and in the plural too: "2.5 millions", "5mn".
SHORT_SCALES: Final = {
    "mn": Decimal(10) ** 6, "mln": Decimal(10) ** 6, "mio": Decimal(10) ** 6, "mm": Decimal(10) ** 6,
    "mil": Decimal(10) ** 6,
    "bn": Decimal(10) ** 9, "bln": Decimal(10) ** 9, "bil": Decimal(10) ** 9, "tn": Decimal(10) ** 12,
    "trn": Decimal(10) ** 12,
    "tln": Decimal(10) ** 12, "cr": Decimal(10) ** 7, "crores": Decimal(10) ** 7, "lakhs": Decimal(10) ** 5,
    "millions": Decimal(10) ** 6, "billions": Decimal(10) ** 9, "trillions": Decimal(10) ** 12,
    "thousands": Decimal(1000), "dozens": Decimal(12),
}  # fmt: skip
# Single letters: a scale where the words around show it (see scales.py), else a unit or a name.
LETTER_SCALES: Final = {"k": Decimal(1000), "m": Decimal(10) ** 6, "b": Decimal(10) ** 9, "t": Decimal(10) ** 12}

# Ordinals, and the parts they name in fractions.
ORDINALS: Final = {
    "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8,
    "ninth": 9, "tenth": 10,
    "eleventh": 11, "twelfth": 12, "thirteenth": 13, "fourteenth": 14, "fifteenth": 15, "sixteenth": 16,
    "seventeenth": 17,
    "eighteenth": 18, "nineteenth": 19, "twentieth": 20, "thirtieth": 30, "fortieth": 40, "fiftieth": 50,
    "sixtieth": 60,
    "seventieth": 70, "eightieth": 80, "ninetieth": 90, "hundredth": 100, "thousandth": 1000, "millionth": 1000000,
    "billionth": 1000000000, "trillionth": 10**12,
}  # fmt: skip
GLUED_ORDINALS: Final = {
    tens + word: value + ORDINALS[word] for tens, value in TENS.items() for word in list(ORDINALS)[:9]
}  # "twentyfifth"
ORDINAL_ENDINGS: Final = frozenset({"st", "nd", "rd", "th"})

DENOMINATORS: Final = {
    "half": 2, "halves": 2, "third": 3, "quarter": 4, "quarters": 4,
    **{word: value for word, value in ORDINALS.items() if value > 2},
    **{f"{word}s": value for word, value in ORDINALS.items() if value > 2},
}  # fmt: skip

VULGAR: Final = {
    "¼": (1, 4), "½": (1, 2), "¾": (3, 4), "⅐": (1, 7), "⅑": (1, 9), "⅒": (1, 10), "⅓": (1, 3), "⅔": (2, 3),
    "⅕": (1, 5),
    "⅖": (2, 5), "⅗": (3, 5), "⅘": (4, 5), "⅙": (1, 6), "⅚": (5, 6), "⅛": (1, 8), "⅜": (3, 8), "⅝": (5, 8),
    "⅞": (7, 8), "↉": (0, 3),
}  # fmt: skip

# Vague plurals: the interval they leave open, from twice the thing to just under the next word up.
VAGUE: Final = {
    "handful": (2, 9),
    "dozens": (24, 99),
    "scores": (40, 199),
    "tens": (20, 99),
    "hundreds": (200, 999),
    "thousands": (2000, 9999),
    "millions": (2000000, 9999999),
    "billions": (2 * 10**9, 10**10 - 1),
    "trillions": (2 * 10**12, 10**13 - 1),
}
# "several hundred", "a few thousand": the interval of the multiplier.
FEW: Final = {"several": (3, 9), "few": (3, 9)}
DIGIT_COUNTS: Final = {"single": 1, "double": 2, "triple": 3}  # "double-digit"

# Multiples in one word.
FOLDS: Final = {"twofold": 2, "threefold": 3, "fourfold": 4, "fivefold": 5, "sixfold": 6, "sevenfold": 7,
        "eightfold": 8, "ninefold": 9,
                 "tenfold": 10, "hundredfold": 100, "thousandfold": 1000}  # fmt: skip
