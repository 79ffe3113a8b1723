"""What of a query is worth looking for: its words, grouped digits, and countries in all their forms."""

from __future__ import annotations

import re
import unicodedata

from factcheck.store.countries import countries_in

LONGEST_QUERY = 20_000
"""Characters that are read; a claim has a few hundred."""
_MOST_WORDS = 200
_LONGEST_WORD = 64
_FAINT_WEIGHT = 0.25

_WORD = re.compile(r"\d+(?:[.,]\d+)*|[^\W_]+")
_LATIN_MARKS = re.compile(r"([A-Za-z])[\u0300-\u036f]+")  # which the index leaves out too

_STOP_WORDS = """
    a about above after again all also am an and any are as at be because been before being between both but by can
    could did do does doing down during each few for from further had has have having he her here hers him his how i if
    in into is it its itself just me more most my no nor not now of off on once only or other our out over own per said
    same say says she should so some such than that the their them then there these they this those through to too
    under until up very was we were what when where which while who whom why will with would you your
"""
_NUMBER_WORDS = """
    one two three four five six seven eight nine ten eleven twelve twenty thirty forty fifty sixty seventy eighty ninety
    half third quarter dozen dozens hundred hundreds thousand thousands million millions billion billions trillion
    double doubled twice triple tripled quadrupled first second last next year years month months
"""
FAINT_WORDS = frozenset(_NUMBER_WORDS.split())
"""Words that say how much or when, which a source may say in digits or in a date: they count little."""

STOP_WORDS = frozenset(_STOP_WORDS.split())


def words_of(query: str) -> list[tuple[str, ...]]:
    """What of a query is worth looking for, once each: words, grouped digits, and countries in all their forms.

    >>> words_of('More than "520,085" people crossed the Darien Gap in 2023, NEAR(the end)*')
    [('520,085',), ('people',), ('crossed',), ('darien',), ('gap',), ('2023',), ('near',), ('end',)]
    >>> words_of("Mexican police")
    [('police',), ('mexico', 'mexican')]
    """
    marked = _LATIN_MARKS.sub(r"\1", unicodedata.normalize("NFD", query[:LONGEST_QUERY]))
    countries, text = countries_in(unicodedata.normalize("NFC", marked))
    seen: dict[str, None] = {}
    for match in _WORD.finditer(text.lower()):
        word = match[0][:_LONGEST_WORD]
        if word in STOP_WORDS or (len(word) == 1 and word.isascii() and word.isalpha()):
            continue
        seen.setdefault(word)
        if len(seen) == _MOST_WORDS:
            break
    return [*((word,) for word in seen), *(tuple(forms) for forms in countries.values())]


def weight_of(word: str) -> float:
    """How much a word counts: an exact figure as much as a name, a small or vague one little."""
    is_faint = word in FAINT_WORDS or (word[0].isdigit() and len(word) <= 2)
    return _FAINT_WEIGHT if is_faint else 1.0
