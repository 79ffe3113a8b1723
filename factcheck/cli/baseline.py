"""``factcheck baseline``: write down what is known, so that ``run --baseline`` fails on new findings alone."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from factcheck.cli.run import Across, AllClaims, Articles, Day, Engine, FailOn, Model, NoModel, StoreFile, one_of


def baseline(  # noqa: PLR0917 - Typer reads options from parameters
    articles: Articles,
    output: Annotated[
        Path, typer.Option("--output", metavar="FILE", help="The baseline to write.", show_default=False)
    ],
    store: StoreFile = None,
    date: Day = None,
    fail_on: FailOn = None,
    shrink: Annotated[bool, typer.Option("--shrink", help="Only take out what is gone; add nothing.")] = False,
    model: Model = None,
    engine: Engine = None,
    no_model: NoModel = False,
    all_claims: AllClaims = None,
    across: Across = False,
) -> int:
    """Write down the findings that are known.

    What fails a run is written; entries of articles that are not named stay as they are.
    """
    from factcheck.cli.across import with_across
    from factcheck.cli.articles import find_articles, parse_day
    from factcheck.cli.baseline_file import (
        ACROSS,
        INCONSISTENT,
        Baseline,
        entries_across,
        entries_of,
        read_baseline,
        relative_path,
        written,
    )
    from factcheck.cli.desk import Wishes, open_desk, root_of
    from factcheck.cli.exits import COULD_NOT, FINE, counted
    from factcheck.cli.outcome import fails_across, tell_notes
    from factcheck.cli.progress import check_progress
    from factcheck.cli.write import write_whole
    from factcheck.settings import ENGINES, FAIL_ON, load_settings

    found = load_settings(Path.cwd())
    level = one_of("--fail-on", fail_on, FAIL_ON)
    wishes = Wishes(store, parse_day(date), model, one_of("--engine", engine, ENGINES), no_model, all_claims)
    paths = find_articles(articles, found.settings, root_of(found))
    before = read_baseline(output) if shrink or output.exists() else Baseline(output, ())
    with open_desk(found, wishes, ignore_baseline=True) as desk, check_progress(len(paths)) as progress:
        report = desk.check_all(paths, step=progress.step, failed=progress.failed)
        if across:
            report = with_across(report, desk)
    tell_notes(report)
    gone = set(before.gone(report.articles, report.inconsistencies if across else None))
    kept = [entry for entry in before.entries if entry not in gone]
    if shrink:
        entries = kept
    else:
        checked = {relative_path(article, output) for article in report.articles}
        entries = [entry for entry in kept if entry.path not in checked or (entry.label == ACROSS and not across)]
        labels = {
            "never": set[str](),
            "contradicted": {"contradicted", INCONSISTENT},
            "unverified": {"contradicted", "unverified", INCONSISTENT},
        }
        for article in report.articles:
            wanted = labels[level or desk.settings_of(article.article.path).fail_on]
            entries += [entry for entry in entries_of(article, output) if entry.label in wanted]
        entries += entries_across(
            (
                item
                for item in report.inconsistencies
                if fails_across(item, lambda path: level or desk.settings_of(path).fail_on)
            ),
            output,
        )
    write_whole(output, written(entries, desk.way))
    new = len({entry.key for entry in entries} - {entry.key for entry in before.entries})
    typer.echo(f"{output}: {counted(len(entries), 'finding')} known, {new} of them new, {len(gone)} gone", err=True)
    return COULD_NOT if report.errors else FINE
