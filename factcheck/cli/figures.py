"""``factcheck figures``: every figure of an article, with its slots; the way to see, and to measure, what is read."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Annotated, Any, TextIO

import typer

from factcheck.cli.exits import FINE
from factcheck.errors import ArticleError, UsageError
from factcheck.records import Article, Figure, Found

FORMATS = ("text", "json", "jsonl")


def figures(
    article: Annotated[str, typer.Argument(help="The article, or - for standard input.", show_default=False)],
    format_: Annotated[str, typer.Option("--format", help="text, json, or jsonl (one text per input line).")] = "text",
    day: Annotated[
        str | None,
        typer.Option("--date", help="The article's date (YYYY-MM-DD), where it states none.", show_default=False),
    ] = None,
) -> int:
    """List every figure found, what it claims, and what was left out with the reason."""
    from factcheck.cli.articles import load_article, parse_day

    if format_ not in FORMATS:
        raise UsageError(f"no format {format_!r}", hint=f"one of {', '.join(FORMATS)}")
    reference = parse_day(day)
    if format_ == "jsonl":
        _write_lines(article, reference)
        return FINE
    read = load_article(article, reference)
    found = find_in(read)
    sys.stdout.write(
        f"{json.dumps(_as_json(found), ensure_ascii=False, indent=2)}\n" if format_ == "json" else _as_text(read, found)
    )
    return FINE


def find_in(article: Article) -> Found:
    """Return the figures of the prose of an article, sentence by sentence."""
    from factcheck.figures import find_figures
    from factcheck.records import Span

    spans = [Span(sentence.start, sentence.end) for sentence in article.sentences]
    found = find_figures(article.prose, reference=article.date, spans=spans)
    exempt = tuple(sorted((*article.exempt, *found.exempt), key=lambda token: token.start))
    return Found(found.figures, exempt, found.unread)


def _as_json(found: Found) -> dict[str, Any]:
    from factcheck.figures.as_json import figure_as_json, token_as_json

    return {
        "figures": [figure_as_json(figure) for figure in found.figures],
        "exempt": [token_as_json(token) for token in found.exempt],
        "unread": [token_as_json(token) for token in found.unread],
    }


# --------------------------------------------------------------------------- one text a line


def _write_lines(name: str, reference: date | None) -> None:
    from factcheck.figures import find_figures

    for item, text, day in _texts(name, reference):
        found = find_figures(text, reference=day)
        sys.stdout.write(json.dumps({"id": item, **_as_json(found)}, ensure_ascii=False) + "\n")


def _texts(name: str, reference: date | None) -> Iterator[tuple[Any, str, date | None]]:
    """The id, text and date of each input line: a JSON string, or an object with text and perhaps id and date."""
    if name == "-":
        sys.stdin.reconfigure(encoding="utf-8", errors="strict", newline="\n")  # type: ignore[union-attr]
        yield from _parsed(sys.stdin, "standard input", reference)
        return
    try:
        with Path(name).open(encoding="utf-8", newline="\n") as lines:
            yield from _parsed(lines, name, reference)
    except OSError as error:
        raise ArticleError(
            f"{name} cannot be opened: {error.strerror}", hint="check the path and its permissions"
        ) from error


def _parsed(lines: TextIO, name: str, reference: date | None) -> Iterator[tuple[Any, str, date | None]]:
    from factcheck.cli.articles import parse_day

    hint = 'each line is a JSON string, or an object such as {"id": 1, "text": "…", "date": "2023-12-26"}'
    try:
        for number, line in enumerate(lines, start=1):
            if not line.strip():
                continue
            try:
                value = json.loads(line)
            except ValueError as error:
                raise ArticleError(f"{name}, line {number}: not JSON", hint=hint) from error
            if isinstance(value, str):
                yield number, value, reference
            elif isinstance(value, dict) and isinstance(value.get("text"), str):
                yield value.get("id", number), value["text"], parse_day(value.get("date")) or reference
            else:
                raise ArticleError(f"{name}, line {number}: no text", hint=hint)
    except UnicodeDecodeError as error:
        raise ArticleError(f"{name} is not UTF-8 text", hint="save it as UTF-8") from error


# --------------------------------------------------------------------------- for a person


def _as_text(article: Article, found: Found) -> str:
    """One figure a line, with its place and the slots that are filled, then what is exempt and unread."""
    rows = [(token.start, _row(article, token.start, token.text, _slots(token))) for token in found.figures]
    rows += [(token.start, _row(article, token.start, token.text, f"exempt: {token.reason}")) for token in found.exempt]
    rows += [(token.start, _row(article, token.start, token.text, "unread")) for token in found.unread]
    body = "".join(row for _, row in sorted(rows, key=lambda pair: pair[0]))
    return f"{body}{len(found.figures)} figures, {len(found.exempt)} exempt, {len(found.unread)} unread\n"


def _row(article: Article, start: int, text: str, says: str) -> str:
    line = article.text.count("\n", 0, start) + 1
    column = start - article.text.rfind("\n", 0, start)
    return f"{line}:{column}\t{' '.join(text.split())}\t{says}\n"


def _slots(figure: Figure) -> str:
    from factcheck.figures.as_json import figure_as_json

    slots = figure_as_json(figure)
    kind = slots.pop("kind")
    shown = []
    for name, value in slots.items():
        if name in {"text", "start", "end"} or value in (None, False, "equal"):
            continue
        if name == "change":
            value = f"{value['direction']}, {value['role']}"  # noqa: PLW2901
        elif isinstance(value, list):
            value = " to ".join(value)  # noqa: PLW2901
        shown.append(name if value is True else f"{name} {value}")
    return f"{kind}: {'; '.join(shown)}" if shown else str(kind)
