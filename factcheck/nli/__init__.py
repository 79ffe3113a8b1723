"""The relation between evidence and claim, told by a compact transformer: in two views, by two engines."""

from __future__ import annotations

from pathlib import Path

from factcheck.errors import ModelError
from factcheck.nli.masking import mask_numbers
from factcheck.nli.scoring import Scorer

__all__ = ["ENGINES", "Scorer", "default_model", "load_scorer", "mask_numbers", "model_digest"]

ENGINES = ("onnx", "torch")


def default_model() -> Path:
    """The folder of the model that travels with factcheck: in the wheel, or in a checkout.

    Raises ``ModelError`` if it is in neither.
    """
    package = Path(__file__).resolve().parent.parent
    for folder in (package / "models" / "nli", package.parent / "models" / "nli"):
        if (folder / "config.json").is_file():
            return folder
    raise ModelError("the model of factcheck is missing", hint="install factcheck again, or give --model FOLDER")


def load_scorer(engine: str = "onnx", model: str | None = None, device: str | None = None) -> Scorer:
    """The scorer of ``engine`` ("onnx" or "torch") for a model folder or name; None means the model of factcheck.

    Raises ``ModelError`` if the engine is unknown or not installed, or the model is missing, damaged or does not fit.
    """
    chosen = _locate(engine, model)
    if engine == "torch":
        from factcheck.nli.torch import TorchScorer

        return TorchScorer(chosen, device)
    from factcheck.nli.onnx import OnnxScorer

    if device not in {None, "cpu"}:
        raise ModelError(f"the onnx engine runs on the CPU, not on {device}", hint="add --engine torch")
    return OnnxScorer(Path(chosen))


def model_digest(engine: str = "onnx", model: str | None = None) -> str:
    """The digest of the scorer that ``load_scorer`` would give, read from the files alone; raises as that does."""
    chosen = _locate(engine, model)
    if engine == "torch":
        from factcheck.nli.torch import digest_of as digest_of_weights

        return digest_of_weights(chosen)
    from factcheck.nli.onnx import digest_of

    return digest_of(Path(chosen))


def _locate(engine: str, model: str | None) -> str | Path:
    """The folder, or for the torch engine perhaps a name of the hub."""
    if engine not in ENGINES:
        raise ModelError(f"unknown engine {engine!r}", hint=f"use one of: {', '.join(ENGINES)}")
    if model is None:
        return default_model()
    if engine == "onnx" and not Path(model).is_dir():
        raise ModelError(f"no model folder {model}", hint="give a folder, or use --engine torch for a name of the hub")
    return model
