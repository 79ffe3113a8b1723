"""Scores that are kept between runs, so that an unchanged article is checked again without loading the model.

One SQLite file: a row for each (model, view, evidence, claim), texts by their hash, scores as the doubles they are.
A score of an engine that runs one pair at a time depends on nothing else; others are not kept (see ``scoring_key``).
Several processes may use the file at once. A cache that cannot be used is left alone, with one warning, and the run
goes on without it.
"""

from __future__ import annotations

import hashlib
import logging
import os
import platform
import sqlite3
import sys
import tempfile
from collections.abc import Callable, Sequence
from contextlib import closing, suppress
from dataclasses import dataclass
from functools import cache
from importlib import metadata
from pathlib import Path
from typing import Protocol

from factcheck.figures.masking import mask_numbers
from factcheck.records import Score, View

log = logging.getLogger(__name__)

FILE = "scores.db"
ROWS = 200_000
"""Most scores that are kept, some 30 MB; beyond, those not used for longest go."""
SPARED = 0.9
"""The share of them that is left when some have to go, so that it is not done every time."""
BUSY = 2.0
"""Seconds to wait for another process that writes."""
DAY = 86_400
"""Seconds after which a use is noted again: noting each would make every reading a writing."""

VERSION = 1
_SCHEMA = f"""
CREATE TABLE IF NOT EXISTS models (id INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE);
CREATE TABLE IF NOT EXISTS scores (
    model INTEGER NOT NULL, view TEXT NOT NULL, evidence BLOB NOT NULL, claim BLOB NOT NULL,
    entailment REAL NOT NULL, neutral REAL NOT NULL, contradiction REAL NOT NULL, used INTEGER NOT NULL,
    PRIMARY KEY (model, view, evidence, claim)
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS scores_used ON scores (used);
PRAGMA user_version = {VERSION};
"""
_WHERE = "WHERE model = ? AND view = ? AND evidence = ? AND claim = ?"

Pair = tuple[str, str]


class Scoring(Protocol):
    """A scorer behind a cache."""

    @property
    def digest(self) -> str:
        """``sha256:…`` over the model's files."""
        ...

    def score(self, pairs: Sequence[Pair], view: View) -> list[Score]:
        """One score for each (evidence, claim), in order."""
        ...


@dataclass(frozen=True, slots=True)
class CacheFacts:
    """What a cache holds: rows, models, bytes on disk."""

    path: Path
    scores: int
    models: int
    size: int


def cache_folder() -> Path | None:
    """``FACTCHECK_CACHE_DIR``, else the user's cache folder; None where the variable is set to nothing: no cache."""
    told = os.environ.get("FACTCHECK_CACHE_DIR")
    if told is not None:
        return Path(told) if told.strip() else None
    import platformdirs

    return Path(platformdirs.user_cache_dir("factcheck", appauthor=False))


def scoring_key(engine: str, digest: str, device: str | None) -> str | None:
    """All that a score depends on besides the pair, in words; None for an engine whose scores depend on their batch.

    That is torch on a GPU, and torch left to choose where there may be one. Otherwise: the model's files, this code,
    the engine's version, and the processor, whose instructions decide the last digits.
    """
    on_cpu = engine == "onnx" or device == "cpu" or (device is None and not _may_have_gpu())
    if not on_cpu:
        return None
    package = {"onnx": "onnxruntime", "torch": "torch"}[engine]
    try:
        version = metadata.version(package)
    except metadata.PackageNotFoundError:
        version = "none"
    return " ".join((digest, _code_digest(), package, version, platform.machine(), _processor()))


def _may_have_gpu() -> bool:
    """Whether a driver for CUDA may be there; macOS has none."""
    return sys.platform == "win32" or any(Path(path).exists() for path in ("/dev/nvidiactl", "/dev/dxg"))


@cache
def _processor() -> str:
    try:
        lines = Path("/proc/cpuinfo").read_text("utf-8").splitlines()
    except OSError:
        return platform.processor()
    told = [line for line in lines if line.startswith(("model name", "flags", "Features"))][:2]
    return hashlib.sha256("\n".join(told).encode()).hexdigest()[:16]


@cache
def _code_digest() -> str:
    """Of the modules beside this one: masking, windows and padding change what a model is shown."""
    total = hashlib.sha256()
    for path in sorted(Path(__file__).parent.glob("*.py")):
        total.update(path.name.encode() + b"\0" + path.read_bytes())
    return total.hexdigest()[:16]


class CachedScorer:
    """A scorer that answers from the cache what it knows, and asks the one behind it for the rest.

    ``key`` is that of ``scoring_key``, ``now`` the clock in seconds, ``rows`` the most scores to keep. The scores are
    those of the scorer behind, to the last bit. An empty text is neutral, as every scorer says.
    """

    def __init__(self, behind: Scoring, key: str, folder: Path, *, now: Callable[[], float], rows: int = ROWS) -> None:
        self._behind, self._key, self._path = behind, key, folder / FILE
        self._now, self._rows = now, rows
        self._usable = True

    @property
    def digest(self) -> str:
        """That of the scorer behind it."""
        return self._behind.digest

    def score(self, pairs: Sequence[Pair], view: View) -> list[Score]:
        """One score for each (evidence, claim), in order."""
        known = {pair: Score(0.0, 1.0, 0.0, view) for pair in pairs if not (pair[0].strip() and pair[1].strip())}
        if self._usable:
            known |= self._read([pair for pair in dict.fromkeys(pairs) if pair not in known], view)
        missing = [pair for pair in dict.fromkeys(pairs) if pair not in known]
        if missing:
            found = dict(zip(missing, self._behind.score(missing, view), strict=True))
            known |= found
            if self._usable:
                self._write(found, view)
        return [known[pair] for pair in pairs]

    def _read(self, pairs: Sequence[Pair], view: View) -> dict[Pair, Score]:
        known: dict[Pair, Score] = {}
        try:
            with closing(self._open()) as database:
                row = database.execute("SELECT id FROM models WHERE key = ?", (self._key,)).fetchone()
                model = row[0] if row else None
                for pair in pairs if row else ():
                    row = database.execute(
                        f"SELECT entailment, neutral, contradiction, used FROM scores {_WHERE}",  # noqa: S608 - constant
                        (model, view, *_hashes(pair, view)),
                    ).fetchone()
                    score = _score(row, view) if row else None
                    if score is not None:
                        known[pair] = score
                        if row[3] < self._now() - DAY:
                            self._note_use(database, (model, view, *_hashes(pair, view)))
                database.commit()
        except (sqlite3.Error, OSError) as error:
            self._give_up(error)
        return known

    def _note_use(self, database: sqlite3.Connection, row: tuple[object, ...]) -> None:
        database.execute(f"UPDATE scores SET used = ? {_WHERE}", (int(self._now()), *row))  # noqa: S608 - constant

    def _write(self, found: dict[Pair, Score], view: View) -> None:
        """Keep scores. What was not judged (certainly neutral) is left out, so that it is warned of every time."""
        now = int(self._now())
        try:
            with closing(self._open()) as database:
                model = _model_id(database, self._key)
                database.executemany(
                    "INSERT OR REPLACE INTO scores VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                    [
                        (model, view, *_hashes(pair, view), told.entailment, told.neutral, told.contradiction, now)
                        for pair, told in found.items()
                        if told.neutral < 1
                    ],
                )
                _trim(database, self._rows)
                database.commit()
        except (sqlite3.Error, OSError) as error:
            self._give_up(error)

    def _open(self) -> sqlite3.Connection:
        if not self._path.exists():
            _make(self._path)
        return open_cache(self._path)

    def _give_up(self, error: Exception) -> None:
        """Go on without. A folder that cannot be written to is no more than a place without a cache."""
        self._usable = False
        level = logging.WARNING if isinstance(error, sqlite3.Error) else logging.INFO
        told = "the cache of scores is not used: %s: %s; make it anew with: factcheck model cache clear"
        log.log(level, told, self._path, error)


def _make(path: Path) -> None:
    """An empty cache, put into its place whole, unless another process was quicker."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=".making-", dir=path.parent) as scratch:
        made = Path(scratch) / FILE
        with closing(sqlite3.connect(made)) as database:
            database.execute("PRAGMA journal_mode = WAL")
            database.executescript(_SCHEMA)
        with suppress(FileExistsError):
            os.link(made, path)


def open_cache(path: Path) -> sqlite3.Connection:
    """A cache that is there. Raises ``sqlite3.Error`` for a file that cannot be used, or is none."""
    database = sqlite3.connect(path, timeout=BUSY)
    try:
        _check_version(database)
        database.execute("PRAGMA synchronous = NORMAL")
    except BaseException:
        database.close()
        raise
    return database


def _check_version(database: sqlite3.Connection) -> None:
    if database.execute("PRAGMA user_version").fetchone()[0] != VERSION:
        raise sqlite3.DatabaseError("not a cache of scores of this version")


def cache_facts(folder: Path) -> CacheFacts:
    """What the cache in a folder holds. Raises ``sqlite3.Error`` for a file that cannot be used."""
    path = folder / FILE
    if not path.is_file():
        return CacheFacts(path, 0, 0, 0)
    with closing(open_cache(path)) as database:
        (scores,) = database.execute("SELECT count(*) FROM scores").fetchone()
        (models,) = database.execute("SELECT count(*) FROM models").fetchone()
    return CacheFacts(path, scores, models, sum(file.stat().st_size for file in _files(folder)))


def clear_cache(folder: Path) -> bool:
    """Delete the cache in a folder, damaged or not; tells whether there was one. Raises ``OSError``."""
    files = _files(folder)
    for file in files:
        file.unlink(missing_ok=True)
    return bool(files)


def _files(folder: Path) -> list[Path]:
    """The database and what SQLite keeps beside it."""
    return [path for path in (folder / f"{FILE}{end}" for end in ("", "-wal", "-shm")) if path.is_file()]


def _model_id(database: sqlite3.Connection, key: str) -> int:
    database.execute("INSERT OR IGNORE INTO models (key) VALUES (?)", (key,))
    number: int = database.execute("SELECT id FROM models WHERE key = ?", (key,)).fetchone()[0]
    return number


def _trim(database: sqlite3.Connection, rows: int) -> None:
    """Let go of the scores not used for longest, if there are too many, and of models without any."""
    (number,) = database.execute("SELECT count(*) FROM scores").fetchone()
    if number > rows:
        spared = int(rows * SPARED)
        database.execute(
            "DELETE FROM scores WHERE (model, view, evidence, claim) IN"
            " (SELECT model, view, evidence, claim FROM scores ORDER BY used, evidence, claim LIMIT ?)",
            (number - spared,),
        )
        database.execute("DELETE FROM models WHERE id NOT IN (SELECT DISTINCT model FROM scores)")


def _hashes(pair: Pair, view: View) -> tuple[bytes, bytes]:
    """16 bytes for what the model is shown of each text: in the masked view, other values are the same text."""
    evidence, claim = (mask_numbers(text) if view is View.MASKED else text for text in pair)
    return _hash(evidence), _hash(claim)


def _hash(text: str) -> bytes:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).digest()[:16]


def _score(row: tuple[object, ...], view: View) -> Score | None:
    """The score of a row; None if its values cannot be one."""
    entailment, neutral, contradiction, _ = row
    if not (isinstance(entailment, float) and isinstance(neutral, float) and isinstance(contradiction, float)):
        return None
    if not (min(entailment, neutral, contradiction) >= 0 and abs(entailment + neutral + contradiction - 1) < 1e-6):
        return None
    return Score(entailment, neutral, contradiction, view)
