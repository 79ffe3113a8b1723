"""Pairs made from any sentence with a figure: the sentence as evidence, a restated or altered one as the claim.

Each transformation is a row of ``RESTATING`` (the claim follows from the sentence) or ``ALTERING`` (it does not), and
gives the changed sentence, or None where the change would not surely be right: then nothing is made. Each pair shows
one change alone.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from itertools import pairwise

from factcheck.figures.masking import mask_numbers
from factcheck.figures.sentences import sentence_spans
from factcheck.nli.training.examples import Example, Relation
from factcheck.nli.training.names import is_of_name
from factcheck.nli.training.vocabulary import ENTITIES, MONTHS

Change = Callable[[str, random.Random], str | None]

_GROUPED = re.compile(r"(?<![\w.,$£€-])\d{1,3}(?:,\d{3})+(?![\w,.%-]*\d)(?!\s?(?:%|percent|per cent|million|billion))")
_HEDGE = re.compile(
    r"\b(?:about|around|approximately|circa|c\.|ca\.|nearly|almost|roughly|some|over|under|than|least|most|to|from|between|and|exactly|only)\s+$",
    re.I,
)
_NEGATED = re.compile(r"\b(?:not|no|never|none|nor|neither|without|hardly|few|fewer|less)\b|n't\b", re.I)
_RANGE = re.compile(r"\d\s?[-–]\s?\d|\bbetween\b|\bfrom\b.*\bto\b", re.I)


@dataclass(frozen=True, slots=True)
class Alteration:
    """A change with its label as written, and masked; None where the view would prove nothing."""

    change: Change
    written: Relation
    masked: Relation | None


# --------------------------------------------------------------------------- restating


def _rounded(sentence: str, rng: random.Random) -> str | None:
    """520,085 becomes "about 520,000"."""
    match = _count_alone(_GROUPED, sentence)
    if match is None or _HEDGE.search(sentence[: match.start()]):
        return None
    value = Decimal(match.group().replace(",", ""))
    near = value.quantize(Decimal(1).scaleb(value.adjusted() - 1), ROUND_HALF_UP)
    if near == value:
        return None
    hedge = rng.choice(("about", "around", "roughly"))
    return _put(sentence, match, f"{hedge} {int(near):,}")


def _scaled(sentence: str, rng: random.Random) -> str | None:  # noqa: ARG001 - one shape for all
    """1,200,000 becomes "1.2 million"."""
    match = _count_alone(_GROUPED, sentence)
    value = Decimal(match.group().replace(",", "")) / 1_000_000 if match else Decimal(0)
    if match is None or value < 1 or value != value.quantize(Decimal("0.01")):
        return None
    return _put(sentence, match, f"{value.normalize():f} million")


_WORDS = "two three four five six seven eight nine ten eleven twelve".split()
_SMALL = re.compile(r"(?<![\w.,$£€:/-])(?:[2-9]|1[0-2])(?= [a-z]{3,}s\b)(?! (?:percent|hours|degrees|points))")


def _spelled_out(sentence: str, rng: random.Random) -> str | None:  # noqa: ARG001
    """7 bridges becomes "seven bridges"."""
    match = _count_alone(_SMALL, sentence)
    if match is None or sentence[: match.start()].endswith((*(f"{month} " for month in MONTHS), "No. ", "and ")):
        return None
    return _put(sentence, match, _WORDS[int(match.group()) - 2])


_SHARE = re.compile(r"(?<![\w.,-])(?P<n>10|20|25|50|75|80)(?:%| percent| per cent)(?= of (?:the|all|its|their)\b)")
_IN_WORDS = {
    "10": "one in ten", "20": "one in five", "25": "a quarter", "50": "half", "75": "three quarters",
    "80": "four in five",
}  # fmt: skip


def _as_one_in(sentence: str, rng: random.Random) -> str | None:  # noqa: ARG001
    """20% of the homes becomes "one in five of the homes"."""
    match = _alone(_SHARE, sentence)
    if match is None or re.search(r"\b(?:by|points?)\b", sentence) or _is_bounded(sentence):
        return None
    return _put(sentence, match, _IN_WORDS[match["n"]])


# The period must not belong to a word before it ("the election held in 2019"): a counted noun ends the rest.
_COUNTED_END = re.compile(r"\d[\d,.]*(?: (?:thousand|million|billion|percent|per cent))?(?: [a-z]+s)?$")
_TRAILING_WHEN = re.compile(rf"^(?P<rest>[A-Z].+?),? (?P<when>in (?:(?:{'|'.join(MONTHS)}) )?(?:19|20)\d\d)\.$")


def _reordered(sentence: str, rng: random.Random) -> str | None:  # noqa: ARG001
    """ "It sold 20 cars in 2019." becomes "In 2019, it sold 20 cars."."""
    match = _TRAILING_WHEN.match(sentence)
    if match is None or not _COUNTED_END.search(match["rest"]):
        return None
    if re.search(r"[;:]|, |\b(?:19|20)\d\d\b|\b(?:that|than|who|which|and|but)\b", match["rest"]):
        return None
    first, _, rest = match["rest"].partition(" ")
    lowered = (
        first.lower()
        if first
        in {
            "The",
            "It",
            "A",
            "An",
            "They",
            "He",
            "She",
            "We",
            "His",
            "Her",
            "Their",
            "This",
            "There",
            "Its",
            "Some",
            "About",
        }
        else first
    )
    return f"In{match['when'][2:]}, {lowered} {rest}."


_TAIL = re.compile(r"(?P<rest>^(?:[^,]|,(?=\d))+), (?:which|who|according to|officials said)\b[^,\d]*\.$")


def _clause_dropped(sentence: str, rng: random.Random) -> str | None:  # noqa: ARG001
    """What follows the figure's clause and has no figure goes: "…, which surprised many."."""
    match = _TAIL.match(sentence)
    return f"{match['rest']}." if match and has_figure(match["rest"]) else None


# --------------------------------------------------------------------------- altering


def _exchange(pairs: Iterable[tuple[str, str]], *, around: str = r"\b{}\b", bounded: bool = True) -> Change:
    """A change of one word of a table for its counterpart, where only one of the table stands in the sentence.

    Without ``bounded``, sentences that give a bound are left: "over 3 hours" may be over 3 days.
    """
    table = {a: b for pair in pairs for a, b in (pair, pair[::-1])}
    pattern = re.compile(around.format(f"(?:{'|'.join(sorted(map(re.escape, table), key=len, reverse=True))})"))

    def change(sentence: str, rng: random.Random) -> str | None:  # noqa: ARG001
        match = _alone(pattern, sentence)
        if match is None or (not bounded and _is_bounded(sentence)):
            return None
        return None if _NEGATED.search(_put(sentence, match, "")) else _put(sentence, match, table[match.group()])

    return change


_COUNTED = r"(?<=[a-z]s ){}(?! (?:later|earlier|after|before|ago|old))\b"
_FIGURE_BEFORE = r"(?<=[\d½¼¾] ){}(?![\w²³-]| [23]\b)"
_UNITS = (
    ("km", "miles"), ("kilometres", "miles"), ("kilograms", "tonnes"), ("kg", "tonnes"), ("hectares", "square miles"),
    ("litres", "gallons"), ("metres", "feet"), ("hours", "days"), ("minutes", "hours"), ("weeks", "months"),
)  # fmt: skip
_RATES = (
    ("a day", "a year"), ("per day", "per year"), ("a week", "a year"), ("per week", "per month"),
    ("a month", "a day"), ("per month", "per day"), ("an hour", "a month"), ("per hour", "per day"),
    ("each year", "each month"), ("every year", "every month"), ("per capita", "per household"),
)  # fmt: skip
_COMPARATORS = (("more than", "less than"), ("over", "under"), ("above", "below"))
_BOUNDS = (("at least", "at most"), ("no more than", "no less than"))
_DIRECTIONS = (
    ("rose", "fell"), ("increased", "decreased"), ("grew", "shrank"), ("climbed", "dropped"), ("gained", "lost"),
    ("higher", "lower"), ("largest", "smallest"), ("highest", "lowest"),
)  # fmt: skip
_MOVED = r"\b{}\b(?! to (?:[a-z-]+ )?(?:prominence|fame|power|stardom|popularity|office|rank)\b)"
_QUANTIFIERS = (("All", "None"), ("Most", "Few"), ("most", "few"), ("all", "none"), ("Nearly all", "Hardly any"))


def _scale_slipped(sentence: str, rng: random.Random) -> str | None:
    """1.2 million becomes 1.2 billion."""
    match = _alone(re.compile(r"(?<=\d )(?:thousand|million|billion)\b"), sentence)
    others = [scale for scale in ("thousand", "million", "billion", "trillion") if match and scale != match.group()]
    return _put(sentence, match, rng.choice(others)) if match and not _is_bounded(sentence) else None


def _digits_swapped(sentence: str, rng: random.Random) -> str | None:
    """52,300 becomes 25,300: the first two digits that differ change places, if the value moves by a tenth."""
    match = _count_alone(_GROUPED, sentence)
    if match is None or _is_bounded(sentence) or _HEDGE.search(sentence[: match.start()]):
        return None
    digits = [*match.group()]
    places = [place for place, digit in enumerate(digits) if digit.isdigit()]
    pairs = [(a, b) for a, b in pairwise(places) if digits[a] != digits[b]]
    rng.shuffle(pairs)
    for a, b in pairs:
        shown = digits.copy()
        shown[a], shown[b] = shown[b], shown[a]
        old, new = (int("".join(each).replace(",", "")) for each in (digits, shown))
        if shown[0] != "0" and abs(new - old) * 10 >= old:
            return _put(sentence, match, "".join(shown))
    return None


def _currency_changed(sentence: str, rng: random.Random) -> str | None:
    """$5 becomes €5."""
    match = _alone(re.compile(r"(?<![A-Za-z])(?<![A-Z.]{2} )[$€£](?=\d)"), sentence)
    others = [sign for sign in "$€£" if match and sign != match.group()]
    return _put(sentence, match, rng.choice(others)) if match else None


_AUXILIARY = re.compile(r"\b(?:was|were|is|are|will|(?:has|have|had)(?= been\b))\b(?! not\b)")


def _negated(sentence: str, rng: random.Random) -> str | None:  # noqa: ARG001
    """ "was" becomes "was not", in a sentence of one clause."""
    match = _alone(_AUXILIARY, sentence)
    if (
        match is None
        or _NEGATED.search(sentence)
        or re.search(r"[,;:]|\b(?:and|but|that|which|who|if|because)\b", sentence)
    ):
        return None
    return _put(sentence, match, f"{match.group()} not")


def _exchanged(kind: str) -> Change:
    """A change of the one name of a kind for another of the kind."""
    names = [name for name in ENTITIES[kind] if not name.startswith("the ")]
    pattern = re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, names))})(?![\w-])")

    def change(sentence: str, rng: random.Random) -> str | None:
        match = _alone(pattern, sentence)
        others = [name for name in names if match and name != match.group()]
        return _put(sentence, match, rng.choice(others)) if match else None

    return change


_MONTH = re.compile(
    rf"(?:(?<=[Ii]n )|(?<=[Oo]f )|(?<=[Oo]n )|(?<=[Dd]uring )|(?<=[Ee]arly )|(?<=[Ll]ate )|(?<=\d )|(?<=\dth )"
    rf"|\b(?=\w+ \d))(?:{'|'.join(MONTHS)})\b"
)
"""A month by the words around it: April and June are also people, May and March verbs."""
_UP_TO = re.compile(
    r"\b(?:since|until|till|by|before|after|through|throughout|from|to|between|ending|starting|beginning)"
    r"\s+(?:the (?:end|start|beginning|middle) of\s+|(?:early|mid|late)[- ])?(?:in\s+)?(?:\d+(?:st|nd|rd|th)?\s+)?$",
    re.IGNORECASE,
)
"""A time up to which, or from which on, something holds: with another month it may hold as well."""


def _month_changed(sentence: str, rng: random.Random) -> str | None:
    """The one month becomes another ("may" and "march" in small letters are words)."""
    match = _alone(_MONTH, sentence)
    if match is None or _UP_TO.search(sentence[: match.start()]):
        return None
    return _put(sentence, match, rng.choice([month for month in MONTHS if month != match.group()]))


RESTATING: dict[str, Change] = {
    "rounded": _rounded,
    "scaled": _scaled,
    "spelled_out": _spelled_out,
    "as_one_in": _as_one_in,
    "reordered": _reordered,
    "clause_dropped": _clause_dropped,
}
_NOT, _SAME, _DENIED = Relation.NOT_ENTAILMENT, Relation.ENTAILMENT, Relation.CONTRADICTION
ALTERING: dict[str, Alteration] = {
    "scale_slipped": Alteration(_scale_slipped, _DENIED, _SAME),
    "digits_swapped": Alteration(_digits_swapped, _DENIED, _SAME),
    "unit_changed": Alteration(_exchange(_UNITS, around=_FIGURE_BEFORE, bounded=False), _DENIED, None),
    "currency_changed": Alteration(_currency_changed, _NOT, None),
    "rate_changed": Alteration(_exchange(_RATES, around=_COUNTED), _NOT, _NOT),
    "comparator_turned": Alteration(_exchange(_COMPARATORS, around=r"\b{}(?= [$€£]?\d)"), _DENIED, None),
    "bound_turned": Alteration(_exchange(_BOUNDS, around=r"\b{}(?= [$€£]?\d)"), _NOT, None),
    "direction_turned": Alteration(_exchange(_DIRECTIONS, around=_MOVED), _DENIED, _NOT),
    "quantifier_changed": Alteration(_exchange(_QUANTIFIERS, around=r"(?<!the )\b{}(?= of\b)"), _DENIED, None),
    "negated": Alteration(_negated, _DENIED, None),
    "country_exchanged": Alteration(_exchanged("country"), _NOT, _NOT),
    "city_exchanged": Alteration(_exchanged("city"), _NOT, _NOT),
    "company_exchanged": Alteration(_exchanged("company"), _NOT, _NOT),
    "month_changed": Alteration(_month_changed, _NOT, _NOT),
}


NEIGHBOUR = "neighbour"


def from_sentences(
    texts: Iterable[str], seed: int, *, leave_out: Collection[str] = (), only: Collection[str] | None = None
) -> Iterator[Example]:
    """All pairs that the transformations make of the sentences of ``texts``, in order; a seed gives the same pairs.

    ``leave_out`` and ``only`` are names of ``RESTATING`` and ``ALTERING``, and ``neighbour``: the sentence before, if
    it speaks of something else. As written, and masked where that tells.
    """
    kept = [
        name for name in (*RESTATING, *ALTERING, NEIGHBOUR) if name not in leave_out and (only is None or name in only)
    ]
    for number, text in enumerate(texts):
        before = ""
        for sentence in sentences_of(text):
            for name in kept:
                rng = random.Random(f"{seed}:{number}:{name}:{sentence}")  # noqa: S311 - nothing secret
                yield from _neighbours(before, sentence) if name == NEIGHBOUR else _pairs(name, sentence, rng)
            before = sentence


def _neighbours(before: str, sentence: str) -> Iterator[Example]:
    """Two sentences of one text that share no number and little else: neither speaks of the other's quantity."""
    words, others = ({*re.findall(r"[a-z]{4,}", text.lower())} for text in (sentence, before))
    numbers, more = ({*re.findall(r"\d[\d,.]*\d|\d", text)} for text in (sentence, before))
    if before and not numbers & more and 3 * len(words & others) <= len(words):
        pair = Example(before, sentence, Relation.NOT_ENTAILMENT, NEIGHBOUR)
        yield pair
        yield pair.masked(Relation.NOT_ENTAILMENT, NEIGHBOUR)


def sentences_of(text: str) -> list[str]:
    """The sentences of a text that have a figure and can stand alone: 5 to 40 words, no range, no quotation."""
    pieces = [text[span.start : span.end] for span in sentence_spans(text)]
    return [
        piece
        for piece in pieces
        if 5 <= len(piece.split()) <= 40
        and piece.endswith(".")
        and piece[:1].isupper()
        and piece.count("(") == piece.count(")")
        and has_figure(piece)
        and not re.search(r"[\"“”?]", piece)
        and not _RANGE.search(piece)
    ]


def has_figure(text: str) -> bool:
    """Whether masking finds a value in a text."""
    return mask_numbers(text) != text


def _pairs(name: str, sentence: str, rng: random.Random) -> Iterator[Example]:
    row = ALTERING.get(name)
    change = row.change if row else RESTATING[name]
    changed = change(sentence, rng)
    if changed is None or changed == sentence:
        return
    pair = Example(sentence, changed, row.written if row else Relation.ENTAILMENT, name)
    yield pair
    masked = row.masked if row else Relation.ENTAILMENT
    if masked is not None and name not in {"as_one_in", "spelled_out"}:
        yield pair.masked(masked, name)


def _alone(pattern: re.Pattern[str], sentence: str) -> re.Match[str] | None:
    """The match of a pattern that has just one; of two, it would not be sure which is meant."""
    found = list(pattern.finditer(sentence))
    return found[0] if len(found) == 1 else None


def _count_alone(pattern: re.Pattern[str], sentence: str) -> re.Match[str] | None:
    """As ``_alone``, if the number is no part of a name."""
    match = _alone(pattern, sentence)
    return None if match is None or is_of_name(sentence, match.start(), match.end()) else match


def _put(sentence: str, match: re.Match[str], words: str) -> str:
    return sentence[: match.start()] + words + sentence[match.end() :]


def _is_bounded(sentence: str) -> bool:
    """Whether another value could hold too: "at least 5 million" of 7 million."""
    return bool(
        re.search(r"\b(?:than|least|most|over|under|above|below|nearly|almost|up to|exceed\w*|topped)\b", sentence)
    )
