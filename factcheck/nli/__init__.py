"""The relation between evidence and claim, told by two compact transformers: in three views, by two engines.

Importing this loads neither numpy nor an engine: that waits for ``load_scorer``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.figures.masking import mask_numbers
from factcheck.nli.files import ENGINES, check_device, default_model, locate, model_digest

if TYPE_CHECKING:
    from factcheck.nli.scoring import CrossEncoder

__all__ = ["ENGINES", "check_device", "default_model", "load_scorer", "mask_numbers", "model_digest"]


def load_scorer(
    engine: str = "onnx", model: str | None = None, device: str | None = None, *, probe: bool = True
) -> CrossEncoder:
    """The scorer of ``engine`` ("onnx" or "torch") for a model folder or name; None means the model of factcheck.

    ``device`` is cpu or, for torch, cuda; None takes a GPU if torch finds one. ``probe=False`` leaves out the check on
    plain pairs, for a model whose labels are known. Raises ``ModelError`` if the engine is unknown or not installed, if
    there is no such device, or if the model is missing, damaged or does not fit.
    """
    folder = locate(engine, model)
    check_device(engine, device)
    if engine == "torch":
        from factcheck.nli.torch import TorchScorer

        return TorchScorer(folder, device, probe=probe)
    from factcheck.nli.onnx import OnnxScorer

    return OnnxScorer(folder, probe=probe)
