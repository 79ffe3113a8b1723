"""``factcheck model``: show, fetch, train, export and measure the NLI model."""

from __future__ import annotations

import json
import logging
import math
import sys
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from factcheck.cli import model_cache, model_calibrate, model_download, model_info
from factcheck.cli.model_format import FORMAT, wants_json
from factcheck.errors import ModelError, UsageError

if TYPE_CHECKING:
    from factcheck.nli.training.evaluate import SetResult
    from factcheck.nli.training.evaluate_made import MadeResult

app = typer.Typer(help="Show, fetch, train, export and measure the NLI model.", no_args_is_help=True)
app.add_typer(model_cache.app, name="cache")
app.command("download")(model_download.download)
app.command("calibrate")(model_calibrate.calibrate)
app.command("info")(model_info.info)

_MODEL = Annotated[
    str | None, typer.Option("--model", help="Model folder (or name, with --engine torch); default: ours.")
]
_ENGINE = Annotated[str, typer.Option("--engine", help="onnx or torch.")]
_DEVICE = Annotated[str | None, typer.Option("--device", help="For --engine torch: cpu, cuda …")]
_FORMAT = Annotated[str, FORMAT]


@app.command()
def train(  # noqa: PLR0917 - Typer reads options from parameters
    data: Annotated[
        list[str], typer.Argument(help="Labelled pairs: files, folders, or names of the hub already fetched.")
    ],
    base: Annotated[str, typer.Option(help="Model folder to start from (safetensors).")],
    out: Annotated[Path, typer.Option(help="Folder for the trained model and its checkpoints.")] = Path("runs/nli"),
    passes: Annotated[int, typer.Option(min=64, help="Example-passes in all; may be changed with --resume.")] = 91_200,
    rate: Annotated[float, typer.Option(help="Highest learning rate.")] = 1.2e-4,
    decay: Annotated[
        float, typer.Option(min=0.0, max=1.0, help="Last share of the run, in which the rate falls to 0.")
    ] = 0.31,
    batch: Annotated[int, typer.Option(min=1, help="Pairs a step.")] = 32,
    tokens: Annotated[int, typer.Option(min=16, help="Pairs longer than this are left out.")] = 96,
    freeze: Annotated[int, typer.Option(min=0, help="Lowest layers that stay as they are.")] = 0,
    made: Annotated[int, typer.Option(min=0, help="Worded pairs to make; 0 trains without them.")] = 40_000,
    leave_out: Annotated[
        str, typer.Option("--leave-out", help="Transformations that training must not see, with commas between.")
    ] = "",
    views: Annotated[
        str, typer.Option(metavar="A,B", help="Views to train: written, masked, marked; all of them without it.")
    ] = "",
    seed: Annotated[int, typer.Option(help="For the mix and the order.")] = 7,
    threads: Annotated[int, typer.Option(min=1, help="CPU threads.")] = 2,
    checkpoint_every: Annotated[int, typer.Option(min=1, help="Steps between checkpoints.")] = 100,
    resume: Annotated[bool, typer.Option("--resume", help="Go on from the last checkpoint in --out.")] = False,
) -> None:
    """Train the cross-encoder; Ctrl-C stops it with a checkpoint and a usable model."""
    if not 0 < rate < math.inf:
        raise UsageError(f"--rate {rate} is no learning rate", hint="give a number above 0, such as 1e-4")
    _need_torch()
    logging.basicConfig(level=logging.INFO, format="%(message)s", stream=sys.stderr)
    from factcheck.nli.training.recipe import Recipe
    from factcheck.nli.training.stopping import Stopped
    from factcheck.nli.training.train import train as run_training
    from factcheck.nli.training.transformations import read_names, read_views

    recipe = Recipe(
        base=base,
        out=out,
        passes=passes,
        batch=batch,
        rate=rate,
        decay=decay,
        tokens=tokens,
        freeze=freeze,
        worded=made,
        leave_out=tuple(sorted(read_names(leave_out))),
        views=read_views(views),
        seed=seed,
        threads=threads,
        checkpoint_every=checkpoint_every,
    )
    try:
        folder = run_training(data, recipe, resume=resume)
    except Stopped as stopped:
        typer.echo(f"factcheck: {stopped.told}", err=True)
        raise typer.Exit(stopped.exit_code) from stopped
    typer.echo(f"written to {folder}; next: factcheck model export {folder} models/nli", err=True)


@app.command()
def export(  # noqa: PLR0917 - Typer reads options from parameters
    folder: Annotated[Path, typer.Argument(help="A trained model.")],
    out: Annotated[Path, typer.Argument(help="Where the shipped files go.")],
    fp32: Annotated[bool, typer.Option("--fp32", help="Keep the ONNX file in full precision too.")] = False,
    blocks: Annotated[
        bool, typer.Option("--blocks", help="int8 in blocks of 128: slower, for a model that loses labels otherwise.")
    ] = False,
    blend: Annotated[Path | None, typer.Option(help="Average the weights with this model's.")] = None,
    share: Annotated[float, typer.Option(min=0.0, max=1.0, help="The other model's share with --blend.")] = 0.1,
) -> None:
    """Write ONNX (int8), fp16 safetensors, tokenizer and config."""
    _need_torch()
    from factcheck.nli.training.export import export as run_export

    for path in run_export(folder, out, keep_fp32=fp32, blocks=blocks, blend=blend, share=share):
        typer.echo(f"{path}  {path.stat().st_size / 1e6:.1f} MB")


@app.command()
def evaluate(  # noqa: PLR0917 - Typer reads options from parameters
    data: Annotated[list[str] | None, typer.Argument(help="Labelled pairs: files or folders.")] = None,
    model: _MODEL = None,
    engine: _ENGINE = "onnx",
    device: _DEVICE = None,
    limit: Annotated[int | None, typer.Option(min=1, help="Pairs a set, the same ones every time.")] = None,
    made: Annotated[int, typer.Option(min=0, help="Also measure on this many held-aside made pairs.")] = 0,
    only: Annotated[
        str, typer.Option(help="With --made: these transformations alone, as left out of training.", metavar="A,B,C")
    ] = "",
    source: Annotated[
        list[str] | None, typer.Option(help="With --made: labelled pairs to derive more from; may be repeated.")
    ] = None,
    claim_only: Annotated[
        bool, typer.Option("--claim-only", help="Hide the evidence: shows what a set gives away.")
    ] = False,
    baselines: Annotated[
        bool, typer.Option("--baselines", help="Beside each set, what its claims alone give away.")
    ] = False,
    format_: _FORMAT = "text",
) -> None:
    """Accuracy, balanced accuracy, macro-F1, AUC, calibration, confusion and speed by set."""
    from factcheck.nli.training.transformations import MADE, read_names

    if not data and not made:
        raise ModelError("nothing to evaluate on", hint="give files of labelled pairs, or --made 2000")
    if (only or source) and not made:
        raise ModelError("--only and --source are for made pairs", hint="add --made 2000")
    names = read_names(only, MADE) or None
    as_json = wants_json(format_)
    _need_torch()
    from factcheck.cli.engine import LazyScorer
    from factcheck.nli.training.evaluate import evaluate as run_evaluation
    from factcheck.nli.training.evaluate_made import evaluate_made, made_examples

    scorer = LazyScorer(engine, model, device)

    def progress(name: str, pairs: int) -> None:
        typer.echo(f"{name}: {pairs} pairs", err=True)

    results = run_evaluation(
        scorer, data or [], limit=limit, claim_only=claim_only, baselines=baselines, progress=progress
    )
    examples = made_examples(made, only=names, sources=source or []) if made else []
    if made and not examples:
        raise ModelError("none of these transformations can be made", hint="add --source with labelled pairs")
    on_made = evaluate_made(scorer, examples, names) if examples else None
    if as_json:
        report = {
            "digest": scorer.digest,
            "mean_balanced_accuracy": _mean_balanced(results),
            "sets": [asdict(result) for result in results],
            "made": asdict(on_made) if on_made else None,
        }
        typer.echo(json.dumps(report, indent=2))
    else:
        _print_results(results, on_made)


@app.command()
def synthesize(  # noqa: PLR0917 - Typer reads options from parameters
    out: Annotated[Path, typer.Argument(help="JSON Lines file to write.")],
    number: Annotated[int, typer.Option(min=0, help="Worded pairs to make.")] = 1000,
    source: Annotated[list[str] | None, typer.Option(help="Labelled pairs to make more of; may be repeated.")] = None,
    text: Annotated[
        list[Path] | None,
        typer.Option(help="A text, or JSON Lines as store export writes it, whose sentences to use; may be repeated."),
    ] = None,
    only: Annotated[str, typer.Option(help="These transformations alone.", metavar="A,B,C")] = "",
    seed: Annotated[int, typer.Option(help="The same seed gives the same pairs.")] = 7,
    held: Annotated[bool, typer.Option("--held", help="Use the words that are kept from training.")] = False,
) -> None:
    """Make labelled pairs whose labels are right by construction."""
    if source:
        _need_torch()
    from factcheck.nli.training.synthesize import synthesize as make
    from factcheck.nli.training.synthesize import write_examples
    from factcheck.nli.training.transformations import read_names

    names = read_names(only) or None
    written = write_examples(make(number, seed, sources=source or [], texts=text or [], held=held, only=names), out)
    typer.echo(f"{written} pairs written to {out}", err=True)


def _need_torch() -> None:
    """Training and measuring read data with datasets, which comes with the torch extra."""
    from importlib.util import find_spec

    missing = [name for name in ("torch", "transformers", "datasets") if find_spec(name) is None]
    if missing:
        raise ModelError(f"{', '.join(missing)} not installed", hint="pip install 'factcheck[torch]'")


def _mean_balanced(results: list[SetResult]) -> float | None:
    return sum(result.balanced_accuracy for result in results) / len(results) if results else None


def _print_results(results: list[SetResult], made: MadeResult | None) -> None:
    baselines = any(each.words_alone is not None for each in results)
    if results:
        heads = " ".join(f"{head:>6}" for head in ("pairs", "acc", "bal", "F1", "AUC", "ECE"))
        more = f" {'chance':>7} {'hidden':>7} {'words':>6}" if baselines else ""
        typer.echo(f"{'set':<28} {heads} {'figures':>8} {'none':>6}{more} {'a sec':>7}")
    for each in results:
        with_figures, without = _shown(each.accuracy_with_figures), _shown(each.accuracy_without_figures)
        more = f" {each.chance:>7.3f} {_shown(each.claim_only):>7} {_shown(each.words_alone):>6}" if baselines else ""
        typer.echo(
            f"{each.name:<28} {each.pairs:>6} {each.accuracy:>6.3f} {each.balanced_accuracy:>6.3f} "
            f"{each.macro_f1:>6.3f} {each.auc:>6.3f} {each.ece:>6.3f} {with_figures:>8} {without:>6}{more} "
            f"{each.pairs_per_second:>7.0f}"
        )
        for gold, row in each.confusion.items():
            typer.echo(f"    {gold:<16} " + "  ".join(f"{name} {count}" for name, count in row.items()))
    if results:
        typer.echo(f"mean balanced accuracy {_mean_balanced(results):.3f}")
    if made is None:
        return
    told = f"of the transformations {', '.join(made.only)}" if made.only else "of words that training never saw"
    typer.echo(f"{made.pairs} made pairs, {told}")
    typer.echo(f"  same quantity or not, masked: AUC {made.same_quantity_auc:.3f}, accuracy {made.masked_accuracy:.3f}")
    typer.echo(f"  same quantity or not, marked: AUC {made.marked_auc:.3f}, accuracy {made.marked_accuracy:.3f}")
    typer.echo(f"  as written: accuracy {made.written_accuracy:.3f}, balanced {made.written_balanced_accuracy:.3f}")
    typer.echo(f"  {'transformation (view)':<34} {'pairs':>5} {'acc':>6} {'AUC':>6}")
    for rule, result in made.by_rule.items():
        typer.echo(f"  {rule:<34} {result.pairs:>5} {result.accuracy:>6.3f} {_shown(result.auc):>6}")


def _shown(value: float | None) -> str:
    return "-" if value is None else f"{value:.3f}"
