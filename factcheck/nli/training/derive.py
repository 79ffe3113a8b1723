"""Pairs made from labelled pairs: values and years changed, figures masked.

The label follows from the rule, as far as that of the pair it is made of is right.

The rules, for a pair whose claim is entailed and shares a number with its evidence:

- the value changed in the claim alone: contradiction as written, still entailment when masked;
- the year changed in the claim alone: not entailment in both views;
- the claim beside the evidence of another pair, which shares no name with it: neutral, and not entailment when masked;
- the direction turned round ("rose" for "fell") where the evidence has the same word: contradiction, and not entailment
  when masked;
- both masked: entailment, for they speak of the same quantity.

For a pair whose evidence is a table in words ("Title. Area: 5 km. Founded: 1920."), the row with the one number is
the same quantity, any other row with a figure is not.

A pair that was neutral is not entailment when masked; neither is another sentence of the same evidence.
"""

from __future__ import annotations

import random
import re
from collections.abc import Collection, Iterable, Iterator
from decimal import Decimal

from factcheck.figures.masking import mask_numbers
from factcheck.figures.sentences import sentence_spans
from factcheck.nli.training.examples import Example, Relation
from factcheck.nli.training.names import counts_somewhere, is_of_name, is_year_of_name
from factcheck.nli.training.transformations import chosen
from factcheck.nli.training.vocabulary import MONTHS
from factcheck.records import View

_NUMBER = re.compile(r"(?<![\w.,/:-])(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?(?![\w/:-]|[.,]\d)")
_YEAR = re.compile(r"(?<![\w.,$£€-])(?:19|20)\d\d(?![\w,.-]\d)\b")
_SMALL = (
    "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen",
    "fourteen", "fifteen",
)  # fmt: skip
_SMALL_WORD = re.compile(rf"\b(?:{'|'.join(_SMALL)})\b")
# A bound makes other values true too: "at least 5" holds of 7.
_BOUND = re.compile(
    r"\b(?:least|most|than|over|under|above|below|nearly|almost|up to|about|around|only|exceed\w*|some|approximately"
    r"|before|after|since|until|by|between|from|to)\s+[$£€]?$",
    re.IGNORECASE,
)
# Sets whose claims are made by machine, so that a changed one is often no sentence at all.
_UNFIT = ("drop_nli", "temporal_nli", "fragments_counting", "fragments_comparative")


def derive(
    examples: Iterable[Example], seed: int, *, leave_out: Collection[str] = (), only: Collection[str] | None = None
) -> Iterator[Example]:
    """The pairs that the rules above make of ``examples``, in order; the same seed gives the same pairs.

    ``leave_out`` and ``only`` are names of ``transformations.DERIVED``.
    """
    return chosen(_derive(examples, seed), leave_out, only)


def _derive(examples: Iterable[Example], seed: int) -> Iterator[Example]:
    earlier: dict[str, Example] = {}
    for number, example in enumerate(examples):
        if example.set in _UNFIT:
            continue
        rng = random.Random(f"{seed}:{number}:{example.claim}")  # noqa: S311 - nothing secret
        if _has_figure(example.claim) and _has_figure(example.evidence):
            stranger = earlier.get(example.set)
            written = example.set.startswith(("groups-", "pairs-"))  # the pair before is of the same group
            if (
                stranger is not None
                and not written
                and rng.random() < 0.3
                and not _names(stranger.evidence) & _names(example.claim)
            ):
                yield from _strangers(stranger, example, rng)
            earlier[example.set] = example
        if example.label is Relation.ENTAILMENT:
            yield from _from_entailed(example, rng)
        elif example.label is Relation.NEUTRAL and _says_more(example):
            yield example.masked(Relation.NOT_ENTAILMENT, "masked_neutral")


def _from_entailed(example: Example, rng: random.Random) -> Iterator[Example]:
    changed = change_value(example.evidence, example.claim, rng)
    if changed is not None:
        yield Example(example.evidence, changed, Relation.CONTRADICTION, "value_changed")
        yield Example(example.evidence, changed, Relation.CONTRADICTION, "value_changed").masked(
            Relation.ENTAILMENT, "masked_value_changed"
        )
        yield example
        yield from _other_sentences(example, rng)
    elif _shared_figures(example.evidence, example.claim):
        yield example.masked(Relation.ENTAILMENT, "masked_entailed")
    yield from _from_table(example, rng)
    turned = turn_round(example.evidence, example.claim)
    if turned is not None:
        pair = Example(example.evidence, turned, Relation.CONTRADICTION, "turned_round")
        yield pair
        if _has_figure(turned) and _has_figure(example.evidence):
            yield pair.masked(Relation.NOT_ENTAILMENT, "masked_turned_round")
    moved = change_year(example.evidence, example.claim, rng)
    if moved is not None:
        other = Example(example.evidence, moved, Relation.NOT_ENTAILMENT, "year_changed")
        yield other
        if _has_figure(moved):
            yield other.masked(Relation.NOT_ENTAILMENT, "masked_year_changed")


def _strangers(other: Example, example: Example, rng: random.Random) -> Iterator[Example]:
    pair = Example(other.evidence, example.claim, Relation.NEUTRAL, "stranger")
    yield pair.masked(Relation.NOT_ENTAILMENT, "masked_stranger") if rng.random() < 0.6 else pair


def _names(text: str) -> set[str]:
    return set(re.findall(r"\b[A-Z]\w{2,}", text)) - {
        "The",
        "There",
        "This",
        "These",
        "Two",
        "Three",
        "Some",
        "Many",
        "People",
    }


def change_value(evidence: str, claim: str, rng: random.Random) -> str | None:
    """``claim`` with one number that it shares with ``evidence`` set to another, which the evidence does not have.

    None where there is no such number, where a bound before it could make the new value true as well, or where it
    belongs to a name.
    """
    numbers = set(_NUMBER.findall(evidence)) | set(_SMALL_WORD.findall(evidence.lower()))
    spans = [m for m in (*_NUMBER.finditer(claim), *_SMALL_WORD.finditer(claim)) if m.group() in numbers]
    spans = [
        m
        for m in spans
        if mask_numbers(m.group()) == "X"
        and not _is_when(claim, m)
        and not _BOUND.search(claim[: m.start()])
        and not is_of_name(claim, m.start(), m.end())
        and counts_somewhere(evidence, m.group())
    ]
    if not spans:
        return None
    span = rng.choice(spans)
    value = _another(span.group(), rng)
    if value in numbers or value == span.group():
        return None
    return claim[: span.start()] + value + claim[span.end() :]


def change_year(evidence: str, claim: str, rng: random.Random) -> str | None:
    """``claim`` with a year that it shares with ``evidence`` set to another that the evidence does not name."""
    years = set(_YEAR.findall(evidence))
    spans = [m for m in _YEAR.finditer(claim) if m.group() in years and not is_year_of_name(claim, m.start())]
    if not spans:
        return None
    span = rng.choice(spans)
    if _BOUND.search(claim[: span.start()]):
        return None
    year = str(int(span.group()) + rng.choice((-10, -7, -5, -3, -2, -1, 1, 1, 2, 3, 4, 6, 10)))
    if year in evidence or not 1900 <= int(year) <= 2099:
        return None
    return claim[: span.start()] + year + claim[span.end() :]


def _from_table(example: Example, rng: random.Random) -> Iterator[Example]:
    title, *rows = _ROW_END.split(example.evidence)
    rows = [row for row in rows if ": " in row]
    numbers = set(_NUMBER.findall(example.claim)) - set(_YEAR.findall(example.claim))
    if len(rows) < 3 or len(numbers) != 1 or not _has_figure(example.claim):
        return
    own = [row for row in rows if numbers <= set(_NUMBER.findall(row)) and _has_figure(row)]
    others = [row for row in rows if not numbers & set(_NUMBER.findall(row)) and _has_figure(row)]
    if len(own) != 1 or not others or not _of_row(own[0], example.claim, *numbers):
        return
    same = Example(f"{title}. {own[0]}.", example.claim, Relation.ENTAILMENT, "table_row")
    yield same.masked(Relation.ENTAILMENT, "masked_table_row")
    for row in rng.sample(others, min(2, len(others))):
        other = Example(f"{title}. {row}.", example.claim, Relation.NEUTRAL, "other_table_row")
        yield other.masked(Relation.NOT_ENTAILMENT, "masked_other_table_row")
    yield Example(f"{title}. {rng.choice(others)}.", example.claim, Relation.NOT_ENTAILMENT, "other_table_row")


def _of_row(row: str, claim: str, number: str) -> bool:
    """Whether a claim with a row's number speaks of that row: a small number or a year may stand there by chance."""
    if len(re.sub(r"\D", "", number)) > 2 and not _PLAIN_YEAR.fullmatch(number):
        return True
    label, _, value = row.partition(":")
    # Names say of whom the whole table is: of the value, only words in small letters count.
    told = {word[:4] for word in re.findall(r"[a-z]{3,}", f"{label.lower()} {value}")}
    return bool(told & {word[:4] for word in re.findall(r"\b[a-z]{3,}", claim)} - _BUSY)


_BUSY = frozenset("the and for with from about over that this year have been".split())
"""Words, to four letters, that rows of all kinds hold."""
_ROW_END = re.compile(r"\.\s+(?=[A-Z])")


def turn_round(evidence: str, claim: str) -> str | None:
    """``claim`` with its one word of direction turned round; None unless the evidence has it, not its opposite."""
    said = [word for word in _OPPOSITE if re.search(rf"\b{word}\b", claim, re.IGNORECASE)]
    if "rose" in said and not _ROSE.search(claim):
        return None
    if len(said) != 1 or re.search(r"\b(?:not|no|never)\b|n't\b", claim):
        return None
    word, opposite = said[0], _OPPOSITE[said[0]]
    if not re.search(rf"\b{word}\b", evidence, re.IGNORECASE) or re.search(rf"\b{opposite}\b", evidence, re.IGNORECASE):
        return None
    turned = re.sub(rf"\b{word}\b", opposite, claim, count=1)
    return None if turned == claim else turned  # "Largest city: Oslo" is left alone


_ROSE = re.compile(
    r"\brose\b(?: (?:by|to|from|in|at|on|above|over|again|more|a|another|nearly|almost|\w+ly|[$£€]?\d)\b|[.,;])"
)
"""The verb: not a flower or a colour."""
_PAIRS = (
    ("rose", "fell"), ("increased", "decreased"), ("increase", "decrease"), ("higher", "lower"), ("highest", "lowest"),
    ("largest", "smallest"), ("grew", "shrank"), ("gained", "lost"), ("oldest", "youngest"), ("longer", "shorter"),
    ("bigger", "smaller"), ("rises", "falls"), ("increases", "decreases"), ("richest", "poorest"),
)  # fmt: skip
_OPPOSITE = dict(_PAIRS) | {b: a for a, b in _PAIRS}


def _another(written: str, rng: random.Random) -> str:
    """Another value in the same form: scaled, shifted, or with two digits swapped."""
    if written in _SMALL:
        return rng.choice([word for word in _SMALL if word != written])
    decimals = len(written.partition(".")[2])
    value = Decimal(written.replace(",", ""))
    digits = written.replace(",", "").replace(".", "")
    way = rng.random()
    if way < 0.2 and len(set(digits)) > 1 and len(digits) > 1 and not decimals:
        shown = list(digits)
        a, b = rng.sample(range(len(shown)), 2)
        shown[a], shown[b] = shown[b], shown[a]
        new = Decimal("".join(shown))
        if shown[0] == "0" or new == value:
            new = value * 2 + 1
    elif way < 0.35:
        new = value * rng.choice((10, 100))
    elif value < 20:
        new = value + rng.choice((1, 2, 3, 5, 8)) * (1 if value < 4 or rng.random() < 0.5 else -1)
    else:
        new = value * Decimal(rng.choice(("0.3", "0.5", "0.7", "0.8", "1.2", "1.3", "1.5", "1.8", "2", "3", "4")))
    new = abs(new).quantize(Decimal(1).scaleb(-decimals))
    return f"{new:,}" if "," in written else f"{new}"


def _is_when(claim: str, match: re.Match[str]) -> bool:
    """Whether masking leaves this number standing, because it is a year, part of a date, or of a name.

    A number that looks like a year is one ("his 1661 letter"), also where masking takes it for a value, unless things
    are counted by it; a shorter one is after "in", "of" or a month.
    """
    if _PLAIN_YEAR.fullmatch(match.group()) and not _COUNTED.match(claim[match.end() :]):
        return True
    if _YEARLIKE.fullmatch(match.group()) and _WHEN.search(claim[: match.start()]):
        return True
    with_another = claim[: match.start()] + ("8" if match.group() == "7" else "7") + claim[match.end() :]
    return mask_numbers(claim) != mask_numbers(with_another) or bool(_YEAR.fullmatch(match.group()))


_PLAIN_YEAR = re.compile(r"1\d{3}|20\d\d")
_COUNTED = re.compile(r" (?:[a-z-]+ ){0,2}(?:[a-z]+s|people|men|women|children|percent|per cent|km|kg|m|mm|cm|ft)\b|%")
_YEARLIKE = re.compile(r"\d{3,4}")
_WHEN = re.compile(
    rf"(?:\b(?:in|of|year|circa|c\.|around|about|during|late|early|spring|summer|autumn|fall|winter)|\d,|{'|'.join(MONTHS)})"
    r"\s+$",
    re.IGNORECASE,
)


def _has_figure(text: str) -> bool:
    return mask_numbers(text) != text


def _says_more(example: Example) -> bool:
    """Whether at least half the words of a neutral claim with figures are its own.

    With fewer, it may speak of the same quantity and add what the evidence leaves open: by eye, half of such pairs did.
    """
    if not (_has_figure(example.claim) and _has_figure(example.evidence)):
        return False
    claim, evidence = (set(re.findall(r"[a-z]{4,}", text.lower())) for text in (example.claim, example.evidence))
    return len(claim - evidence) >= max(2, len(claim) / 2)


def _shared_figures(evidence: str, claim: str) -> bool:
    """Whether the claim has figures and each of its numbers stands in the evidence too."""
    numbers = set(_NUMBER.findall(claim))
    return bool(numbers) and numbers <= set(_NUMBER.findall(evidence)) and _has_figure(claim) and _has_figure(evidence)


def _other_sentences(example: Example, rng: random.Random) -> Iterator[Example]:
    """A sentence of the evidence with a figure, but none of the claim's: it does not speak of the same quantity."""
    numbers = {*_NUMBER.findall(example.claim), *_SMALL_WORD.findall(example.claim.lower())}
    names = {word for word in re.findall(r"\w{4,}", example.claim.lower()) if not word.isdigit()}
    evidence = example.evidence
    pieces = [evidence[span.start : span.end] for span in sentence_spans(evidence)]
    sentences = [s for s in pieces if len(s.split()) >= 6]
    if len(sentences) < 2:
        return
    others = [
        s
        for s in sentences
        if _has_figure(s)
        and not numbers & {*_NUMBER.findall(s), *_SMALL_WORD.findall(s.lower())}
        and len(names & set(re.findall(r"\w{4,}", s.lower()))) < max(2, len(names) * 0.6)
    ]
    if others:
        other = Example(rng.choice(others), example.claim, Relation.NOT_ENTAILMENT, "other_sentence", View.WRITTEN)
        yield other
        yield other.masked(Relation.NOT_ENTAILMENT, "masked_other_sentence")
