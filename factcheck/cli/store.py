"""``factcheck store``: curating the reference store."""

from __future__ import annotations

import json
import re
from dataclasses import asdict
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any

import typer

from factcheck.errors import StoreError, UsageError
from factcheck.records import Passage, Source

app = typer.Typer(help="Curate the reference store: fill it, search it, keep it sound.", no_args_is_help=True)

_REFUSED_SHOWN = 20
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]")


class Format(StrEnum):
    """How a command writes its result."""

    TEXT = "text"
    JSON = "json"


class ExportFormat(StrEnum):
    """How an export is written."""

    JSONL = "jsonl"
    CSV = "csv"


class Listed(StrEnum):
    """What ``list`` lists."""

    SOURCES = "sources"
    PASSAGES = "passages"


StoreOption = Annotated[
    Path | None,
    typer.Option("--store", metavar="FILE", help="The reference store (default: factcheck.db here, else your own)."),
]
FormatOption = Annotated[Format, typer.Option("--format", help="How to write the result.")]
LimitOption = Annotated[int, typer.Option("--limit", min=1, help="At most so many.")]


def _located(store: Path | None) -> Path:
    from factcheck.store.location import find_store

    return find_store(store, Path.cwd())


def _plain(text: str) -> str:
    """Text of the store for a terminal: what would move the cursor, colour or reorder it becomes a mark."""
    return _CONTROL.sub("\ufffd", text)


def _echo(text: str) -> None:
    typer.echo(_plain(text))


def _echo_json(value: object) -> None:
    written = json.dumps(value, ensure_ascii=False, indent=2, default=str)
    typer.echo(_CONTROL.sub(lambda match: f"\\u{ord(match[0]):04x}", written))


def _source_line(source: Source) -> str:
    parts = [source.title, source.publisher, source.published and source.published.isoformat(), source.url]
    return f"{', '.join(part for part in parts if part)} (tier {source.tier})"


def _source_json(source: Source) -> dict[str, Any]:
    return asdict(source)


def _passage_json(passage: Passage, heading: str | None) -> dict[str, Any]:
    shown = {"id": passage.id, "text": passage.text, "heading": heading, "source": _source_json(passage.source)}
    if passage.observation is not None:
        shown["observation"] = asdict(passage.observation)
    return shown


@app.command()
def create(
    store: Annotated[Path | None, typer.Argument(metavar="STORE", help="The file to make (default: your own).")] = None,
) -> None:
    """Make an empty store."""
    from factcheck.store.curation import create_store

    path = store or _located(None)
    if path == _located(None):
        path.parent.mkdir(parents=True, exist_ok=True)
    create_store(path)
    _echo(f"made {path}")


@app.command("import")
def import_(
    files: Annotated[list[Path], typer.Argument(metavar="FILE...", help="Files, or folders of files.")],
    *,
    store: StoreOption = None,
    map_: Annotated[
        list[str] | None, typer.Option("--map", metavar="COLUMN=FIELD", help="Read a column as a field.")
    ] = None,
    set_: Annotated[
        list[str] | None, typer.Option("--set", metavar="FIELD=VALUE", help="A field for all rows that lack it.")
    ] = None,
    strict: Annotated[bool, typer.Option("--strict", help="Stop at the first row that is refused.")] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Show what would be read; change nothing.")] = False,
    format_: FormatOption = Format.TEXT,
) -> None:
    """Import passages and observations from files: all of them, or none if one cannot be read."""
    from factcheck.cli.store_progress import import_progress
    from factcheck.store.ingest import find_files, import_files

    with import_progress() as progress:
        results = import_files(
            _located(store),
            find_files(files),
            mapping=_pairs(map_, "--map COLUMN=FIELD"),
            given=_pairs(set_, "--set FIELD=VALUE"),
            strict=strict,
            dry_run=dry_run,
            progress=progress,
        )
    if format_ is Format.JSON:
        _echo_json([asdict(result) for result in results])
        return
    for result in results:
        for row in result.refused[:_REFUSED_SHOWN]:
            typer.echo(_plain(f"{result.path}:{row.line}: refused: {row.reason}"), err=True)
        if len(result.refused) > _REFUSED_SHOWN:
            more = len(result.refused) - _REFUSED_SHOWN
            typer.echo(f"and {more:,} more rows refused; --format json lists them all", err=True)
        if result.encoding == "cp1252":
            typer.echo(_plain(f"{result.path}: not UTF-8; read as Windows-1252"), err=True)
        counts = [f"{result.added:,} added"]
        counts += [f"{result.replaced:,} replaced"] if result.replaced else []
        counts += [f"{result.kept:,} kept", f"{len(result.refused):,} refused"]
        _echo(f"{result.path}: {', '.join(counts)}{' (dry run: nothing written)' if dry_run else ''}")


def _pairs(written: list[str] | None, form: str) -> dict[str, str]:
    pairs = {}
    for pair in written or ():
        left, mark, right = pair.rpartition("=") if form.startswith("--map") else pair.partition("=")
        if not mark or not left.strip() or not right.strip():
            raise UsageError(f"{pair!r} is not of the form {form}", f"write {form}")
        pairs[left.strip()] = right.strip()
    return pairs


@app.command()
def add(
    text: Annotated[str, typer.Argument(help="The passage; several paragraphs become several passages.")],
    *,
    title: Annotated[str, typer.Option(help="The title of the source.")],
    store: StoreOption = None,
    publisher: Annotated[str | None, typer.Option(help="Who published it.")] = None,
    url: Annotated[str | None, typer.Option(help="Where it can be read.")] = None,
    published: Annotated[str | None, typer.Option(metavar="YYYY-MM-DD", help="When it was published.")] = None,
    retrieved: Annotated[str | None, typer.Option(metavar="YYYY-MM-DD", help="When you read it.")] = None,
    licence: Annotated[str | None, typer.Option(help="Under what licence.")] = None,
    tier: Annotated[int | None, typer.Option(min=1, max=3, help="1: made the number; 3: least trusted.")] = None,
) -> None:
    """Add one text with its source."""
    from factcheck.store.cells import CellError
    from factcheck.store.curation import add_text
    from factcheck.store.intake import read_source

    if not title.strip():
        raise UsageError("the title is empty", "name the source: --title …")
    dates = {"published": published, "retrieved": retrieved}
    others = {"title": title, "publisher": publisher, "url": url, "licence": licence, "tier": tier}
    try:
        source = read_source({**dates, **others}, title)
    except CellError as problem:
        raise UsageError(str(problem), "see the options with: factcheck store add --help") from None
    counts = add_text(_located(store), text, source)
    _echo(f"{counts.added:,} added, {counts.kept:,} kept")


@app.command()
def search(
    query: Annotated[str, typer.Argument(help="Any text, such as the sentence to check.")],
    store: StoreOption = None,
    limit: LimitOption = 8,
    format_: FormatOption = Format.TEXT,
) -> None:
    """Find the passages that may speak of a text, best first."""
    from factcheck.store import open_store

    with open_store(_located(store)) as opened:
        found = opened.search(query, limit)
        if opened.note:
            typer.echo(f"note: {opened.note}", err=True)
        if format_ is Format.JSON:
            shown = [_passage_json(it.passage, opened.heading(it.passage.id)) | {"score": it.score} for it in found]
            _echo_json(shown)
            return
    if not found:
        typer.echo("nothing found", err=True)
    for it in found:
        _echo(f"{it.score:6.2f}  {it.passage.text}\n        {_source_line(it.passage.source)}  [{it.passage.id}]")


@app.command("list")
def list_(
    what: Annotated[Listed, typer.Argument(help="What to list.")] = Listed.SOURCES,
    store: StoreOption = None,
    source: Annotated[int | None, typer.Option("--source", metavar="ID", help="Passages of this source only.")] = None,
    limit: Annotated[int | None, typer.Option("--limit", min=1, help="At most so many.")] = None,
    format_: FormatOption = Format.TEXT,
) -> None:
    """List the sources, or the passages."""
    from factcheck.store import open_store

    with open_store(_located(store)) as opened:
        if what is Listed.SOURCES and source is None:
            sources = opened.sources()[:limit]
            if format_ is Format.JSON:
                _echo_json([_source_json(it) | {"passages": count} for it, count in sources])
            for it, count in sources if format_ is Format.TEXT else ():
                _echo(f"{it.id:>16}  {count:>7,}  {_source_line(it)}")
            return
        passages = list(opened.list_passages(source, limit))
        if format_ is Format.JSON:
            _echo_json([_passage_json(it, heading) for it, heading in passages])
            return
        for passage, _ in passages:
            _echo(f"{passage.id:>16}  {passage.text}")


@app.command()
def show(
    id_: Annotated[int, typer.Argument(metavar="ID", help="A passage or a source.")],
    store: StoreOption = None,
    format_: FormatOption = Format.TEXT,
) -> None:
    """Show a passage with its source, or a source with its passages."""
    from factcheck.store import open_store

    path = _located(store)
    with open_store(path) as opened:
        passage = opened.passage(id_)
        source = None if passage else opened.source(id_)
        if passage is None and source is None:
            raise StoreError(
                f"no passage or source has the id {id_}", f"see the ids with: factcheck store list --store {path}"
            )
        heading = opened.heading(id_)
        passages = list(opened.list_passages(id_, None)) if source else []
    if passage is not None:
        if format_ is Format.JSON:
            _echo_json(_passage_json(passage, heading))
            return
        _echo(passage.text)
        shown = {"heading": heading, **(asdict(passage.observation) if passage.observation else {})}
        _fields({**shown, **asdict(passage.source)})
    elif source is not None:
        if format_ is Format.JSON:
            _echo_json(_source_json(source) | {"passages": [_passage_json(it, head) for it, head in passages]})
            return
        _fields(asdict(source))
        for it, _ in passages:
            _echo(f"\n{it.text}  [{it.id}]")


def _fields(fields: dict[str, object]) -> None:
    for name, value in fields.items():
        if value is not None:
            _echo(f"  {name + ':':<11} {value}")


@app.command()
def stats(store: StoreOption = None, format_: FormatOption = Format.TEXT) -> None:
    """Count what the store holds."""
    from factcheck.store import open_store

    with open_store(_located(store)) as opened:
        counted, note = opened.stats(), opened.note
    if format_ is Format.JSON:
        by_year = [{"year": year, "sources": count} for year, count in counted.by_year]
        by_tier = [{"tier": tier, "sources": count} for tier, count in counted.by_tier]
        _echo_json(asdict(counted) | {"by_tier": by_tier, "by_year": by_year})
        return
    _echo(f"{counted.path}  ({counted.bytes / 1e6:,.1f} MB, version {counted.version})")
    _echo(f"{counted.sources:,} sources, {counted.passages:,} passages, of which {counted.observations:,} observations")
    _echo(f"sources by tier: {', '.join(f'{tier}: {count:,}' for tier, count in counted.by_tier) or 'none'}")
    years = ", ".join(f"{year or 'no date'}: {count:,}" for year, count in counted.by_year)
    _echo(f"sources by year: {years or 'none'}")
    _echo(counted.digest)
    if note:
        _echo(f"note: {note}")


@app.command()
def remove(
    ids: Annotated[list[int], typer.Argument(metavar="ID...", help="Passages, or sources with all their passages.")],
    store: StoreOption = None,
) -> None:
    """Take passages or sources out."""
    from factcheck.store.curation import remove as take_out

    sources, passages = take_out(_located(store), ids)
    _echo(f"removed {sources:,} sources and {passages:,} passages")


@app.command()
def export(
    output: Annotated[
        Path | None, typer.Argument(metavar="FILE", help="Where to write (default: standard output).")
    ] = None,
    *,
    store: StoreOption = None,
    format_: Annotated[
        ExportFormat | None, typer.Option("--format", help="Default: by the name of FILE, else jsonl.")
    ] = None,
) -> None:
    """Write the store out; importing what is written gives an equal store."""
    import sys

    from factcheck.store import open_store
    from factcheck.store.export import WRITERS

    by_name = ExportFormat.CSV if output and output.suffix.lower() == ".csv" else ExportFormat.JSONL
    write = WRITERS[format_ or by_name]
    with open_store(_located(store)) as opened:
        if output is None:
            write(opened, sys.stdout)
            return
        try:
            with output.open("w", encoding="utf-8", newline="") as file:
                count = write(opened, file)
        except OSError as problem:
            raise StoreError(f"cannot write {output}: {problem.strerror}", "name another file") from None
    typer.echo(_plain(f"{output}: {count:,} passages"), err=True)


@app.command()
def doctor(
    store: StoreOption = None,
    *,
    fix: Annotated[bool, typer.Option("--fix", help="Mend what can be mended.")] = False,
    format_: FormatOption = Format.TEXT,
) -> None:
    """Look for damage, and for what other tools have left out of step. Exit code 1 if something remains."""
    from factcheck.store.doctor import examine

    path = _located(store)
    findings = examine(path, fix=fix)
    if format_ is Format.JSON:
        _echo_json([asdict(finding) for finding in findings])
    else:
        for finding in findings:
            _echo(f"{'mended' if finding.fixed else 'found'}: {finding.message} [{finding.code}]")
        if not findings:
            _echo(f"{path}: sound")
    left = [finding for finding in findings if not finding.fixed]
    if left and not fix and format_ is Format.TEXT:
        typer.echo("mend what can be mended with --fix; keep a copy of the file", err=True)
    if left:
        raise typer.Exit(1)
