"""``factcheck batch``: archives of articles in, a line of JSON for each out, over several processes."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from factcheck.cli.exits import INTERRUPTED, plain
from factcheck.cli.run import AllClaims, Day, Device, Engine, FailOn, Model, NoModel, StoreFile, one_of
from factcheck.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Sequence
    from contextlib import AbstractContextManager

    from factcheck.cli.baseline_file import Baseline
    from factcheck.cli.batch_done import Done
    from factcheck.cli.batch_workers import Crew, Task


def batch(  # noqa: PLR0917 - Typer reads options from parameters
    articles: Annotated[
        list[str],
        typer.Argument(
            metavar="ARTICLE",
            help="Articles: files, folders, archives (.jsonl, an article a line), or - for standard input.",
            show_default=False,
        ),
    ],
    output: Annotated[
        Path,
        typer.Option(
            "--output",
            metavar="FILE",
            help="Write the reports there, one a line; - is standard output.",
            show_default=False,
        ),
    ],
    workers: Annotated[
        int | None,
        typer.Option(
            "--workers",
            metavar="N",
            min=1,
            help="How many processes check (default: one a CPU).",
            show_default=False,
        ),
    ] = None,
    store: StoreFile = None,
    date: Day = None,
    fail_on: FailOn = None,
    baseline: Annotated[
        Path | None,
        typer.Option(
            "--baseline", metavar="FILE", help="Findings already known; only new ones fail.", show_default=False
        ),
    ] = None,
    model: Model = None,
    engine: Engine = None,
    device: Device = None,
    no_model: NoModel = False,
    all_claims: AllClaims = None,
    ray: Annotated[
        str | None,
        typer.Option(
            "--ray",
            metavar="ADDRESS",
            help="Check on a Ray cluster: its address, auto, or local (needs factcheck[ray]).",
            show_default=False,
        ),
    ] = None,
) -> int:
    """Check an archive of articles over several processes.

    Each article gives one line, its JSON report, in the order of the articles. After an interruption the same command
    goes on where it stopped. With --ray, and only then, articles and reports go to the cluster that is named.
    """
    from factcheck.cli import exits
    from factcheck.cli.archives import read_items
    from factcheck.cli.articles import find_articles, parse_day
    from factcheck.cli.batch_done import Done
    from factcheck.cli.batch_output import is_stream, open_lines
    from factcheck.cli.batch_workers import Task, in_order
    from factcheck.cli.desk import Wishes, open_desk, root_of, store_of, today
    from factcheck.cli.outcome import tell_no_store
    from factcheck.cli.progress import check_progress
    from factcheck.cli.tally import many
    from factcheck.cli.write import STDOUT
    from factcheck.settings import ENGINES, FAIL_ON, load_settings

    found = load_settings(Path.cwd())
    level, day = one_of("--fail-on", fail_on, FAIL_ON), parse_day(date)
    wishes = Wishes(store, day, model, one_of("--engine", engine, ENGINES), no_model, all_claims, baseline, device)
    paths = find_articles(articles, found.settings, root_of(found))
    file = None if str(output) == STDOUT else output
    _refuse(file, (*paths, str(store_of(found, store))))
    _refuse_ray(ray, workers)
    with open_desk(found, wishes) as desk:
        tell_no_store(desk.made_with)
        shown = bool(exits.log.handlers)
        task = Task(found, wishes, level, today(), Path.cwd(), desk.made_with, desk.beside, tracebacks=shown)
        again = "" if is_stream(file) else "the same command goes on where it stopped"
        interrupted = False
        with open_lines(file, desk.beside) as lines, check_progress(_known_number(paths)) as progress:
            done = Done(desk, task, lines, progress)
            try:
                items = done.go_on(read_items(paths, day))
                with _crew(done, task, ray or _workers(workers, paths), again) as crew:
                    done.take(in_order(items, crew, done.check))
                lines.finish()
            except KeyboardInterrupt:
                interrupted = True
        if interrupted:
            _say(f"interrupted after {many(done.articles, 'article')}{f'; {again}' if again else ''}")
            return INTERRUPTED
        _tell_end(done, output, desk.baseline)
    return done.tally.exit_code


def _refuse(file: Path | None, inputs: Sequence[str]) -> None:
    """Before anything is checked: what is read must not be written over, nor what is no file be written to."""
    from factcheck.cli.batch_output import is_stream, part_of
    from factcheck.cli.write import refuse_clashes

    if file is not None:
        refuse_clashes([file], inputs)
        if not is_stream(file):
            refuse_clashes([part_of(file)], inputs)


def _refuse_ray(address: str | None, workers: int | None) -> None:
    """Before anything is checked: Ray must be there, and brings its own workers."""
    from factcheck.cli.batch_ray import need_ray

    if address is not None:
        if workers is not None:
            raise UsageError("--ray takes as many workers as the cluster has CPUs", hint="leave out --workers")
        need_ray()


def _known_number(paths: Sequence[str]) -> int | None:
    """How many articles there are, where no archive has to be read for that."""
    from factcheck.cli.archives import is_archive

    return None if any(is_archive(path) for path in paths) else len(paths)


def _workers(asked: int | None, paths: Sequence[str]) -> int:
    """How many processes: as asked, else one a CPU; no more than there are articles."""
    from factcheck.cli.batch_workers import processors

    number = asked or processors()
    return min(number, _known_number(paths) or number)


def _crew(done: Done, task: Task, workers: int | str, again: str) -> AbstractContextManager[Crew]:
    """Those who work: so many processes, this one alone, or the cluster at an address."""
    from contextlib import nullcontext

    from factcheck.cli.batch_ray import on_ray
    from factcheck.cli.batch_workers import in_processes, work_here

    if isinstance(workers, str):
        return on_ray(task, workers, again)
    return nullcontext(work_here(done.check)) if workers == 1 else in_processes(task, workers, again)


def _tell_end(done: Done, output: Path, baseline: Baseline | None) -> None:
    """What it all comes to, and where it is."""
    from factcheck.cli.exits import counted
    from factcheck.cli.write import STDOUT

    if done.tally.aside:
        _say(f"{counted(done.tally.aside, 'finding')} set aside by reviewers")
    if baseline is not None:
        _say(f"{baseline.file}: {counted(done.tally.known, 'finding')} known")
    kept = f" ({done.kept:,} of them kept from before)" if done.kept else ""
    place = "" if str(output) == STDOUT else f"; written to {output}"
    _say(f"{done.tally.in_words(kept)}{place}")


def _say(text: str) -> None:
    sys.stderr.write(f"factcheck: {plain(text)}\n")
