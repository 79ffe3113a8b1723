"""True sentences and false ones about 2,052 observations, through the whole pipeline: are the true ones supported, and the
false ones, of which one thing was changed, no longer?

    python benchmarks/perturbation.py [--sample 150] [--seed 1] [--no-model] [--show] [--no-articles]

The sentences are made by ``wordings.py`` (ten ways, each true by construction) and ``perturbations.py`` (nine kinds, each false by
construction) from ``observations/``; each is an article of its own, checked against a store into which the observations
were imported. Then the figures that are supported in the fixture articles are changed in their place.
"""

from __future__ import annotations

import argparse
import random
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT / "tests"), str(ROOT / "benchmarks")]

from perturbations import PERTURBATIONS, perturbed  # noqa: E402
from wordings import FOLDER, WAYS, Spoken, World, all_ways, read_world  # noqa: E402

from factcheck.cli.engine import LazyScorer  # noqa: E402
from factcheck.pipeline import Checker  # noqa: E402
from factcheck.reading import read_article  # noqa: E402
from factcheck.records import Kind, Label, Verdict  # noqa: E402
from factcheck.store import open_store  # noqa: E402
from factcheck.store.curation import create_store  # noqa: E402
from factcheck.store.ingest import import_files  # noqa: E402

DAY = date(2024, 11, 1)


@dataclass(frozen=True, slots=True)
class Row:
    """A sentence and what was said of it."""

    way: str
    change: str
    label: Label
    accused: bool
    text: str
    verdicts: tuple[Verdict, ...]

    @property
    def is_right(self) -> bool:
        """Supported where it is true, not supported where it is false."""
        return (self.label is Label.SUPPORTED) == (not self.change)


def judge(checker: Checker, spoken: Spoken, slots: tuple[int, ...], change: str) -> Row:
    """Check one sentence. A true one is supported if all its values are, a false one if all those concerned are."""
    text, spans = spoken.written()
    report = checker.check(read_article(f"{text}\n".encode(), "sentence.txt", date=DAY))
    judged: list[Label] = []
    for slot in slots:
        start, end = spans[slot]
        labels = {v.label for v in report.verdicts if v.figure.start < end and start < v.figure.end and v.figure.kind is not Kind.DATE}
        judged.append(
            next((label for label in (Label.CONTRADICTED, Label.UNVERIFIED) if label in labels), Label.SUPPORTED)
            if labels
            else Label.UNVERIFIED
        )
    label = next((it for it in (Label.CONTRADICTED, Label.UNVERIFIED) if it in judged), Label.SUPPORTED)
    accused = any(v.label is Label.CONTRADICTED for v in report.verdicts) or bool(report.inconsistencies)
    return Row(spoken.way, change, label, accused, text, report.verdicts)


def sample(world: World, each: int, seed: int) -> Iterator[Spoken]:
    """As many sentences of each way."""
    left = dict.fromkeys(WAYS, each)
    for spoken in all_ways(world, random.Random(seed)):
        if left[spoken.way]:
            left[spoken.way] -= 1
            yield spoken
        if not any(left.values()):
            return


def measure(checker: Checker, world: World, each: int, seed: int) -> list[Row]:
    """The rows of a sample: each sentence as it is, then once with each kind of change that it allows."""
    dice, rows = random.Random(seed), []
    for spoken in sample(world, each, seed):
        rows.append(judge(checker, spoken, tuple(range(len(spoken.values))), ""))
        kinds = perturbed(world, spoken, dice)
        for changed in dice.sample(kinds, min(3, len(kinds))):
            rows.append(judge(checker, changed.spoken, changed.slots, changed.kind))
    return rows


def show(row: Row) -> None:
    print(f"\n[{row.way}{' / ' + row.change if row.change else ''}] {row.label}: {row.text}")
    for verdict in row.verdicts:
        figure = verdict.figure
        print(f"    {figure.text!r} ({figure.kind}, {figure.unit}, of={figure.of!r}) {verdict.label} {verdict.reason}: {verdict.working}")
        for evidence in verdict.evidence[:3]:
            print(f"        {evidence.stance}: {evidence.passage.text}")


def tables(rows: list[Row]) -> None:
    """Two tables: the true sentences by wording, the false ones by what was changed (and by wording)."""
    true, false = [row for row in rows if not row.change], [row for row in rows if row.change]
    print(f"\n{'true sentences, by wording':28}{'n':>6}{'supported':>11}{'contradicted':>14}")
    for way in (*WAYS, "all"):
        _true_line(way, [row for row in true if way in {row.way, "all"}])
    print(f"\n{'false sentences, by change':28}{'n':>6}{'no longer supported':>21}{'contradicted':>14}")
    for change in (*PERTURBATIONS, "all"):
        _false_line(change, [row for row in false if change in {row.change, "all"}])
    print(f"\n{'false sentences, by wording':28}{'n':>6}{'no longer supported':>21}{'contradicted':>14}")
    for way in WAYS:
        _false_line(way, [row for row in false if row.way == way])


def _share(rows: list[Row], wanted: list[bool]) -> float:
    return sum(wanted) / len(rows)


def _true_line(name: str, rows: list[Row]) -> None:
    if rows:
        supported = _share(rows, [row.label is Label.SUPPORTED for row in rows])
        print(f"{name:28}{len(rows):>6}{supported:>11.3f}{_share(rows, [row.accused for row in rows]):>14.3f}")


def _false_line(name: str, rows: list[Row]) -> None:
    if rows:
        caught = _share(rows, [row.label is not Label.SUPPORTED for row in rows])
        accused = _share(rows, [row.label is Label.CONTRADICTED for row in rows])
        print(f"{name:28}{len(rows):>6}{caught:>21.3f}{accused:>14.3f}")


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--sample", type=int, default=100, metavar="N", help="true sentences in all (default: 100)")
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--no-model", action="store_true", help="arithmetic and rules only")
    options.add_argument("--show", action="store_true", help="print every sentence that is judged wrongly")
    given = options.parse_args()
    world = read_world()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "world.db"
        create_store(path)
        import_files(path, [FOLDER / "observations.csv"])
        with open_store(path) as store:
            checker = Checker(store, None if given.no_model else LazyScorer("onnx", None))
            started = time.perf_counter()
            rows = measure(checker, world, max(1, given.sample // len(WAYS)), given.seed)
            seconds = time.perf_counter() - started
    wrong: dict[str, int] = defaultdict(int)
    if given.show:
        for row in rows:
            if not row.is_right or (row.accused and not row.change):
                show(row)
    tables(rows)
    print(f"\n{len(rows)} sentences, {seconds / len(rows) * 1000:.0f} ms each")


if __name__ == "__main__":
    main()
