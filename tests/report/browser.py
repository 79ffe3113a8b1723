"""A real Chromium without a window, driven over a pipe by its own DevTools protocol (no library, no open port).

Messages are JSON that end with a NUL, as ``--remote-debugging-pipe`` has it.
https://chromedevtools.github.io/devtools-protocol/
"""

from __future__ import annotations

import base64
import json
import os
import select
import shutil
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
WAIT = 60.0
"""Seconds for one answer; a busy machine is slow to start the browser."""

_DRAWN = "new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done, 0))))"


def find_chromium() -> str | None:
    """The browser that is installed: the variable CHROMIUM, else the first of the usual names."""
    return os.environ.get("CHROMIUM") or next((found for name in NAMES if (found := shutil.which(name))), None)


class Browser:
    """The browser's end of the pipe, with one page attached and its events kept."""

    def __init__(self, reading: int, writing: int) -> None:
        self._reading, self._writing = reading, writing
        self._rest = b""
        self._number = 0
        self._session: str | None = None
        self.events: list[dict[str, Any]] = []
        self.scripted = True
        target = self.call("Target.createTarget", url="about:blank")["targetId"]
        self._session = self.call("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        for domain in ("Page", "Runtime", "Log", "Network", "DOM", "Accessibility", "Performance"):
            self.call(f"{domain}.enable")
        self.look()

    def call(self, method: str, **parameters: Any) -> Any:
        """Ask and wait for the answer."""
        self._number += 1
        message: dict[str, Any] = {"id": self._number, "method": method, "params": parameters}
        if self._session:
            message["sessionId"] = self._session
        os.write(self._writing, json.dumps(message).encode() + b"\0")
        while True:
            told = self._next()
            if told.get("id") == self._number:
                assert "error" not in told, told
                return told["result"]
            self.events.append(told)

    def wait_for(self, method: str) -> dict[str, Any]:
        """The next event of this name, among those that came already and those to come."""
        for event in self.events:
            if event.get("method") == method:
                return event
        while True:
            self.events.append(self._next())
            if self.events[-1].get("method") == method:
                return self.events[-1]

    def _next(self) -> dict[str, Any]:
        until = time.monotonic() + WAIT
        while b"\0" not in self._rest:
            ready, _, _ = select.select([self._reading], [], [], max(0.0, until - time.monotonic()))
            data = os.read(self._reading, 1 << 20) if ready else b""
            assert data, "the browser does not answer"
            self._rest += data
        message, _, self._rest = self._rest.partition(b"\0")
        told: dict[str, Any] = json.loads(message)
        return told

    # ------------------------------------------------------------------ what a person does

    def open(self, file: Path) -> float:
        """Open a file, and give the seconds until it was loaded and, unless its scripts are off, drawn."""
        self.events.clear()
        started = time.perf_counter()
        self.call("Page.navigate", url=file.absolute().as_uri())
        self.wait_for("Page.loadEventFired")
        if self.scripted:
            self.run(_DRAWN)
        return time.perf_counter() - started

    def allow_scripts(self, allowed: bool) -> None:
        """Whether the page may run its scripts."""
        self.scripted = allowed
        self.call("Emulation.setScriptExecutionDisabled", value=not allowed)

    def look(self, media: str = "", **features: str) -> None:
        """How the page is looked at: on screen or in print; always without motion, so that nothing is under way."""
        wanted = {"prefers-reduced-motion": "reduce"} | {name.replace("_", "-"): it for name, it in features.items()}
        pairs = [{"name": name, "value": value} for name, value in wanted.items()]
        self.call("Emulation.setEmulatedMedia", media=media, features=pairs)

    def run(self, script: str) -> Any:
        """The value of an expression in the page; a promise is awaited."""
        told = self.call("Runtime.evaluate", expression=script, returnByValue=True, awaitPromise=True)
        assert "exceptionDetails" not in told, told
        return told["result"].get("value")

    def click(self, selector: str) -> None:
        """Click in the middle of the first element that matches, with the mouse."""
        find = f"document.querySelector({json.dumps(selector)})"
        self.run(f"{find}.scrollIntoView({{block: 'center', inline: 'center', behavior: 'instant'}})")
        if self.scripted:
            self.run(_DRAWN)  # what is scrolled is in its place
        place = self.run(
            f"(() => {{ const b = {find}.getClientRects()[0]; return [b.x + b.width / 2, b.y + b.height / 2]; }})()"
        )
        for kind in ("mousePressed", "mouseReleased"):
            self.call("Input.dispatchMouseEvent", type=kind, x=place[0], y=place[1], button="left", clickCount=1)

    def press(self, key: str) -> None:
        """Press one key: a letter, or a name such as Escape or Tab."""
        text = {"text": key} if len(key) == 1 else {}
        codes = {"Escape": 27, "Tab": 9, "Enter": 13}
        code = {"windowsVirtualKeyCode": codes[key]} if key in codes else {}
        self.call("Input.dispatchKeyEvent", type="keyDown", key=key, **text, **code)
        self.call("Input.dispatchKeyEvent", type="keyUp", key=key, **code)

    def screenshot(self) -> bytes:
        """What is seen, as PNG."""
        return base64.b64decode(self.call("Page.captureScreenshot")["data"])

    # ------------------------------------------------------------------ what went on meanwhile

    def work(self) -> float:
        """The seconds of processor time that the page's process has taken so far."""
        told = self.call("Performance.getMetrics")["metrics"]
        return next(float(row["value"]) for row in told if row["name"] == "ProcessTime")

    def requests(self) -> list[str]:
        """The addresses that the page asked for."""
        return [e["params"]["request"]["url"] for e in self.events if e.get("method") == "Network.requestWillBeSent"]

    def complaints(self) -> list[str]:
        """Errors and warnings of the console, uncaught exceptions, dialogs."""
        found = []
        for event in self.events:
            method, told = event.get("method"), event.get("params", {})
            if method in {"Runtime.exceptionThrown", "Page.javascriptDialogOpening"}:
                found.append(json.dumps(told))
            elif method == "Log.entryAdded" and told["entry"]["level"] in {"error", "warning"}:
                found.append(told["entry"]["text"])
            elif method == "Runtime.consoleAPICalled" and told["type"] in {"error", "warning", "assert"}:
                found.append(json.dumps(told["args"]))
        return found


@contextmanager
def chromium(program: str, folder: Path) -> Iterator[Browser]:
    """A browser of its own, with an empty profile in ``folder``, while the block runs."""
    theirs_in, ours_out = os.pipe()
    ours_in, theirs_out = os.pipe()
    options = (
        "--headless",
        "--no-sandbox",  # a container's root has none
        "--disable-gpu",
        "--disable-dev-shm-usage",
        "--disable-background-networking",
        "--no-first-run",
        "--hide-scrollbars",
        "--window-size=1280,900",
        "--remote-debugging-pipe",
        f"--user-data-dir={folder}",
    )
    pipes = f'exec "$@" 3<&{theirs_in} 4>&{theirs_out}'  # the pipe has to be at 3 and 4
    process = subprocess.Popen(
        ["bash", "-c", pipes, "bash", program, *options, "about:blank"],
        pass_fds=(theirs_in, theirs_out),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    os.close(theirs_in)
    os.close(theirs_out)
    try:
        yield Browser(ours_in, ours_out)
    finally:
        os.close(ours_out)
        os.close(ours_in)
        process.terminate()
        try:
            process.wait(timeout=10)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
