"""What a run costs: cold start by engine as a ratio, with scores kept and without, ``--help``, and peak memory.

    python benchmarks/cold_start.py [--rounds 3]

Each command is a fresh process. The two engines run the same model over the same article and store, alternately, so
that the ratio is taken in one run; neither uses the cache of scores but where the line says so. Seconds are those of
the clock, "CPU" those of the process, which other work on the machine changes less.
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
FACTCHECK = [sys.executable, "-m", "factcheck"]


@dataclass(frozen=True)
class Cost:
    """Seconds by the clock, seconds of the processor, and the most memory held, in MB."""

    seconds: float
    processor: float
    memory: float


def timed(command: list[str], cache: Path | None = None) -> Cost:
    """Run a command; ``cache`` is the folder of kept scores, None keeps none."""
    started = time.perf_counter()
    process = subprocess.Popen(
        command,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        env=os.environ | {"FACTCHECK_CACHE_DIR": str(cache or "")},
    )
    _, status, usage = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - started
    if os.waitstatus_to_exitcode(status) not in {0, 1}:
        raise SystemExit(f"{' '.join(command)} failed: {process.stderr.read().decode() if process.stderr else ''}")
    return Cost(seconds, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024)


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
            "run again, scores kept": run,
            "run, torch engine": [*run, "--engine", "torch"],
            "run, --no-model": [*run, "--no-model"],
            "--help": [*FACTCHECK, "--help"],
        }
        kept = Path(folder) / "cache"
        timed(run, kept)
        taken: dict[str, list[Cost]] = {name: [] for name in commands}
        for _ in range(rounds):
            for name, command in commands.items():
                taken[name].append(timed(command, kept if name == "run again, scores kept" else None))
    print(f"{'command':32}{'seconds':>9}{'CPU':>7}{'peak MB':>9}")
    for name, runs in taken.items():
        seconds, processor = (statistics.median(getattr(c, what) for c in runs) for what in ("seconds", "processor"))
        print(f"{name:32}{seconds:>9.2f}{processor:>7.2f}{max(cost.memory for cost in runs):>9.0f}")
    plain = taken["run, onnx engine (default)"]
    for name, other in (("torch / onnx, cold start", "run, torch engine"), ("again / first", "run again, scores kept")):
        ratio = statistics.median(b.seconds / a.seconds for a, b in zip(plain, taken[other], strict=True))
        print(f"{name}: {ratio:.2f} times")


if __name__ == "__main__":
    main()
