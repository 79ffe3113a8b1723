"""Check a fixture article against its store and its table of expectations.

Used by the tests and by ``benchmarks/articles.py``.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from case_tables import read_expected

from factcheck.pipeline import Checker, Scorer
from factcheck.reading import read_article
from factcheck.records import ArticleReport, Label
from factcheck.store import open_store
from factcheck.store.curation import create_store
from factcheck.store.ingest import import_files

FIXTURES = Path(__file__).resolve().parent.parent / "fixtures"
ARTICLES = {
    "darien-gap": "darien-gap",
    "darien-gap-errors": "darien-gap",
    "euro-area-prices": "euro-area-prices",
    "paris-medals": "paris-medals",
    "webb-telescope": "webb-telescope",
}
"""Article to the folder of its reference store."""


@dataclass(frozen=True)
class Outcome:
    """The expectations that were met, those that were missed, and the contradictions that no row asks for."""

    met: tuple[str, ...]
    missed: tuple[str, ...]
    accused: tuple[str, ...]


def build_store(name: str, path: Path) -> Path:
    """Make a reference store from the files of a fixture folder."""
    create_store(path)
    import_files(path, sorted((FIXTURES / "stores" / name).iterdir()))
    return path


def check_article(name: str, store: Path, scorer: Scorer | None) -> ArticleReport:
    """Read and check one fixture article."""
    path = FIXTURES / "articles" / f"{name}.md"
    with open_store(store) as opened:
        return Checker(opened, scorer).check(read_article(path.read_bytes(), str(path)))


def misses(name: str, report: ArticleReport) -> Outcome:
    """Compare a report with the article's table of expectations."""
    met, missed, wanted = [], [], set()
    text = report.article.text
    for row in read_expected(FIXTURES / "articles" / f"{name}.expected.md"):
        start = text.index(row.figure)
        inside = [v for v in report.verdicts if v.figure.start < start + len(row.figure) and start < v.figure.end]
        exempt = [item for item in report.exempt if item.start < start + len(row.figure) and start < item.end]
        found = ", ".join(f"{v.figure.text!r} {v.label} ({v.reason})" for v in inside) or (
            "exempt" if exempt else "nothing"
        )
        if row.verdict == "exempt":
            good = bool(exempt) and not inside
        elif row.verdict == "not contradicted":
            good = all(v.label is not Label.CONTRADICTED for v in inside)
        else:
            good = bool(inside) and all(v.label == row.verdict for v in inside)
        if row.verdict == "contradicted":
            wanted |= {v.id for v in inside}
        (met if good else missed).append(f"{row.figure!r} should be {row.verdict}: {found}".replace("\n", " "))
    accused = [v for v in report.verdicts if v.label is Label.CONTRADICTED and v.id not in wanted]
    return Outcome(tuple(met), tuple(missed), tuple(f"{v.figure.text!r} is contradicted: {v.working}" for v in accused))
