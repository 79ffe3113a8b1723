"""Where the lines of a batch go: beside the output until all are there, so that what was interrupted can go on."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, Protocol

from factcheck.errors import FactcheckError


class Lines(Protocol):
    """Takes the lines of a batch."""

    def kept(self) -> Iterator[bytes]:
        """The lines that an earlier batch left, as far as they are whole."""
        ...

    def keep(self, size: int) -> None:
        """Go on after so many bytes of them; what follows is forgotten."""
        ...

    def write(self, line: bytes) -> None:
        """Add a line, and see that it is there."""
        ...

    def finish(self) -> None:
        """All are there."""
        ...


def part_of(file: Path) -> Path:
    """Where lines wait until all are there: beside what a link leads to, so that the link stays."""
    target = file.resolve() if file.is_symlink() else file
    return target.with_name(f"{target.name}.part")


def is_stream(file: Path | None) -> bool:
    """Whether lines go out as they come: to standard output (None), a pipe or a device."""
    return file is None or (file.exists() and not file.is_file())


@contextmanager
def open_lines(file: Path | None, beside: str) -> Iterator[Lines]:
    """Where the lines for a file go. ``beside`` identifies what they depend on and do not tell (``Desk.beside``).

    Raises FactcheckError where they cannot be written, or another batch is writing them.
    """
    told = "standard output" if file is None else str(file)
    try:
        if file is None:
            yield _Stream(sys.stdout.buffer)
        elif is_stream(file):
            with file.open("wb") as stream:
                yield _Stream(stream)
        else:
            told = str(part_of(file))
            with part_of(file).open("a+b") as stream:
                _claim(stream, told)
                yield _Part(file, stream, beside)
    except BrokenPipeError:
        raise  # who read has gone away: no error
    except OSError as error:
        hint = "check that the disk has room and the folder takes files; then the same command goes on"
        raise FactcheckError(f"{told} cannot be written: {error.strerror}", hint) from error


def _claim(stream: BinaryIO, told: str) -> None:
    """See that no other batch writes here, where the system can tell."""
    try:
        import fcntl
    except ImportError:
        return
    try:
        fcntl.flock(stream, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError as error:
        raise FactcheckError(f"{told} is being written by another batch", "wait until it is done") from error
    except OSError:  # a file system without locks
        return


class _Stream:
    """Lines that go out as they come."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream

    def kept(self) -> Iterator[bytes]:
        return iter(())

    def keep(self, size: int) -> None:
        pass

    def write(self, line: bytes) -> None:
        self._stream.write(line)
        self._stream.flush()

    def finish(self) -> None:
        pass


class _Part:
    """Lines in a file beside the output, and beside that one what they depend on and do not tell."""

    def __init__(self, file: Path, stream: BinaryIO, beside: str) -> None:
        self._target = file.resolve() if file.is_symlink() else file
        self._stream, self._beside = stream, beside
        self._part = part_of(file)
        self._way = self._part.with_name(f"{self._part.name}.way")

    def kept(self) -> Iterator[bytes]:
        if self._way.is_file() and self._way.read_text("utf-8").strip() != self._beside:
            return
        self._stream.seek(0)
        for line in self._stream:
            if not line.endswith(b"\n"):
                return
            yield line

    def keep(self, size: int) -> None:
        self._stream.truncate(size)
        self._way.write_text(f"{self._beside}\n", encoding="utf-8")

    def write(self, line: bytes) -> None:
        self._stream.write(line)
        self._stream.flush()

    def finish(self) -> None:
        self._stream.close()
        if self._target.exists():
            self._part.chmod(self._target.stat().st_mode & 0o777)
        self._part.replace(self._target)
        self._way.unlink(missing_ok=True)
