"""The command line. ``main`` is the one door: errors for the user leave here as a line and an exit code."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from typing import Any

from factcheck.cli.exits import INTERRUPTED, broke_off, could_not, misused, show_tracebacks
from factcheck.cli.offline import go_offline


def _click_exception() -> Any:
    """The base of the errors of a wrong call. Typer carries its own copy of click since 0.29: that one is meant."""
    import typer

    return next(base for base in typer.BadParameter.__mro__ if base.__name__ == "ClickException")


def main(arguments: Sequence[str] | None = None) -> None:
    """Run ``factcheck``. Exit codes: 0 fine, 1 findings, 2 usage, 3 could not run, 130 interrupted.

    Nobody takes an error of ours for findings: it is told in a line too, and the exit code is 3.
    """
    go_offline()
    import typer

    from factcheck.errors import FactcheckError, UsageError

    given = list(sys.argv[1:] if arguments is None else arguments)
    show_tracebacks("--traceback" in given)
    given = [argument for argument in given if argument != "--traceback"]
    from factcheck.cli.app import command

    try:
        code = command().main(given, prog_name="factcheck", standalone_mode=False)
    except FactcheckError as error:
        sys.exit(misused(error) if isinstance(error, UsageError) else could_not(error))
    except typer.Abort:
        sys.exit(INTERRUPTED)
    except _click_exception() as error:
        error.show()
        sys.exit(error.exit_code)
    except KeyboardInterrupt:
        sys.stderr.write("factcheck: interrupted\n")
        sys.exit(INTERRUPTED)
    except BrokenPipeError:
        # The reader of the pipe went away (head, less): nothing is wrong with us. Keep Python from complaining at exit.
        sys.stderr.close()
        sys.exit(0)
    except Exception as error:  # else Python would exit with 1, which means findings
        sys.exit(broke_off(error))
    sys.exit(code if isinstance(code, int) else 0)
