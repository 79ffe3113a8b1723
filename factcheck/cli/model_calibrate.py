"""``factcheck model calibrate``: how sure a verdict is, learnt from judged pairs of one's own."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from factcheck.cli.model_format import FORMAT, wants_json

if TYPE_CHECKING:
    from factcheck.pipeline import Scorer
    from factcheck.verdicts.calibrating import Fit, Judged

LEAST = 30
"""Verdicts below which a fit would follow chance."""


def calibrate(  # noqa: PLR0917 - Typer reads options from parameters
    files: Annotated[
        list[Path],
        typer.Argument(
            metavar="FILE",
            help="Labelled pairs, JSON Lines, as factcheck review export writes them.",
            show_default=False,
        ),
    ],
    out: Annotated[
        Path | None,
        typer.Option("--out", metavar="FILE", help="Where to write (default: your data folder).", show_default=False),
    ] = None,
    model: Annotated[
        str | None,
        typer.Option("--model", help="An NLI model: a folder, or a name that was downloaded.", show_default=False),
    ] = None,
    engine: Annotated[str, typer.Option("--engine", help="onnx or torch.")] = "onnx",
    device: Annotated[str | None, typer.Option("--device", help="For --engine torch: cpu, cuda …")] = None,
    no_model: Annotated[bool, typer.Option("--no-model", help="Arithmetic and rules only.")] = False,
    format_: Annotated[str, FORMAT] = "text",
) -> None:
    """Fit the confidence of verdicts on labelled pairs, such as reviewers' decisions.

    Prints the expected calibration error on pairs that were not used for fitting (five parts, each judged by a fit on
    the other four). A run uses the file if the settings say so: calibration = "FILE". Labels stay as they are.
    """
    from factcheck.cli.engine import open_scorer
    from factcheck.errors import ModelError
    from factcheck.verdicts.calibrating import fit_confidence
    from factcheck.verdicts.confidence import OURS

    as_json = wants_json(format_)
    target = out or default_file()
    scorer = None if no_model else open_scorer(engine, model, device)
    rows = judged_pairs(files, scorer)
    if len(rows) < LEAST:
        raise ModelError(
            f"{len(rows)} judged pairs are too few to learn from", hint=f"give {LEAST} or more, of all three labels"
        )
    fit = fit_confidence(rows, OURS.tables)
    _write(target, fit)
    told = {
        "file": str(target),
        "pairs": fit.pairs,
        "right": round(fit.right, 4),
        "ece_before": round(fit.ece_before, 4),
        "ece_on_the_same_pairs": round(fit.ece_same, 4),
        "ece_on_pairs_not_used": round(fit.ece_aside, 4),
    }
    if as_json:
        typer.echo(json.dumps(told, indent=2))
        return
    typer.echo(f"{fit.pairs} pairs, {fit.right:.3f} decided rightly")
    typer.echo(f"expected calibration error on pairs not used for fitting: {fit.ece_aside:.3f}")
    typer.echo(f"  as it was before: {fit.ece_before:.3f}; on the pairs that were used: {fit.ece_same:.3f}")
    typer.echo(f"written to {target}")
    typer.echo(f"use it with, in factcheck.toml: calibration = {json.dumps(str(target))}", err=True)


def default_file() -> Path:
    """The file in the user's data folder."""
    import platformdirs

    return Path(platformdirs.user_data_dir("factcheck", appauthor=False)) / "calibration.json"


def judged_pairs(files: list[Path], scorer: Scorer | None) -> list[Judged]:
    """The deciding verdict of every pair beside its label. Raises ``ArticleError`` for a file that is no pairs."""
    from factcheck.cli.evaluate import read_pairs
    from factcheck.cli.judging import judge_pair

    rows = []
    for file in files:
        for pair in read_pairs(file):
            row = judge_pair(pair.id, pair.claim, pair.evidence, pair.label, day=pair.day, scorer=scorer)
            rows += [row] if row else []
    return rows


def _write(target: Path, fit: Fit) -> None:
    """The file whole, or not at all."""
    from factcheck.cli.write import write_whole
    from factcheck.errors import ModelError
    from factcheck.verdicts.confidence import FORMAT as FILE_FORMAT

    told: dict[str, Any] = {
        "format": FILE_FORMAT,
        "pairs": fit.pairs,
        "expected_calibration_error": round(fit.ece_aside, 4),
        "tables": {label: dict(table) for label, table in fit.tables.items()},
    }
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise ModelError(f"cannot write {target}: {error.strerror}", hint="give another --out") from error
    write_whole(target, json.dumps(told, indent=2) + "\n")
