"""Markdown and plain text: one source a file, one passage a paragraph."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from factcheck.store.cells import CellError
from factcheck.store.drafts import Draft, PassageDraft, Refused
from factcheck.store.fields import find_columns
from factcheck.store.formats.blocks import Headings, table_row
from factcheck.store.identity import clean
from factcheck.store.intake import Intake
from factcheck.store.paragraphs import paragraphs, shorten

if TYPE_CHECKING:
    from markdown_it.token import Token

_FRONT_MATTER = re.compile(r"\A---[^\S\n]*\n(.*?\n)(?:---|\.\.\.)[^\S\n]*(?:\n|\Z)", re.DOTALL)


def read_text(intake: Intake) -> Iterator[Draft]:
    """Paragraphs parted by blank lines, after front matter if there is any."""
    try:
        source, text, above = _front_matter(intake)
    except CellError as problem:
        yield Refused(1, str(problem))
        return
    for position, (line, paragraph) in enumerate(paragraphs(clean(text))):
        yield PassageDraft(source, paragraph, line + above, position)


def read_markdown(intake: Intake) -> Iterator[Draft]:
    """The paragraphs, list items and table rows, as plain words, each with the headings it stands under. No code."""
    try:
        source, text, above = _front_matter(intake)
    except CellError as problem:
        yield Refused(1, str(problem))
        return
    position = 0
    for line, heading, words in _blocks(clean(text)):
        for part in shorten(words):
            yield PassageDraft(source, part, line + above, position, heading)
            position += 1


def _front_matter(intake: Intake) -> tuple[Any, str, int]:
    """The source that the front matter tells, the text after it, and the lines above that text. Raises CellError."""
    text = intake.text.replace("\r\n", "\n").replace("\r", "\n")
    match = _FRONT_MATTER.match(text)
    if not match:
        return intake.source({}), text, 0
    import yaml

    try:
        given = yaml.safe_load(match[1])
    except (yaml.YAMLError, ValueError, RecursionError) as problem:
        raise CellError(f"front matter is not YAML: {str(problem).splitlines()[0]}") from None
    if not isinstance(given, dict):
        return intake.source({}), text, 0  # a rule and words, not front matter
    given = {str(key): value for key, value in given.items()}
    columns = find_columns(given, intake.mapping)
    source = intake.source({name: given[column] for name, column in columns.items()})
    return source, text[match.end() :], match[0].count("\n")


def _blocks(text: str) -> Iterator[tuple[int, str | None, str]]:
    """Line, headings above (joined), and words of each block of prose."""
    from markdown_it import MarkdownIt

    headings = Headings()
    header: list[str] = []  # of the table that we are in
    cells: list[str] = []
    line = 1
    tokens = MarkdownIt("commonmark").enable("table").parse(text)
    for before, token in zip([None, *tokens], tokens, strict=False):
        opening = before.type if before else ""
        match token.type:
            case "inline" if opening == "heading_open" and before:
                headings.add(int(before.tag[1:]), _words(token))
            case "inline" if opening in {"th_open", "td_open"}:
                cells.append(_words(token))
            case "inline":
                yield _line(token), headings.joined, _words(token)
            case "tr_close" if not header:
                header, cells = cells, []
            case "tr_close":
                yield line, headings.joined, table_row(header, cells)
                cells = []
            case "tr_open":
                line = _line(token)
            case "table_close":
                header = []


def _line(token: Token) -> int:
    return token.map[0] + 1 if token.map else 1


def _words(token: Token) -> str:
    """The words of a block without their markup; an image is its description."""
    parts = []
    for child in token.children or ():
        if child.type in {"text", "code_inline", "text_special"}:
            parts.append(child.content)
        elif child.type in {"softbreak", "hardbreak"}:
            parts.append(" ")
        elif child.type == "image":
            parts.append(child.content)
    return " ".join("".join(parts).split())
