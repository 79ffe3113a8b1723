"""Exit codes by the contract, and the one line in which an error is told."""

from __future__ import annotations

import sys

from factcheck.errors import FactcheckError

FINE, FINDINGS, USAGE, COULD_NOT, INTERRUPTED = 0, 1, 2, 3, 130


def line(error: FactcheckError) -> str:
    """``message; hint`` in one line, without control characters."""
    return plain(f"{error.message}; {error.hint}" if error.hint else error.message)


def plain(text: str) -> str:
    """Words for standard error: one line, without control characters."""
    return " ".join("".join(letter if letter.isprintable() else " " for letter in text).split())


def counted(number: int, noun: str) -> str:
    """A number of things: "1 finding", "2 findings"."""
    return f"{number} {noun}{'' if number == 1 else 's'}"


def could_not(error: FactcheckError) -> int:
    """Tell the error on standard error and give its exit code."""
    sys.stderr.write(f"factcheck: {line(error)}\n")
    return COULD_NOT


def misused(error: FactcheckError) -> int:
    """Tell a wrong call on standard error and give its exit code."""
    sys.stderr.write(f"factcheck: {line(error)}\n")
    return USAGE
