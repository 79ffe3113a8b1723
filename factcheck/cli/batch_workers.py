"""How a batch is worked off: one function from an article to its line, called here, in processes, or on a cluster.

However many work, the lines come in the order of the articles, and no more articles are in work than a few a worker.
"""

from __future__ import annotations

import atexit
import io
import json
import multiprocessing
import os
import signal
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack, contextmanager, redirect_stderr
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from factcheck.cli.archives import Item
from factcheck.cli.desk import Desk, Wishes, open_desk
from factcheck.cli.exits import show_tracebacks
from factcheck.cli.offline import go_offline
from factcheck.cli.tally import Tally, tally_of
from factcheck.errors import ArticleError, FactcheckError
from factcheck.records import ArticleReport, Failure, MadeWith, Report
from factcheck.report.as_json import report_as_json
from factcheck.settings import Found

AHEAD = 4
"""Articles in work for each worker: enough that none waits for the next one to be read."""


@dataclass(frozen=True, slots=True)
class Task:
    """What all workers go by: settings, options, the day, the folder to work in, and what reports are made with.

    ``made_with`` and ``beside`` are those of the desk that began the batch; a worker whose desk differs stops it.
    """

    found: Found
    wishes: Wishes
    level: str | None
    today: date
    folder: Path
    made_with: MadeWith
    beside: str
    tracebacks: bool = False


@dataclass(frozen=True, slots=True)
class Checked:
    """The line of one article, what it comes to, and why the article could not be read if so."""

    name: str
    line: bytes
    tally: Tally
    failure: Failure | None = None


Waiting = Callable[[], Checked]
"""Waits for the line of an article that was handed over."""


@dataclass(frozen=True, slots=True)
class Crew:
    """Those who work: how an article is handed over, and how many may be in work at once."""

    submit: Callable[[Item], Waiting]
    most: int


def check_item(desk: Desk, item: Item, level: str | None, today: date) -> Checked:
    """Check an article at a desk; one that cannot be read is a line too."""
    failure = item.failure
    articles: tuple[ArticleReport, ...] = ()
    if failure is None:
        try:
            articles = (desk.check_read(item.name, lambda: item.read(today)),)
        except ArticleError as error:
            failure = Failure(item.name, error.message, error.hint)
    told = report_as_json(Report(desk.made_with, articles, (failure,) if failure else ()))
    tally = tally_of(told, level or desk.settings_of(item.name).fail_on)
    return Checked(item.name, line_of(told), tally, failure)


def line_of(report: dict[str, Any]) -> bytes:
    """The JSON of a report as one line. Bytes of a file's name that are no UTF-8 become escapes."""
    text = json.dumps(report, ensure_ascii=False, separators=(",", ":"))
    return text.encode("utf-8", "backslashreplace") + b"\n"


def in_order(items: Iterable[Item], crew: Crew, here: Callable[[Item], Checked]) -> Iterator[Checked]:
    """The line of each article, in order. What is no article is told ``here``, by nobody else."""
    waiting: deque[Waiting] = deque()
    for item in items:
        waiting.append(_told_later(here, item) if item.failure else crew.submit(item))
        while len(waiting) >= crew.most:
            yield waiting.popleft()()
    while waiting:
        yield waiting.popleft()()


def _told_later(tell: Callable[[Item], Checked], item: Item) -> Waiting:
    return lambda: tell(item)


# --------------------------------------------------------------------------- what a worker does


def work(task: Task, item: Item) -> Checked:
    """Check an article in this process, at a desk that is opened once. The function of every worker, wherever it is."""
    return check_item(desk_of(task), item, task.level, task.today)


@cache
def desk_of(task: Task) -> Desk:
    """The desk of this process. Raises FactcheckError where it is not like the one that the batch began at."""
    go_offline()
    show_tracebacks(task.tracebacks)
    try:
        os.chdir(task.folder)
    except OSError as error:
        hint = "all who work on a batch need the same folder, with the store in it"
        raise FactcheckError(f"a worker cannot go to {task.folder}: {error.strerror}", hint) from error
    stack = ExitStack()
    with redirect_stderr(io.StringIO()):  # what there is to say of the store was said at the beginning
        desk = stack.enter_context(open_desk(task.found, task.wishes))
    atexit.register(stack.close)
    if (desk.made_with, desk.beside) != (task.made_with, task.beside):
        raise FactcheckError(
            "a worker has another store, model, version or baseline than this batch began with",
            hint="leave them alone while it runs, and begin it again",
        )
    return desk


# --------------------------------------------------------------------------- here, or in processes


def work_here(tell: Callable[[Item], Checked]) -> Crew:
    """No one but this process."""
    return Crew(lambda item: _told_later(tell, item), 1)


@contextmanager
def in_processes(task: Task, workers: int, again: str) -> Iterator[Crew]:
    """So many processes, while the block runs; they end with it, and with this process whatever becomes of it.

    Raises FactcheckError if one of them dies; ``again`` tells what to do then.
    """
    from concurrent.futures import ProcessPoolExecutor
    from concurrent.futures.process import BrokenProcessPool

    others = set(multiprocessing.active_children())
    context = multiprocessing.get_context("spawn")
    executor = ProcessPoolExecutor(workers, mp_context=context, initializer=_begin_work)

    def submit(item: Item) -> Waiting:
        with undisturbed():  # the processes begin at the first article
            return executor.submit(work, task, item).result

    try:
        yield Crew(submit, workers * AHEAD)
    except BaseException as error:
        for process in set(multiprocessing.active_children()) - others:
            process.terminate()
        executor.shutdown(cancel_futures=True)
        if isinstance(error, BrokenProcessPool):
            raise FactcheckError("a worker died: it was killed, or memory ran out", _with_fewer(again)) from error
        raise
    executor.shutdown()


def _with_fewer(again: str) -> str:
    return f"{again}; fewer --workers need less memory" if again else "fewer --workers need less memory"


def _begin_work() -> None:
    """Let the process that began the batch alone hear Ctrl-C, and end with it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    parent = multiprocessing.parent_process()
    if parent is not None:
        threading.Thread(target=_end_with, args=(parent,), daemon=True).start()


def _end_with(parent: Any) -> None:
    parent.join()
    os._exit(1)


@contextmanager
def undisturbed() -> Iterator[None]:
    """Hold Ctrl-C back while the block runs; a process that begins in it never hears of it."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def processors() -> int:
    """How many CPUs this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
