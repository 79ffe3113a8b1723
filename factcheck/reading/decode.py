"""From the bytes of a file to its text, exactly as ``open(path, encoding="utf-8", newline="").read()`` gives it.

Nothing is normalised: a byte order mark of UTF-8 stays as U+FEFF at index 0 and CRLF stays two characters, so that
offsets point into the file as it lies on disk. UTF-16 is read where its byte order mark says so (the mark is then not
part of the text, as Python's own decoder has it).
"""

from __future__ import annotations

import codecs

from factcheck.errors import ArticleError

_HINT = "give an article as text, Markdown or HTML"
_UTF16_MARKS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def decode(data: bytes, path: str) -> str:
    """The text of a file; raise ``ArticleError`` if it is binary or in another encoding."""
    if data.startswith(_UTF16_MARKS):
        try:
            text = data.decode("utf-16")
        except UnicodeDecodeError:
            raise ArticleError(f"{path}: not a text file", _HINT) from None
    else:
        text = _decode_utf8(data, path)
    if "\0" in text:
        raise ArticleError(f"{path}: a binary file, not text", _HINT)
    return text


def _decode_utf8(data: bytes, path: str) -> str:
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        if b"\0" in data:
            raise ArticleError(f"{path}: a binary file, not text", _HINT) from None
        line = data.count(b"\n", 0, error.start) + 1
        raise ArticleError(
            f"{path}: not UTF-8 text (byte 0x{data[error.start]:02x} in line {line})",
            "save it as UTF-8, for example: iconv -f windows-1252 -t utf-8 FILE > NEW-FILE",
        ) from None
