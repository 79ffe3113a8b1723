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
from factcheck.nli.files import damaged_graph, fetch_again, onnx_digest, onnx_file, read_config
from factcheck.nli.scoring import CrossEncoder, Encoded, Pair, check_vocabulary, pad, positions_of, whole_number

if TYPE_CHECKING:
    import onnxruntime
    from tokenizers import Tokenizer

_THREADS = 2


class OnnxScorer(CrossEncoder):
    """Scores by the ONNX file of a folder, which also holds ``config.json`` and ``tokenizer.json``.

    ``probe=False`` leaves out the check on plain pairs. Raises ``ModelError`` if a file is missing or damaged, if
    tokenizer and model do not fit, or if the labels are not those of an NLI model.
    """

    def __init__(self, folder: Path, *, probe: bool = True) -> None:
        config = read_config(folder)
        self._folder = folder
        path = onnx_file(folder)
        self._tokenizer = _load_tokenizer(folder)
        check_vocabulary(self._tokenizer.get_vocab_size(with_added_tokens=True), config, folder)
        self._session = _load_session(path)
        self._signs = [each.content for each in self._tokenizer.get_added_tokens_decoder().values() if each.special]
        self._inputs = [each.name for each in self._session.get_inputs()]
        self._padding = whole_number(config, "pad_token_id")
        self.limit = positions_of(config) or self.limit
        super().__init__(str(folder), config, probe=probe)

    @cached_property
    def digest(self) -> str:
        """``sha256:…`` over model, tokenizer and configuration."""
        return onnx_digest(self._folder)

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


def _load_tokenizer(folder: Path) -> Tokenizer:
    from tokenizers import Tokenizer

    # The pool of the tokenizer would only compete with onnxruntime's.
    os.environ.setdefault("TOKENIZERS_PARALLELISM", "false")
    path = folder / "tokenizer.json"
    if not path.is_file():
        raise ModelError(
            f"no tokenizer.json in {folder}", hint=f"give a folder with a whole model, or {fetch_again(folder)}"
        )
    try:
        tokenizer = Tokenizer.from_file(str(path))
    except Exception as error:  # the library raises nothing narrower
        raise ModelError(f"{path} is damaged", hint=fetch_again(folder)) from error
    tokenizer.no_padding()
    tokenizer.no_truncation()
    return tokenizer


def _load_session(path: Path) -> onnxruntime.InferenceSession:
    import onnxruntime

    onnxruntime.disable_telemetry_events()
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = _THREADS
    options.inter_op_num_threads = 1
    options.log_severity_level = 3
    try:
        return onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])
    except Exception as error:  # onnxruntime's errors have no common class but this
        raise damaged_graph(path, error) from error
