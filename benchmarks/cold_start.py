"""What a run costs: cold start by engine as a ratio, ``--help``, and peak memory. Each command is a fresh process.

    python benchmarks/cold_start.py [--rounds 3]

The two engines run the same model over the same article and store, alternately, so that the ratio is taken in one run.
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
FACTCHECK = [sys.executable, "-m", "factcheck"]


def timed(command: list[str]) -> tuple[float, float]:
    """Run a command; return its seconds and its peak memory in MB."""
    started = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    _, status, usage = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - started
    if os.waitstatus_to_exitcode(status) not in {0, 1}:
        raise SystemExit(f"{' '.join(command)} failed: {process.stderr.read().decode() if process.stderr else ''}")
    return seconds, usage.ru_maxrss / 1024


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--rounds", type=int, default=3)
    rounds = options.parse_args().rounds
    with tempfile.TemporaryDirectory() as folder:
        store = str(Path(folder) / "darien-gap.db")
        subprocess.run([*FACTCHECK, "store", "create", store], check=True, capture_output=True)
        references = [str(path) for path in sorted((ROOT / "fixtures" / "stores" / "darien-gap").iterdir())]
        subprocess.run([*FACTCHECK, "store", "import", *references, "--store", store], check=True, capture_output=True)
        run = [
            *FACTCHECK,
            "run",
            str(ROOT / "fixtures" / "articles" / "darien-gap.md"),
            "--store",
            store,
            "--format",
            "json",
        ]
        commands = {
            "run, onnx engine (default)": run,
            "run, torch engine": [*run, "--engine", "torch"],
            "run, --no-model": [*run, "--no-model"],
            "--help": [*FACTCHECK, "--help"],
        }
        taken: dict[str, list[tuple[float, float]]] = {name: [] for name in commands}
        for _ in range(rounds):
            for name, command in commands.items():
                taken[name].append(timed(command))
    print(f"{'command':32}{'seconds':>9}{'peak MB':>9}")
    for name, runs in taken.items():
        print(f"{name:32}{statistics.median(run[0] for run in runs):>9.2f}{max(run[1] for run in runs):>9.0f}")
    ratio = statistics.median(
        t[0] / o[0] for t, o in zip(taken["run, torch engine"], taken["run, onnx engine (default)"], strict=True)
    )
    print(f"torch / onnx, cold start: {ratio:.1f} times")


if __name__ == "__main__":
    main()
