"""Word and PDF files, by libraries that the extras ``docx`` and ``pdf`` bring."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from factcheck.errors import StoreError
from factcheck.store.cells import CellError
from factcheck.store.drafts import Draft, PassageDraft, Refused
from factcheck.store.formats.blocks import Headings, table_row
from factcheck.store.identity import clean
from factcheck.store.intake import Intake
from factcheck.store.paragraphs import paragraphs, shorten

_HEADING_STYLE = re.compile(r"Heading (\d)")


def read_docx(intake: Intake) -> Iterator[Draft]:
    """The paragraphs and table rows of a Word file, with the headings they stand under."""
    try:
        import docx
    except ImportError:
        raise _missing(intake, "docx") from None
    from zipfile import BadZipFile

    try:
        document = docx.Document(str(intake.path))
    except (BadZipFile, KeyError, ValueError, OSError, docx.opc.exceptions.PackageNotFoundError) as problem:
        raise StoreError(f"{intake.path} is not a Word file: {problem}", "save it again as .docx") from None
    yield from _passages(intake, {"title": document.core_properties.title}, _docx_blocks(document))


def _docx_blocks(document: Any) -> Iterator[tuple[str | None, str]]:
    headings = Headings()
    for block in document.iter_inner_content():
        if hasattr(block, "rows"):
            rows = [[" ".join(cell.text.split()) for cell in row.cells] for row in block.rows]
            header = rows[0] if len(rows) > 1 else []
            for row in rows[1:] or rows:
                yield headings.joined, table_row(header, row)
            continue
        words = " ".join(block.text.split())
        style = block.style.name if block.style is not None else ""
        if words and (style == "Title" or (match := _HEADING_STYLE.fullmatch(style or ""))):
            headings.add(0 if style == "Title" else int(match[1]) if match else 1, words)
        else:
            yield headings.joined, words


def read_pdf(intake: Intake) -> Iterator[Draft]:
    """The words of a PDF file, page by page; the heading of a passage is its page."""
    try:
        import pypdf
    except ImportError:
        raise _missing(intake, "pdf") from None
    try:
        reader = pypdf.PdfReader(intake.path)
        pages = [page.extract_text() for page in reader.pages]
        about = {"title": (reader.metadata.title if reader.metadata else None) or ""}
    except (
        pypdf.errors.PyPdfError,
        OSError,
        ValueError,
        KeyError,
        TypeError,
        AttributeError,
        RecursionError,
    ) as problem:
        # Broken files break pypdf in many ways.
        raise StoreError(
            f"{intake.path} cannot be read as PDF: {problem}", "export it again, or save its text"
        ) from None
    if not any(page.strip() for page in pages):
        raise StoreError(f"{intake.path} holds no text", "it may be a scan: run text recognition over it first")
    blocks = ((f"page {number}", words) for number, page in enumerate(pages, 1) for _, words in paragraphs(clean(page)))
    yield from _passages(intake, about, blocks)


def _passages(intake: Intake, about: dict[str, str], blocks: Iterator[tuple[str | None, str]]) -> Iterator[Draft]:
    try:
        source = intake.source(about)
    except CellError as problem:
        yield Refused(1, str(problem))
        return
    position = 0
    for heading, words in blocks:
        for part in shorten(" ".join(clean(words).split())):
            yield PassageDraft(source, part, 1, position, clean(heading) if heading else None)
            position += 1


def _missing(intake: Intake, extra: str) -> StoreError:
    return StoreError(f"{intake.path} needs the extra {extra!r}", f'install it: pip install "factcheck[{extra}]"')
