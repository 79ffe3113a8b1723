"""Several sources: whose word the claim quotes, what was known then, what has been revised, which tier."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from factcheck.pipeline import Checker, article_of
from factcheck.records import Candidate, Label, Passage, Source, Verdict
from factcheck.store import open_store
from factcheck.store.curation import create_store
from factcheck.store.ingest import import_files

CLAIM = "Exports of Velmark were 214 million euros in 2021."
FIRST = "Exports of Velmark were 214 million euros in 2021."
REVISED = "Exports of Velmark were 231 million euros in 2021."


@dataclass(frozen=True)
class Shelf:
    """A retriever over texts, each with its own source."""

    sources: tuple[tuple[str, Source], ...]

    def search(self, query: str, limit: int = 8) -> list[Candidate]:
        return [Candidate(Passage(n + 1, text, source, 0), 1.0) for n, (text, source) in enumerate(self.sources)]

    def about(self, subjects: object, years: object) -> list[Candidate]:
        return []

    def series(self, entity: str, measure: str, *, vintages: bool = False) -> list[Candidate]:
        return []


def source(number: int, publisher: str, published: date | None = None, tier: int = 1) -> Source:
    return Source(number, f"Tables {number}", publisher=publisher, published=published, tier=tier)


def check(first: Source, second: Source, article: date | None, claim: str = CLAIM) -> Verdict:
    shelf = Shelf(((FIRST, first), (REVISED, second)))
    return Checker(shelf).check(article_of(claim, article)).verdicts[0]


def test_right_when_published_and_revised_since() -> None:
    early, late = source(1, "Velstat", date(2022, 2, 1)), source(2, "Velstat", date(2023, 6, 1))
    verdict = check(early, late, date(2022, 3, 1))
    assert verdict.label is Label.SUPPORTED
    assert "since revised: Velstat says 231 million euros (2023-06-01)" in verdict.explanation


def test_after_the_revision_the_old_figure_is_wrong() -> None:
    early, late = source(1, "Velstat", date(2022, 2, 1)), source(2, "Velstat", date(2023, 6, 1))
    assert check(early, late, date(2024, 1, 1)).label is Label.CONTRADICTED
    assert check(early, late, None).label is Label.CONTRADICTED


def test_two_publishers_of_one_tier_disagree() -> None:
    one, other = source(1, "Velstat", date(2022, 2, 1)), source(2, "The union", date(2022, 6, 1))
    verdict = check(one, other, date(2024, 1, 1))
    assert (verdict.label, verdict.reason) == (Label.UNVERIFIED, "sources-disagree")


def test_the_better_tier_decides() -> None:
    assert check(source(1, "Velstat"), source(2, "A blog", tier=3), None).label is Label.SUPPORTED
    assert check(source(1, "A blog", tier=3), source(2, "Velstat"), None).label is Label.CONTRADICTED


def test_an_old_vintage_of_a_table_counts_for_an_article_of_its_time(tmp_path: Path) -> None:
    store = tmp_path / "store.db"
    create_store(store)
    for number, (value, published) in enumerate((("214", "2022-02-01"), ("231", "2023-06-01"))):
        table = tmp_path / f"{number}.csv"
        table.write_text(
            "entity,measure,period,value,unit,publisher,published,title\n"
            f"Velmark,Exports,2021,{value},million euros,Velstat,{published},Trade {number}\n"
        )
        import_files(store, [table])
    claim = "Exports of Velmark were 214 million euros in 2021."
    with open_store(store) as opened:
        of_its_time = Checker(opened).check(article_of(claim, date(2022, 3, 1))).verdicts[0]
        after = Checker(opened).check(article_of(claim, date(2024, 1, 1))).verdicts[0]
    assert of_its_time.label is Label.SUPPORTED
    assert "since revised: Velstat says 231 million euros (2023-06-01)" in of_its_time.explanation
    assert after.label is Label.CONTRADICTED
