"""The commands, put together. Each lives in its own module; heavy imports wait until a command runs."""

from __future__ import annotations

from typing import Annotated, Any

import typer

from factcheck.cli import baseline, batch, check, evaluate, explain, figures, init, model, review, run, schema, store

app = typer.Typer(
    name="factcheck",
    help="Check every figure of an article against a curated reference store, offline, with the working shown.",
    no_args_is_help=True,
    add_completion=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)


def _version(wanted: bool) -> None:
    if wanted:
        from factcheck import __version__

        typer.echo(f"factcheck {__version__}")
        raise typer.Exit


@app.callback()
def _root(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version and stop.")
    ] = False,
    traceback: Annotated[
        bool, typer.Option("--traceback", help="Show where an error comes from (anywhere on the line).")
    ] = False,
) -> None:
    """Check every figure of an article against a curated reference store, offline, with the working shown."""


app.command("init")(init.init)
app.command("run")(run.run)
app.command("batch")(batch.batch)
app.command("check")(check.check)
app.command("figures")(figures.figures)
app.command("explain")(explain.explain)
app.command("baseline")(baseline.baseline)
app.add_typer(review.app, name="review")
app.add_typer(store.app, name="store")
app.add_typer(model.app, name="model")
app.command("eval")(evaluate.evaluate)
app.command("schema")(schema.schema)


def command() -> Any:
    """The whole as a click command (of the click that typer carries)."""
    return typer.main.get_command(app)
