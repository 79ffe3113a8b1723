"""A run that is told to stop, by Ctrl-C or by the system: at once, or after the current step where one is lost."""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any


class Stopped(KeyboardInterrupt):
    """A run was told to stop by the signal ``number``. ``told`` says in one line how far it came, and how to go on."""

    def __init__(self, number: int, told: str = "") -> None:
        super().__init__(told)
        self.number = number
        self.told = told

    @property
    def exit_code(self) -> int:
        """What a shell expects of a process that was ended by the signal: 130 for SIGINT, 143 for SIGTERM."""
        return 128 + self.number


class Stop:
    """Whether a run was told to stop. Until ``patient`` is set, the signal interrupts what is being done."""

    def __init__(self) -> None:
        self.number: int | None = None
        self.patient = False

    def ask(self, number: int, *_: Any) -> None:
        """What the signal calls. Raises ``Stopped`` unless there is something to finish first."""
        self.number = number
        if not self.patient:
            raise Stopped(number)


@contextmanager
def stoppable() -> Iterator[Stop]:
    """SIGINT and SIGTERM tell the run in the block to stop; what they did before comes back after it.

    Only the main thread may be told by signals: in any other, nothing is changed.
    """
    stop = Stop()
    if threading.current_thread() is not threading.main_thread():
        yield stop
        return
    before = {number: signal.signal(number, stop.ask) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield stop
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
