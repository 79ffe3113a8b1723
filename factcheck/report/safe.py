"""Making words of an article or a source harmless: one line, no control characters, links to the web alone."""

from __future__ import annotations

import re
from urllib.parse import quote

_TERMINAL_CODE = re.compile(
    "(?:\x1b\\[|\x9b)[0-?]{0,64}[ -/]{0,8}[@-~]|\x1b[\\]PX^_][^\x07\x1b]{0,512}(?:\x07|\x1b\\\\)|\x1b[()#][0-9A-B]"
)
_SPACE = re.compile(r"[\s\x1c-\x1f\x85]+")
_ODD_SPACE = re.compile(r"[\x0b\x0c\x1c-\x1f\x85\u2028\u2029]")
_HARMFUL = re.compile(
    "[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f"  # control characters: a terminal obeys them, XML forbids them
    "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"  # these turn the order of what is seen
    "\ufdd0-\ufdef\ufffe\uffff\ud800-\udfff]"  # no characters at all
)
_WEB = re.compile(r"https?://[^\s/?#]", re.IGNORECASE)
_URL_SAFE = "!#$&*+,-./:;=?@_~%'"


def clean(text: str) -> str:
    """One line of visible characters; what a terminal or reader would obey becomes U+FFFD.

    >>> clean("5\\x1b[31m\\n million")
    '5� million'
    """
    return _HARMFUL.sub("\ufffd", _SPACE.sub(" ", _TERMINAL_CODE.sub("\ufffd", text))).strip()


def visible(text: str) -> str:
    """The lines of a text, each harmless as by ``clean``; spaces and tabs stay as they are, others are a space.

    >>> visible("a\\x0cb  c\\r\\nd")
    'a b  c\\nd'
    """
    text = _ODD_SPACE.sub(" ", text.replace("\r\n", "\n").replace("\r", "\n"))
    return _HARMFUL.sub("\ufffd", _TERMINAL_CODE.sub("\ufffd", text))


def shorten(text: str, longest: int = 80) -> str:
    """The text, or its beginning and an ellipsis."""
    return text if len(text) <= longest else text[: longest - 1].rstrip() + "…"


def web_address(url: str | None) -> str | None:
    """The address, percent-encoded where needed, if it is http or https; None otherwise.

    >>> web_address("https://example.org/a (1)")
    'https://example.org/a%20%281%29'
    >>> web_address("javascript:alert(1)")
    >>> web_address("\\x00https://example.org")
    """
    url = (url or "").strip()
    if not _WEB.match(url) or _HARMFUL.search(url):
        return None
    return quote(url.encode("utf-8", "replace"), safe=_URL_SAFE)
