"""From a trained folder to what is shipped: ONNX in fp32 and int8, fp16 safetensors, config and tokenizer."""

from __future__ import annotations

import logging
import shutil
import warnings
from pathlib import Path
from typing import Any

from factcheck.errors import ModelError
from factcheck.nli.files import locate, onnx_parts
from factcheck.nli.onnx_weights import has_graph_alone, model_of, name_weights
from factcheck.nli.training.disk import staging

FULL, SMALL = "model.onnx", "model.int8.onnx"
_SMALL_WEIGHT = 1024
BLOCK = 128
"""Weights of one column that share a scale where a model is quantised in blocks."""
MOST_BYTES = 95_000_000
"""What a file may hold: hosts of code refuse more than 100 MB. What is larger is written in parts."""
_COPIED = ("config.json", "tokenizer.json", "tokenizer_config.json", "special_tokens_map.json", "vocab.txt")


def export(
    folder: Path,
    out: Path,
    *,
    keep_fp32: bool = False,
    blocks: bool = False,
    blend: Path | None = None,
    share: float = 0.1,
) -> tuple[Path, ...]:
    """Write ``model.int8.onnx``, ``model.safetensors`` in fp16, the small files, and ``model.onnx`` if ``keep_fp32``.

    With ``blocks``, the int8 file has a scale for every ``BLOCK`` weights and quantises activations in the same blocks,
    which a model with outlying activations needs to keep its labels, and which takes half as long again to run.
    With ``blend``, each weight becomes (1 - share) of the model's and ``share`` of that other model's, so that
    fine-tuning forgets less (Wortsman et al. 2022, "Robust fine-tuning of zero-shot models").
    Both ONNX files take batches and lengths of any size. Returns the files written, which are moved into place together
    when all are whole. Raises ``ModelError`` if ``folder`` holds no model that can be loaded, or if the disk is full.
    """
    from transformers import AutoModelForSequenceClassification, AutoTokenizer

    folder = locate("torch", str(folder))
    try:
        tokenizer = AutoTokenizer.from_pretrained(folder, local_files_only=True)
        if has_graph_alone(folder):
            model = model_of(folder)
        else:
            model = AutoModelForSequenceClassification.from_pretrained(
                folder, local_files_only=True, use_safetensors=True, attn_implementation="eager"
            )
    except ModelError:
        raise
    except Exception as error:  # the library raises many kinds, safetensors its own
        raise ModelError(
            f"cannot load {folder}: {(str(error).strip().splitlines() or [type(error).__name__])[0]}",
            hint="give a folder written by: factcheck model train",
        ) from error
    if blend is not None:
        _blend(model, blend, share)
    with staging(out) as ready:
        _write_onnx(model.float().eval(), tokenizer, ready / FULL)
        _quantise(ready / FULL, ready / SMALL, blocks=blocks)
        _split(ready / SMALL)
        model.half().save_pretrained(ready)
        for name in _COPIED[1:]:
            if (folder / name).is_file():
                shutil.copyfile(folder / name, ready / name)
        for old in onnx_parts(out / SMALL)[1:]:
            old.unlink()
        parts = [part.name for part in onnx_parts(ready / SMALL)]
        written = (*_COPIED, *parts, "model.safetensors", *([FULL] if keep_fp32 else []))
        return tuple((ready / name).replace(out / name) for name in written if (ready / name).is_file())


def _blend(model: Any, other: Path, share: float) -> None:
    """Average the model's weights with another's of the same shape, which may travel as its graph alone, in place."""
    from safetensors import SafetensorError
    from safetensors.torch import load_file

    try:
        weights = model_of(other).state_dict() if has_graph_alone(other) else load_file(other / "model.safetensors")
        mixed = {
            name: ((1 - share) * weight.float() + share * weights[name].float()).to(weight.dtype)
            for name, weight in model.state_dict().items()
        }
        model.load_state_dict(mixed)
    except (OSError, KeyError, RuntimeError, SafetensorError) as error:
        raise ModelError(f"cannot blend with {other}", hint="give a folder with the same kind of model") from error


def _write_onnx(model: Any, tokenizer: Any, path: Path) -> None:
    """Trace with a padded batch: traced with a mask of ones alone, the graph can lose ``attention_mask``."""
    import onnx
    import torch

    example = tokenizer(
        ["a short text", "a text that is a good deal longer"], ["a claim", "another"], padding=True, return_tensors="pt"
    )
    names = [name for name in ("input_ids", "attention_mask", "token_type_ids") if name in example]

    class Logits(torch.nn.Module):  # type: ignore[misc, unused-ignore]
        """The model as a function of plain tensors."""

        def __init__(self) -> None:
            super().__init__()
            self.model = model.requires_grad_(False)

        def forward(self, *tensors: torch.Tensor) -> torch.Tensor:
            logits: torch.Tensor = self.model(**dict(zip(names, tensors, strict=True))).logits
            return logits

    axes = {name: {0: "batch", 1: "length"} for name in names} | {"logits": {0: "batch"}}
    with torch.no_grad(), warnings.catch_warnings():
        warnings.simplefilter("ignore")
        torch.onnx.export(
            Logits().eval(),
            tuple(example[name] for name in names),
            str(path),
            input_names=names,
            output_names=["logits"],
            dynamic_axes=axes,
            opset_version=17,
            dynamo=False,
        )
    graph = onnx.load(str(path))
    name_weights(graph.graph, {name: weight.numpy() for name, weight in model.state_dict().items()})
    onnx.save(graph, str(path))


def _split(path: Path) -> None:
    """Move the weights of a graph that is too large for one file into files beside it, ``model.int8.onnx_data1`` on."""
    import onnx
    from onnx.external_data_helper import set_external_data

    if path.stat().st_size <= MOST_BYTES:
        return
    graph = onnx.load(str(path))
    part, filled = 1, 0
    for weight in graph.graph.initializer:
        size = len(weight.raw_data)
        if size < _SMALL_WEIGHT:
            continue
        if filled + size > MOST_BYTES:
            part, filled = part + 1, 0
        filled += size
        set_external_data(weight, location=f"{path.name}_data{part}")
    onnx.save(graph, str(path))


def _quantise(full: Path, small: Path, *, blocks: bool) -> None:
    """Weights of matrix products and embeddings to int8, a scale a channel or a block; activations as they come."""
    from onnxruntime.quantization import QuantType, quantize_dynamic
    from onnxruntime.quantization.shape_inference import quant_pre_process

    prepared = full.with_suffix(".prepared.onnx")
    root = logging.getLogger()
    level = root.level
    root.setLevel(logging.ERROR)  # the quantiser advises at length through the root logger
    try:
        quant_pre_process(str(full), str(prepared), skip_symbolic_shape=True)
        if blocks:
            _quantise_in_blocks(prepared)
        quantize_dynamic(
            str(prepared),
            str(small),
            weight_type=QuantType.QInt8,
            per_channel=True,
            op_types_to_quantize=["Gather"] if blocks else None,
        )
    finally:
        root.setLevel(level)


def _quantise_in_blocks(path: Path) -> None:
    """Turn the matrix products with a weight into ``MatMulNBits`` of eight bits, in place."""
    import onnx
    from onnxruntime.quantization.matmul_nbits_quantizer import DefaultWeightOnlyQuantConfig, MatMulNBitsQuantizer

    # accuracy_level 4: the products are of int8, and the activations are quantised block by block.
    way = DefaultWeightOnlyQuantConfig(
        block_size=BLOCK, is_symmetric=True, accuracy_level=4, bits=8, op_types_to_quantize=("MatMul",)
    )
    quantiser = MatMulNBitsQuantizer(onnx.load(str(path)), algo_config=way)
    quantiser.process()
    quantiser.model.save_model_to_file(str(path), use_external_data_format=False)
