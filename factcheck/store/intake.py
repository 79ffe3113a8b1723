"""A file that is being imported: its text, what the user said about it, and how a row of it becomes a draft."""

from __future__ import annotations

import codecs
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any, BinaryIO, TextIO

from factcheck.errors import StoreError
from factcheck.records import Observation
from factcheck.store.cells import CellError, is_empty, read_date, read_number, read_period, read_tier
from factcheck.store.drafts import Blank, Draft, PassageDraft, Refused, SourceDraft
from factcheck.store.fields import SERIES
from factcheck.store.identity import clean
from factcheck.store.paragraphs import paragraphs
from factcheck.store.wording import plain_unit, sentence

_BOMS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))

_PIECE = 1 << 20  # bytes read at a time

_SOURCE_FIELDS = ("title", "publisher", "url", "published", "retrieved", "licence", "tier")


def find_encoding(file: BinaryIO, path: Path) -> tuple[str, int]:
    """The encoding of a file, and how many lines it has: UTF-8, UTF-16 with its mark, else Windows-1252.

    Read in pieces: a table may be larger than memory. Raises StoreError for what is not text.
    """
    head = file.read(_PIECE)
    encoding = next((name for mark, name in _BOMS if head.startswith(mark)), "utf-8")
    if encoding != "utf-16" and b"\0" in head[:65536]:
        raise StoreError(f"{path} is not a text file", "import JSONL, JSON, CSV, Markdown, HTML or plain text")
    for name in dict.fromkeys((encoding, "cp1252")):
        file.seek(0)
        decoder = codecs.getincrementaldecoder(name)()
        lines = 1
        try:
            while piece := file.read(_PIECE):
                lines += decoder.decode(piece).count("\n")
            decoder.decode(b"", final=True)
        except UnicodeDecodeError:
            continue
        return name, lines
    raise StoreError(f"{path} is neither UTF-8 nor Windows-1252 text", "save it as UTF-8")


@dataclass(frozen=True)
class Intake:
    """One file of an import. ``mapping`` is column → field, ``given`` the fields of all rows that lack them."""

    path: Path
    mapping: Mapping[str, str] = field(default_factory=dict)
    given: Mapping[str, str] = field(default_factory=dict)

    @cached_property
    def _found(self) -> tuple[str, int]:
        with self._reading(), self.path.open("rb") as file:
            return find_encoding(file, self.path)

    @contextmanager
    def _reading(self) -> Iterator[None]:
        try:
            yield
        except OSError as problem:
            raise StoreError(f"cannot read {self.path}: {problem.strerror}", "check the name and permissions") from None

    @contextmanager
    def open(self, newline: str = "") -> Iterator[TextIO]:
        """The text, to be read line by line; ``newline`` as for ``open``. Raises StoreError as ``text`` does."""
        with self._reading(), self.path.open(encoding=self.encoding, newline=newline) as file:
            yield file

    @property
    def text(self) -> str:
        """The whole text. Raises StoreError for a file that cannot be read or is not text."""
        with self.open() as file:
            return file.read()

    @property
    def encoding(self) -> str:
        """The encoding that was found."""
        return self._found[0]

    @property
    def lines(self) -> int:
        """How many lines the text has."""
        return self._found[1]

    def row(self, line: int, columns: Mapping[str, str], cells: Mapping[str, Any], mark: str = ".") -> Iterator[Draft]:
        """The drafts of one row: an observation, or a passage for each paragraph of its text."""
        try:
            values = _filled({name: cells.get(column) for name, column in columns.items()})
            is_series = all(name in columns or name in self.given for name in SERIES)
            if not values and is_series:
                yield Blank(line)
            elif is_series and ("text" not in values or values.keys() & set(SERIES)):
                yield self._observation(line, {**self.given, **values}, mark)
            else:
                yield from self._passages(line, {**self.given, **values})
        except CellError as problem:
            yield Refused(line, str(problem))

    def _observation(self, line: int, values: Mapping[str, Any], mark: str) -> Draft:
        written = str(values.get("value", ""))
        if is_empty(written):
            return Blank(line)
        for name in SERIES:
            if not str(values.get(name, "")).strip():
                raise CellError(f"{name} is empty")
        value, unit = read_number(written, mark)
        it = Observation(
            entity=_words(values["entity"]),
            measure=_words(values["measure"]),
            period=clean(read_period(str(values["period"]))),
            value=value,
            unit=plain_unit(clean(str(values.get("unit", "")))) or unit,
        )
        text = _words(values["text"]) if values.get("text") else sentence(it)
        return PassageDraft(self.source(values), text, line, line, _optional(values, "heading"), it)

    def _passages(self, line: int, values: Mapping[str, Any]) -> Iterator[Draft]:
        text = values.get("text")
        if not isinstance(text, str) or not clean(text).strip():
            raise CellError("text is empty")
        source, heading = self.source(values), _optional(values, "heading")
        for _, paragraph in paragraphs(clean(text)):
            yield PassageDraft(source, paragraph, line, line, heading)

    def source(self, values: Mapping[str, Any]) -> SourceDraft:
        """The source that a row names; without a title it is called after the file. Raises CellError."""
        fields = tuple(_filled({name: values[name] for name in _SOURCE_FIELDS if name in values}).items())
        if fields not in self._sources:
            self._sources[fields] = read_source({**self.given, **dict(fields)}, self.path.stem)
        return self._sources[fields]

    @cached_property
    def _sources(self) -> dict[tuple[tuple[str, Any], ...], SourceDraft]:
        """The sources read so far, by their fields as written: most tables name few."""
        return {}


def read_source(values: Mapping[str, Any], title: str) -> SourceDraft:
    """The source that the fields name, ``title`` if they name none. Raises CellError for what is no date or tier."""
    found = _filled({name: values.get(name) for name in _SOURCE_FIELDS})
    return SourceDraft(
        title=_optional(found, "title") or _words(title) or "untitled",
        publisher=_optional(found, "publisher"),
        url=_optional(found, "url"),
        published=read_date(found["published"], "published") if "published" in found else None,
        retrieved=read_date(found["retrieved"], "retrieved") if "retrieved" in found else None,
        licence=_optional(found, "licence"),
        tier=read_tier(found["tier"]) if "tier" in found else None,
    )


def _filled(values: Mapping[str, Any]) -> dict[str, Any]:
    """The fields that hold something. Raises CellError for one that is a list, an object or true/false."""
    odd = next((name for name, value in values.items() if isinstance(value, list | dict | bool)), None)
    if odd is not None:  # never written out: a few lines of YAML can stand for gigabytes
        raise CellError(f"{odd} is neither text nor a number")
    return {name: value for name, value in values.items() if value is not None and str(value).strip()}


def _words(value: object) -> str:
    return " ".join(clean(str(value)).split())


def _optional(values: Mapping[str, Any], name: str) -> str | None:
    return _words(values.get(name, "")) or None
