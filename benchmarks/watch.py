"""How soon ``factcheck run --watch`` has checked an article again after it was saved, with the model.

    python benchmarks/watch.py

A figure of the fixture article is changed and saved, four times; prints the seconds until the new report is whole.
"""

from __future__ import annotations

import os
import subprocess
import sys
import threading
import time
from pathlib import Path
from tempfile import TemporaryDirectory

ROOT = Path(__file__).resolve().parent.parent
EDITS = (("133,726", "133,727"), ("22,102", "22,103"), ("8,594", "8,595"), ("63 percent", "64 percent"))
SETTLED = 3.0
"""Seconds after which nothing more is expected."""


def main() -> None:
    with TemporaryDirectory() as place:
        folder = Path(place)
        env = {**os.environ, "PYTHONPATH": str(ROOT), "FACTCHECK_CACHE_DIR": str(folder / "cache")}
        command = [sys.executable, "-u", "-m", "factcheck"]

        def call(*arguments: str | Path) -> None:
            subprocess.run([*command, *arguments], cwd=folder, env=env, check=True, capture_output=True)

        call("store", "create", "desk.db")
        call("store", "import", *sorted((ROOT / "fixtures/stores/darien-gap").iterdir()), "--store", "desk.db")
        article = folder / "article.md"
        text = (ROOT / "fixtures/articles/darien-gap.md").read_text(encoding="utf-8")
        article.write_text(text, encoding="utf-8")
        watching = subprocess.Popen(
            [*command, "run", article.name, "--store", "desk.db", "--watch"],
            cwd=folder,
            env=env,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        seen: list[float] = []

        def listen() -> None:
            for _ in watching.stdout or ():
                seen.append(time.perf_counter())

        threading.Thread(target=listen, daemon=True).start()
        time.sleep(3 * SETTLED)
        for before, after in EDITS:
            text = text.replace(before, after, 1)
            saved = time.perf_counter()
            article.write_text(text, encoding="utf-8")
            time.sleep(SETTLED)
            last = max((at for at in seen if at > saved), default=None)
            print(f"{before} -> {after}: {'nothing' if last is None else f'{last - saved:.2f} s'}")
        watching.terminate()
        watching.wait()


if __name__ == "__main__":
    main()
