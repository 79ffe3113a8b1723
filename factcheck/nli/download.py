"""Fetching a model from the hub: goes to the network, and only when told to.

What is kept is pinned: the commit stands beside the files. A model is there whole or not at all.
"""

from __future__ import annotations

import errno
import json
import re
import shutil
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any

from factcheck.errors import ModelError
from factcheck.nli.files import ENGINES, ONNX_FILES, TOKENIZER_FILES, downloaded_folder, is_name, read_config
from factcheck.nli.hub import Hub, HubFile, Revision

PIN = "factcheck-download.json"
"""Beside the files: the name, what was asked for, the commit, and the size of each file."""
STALE = 86_400
"""Seconds after which what a killed download left behind is swept away."""
_REVISION = re.compile(r"\w[\w./-]*")
_SMALL = {
    "config.json", "tokenizer_config.json", "special_tokens_map.json", "added_tokens.json", "merges.txt",
    *TOKENIZER_FILES,
}  # fmt: skip
_PICKLED = (".bin", ".pt", ".pth", ".ckpt", ".pkl", ".h5", ".msgpack", ".joblib")


@dataclass(frozen=True, slots=True)
class Plan:
    """What a download will fetch: from where, which commit, which files."""

    name: str
    asked: str
    revision: Revision
    files: tuple[HubFile, ...]

    @property
    def size(self) -> int:
        """Bytes in all."""
        return sum(file.size for file in self.files)


def plan_download(hub: Hub, name: str, revision: str = "main", engine: str | None = None) -> Plan:
    """Ask the hub for a revision and choose its files: those of one engine, or of both where None.

    Raises ``ModelError`` if the name or revision cannot be one, if the hub does not have it, or if it has no weights
    that are safe to load: safetensors or ONNX.
    """
    if not is_name(name):
        raise ModelError(f"{name!r} is no name of a model", hint="names look like owner/name")
    if not _REVISION.fullmatch(revision) or ".." in revision:
        raise ModelError(f"{revision!r} is no revision", hint="give a branch, a tag or a commit")
    if engine is not None and engine not in ENGINES:
        raise ModelError(f"unknown engine {engine!r}", hint=f"use one of: {', '.join(ENGINES)}")
    found = hub.revision(name, revision)
    return Plan(name, revision, found, choose_files(name, found.files, engine))


def choose_files(name: str, files: Sequence[HubFile], engine: str | None) -> tuple[HubFile, ...]:
    """Configuration, tokenizer, and weights that hold no code. Raises ``ModelError`` if there are none such."""
    by_path = {file.path: file for file in files}
    if "config.json" not in by_path:
        raise ModelError(f"{name} holds no model: config.json is missing", hint="give the name of an NLI model")
    if not by_path.keys() & set(TOKENIZER_FILES):
        raise ModelError(f"{name} has no tokenizer.json", hint="give the name of a model with its tokenizer")
    onnx = next((path for path in ONNX_FILES if path in by_path), None) if engine != "torch" else None
    safe = [path for path in by_path if "/" not in path and path.endswith((".safetensors", ".safetensors.index.json"))]
    if onnx and "tokenizer.json" not in by_path:
        if engine == "onnx" or not safe:
            hint = "add --engine torch" if safe else "choose another model"
            raise ModelError(f"{name} has no tokenizer.json, which the onnx engine needs", hint=hint)
        onnx = None
    weights = [path for path in by_path if path.startswith(f"{onnx}_data") or path == onnx] if onnx else []
    weights += safe if engine != "onnx" else []
    if not weights:
        pickled = any(PurePosixPath(path).suffix in _PICKLED for path in by_path)
        kind = {"onnx": "ONNX", "torch": "safetensors"}.get(engine or "", "safetensors or ONNX")
        raise ModelError(
            f"{name} has no {kind} weights"
            + (", only pickled ones, which are refused: they can run code" if pickled else ""),
            hint="choose another model, or one converted to safetensors",
        )
    return tuple(by_path[path] for path in sorted({*weights, *(_SMALL & by_path.keys())}))


def download(
    hub: Hub, plan: Plan, *, done: Callable[[int], None] = lambda _: None, now: Callable[[], float] = time.time
) -> Path:
    """Fetch the files of a plan into the user's data folder, in place of an earlier download; returns the folder.

    The configuration comes first, and a model whose labels are not those of NLI is not fetched. ``done`` is told the
    bytes as they come. Raises ``ModelError``; then, and when it is interrupted, nothing is changed.
    """
    target = downloaded_folder(plan.name)
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        _sweep(target.parent, now())
        _check_room(target.parent, plan.size)
        with tempfile.TemporaryDirectory(prefix=".part-", dir=target.parent) as scratch:
            folder = Path(scratch) / "model"
            for file in sorted(plan.files, key=lambda each: each.path != "config.json"):
                own = folder / file.path
                own.parent.mkdir(parents=True, exist_ok=True)
                hub.fetch(plan.name, plan.revision.commit, file, own, done)
                if file.path == "config.json":
                    _check_config(read_config(folder))
            _write_pin(folder, plan, hub.endpoint)
            _put(folder, target, Path(scratch) / "before")
    except OSError as error:
        full = error.errno in {errno.ENOSPC, errno.EDQUOT}
        reason = "the disk is full" if full else f"{error.strerror or error}"
        raise ModelError(
            f"{plan.name} cannot be kept in {target}: {reason}", hint="make room, or set XDG_DATA_HOME to another disk"
        ) from error
    return target


def read_pin(folder: Path) -> dict[str, Any] | None:
    """What stands beside a downloaded model; None for a folder that came another way."""
    try:
        told = json.loads((folder / PIN).read_text("utf-8"))
    except (OSError, ValueError):
        return None
    return told if isinstance(told, dict) else None


def _check_config(config: dict[str, Any]) -> None:
    """Refuse, before the weights come, what could not be used."""
    from factcheck.nli.labels import read_columns

    if config.get("auto_map"):
        raise ModelError("the model needs code of its own, which is not run", hint="choose another model")
    read_columns(config)


def _check_room(folder: Path, size: int) -> None:
    if shutil.disk_usage(folder).free < size:
        raise OSError(errno.ENOSPC, "No space left on device")


def _write_pin(folder: Path, plan: Plan, endpoint: str) -> None:
    told = {
        "name": plan.name,
        "endpoint": endpoint,
        "asked": plan.asked,
        "commit": plan.revision.commit,
        "files": {file.path: file.size for file in plan.files},
    }
    (folder / PIN).write_text(json.dumps(told, indent=2) + "\n", "utf-8")


def _put(folder: Path, target: Path, before: Path) -> None:
    """Move a whole model into its place; the earlier one goes with the scratch folder, or comes back."""
    if not target.exists():
        folder.rename(target)
        return
    target.rename(before)
    try:
        folder.rename(target)
    except BaseException:
        before.rename(target)
        raise


def _sweep(folder: Path, now: float) -> None:
    """Remove what downloads that were killed left behind."""
    for left in folder.glob(".part-*"):
        if left.stat().st_mtime < now - STALE:
            shutil.rmtree(left, ignore_errors=True)
