"""Exit codes by the contract, and the one line in which an error is told."""

from __future__ import annotations

import logging
import sys
import traceback
from pathlib import PurePath
from textwrap import shorten

from factcheck.errors import FactcheckError

log = logging.getLogger(__name__)
"""Where an error comes from; shown with ``--traceback`` alone."""

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


def show_tracebacks(wanted: bool) -> None:
    """Show on standard error where errors come from, or do not."""
    log.handlers = [logging.StreamHandler(sys.stderr)] if wanted else []
    log.propagate = False
    log.setLevel(logging.DEBUG if wanted else logging.CRITICAL)


def unforeseen(error: Exception, doing: str = "") -> FactcheckError:
    """An error that nobody foresaw, as one for the user: what it was, where it arose, and what to do next."""
    frames = traceback.extract_tb(error.__traceback__)
    where = f" ({PurePath(frames[-1].filename).name}, line {frames[-1].lineno})" if frames else ""
    told = shorten(f"{type(error).__name__}: {error}" if str(error) else type(error).__name__, 200, placeholder=" …")
    log.debug("%s", doing or told, exc_info=error)
    ours = f"an error of factcheck itself{f' in {doing}' if doing else ''}, not a finding: {told}{where}"
    return FactcheckError(ours, hint="run it again with --traceback and report what that shows")


def broke_off(error: Exception) -> int:
    """Tell an error that nobody foresaw and give its exit code."""
    sys.stderr.write(f"factcheck: {line(unforeseen(error))}\n")
    return COULD_NOT


def could_not(error: FactcheckError) -> int:
    """Tell the error on standard error and give its exit code."""
    log.debug("%s", error.message, exc_info=error)
    sys.stderr.write(f"factcheck: {line(error)}\n")
    return COULD_NOT


def misused(error: FactcheckError) -> int:
    """Tell a wrong call on standard error and give its exit code."""
    log.debug("%s", error.message, exc_info=error)
    sys.stderr.write(f"factcheck: {line(error)}\n")
    return USAGE
