"""Word and PDF files: their text is extracted, and offsets count in that text, because the file itself holds none.

Both need an extra (``factcheck[docx]``, ``factcheck[pdf]``).
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Iterator
from importlib.util import find_spec

from factcheck.errors import ArticleError
from factcheck.reading.canvas import Canvas
from factcheck.reading.layout import About, Block, Layout
from factcheck.reading.plain import read_plain

_LARGEST = 200_000_000  # bytes unpacked; a small file that unpacks to more is a trap, not an article
_HEADINGS = {"Title": 1, **{f"Heading {level}": level for level in range(1, 7)}}

Document = Callable[[bytes, str], Layout]


def read_docx(data: bytes, path: str) -> Layout:
    """Lay out a Word file: a line a paragraph, a line a table row with its cells between tabs."""
    _need("docx", "docx", path)
    _check_archive(data, path)
    import docx
    from docx.opc.exceptions import OpcError
    from docx.table import Table

    try:
        document = docx.Document(io.BytesIO(data))
        lines: list[tuple[str, int]] = []
        for part in document.iter_inner_content():
            if isinstance(part, Table):
                lines += [("\t".join(" ".join(cell.text.split()) for cell in row.cells), 0) for row in part.rows]
            else:
                level = _HEADINGS.get(part.style.name if part.style else "", 0)
                lines += [(line, level) for line in part.text.split("\n")]
        title = document.core_properties.title or None
    except (OpcError, SyntaxError, KeyError, ValueError, zipfile.BadZipFile):  # lxml's errors are SyntaxErrors
        raise ArticleError(f"{path}: not a Word file that can be read", "save it anew, or as plain text") from None
    text = "\n".join(line.replace("\r", " ") for line, _ in lines)
    blocks = tuple(_blocks(lines))
    title = next((text[block.start : block.end].strip() for block in blocks if block.level == 1), None) or title
    return Layout(Canvas(text), blocks, About(title))


def read_pdf(data: bytes, path: str) -> Layout:
    """Lay out a PDF file by its text, as plain text; pages follow each other after a blank line."""
    _need("pypdf", "pdf", path)
    from pypdf import PdfReader
    from pypdf.errors import PyPdfError

    hint = "save it anew, or as plain text"
    try:
        reader = PdfReader(io.BytesIO(data))
        if reader.is_encrypted and not reader.decrypt(""):
            raise ArticleError(f"{path}: the PDF is locked by a password", "unlock it, or save it as plain text")
        pages = [page.extract_text() for page in reader.pages]
        title = reader.metadata.title if reader.metadata else None
    except (PyPdfError, KeyError, ValueError, TypeError, AttributeError, IndexError, RecursionError, OSError):
        raise ArticleError(f"{path}: not a PDF file that can be read", hint) from None
    text = "\n\n".join(pages).replace("\0", "\ufffd")
    if pages and not text.strip():
        raise ArticleError(
            f"{path}: the PDF holds pictures of pages and no text", "run it through text recognition first"
        )
    layout = read_plain(text)
    return Layout(
        layout.canvas, layout.blocks, About(layout.about.title or (str(title).strip() if title else None) or None)
    )


def _blocks(lines: list[tuple[str, int]]) -> Iterator[Block]:
    position = 0
    for line, level in lines:
        if line.strip():
            yield Block(position, position + len(line), level)
        position += len(line) + 1


def _need(module: str, extra: str, path: str) -> None:
    if find_spec(module) is None:
        raise ArticleError(
            f"{path}: reading .{extra} files needs an extra", f"install it: pip install 'factcheck[{extra}]'"
        )


def _check_archive(data: bytes, path: str) -> None:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            unpacked = sum(member.file_size for member in archive.infolist())
    except zipfile.BadZipFile:
        raise ArticleError(f"{path}: not a Word file that can be read", "save it anew, or as plain text") from None
    if unpacked > _LARGEST:
        raise ArticleError(f"{path}: unpacks to more than {_LARGEST // 1_000_000} MB", "check where it comes from")


DOCUMENTS: dict[str, Document] = {".docx": read_docx, ".pdf": read_pdf}
"""The reader of each suffix whose files hold no plain text."""
