"""The Hugging Face hub, as far as fetching a model needs it: which files a revision has, and their bytes.

Plain HTTP by the standard library; ``HF_ENDPOINT`` names another hub, as for the hub's own tools. Nothing is sent but
the names that are asked for. (https://huggingface.co/docs/hub/api: ``/api/models/NAME/revision/REV?blobs=true``,
``/NAME/resolve/COMMIT/FILE``.)
"""

from __future__ import annotations

import hashlib
import http.client
import json
import os
import re
import ssl
import time
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any, TypeVar

from factcheck.errors import ModelError

HUB = "https://huggingface.co"
TIMEOUT = 30.0
"""Seconds without a byte after which a transfer counts as broken."""
TRIES = 3
PIECE = 1 << 20
Result = TypeVar("Result")
_COMMIT = re.compile(r"[0-9a-f]{40,64}")
_AGAIN = "try again later; nothing was kept"


@dataclass(frozen=True, slots=True)
class HubFile:
    """A file of a revision: its size in bytes, and its digest by the hub (``sha256``, or git's ``sha1`` of a blob)."""

    path: str
    size: int
    sha256: str | None
    blob: str | None


@dataclass(frozen=True, slots=True)
class Revision:
    """One commit of a model's repository, with its files."""

    commit: str
    files: tuple[HubFile, ...]


class Hub:
    """A hub at ``endpoint``. A transfer that breaks off is tried again, three times in all, after ``pause`` seconds."""

    def __init__(self, endpoint: str | None = None, *, pause: Callable[[float], None] = time.sleep) -> None:
        self.endpoint = (endpoint or os.environ.get("HF_ENDPOINT") or HUB).rstrip("/")
        self._pause = pause
        if urllib.parse.urlsplit(self.endpoint).scheme not in {"http", "https"}:
            raise ModelError(f"HF_ENDPOINT {self.endpoint} is no web address", hint=f"the usual one is {HUB}")

    def revision(self, name: str, revision: str) -> Revision:
        """The commit that a branch, tag or commit stands for, and its files. Raises ``ModelError``."""
        quoted = urllib.parse.quote(revision, safe="")
        url = f"{self.endpoint}/api/models/{urllib.parse.quote(name)}/revision/{quoted}?blobs=true"
        missing = ModelError(
            f"the hub has no model {name} with the revision {revision}, or keeps it closed",
            hint=f"look it up at {self.endpoint}/{name}",
        )

        def read() -> bytes:
            with self._open(url, missing) as answer:
                return answer.read(PIECE * 16)

        told = self._trying(read, f"the list of files of {name}")
        try:
            return _revision(json.loads(told))
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            raise ModelError(f"the hub's answer about {name} cannot be read", hint=_AGAIN) from error

    def fetch(self, name: str, commit: str, file: HubFile, target: Path, done: Callable[[int], None]) -> None:
        """Write a file to ``target``; ``done`` is told the bytes as they come, negative ones when it starts again.

        Raises ``ModelError`` if it cannot be had whole, and ``OSError`` if it cannot be written.
        """
        url = f"{self.endpoint}/{urllib.parse.quote(name)}/resolve/{commit}/{urllib.parse.quote(file.path)}"
        missing = ModelError(f"the hub no longer has {file.path} of {name}", hint=_AGAIN)

        def read() -> None:
            came = 0
            digests = _digests(file)
            try:
                with self._open(url, missing) as answer, target.open("wb") as out:
                    while piece := answer.read(PIECE):
                        out.write(piece)
                        came += len(piece)
                        done(len(piece))
                        for digest, _ in digests:
                            digest.update(piece)
                _check_whole(file, came, digests)
            except BaseException:
                done(-came)
                raise

        self._trying(read, file.path)

    @contextmanager
    def _open(self, url: str, missing: ModelError) -> Iterator[IO[bytes]]:
        request = urllib.request.Request(url, headers={"User-Agent": "factcheck"})  # noqa: S310 - http(s), checked
        try:
            answer = urllib.request.urlopen(request, timeout=TIMEOUT)  # noqa: S310
        except urllib.error.HTTPError as error:
            error.close()
            if error.code in {401, 403, 404}:  # the hub says 401 of what does not exist
                raise missing from error
            raise
        with answer:
            yield answer

    def _trying(self, action: Callable[[], Result], what: str) -> Result:
        for attempt in range(1, TRIES + 1):
            try:
                return action()
            except _BROKEN as error:
                if attempt == TRIES:
                    raise ModelError(
                        f"{what} could not be fetched from {self.endpoint}: {_reason(error)}", hint=_AGAIN
                    ) from error
                self._pause(2.0 ** (attempt - 1))
        raise AssertionError  # the last attempt has returned or raised


class _BrokenOffError(Exception):
    """A transfer ended early, or brought other bytes than the hub had promised."""


_BROKEN = (
    urllib.error.URLError,
    http.client.HTTPException,
    TimeoutError,
    ConnectionError,
    ssl.SSLError,
    _BrokenOffError,
)


def _check_whole(file: HubFile, came: int, digests: list[tuple[Any, str]]) -> None:
    if came != file.size:
        raise _BrokenOffError(f"{came} of {file.size} bytes came")
    if any(digest.hexdigest() != wanted for digest, wanted in digests):
        raise _BrokenOffError("other bytes came than the hub had promised")


def _digests(file: HubFile) -> list[tuple[Any, str]]:
    """Running digests beside what they must come to."""
    if file.sha256:
        return [(hashlib.sha256(), file.sha256)]
    if file.blob and len(file.blob) == 40:
        git = hashlib.sha1(f"blob {file.size}\0".encode(), usedforsecurity=False)
        return [(git, file.blob)]
    return []


def _revision(told: Any) -> Revision:
    commit = told["sha"]
    if not _COMMIT.fullmatch(commit):
        raise ValueError(commit)
    files = []
    for row in told["siblings"]:
        stored = row.get("lfs") or {}
        digest = stored.get("sha256")
        size = int(stored.get("size") or row.get("size") or 0)
        files.append(HubFile(str(row["rfilename"]), size, str(digest) if digest else None, row.get("blobId")))
    return Revision(commit, tuple(files))


def _reason(error: Exception) -> str:
    if isinstance(error, urllib.error.HTTPError):
        return f"the server says {error.code}"
    if isinstance(error, urllib.error.URLError):
        return str(error.reason)
    return str(error) or type(error).__name__
