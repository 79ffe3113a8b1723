from __future__ import annotations

import io
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck.records import Passage
from factcheck.store import open_store
from factcheck.store.curation import add_text, create_store
from factcheck.store.drafts import SourceDraft
from factcheck.store.export import WRITERS
from factcheck.store.ingest import import_files

TABLE = """\
entity,measure,period,value,unit,publisher,tier
Côte d’Ivoire,"Rate, ""net"" of",2020,1234567.890,%,Bureau,1
X,Rate,2021-Q2,-0.50,,Bureau,
X,Rate,spring,1e6,US$,,3
"""


def copy(path: Path, folder: Path, format_: str) -> Path:
    file, other = folder / f"export.{format_}", folder / f"{format_}.db"
    with open_store(path) as store, file.open("w", encoding="utf-8", newline="") as out:
        count = WRITERS[format_](store, out)
        assert count == store.stats().passages
    create_store(other)
    for result in import_files(other, [file]):
        assert result.refused == ()
    return other


def content(path: Path) -> tuple[str, set[Passage]]:
    with open_store(path) as store:
        passages = {Passage(it.id, it.text, it.source, 0, it.observation) for it in store.passages()}
        return store.digest, passages


@pytest.mark.parametrize("format_", WRITERS)
def test_an_export_imported_again_gives_an_equal_store(
    path: Path, passages: Path, tmp_path: Path, format_: str
) -> None:
    table, report = tmp_path / "table.csv", tmp_path / "report.md"
    table.write_text(TABLE, encoding="utf-8")
    report.write_text('---\nlicence: CC-BY-4.0\nretrieved: 2024-01-01\n---\n# A\n\nOne.\n\n## B\n\nTwo; "three", 4.\n')
    import_files(path, [passages, table, report])
    assert content(copy(path, tmp_path, format_)) == content(path)


@settings(max_examples=25, deadline=None)
@given(texts=st.lists(st.text(min_size=1), max_size=4), title=st.text(min_size=1))
def test_so_does_any_text(texts: list[str], title: str) -> None:
    with TemporaryDirectory() as folder:
        path = Path(folder, "factcheck.db")
        create_store(path)
        for text in texts:
            add_text(path, f"x {text}", SourceDraft(f"T{title.encode('utf-8', 'replace').hex()}"))
        for format_ in WRITERS:
            assert content(copy(path, Path(folder), format_)) == content(path)


def test_an_export_is_the_same_bytes_every_time(path: Path, passages: Path) -> None:
    import_files(path, [passages])
    written = set()
    for _ in range(2):
        out = io.StringIO()
        with open_store(path) as store:
            WRITERS["jsonl"](store, out)
        written.add(out.getvalue())
    assert len(written) == 1
