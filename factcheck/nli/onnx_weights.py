"""The weights of an exported int8 graph, back under their names: one file then serves both engines.

A large model travels once. The rounding is that of the graph: each weight is off by at most half a step of its
channel, a 254th of the largest weight there, or a step of its block.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from factcheck.errors import ModelError
from factcheck.nli.files import ONNX_FILES, damaged_graph, fetch_again

PREFIX = "model."
"""What the exporter puts before the names of the model's weights."""
TURNED = "_Transposed"
"""What follows the name of a weight that is kept turned round: onnxruntime's own word for it."""


def name_weights(graph: Any, weights: Mapping[str, NDArray[Any]]) -> None:
    """Give the constants of an ONNX graph the names of the weights that they hold turned round, in place.

    The tracer folds the turning of a linear layer's weight into a constant without a name.
    """
    from onnx.numpy_helper import to_array

    turned = {name: weight.T for name, weight in weights.items() if weight.ndim == 2}
    names: dict[str, str] = {}
    for constant in graph.initializer:
        if constant.name.removeprefix(PREFIX) in weights or len(constant.dims) != 2:
            continue
        value = to_array(constant)
        for name, weight in turned.items():
            if weight.shape == value.shape and weight[0, 0] == value[0, 0] and (weight == value).all():
                names[constant.name] = PREFIX + name + TURNED
                constant.name = names[constant.name]
                break
    for node in graph.node:
        for place, name in enumerate(node.input):
            node.input[place] = names.get(name, name)


def read_weights(path: Path, names: Iterable[str]) -> dict[str, NDArray[np.float32]]:
    """The named weights of an exported graph, as floats. Raises ``ModelError`` where the graph does not hold them."""
    import onnx
    from onnx.numpy_helper import to_array

    try:
        graph = onnx.load(str(path), load_external_data=False).graph
        _take_in(graph, path.parent)
    except Exception as error:  # protobuf's errors have no common class but this
        raise damaged_graph(path, error) from error
    held = {each.name: each for each in graph.initializer}
    inputs = {
        node.input[1]: attribute.i
        for node in graph.node
        if node.op_type == "MatMulNBits"
        for attribute in node.attribute
        if attribute.name == "K"
    }

    def value(name: str) -> NDArray[np.float32] | None:
        if name in held:
            return np.array(to_array(held[name]), np.float32)
        if name + "_Q8" in held:
            steps, scales = to_array(held[name + "_Q8"]), to_array(held[name + "_scales"])
            return _from_blocks(steps, scales, inputs[name + "_Q8"])
        if name + "_quantized" not in held:
            return None
        steps, zero, scale = (to_array(held[name + part]) for part in ("_quantized", "_zero_point", "_scale"))
        return np.asarray((steps.astype(np.float32) - zero.astype(np.float32)) * scale, np.float32)

    weights = {}
    for name in names:
        try:
            plain, turned = value(PREFIX + name), value(PREFIX + name + TURNED)
        except (ValueError, KeyError) as error:
            told = f"{path}, or a file beside it that holds its weights, is damaged"
            raise ModelError(told, hint=fetch_again(path.parent)) from error
        if plain is None and turned is None:
            raise ModelError(f"{path} does not hold {name}", hint="give a folder with safetensors weights")
        weights[name] = plain if plain is not None else np.ascontiguousarray(turned.T)  # type: ignore[union-attr]
    return weights


def _take_in(graph: Any, folder: Path) -> None:
    """Put into a graph the weights that lie in files beside it.

    Not by onnx, which refuses files with several hard links, as some installers make them. Raises ``OSError`` where
    a file is missing, and ``ValueError`` where it is elsewhere or too short.
    """
    from onnx.external_data_helper import ExternalDataInfo, uses_external_data

    for weight in filter(uses_external_data, graph.initializer):
        told = ExternalDataInfo(weight)
        if Path(told.location).name != told.location:
            raise ValueError(told.location)
        with (folder / told.location).open("rb") as file:
            file.seek(told.offset or 0)
            weight.raw_data = file.read(told.length)
        if len(weight.raw_data) != told.length:
            size = (folder / told.location).stat().st_size
            raise ValueError(f"file_length: {size} of {told.location}")
        weight.data_location = weight.DEFAULT
        del weight.external_data[:]


def _from_blocks(steps: NDArray[np.uint8], scales: NDArray[np.float32], inputs: int) -> NDArray[np.float32]:
    """The weight (inputs, outputs) of a ``MatMulNBits``: steps (outputs, blocks, block), scales (outputs, blocks).

    The last block is filled up where the inputs are no multiple of it.
    """
    outputs, blocks, _ = steps.shape
    values = (steps.astype(np.float32) - 128) * scales.reshape(outputs, blocks, 1)
    return np.asarray(values.reshape(outputs, -1)[:, :inputs].T, np.float32)


def has_graph_alone(folder: Path) -> bool:
    """Whether a folder has its weights in an exported int8 graph and nowhere else."""
    return not any(folder.glob("*.safetensors")) and (folder / ONNX_FILES[0]).is_file()


def model_of(folder: Path) -> Any:
    """The torch model of a folder with an exported graph, in float32.

    Raises ``ModelError`` if the graph is damaged or does not hold all weights.
    """
    import torch
    from transformers import AutoConfig, AutoModelForSequenceClassification

    model = AutoModelForSequenceClassification.from_config(
        AutoConfig.from_pretrained(folder, local_files_only=True), dtype=torch.float32, attn_implementation="eager"
    )
    weights = read_weights(folder / ONNX_FILES[0], model.state_dict())
    model.load_state_dict({name: torch.from_numpy(weight) for name, weight in weights.items()})
    return model
