"""``run --watch``: check the articles again whenever one is saved. What was searched and scored once is kept."""

from __future__ import annotations

import shutil
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from factcheck.cli.articles import STDIN, find_articles
from factcheck.cli.desk import Desk, Wishes, open_desk, root_of
from factcheck.cli.exits import line
from factcheck.cli.outcome import tell_notes
from factcheck.cli.write import print_text, wants_color
from factcheck.errors import ArticleError, UsageError
from factcheck.records import Report
from factcheck.report import render_terminal
from factcheck.settings import Found

EVERY = 0.1
"""Seconds between two looks at the files."""

Stamp = tuple[int, int]


def watch_articles(named: Sequence[str], found: Found, wishes: Wishes, *, color: bool | None) -> int:
    """Check, then check what changes, until interrupted."""
    if STDIN in named:
        raise UsageError("--watch cannot watch standard input", hint="name files or folders")

    def articles() -> tuple[str, ...]:
        return find_articles(named, found.settings, root_of(found))

    with open_desk(found, wishes, remember=True) as desk:
        for paths in saved(articles):
            _show(desk, paths, color)
    return 0


def saved(articles: Callable[[], tuple[str, ...]], pause: Callable[[float], None] = time.sleep) -> Iterator[list[str]]:
    """First all articles that are there, then at each look those that are new or were saved; never ends."""
    seen: dict[str, Stamp] = {}
    while True:
        stamps = {path: stamp for path in _still(articles) if (stamp := _stamp(path)) is not None}
        changed = [path for path, stamp in stamps.items() if seen.get(path) != stamp]
        seen = stamps
        if changed:
            yield changed
        pause(EVERY)


def _still(articles: Callable[[], tuple[str, ...]]) -> tuple[str, ...]:
    try:
        return articles()
    except UsageError:  # an editor that saves by renaming leaves the folder empty for a moment
        return ()


def _stamp(path: str) -> Stamp | None:
    try:
        told = Path(path).stat()
    except OSError:
        return None
    return told.st_mtime_ns, told.st_size


def _show(desk: Desk, paths: list[str], color: bool | None) -> None:
    started = time.perf_counter()
    reports = []
    for path in paths:
        try:
            reports.append(desk.check(path))
        except ArticleError as error:
            sys.stderr.write(f"factcheck: {line(error)}\n")
    report = Report(desk.made_with, tuple(reports))
    tell_notes(report)
    print_text(render_terminal(report, width=shutil.get_terminal_size().columns, color=wants_color(color)))
    seconds = time.perf_counter() - started
    sys.stderr.write(f"factcheck: checked in {seconds:.2f} s; waiting for changes (Ctrl-C stops)\n")
    sys.stderr.flush()
