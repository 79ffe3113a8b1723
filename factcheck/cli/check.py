"""``factcheck check``: one claim against given texts, or against the store."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from factcheck.cli.run import Device, Engine, Model, NoModel


def check(  # noqa: PLR0917 - Typer reads options from parameters
    claim: Annotated[
        str, typer.Argument(metavar="CLAIM", help="The claim, or - for standard input.", show_default=False)
    ],
    evidence: Annotated[
        list[str] | None,
        typer.Option(
            "--evidence",
            metavar="TEXT",
            help="A text to check against; may be given several times.",
            show_default=False,
        ),
    ] = None,
    store: Annotated[
        Path | None,
        typer.Option(
            "--store", metavar="FILE", help="The reference store, where no evidence is given.", show_default=False
        ),
    ] = None,
    formats: Annotated[
        str | None, typer.Option("--format", metavar="FORMAT", help="rich, markdown or json.", show_default=False)
    ] = None,
    date: Annotated[
        str | None, typer.Option("--date", metavar="YYYY-MM-DD", help="The claim's date.", show_default=False)
    ] = None,
    model: Model = None,
    engine: Engine = None,
    device: Device = None,
    no_model: NoModel = False,
) -> int:
    """Check one claim, against given texts or the store."""
    from factcheck import __version__
    from factcheck.cli.articles import parse_day
    from factcheck.cli.desk import calibration_of, digest_with, store_of
    from factcheck.cli.engine import open_scorer
    from factcheck.cli.exits import FINDINGS, FINE
    from factcheck.cli.outcome import fails
    from factcheck.cli.run import one_of
    from factcheck.cli.write import plan_outputs, write_reports
    from factcheck.pipeline import Checker, GivenEvidence, article_of
    from factcheck.records import MadeWith, Report
    from factcheck.settings import ENGINES, load_settings
    from factcheck.store import open_store

    found = load_settings(Path.cwd())
    told = found.settings
    plan = plan_outputs([formats] if formats else [], [])
    text = sys.stdin.read() if claim == "-" else claim
    article = article_of(text, parse_day(date))
    kind = one_of("--engine", engine, ENGINES) or told.engine
    scorer = None if no_model else open_scorer(kind, model or told.model, device or told.device, cache=told.cache)
    calibration = calibration_of(told)
    if evidence:
        retriever = GivenEvidence(tuple(evidence))
        nothing = "Nothing in the given evidence speaks of this."
        result = Checker(retriever, scorer, statements=True, calibration=calibration, nothing=nothing).check(article)
        digest = None
    else:
        with open_store(store_of(found, store)) as opened:
            result = Checker(opened, scorer, statements=True, calibration=calibration).check(article)
            digest = opened.digest
    made_with = MadeWith(__version__, digest, scorer.digest if scorer else None, digest_with(told, calibration))
    write_reports(Report(made_with, (result,)), plan)
    return FINDINGS if fails(result, "contradicted") else FINE
