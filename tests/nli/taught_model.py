"""A small model that knows the probes, with its labels in any order and under any names.

Its layers are random; its head is the one that answers the probes rightly, found by least squares in no time.
"""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Sequence
from pathlib import Path

from factcheck.nli.labels import CONTRADICTION, ENTAILMENT, NEUTRAL, PROBES

NAMES = {ENTAILMENT: "entailment", NEUTRAL: "neutral", CONTRADICTION: "contradiction"}


def words_of_probes() -> list[str]:
    return sorted({word for pair, _ in PROBES for text in pair for word in re.findall(r"\w+|\S", text.lower())})


def teach(folder: Path, *, classes: int) -> Path:
    """Save a BERT of two small layers whose head was fitted to the probes; two classes: entailment or not."""
    import torch
    from tokenizers import Tokenizer, models, normalizers, pre_tokenizers, processors
    from transformers import BertConfig, BertForSequenceClassification, PreTrainedTokenizerFast

    letters = [*"abcdefghijklmnopqrstuvwxyz0123456789", *(f"##{c}" for c in "abcdefghijklmnopqrstuvwxyz0123456789")]
    special = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]"]
    vocabulary = dict.fromkeys([*special, *words_of_probes(), *letters, "$", "%", "-"])
    ids = {word: number for number, word in enumerate(vocabulary)}
    tokenizer = Tokenizer(models.WordPiece(ids, unk_token="[UNK]"))
    tokenizer.normalizer = normalizers.BertNormalizer(lowercase=True)
    tokenizer.pre_tokenizer = pre_tokenizers.BertPreTokenizer()
    tokenizer.post_processor = processors.TemplateProcessing(
        single="[CLS] $A [SEP]",
        pair="[CLS] $A [SEP] $B:1 [SEP]:1",
        special_tokens=[("[CLS]", ids["[CLS]"]), ("[SEP]", ids["[SEP]"])],
    )
    fast = PreTrainedTokenizerFast(
        tokenizer_object=tokenizer,
        **{f"{name}_token": f"[{name.upper()}]" for name in ("pad", "unk", "cls", "sep", "mask")},
        model_max_length=128,
    )
    torch.manual_seed(1)
    names = {number: NAMES[number] for number in range(classes)} | ({1: "not_entailment"} if classes == 2 else {})
    config = BertConfig(
        vocab_size=len(ids),
        hidden_size=32,
        num_hidden_layers=2,
        num_attention_heads=4,
        intermediate_size=64,
        max_position_embeddings=128,
        initializer_range=0.3,
        id2label=names,
        label2id={name: number for number, name in names.items()},
    )
    model = BertForSequenceClassification(config).eval()
    evidence, claims = zip(*(pair for pair, _ in PROBES), strict=True)
    labels = torch.tensor([min(kind, classes - 1) for _, kind in PROBES])
    wanted = 6.0 * torch.nn.functional.one_hot(labels, classes).float()
    with torch.no_grad():
        pooled = model.bert(**fast(list(evidence), list(claims), padding=True, return_tensors="pt")).pooler_output
        model.classifier.weight.copy_((torch.linalg.pinv(pooled) @ wanted).T)
        model.classifier.bias.zero_()
    model.save_pretrained(folder)
    fast.save_pretrained(folder)
    return folder


def reordered(model: Path, folder: Path, order: Sequence[int], names: Sequence[str]) -> Path:
    """The same model with its outputs in another order, under these names."""
    from safetensors.torch import load_file, save_file

    shutil.copytree(model, folder)
    weights = load_file(folder / "model.safetensors")
    for part in ("classifier.weight", "classifier.bias"):
        weights[part] = weights[part][list(order)].contiguous()
    save_file(weights, folder / "model.safetensors", metadata={"format": "pt"})
    return renamed(folder, names)


def renamed(folder: Path, names: Sequence[str]) -> Path:
    config = json.loads((folder / "config.json").read_text("utf-8"))
    config["id2label"] = {str(number): name for number, name in enumerate(names)}
    config["label2id"] = {name: number for number, name in enumerate(names)}
    (folder / "config.json").write_text(json.dumps(config), "utf-8")
    return folder
