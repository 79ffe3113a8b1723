"""``factcheck model download``: the only command that goes to the network, but for ``batch --ray``."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Annotated

import typer


def download(
    name: Annotated[str, typer.Argument(metavar="NAME", help="A model of the hub: owner/name.", show_default=False)],
    revision: Annotated[str, typer.Option("--revision", metavar="REV", help="A branch, tag or commit.")] = "main",
    engine: Annotated[
        str | None,
        typer.Option("--engine", help="Only the files for onnx, or for torch (default: both).", show_default=False),
    ] = None,
) -> None:
    """Fetch a model from the Hugging Face hub (or HF_ENDPOINT) into your data folder, pinned to a commit.

    The only command that goes to the network, but for batch --ray. Pickled weights are refused: only safetensors or
    ONNX weights, the tokenizer and the configuration are fetched. Afterwards --model NAME finds it, offline.
    """
    from factcheck.nli.download import download as fetch
    from factcheck.nli.download import plan_download
    from factcheck.nli.hub import Hub

    hub = Hub()
    typer.echo(f"going to the network: {hub.endpoint}, for {name} ({revision})", err=True)
    plan = plan_download(hub, name, revision, engine)
    size = f"{plan.size / 1e6:.1f} MB"
    typer.echo(f"commit {plan.revision.commit}: {len(plan.files)} files, {size}", err=True)
    with _progress(name, plan.size) as done:
        folder = fetch(hub, plan, done=done)
    typer.echo(f"{folder}")
    has_onnx = any(file.path.endswith(".onnx") for file in plan.files)
    typer.echo(f"use it with: --model {name}{'' if has_onnx else ' --engine torch'}", err=True)


@contextmanager
def _progress(name: str, size: int) -> Iterator[Callable[[int], None]]:
    """A bar over the bytes, at a terminal."""
    if not sys.stderr.isatty():
        yield lambda _: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, DownloadColumn, Progress, TextColumn, TransferSpeedColumn

    columns = (TextColumn("{task.description}"), BarColumn(), DownloadColumn(), TransferSpeedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(name, total=size)
        yield lambda count: bar.advance(task, count)
