"""Pairs a second, time to load and peak memory of each engine, and whether they agree. Each engine is a fresh process.

    python benchmarks/engines.py [--pairs 300] [--model FOLDER] [--trained FOLDER] [--data FILE...]

Without ``--data`` the pairs are held-aside worded ones. The ONNX file in full precision is made for the occasion, from
``--trained`` where the model's folder holds an int8 graph alone; without that, torch reads the graph's own weights. At
work every engine takes one pair at a time on a CPU; "in batches" takes 16 and pads them, where a graph that had lost
its attention mask would disagree. The reference for agreement is torch in batches.
"""

from __future__ import annotations

import argparse
import json
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def measure(engine: str, folder: str, pairs: list[tuple[str, str]], batch: int) -> dict[str, object]:
    """Score the pairs in this process, so many at a time."""
    started = time.perf_counter()
    from factcheck.nli import load_scorer
    from factcheck.records import View

    scorer = load_scorer(engine, folder, "cpu")
    scorer.batch = batch
    loaded = time.perf_counter() - started
    scorer.score(pairs[:4], View.WRITTEN)
    started = time.perf_counter()
    scores = scorer.score(pairs, View.WRITTEN)
    seconds = time.perf_counter() - started
    table = [(score.entailment, score.neutral, score.contradiction) for score in scores]
    return {
        "load": loaded,
        "rate": len(pairs) / seconds,
        "peak": peak_memory(),
        "labels": [row.index(max(row)) for row in table],
        "entailment": [row[0] for row in table],
    }


def peak_memory() -> float:
    """The most memory that this process held, in MB (Linux: what ``getrusage`` says would include the parent's)."""
    lines = Path("/proc/self/status").read_text("utf-8").splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("VmHWM")) / 1024


def load_pairs(files: list[str], number: int) -> list[tuple[str, str]]:
    """The first pairs of each file, or worded ones that training has not seen."""
    from factcheck.nli.training.worded import worded_pairs

    if not files:
        return [(pair.evidence, pair.claim) for pair in worded_pairs(number, 1, held=True)]
    rows = [json.loads(line) for name in files for line in Path(name).read_text("utf-8").splitlines()[:number]]
    return [(row["evidence"], row["claim"]) for row in rows]


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--pairs", type=int, default=300)
    options.add_argument("--model", default=str(ROOT / "models" / "figures"))
    options.add_argument("--trained", help="what the model was exported from")
    options.add_argument("--data", nargs="*", default=[])
    options.add_argument("--one", nargs=4, metavar=("ENGINE", "FOLDER", "PAIRS", "BATCH"), help=argparse.SUPPRESS)
    told = options.parse_args()
    if told.one:
        engine, folder, pairs, batch = told.one
        shown = [tuple(pair) for pair in json.loads(Path(pairs).read_text("utf-8"))]
        print(json.dumps(measure(engine, folder, shown, int(batch))))
        return
    with tempfile.TemporaryDirectory() as scratch:
        pairs = Path(scratch) / "pairs.json"
        pairs.write_text(json.dumps(load_pairs(told.data, told.pairs)), "utf-8")
        full = Path(scratch) / "full"
        from factcheck.nli.onnx_weights import has_graph_alone
        from factcheck.nli.training.export import SMALL, export

        weights = told.trained or told.model
        runs = {
            "onnx int8 (default)": ("onnx", told.model, 1),
            "torch fp32": ("torch", weights, 1),
            "torch fp32, in batches": ("torch", weights, 16),
        }
        if not has_graph_alone(Path(weights)):
            export(Path(weights), full, keep_fp32=True)
            (full / SMALL).unlink()
            runs["onnx fp32"] = ("onnx", str(full), 1)
            runs["onnx fp32, in batches"] = ("onnx", str(full), 16)
        results = {}
        for name, (engine, folder, batch) in runs.items():
            command = [sys.executable, __file__, "--one", engine, folder, str(pairs), str(batch)]
            done = subprocess.run(command, check=True, capture_output=True, text=True)
            results[name] = json.loads(done.stdout.splitlines()[-1])
        shutil.rmtree(full, ignore_errors=True)
    reference = results["torch fp32, in batches"]
    print(f"{'engine':<24}{'load s':>8}{'pairs/s':>9}{'peak MB':>9}{'same label':>12}{'mean |dP(E)|':>14}")
    for name, each in results.items():
        same = sum(a == b for a, b in zip(each["labels"], reference["labels"], strict=True)) / len(each["labels"])
        gaps = [abs(a - b) for a, b in zip(each["entailment"], reference["entailment"], strict=True)]
        speed = f"{each['load']:>8.2f}{each['rate']:>9.1f}{each['peak']:>9.0f}"
        print(f"{name:<24}{speed}{same:>12.4f}{sum(gaps) / len(gaps):>14.4f}")


if __name__ == "__main__":
    main()
