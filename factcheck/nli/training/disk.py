"""A full disk, while hours of work are written: told in one line, and never at the cost of what was written before."""

from __future__ import annotations

import json
import re
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from factcheck.errors import ModelError

LITTLE = 1 << 20
"""Bytes left on a disk below which a failure to write is put down to that."""
_CHECKPOINT = re.compile(r"checkpoint-(\d+)")


@contextmanager
def writing(folder: Path, *, hint: str = "make room, or give another folder") -> Iterator[None]:
    """Make ``folder``, and turn what fails in the block for want of room into a ``ModelError``.

    Libraries have their own words for a full disk: an OSError, a RuntimeError, or a file cut short that another part
    then cannot read. So what fails while the disk is full counts as that; anything else shows as it is.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        yield
    except OSError as error:
        raise ModelError(f"cannot write {folder}: {error.strerror or _first_line(error)}", hint=hint) from error
    except Exception as error:
        if isinstance(error, ModelError) or shutil.disk_usage(folder).free >= LITTLE:
            raise
        raise ModelError(f"cannot write {folder}: the disk is full ({_first_line(error)})", hint=hint) from error


@contextmanager
def staging(out: Path) -> Iterator[Path]:
    """A folder inside ``out`` to write in, for files that are then moved up together. Raises as ``writing`` does."""
    with writing(out):
        scratch = Path(tempfile.mkdtemp(prefix=".writing-", dir=out))
    try:
        with writing(out):
            yield scratch
    finally:
        shutil.rmtree(scratch, ignore_errors=True)


def last_whole_checkpoint(folder: Path) -> Path | None:
    """The newest checkpoint in a folder that was written to its end, if there is one.

    Trainer writes ``trainer_state.json`` last; a checkpoint without it was cut short.
    """
    numbered = [(int(match[1]), path) for path in _checkpoints(folder) if (match := _CHECKPOINT.fullmatch(path.name))]
    return next((path for _, path in sorted(numbered, reverse=True) if is_whole(path)), None)


def sweep_checkpoints(folder: Path) -> None:
    """Remove the checkpoints that were cut short: they only take room, and nothing can go on from them."""
    for path in _checkpoints(folder):
        if not is_whole(path):
            shutil.rmtree(path)


def is_whole(checkpoint: Path) -> bool:
    """Whether a checkpoint was written to its end."""
    try:
        json.loads((checkpoint / "trainer_state.json").read_text("utf-8"))
    except (OSError, ValueError):
        return False
    return True


def _checkpoints(folder: Path) -> list[Path]:
    return [path for path in folder.glob("checkpoint-*") if path.is_dir()] if folder.is_dir() else []


def _first_line(error: Exception) -> str:
    lines = str(error).strip().splitlines()
    return lines[0] if lines else type(error).__name__
