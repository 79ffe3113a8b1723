"""``factcheck run``: articles in, a verdict report out."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from factcheck.errors import UsageError


def complete_format(incomplete: str) -> list[str]:
    """The formats that a shell offers."""
    from factcheck.report import RENDERERS

    return [name for name in RENDERERS if name.startswith(incomplete)]


def complete_level(incomplete: str) -> list[str]:
    """The levels of ``--fail-on`` that a shell offers."""
    from factcheck.settings import FAIL_ON

    return [name for name in FAIL_ON if name.startswith(incomplete)]


def complete_engine(incomplete: str) -> list[str]:
    """The engines that a shell offers."""
    from factcheck.settings import ENGINES

    return [name for name in ENGINES if name.startswith(incomplete)]


Articles = Annotated[
    list[str],
    typer.Argument(metavar="ARTICLE", help="Articles: files, folders, or - for standard input.", show_default=False),
]
StoreFile = Annotated[
    Path | None, typer.Option("--store", metavar="FILE", help="The reference store.", show_default=False)
]
Day = Annotated[
    str | None,
    typer.Option(
        "--date", metavar="YYYY-MM-DD", help="The article's date, where it has no front matter.", show_default=False
    ),
]
FailOn = Annotated[
    str | None,
    typer.Option(
        "--fail-on",
        autocompletion=complete_level,
        metavar="LEVEL",
        help="contradicted (default), unverified or never.",
        show_default=False,
    ),
]
Model = Annotated[
    str | None,
    typer.Option(
        "--model",
        metavar="NAME|FOLDER",
        help="An NLI model: a folder, or a name for the torch engine.",
        show_default=False,
    ),
]
Engine = Annotated[
    str | None,
    typer.Option(
        "--engine",
        autocompletion=complete_engine,
        metavar="ENGINE",
        help="onnx (default) or torch.",
        show_default=False,
    ),
]
Device = Annotated[
    str | None,
    typer.Option(
        "--device",
        metavar="DEVICE",
        help="For the torch engine: cpu or cuda (default: a GPU if any).",
        show_default=False,
    ),
]
NoModel = Annotated[bool, typer.Option("--no-model", help="Arithmetic and rules only.")]
Across = Annotated[
    bool, typer.Option("--across", help="Compare the figures of all the articles of this run with each other.")
]
AllClaims = Annotated[
    bool | None,
    typer.Option(
        "--all-claims/--figures-only",
        help="Check sentences without a figure too, where they are worth checking.",
        show_default=False,
    ),
]


def run(  # noqa: PLR0917 - Typer reads options from parameters
    articles: Articles,
    store: StoreFile = None,
    formats: Annotated[
        list[str] | None,
        typer.Option(
            "--format",
            metavar="FORMAT",
            autocompletion=complete_format,
            help="Report format; may be given several times, each with its --output.",
            show_default=False,
        ),
    ] = None,
    outputs: Annotated[
        list[Path] | None,
        typer.Option(
            "--output", metavar="FILE", help="Write the report there instead of standard output.", show_default=False
        ),
    ] = None,
    date: Day = None,
    fail_on: FailOn = None,
    baseline: Annotated[
        Path | None,
        typer.Option(
            "--baseline", metavar="FILE", help="Findings already known; only new ones fail.", show_default=False
        ),
    ] = None,
    changed_since: Annotated[
        str | None,
        typer.Option(
            "--changed-since", metavar="REV", help="Only what changed since a git revision.", show_default=False
        ),
    ] = None,
    model: Model = None,
    engine: Engine = None,
    device: Device = None,
    no_model: NoModel = False,
    all_claims: AllClaims = None,
    across: Across = False,
    watch: Annotated[bool, typer.Option("--watch", help="Check again whenever an article is saved.")] = False,
    color: Annotated[
        bool | None,
        typer.Option(
            "--color/--no-color", help="Colour, or none (default: at a terminal, unless NO_COLOR).", show_default=False
        ),
    ] = None,
) -> int:
    """Check articles and write a verdict report.

    Every figure is supported, contradicted or unverified, with the evidence, the working and the source.
    """
    from factcheck.cli.across import with_across
    from factcheck.cli.articles import STDIN, find_articles, parse_day
    from factcheck.cli.changed import ChangedFiles
    from factcheck.cli.desk import Wishes, open_desk, root_of, store_of
    from factcheck.cli.outcome import exit_code, only_changed, tell_no_store, tell_notes, tell_settled
    from factcheck.cli.progress import check_progress
    from factcheck.cli.write import plan_outputs, write_reports
    from factcheck.settings import ENGINES, FAIL_ON, load_settings

    found = load_settings(Path.cwd())
    level = one_of("--fail-on", fail_on, FAIL_ON)
    wishes = Wishes(
        store, parse_day(date), model, one_of("--engine", engine, ENGINES), no_model, all_claims, baseline, device
    )
    paths = find_articles(articles, found.settings, root_of(found))
    plan = plan_outputs(formats or [], outputs or [], color=color, inputs=(*paths, str(store_of(found, store))))
    if watch:
        if formats or outputs or across or changed_since is not None:
            raise UsageError(
                "--watch writes to the terminal alone, and looks at what is saved",
                hint="leave out --format, --output, --across and --changed-since",
            )
        from factcheck.cli.watch import watch_articles

        return watch_articles(articles, found, wishes, color=color)
    files = ChangedFiles(changed_since) if changed_since is not None else None
    if files is not None:
        if STDIN in paths:
            raise UsageError("--changed-since cannot tell what changed in standard input", hint="name the file")
        if not across:
            paths = tuple(path for path in paths if not Path(path).is_file() or files.of(path) is not None)
    with open_desk(found, wishes) as desk, check_progress(len(paths)) as progress:
        report = desk.check_all(paths, step=progress.step, failed=progress.failed)
        if across:
            report = with_across(report, desk)
    whole = files is None
    if files is not None:
        report = only_changed(report, files)
    tell_no_store(report.made_with)
    tell_notes(report)
    write_reports(report, plan)
    tell_settled(report, desk.baseline, way=desk.way, whole=whole, across=across)
    return exit_code(report, lambda path: level or desk.settings_of(path).fail_on)


def one_of(option: str, value: str | None, choices: tuple[str, ...]) -> str | None:
    """The value of an option if it is one of the choices, None where it was not given; else UsageError."""
    if value is not None and value not in choices:
        raise UsageError(f"{option} {value} is not possible", hint=f"choose one of {', '.join(choices)}")
    return value
