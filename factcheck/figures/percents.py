"""Percent, percentage points, basis points and their short forms."""

from __future__ import annotations

from collections.abc import Sequence

from factcheck.figures.tokens import WORD, Token
from factcheck.records import Kind


def read_percent(tokens: Sequence[Token], i: int) -> tuple[Kind, str, int] | None:
    """Read "%", "per cent", "percentage points", "basis points" and their short forms at ``tokens[i]``."""
    at = i + 1 if tokens[i].text == "-" and tokens[i].glued else i
    token, following = tokens[at], tokens[at + 1]
    if token.text == "%" or (token.low in {"percent", "pct", "pc"} and (token.low != "pc" or token.glued)):
        if following.low in {"point", "points"}:
            return Kind.POINTS, "percentage point", at + 2
        return Kind.PERCENT, "percent", at + 1
    if token.low == "per" and following.low in {"cent", "cents"}:
        after = (
            at + 3
            if tokens[at + 2].text == "." and tokens[at + 3].kind == WORD and tokens[at + 3].low == tokens[at + 3].text
            else at + 2
        )
        return Kind.PERCENT, "percent", after
    if token.low == "percentage":
        joint = at + 2 if following.text in {"-", "‑"} else at + 1
        if tokens[joint].low in {"point", "points"}:
            return Kind.POINTS, "percentage point", joint + 1
        return None
    if token.low in {"pp", "ppt", "ppts", "pps"} and token.kind == WORD:
        return Kind.POINTS, "percentage point", at + 1
    if token.low == "basis" and (
        following.low in {"point", "points"} or (following.text == "-" and tokens[at + 2].low in {"point", "points"})
    ):
        return Kind.POINTS, "basis point", at + (2 if following.text != "-" else 3)
    if token.text in {"bp", "bps"}:
        return Kind.POINTS, "basis point", at + 1
    if token.text == "‰":
        return Kind.PERCENT, "per mille", at + 1
    return None
