"""An import is whole or not at all, whatever happens to it, and whoever else is there."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest

import factcheck
from factcheck.errors import StoreError
from factcheck.store import open_store
from factcheck.store.curation import add_text, writing
from factcheck.store.doctor import examine
from factcheck.store.drafts import PassageDraft, SourceDraft
from factcheck.store.identity import digest_of
from factcheck.store.ingest import Progress, import_files

IMPORT = """
import sys
from pathlib import Path
from factcheck.store.ingest import import_files, Progress

class Told(Progress):
    def start(self, path, lines):
        print("reading", flush=True)
    def waiting(self):
        print("waiting", flush=True)

try:
    import_files(Path(sys.argv[1]), [Path(sys.argv[2])], progress=Told())
except KeyboardInterrupt:
    sys.exit(130)
print("done", flush=True)
"""

# A cache of a few pages makes SQLite write to the file long before the end, as a very large import does.
SPILL = """
import sys, time
from pathlib import Path
from factcheck.store.curation import writing
from factcheck.store.drafts import PassageDraft, SourceDraft

with writing(Path(sys.argv[1])) as writer:
    writer.conn.execute("PRAGMA cache_size = 5")
    for start in range(0, 5000, 500):
        writer.add([PassageDraft(SourceDraft("T"), f"passage {n} of many", n) for n in range(start, start + 500)])
    print("half", flush=True)
    time.sleep(60)
"""


EMPTY = digest_of(0)


def start(script: str, *arguments: Path) -> subprocess.Popen[str]:
    environment = {**os.environ, "PYTHONPATH": str(Path(factcheck.__file__).parents[1])}
    command = [sys.executable, "-c", script, *map(str, arguments)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environment)


def said(process: subprocess.Popen[str]) -> str:
    assert process.stdout
    return process.stdout.readline().strip()


def many(folder: Path, name: str, count: int = 20_000) -> Path:
    file = folder / name
    rows = "".join(f'{{"text": "{name} says {n} things of note", "title": "T"}}\n' for n in range(count))
    file.write_text(rows, encoding="utf-8")
    return file


def digest(path: Path) -> str:
    with open_store(path) as store:
        return store.digest


def test_a_killed_import_that_had_begun_to_write_is_undone_by_the_next_reader(path: Path) -> None:
    add_text(path, "A passage of before.", SourceDraft("Before"))
    before, bytes_before = digest(path), path.read_bytes()
    process = start(SPILL, path)
    assert said(process) == "half"
    process.kill()
    process.wait()
    assert path.read_bytes() != bytes_before
    assert digest(path) == before
    assert path.read_bytes() == bytes_before
    assert [file.name for file in path.parent.iterdir()] == [path.name]
    assert examine(path) == []


@pytest.mark.parametrize("seconds", [0.0, 0.15, 0.4])
@pytest.mark.parametrize("sign", [signal.SIGKILL, signal.SIGINT])
def test_an_import_that_is_stopped_leaves_the_old_store_or_the_new(
    path: Path, tmp_path: Path, seconds: float, sign: signal.Signals
) -> None:
    add_text(path, "A passage of before.", SourceDraft("Before"))
    before = digest(path)
    process = start(IMPORT, path, many(tmp_path, "a.jsonl"))
    assert said(process) == "reading"
    time.sleep(seconds)
    process.send_signal(sign)
    process.wait()
    with open_store(path) as store:
        count = store.stats().passages
    assert count in {1, 20_001}
    assert (digest(path) == before) == (count == 1)
    assert examine(path) == []


def test_two_imports_at_once_both_go_in(path: Path, tmp_path: Path) -> None:
    first = start(IMPORT, path, many(tmp_path, "a.jsonl", 8000))
    second = start(IMPORT, path, many(tmp_path, "b.jsonl", 8000))
    assert first.wait() == second.wait() == 0
    with open_store(path) as store:
        assert store.stats().passages == 16_000
    assert examine(path) == []


def test_an_import_that_waits_in_vain_says_so(path: Path, passages: Path) -> None:
    waits: list[str] = []

    class Told(Progress):
        def waiting(self) -> None:
            waits.append("told")

    with writing(path), pytest.raises(StoreError, match="written to by another command"):
        import_files(path, [passages], progress=Told(), wait=0.1)
    assert waits == ["told"]


class Held(Progress):
    times = 0

    def held_up(self) -> None:
        self.times += 1


def test_a_reader_sees_the_store_as_it_was_opened(path: Path, passages: Path) -> None:
    with writing(path) as writer:
        writer.add([PassageDraft(SourceDraft("T"), "Half an import.", 1)])
        with open_store(path) as store:  # while the import goes on
            assert store.stats().passages == 0
    with open_store(path) as store:
        before = store.digest
        assert store.stats().passages == 1
        told = Held()
        with pytest.raises(StoreError, match="in use by another command that reads it"):
            import_files(path, [passages], wait=0.1, progress=told)
        assert told.times == 1
        assert store.digest == before
    told = Held()
    import_files(path, [passages], progress=told)
    assert told.times == 0
    assert digest(path) != before


def test_a_full_disk_takes_all_back(path: Path, tmp_path: Path) -> None:
    before = digest(path)
    file = many(tmp_path, "a.jsonl", 3000)

    def fill() -> None:
        with writing(path) as writer:
            writer.conn.execute("PRAGMA max_page_count = 40")
            for n in range(3000):
                writer.add([PassageDraft(SourceDraft("T"), f"passage {n} of many " * 20, n)])

    with pytest.raises(StoreError, match="no room left"):
        fill()
    assert digest(path) == before
    assert examine(path) == []
    import_files(path, [file])


def test_a_store_that_another_tool_put_in_wal_mode_is_put_back(path: Path, passages: Path) -> None:
    with sqlite3.connect(path) as conn:
        conn.execute("PRAGMA journal_mode = WAL")
    conn.close()
    assert digest(path) == EMPTY
    import_files(path, [passages])
    assert path.read_bytes()[18:20] == b"\1\1"  # the file format's word for a rollback journal
    assert {file.name for file in path.parent.iterdir()} == {path.name, passages.name}
