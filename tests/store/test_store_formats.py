"""Formats beyond text and tables: HTML, Word, PDF, Parquet, ClaimReview; and how files are named."""

from __future__ import annotations

import json
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from factcheck.errors import StoreError
from factcheck.records import Passage
from factcheck.store import open_store
from factcheck.store.ingest import find_files, import_files


def imported(path: Path, file: Path) -> list[tuple[Passage, str | None]]:
    import_files(path, [file], strict=True)
    with open_store(path) as store:
        return list(store.list_passages())


PAGE = """\
<!doctype html><html><head><title>Steel | Bureau</title>
<meta property="og:site_name" content="Bureau"><link rel="canonical" href="https://example.org/steel">
<meta property="article:published_time" content="2024-03-01T08:00:00Z">
<style>p { width: 3px }</style><script>var n = 4;</script></head>
<body><nav>Home 5</nav><h1>Steel</h1>
<p>Output was <b>3.1&nbsp;million</b> tonnes,<br>a <a href="/r/6">record</a>.</p>
<div>Loose words<ul><li>January: <p>200</p></li><li>February: 210</li></ul></div>
<h2>By place</h2><table><tr><th>place</th><th>tonnes</th></tr>
<tr><td><p>North</p></td><td>90</td></tr><tr><th>South</th><td>110</td></tr></table>
<!-- 7 --><footer>© 2024</footer><p>&lt;b&gt; &amp; after</p></body></html>
"""


def test_a_page_becomes_its_blocks_without_navigation_and_scripts(path: Path, tmp_path: Path) -> None:
    file = tmp_path / "steel.html"
    file.write_text(PAGE, encoding="utf-8")
    found = imported(path, file)
    assert [(it.text, heading) for it, heading in found] == [
        ("Output was 3.1 million tonnes, a record.", "Steel"),
        ("Loose words", "Steel"),
        ("January:", "Steel"),
        ("200", "Steel"),
        ("February: 210", "Steel"),
        ("place: North; tonnes: 90", "Steel – By place"),
        ("place: South; tonnes: 110", "Steel – By place"),
        ("<b> & after", "Steel – By place"),
    ]
    source = found[0][0].source
    assert (source.title, source.publisher, source.url) == ("Steel | Bureau", "Bureau", "https://example.org/steel")
    assert source.published == date(2024, 3, 1)


@pytest.mark.parametrize(
    "page", ["", "<p>", "<div>" * 50_000 + "deep", "<table><td>x<table><tr><td>y", "<body></html>z"]
)
def test_no_page_breaks_the_reader(path: Path, tmp_path: Path, page: str) -> None:
    file = tmp_path / "odd.html"
    file.write_text(page, encoding="utf-8")
    imported(path, file)


def test_a_word_file_becomes_its_paragraphs_and_rows(path: Path, tmp_path: Path) -> None:
    docx = pytest.importorskip("docx")
    document = docx.Document()
    document.core_properties.title = "Steel report"
    document.add_heading("Steel", 1)
    document.add_paragraph("Output was 3.1 million tonnes.")
    table = document.add_table(2, 2)
    for cell, words in zip(
        (cell for row in table.rows for cell in row.cells), ["place", "tonnes", "North", "90"], strict=True
    ):
        cell.text = words
    document.save(tmp_path / "steel.docx")
    found = imported(path, tmp_path / "steel.docx")
    assert [(it.text, heading) for it, heading in found] == [
        ("Output was 3.1 million tonnes.", "Steel"),
        ("place: North; tonnes: 90", "Steel"),
    ]
    assert found[0][0].source.title == "Steel report"


def pdf(words: str) -> bytes:
    """A PDF of one page, by hand."""
    stream = f"BT /F1 12 Tf 72 720 Td ({words}) Tj ET".encode()
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R"
        b" /Resources << /Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >> >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream),
    ]
    data, offsets = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        offsets.append(len(data))
        data += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    size = len(objects) + 1
    return data + b"xref\n0 %d\n0000000000 65535 f \n%strailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF" % (
        size, table, size, len(data),
    )  # fmt: skip


def test_a_pdf_becomes_the_words_of_its_pages(path: Path, tmp_path: Path) -> None:
    pytest.importorskip("pypdf")
    (tmp_path / "steel.pdf").write_bytes(pdf("Output was 3.1 million tonnes."))
    found = imported(path, tmp_path / "steel.pdf")
    assert [(it.text, heading, it.source.title) for it, heading in found] == [
        ("Output was 3.1 million tonnes.", "page 1", "steel")
    ]


def test_a_parquet_table_becomes_observations(path: Path, tmp_path: Path) -> None:
    datasets = pytest.importorskip("datasets")
    rows = {"country": ["X", "Y"], "indicator": ["Rate"] * 2, "year": [2020, 2021], "value": [3.1, float("nan")]}
    datasets.Dataset.from_dict(rows).to_parquet(tmp_path / "table.parquet")
    ((passage, _),) = imported(path, tmp_path / "table.parquet")
    assert passage.observation
    assert (passage.observation.value, passage.text) == (Decimal("3.1"), "In 2020, the rate of X was 3.1.")


@pytest.mark.parametrize("suffix", [".docx", ".pdf", ".parquet"])
def test_a_file_that_is_not_what_its_name_says_is_told(path: Path, tmp_path: Path, suffix: str) -> None:
    before = path.read_bytes()
    for data in (b"", b"just words", b"%PDF-1.4 broken", b"PK\x03\x04broken"):
        (tmp_path / f"a{suffix}").write_bytes(data)
        with pytest.raises(StoreError, match=r"is not a|cannot be read|holds no text"):
            import_files(path, [tmp_path / f"a{suffix}"])
    assert path.read_bytes() == before


REVIEW = {
    "@context": "https://schema.org",
    "@type": "ClaimReview",
    "claimReviewed": "Crime has tripled",
    "datePublished": "2024-02-03",
    "url": "https://example.org/check",
    "author": {"@type": "Organization", "name": "Checkers"},
    "itemReviewed": {"@type": "Claim", "author": [{"name": "A. Politician"}]},
    "reviewRating": {"alternateName": "False", "ratingValue": 1},
}


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("a.jsonl", REVIEW),
        ("a.json", REVIEW),
        ("a.jsonld", {"@context": "x", "@graph": [{"@type": "WebPage"}, REVIEW]}),
        ("a.json", [REVIEW]),
        ("feed.json", {"@type": "DataFeed", "dataFeedElement": [{"item": [REVIEW]}]}),
    ],
)
def test_a_review_of_a_claim_becomes_a_passage_with_its_verdict(
    path: Path, tmp_path: Path, name: str, value: object
) -> None:
    (tmp_path / name).write_text(json.dumps(value))
    ((passage, _),) = imported(path, tmp_path / name)
    assert passage.text == "The claim “Crime has tripled” by A. Politician was rated “False” by Checkers."
    assert passage.source.publisher == "Checkers"
    assert passage.source.published == date(2024, 2, 3)


def test_a_review_without_a_verdict_is_refused(path: Path, tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text(json.dumps({**REVIEW, "reviewRating": None}))
    (result,) = import_files(path, [tmp_path / "a.json"])
    assert [row.reason for row in result.refused] == ["a review without claimReviewed or reviewRating.alternateName"]


def test_a_pattern_stands_for_the_files_that_are_like_it(tmp_path: Path, passages: Path) -> None:
    (tmp_path / "more").mkdir()
    other = tmp_path / "more" / "b.jsonl"
    other.write_text('{"text": "x"}')
    assert find_files([tmp_path / "**" / "*.jsonl"]) == [other, passages]
    with pytest.raises(StoreError, match="no file is like"):
        find_files([tmp_path / "*.csv"])
