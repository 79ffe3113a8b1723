"""Importing files: all of them in one transaction, each row added, kept or refused with its reason."""

from __future__ import annotations

import glob
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from factcheck.errors import StoreError, UsageError
from factcheck.store.cells import CellError
from factcheck.store.curation import WRITE_WAIT, writing
from factcheck.store.drafts import Blank, Draft, PassageDraft, Refused, ReviewDraft
from factcheck.store.fields import FIELDS
from factcheck.store.formats import NOT_TEXT, READERS
from factcheck.store.intake import Intake
from factcheck.store.reviews import keep_review
from factcheck.store.reviews import read as read_review
from factcheck.store.writer import Writer

_BATCH = 1000


@dataclass(frozen=True, slots=True)
class FileResult:
    """What became of one file's rows. ``blank`` counts cells and rows that hold nothing."""

    path: Path
    added: int
    replaced: int
    kept: int
    blank: int
    refused: tuple[Refused, ...]
    encoding: str | None


class Progress:
    """Told how an import goes on. This one says nothing; the command shows a bar."""

    def start(self, path: Path, lines: int | None) -> None:
        """A file of so many lines begins; None for one that has no lines."""

    def at(self, line: int) -> None:
        """A line has been read."""

    def waiting(self) -> None:
        """Another command is writing; the import waits for it."""

    def held_up(self) -> None:
        """All is read; other commands are reading the store as it was, and the last step waits for them."""


def find_files(paths: Iterable[Path]) -> list[Path]:
    """The files to import, in order: a folder stands for the files in it that can be read. Raises StoreError."""
    found: list[Path] = []
    for path in paths:
        if path.is_dir():
            within = sorted(file for file in path.rglob("*") if file.suffix.lower() in READERS and file.is_file())
            if not within:
                raise StoreError(f"{path} holds no file that can be imported", f"it may hold {_suffixes()}")
            found += within
        elif not path.exists() and any(mark in str(path) for mark in "*?["):
            matched = sorted(Path(name) for name in glob.glob(str(path), recursive=True))  # noqa: PTH207 - any path
            if not matched:
                raise StoreError(f"no file is like {path}", "check the pattern")
            found += find_files(matched)
        elif not path.exists():
            raise StoreError(f"no file {path}", "check the name")
        elif path.suffix.lower() not in READERS:
            raise StoreError(f"cannot tell what {path} holds by its name", f"a name ends in one of {_suffixes()}")
        else:
            found.append(path)
    return list(dict.fromkeys(found))


def _suffixes() -> str:
    return ", ".join(READERS)


def import_files(
    store: Path,
    files: Sequence[Path],
    *,
    mapping: Mapping[str, str] | None = None,
    given: Mapping[str, str] | None = None,
    strict: bool = False,
    dry_run: bool = False,
    progress: Progress | None = None,
    wait: float = WRITE_WAIT,
) -> list[FileResult]:
    """Import ``files`` into the store: all of them, or on any error (or with ``dry_run``) none.

    ``mapping`` is column → field, ``given`` field → value for the rows that lack it; UsageError for a field that is not
    in ``FIELDS``. Raises StoreError for a file that
    cannot be read, a store that cannot be written, and with ``strict`` for the first row that is refused.
    """
    progress = progress or Progress()
    for name in [*(mapping or {}).values(), *(given or {})]:
        if name not in FIELDS:
            raise UsageError(f"there is no field {name!r}", f"the fields are {', '.join(FIELDS)}")
    results = []
    with writing(store, progress.waiting, wait, on_readers=progress.held_up, keep=not dry_run) as writer:
        for file in files:
            intake = Intake(file, mapping or {}, given or {})
            progress.start(file, None if _is_binary(file) else intake.lines)
            results.append(_import_file(writer, intake, strict, progress))
    return results


def _import_file(writer: Writer, intake: Intake, strict: bool, progress: Progress) -> FileResult:
    before = replace(writer.counts)
    blank = 0
    refused: list[Refused] = []

    def refuse(rows: Iterable[Refused]) -> None:
        for row in rows:
            if strict:
                raise StoreError(f"{intake.path}:{row.line}: {row.reason}", "mend the row, or import without --strict")
            refused.append(row)

    for batch in _batches(READERS[intake.path.suffix.lower()](intake)):
        blank += sum(isinstance(draft, Blank) for draft in batch)
        refuse(draft for draft in batch if isinstance(draft, Refused))
        refuse(_keep_reviews(writer, [draft for draft in batch if isinstance(draft, ReviewDraft)]))
        refuse(writer.add([draft for draft in batch if isinstance(draft, PassageDraft)]))
        progress.at(batch[-1].line)
    counts = writer.counts
    return FileResult(
        intake.path,
        counts.added - before.added,
        counts.replaced - before.replaced,
        counts.kept - before.kept,
        blank,
        tuple(sorted(refused, key=lambda row: row.line)),
        None if _is_binary(intake.path) else intake.encoding,
    )


def _keep_reviews(writer: Writer, drafts: Iterable[ReviewDraft]) -> Iterator[Refused]:
    for draft in drafts:
        try:
            before = keep_review(writer.conn, read_review(draft.fields))
        except CellError as problem:
            yield Refused(draft.line, str(problem))
            continue
        writer.counts.added += before is None
        writer.counts.replaced += before is False
        writer.counts.kept += before is True


def _is_binary(path: Path) -> bool:
    return path.suffix.lower() in NOT_TEXT


def _batches(drafts: Iterator[Draft]) -> Iterator[list[Draft]]:
    batch: list[Draft] = []
    for draft in drafts:
        batch.append(draft)
        if len(batch) == _BATCH:
            yield batch
            batch = []
    if batch:
        yield batch
