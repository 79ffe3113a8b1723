"""A figure as the JSON of the contract: numbers as decimal strings, periods as two ISO dates."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from factcheck.records import Exempt, Figure, Period, Unread


def figure_as_json(figure: Figure) -> dict[str, Any]:
    """Return the slots of a figure as plain JSON values; a slot that is not known is None."""
    return {
        "text": figure.text,
        "start": figure.start,
        "end": figure.end,
        "kind": str(figure.kind),
        "value": _number(figure.value),
        "low": _number(figure.low),
        "high": _number(figure.high),
        "step": _number(figure.step),
        "bound": str(figure.bound),
        "unit": figure.unit,
        "rate": figure.rate,
        "of": figure.of,
        "change": None
        if figure.change is None
        else {"direction": str(figure.change.direction), "role": str(figure.change.role)},
        "period": _period(figure.period),
        "period_grain": None if figure.period is None else figure.period.grain,
        "base_period": _period(figure.base_period),
        "speaker": figure.speaker,
        "vague": figure.vague,
        "ambiguous": figure.ambiguous,
    }


def token_as_json(token: Exempt | Unread) -> dict[str, Any]:
    """Return an exempt or unread token as plain JSON values."""
    plain: dict[str, Any] = {"text": token.text, "start": token.start, "end": token.end}
    if isinstance(token, Exempt):
        plain["reason"] = token.reason
    return plain


def _number(value: Decimal | None) -> str | None:
    """Write a decimal without an exponent and without zeros that say nothing."""
    if value is None:
        return None
    written = format(value, "f")
    return written.rstrip("0").rstrip(".") if "." in written else written


def _period(period: Period | None) -> list[str] | None:
    return None if period is None else [period.start.isoformat(), period.end.isoformat()]
