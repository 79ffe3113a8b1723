"""``factcheck model cache``: what is kept of the model's scores, and how to be rid of it."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import TYPE_CHECKING, Annotated

import typer

from factcheck.cli.model_format import FORMAT, wants_json

if TYPE_CHECKING:
    from pathlib import Path

    from factcheck.nli.cache import CacheFacts

app = typer.Typer(
    help="Show or clear the scores kept between runs (FACTCHECK_CACHE_DIR moves them; empty, it keeps none).",
    no_args_is_help=True,
)

_CLEAR = "make it anew with: factcheck model cache clear"


@app.command()
def info(format_: Annotated[str, FORMAT] = "text") -> None:
    """Say where the cache is and what it holds."""
    folder = _folder()
    as_json = wants_json(format_)
    facts = _facts(folder) if folder else None
    if as_json:
        told = asdict(facts) | {"path": str(facts.path)} if facts else None
        typer.echo(json.dumps(told, indent=2))
    elif facts is None:
        typer.echo("the cache is off: FACTCHECK_CACHE_DIR is empty")
    else:
        typer.echo(f"{facts.path}\n{facts.scores} scores of {facts.models} models, {facts.size / 1e6:.1f} MB")


@app.command()
def clear() -> None:
    """Delete the cache; nothing else is lost than time."""
    from factcheck.errors import ModelError
    from factcheck.nli.cache import clear_cache

    folder = _folder()
    try:
        gone = folder is not None and clear_cache(folder)
    except OSError as error:
        raise ModelError(
            f"the cache in {folder} cannot be deleted: {error.strerror}", hint="check its permissions"
        ) from error
    typer.echo(f"deleted the cache in {folder}" if gone else "there was no cache")


def _folder() -> Path | None:
    from factcheck.nli.cache import cache_folder

    return cache_folder()


def _facts(folder: Path) -> CacheFacts:
    import sqlite3

    from factcheck.errors import ModelError
    from factcheck.nli.cache import cache_facts

    try:
        return cache_facts(folder)
    except (sqlite3.Error, OSError) as error:
        raise ModelError(f"the cache in {folder} cannot be read: {error}", hint=_CLEAR) from error
