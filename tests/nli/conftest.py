"""A tiny BERT of random weights, with its own tokenizer, saved and exported once for all tests of the engines."""

import os
from pathlib import Path

import pytest

# Two threads of torch that wait for each other take minutes on a machine that is busy with other things.
os.environ.setdefault("OMP_NUM_THREADS", "1")

WORDS = (
    "a", "man", "woman", "dog", "dogs", "people", "crossed", "the", "gap", "in", "of", "was", "not", "is", "running",
    "sleeping", "plays", "x", "million", "percent", ".", ",", "2", "0", "1",
)  # fmt: skip
LETTERS = "abcdefghijklmnopqrstuvwxyz"


@pytest.fixture(scope="session")
def tiny_model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A trained-like folder: config, tokenizer, safetensors; labels in an order that is not ours."""
    import torch
    from tokenizers import Tokenizer, models, normalizers, pre_tokenizers, processors
    from transformers import BertConfig, BertForSequenceClassification, PreTrainedTokenizerFast

    parts = [f"##{character}" for character in LETTERS + "0123456789"]
    vocabulary = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", *WORDS, *LETTERS, *parts]
    ids = {word: number for number, word in enumerate(dict.fromkeys(vocabulary))}
    tokenizer = Tokenizer(models.WordPiece(ids, unk_token="[UNK]"))
    tokenizer.normalizer = normalizers.BertNormalizer(lowercase=True)
    tokenizer.pre_tokenizer = pre_tokenizers.BertPreTokenizer()
    tokenizer.post_processor = processors.BertProcessing(("[SEP]", ids["[SEP]"]), ("[CLS]", ids["[CLS]"]))
    tokenizer.post_processor = processors.TemplateProcessing(
        single="[CLS] $A [SEP]",
        pair="[CLS] $A [SEP] $B:1 [SEP]:1",
        special_tokens=[("[CLS]", ids["[CLS]"]), ("[SEP]", ids["[SEP]"])],
    )
    torch.manual_seed(3)
    config = BertConfig(
        vocab_size=len(ids),
        hidden_size=32,
        num_hidden_layers=2,
        num_attention_heads=4,
        intermediate_size=64,
        max_position_embeddings=64,
        num_labels=3,
        initializer_range=0.8,
        id2label={0: "contradiction", 1: "entailment", 2: "neutral"},
        label2id={"contradiction": 0, "entailment": 1, "neutral": 2},
    )
    folder = tmp_path_factory.mktemp("tiny") / "model"
    model = BertForSequenceClassification(config)
    for parameter in model.parameters():
        if parameter.dim() == 1:  # as after training, no two are the same
            parameter.data += 0.1 * torch.randn_like(parameter)
    model.save_pretrained(folder)
    PreTrainedTokenizerFast(
        tokenizer_object=tokenizer,
        pad_token="[PAD]",
        unk_token="[UNK]",
        cls_token="[CLS]",
        sep_token="[SEP]",
        mask_token="[MASK]",
        model_max_length=64,
    ).save_pretrained(folder)
    return folder


@pytest.fixture(scope="session")
def tiny_export(tiny_model: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The tiny model as it would be shipped, with the ONNX file in full precision too."""
    from factcheck.nli.training.export import export

    out = tmp_path_factory.mktemp("exported")
    export(tiny_model, out, keep_fp32=True)
    return out
