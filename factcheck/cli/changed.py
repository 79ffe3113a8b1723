"""``--changed-since``: which lines of which articles have changed since a revision of a git repository."""

from __future__ import annotations

import re
import subprocess
from dataclasses import dataclass
from pathlib import Path

from factcheck.errors import FactcheckError, UsageError

_HUNK = re.compile(rb"^@@ -\d+(?:,\d+)? \+(\d+)(?:,(\d+))? @@", re.MULTILINE)
_WHOLE_FILES = (".docx", ".pdf")
"""Their lines are not those of the file: any change changes all of them."""


@dataclass(frozen=True, slots=True)
class Changed:
    """The changed lines of one file, as ``(first, last)`` counted from 1; ``None`` stands for all lines.

    Lines that were taken out between lines 4 and 5 are ``(4.5, 4.5)``: a sentence over both has changed.
    """

    ranges: tuple[tuple[float, float], ...] | None

    def touches(self, first: int, last: int) -> bool:
        """Whether something on the lines ``first`` to ``last`` has changed."""
        return self.ranges is None or any(start <= last and end >= first for start, end in self.ranges)


class ChangedFiles:
    """The files that differ from a revision, by repository.

    ``of`` raises UsageError outside a repository and for an unknown revision, FactcheckError where git is missing.
    """

    def __init__(self, revision: str) -> None:
        self.revision = revision
        self._repositories: dict[Path, tuple[str, frozenset[str], frozenset[str]]] = {}

    def of(self, path: str) -> Changed | None:
        """What has changed in the file; None where nothing has."""
        file = Path(path).resolve()
        root = self._root(file.parent)
        commit, changed, tracked = self._compared(root)
        name = file.relative_to(root).as_posix()
        if name not in tracked:
            return Changed(None)
        if name not in changed:
            return None
        if file.suffix.lower() in _WHOLE_FILES:
            return Changed(None)
        diff = _git(
            root,
            "diff",
            "--unified=0",
            "--no-color",
            "--no-ext-diff",
            "--no-textconv",
            "--text",
            commit,
            "--",
            f":(literal){name}",
        )
        return Changed(tuple(_range(int(start), int(count or 1)) for start, count in _HUNK.findall(diff)))

    def _root(self, folder: Path) -> Path:
        try:
            told = _git(folder, "rev-parse", "--show-toplevel")
        except (subprocess.CalledProcessError, NotADirectoryError):
            raise UsageError(
                f"--changed-since: {folder} is not in a git repository", hint="run it within one, or leave it out"
            ) from None
        return Path(told.decode("utf-8", "surrogateescape").rstrip("\n")).resolve()

    def _compared(self, root: Path) -> tuple[str, frozenset[str], frozenset[str]]:
        if root not in self._repositories:
            commit = self._commit(root)
            changed = _names(root, "diff", "--name-only", "-z", "--no-ext-diff", "--no-renames", commit)
            self._repositories[root] = commit, changed, _names(root, "ls-files", "-z")
        return self._repositories[root]

    def _commit(self, root: Path) -> str:
        try:
            asked = f"{self.revision}^{{commit}}"
            return _git(root, "rev-parse", "--verify", "--quiet", "--end-of-options", asked).decode().strip()
        except subprocess.CalledProcessError:
            hint = "name a branch, tag or commit; in CI, fetch enough history (fetch-depth: 0)"
            raise UsageError(f"--changed-since: {self.revision} is no revision of {root}", hint=hint) from None


def _range(start: int, count: int) -> tuple[float, float]:
    return (start, start + count - 1) if count else (start + 0.5, start + 0.5)


def _names(root: Path, *arguments: str) -> frozenset[str]:
    listed = _git(root, *arguments).decode("utf-8", "surrogateescape")
    return frozenset(name for name in listed.split("\0") if name)


def _git(folder: Path, *arguments: str) -> bytes:
    command = ["git", "-C", str(folder), "-c", "core.quotePath=false", *arguments]
    try:
        return subprocess.run(command, check=True, capture_output=True).stdout  # noqa: S603 - git, with our arguments
    except FileNotFoundError:
        raise FactcheckError("--changed-since needs git, which is not installed", hint="install git") from None
