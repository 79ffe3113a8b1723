"""Progress of a check: on standard error, and only at a terminal; what fails is said at once, everywhere."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import PurePath
from typing import TYPE_CHECKING

from factcheck.cli.exits import plain

if TYPE_CHECKING:
    from rich.progress import Progress as Bar

    from factcheck.records import Failure


class CheckProgress:
    """Told of each article before it is read or when it is done, and of each that cannot be read."""

    def __init__(self, bar: Bar | None, total: int | None) -> None:
        self._bar = bar
        self._task = bar.add_task("", total=total) if bar else None
        self._begun = 0

    def step(self, path: str) -> None:
        """The next article."""
        self._show(path)
        self._begun += 1

    def done(self, path: str) -> None:
        """An article that is done, where several are in work at once."""
        self._begun += 1
        self._show(path)

    def _show(self, path: str) -> None:
        if self._bar is not None and self._task is not None:
            from rich.markup import escape

            self._bar.update(self._task, completed=self._begun, description=escape(plain(PurePath(path).name)))

    def failed(self, failure: Failure) -> None:
        """An article that cannot be read, as a line on standard error."""
        text = f"factcheck: {plain(f'{failure.message}; {failure.hint}' if failure.hint else failure.message)}"
        if self._bar is not None:
            self._bar.console.print(text, markup=False, highlight=False, soft_wrap=True)
        else:
            sys.stderr.write(f"{text}\n")


@contextmanager
def check_progress(total: int | None) -> Iterator[CheckProgress]:
    """Progress over ``total`` articles (None: nobody knows how many) while the block runs."""
    if not sys.stderr.isatty():
        yield CheckProgress(None, total)
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

    columns = (TextColumn("checking {task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        yield CheckProgress(bar, total)
