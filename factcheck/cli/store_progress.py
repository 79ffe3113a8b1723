"""The progress bar of ``store import``: on standard error, and only at a terminal."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from rich.console import Console
from rich.markup import escape
from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeRemainingColumn
from rich.progress import Progress as Bar

from factcheck.store.ingest import Progress


class _BarProgress(Progress):
    def __init__(self, bar: Bar) -> None:
        self._bar = bar
        self._task = None if bar.disable else bar.add_task("import", total=None)

    def start(self, path: Path, lines: int | None) -> None:
        if self._task is not None:
            self._bar.reset(self._task, total=lines, description=escape(path.name))

    def at(self, line: int) -> None:
        if self._task is not None:
            self._bar.update(self._task, completed=line)

    def waiting(self) -> None:
        self._bar.console.print("another command is writing to the store; waiting for it …", highlight=False)

    def held_up(self) -> None:
        told = "all is read; another command is reading the store as it was; waiting for it before the last step …"
        self._bar.console.print(told, highlight=False)


@contextmanager
def import_progress() -> Iterator[Progress]:
    """Progress that shows a bar while the block runs."""
    console = Console(stderr=True)
    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("lines"),
        TimeRemainingColumn(),
    )
    with Bar(*columns, console=console, transient=True, disable=not console.is_terminal) as bar:
        yield _BarProgress(bar)
