"""Word and PDF files: text, headings and tables in order; damaged files in one line."""

import io
import zipfile

import docx
import pytest
from pypdf import PdfWriter
from pypdf.generic import DecodedStreamObject, DictionaryObject, NameObject

from factcheck.errors import ArticleError
from factcheck.reading import read_article


def word_file() -> bytes:
    document = docx.Document()
    document.add_heading("Half a million cross", level=1)
    document.add_paragraph("More than 520,000 people crossed in 2023. It was a record.")
    table = document.add_table(rows=1, cols=2)
    table.rows[0].cells[0].text, table.rows[0].cells[1].text = "Panama", "520,085"
    document.add_paragraph("The end.")
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def pdf_file(words: str) -> bytes:
    writer = PdfWriter()
    page = writer.add_blank_page(width=300, height=200)
    font = DictionaryObject(
        {
            NameObject("/Type"): NameObject("/Font"),
            NameObject("/Subtype"): NameObject("/Type1"),
            NameObject("/BaseFont"): NameObject("/Helvetica"),
        }
    )
    fonts = DictionaryObject({NameObject("/F1"): writer._add_object(font)})
    page[NameObject("/Resources")] = DictionaryObject({NameObject("/Font"): fonts})
    stream = DecodedStreamObject()
    stream.set_data(f"BT /F1 12 Tf 20 100 Td ({words}) Tj ET".encode("ascii"))
    page[NameObject("/Contents")] = writer._add_object(stream)
    file = io.BytesIO()
    writer.write(file)
    return file.getvalue()


def test_a_word_file():
    article = read_article(word_file(), "a.docx")
    assert article.title == "Half a million cross"
    assert [s.text for s in article.sentences] == [
        "Half a million cross",
        "More than 520,000 people crossed in 2023.",
        "It was a record.",
        "Panama\t520,085",
        "The end.",
    ]
    assert article.sentences[0].is_heading
    assert all(article.text[s.start : s.end] == s.text for s in article.sentences)


def test_a_pdf_file():
    article = read_article(pdf_file("More than 520,000 people crossed in 2023."), "a.pdf")
    assert [s.text for s in article.sentences] == ["More than 520,000 people crossed in 2023."]


@pytest.mark.parametrize("path", ["a.docx", "a.pdf"])
@pytest.mark.parametrize("data", [b"", b"words", b"%PDF-1.7\n%%EOF", b"PK\x03\x04 broken"])
def test_a_damaged_file(path: str, data: bytes):
    with pytest.raises(ArticleError) as caught:
        read_article(data, path)
    assert caught.value.hint


def test_a_cut_file():
    for path, data in (("a.docx", word_file()), ("a.pdf", pdf_file("5 people"))):
        with pytest.raises(ArticleError):
            read_article(data[: len(data) // 3], path)


def test_an_archive_that_is_no_word_file():
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("a.txt", "5 people")
    with pytest.raises(ArticleError, match="not a Word file"):
        read_article(file.getvalue(), "a.docx")


def test_a_pdf_of_pictures():
    writer = PdfWriter()
    writer.add_blank_page(width=100, height=100)
    file = io.BytesIO()
    writer.write(file)
    with pytest.raises(ArticleError, match="no text"):
        read_article(file.getvalue(), "a.pdf")
