"""A full disk, while hours of work are written: told in one line, and never at the cost of what was written before."""

from __future__ import annotations

import json
import logging
import re
import shutil
import tempfile
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from factcheck.errors import ModelError

log = logging.getLogger(__name__)

LITTLE = 1 << 20
"""Bytes left on a disk below which a failure to write is put down to that."""
_NO_ROOM = re.compile(
    r"No space left|quota exceeded|File too large|os error (?:27|28|122)\b"
    r"|StreamWriter failed|write failed|unexpected pos \d",
    re.I,
)
"""The words of libraries for it. Some take back what they wrote, so that the disk is no longer full when they tell."""
ROOM = "make room, or give another folder"
_CHECKPOINT = re.compile(r"checkpoint-(\d+)")


@contextmanager
def writing(folder: Path, *, hint: str = ROOM) -> Iterator[None]:
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
        if isinstance(error, ModelError) or not _for_want_of_room(error, folder):
            raise
        raise ModelError(f"cannot write {folder}: the disk is full ({_first_line(error)})", hint=hint) from error


def _for_want_of_room(error: BaseException | None, folder: Path) -> bool:
    """Whether an error, or one that it came from, tells of a full disk, or the disk is full now."""
    if shutil.disk_usage(folder).free < LITTLE:
        return True
    seen: set[int] = set()
    while error is not None and id(error) not in seen:
        seen.add(id(error))
        if _NO_ROOM.search(str(error)):
            return True
        error = error.__cause__ or error.__context__
    return False


@contextmanager
def staging(out: Path, *, hint: str = ROOM) -> Iterator[Path]:
    """A folder inside ``out`` to write in, for files that are then moved up together. Raises as ``writing`` does."""
    with writing(out, hint=hint):
        scratch = Path(tempfile.mkdtemp(prefix=".writing-", dir=out))
    try:
        with writing(out, hint=hint):
            yield scratch
    finally:
        shutil.rmtree(scratch, ignore_errors=True)


def last_whole_checkpoint(folder: Path) -> Path | None:
    """The newest checkpoint in a folder that was written to its end, if there is one; a line tells of newer ones.

    Trainer writes ``trainer_state.json`` last; a checkpoint without it was cut short.
    """
    newest = sorted((path for path in _checkpoints(folder) if step_of(path) >= 0), key=step_of, reverse=True)
    for path in newest:
        if is_whole(path):
            return path
        log.warning("%s is cut short or damaged, and is left out", path)
    return None


def step_of(checkpoint: Path) -> int:
    """The number of steps after which a checkpoint was written; -1 for a folder that is none."""
    match = _CHECKPOINT.fullmatch(checkpoint.name)
    return int(match[1]) if match else -1


def sweep_checkpoints(folder: Path) -> None:
    """Remove the checkpoints that were cut short: they only take room, and nothing can go on from them."""
    for path in _checkpoints(folder):
        if not is_whole(path):
            shutil.rmtree(path)


def is_whole(checkpoint: Path) -> bool:
    """Whether a checkpoint was written to its end, and none of its files has lost its own end since."""
    try:
        json.loads((checkpoint / "trainer_state.json").read_text("utf-8"))
        weights_whole = all(_safetensors_whole(path) for path in checkpoint.glob("*.safetensors"))
    except (OSError, ValueError):
        return False
    # What torch writes is a zip archive, whose table of contents stands at its end.
    return weights_whole and all(zipfile.is_zipfile(path) for path in checkpoint.glob("*.pt*"))


def _safetensors_whole(path: Path) -> bool:
    """Whether the file is as long as its header says: eight bytes of length, the header, the tensors."""
    with path.open("rb") as file:
        length = int.from_bytes(file.read(8), "little")
        if length > path.stat().st_size:
            return False
        header = json.loads(file.read(length))
    ends = [each["data_offsets"][1] for name, each in header.items() if name != "__metadata__"]
    return path.stat().st_size == 8 + length + max(ends, default=0)


def _checkpoints(folder: Path) -> list[Path]:
    return [path for path in folder.glob("checkpoint-*") if path.is_dir()] if folder.is_dir() else []


def _first_line(error: Exception) -> str:
    lines = str(error).strip().splitlines()
    return lines[0] if lines else type(error).__name__
