"""Records ("the lowest since 2009") held against a series of a real store, which search alone would not bring whole."""

from __future__ import annotations

from pathlib import Path

import pytest

from factcheck.pipeline import Checker, article_of
from factcheck.store import open_store
from factcheck.store.curation import create_store
from factcheck.store.ingest import import_files

RATES = {
    2009: "5.6", 2010: "6.1", 2011: "6.4", 2012: "6.9", 2013: "7.1", 2014: "7.4", 2015: "6.8", 2016: "6.6", 2017: "6.3",
    2018: "6.2", 2019: "6.0",
}  # fmt: skip

CASES = [
    ("Unemployment in Velmark fell to 6.0 percent in 2019, the lowest since 2009.", "supported", "record"),
    ("Unemployment in Velmark rose to 7.4 percent in 2014, the highest in five years.", "unverified", "uncertain"),
    ("Unemployment in Velmark was 6.2 percent in 2018, the lowest since 2009.", "contradicted", "record-differs"),
    ("Unemployment in Velmark was 6.3 percent in 2017, the highest since 2010.", "contradicted", "record-differs"),
    ("Unemployment in Velmark fell to 6.0 percent in 2019, the lowest since 1999.", "contradicted", "record-differs"),
    ("Unemployment in Velmark fell to 6.0 percent in 2019, the lowest since 2011.", "unverified", None),
]


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("series")
    table = folder / "rates.csv"
    rows = [f"Velmark,Unemployment rate,{year},{rate},%" for year, rate in RATES.items()]
    rows += [f"Orvalia,Unemployment rate,{year},2.0,%" for year in RATES]
    table.write_text("\n".join(["entity,measure,period,value,unit", *rows]) + "\n")
    path = folder / "store.db"
    create_store(path)
    import_files(path, [table])
    return path


@pytest.mark.parametrize(("claim", "label", "reason"), CASES)
def test_a_record_is_held_against_the_whole_series(store: Path, claim: str, label: str, reason: str | None) -> None:
    with open_store(store) as opened:
        report = Checker(opened).check(article_of(claim))
    verdict = report.verdicts[-1]
    assert verdict.figure.text.startswith(("since", "five")), [v.figure.text for v in report.verdicts]
    assert str(verdict.label) == label, verdict.explanation
    if reason is not None and label != "unverified":
        assert verdict.reason == reason
