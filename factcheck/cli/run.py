"""``factcheck run``: articles in, a verdict report out."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from factcheck import __version__
from factcheck.cli.exits import COULD_NOT, FINDINGS, FINE, line
from factcheck.errors import ArticleError, UsageError
from factcheck.records import ArticleReport, Failure, Label, MadeWith, Report
from factcheck.settings import ENGINES, FAIL_ON, load_settings


def run(
    articles: Annotated[
        list[str], typer.Argument(help="Articles: files, folders, or - for standard input.", show_default=False)
    ],
    store: Annotated[Path | None, typer.Option("--store", help="The reference store.", show_default=False)] = None,
    formats: Annotated[
        list[str] | None,
        typer.Option(
            "--format", help="Report format; may be given several times, each with its --output.", show_default=False
        ),
    ] = None,
    outputs: Annotated[
        list[Path] | None,
        typer.Option("--output", help="Write the report there instead of standard output.", show_default=False),
    ] = None,
    date: Annotated[
        str | None,
        typer.Option(
            "--date", help="The article's date (YYYY-MM-DD), where it has no front matter.", show_default=False
        ),
    ] = None,
    fail_on: Annotated[
        str | None, typer.Option("--fail-on", help="contradicted (default), unverified or never.", show_default=False)
    ] = None,
    model: Annotated[
        str | None,
        typer.Option("--model", help="An NLI model: a folder, or a name for the torch engine.", show_default=False),
    ] = None,
    engine: Annotated[str | None, typer.Option("--engine", help="onnx (default) or torch.", show_default=False)] = None,
    no_model: Annotated[bool, typer.Option("--no-model", help="Arithmetic and rules only.")] = False,
) -> int:
    """Check the figures of articles and report each as supported, contradicted or unverified."""
    from factcheck.cli.articles import find_articles, load_article, parse_day
    from factcheck.cli.engine import LazyScorer
    from factcheck.cli.write import plan_outputs, write_reports
    from factcheck.pipeline import Checker
    from factcheck.store import open_store
    from factcheck.store.location import find_store

    found = load_settings(Path.cwd())
    told = found.settings
    level = _choice("--fail-on", fail_on or told.fail_on, FAIL_ON)
    kind = _choice("--engine", engine or told.engine, ENGINES)
    plan = plan_outputs(formats or [], outputs or [])
    day = parse_day(date)
    paths = find_articles(articles)
    chosen = store or (Path(told.store) if told.store else None)
    scorer = None if no_model else LazyScorer(kind, model or told.model)
    reports: list[ArticleReport] = []
    errors: list[Failure] = []
    with open_store(find_store(chosen, Path.cwd() if found.file is None else found.file.parent)) as opened:
        checker = Checker(opened, scorer)
        for path in paths:
            try:
                reports.append(checker.check(load_article(path, day)))
            except ArticleError as error:
                errors.append(Failure(path, error.message, error.hint))
                sys.stderr.write(f"factcheck: {line(error)}\n")
        made_with = MadeWith(__version__, opened.digest, scorer.digest if scorer else None, told.digest)
    report = Report(made_with, tuple(reports), tuple(errors))
    write_reports(report, plan)
    return COULD_NOT if errors else _exit_code(report, level)


def _choice(option: str, value: str, choices: tuple[str, ...]) -> str:
    if value not in choices:
        raise UsageError(f"{option} {value} is not possible", hint=f"choose one of {', '.join(choices)}")
    return value


def _exit_code(report: Report, level: str) -> int:
    bad = {
        "never": set[Label](),
        "contradicted": {Label.CONTRADICTED},
        "unverified": {Label.CONTRADICTED, Label.UNVERIFIED},
    }[level]
    findings = any(verdict.label in bad for article in report.articles for verdict in article.verdicts)
    wrong = level != "never" and any(article.inconsistencies for article in report.articles)
    return FINDINGS if findings or wrong else FINE
