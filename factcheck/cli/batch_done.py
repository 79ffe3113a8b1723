"""What of a batch is done: lines that an earlier one left and that still hold, then those that are made."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import asdict
from itertools import chain
from typing import Any

from factcheck.cli.archives import Item
from factcheck.cli.batch_output import Lines
from factcheck.cli.batch_workers import Checked, Task, check_item, undisturbed
from factcheck.cli.desk import Desk
from factcheck.cli.progress import CheckProgress
from factcheck.cli.tally import Tally, tally_of
from factcheck.errors import ArticleError


class Done:
    """Takes the lines of a batch in order, and counts them."""

    def __init__(self, desk: Desk, task: Task, lines: Lines, progress: CheckProgress) -> None:
        self.tally = Tally()
        self.kept = 0
        self._desk, self._task, self._lines, self._progress = desk, task, lines, progress

    @property
    def articles(self) -> int:
        """How many are done, with those that could not be read."""
        return self.tally.articles + self.tally.errors

    def check(self, item: Item) -> Checked:
        """Check an article in this process."""
        return check_item(self._desk, item, self._task.level, self._task.today)

    def go_on(self, items: Iterator[Item]) -> Iterator[Item]:
        """Keep the lines that still hold, as far as the first that does not; gives the articles that are left."""
        size = 0
        for line in self._lines.kept():
            item = next(items, None)
            if item is None:
                break
            checked = self._held(line, item)
            if checked is None:
                items = chain((item,), items)
                break
            self._count(checked)
            self.kept += checked.tally.articles
            size += len(line)
        self._lines.keep(size)
        return items

    def take(self, made: Iterable[Checked]) -> None:
        """Write lines as they come."""
        for checked in made:
            with undisturbed():
                self._lines.write(checked.line)
                self._count(checked)

    def _count(self, checked: Checked) -> None:
        self.tally += checked.tally
        if checked.failure is not None:
            self._progress.failed(checked.failure)
        self._progress.done(checked.name)

    def _held(self, line: bytes, item: Item) -> Checked | None:
        """What an earlier line says, if the item would give it again; else None. An error is always looked at again."""
        try:
            told: dict[str, Any] = json.loads(line)
            if told["errors"]:
                checked = self.check(item)
                return checked if checked.line == line else None
            if item.failure is None and self._agrees(told, item):
                level = self._task.level or self._desk.settings_of(item.name).fail_on
                return Checked(item.name, line, tally_of(told, level))
        except (ValueError, KeyError, TypeError, ArticleError):  # no report, or one that somebody has changed
            pass
        return None

    def _agrees(self, told: dict[str, Any], item: Item) -> bool:
        """Whether a report is of these bytes under this name, with this title and date, and made with the same."""
        (article,) = told["articles"]
        if told["made_with"] != asdict(self._task.made_with):
            return False
        if (article["path"], article["sha256"]) != (item.name, item.digest):
            return False
        about = article["title"], article["date"]
        if about == (item.title, item.day and item.day.isoformat()):
            return True
        read, _ = item.read(self._task.today)  # what is not told beside the text stands in it
        return about == (read.title, read.date and read.date.isoformat())
