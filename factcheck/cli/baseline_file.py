"""The baseline: findings that are already known, without line numbers, so that an edit elsewhere changes nothing.

A JSON file for people to read and commit: ``{"version": 1, "made": …, "findings": [{"path", "id", "label", "reason",
"figure", "sentence"}]}``. A path is relative to the file; path, id and label make an entry; the rest is there for the
reader. ``made`` identifies the way in which the findings were made: the model, the settings, whether there was a store.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

from factcheck.cli.write import write_whole
from factcheck.errors import FactcheckError, SettingsError
from factcheck.records import ArticleReport, Inconsistency, Label
from factcheck.report.annotated import across_id, decision_on, inconsistency_id, sets_aside

VERSION = 1
INCONSISTENT, ACROSS = "inconsistent", "across"
_HINT = "write it anew with: factcheck baseline ARTICLE... --output FILE"


@dataclass(frozen=True, slots=True)
class Entry:
    """One known finding; ``label`` is contradicted, unverified, inconsistent or across (between two articles)."""

    path: str
    id: str
    label: str
    reason: str
    figure: str
    sentence: str

    @property
    def key(self) -> tuple[str, str, str]:
        """What makes two entries the same."""
        return self.path, self.id, self.label


@dataclass(frozen=True, slots=True)
class Baseline:
    """The known findings of one file."""

    file: Path
    entries: tuple[Entry, ...]
    made: str = ""

    def shrink(self, gone: Iterable[Entry], made: str) -> bool:
        """Take entries out of the file. Whether that was done.

        Only a run that is made in the same way as the file does it: without the model, a finding may be gone that the
        next run finds again. A file that cannot be written stays as it is.
        """
        if made != self.made:
            return False
        out = set(gone)
        try:
            write_whole(self.file, written((entry for entry in self.entries if entry not in out), made))
        except FactcheckError:
            return False
        return True

    def known(self, report: ArticleReport) -> frozenset[str]:
        """The ids of the report's findings that are known."""
        mine = {entry.key for entry in self.entries}
        return frozenset(entry.id for entry in entries_of(report, self.file) if entry.key in mine)

    def known_across(self, items: Iterable[Inconsistency]) -> frozenset[str]:
        """The ids of the inconsistencies between articles that are known."""
        mine = {entry.key for entry in self.entries}
        return frozenset(entry.id for entry in entries_across(items, self.file) if entry.key in mine)

    def gone(
        self, reports: Iterable[ArticleReport], across: Iterable[Inconsistency] | None = None
    ) -> tuple[Entry, ...]:
        """The entries of these articles that are findings no more, and those whose article is no more.

        Those between articles are told only where ``across`` gives what was found between them.
        """
        reports = list(reports)
        found = {entry.key for report in reports for entry in entries_of(report, self.file)}
        found |= {entry.key for entry in entries_across(across or (), self.file)}
        checked = {relative_path(report, self.file) for report in reports}
        return tuple(
            entry
            for entry in self.entries
            if entry.key not in found
            and (across is not None or entry.label != ACROSS)
            and (entry.path in checked or not (self.file.parent / entry.path).exists())
        )


def relative_path(report: ArticleReport, file: Path) -> str:
    """The path of an article as the baseline writes it."""
    return _relative(report.article.path, file)


def _relative(name: str, file: Path) -> str:
    return Path(os.path.relpath(Path(name).absolute(), file.absolute().parent)).as_posix()


def entries_of(report: ArticleReport, file: Path) -> Iterator[Entry]:
    """Every finding of a report as an entry: contradicted, unverified, inconsistent; none that a reviewer set aside."""
    path = relative_path(report, file)
    for verdict in report.verdicts:
        if verdict.label is not Label.SUPPORTED and not sets_aside(decision_on(report, verdict)):
            sentence = " ".join(verdict.claim.sentence.split())
            yield Entry(path, verdict.id, str(verdict.label), verdict.reason, verdict.figure.text, sentence)
    for item in report.inconsistencies:
        figures = ", ".join(figure.text for figure in item.figures)
        yield Entry(path, inconsistency_id(report, item), INCONSISTENT, item.reason, figures, item.explanation)


def entries_across(items: Iterable[Inconsistency], file: Path) -> Iterator[Entry]:
    """Every inconsistency between articles as an entry, under the path of the first of them."""
    for item in items:
        figures = ", ".join(figure.text for figure in item.figures)
        yield Entry(_relative(item.paths[0], file), across_id(item), ACROSS, item.reason, figures, item.explanation)


def read_baseline(file: Path) -> Baseline:
    """Read a baseline. Raises SettingsError, in one line, for a file that is missing or is none."""
    try:
        told = json.loads(file.read_text(encoding="utf-8"))
    except OSError as error:
        raise SettingsError(f"no baseline at {file}: {error.strerror}", hint=_HINT) from error
    except ValueError as error:
        raise SettingsError(f"{file} is not JSON: {error}", hint=_HINT) from error
    if not isinstance(told, dict) or told.get("version") != VERSION or not isinstance(told.get("findings"), list):
        raise SettingsError(f"{file} is no baseline of version {VERSION}", hint=_HINT)
    entries = []
    names = list(Entry.__dataclass_fields__)
    for number, row in enumerate(told["findings"], start=1):
        if not isinstance(row, dict) or not all(isinstance(row.get(name), str) for name in names):
            raise SettingsError(f"{file}: finding {number} needs {', '.join(names)}, each a text", hint=_HINT)
        entries.append(Entry(**{name: row[name] for name in names}))
    made = told.get("made")
    return Baseline(file, tuple(entries), made if isinstance(made, str) else "")


def written(entries: Iterable[Entry], made: str) -> str:
    """The file's text: sorted by path, then by the words, so that an edit gives a small difference."""
    rows = sorted({entry.key: entry for entry in entries}.values(), key=lambda e: (e.path, e.sentence, e.figure, e.id))
    told = {"version": VERSION, "made": made, "findings": [asdict(entry) for entry in rows]}
    return json.dumps(told, ensure_ascii=False, indent=2) + "\n"
