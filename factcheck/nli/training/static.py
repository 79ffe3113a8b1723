"""A static embedding distilled from a sentence encoder: one vector a token, so that a text costs a few look-ups.

    python -m factcheck.nli.training.static encode ENCODER WORK TEXTS.jsonl...
    python -m factcheck.nli.training.static solve ENCODER WORK OUT

``encode`` passes every token of the vocabulary alone, and a sample of texts whole, through the encoder (MiniLM: about
100 texts a second on two cores). ``solve`` finds the token vectors whose weighted mean is nearest to the encoder's
vector of each text: a ridge regression towards the tokens' own vectors, solved by conjugate gradients in a minute.
The idea is that of model2vec and its "tokenlearn" (Minish, 2024); the weights against frequent tokens are those of
Arora, Liang and Ma, "A simple but tough-to-beat baseline for sentence embeddings" (2017). Tokens with a digit and marks
weigh nothing: a wrong figure must not lead away from the passage that refutes it.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import random
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from factcheck.errors import ModelError

LONGEST = 64
"""Tokens of a text that count."""
SAMPLE = 64_000
DIMENSIONS = 256
RARITY = 1e-3
"""Arora's a: a token of this frequency counts half."""
RIDGE = 0.03
STEPS = 40
_BATCH = 32

Matrix = NDArray[np.float32]


def sample_texts(files: list[Path], count: int = SAMPLE, seed: int = 0) -> list[str]:
    """At most ``count`` of the claims and (first 50 words of the) evidence of JSONL pairs, each once, in random order.

    Raises ``ModelError`` if the files hold none.
    """
    texts: dict[str, None] = {}
    for file in files:
        for line in file.read_text(encoding="utf-8").splitlines():
            pair = json.loads(line)
            texts[pair["claim"]] = None
            texts[" ".join(str(pair["evidence"]).split()[:50])] = None
    chosen = [text for text in texts if text.strip()]
    if not chosen:
        raise ModelError("the files hold no texts", hint="name JSONL files of pairs with claim and evidence")
    random.Random(seed).shuffle(chosen)  # noqa: S311 - a sample
    return chosen[:count]


def encode(encoder: Path, work: Path, texts: list[str]) -> None:
    """Write ``tokens.npy`` (vocabulary x width), ``texts.json`` and ``targets.npy`` (texts x width, of length 1)."""
    import torch
    from transformers import AutoModel

    tokenizer = _tokenizer(encoder)
    model: Any = AutoModel.from_pretrained(encoder, local_files_only=True).eval()

    def mean_of(batch: list[list[int]]) -> Matrix:
        longest = max(map(len, batch))
        ids = torch.tensor([row + [0] * (longest - len(row)) for row in batch])
        mask = torch.tensor([[1] * len(row) + [0] * (longest - len(row)) for row in batch])
        with torch.inference_mode():
            states = model(input_ids=ids, attention_mask=mask).last_hidden_state
        weights = mask[:, :, None].to(states.dtype)
        means = ((states * weights).sum(1) / weights.sum(1)).numpy()
        return np.array(means, dtype=np.float32)

    vocabulary = tokenizer.get_vocab()
    first, last = vocabulary["[CLS]"], vocabulary["[SEP]"]
    tokens = [[first, number, last] for number in range(len(vocabulary))]
    work.mkdir(parents=True, exist_ok=True)
    np.save(work / "tokens.npy", np.concatenate([mean_of(tokens[at : at + 512]) for at in range(0, len(tokens), 512)]))
    tokenizer.enable_truncation(LONGEST)
    order = sorted(range(len(texts)), key=lambda number: len(texts[number]))
    targets = np.zeros((len(texts), model.config.hidden_size), dtype=np.float32)
    for at in range(0, len(order), _BATCH):
        here = order[at : at + _BATCH]
        rows = mean_of([encoding.ids for encoding in tokenizer.encode_batch([texts[number] for number in here])])
        targets[here] = rows / np.linalg.norm(rows, axis=1, keepdims=True)
    np.save(work / "targets.npy", targets)
    (work / "texts.json").write_text(json.dumps(texts), encoding="utf-8")


def solve(encoder: Path, work: Path, out: Path) -> float:
    """Write ``vectors.npy`` (int8), ``scales.npy`` (float16), ``vocab.txt`` and ``static.json`` to ``out``.

    Returns the share of the targets' variance that the token vectors explain.
    """
    tokenizer = _tokenizer(encoder)
    names = [name for name, _ in sorted(tokenizer.get_vocab().items(), key=lambda item: item[1])]
    tokens, targets = np.load(work / "tokens.npy"), np.load(work / "targets.npy").astype(np.float32)
    texts = json.loads((work / "texts.json").read_text(encoding="utf-8"))
    tokenizer.enable_truncation(LONGEST)
    rows = [encoding.ids for encoding in tokenizer.encode_batch(texts, add_special_tokens=False)]
    weights = token_weights(names, np.bincount(np.concatenate([np.array(row, dtype=np.int64) for row in rows])))
    targets = targets - targets.mean(0)
    directions = np.linalg.svd(targets[::4], full_matrices=False)[2][:DIMENSIONS].T
    targets = targets @ directions
    vectors, explained = regress(rows, weights, targets, (tokens - tokens.mean(0)) @ directions)
    kept = [number for number, name in enumerate(names) if weights[number] and not name.startswith("[unused")]
    vectors = vectors[kept] * weights[kept][:, None]
    scales = (np.abs(vectors).max(axis=1) / 127).clip(1e-8).astype(np.float16)
    small = np.round(vectors / scales.astype(np.float32)[:, None]).clip(-127, 127).astype(np.int8)
    out.mkdir(parents=True, exist_ok=True)
    np.save(out / "vectors.npy", small)
    np.save(out / "scales.npy", scales)
    (out / "vocab.txt").write_text("".join(f"{names[number]}\n" for number in kept), encoding="utf-8")
    digest = hashlib.sha256(small.tobytes() + scales.tobytes() + "\n".join(names[n] for n in kept).encode())
    about = {"digest": f"sha256:{digest.hexdigest()}", "dimensions": DIMENSIONS, "tokens": len(kept)}
    (out / "static.json").write_text(json.dumps(about, indent=2) + "\n", encoding="utf-8")
    return explained


def token_weights(names: list[str], counts: NDArray[np.int64]) -> Matrix:
    """What each token weighs: nothing for marks and digits, half at a frequency of ``RARITY``, near 1 if rarer."""
    counts = np.pad(counts, (0, len(names) - len(counts)))
    says = [name[0] != "[" and not any(c.isdigit() for c in name) and any(c.isalnum() for c in name) for name in names]
    frequency = counts / max(1, counts.sum())
    return np.array(np.array(says) * RARITY / (RARITY + frequency), dtype=np.float32)


def regress(rows: list[list[int]], weights: Matrix, targets: Matrix, prior: Matrix) -> tuple[Matrix, float]:
    """The token vectors E that minimise ``|XE - targets|² + RIDGE |E - prior|²``.

    A row of X is the weighted mean of a text. The prior is scaled to fit the targets best. Returns E and the share of
    the variance that XE explains.
    """
    import torch

    lengths = np.array([len(row) for row in rows])
    at = np.repeat(np.arange(len(rows)), lengths)
    columns = np.concatenate([np.array(row, dtype=np.int64) for row in rows])
    shares = weights[columns]
    sums = np.bincount(at, weights=shares, minlength=len(rows))
    shares = (shares / np.maximum(sums[at], 1e-9)).astype(np.float32)
    index = torch.from_numpy(np.stack([at, columns]))
    bags = torch.sparse_coo_tensor(index, torch.from_numpy(shares), (len(rows), len(weights))).coalesce()
    back = bags.t().coalesce().to_sparse_csr()
    bags = bags.to_sparse_csr()
    wanted, found = torch.from_numpy(targets), torch.from_numpy(np.ascontiguousarray(prior, dtype=np.float32))
    said = bags @ found
    found = found * ((said * wanted).sum() / (said * said).sum())
    rest = back @ (wanted - bags @ found)
    step = rest.clone()
    square = (rest * rest).sum(0)
    for _ in range(STEPS):
        turned = back @ (bags @ step) + RIDGE * step
        length = square / (step * turned).sum(0).clamp(min=1e-12)
        found = found + length * step
        rest = rest - length * turned
        after = (rest * rest).sum(0)
        step, square = rest + after / square.clamp(min=1e-12) * step, after
    vectors = np.array(found.numpy(), dtype=np.float32)
    left = ((wanted - bags @ found) ** 2).sum() / (wanted**2).sum()
    return vectors, 1 - float(left)


def _tokenizer(encoder: Path) -> Any:
    from tokenizers import Tokenizer

    if not (encoder / "tokenizer.json").is_file():
        raise ModelError(f"no encoder in {encoder}", hint="name a folder with tokenizer.json and the weights")
    tokenizer = Tokenizer.from_file(str(encoder / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    return tokenizer


def main() -> None:
    """The two steps, from the command line."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("step", choices=["encode", "solve"])
    options.add_argument("encoder", type=Path)
    options.add_argument("work", type=Path)
    options.add_argument("rest", type=Path, nargs="+", help="files of pairs to encode, or the folder to write")
    given = options.parse_args()
    if given.step == "encode":
        encode(given.encoder, given.work, sample_texts(given.rest))
    else:
        explained = solve(given.encoder, given.work, given.rest[0])
        print(f"{explained:.3f} of the variance explained")  # noqa: T201 - a script


if __name__ == "__main__":
    main()
