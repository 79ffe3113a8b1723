"""Ids and the digest, both made from content, so that they are the same in every store that holds the same rows.

The digest is a sum of row hashes (modulo 2**256), which does not depend on the order of the rows and can be kept up to
date row by row: M. Bellare and D. Micciancio, "A new paradigm for collision-free hashing", 1997 (AdHash).
"""

from __future__ import annotations

import hashlib
import unicodedata
from functools import lru_cache

_ID_BITS = 53  # the largest whole numbers that every JSON reader keeps exact
_MODULUS = 1 << 256

Field = str | int | None


def clean(text: str) -> str:
    """The text without NUL, which SQLite tools cut at, and without lone surrogates, which UTF-8 cannot write.

    >>> clean("a\\x00b\\ud800")
    'ab\\ufffd'
    """
    text = text.replace("\0", "")
    if text.isascii():
        return text
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def _hash(kind: str, fields: tuple[Field, ...]) -> bytes:
    # NUL cannot be within a field (see clean), and an absent field differs from an empty one.
    written = "\0".join([kind, *("" if field is None else f"={field}" for field in fields)])
    return hashlib.sha256(written.encode()).digest()


def content_id(kind: str, *fields: Field) -> int:
    """A positive id of at most 53 bits. The same kind and fields give the same id everywhere."""
    return int.from_bytes(_hash(kind, fields)[:8], "big") >> (64 - _ID_BITS) or 1


def row_sum(kind: str, *fields: Field) -> int:
    """What one row adds to the content sum of its store."""
    return int.from_bytes(_hash(kind, fields), "big")


def add_sums(total: int, change: int) -> int:
    """The content sum after a change, which may be negative."""
    return (total + change) % _MODULUS


def digest_of(total: int) -> str:
    """The digest of a store with this content sum: ``sha256:`` and 64 hexadecimal digits."""
    return "sha256:" + hashlib.sha256(f"factcheck store {total:064x}".encode()).hexdigest()


@lru_cache(maxsize=4096)  # the same few names fill a table
def match_key(name: str) -> str:
    """A name in plain lower case, for look-up: no accents, punctuation or leading "the"; initials joined.

    >>> match_key("Côte d’Ivoire"), match_key("The U.S."), match_key("US")
    ('cote d ivoire', 'us', 'us')
    """
    plain = unicodedata.normalize("NFKD", name).casefold()
    words = "".join(c if c.isalnum() else " " for c in plain if not unicodedata.combining(c)).split()
    if len(words) > 1 and words[0] == "the":
        words = words[1:]
    if len(words) > 1 and all(len(word) == 1 for word in words):
        words = ["".join(words)]
    return " ".join(words)
