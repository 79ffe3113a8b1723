"""Any Hugging Face sequence-classification model, under torch: for a larger model, or a GPU."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from factcheck.errors import ModelError
from factcheck.nli.scoring import CrossEncoder, Encoded, Pair, digest_files, pad, read_config

_DIGESTED = ("*.safetensors", "config.json", "tokenizer*.json", "vocab*", "merges.txt", "spiece.model", "*.spm")


class TorchScorer(CrossEncoder):
    """Scores by a local folder, or by a name whose files are already in the hub's cache; never goes to the network.

    Weights must be safetensors: pickles run code, and no code from a model's folder is run. ``device`` is a torch
    device; None takes a GPU if there is one. Raises ``ModelError`` if the model cannot be loaded or does not fit.
    """

    def __init__(self, name_or_folder: str | Path, device: str | None = None, *, probe: bool = True) -> None:
        try:
            import torch
            import transformers
        except ImportError as error:
            raise ModelError("the torch engine is not installed", hint="pip install 'factcheck[torch]'") from error

        self._folder = _locate(name_or_folder)
        config = read_config(self._folder)
        if not any(self._folder.glob("*.safetensors")):
            raise ModelError(
                f"no safetensors weights in {self._folder}", hint="pickled weights are refused: convert them"
            )
        self._device = device or ("cuda" if torch.cuda.is_available() else "cpu")
        transformers.utils.logging.disable_progress_bar()
        try:
            self._tokenizer: Any = transformers.AutoTokenizer.from_pretrained(self._folder, local_files_only=True)
            model: Any = transformers.AutoModelForSequenceClassification.from_pretrained(
                self._folder, local_files_only=True, use_safetensors=True, trust_remote_code=False, dtype=torch.float32
            )
            self._model = model.eval().to(self._device)
        except Exception as error:  # the library raises many kinds, safetensors its own
            raise ModelError(
                f"cannot load {name_or_folder}: {_first_line(error)}", hint="check the folder, or fetch the model again"
            ) from error
        if len(self._tokenizer) > model.config.vocab_size:
            raise ModelError(
                f"the tokenizer in {self._folder} belongs to another model", hint="fetch model and tokenizer together"
            )
        self._padding = int(self._tokenizer.pad_token_id or 0)
        positions = int(getattr(model.config, "max_position_embeddings", 0) or self.limit)
        self.limit = min(positions, int(self._tokenizer.model_max_length))
        self._inputs = set(self._tokenizer.model_input_names)
        super().__init__(str(name_or_folder), config, probe=probe)

    @cached_property
    def digest(self) -> str:
        """``sha256:…`` over weights, tokenizer and configuration."""
        return digest_of(self._folder)

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
        with torch.inference_mode():
            logits: NDArray[np.float32] = self._model(**feed).logits.float().cpu().numpy()
        return logits


def digest_of(name_or_folder: str | Path) -> str:
    """The digest that a scorer will have, without loading it. Raises ``ModelError`` if there is no such model."""
    folder = _locate(name_or_folder)
    return digest_files([path for pattern in _DIGESTED for path in folder.glob(pattern)])


def _locate(name_or_folder: str | Path) -> Path:
    """The folder, or the folder in the hub's cache that holds the files of a name."""
    folder = Path(name_or_folder)
    if folder.is_dir():
        return folder
    import huggingface_hub

    try:
        return Path(huggingface_hub.snapshot_download(str(name_or_folder), local_files_only=True))
    except Exception as error:  # a bad name and a name that is not there raise different kinds
        raise ModelError(
            f"no model {name_or_folder}: neither a folder nor fetched before", hint="give a folder with config.json"
        ) from error


def _first_line(error: Exception) -> str:
    lines = str(error).strip().splitlines()
    return lines[0] if lines else type(error).__name__
