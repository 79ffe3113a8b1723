"""Where a model lies, what its files are, and the digest over them. Standard library alone: nothing is loaded."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any, cast

from factcheck.errors import ModelError

ENGINES = ("onnx", "torch")
# In order of preference: our own names first, then those common on the hub.
ONNX_FILES = ("model.int8.onnx", "model.onnx", "onnx/model.onnx", "onnx/model_quantized.onnx")
_TORCH_FILES = ("*.safetensors", "config.json", "tokenizer*.json", "vocab*", "merges.txt", "spiece.model", "*.spm")
RELEASED = frozenset({
    "sha256:e879ad93455f7250042f4b8a5ec9874684a639e6bb434b97980211e2718da7f8",  # nli
    "sha256:0211502fe67156c6658910f2a78fe57ce09d279ebcdac1e4f8b677454208a8f0",  # figures
})  # fmt: skip
"""The digests of the models that travel, for the onnx engine. Tests try those on plain pairs, and hold this list."""
_FILES_OF_PAIRS = (".jsonl", ".json", ".csv", ".parquet")
TOKENIZER_FILES = (
    "tokenizer.json", "vocab.txt", "vocab.json", "spiece.model", "spm.model", "sentencepiece.bpe.model",
)  # fmt: skip
"""Any of them is enough for torch; onnx needs the first."""
_AGAIN = "install factcheck again: pip install --force-reinstall factcheck"
_NAME = re.compile(r"(?:[A-Za-z0-9][\w.-]*/)?[A-Za-z0-9][\w.-]*")


def default_model(name: str = "nli") -> Path:
    """The folder of a model that travels with factcheck: in the wheel, or in a checkout.

    ``nli`` tells what a text does to a claim, ``figures`` whether two figures are one quantity. Raises ``ModelError``
    if it is in neither.
    """
    for place in _own_places():
        if (place / name / "config.json").is_file():
            return place / name
    raise ModelError("a model of factcheck is missing", hint=f"{_AGAIN}, or give --model FOLDER")


def _own_places() -> tuple[Path, Path]:
    package = Path(__file__).resolve().parent.parent
    return package / "models", package.parent / "models"


def fetch_again(folder: Path) -> str:
    """What to do where files of a model are missing or damaged: how that model came here."""
    here = folder.resolve()
    if here.parent in _own_places():
        return _AGAIN
    if here.parent == models_folder().resolve():
        return f"fetch it again: factcheck model download {here.name.replace('--', '/')}"
    return "fetch the model again"


def is_name(text: str) -> bool:
    """Whether a text can be the name of a model on the hub: "owner/name" or "name".

    The hub knows no name with two hyphens or points together; here two hyphens stand for the stroke.

    >>> is_name("cross-encoder/nli-MiniLM2-L6-H768"), is_name("../elsewhere"), is_name("a/b/c"), is_name("a--b")
    (True, False, False, False)
    """
    return _NAME.fullmatch(text) is not None and ".." not in text and "--" not in text


def models_folder() -> Path:
    """The folder in the user's data folder that holds the models that were downloaded."""
    import platformdirs

    return Path(platformdirs.user_data_dir("factcheck", appauthor=False)) / "models"


def downloaded_folder(name: str) -> Path:
    """Where a model of the hub is kept; it need not be there."""
    return models_folder() / name.replace("/", "--")


def locate(engine: str, model: str | None) -> Path:
    """The folder of a model: a folder, a name that was downloaded, or for torch one in the hub's own cache.

    None is the model of factcheck. Raises ``ModelError`` for an unknown engine, or where there is no such model.
    """
    if engine not in ENGINES:
        raise ModelError(f"unknown engine {engine!r}", hint=f"use one of: {', '.join(ENGINES)}")
    if model is None:
        return default_model()
    if Path(model).is_dir():
        return Path(model)
    if not is_name(model):
        raise ModelError(f"no model folder {model}", hint="give a folder with config.json, or the name of a model")
    kept = downloaded_folder(model)
    if kept.is_dir():
        return kept
    in_cache = _in_hub_cache(model) if engine == "torch" else None
    if in_cache is None:
        raise ModelError(
            f"no model {model}: neither a folder nor downloaded before",
            hint=f"give a folder, or run: factcheck model download {model}",
        )
    return in_cache


def has_tokenizer(folder: Path) -> bool:
    """Whether a folder has a file that a tokenizer of the torch engine can be made of."""
    return any((folder / name).is_file() for name in TOKENIZER_FILES)


def check_data_set(name: str) -> None:
    """Raise ``ModelError`` for labelled pairs that are no file here and were never fetched from the hub."""
    if Path(name).exists() or Path(name).suffix in _FILES_OF_PAIRS:
        return
    import datasets

    told = f"no data set {name}: neither a file or folder nor fetched before"
    if not is_name(name):
        raise ModelError(told, hint="give JSON Lines, CSV or Parquet files, or folders of them")
    datasets.logging.set_verbosity_error()  # that it is offline is no news
    try:
        datasets.load_dataset_builder(name)
    except (ConnectionError, FileNotFoundError) as error:
        fetch = f"from datasets import load_dataset; load_dataset('{name}')"
        raise ModelError(told, hint=f'give files, or fetch it, with a network: python -c "{fetch}"') from error
    except Exception:  # the library raises many kinds: what it has and cannot read is told when it is read
        return


def check_device(engine: str, device: str | None) -> None:
    """Raise ``ModelError`` for a device that an engine never runs on, before anything is loaded."""
    if engine == "onnx" and device not in {None, "cpu"}:
        raise ModelError(f"the onnx engine runs on the CPU, not on {device}", hint="add --engine torch")


def _in_hub_cache(name: str) -> Path | None:
    """The folder in the cache of huggingface_hub that holds a model's files."""
    try:
        import huggingface_hub
    except ImportError:
        return None
    try:
        return Path(huggingface_hub.snapshot_download(name, local_files_only=True))
    except (OSError, ValueError):  # what is not there, and what cannot be a name
        return None


def model_digest(engine: str = "onnx", model: str | None = None) -> str:
    """The digest of the scorer that ``load_scorer`` would give, read from the files alone; raises as that does."""
    folder = locate(engine, model)
    return torch_digest(folder) if engine == "torch" else onnx_digest(folder)


def onnx_digest(folder: Path) -> str:
    """The digest of a folder for the onnx engine. Raises ``ModelError`` if a file is missing."""
    read_config(folder)
    paths = [*onnx_parts(onnx_file(folder)), folder / "tokenizer.json", folder / "config.json"]
    return digest_files([path for path in paths if path.is_file()])


def torch_digest(folder: Path) -> str:
    """The digest of a folder for the torch engine: weights, tokenizer and configuration."""
    told = [path for pattern in _TORCH_FILES for path in folder.glob(pattern)]
    graph = [] if any(folder.glob("*.safetensors")) else onnx_parts(folder / ONNX_FILES[0])
    return digest_files([*told, *(path for path in graph if path.is_file())])


def onnx_parts(graph: Path) -> list[Path]:
    """An ONNX file and those beside it that hold its weights: ``model.onnx_data``, as a large model has them."""
    return [graph, *sorted(graph.parent.glob(f"{graph.name}_data*"))]


def damaged_graph(path: Path, error: Exception) -> ModelError:
    """What is wrong with an ONNX file that an engine refused: the file itself, or one beside it that holds weights."""
    folder = path.parent.parent if path.parent.name == "onnx" else path.parent
    named = re.findall(re.escape(path.name).encode() + rb"_data\d*", path.read_bytes()) if path.is_file() else []
    for name in sorted({each.decode() for each in named}):
        if not (path.parent / name).is_file():
            return ModelError(
                f"{path.parent / name} is missing: it holds weights of {path.name}", hint=fetch_again(folder)
            )
    size = re.search(r"file_length: (\d+)", str(error))  # so onnxruntime tells a file that ends too early
    short = [part for part in onnx_parts(path)[1:] if size and part.stat().st_size == int(size[1])]
    told = f"{short[0]} is damaged" if short else f"{path} is damaged or not an ONNX model"
    return ModelError(told, hint=fetch_again(folder))


def onnx_file(folder: Path) -> Path:
    """The ONNX file of a folder. Raises ``ModelError`` if there is none."""
    for name in ONNX_FILES:
        if (folder / name).is_file():
            return folder / name
    has_weights = any(folder.glob("*.safetensors"))
    hint = "use --engine torch, or: factcheck model export" if has_weights else "give a folder with a model.onnx"
    raise ModelError(f"no ONNX file in {folder}", hint=hint)


def read_config(folder: Path) -> dict[str, Any]:
    """``config.json`` of a model folder. Raises ``ModelError`` if there is none or it is broken."""
    path = folder / "config.json"
    try:
        told = json.loads(path.read_text("utf-8"))
    except OSError as error:
        raise ModelError(
            f"no model in {folder}: config.json is missing", hint="give a folder with a whole model"
        ) from error
    except ValueError as error:
        raise ModelError(f"{path} is not valid JSON", hint=fetch_again(folder)) from error
    if not isinstance(told, dict):
        raise ModelError(f"{path} is not the configuration of a model", hint=fetch_again(folder))
    return cast("dict[str, Any]", told)


def digest_files(paths: Sequence[Path]) -> str:
    """``sha256:…`` over the names and bytes of files, in order of name. Raises ``ModelError`` for one not readable."""
    total = hashlib.sha256()
    for path in sorted(paths, key=lambda each: each.name):
        try:
            with path.open("rb") as file:
                total.update(path.name.encode() + b"\0" + hashlib.file_digest(file, "sha256").digest())
        except OSError as error:
            raise ModelError(f"{path} cannot be read: {error.strerror}", hint="check its permissions") from error
    return f"sha256:{total.hexdigest()}"
