"""``factcheck check``: one claim against given texts, or against the store."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from factcheck import __version__
from factcheck.cli.exits import FINDINGS, FINE
from factcheck.records import Label, MadeWith, Report
from factcheck.settings import load_settings


def check(
    claim: Annotated[str, typer.Argument(help="The claim, or - for standard input.", show_default=False)],
    evidence: Annotated[
        list[str] | None,
        typer.Option("--evidence", help="A text to check against; may be given several times.", show_default=False),
    ] = None,
    store: Annotated[
        Path | None,
        typer.Option("--store", help="The reference store, where no evidence is given.", show_default=False),
    ] = None,
    formats: Annotated[str | None, typer.Option("--format", help="rich, markdown or json.", show_default=False)] = None,
    date: Annotated[
        str | None, typer.Option("--date", help="The claim's date (YYYY-MM-DD).", show_default=False)
    ] = None,
    model: Annotated[
        str | None,
        typer.Option("--model", help="An NLI model: a folder, or a name for the torch engine.", show_default=False),
    ] = None,
    engine: Annotated[str | None, typer.Option("--engine", help="onnx (default) or torch.", show_default=False)] = None,
    no_model: Annotated[bool, typer.Option("--no-model", help="Arithmetic and rules only.")] = False,
) -> int:
    """Check one claim against given evidence, or against the store."""
    from factcheck.cli.articles import parse_day
    from factcheck.cli.engine import LazyScorer
    from factcheck.cli.write import plan_outputs, write_reports
    from factcheck.pipeline import Checker, GivenEvidence, article_of
    from factcheck.store import open_store
    from factcheck.store.location import find_store

    found = load_settings(Path.cwd())
    told = found.settings
    plan = plan_outputs([formats] if formats else [], [])
    text = sys.stdin.read() if claim == "-" else claim
    article = article_of(text, parse_day(date))
    scorer = None if no_model else LazyScorer(engine or told.engine, model or told.model)
    if evidence:
        result, digest = Checker(GivenEvidence(tuple(evidence)), scorer, statements=True).check(article), None
    else:
        chosen = store or (Path(told.store) if told.store else None)
        with open_store(find_store(chosen, Path.cwd() if found.file is None else found.file.parent)) as opened:
            result, digest = Checker(opened, scorer, statements=True).check(article), opened.digest
    made_with = MadeWith(__version__, digest, scorer.digest if scorer else None, told.digest)
    write_reports(Report(made_with, (result,)), plan)
    return FINDINGS if any(verdict.label is Label.CONTRADICTED for verdict in result.verdicts) else FINE
