"""Readers ask for the same number or date at the same token again and again; this lets them ask once."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec, TypeVar, cast

from factcheck.figures.temporal.tokens import Tokens

P = ParamSpec("P")
R = TypeVar("R")
_MOST = 256  # readers look a few tokens ahead, never back: older answers are not asked for again


def remembered(reader: Callable[Concatenate[Tokens, int, P], R]) -> Callable[Concatenate[Tokens, int, P], R]:
    """Keep the answers of ``reader`` for the tokens that it was asked about last."""
    name = reader.__name__

    @wraps(reader)
    def ask(t: Tokens, i: int, /, *rest: P.args, **named: P.kwargs) -> R:
        key = (name, i, t.joined == i)
        memo = t.memo
        if key in memo:
            return cast(R, memo[key])
        found = reader(t, i, *rest, **named)
        if len(memo) >= _MOST:
            memo.clear()
        memo[key] = found
        return found

    return ask
