"""``factcheck model info``: load a model, check it, and say what it is."""

from __future__ import annotations

import json
from typing import Annotated, Any

import typer

from factcheck.cli.model_format import FORMAT, wants_json


def info(
    model: Annotated[
        str | None, typer.Option("--model", help="Model folder (or name, with --engine torch); default: ours.")
    ] = None,
    engine: Annotated[str, typer.Option("--engine", help="onnx or torch.")] = "onnx",
    device: Annotated[str | None, typer.Option("--device", help="For --engine torch: cpu, cuda …")] = None,
    format_: Annotated[str, FORMAT] = "text",
) -> None:
    """Load a model, check it on plain pairs, and say what it is."""
    from factcheck.nli import default_model, load_scorer
    from factcheck.nli.download import read_pin
    from factcheck.nli.files import locate, read_config

    as_json = wants_json(format_)
    scorer = load_scorer(engine, model, device)
    folder = locate(engine, model)
    facts: dict[str, Any] = {"model": str(folder), "engine": engine, "digest": scorer.digest}
    if model is None:
        quick = default_model("figures")
        load_scorer(engine, str(quick), device)
        facts["figures"] = str(quick)
    if pin := read_pin(folder):
        facts["downloaded"] = f"{pin.get('name')} at {pin.get('commit')}"
    config = read_config(folder)
    facts["architecture"] = ", ".join(config.get("architectures") or ["unknown"])
    facts["labels"] = ", ".join(str(name) for name in (config.get("id2label") or {}).values()) or "not named"
    facts["relations"] = ", ".join(scorer.relations)
    facts["told_by"] = "trial on plain pairs" if scorer.found_by_trial else "their names"
    facts["files"] = {each.name: each.stat().st_size for each in sorted(folder.iterdir()) if each.is_file()}
    if as_json:
        typer.echo(json.dumps(facts, indent=2))
        return
    for name, fact in facts.items():
        if isinstance(fact, dict):
            for file, size in fact.items():
                typer.echo(f"{file:>22}  {size / 1e6:8.1f} MB")
        else:
            typer.echo(f"{name:>12}  {fact}")
