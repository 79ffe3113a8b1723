"""The model that a training run starts from: any label order or names become ours, without the head losing a thing."""

from __future__ import annotations

import logging
from pathlib import Path
from typing import Any

from factcheck.errors import ModelError
from factcheck.nli.files import locate, read_config
from factcheck.nli.labels import PROBES, check_columns, read_columns
from factcheck.nli.onnx_weights import has_graph_alone, model_of
from factcheck.nli.scoring import check_vocabulary, positions_of
from factcheck.nli.training.examples import Relation

log = logging.getLogger(__name__)

LABELS = (Relation.ENTAILMENT, Relation.NEUTRAL, Relation.CONTRADICTION)
_TOKENIZER = ("tokenizer.json", "vocab.txt", "vocab.json", "*.model", "tokenizer.model", "merges.txt")


def load_base(base: str) -> tuple[Any, Any, int | None]:
    """Model, tokenizer and the most tokens (if known) of a folder or fetched hub name, with three classes in our order.

    A folder that holds an exported int8 graph alone, as the larger model travels, is read from that. A head with two
    classes, with none or with others than ours is replaced by a new one, and a line says so. Raises ``ModelError`` if
    the base cannot be loaded or lacks its tokenizer.
    """
    folder = locate("torch", base)
    config = read_config(folder)
    if not any(any(folder.glob(pattern)) for pattern in _TOKENIZER):
        raise ModelError(f"no tokenizer in {folder}", hint="put the tokenizer.json of the model beside its weights")
    try:
        model, tokenizer, headless = _load(folder)
    except ModelError:
        raise
    except Exception as error:  # the library raises many kinds, safetensors its own
        lines = str(error).strip().splitlines() or [type(error).__name__]
        raise ModelError(f"cannot load {base}: {lines[0]}", hint="give a folder with safetensors weights") from error
    check_vocabulary(len(tokenizer), config, folder)
    order = None if headless else _order(model, tokenizer, config, base)
    if order is None:
        log.warning("%s has no head for entailment, neutral and contradiction: a new one is trained", base)
        model = _with_new_head(model)
    else:
        _reorder(model, order)
    names = {number: label.value for number, label in enumerate(LABELS)}
    model.config.id2label, model.config.label2id = names, {label: number for number, label in names.items()}
    return model, tokenizer, positions_of(config)


def _load(folder: Path) -> tuple[Any, Any, bool]:
    """Model and tokenizer as they lie there, and whether weights of the head are missing."""
    import torch
    from transformers import AutoModelForSequenceClassification, AutoTokenizer

    tokenizer = AutoTokenizer.from_pretrained(folder, local_files_only=True)
    if has_graph_alone(folder):
        return model_of(folder), tokenizer, False
    model, loading = AutoModelForSequenceClassification.from_pretrained(
        folder,
        dtype=torch.float32,
        attn_implementation="eager",  # on short texts and a CPU half as fast again as the fused kernel
        local_files_only=True,
        use_safetensors=True,
        trust_remote_code=False,
        output_loading_info=True,
    )
    missing = set(loading["missing_keys"])
    lacking = sorted(
        name for name in missing if name.startswith(f"{model.base_model_prefix}.") and "pooler" not in name
    )
    if lacking:
        raise ModelError(f"the weights in {folder} lack {lacking[0]}", hint="give a folder with a whole model")
    return model, tokenizer, bool(missing)


def _order(model: Any, tokenizer: Any, config: Any, base: str) -> list[int] | None:
    """Which output is entailment, neutral, contradiction; None where the outputs are no such three.

    Names tell; where they say nothing (LABEL_0), the answers to plain pairs do, if they are clear.
    """
    import torch

    try:
        columns = read_columns(config)
        if columns is None:
            evidence, claims = (list(texts) for texts in zip(*(pair for pair, _ in PROBES), strict=True))
            with torch.inference_mode():
                logits = model.eval()(**tokenizer(evidence, claims, padding=True, return_tensors="pt")).logits
            columns = check_columns(None, torch.softmax(logits.double(), dim=-1).numpy(), base)
    except ModelError:
        return None
    if len(columns) != len(LABELS) or model.config.num_labels != len(LABELS):
        return None
    return [columns.index(relation) for relation in range(len(LABELS))]


def _last_layer(model: Any) -> tuple[str, Any]:
    """The layer that gives the outputs, with its name: the last linear one outside the encoder."""
    import torch

    inside = {id(module) for module in model.base_model.modules()}
    layers = [
        (name, module)
        for name, module in model.named_modules()
        if isinstance(module, torch.nn.Linear)
        and id(module) not in inside
        and module.out_features == model.config.num_labels
    ]
    if not layers:
        raise ModelError("the head of the base has no linear layer", hint="give another base")
    return layers[-1]


def _reorder(model: Any, order: list[int]) -> None:
    """Put the outputs of the head into another order, weights and all."""
    import torch

    _, layer = _last_layer(model)
    with torch.no_grad():
        layer.weight.copy_(layer.weight[order].clone())
        if layer.bias is not None:
            layer.bias.copy_(layer.bias[order].clone())


def _with_new_head(model: Any) -> Any:
    """The same model with a new last layer of three outputs."""
    import torch

    name, layer = _last_layer(model)
    fresh = torch.nn.Linear(layer.in_features, len(LABELS), bias=layer.bias is not None)
    fresh.weight.data.normal_(0.0, float(getattr(model.config, "initializer_range", 0.02)))
    if fresh.bias is not None:
        fresh.bias.data.zero_()
    parent, _, own = name.rpartition(".")
    setattr(model.get_submodule(parent) if parent else model, own, fresh)
    model.config.num_labels = model.num_labels = len(LABELS)
    return model
