"""Parts against a stated total."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from factcheck.figures.wording import number_in_words
from factcheck.records import Figure, Inconsistency, Kind
from factcheck.verdicts.consistency.account import Account, Line
from factcheck.verdicts.consistency.exclusive import exclude_each_other, narrows_alone
from factcheck.verdicts.consistency.values import Values, count_of, is_plain

_KINDS = {Kind.NUMBER, Kind.MONEY, Kind.MEASURE}
_WORDS = r"(?:[\w'’%-]+ ?)"
_LISTED = re.compile(rf"{_WORDS}{{1,8}}(?:,|, and|,? ?and)", re.IGNORECASE)
_NAMED = re.compile(r"(?:,|,? ?and)(?: [A-Z][\w'’-]*){1,4}(?: (?:has|had|won|got))?")
"""Between two parts of which each has its name before it: "Scotland has 57, Wales 32 and Northern Ireland 18"."""
_NAMED_LAST = re.compile(r",? ?and [A-Z]")
_LAST = re.compile(r"\band$", re.IGNORECASE)
_OPENS = re.compile(
    rf"{_WORDS}{{0,8}}?(?:\s?[:–—(]|,? (?:is|are|was|were)? ?(?:made up|composed) of|,? (?:consists?|consisting"
    rf"|consisted) of"
    r"|,? (?:comprises|comprising|comprised))",
    re.IGNORECASE,
)
_CLOSES = re.compile(rf"\s*{_WORDS}{{0,6}}(?:[.;)–—]|$)", re.IGNORECASE)
_PAIRS = (
    ("men", "women"),
    ("boys", "girls"),
    ("males?", "females?"),
    ("home", "away"),
    ("adults", "children"),
    ("upstairs", "downstairs"),
)
_ALL_TOLD = re.compile(
    rf"{_WORDS}{{0,5}}?,? (?:for |making |or )?(?:an? )?(?:total(?: of)?|totalling)|{_WORDS}{{1,5}}?,(?: or)?",
    re.IGNORECASE,
)
_TOTAL_OF = re.compile(r"\btotal", re.IGNORECASE)
_IN_ALL = re.compile(r"\s*(?:[\w'’-]+ ){0,2}(?:in all|in total|altogether)\b", re.IGNORECASE)
_LONGER = re.compile(
    r"\s*(?:[\w'’-]+ )?(?:since|this|so far|over|in (?:the|\d)|to date|last|last year|from|including|with)\b",
    re.IGNORECASE,
)
_THE_REST = re.compile(r"\s+(?:the )?(?:remaining|other|rest)$", re.IGNORECASE)
_REST = re.compile(r"\b(?:remaining|rest|other|others|left)\b", re.IGNORECASE)
_REST_WORDS = re.compile(r"\b(?:the )?(?:others?|rest|remaining)\b", re.IGNORECASE)
_OF_THE = re.compile(r"(?:^|[.;:,] )\s*(?:of|out of)(?: the| its| his| her| their| all)?(?: the)? $", re.IGNORECASE)
_OVERLAP = re.compile(
    r"\b(?:including|included|includes|among(?: them| others)?|such as|e\.g\.|of them|of which|of whom|other"
    r"|others|more|alone|at least|each|both"
    r"|some|also|apiece|per|injured|wounded|up to|mainly|mostly|this year|last year|so far|same|respectively)\b",
    re.IGNORECASE,
)
_VERBS = re.compile(
    r"\b(?:plays?|played|owns?|have|has|had|speaks?|likes?|uses?|used|were|are|was|is|can|do|did|said|says?|want"
    r"|took|takes?|knows?|knew|watch"
    r"|drives?|eats?|drinks?|supports?|backs?|article|chapter|page|paragraph|section)\b",
    re.IGNORECASE,
)


def total(account: Account) -> Iterator[Inconsistency]:
    """The parts do not add up to the total that the sentence states: "40 medals: 15 gold, 12 silver and 14 bronze"
    are 41.

    Only where the sentence says that these are all the parts: behind a colon, a dash or "made up of", in brackets, as
    a pair such as men and women, with "in all" or "a total of" behind them, or with the rest named. "Of the 120, …"
    without the rest fails only if the parts are more than the whole and exclude each other by their words (in favour,
    against, abstained). Roundings of the parts and of the total add up.
    """
    for line in account.prose:
        figures = [figure for figure in line.figures if figure.kind is not Kind.DATE]
        for at, figure in enumerate(figures):
            found = _whole_first(line, figures, at) or _whole_last(line, figures, at)
            if found is None or figure.kind not in _KINDS:
                continue
            whole, parts, exact = found
            values, written = _sum(parts), count_of(whole)
            if values is None or written is None or any((part.value or 0) > (whole.value or 0) for part in parts):
                continue  # a whole that is less than a part is the score of a match, or something else
            wrong = not values.meets(written) if exact else values.low > written.high
            if wrong:
                added = number_in_words((values.low + values.high) / 2)
                working = f"{' + '.join(part.text for part in parts)} = {added}, not “{whole.text}”"
                together = tuple(sorted((whole, *parts), key=lambda part: part.start))
                yield Inconsistency("total", f"The parts do not add up to the total: {working}.", together)
                break


Found = tuple[Figure, tuple[Figure, ...], bool]


def _sum(parts: Sequence[Figure]) -> Values | None:
    values = [count_of(part) for part in parts]
    if any(value is None for value in values):
        return None
    known = [value for value in values if value is not None]
    return sum(known[1:], known[0])


def _alike(first: Figure, second: Figure) -> bool:
    return (
        first.kind is second.kind
        and first.unit == second.unit
        and first.rate == second.rate
        and is_plain(second)
        and second.change is None
    )


def _list_from(line: Line, figures: Sequence[Figure], at: int) -> tuple[Figure, ...]:
    """The parts of a list that begins at a figure and ends with "and" before the last; empty where there is none.

    Digits of names may stand between the parts ("by Apollo 12"), but between all of them: else a part may be unread.
    """
    parts, skips = [figures[at]], []
    for figure in figures[at + 1 :]:
        between = _THE_REST.sub("", line.between(parts[-1], figure)).strip()
        listed = _LISTED.fullmatch(between) or _NAMED.fullmatch(between)
        if not _alike(parts[0], figure) or not listed or _OVERLAP.search(between):
            break
        skips.append(line.skips_digits(parts[-1], figure))
        parts.append(figure)
        if _LAST.search(between) or _NAMED_LAST.match(between):
            read = not any(skips) or (all(skips) and len(skips) > 1)
            return tuple(parts) if read else ()
    return ()


def _whole_first(line: Line, figures: Sequence[Figure], at: int) -> Found | None:
    if at + 2 >= len(figures) or not is_plain(figures[at]) or figures[at].change is not None:
        return None
    whole, between = figures[at], line.between(figures[at], figures[at + 1])
    if not _alike(whole, figures[at + 1]) or _OVERLAP.search(line.before(whole, 20)[-9:]):
        return None
    opening = _OF_THE.search(line.before(whole, 30))
    parts = _list_from(line, figures, at + 1)
    if len(parts) < 2:
        return None
    behind = line.after(parts[-1], 80)
    told = between + line.between_all(parts) + behind[: _end(behind)]
    rest = _REST.search(line.before(parts[-1], 20)) is not None
    if _OVERLAP.search(_REST_WORDS.sub(" ", told) if opening or rest else told):
        return None
    said = _words_of(line, parts)
    if narrows_alone(said):
        return None
    if opening:
        if not re.fullmatch(rf"{_WORDS}{{1,5}},", between) or not _CLOSES.match(behind):
            return None
        return (whole, parts, rest) if rest or exclude_each_other(said) else None
    if (_VERBS.search(told.replace(between, "", 1)) and not rest) or not _CLOSES.match(behind):
        return None
    if _OPENS.fullmatch(between):
        return whole, parts, True
    return (whole, parts, True) if _is_pair(line, between, parts) else None


def _words_of(line: Line, parts: Sequence[Figure]) -> tuple[str, ...]:
    """The words behind each part, up to the next one or the end of the clause."""
    behind = line.after(parts[-1], 80)
    return (*(line.between(*pair) for pair in pairwise(parts)), behind[: _end(behind)])


def _end(text: str) -> int:
    found = re.search(r"[.;)–—]", text)
    return found.start() if found else len(text)


def _is_pair(line: Line, between: str, parts: Sequence[Figure]) -> bool:
    """ "64 people, 40 men and 34 women": two parts that leave no third."""
    if len(parts) != 2 or not re.fullmatch(rf"{_WORDS}{{1,4}},", between):
        return False
    one, two = line.between(parts[0], parts[1]), line.after(parts[1], 30)
    for pair in (*_PAIRS, *((second, first) for first, second in _PAIRS)):
        first, second = (re.compile(rf"(?:at )?(?:{word})\b", re.IGNORECASE) for word in pair)
        if (
            first.match(one)
            and second.match(two.strip())
            and re.match(rf"\s*(?:at )?(?:{pair[1]})\s*(?:[.;,]|$)", two, re.I)
        ):
            return True
    return False


def _whole_last(line: Line, figures: Sequence[Figure], at: int) -> Found | None:
    """ "150 passengers and 6 crew, a total of 158"."""
    parts = _list_from(line, figures, at)
    if not parts or at + len(parts) >= len(figures):
        return None
    if any(_alike(figures[at], figure) for figure in figures[:at]):
        return None  # the list may begin before
    whole = figures[at + len(parts)]
    between, behind = line.between(parts[-1], whole), line.after(whole, 60)
    named = _TOTAL_OF.search(between) or _TOTAL_OF.search(whole.text)
    if not _alike(parts[0], whole) or _OVERLAP.search(between) or not _ALL_TOLD.fullmatch(between):
        return None
    if not named and not _IN_ALL.match(behind):
        return None
    if _LONGER.match(re.sub(r"^\s*(?:[\w'’-]+ )?(?:in all|in total|altogether)", "", behind)):
        return None
    if _OVERLAP.search(line.before(parts[0], 20)) or _OVERLAP.search(line.between_all(parts)):
        return None
    return whole, parts, True
