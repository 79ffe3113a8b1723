"""Any Hugging Face sequence-classification model, under torch: for a larger model, or a GPU."""

from __future__ import annotations

import os
from collections.abc import Sequence
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from factcheck.errors import ModelError
from factcheck.nli.files import fetch_again, has_tokenizer, read_config, torch_digest
from factcheck.nli.labels import read_columns
from factcheck.nli.onnx_weights import has_graph_alone, model_of
from factcheck.nli.scoring import CrossEncoder, Encoded, Pair, check_vocabulary, pad, positions_of

GPU_BATCH = 32


class TorchScorer(CrossEncoder):
    """Scores by the safetensors of a local folder; never goes to the network.

    A folder without them may hold our own int8 graph, whose weights do as well. Pickles run code and are refused, and
    no code from a model's folder is run. ``device`` is a torch
    device; None takes a GPU if there is one. On a CPU pairs are scored one at a time, so that a score does not depend
    on its neighbours; on a GPU in batches, since it would idle otherwise. Raises ``ModelError`` if there is no such
    device, or if the model cannot be loaded or does not fit.
    """

    def __init__(self, folder: Path, device: str | None = None, *, probe: bool = True) -> None:
        # Threads that spin while they wait for each other stand still for minutes on a machine that is busy otherwise.
        os.environ.setdefault("OMP_WAIT_POLICY", "PASSIVE")
        try:
            import torch  # noqa: F401 - told apart from a folder that cannot be loaded
            import transformers
        except ImportError as error:
            raise ModelError("the torch engine is not installed", hint="pip install 'factcheck[torch]'") from error

        self._folder = folder
        config = read_config(folder)
        read_columns(config)
        exported = has_graph_alone(folder)
        if not exported and not any(folder.glob("*.safetensors")):
            raise ModelError(f"no safetensors weights in {folder}", hint="pickled weights are refused: convert them")
        if not has_tokenizer(folder):
            raise ModelError(
                f"no tokenizer.json in {folder}", hint=f"put it beside the weights, or {fetch_again(folder)}"
            )
        self._device = _device(device)
        self.batch = 1 if self._device == "cpu" else GPU_BATCH
        transformers.utils.logging.disable_progress_bar()
        try:
            self._tokenizer: Any = transformers.AutoTokenizer.from_pretrained(folder, local_files_only=True)
            model, missing = (model_of(folder), []) if exported else _from_safetensors(folder)
            self._model = model.eval().to(self._device)
        except ModelError:
            raise
        except Exception as error:  # the library raises many kinds, safetensors its own
            raise ModelError(
                f"cannot load {folder}: {_first_line(error)}", hint=f"check the folder, or {fetch_again(folder)}"
            ) from error
        if missing:
            raise ModelError(
                f"the weights in {folder} lack {missing[0]}", hint="give a model that was fine-tuned for classification"
            )
        check_vocabulary(len(self._tokenizer), config, folder)
        self._padding = int(self._tokenizer.pad_token_id or 0)
        self.limit = min(positions_of(config) or self.limit, int(self._tokenizer.model_max_length))
        added = self._tokenizer.added_tokens_decoder.values()
        self._signs = [*self._tokenizer.all_special_tokens, *(each.content for each in added if each.special)]
        self._inputs = set(self._tokenizer.model_input_names)
        super().__init__(str(folder), config, probe=probe)

    @cached_property
    def digest(self) -> str:
        """``sha256:…`` over weights, tokenizer and configuration."""
        return torch_digest(self._folder)

    def _encode(self, pairs: Sequence[Pair]) -> list[Encoded]:
        evidence, claims = zip(*pairs, strict=True)
        fields = self._tokenizer(list(evidence), list(claims), truncation=False, verbose=False)
        return [{name: fields[name][row] for name in fields} for row in range(len(pairs))]

    def _count(self, text: str) -> int:
        return len(self._tokenizer(text, add_special_tokens=False, truncation=False, verbose=False)["input_ids"])

    def _run(self, batch: Sequence[Encoded]) -> NDArray[np.float32]:
        import torch

        fillers = {"input_ids": self._padding}
        feed = {
            name: torch.from_numpy(pad(batch, name, fillers.get(name, 0))).to(self._device)
            for name in batch[0]
            if name in self._inputs
        }
        try:
            with torch.inference_mode():
                logits: NDArray[np.float32] = self._model(**feed).logits.float().cpu().numpy()
        except torch.OutOfMemoryError as error:
            raise ModelError("the GPU has too little memory for this model", hint="use --device cpu") from error
        return logits


def _from_safetensors(folder: Path) -> tuple[Any, list[str]]:
    """The model of a folder in float32, and the names of the weights that the folder lacks."""
    import torch
    import transformers

    model, loading = transformers.AutoModelForSequenceClassification.from_pretrained(
        folder,
        local_files_only=True,
        use_safetensors=True,
        trust_remote_code=False,
        dtype=torch.float32,
        output_loading_info=True,
    )
    return model, sorted(loading["missing_keys"])


def _device(wanted: str | None) -> str:
    """The device to run on. Raises ``ModelError`` if torch does not have it."""
    import torch

    if wanted is None:
        return "cuda" if torch.cuda.is_available() else "cpu"
    try:
        device = torch.device(wanted)
    except RuntimeError as error:
        raise ModelError(f"torch knows no device {wanted!r}", hint="use --device cpu or --device cuda") from error
    if device.type == "cuda" and (device.index or 0) >= torch.cuda.device_count():
        raise ModelError(
            f"torch finds no GPU for --device {wanted}", hint="use --device cpu, or install torch for CUDA"
        )
    try:
        torch.zeros(1, device=device).cpu()
    except Exception as error:  # each kind of device fails in its own way
        raise ModelError(f"torch cannot run on the device {wanted!r} here", hint="use --device cpu") from error
    return wanted


def _first_line(error: Exception) -> str:
    lines = str(error).strip().splitlines()
    return lines[0] if lines else type(error).__name__
