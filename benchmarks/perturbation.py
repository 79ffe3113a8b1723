"""True and false sentences about 2,052 observations through the whole pipeline: are the true ones supported, and the
false ones, in each of which one thing was changed, no longer?

    python benchmarks/perturbation.py [--sample 200] [--seed 1] [--each 4] [--no-model] [--held] [--show]

The sentences are made by ``wordings.py`` (ten ways, each true by construction) and ``perturbations.py`` (nine kinds,
each false by construction) from ``observations/``; each is an article of its own, checked against a store into which
the observations were imported. Then the figures that are supported in the fixture articles are changed in their place.
"""

from __future__ import annotations

import argparse
import random
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT / "tests"), str(ROOT / "benchmarks")]

from article_perturbations import CHANGES as REPLACEMENTS  # noqa: E402
from article_perturbations import Replaced, replaced_figures  # noqa: E402
from perturbations import PERTURBATIONS, perturbed  # noqa: E402
from wordings import WAYS, all_ways  # noqa: E402
from world import FOLDER, Spoken, World, read_world  # noqa: E402

from factcheck.cli.engine import LazyScorer  # noqa: E402
from factcheck.pipeline import CANDIDATES, Checker, Retriever  # noqa: E402
from factcheck.reading import read_article  # noqa: E402
from factcheck.records import Candidate, Kind, Label, Verdict  # noqa: E402
from factcheck.store import open_store  # noqa: E402
from factcheck.store.curation import create_store  # noqa: E402
from factcheck.store.ingest import import_files  # noqa: E402

DAY = date(2024, 11, 1)
CHANGES = 3
"""False sentences made of a true one at most."""
RARE = {"currency", "direction"}
"""Changes that few sentences allow, and that go before the others."""


@dataclass(slots=True)
class Watched:
    """A retriever that notes which observations the one behind it finds."""

    behind: Retriever
    found: set[tuple[str, str, str]] = field(default_factory=set)

    def search(self, query: str, limit: int = CANDIDATES) -> list[Candidate]:
        """The best ``limit`` passages for a sentence, best first."""
        return self._noted(self.behind.search(query, limit))

    def about(self, subjects: Sequence[str], years: Sequence[int]) -> list[Candidate]:
        """The observations of the subjects in the years."""
        return self._noted(self.behind.about(subjects, years))

    def series(self, entity: str, measure: str, *, vintages: bool = False) -> list[Candidate]:
        """All observations of one measure of one entity."""
        return self.behind.series(entity, measure, vintages=vintages)

    def _noted(self, candidates: list[Candidate]) -> list[Candidate]:
        seen = [it.passage.observation for it in candidates]
        self.found |= {(it.measure, it.entity, it.period) for it in seen if it is not None}
        return candidates


@dataclass(frozen=True, slots=True)
class Row:
    """A sentence and what was said of it; ``is_found`` says whether the search brought all its observations."""

    way: str
    measure: str
    change: str
    label: Label
    accused: bool
    text: str
    verdicts: tuple[Verdict, ...]
    is_found: bool

    @property
    def is_right(self) -> bool:
        """Supported where it is true, not supported where it is false."""
        return (self.label is Label.SUPPORTED) == (not self.change)


def judge(checker: Checker, spoken: Spoken, slots: tuple[int, ...], change: str) -> Row:
    """Check one sentence. A true one is supported if all its values are, a false one if all those concerned are."""
    text, spans = spoken.written()
    watched = checker.retriever
    assert isinstance(watched, Watched)
    watched.found.clear()
    report = checker.check(read_article(f"{text}\n".encode(), "sentence.txt", date=DAY))
    judged: list[Label] = []
    for slot in slots:
        start, end = spans[slot]
        inside = [v for v in report.verdicts if v.figure.start < end and start < v.figure.end]
        judged.append(worst({v.label for v in inside if v.figure.kind is not Kind.DATE}))
    label = worst(set(judged))
    accused = any(v.label is Label.CONTRADICTED for v in report.verdicts) or bool(report.inconsistencies)
    needed = {(spoken.measure.name, place.entity, year) for place in spoken.places for year in spoken.years}
    return Row(spoken.way, spoken.measure.name, change, label, accused, text, report.verdicts, needed <= watched.found)


def worst(labels: set[Label]) -> Label:
    """The label of several figures together; of none, unverified."""
    if Label.CONTRADICTED in labels:
        return Label.CONTRADICTED
    return Label.SUPPORTED if labels == {Label.SUPPORTED} else Label.UNVERIFIED


def sample(world: World, each: int, seed: int) -> Iterator[Spoken]:
    """As many sentences of each way."""
    left = dict.fromkeys(WAYS, each)
    for spoken in all_ways(world, random.Random(seed)):
        if left[spoken.way]:
            left[spoken.way] -= 1
            yield spoken
        if not any(left.values()):
            return


def measure(checker: Checker, world: World, each: int, seed: int) -> Iterator[Row]:
    """The rows of a sample: each sentence as it is, then with some of the changes that it allows."""
    dice = random.Random(seed)
    for spoken in sample(world, each, seed):
        yield judge(checker, spoken, tuple(range(len(spoken.values))), "")
        kinds = perturbed(world, spoken, dice)
        kinds = sorted(dice.sample(kinds, len(kinds)), key=lambda changed: changed.kind not in RARE)
        for changed in kinds[:CHANGES]:
            yield judge(checker, changed.spoken, changed.slots, changed.kind)


def show(row: Row) -> None:
    about = f"{row.way} / {row.change}" if row.change else row.way
    print(f"\n[{about}] {row.measure}, {row.label}: {row.text}{'' if row.is_found else '   (not found)'}")
    show_verdicts(row.verdicts)


def show_verdicts(verdicts: tuple[Verdict, ...]) -> None:
    for verdict in verdicts:
        it = verdict.figure
        about = f"{it.text!r} ({it.kind}, {it.unit}, of={it.of!r})"
        print(f"    {about} {verdict.label} {verdict.reason}: {verdict.working}")
        for evidence in verdict.evidence[:3]:
            print(f"        {evidence.stance}: {evidence.passage.text}")


def tables(rows: list[Row]) -> None:
    """Two tables: the true sentences by wording, the false ones by what was changed (and by wording)."""
    true, false = [row for row in rows if not row.change], [row for row in rows if row.change]
    print(f"\n{'true sentences, by wording':28}{'n':>6}{'found':>8}{'supported':>11}{'contradicted':>14}")
    for way in (*WAYS, "all"):
        _true_line(way, [row for row in true if way in {row.way, "all"}])
    print(f"\n{'false sentences, by change':28}{'n':>6}{'no longer supported':>21}{'contradicted':>14}")
    for change in (*PERTURBATIONS, "all"):
        _false_line(change, [row for row in false if change in {row.change, "all"}])
    print(f"\n{'false sentences, by wording':28}{'n':>6}{'no longer supported':>21}{'contradicted':>14}")
    for way in WAYS:
        _false_line(way, [row for row in false if row.way == way])


def reasons_table(rows: list[Row]) -> None:
    """Why true sentences are not supported, and which measures they speak of."""
    missed = [row for row in rows if not row.change and not row.is_right]
    left = [v for row in missed for v in row.verdicts if v.label is not Label.SUPPORTED]
    reasons = Counter(v.reason for v in left if v.figure.kind is not Kind.DATE)
    print("\nnot supported because:", ", ".join(f"{reason} {n}" for reason, n in reasons.most_common()))
    measures = Counter(row.measure for row in missed)
    print("of:", ", ".join(f"{name} {n}" for name, n in measures.most_common()))


def _share(rows: list[Row], wanted: list[bool]) -> float:
    return sum(wanted) / len(rows)


def _true_line(name: str, rows: list[Row]) -> None:
    if rows:
        supported = _share(rows, [row.label is Label.SUPPORTED for row in rows])
        found = _share(rows, [row.is_found for row in rows])
        accused = _share(rows, [row.accused for row in rows])
        print(f"{name:28}{len(rows):>6}{found:>8.3f}{supported:>11.3f}{accused:>14.3f}")


def _false_line(name: str, rows: list[Row]) -> None:
    if rows:
        caught = _share(rows, [row.label is not Label.SUPPORTED for row in rows])
        accused = _share(rows, [row.label is Label.CONTRADICTED for row in rows])
        print(f"{name:28}{len(rows):>6}{caught:>21.3f}{accused:>14.3f}")


def replaced_table(rows: list[Replaced]) -> None:
    """The figures of the articles after each kind of change."""
    print(f"\n{'figures of articles, changed':28}{'n':>6}{'no longer supported':>21}{'contradicted':>14}")
    for kind in (*REPLACEMENTS, "all"):
        some = [row for row in rows if kind in {row.kind, "all"}]
        caught = sum(row.label is not Label.SUPPORTED for row in some) / max(1, len(some))
        accused = sum(row.label is Label.CONTRADICTED for row in some) / max(1, len(some))
        print(f"{kind:28}{len(some):>6}{caught:>21.3f}{accused:>14.3f}")


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--sample", type=int, default=200, metavar="N", help="true sentences in all (default: 200)")
    options.add_argument(
        "--each", type=int, default=4, metavar="N", help="changes of a kind in an article (default: 4; 0: none)"
    )
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--no-model", action="store_true", help="arithmetic and rules only")
    options.add_argument("--held", action="store_true", help="the words kept aside (figures only)")
    options.add_argument("--show", action="store_true", help="print every sentence that is judged wrongly")
    given = options.parse_args()
    world = read_world(held=given.held)
    scorer = None if given.no_model else LazyScorer("onnx", None)
    rows: list[Row] = []
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "world.db"
        create_store(path)
        import_files(path, [FOLDER / "observations.csv"])
        started = time.perf_counter()
        with open_store(path) as store:
            for row in measure(Checker(Watched(store), scorer), world, max(1, given.sample // len(WAYS)), given.seed):
                rows.append(row)
                if given.show and not given.held and (not row.is_right or (row.accused and not row.change)):
                    show(row)
        seconds = time.perf_counter() - started
        replaced = list(replaced_figures(Path(folder), scorer, given.each, given.seed)) if given.each else []
    if given.show:
        for it in replaced:
            if it.label is Label.SUPPORTED:
                print(f"\n[{it.article} / {it.kind}] supported: {it.after!r}, which was {it.before!r}")
                show_verdicts(it.verdicts)
    tables(rows)
    if not given.held:
        reasons_table(rows)
    if replaced:
        replaced_table(replaced)
    print(f"\n{len(rows)} sentences, {seconds / len(rows) * 1000:.0f} ms each")


if __name__ == "__main__":
    main()
