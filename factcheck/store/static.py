"""Texts to vectors with the static embedding of ``models/static``: a weighted mean of its words, in numpy alone.

Made by ``factcheck.nli.training.static``. Figures weigh nothing; the words are cut as BERT's uncased tokenizer cuts
them. The digest names the weights, so that a store knows when its vectors are those of another embedding.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Sequence
from functools import cached_property, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

DIMENSIONS = 256

_WORD = re.compile(r"[^\W\d_]+")
_MARKS = re.compile(r"[\u0300-\u036f]+")
_LONGEST_WORD = 40
_MOST_KNOWN = 400_000  # words whose tokens are kept
_LONGEST_TEXT = 20_000
_FEW = 64  # texts that are not worth reading the whole table for


class Static:
    """The embedding in a folder. ``digest`` names its weights."""

    def __init__(self, folder: Path) -> None:
        import numpy as np

        about = json.loads((folder / "static.json").read_text(encoding="utf-8"))
        self.digest: str = about["digest"]
        names = (folder / "vocab.txt").read_text(encoding="utf-8").split("\n")[:-1]
        self._numbers = {name: number for number, name in enumerate(names)}
        self._known: dict[str, tuple[int, ...]] = {}
        self._small: NDArray[np.int8] = np.load(folder / "vectors.npy", mmap_mode="r", allow_pickle=False)
        scales = np.load(folder / "scales.npy", allow_pickle=False)
        self._scales: NDArray[np.float32] = scales.astype(np.float32)[:, None]

    @cached_property
    def _table(self) -> NDArray[np.float32]:
        import numpy as np

        return np.multiply(self._small, self._scales, dtype=np.float32)

    def embed(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Vectors of length 1, one a row of ``DIMENSIONS``; zeros for a text without a known word."""
        import numpy as np

        known, pieces = self._known, self._pieces
        many = len(texts) > _FEW
        vectors = np.zeros((len(texts), DIMENSIONS), dtype=np.float32)
        for row, text in enumerate(texts):
            numbers: list[int] = []
            for word in _WORD.findall(plain(text[:_LONGEST_TEXT])):
                found = known.get(word)
                numbers += pieces(word) if found is None else found
            if not numbers:
                continue
            # One text at a time stays in the processor's cache.
            if many:
                words = self._table.take(numbers, axis=0)
            else:
                words = np.multiply(self._small[numbers], self._scales[numbers], dtype=np.float32)
            np.add.reduce(words, axis=0, out=vectors[row])
        lengths = np.sqrt(np.einsum("ij,ij->i", vectors, vectors))
        vectors /= np.maximum(lengths, 1e-9)[:, None]
        return vectors

    def _pieces(self, word: str) -> tuple[int, ...]:
        """The tokens of a word: itself, else the longest pieces from the left; none if it cannot be put together."""
        numbers: list[int] = []
        start = 0
        while start < len(word) <= _LONGEST_WORD:
            mark = "##" if start else ""
            ends = range(len(word), start, -1)
            end = next((end for end in ends if mark + word[start:end] in self._numbers), None)
            if end is None:
                numbers.clear()
                break
            numbers.append(self._numbers[mark + word[start:end]])
            start = end
        if len(self._known) < _MOST_KNOWN:
            self._known[word] = tuple(numbers)
        return tuple(numbers)


def plain(text: str) -> str:
    """Lower case without accents.

    >>> plain("Côte d’Ivoire")
    'cote d’ivoire'
    """
    if text.isascii():
        return text.lower()
    return _MARKS.sub("", unicodedata.normalize("NFD", text.lower()))


def quantise(vectors: NDArray[np.float32]) -> NDArray[np.int8]:
    """Each row as whole numbers from -127 to 127: its direction is kept, its length is not."""
    import numpy as np

    most = np.maximum(np.abs(vectors).max(axis=1, keepdims=True), 1e-9)
    small: NDArray[np.int8] = np.rint(vectors * (127 / most)).astype(np.int8)
    return small


@lru_cache(maxsize=1)
def static_embedding() -> Static | None:
    """The embedding that came with factcheck; None where it was left out, which leaves search to the words alone."""
    package = Path(__file__).resolve().parents[1]
    folders = (package / "models" / "static", package.parent / "models" / "static")
    folder = next((folder for folder in folders if (folder / "static.json").is_file()), None)
    return Static(folder) if folder else None
