"""The default engine: a model exported to ONNX, run by onnxruntime. Needs neither torch nor transformers."""

from __future__ import annotations

import os
from collections.abc import Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from factcheck.errors import ModelError
from factcheck.nli.scoring import CrossEncoder, Encoded, Pair, digest_files, pad, read_config

if TYPE_CHECKING:
    import onnxruntime
    from tokenizers import Tokenizer

# In order of preference: our own names first, then those common on the hub.
FILES = ("model.int8.onnx", "model.onnx", "onnx/model.onnx", "onnx/model_quantized.onnx")
_THREADS = 2


class OnnxScorer(CrossEncoder):
    """Scores by the ONNX file of a folder, which also holds ``config.json`` and ``tokenizer.json``.

    ``probe=False`` leaves out the check on plain pairs. Raises ``ModelError`` if a file is missing or damaged, if
    tokenizer and model do not fit, or if the labels are not those of an NLI model.
    """

    def __init__(self, folder: Path, *, probe: bool = True) -> None:
        config = read_config(folder)
        self._folder = folder
        path = _find(folder)
        self._tokenizer = _load_tokenizer(folder, config.get("vocab_size"))
        self._session = _load_session(path)
        self._inputs = [each.name for each in self._session.get_inputs()]
        self._padding = int(config.get("pad_token_id") or 0)
        self.limit = int(config.get("max_position_embeddings") or self.limit)
        # A quantised graph scales activations over the whole batch: run alone, a pair's score is its own.
        quantised = "int8" in path.name or "quantized" in path.name
        self.batch = 1 if quantised else self.batch
        super().__init__(str(folder), config, probe=probe)

    @cached_property
    def digest(self) -> str:
        """``sha256:…`` over model, tokenizer and configuration."""
        return digest_of(self._folder)

    def _encode(self, pairs: Sequence[Pair]) -> list[Encoded]:
        return [
            {"input_ids": each.ids, "attention_mask": each.attention_mask, "token_type_ids": each.type_ids}
            for each in self._tokenizer.encode_batch(list(pairs))
        ]

    def _count(self, text: str) -> int:
        return len(self._tokenizer.encode(text, add_special_tokens=False).ids)

    def _run(self, batch: Sequence[Encoded]) -> NDArray[np.float32]:
        fillers = {"input_ids": self._padding}
        feed = {name: pad(batch, name, fillers.get(name, 0)) for name in self._inputs}
        logits: NDArray[np.float32] = self._session.run(None, feed)[0]
        return logits


def digest_of(folder: Path) -> str:
    """The digest that a scorer of ``folder`` will have, from the files alone. Raises ``ModelError`` if any lacks."""
    read_config(folder)
    paths = [_find(folder), folder / "tokenizer.json", folder / "config.json"]
    return digest_files([path for path in paths if path.is_file()])


def _find(folder: Path) -> Path:
    for name in FILES:
        if (folder / name).is_file():
            return folder / name
    has_weights = any(folder.glob("*.safetensors"))
    hint = "use --engine torch, or: factcheck model export" if has_weights else "give a folder with a model.onnx"
    raise ModelError(f"no ONNX file in {folder}", hint=hint)


def _load_tokenizer(folder: Path, vocabulary: int | None) -> Tokenizer:
    from tokenizers import Tokenizer

    # The pool of the tokenizer would only compete with onnxruntime's.
    os.environ.setdefault("TOKENIZERS_PARALLELISM", "false")
    path = folder / "tokenizer.json"
    if not path.is_file():
        raise ModelError(f"no tokenizer.json in {folder}", hint="give a folder with a whole model")
    try:
        tokenizer = Tokenizer.from_file(str(path))
    except Exception as error:  # the library raises nothing narrower
        raise ModelError(f"{path} is damaged", hint="fetch the model again") from error
    if vocabulary and tokenizer.get_vocab_size(with_added_tokens=True) > vocabulary:
        raise ModelError(
            f"the tokenizer in {folder} belongs to another model", hint="fetch model and tokenizer together"
        )
    tokenizer.no_padding()
    tokenizer.no_truncation()
    return tokenizer


def _load_session(path: Path) -> onnxruntime.InferenceSession:
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = _THREADS
    options.inter_op_num_threads = 1
    options.log_severity_level = 3
    try:
        return onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])
    except Exception as error:  # onnxruntime's errors have no common class but this
        raise ModelError(f"{path} is damaged or not an ONNX model", hint="fetch the model again") from error
