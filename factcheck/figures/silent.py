"""What is exempt, and the reasons for it; the report prints them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from factcheck.figures.number_words import SCALES, SHORT_SCALES
from factcheck.figures.tokens import WORD, Token

NAME: Final = "name"


IDIOM: Final = "idiom"


TIME: Final = "time"


VERSION: Final = "version"


PHONE: Final = "phone"


LIST: Final = "list-number"


FOOTNOTE: Final = "footnote"


URL: Final = "url"


CODE_REASON: Final = "code"


ERA: Final = "ancient-date"


REASONS: Final = {
    NAME: "part of a name: Boeing 737, COVID-19, Article 50, World War II",
    IDIOM: "a phrase that states no quantity: one of the, second to none",
    TIME: "a time of day: 10:30, 5pm",
    VERSION: "a version number: 3.11.2, iOS 17",
    PHONE: "a telephone number",
    LIST: "the number of a list item or heading",
    FOOTNOTE: "a footnote mark",
    URL: "a link, a mail address or a tag",
    ERA: "a year before our calendar's first, which no period can hold: 525 BC",
    CODE_REASON: "a code of letters and digits, or a chain of digits that is no number",
}


@dataclass(frozen=True, slots=True)
class Silent:
    """Tokens ``first`` to ``end`` that make no claim, and why."""

    first: int
    end: int
    reason: str


COUNT_WORDS = frozenset({*SCALES, *SHORT_SCALES, "percent", "per", "%", "pct"})


def is_capital(token: Token) -> bool:
    """Whether the token is a word that begins with a capital."""
    return token.kind == WORD and token.text[0].isupper()
