"""A batch that was interrupted or killed goes on where it stopped, and comes to what it would have come to."""

from __future__ import annotations

import json
import multiprocessing
import os
import re
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from batch_place import KEPT, archive, batch, output
from cli_place import ALSO_WRONG, RIGHT, UNKNOWN, WRONG, Place

pytest_plugins = ["cli_place"]

TEXTS = (RIGHT, WRONG, UNKNOWN, ALSO_WRONG)
LONG = "Some words. " * 2_500
"""What makes an article take a while."""


@pytest.fixture
def cut(place: Place) -> Place:
    """A place where a batch over four articles was done; its first three lines are left as if it had been stopped."""
    archive(place, "old.jsonl", *({"id": number, "text": text} for number, text in enumerate(TEXTS)))
    assert batch(place, "old.jsonl").code == 1
    leave(place, *output(place).splitlines(keepends=True)[:3])
    return place


def leave(place: Place, *lines: bytes) -> None:
    """Leave lines as a batch that was stopped does."""
    (place.folder / "out.jsonl.part").write_bytes(b"".join(lines))


def left(place: Place) -> set[str]:
    return {path.name for path in place.folder.glob("out.jsonl*")}


def kept(place: Place, *more: object, code: int = 1) -> int:
    """How many lines a batch keeps; what it comes to is what a batch from the beginning comes to."""
    done = batch(place, "old.jsonl", *more)
    assert done.code == code, done.err
    assert left(place) == {"out.jsonl"}
    went_on = output(place)
    again = batch(place, "old.jsonl", *more)
    assert output(place) == went_on
    assert KEPT not in again.err, "what is finished is no beginning"
    number = re.search(rf" \((\d+) {KEPT}\)", done.err)
    assert done.err.replace(number[0] if number else "", "") == again.err
    return int(number[1]) if number else 0


def test_what_is_done_is_kept(cut: Place) -> None:
    assert kept(cut) == 3


def test_a_kept_line_is_not_made_again(cut: Place) -> None:
    lines = output(cut).splitlines(keepends=True)
    leave(cut, lines[0].replace(b"both say", b"they say"), lines[1])
    batch(cut, "old.jsonl")
    assert output(cut).splitlines(keepends=True) == [lines[0].replace(b"both say", b"they say"), *lines[1:]]


def test_half_a_line_is_made_again(cut: Place) -> None:
    lines = output(cut).splitlines(keepends=True)
    leave(cut, lines[0], lines[1], lines[2][:-40])
    assert kept(cut) == 2
    leave(cut, lines[0], lines[1][:-1])
    assert kept(cut) == 1


@pytest.mark.parametrize("line", [b"\n", b"{}\n", b"17\n", b'{"articles": [{}]}\n', b"\xff\n"])
def test_a_line_that_is_no_report_is_made_again(line: bytes, cut: Place) -> None:
    leave(cut, output(cut).splitlines(keepends=True)[0], line)
    assert kept(cut) == 1


def test_all_may_be_there(cut: Place) -> None:
    leave(cut, output(cut))
    assert kept(cut) == 4
    leave(cut, output(cut), output(cut))
    assert kept(cut) == 4


def test_from_a_changed_article_on_all_is_made_again(cut: Place) -> None:
    archive(cut, "old.jsonl", *({"id": number, "text": text} for number, text in enumerate((RIGHT, RIGHT, *TEXTS[2:]))))
    assert kept(cut) == 1


def test_from_another_article_on_all_is_made_again(cut: Place) -> None:
    rows = [{"id": number, "text": text} for number, text in enumerate(TEXTS)]
    archive(cut, "old.jsonl", rows[0], {"id": "new", "text": RIGHT}, *rows[1:])
    assert kept(cut) == 1


@pytest.mark.parametrize("more", [{"title": "A title"}, {"date": "2024-02-01"}])
def test_from_an_article_with_another_title_or_date_on_all_is_made_again(more: dict[str, str], cut: Place) -> None:
    rows = [{"id": number, "text": text} for number, text in enumerate(TEXTS)]
    archive(cut, "old.jsonl", rows[0], rows[1] | more, *rows[2:])
    assert kept(cut) == 1
    leave(cut, *output(cut).splitlines(keepends=True)[:3])
    assert kept(cut) == 3
    leave(cut, *output(cut).splitlines(keepends=True)[:3])
    archive(cut, "old.jsonl", *rows)
    assert kept(cut) == 1, "and where they are told no more"


def test_other_settings_make_all_again(cut: Place) -> None:
    cut.write("factcheck.toml", 'store = "desk.db"\ntolerance = "strict"\n')
    assert kept(cut) == 0


def test_settings_that_change_no_report_change_nothing(cut: Place) -> None:
    cut.write("factcheck.toml", 'store = "desk.db"\nfail-on = "unverified"\n')
    assert kept(cut) == 3


def test_another_store_makes_all_again(cut: Place) -> None:
    cut.call("store", "add", "The port is old.", "--title", "T", "--publisher", "P", "--store", "desk.db")
    assert kept(cut) == 0


@pytest.mark.parametrize("more", [("--all-claims",), ("--date", "2024-02-01"), ("--baseline", "known.json")])
def test_other_options_make_all_again(more: tuple[str, ...], cut: Place) -> None:
    """They stand in no report: what lines depend on is kept beside them."""
    cut.write("b.md", WRONG)
    cut.call("baseline", "b.md", "--no-model", "--output", "known.json")
    (cut.folder / "out.jsonl.part").unlink()
    interrupted(cut, "old.jsonl", *more)
    assert kept(cut) == 0
    interrupted(cut, "old.jsonl")
    assert kept(cut, *more) == 0
    interrupted(cut, "old.jsonl", *more)
    assert kept(cut, *more) == 2


def interrupted(place: Place, *arguments: object) -> None:
    """A batch that is stopped by Ctrl-C after two lines."""
    from factcheck.cli.batch_done import Done

    honest, seen = Done._count, []

    def count(self: Done, checked: object) -> None:
        honest(self, checked)  # type: ignore[arg-type]
        seen.append(checked)
        if len(seen) == 2:
            raise KeyboardInterrupt

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Done, "_count", count)
        done = batch(place, *arguments)
    assert done.code == 130
    assert done.err.endswith("interrupted after 2 articles; the same command goes on where it stopped\n")
    assert (place.folder / "out.jsonl.part").read_bytes().count(b"\n") == 2


def test_an_error_is_looked_at_again(place: Place) -> None:
    for name, text in (("a.md", RIGHT), ("c.md", WRONG), ("d.md", UNKNOWN)):
        place.write(name, text)
    names = ("a.md", "b.md", "c.md", "d.md")
    batch(place, *names)
    lines = output(place).splitlines(keepends=True)
    leave(place, *lines[:3])
    done = batch(place, *names)
    assert (done.code, f"2 {KEPT}" in done.err) == (3, True)
    assert "b.md cannot be opened" in done.err
    assert output(place) == b"".join(lines)
    leave(place, *lines[:3])
    place.write("b.md", RIGHT)
    assert f"1 {KEPT}" in batch(place, *names).err
    assert json.loads(output(place).splitlines()[1])["articles"][0]["path"] == "b.md"


def test_the_output_stays_as_it_was_until_all_is_done(cut: Place) -> None:
    (cut.folder / "out.jsonl.part").unlink()
    (cut.folder / "out.jsonl").write_text("earlier\n")
    interrupted(cut, "old.jsonl")
    assert output(cut) == b"earlier\n"
    assert batch(cut, "old.jsonl").code == 1
    assert output(cut).count(b"\n") == 4


def test_two_batches_do_not_write_one_file(cut: Place) -> None:
    fcntl = pytest.importorskip("fcntl")
    with (cut.folder / "out.jsonl.part").open("ab") as stream:
        fcntl.flock(stream, fcntl.LOCK_EX)
        done = batch(cut, "old.jsonl")
        assert (done.code, "is being written by another batch" in done.err) == (3, True)
    assert batch(cut, "old.jsonl").code == 1


def test_a_full_disk_is_told_and_what_is_done_stays(cut: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    from factcheck.cli import batch_output

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(batch_output._Part, "write", full)
        done = batch(cut, "old.jsonl")
    assert (done.code, "out.jsonl.part cannot be written: No space left" in done.err) == (3, True)
    assert kept(cut) == 3


# --------------------------------------------------------------------------- real processes


@pytest.fixture
def slow(place: Place) -> Place:
    """A place with an archive that takes some seconds."""
    archive(place, "old.jsonl", *({"text": f"{TEXTS[number % 4]}{LONG}"} for number in range(16)))
    return place


def started(place: Place) -> subprocess.Popen[str]:
    """The batch over two processes, in a group of its own as a shell gives it."""
    command = [sys.executable, "-m", "factcheck", "batch", "old.jsonl", "--output", "out.jsonl", "--no-model"]
    return subprocess.Popen(
        [*command, "--workers", "2"],
        cwd=place.folder,
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])},
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )


def wait_for(there: Callable[[], bool]) -> None:
    end = time.monotonic() + 60
    while not there():
        assert time.monotonic() < end
        time.sleep(0.02)


def has_lines(place: Place) -> bool:
    part = place.folder / "out.jsonl.part"
    return part.exists() and part.read_bytes().count(b"\n") >= 2


def is_gone(group: int) -> bool:
    """Whether no process of the group is left."""
    try:
        os.killpg(group, 0)
    except ProcessLookupError:
        return True
    return False


def whole(place: Place) -> bytes:
    """What a batch from the beginning writes."""
    done = place.call("batch", "old.jsonl", "--output", "whole.jsonl", "--no-model", "--workers", 1)
    assert done.code == 1
    return (place.folder / "whole.jsonl").read_bytes()


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="no signals for groups of processes")
@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGKILL], ids=["interrupted", "killed"])
def test_stopped_from_outside_it_ends_with_all_its_workers_and_goes_on(how: signal.Signals, slow: Place) -> None:
    process = started(slow)
    try:
        wait_for(lambda: has_lines(slow))
        if how is signal.SIGINT:
            os.killpg(process.pid, how)  # Ctrl-C reaches the workers too
        else:
            process.kill()
        err = process.communicate(timeout=30)[1]
        wait_for(lambda: is_gone(process.pid))
    finally:
        process.kill()
    if how is signal.SIGINT:
        assert process.returncode == 130
        number = (slow.folder / "out.jsonl.part").read_bytes().count(b"\n")
        told = f"factcheck: interrupted after {number} articles; the same command goes on where it stopped\n"
        assert err == told
    assert not (slow.folder / "out.jsonl").exists()
    done = batch(slow, "old.jsonl", workers=2)
    assert (done.code, KEPT in done.err) == (1, True), done.err
    assert output(slow) == whole(slow)


@pytest.mark.slow
def test_a_worker_that_dies_is_told_in_a_line_and_the_same_command_goes_on(slow: Place) -> None:
    others = set(multiprocessing.active_children())

    def kill_one() -> None:
        wait_for(lambda: has_lines(slow))
        next(iter(set(multiprocessing.active_children()) - others)).kill()

    killing = threading.Thread(target=kill_one)
    killing.start()
    done = batch(slow, "old.jsonl", workers=2)
    killing.join()
    assert done.code == 3, done.err
    assert done.err == (
        "factcheck: a worker died: it was killed, or memory ran out; the same command goes on where it stopped;"
        " fewer --workers need less memory\n"
    )
    assert set(multiprocessing.active_children()) == others
    assert left(slow) == {"out.jsonl.part", "out.jsonl.part.way"}
    assert KEPT in batch(slow, "old.jsonl").err
    assert output(slow) == whole(slow)


def test_a_worker_that_finds_another_store_stops_the_batch(slow: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    from factcheck.cli import batch_workers

    other, honest = slow.folder / "other.db", batch_workers.in_processes
    other.write_bytes((slow.folder / "desk.db").read_bytes())
    slow.call("store", "add", "The port is old.", "--title", "T", "--publisher", "P", "--store", "other.db")

    def late(*arguments: object) -> object:
        other.replace(slow.folder / "desk.db")
        return honest(*arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(batch_workers, "in_processes", late)
    done = batch(slow, "old.jsonl", workers=2)
    assert (done.code, done.err.count("\n")) == (3, 1)
    assert "another store, model, version or baseline" in done.err
