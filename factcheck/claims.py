"""From sentences with figures to claims: one a figure, self-contained enough for a search and for the model."""

from __future__ import annotations

import re
from dataclasses import replace

from factcheck.figures.countries import countries_in
from factcheck.figures.labels import aged
from factcheck.figures.wording import period_in_words
from factcheck.records import Article, Claim, Exempt, Figure, Found, Kind, Sentence

_POINTS_BACK = re.compile(
    r"\s*(?:it|its|they|their|them|he|his|she|her|this|that|these|those"
    r"|the (?:figure|number|total|rate|amount|latter|former|sum|increase|rise|decline|drop))\b",
    re.IGNORECASE,
)


_BACK = re.compile(r"\b(?:the|both|these|those|his|her|its|their|our|all)\s+$", re.IGNORECASE)
_OF_EVERY = re.compile(r"(?:^|[.;,]\s+)(?:of|out of|for|in) every\s+$", re.IGNORECASE)
_BEFORE_THEIR = re.compile(r"\b(?:before|by) (?:their|his|her|the)\s+$")
_COUNTS_ALL = re.compile(r"(?:^|[.!?]\s+)(?:All|(?:None|Most) of (?:the|its|their|his|her))\s+$")
"""What makes a claim of a count that would only point back: "All seven directors are men"."""
_TIMES = frozenset(
    "year month week day time half quarter decade century season phase stage round period morning hour minute".split()
)
_IN_A_ROW = re.compile(r"\s+[a-z]+\s+(?:in a row|running|on end|in succession)\b", re.IGNORECASE)
"""What makes a claim of an ordinal with a time: "for the third year in a row" is no year that was told before."""
_PRONOUN = re.compile(r"\s+(?:born|that|which|who|whose|where|made|built|held|opened)\b")
"""What follows a "one" that stands for a thing named before: "a child born in 1990, one born in 2015"."""
SMALL = 12
LONGEST = 2_000
"""Characters of a sentence; what is longer is a line of data, and read near its figures only."""


def set_aside(article: Article, found: Found) -> Found:
    """Exempt the small counts that only point back ("the two leaders", "the first year of the pandemic"):

    They claim nothing.
    """
    kept, exempt = [], list(found.exempt)
    for figure in found.figures:
        if points_back(article.prose, figure):
            exempt.append(Exempt(figure.text, figure.start, figure.end, "refers-back"))
        else:
            kept.append(figure)
    return Found(tuple(kept), tuple(sorted(exempt, key=lambda item: item.start)), found.unread)


def points_back(text: str, figure: Figure) -> bool:
    """Whether a small number in words only tells which things are meant."""
    if figure.text.lower() == "one" and _PRONOUN.match(text, figure.end):
        return True
    if _OF_EVERY.search(text[max(0, figure.start - 30) : figure.start]) and figure.kind is Kind.NUMBER:
        return True  # "of every 1,000 children": what the rate after it is told for
    head = (figure.of or "").split()
    if figure.kind is Kind.ORDINAL:
        birthday = bool(head) and head[0].lower() == "birthday"
        if birthday and _BEFORE_THEIR.search(text[max(0, figure.start - 30) : figure.start]):
            return True  # "died before their fifth birthday" is an age group
        return bool(head) and head[0].lower() in _TIMES and not _IN_A_ROW.match(text, figure.end)
    if figure.kind is not Kind.NUMBER or figure.value is None or figure.value > SMALL or not figure.text.isalpha():
        return False
    before = text[max(0, figure.start - 30) : figure.start]
    return bool(_BACK.search(before)) and not _COUNTS_ALL.search(before) and figure.change is None


def plain_age(figure: Figure, text: str) -> Figure:
    """ "The mayor, 58, said": a small number between commas behind a noun is an age; so is what one lives to."""
    if figure.kind is not Kind.NUMBER or figure.value is None or not 12 <= figure.value <= 115:
        return figure
    if (lived := aged(text, figure)) is not figure:
        return lived
    if not figure.text.isdigit():
        return figure
    enclosed = (
        re.search(r"[a-z]\w*, $", text[max(0, figure.start - 30) : figure.start])
        and text[figure.end : figure.end + 1] == ","
    )
    if _IS_AGED.search(text[max(0, figure.start - 40) : figure.start]) and _NOTHING_COUNTED.match(text, figure.end):
        return replace(figure, kind=Kind.AGE, unit="year")
    listed = re.match(r",\s+(?:\d|[\w-]+ and \d)", text[figure.end : figure.end + 20])
    return replace(figure, kind=Kind.AGE, unit="year") if enclosed and not listed else figure


_IS_AGED = re.compile(
    r"\b(?:(?:who|he|she)(?:\s+is|['’]s)(?:\s+(?:now|only|just|still|already))?|turn(?:s|ed|ing)?)\s+$", re.IGNORECASE
)
_NOTHING_COUNTED = re.compile(r"\s*(?:[.,;:)]|$)|\s+(?:this|last|next|in|on|and|but|today|yesterday|when|years? old)\b")


def plain_points(figure: Figure) -> Figure:
    """ "Six points" beside a word of change, or of a share, are percentage points;

    Elsewhere they are what a team scores.
    """
    if (
        figure.kind is Kind.NUMBER
        and figure.change is not None
        and re.match(r"(?:percentage )?points?\b", figure.of or "")
    ):
        return replace(figure, kind=Kind.POINTS, unit="percentage point")
    return figure


def make_claims(article: Article, found: Found) -> tuple[Claim, ...]:
    """One claim a figure, in order.

    Figures outside every sentence (there are none in prose) get their own words as sentence.
    """
    claims = []
    place = 0
    sentences = article.sentences
    topic = _topic(article)
    for figure in sorted(found.figures, key=lambda item: (item.start, item.end)):
        while place < len(sentences) and sentences[place].end <= figure.start:
            place += 1
        inside = place < len(sentences) and sentences[place].start <= figure.start
        sentence = sentences[place] if inside else Sentence(figure.start, figure.end, figure.text)
        beside = [other for other in found.figures if sentence.start <= other.start and other.end <= sentence.end]
        claims.append(
            Claim(
                text=claim_text(sentence, beside) if len(sentence.text) <= LONGEST else near_text(sentence, figure),
                start=sentence.start,
                end=sentence.end,
                figure=plain_age(plain_points(figure), article.prose),
                sentence=sentence.text,
                context=_context(article, place) if inside else "",
                speaker=figure.speaker,
                topic="" if countries_in(sentence.text) else topic,
            )
        )
    return tuple(claims)


DATELINE = 3
"""Words that may stand before the first sentence: "FRANKFURT, 5 February"."""


def _topic(article: Article) -> str:
    """The country that an article is about: the one that its title names, or else its first sentence."""
    whole = (s.text for s in article.sentences if not s.is_heading and len(s.text.split()) > DATELINE)
    first = next(whole, "")
    return next((found[0] for found in map(countries_in, (article.title or "", first)) if len(found) == 1), "")


def near_text(sentence: Sentence, figure: Figure) -> str:
    """What stands around a figure in a line too long to be a sentence."""
    at = figure.start - sentence.start
    return " ".join(sentence.text[max(0, at - LONGEST // 4) : at + LONGEST // 4].split())


def claim_text(sentence: Sentence, figures: list[Figure]) -> str:
    """The sentence in one line, with relative dates resolved in brackets: "this year [2023]"."""
    parts, at = [], sentence.start
    for figure in figures:
        if (
            figure.kind is Kind.DATE
            and figure.period is not None
            and not re.search(r"\d{4}", figure.text)
            and figure.end >= at
        ):
            parts += [
                sentence.text[at - sentence.start : figure.end - sentence.start],
                f" ({period_in_words(figure.period)})",
            ]
            at = figure.end
    parts.append(sentence.text[at - sentence.start :])
    return " ".join("".join(parts).split())


def _context(article: Article, place: int) -> str:
    """What a reader has in mind: the title, the heading, and the sentence before in the same paragraph."""
    sentence = article.sentences[place]
    parts = [] if sentence.is_heading else list(dict.fromkeys([article.title or "", sentence.heading or ""]))
    before = article.sentences[place - 1] if place > 0 else None
    if (
        before is not None
        and not before.is_heading
        and (before.block == sentence.block or _POINTS_BACK.match(sentence.text))
    ):
        parts.append(before.text)
    return "\n".join(" ".join(part.split()) for part in parts if part)


def within_sentence(figure: Figure, start: int) -> Figure:
    """The figure with offsets into its sentence, which starts at ``start``."""
    return replace(figure, start=figure.start - start, end=figure.end - start)
