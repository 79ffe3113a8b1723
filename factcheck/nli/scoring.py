"""What both engines share: views, windows, batches by length, softmax, and which output means what."""

from __future__ import annotations

import logging
import re
from abc import ABC, abstractmethod
from collections.abc import Mapping, Sequence
from functools import cached_property
from pathlib import Path
from typing import Any, Protocol, cast

import numpy as np
from numpy.typing import NDArray

from factcheck.errors import ModelError
from factcheck.figures.masking import mask_numbers
from factcheck.nli.files import fetch_again
from factcheck.nli.labels import CONTRADICTION, ENTAILMENT, NEUTRAL, PROBES, WORDS, Columns, check_columns, read_columns
from factcheck.nli.windows import windows
from factcheck.records import Score, View

log = logging.getLogger(__name__)

Pair = tuple[str, str]
# The features of one encoded pair by name: input_ids, attention_mask, token_type_ids; equally long.
Encoded = Mapping[str, Sequence[int]]

# Evidence is shown in windows of this many tokens, claim included: training saw short evidence, and a window
# that fills the whole model is read worse than a few that do not.
WINDOW = 128
# Below this the window would hold no sentence.
_LEAST_EVIDENCE = 32
# Tokens that a model puts around the two texts, at most.
_SPECIAL = 4
_HALVES = re.compile(r"[\ud800-\udfff]")


class Scorer(Protocol):
    """Anything that tells the relation between evidence and claim."""

    @property
    def digest(self) -> str:
        """``sha256:…`` over all that the scores depend on."""

    def score(self, pairs: Sequence[Pair], view: View) -> list[Score]:
        """One score for each (evidence, claim), in order."""


class CrossEncoder(ABC):
    """A sequence-classification model over (evidence, claim). Subclasses encode pairs and run batches.

    With ``batch`` 1, the score of a pair depends on the model, the view and the pair alone, and can be kept: beside
    others, a quantised graph scales activations over the whole batch, and sums of floats end in other last digits.
    Evidence too long for a window is scored by overlapping windows, and the one that says most (the least neutral)
    counts. A claim is never cut: one that leaves no room for evidence is neutral, with a warning.
    """

    batch = 1
    limit = 512
    _signs: Sequence[str] = ()
    """What the tokenizer puts around texts, such as [SEP]: set by the subclass."""

    def __init__(self, where: str, config: Mapping[str, Any], *, probe: bool) -> None:
        self._where = where
        self._columns: Columns
        named = read_columns(config)
        if probe or named is None:
            logits = self._logits([pair for pair, _ in PROBES])
            self._columns = check_columns(named, _softmax(logits), where)
        else:
            self._columns = named
        self.found_by_trial = named is None
        """Whether the configuration names no labels, so that the answers to plain pairs told which output is which."""

    @property
    def relations(self) -> tuple[str, ...]:
        """What each output stands for, in the order of the model."""
        return tuple(WORDS[column] for column in self._columns)

    @property
    @abstractmethod
    def digest(self) -> str:
        """``sha256:…`` over the files that the scores depend on."""

    @abstractmethod
    def _encode(self, pairs: Sequence[Pair]) -> list[Encoded]:
        """The encoded pairs, not padded and not cut."""

    @abstractmethod
    def _count(self, text: str) -> int:
        """The number of tokens of a text, without special ones."""

    @abstractmethod
    def _run(self, batch: Sequence[Encoded]) -> NDArray[np.float32]:
        """The logits of one batch, (pairs, labels)."""

    def score(self, pairs: Sequence[Pair], view: View) -> list[Score]:
        """One score for each (evidence, claim), in order. In the masked view both texts have their figures masked."""
        pairs = [(self._shown(evidence, view), self._shown(claim, view)) for evidence, claim in pairs]
        owners: list[int] = []
        shown: list[Pair] = []
        for number, (evidence, claim) in enumerate(pairs):
            if not evidence.strip() or not claim.strip():
                continue
            for window in self._windows(evidence, claim):
                owners.append(number)
                shown.append((window, claim))
        best: dict[int, NDArray[np.float64]] = {}
        if shown:
            for owner, row in zip(owners, self._relations(_softmax(self._logits(shown))), strict=True):
                if owner not in best or row[NEUTRAL] < best[owner][NEUTRAL]:
                    best[owner] = row
        silent = np.array([0.0, 1.0, 0.0])
        return [_score(best.get(number, silent), view) for number in range(len(pairs))]

    def _shown(self, text: str, view: View) -> str:
        """What the model is shown of a text: no sign of the tokenizer, and no half of a surrogate pair.

        Those signs are broken up by a space, since some tokenizers know them wherever they stand.
        """
        text = _HALVES.sub("\N{REPLACEMENT CHARACTER}", text)
        if self._sign:
            text = self._sign.sub(lambda found: f"{found[0][0]} {found[0][1:]}", text)
        return mask_numbers(text) if view is View.MASKED else text

    @cached_property
    def _sign(self) -> re.Pattern[str] | None:
        signs = sorted(re.escape(sign) for sign in set(self._signs) if len(sign) > 1)
        return re.compile("|".join(signs), re.IGNORECASE) if signs else None

    def _windows(self, evidence: str, claim: str) -> list[str]:
        claimed = self._count(claim)
        room = self.limit - _SPECIAL - claimed
        window = WINDOW - _SPECIAL - claimed
        if self._count(evidence) <= min(room, window):
            return [evidence]
        if room < _LEAST_EVIDENCE:
            log.warning("a claim of %d characters is too long for the model and is not judged", len(claim))
            return []
        return windows(evidence, min(room, max(window, _LEAST_EVIDENCE)), self._count)

    def _logits(self, pairs: Sequence[Pair]) -> NDArray[np.float32]:
        """Logits in the order of ``pairs``; run in batches of like length. Each pair fits the model.

        Raises ``ModelError`` where the model gives no numbers.
        """
        encoded = self._encode(pairs)
        order = sorted(range(len(pairs)), key=lambda number: (len(encoded[number]["input_ids"]), number))
        rows: list[NDArray[np.float32]] = [np.empty(0, np.float32)] * len(pairs)
        for start in range(0, len(order), self.batch):
            chosen = order[start : start + self.batch]
            for number, row in zip(chosen, self._run([encoded[number] for number in chosen]), strict=True):
                rows[number] = row
        logits = np.stack(rows)
        if not np.isfinite(logits).all():
            raise ModelError(
                f"{self._where} answers with no numbers (NaN or infinity): its weights are damaged",
                hint=f"{fetch_again(Path(self._where))}, or give another with --model",
            )
        return logits

    def _relations(self, probabilities: NDArray[np.float64]) -> NDArray[np.float64]:
        """Columns put into the order entailment, neutral, contradiction; a relation that the model lacks gets 0."""
        relations = np.zeros((len(probabilities), 3))
        for column, relation in enumerate(self._columns):
            relations[:, relation] = probabilities[:, column]
        return relations


def pad(batch: Sequence[Encoded], name: str, filler: int) -> NDArray[np.int64]:
    """One feature of a batch as a rectangle, filled up on the right."""
    width = max(len(encoded["input_ids"]) for encoded in batch)
    return np.array([[*encoded[name], *[filler] * (width - len(encoded[name]))] for encoded in batch], dtype=np.int64)


def check_vocabulary(tokens: int, config: Mapping[str, Any], folder: Path) -> None:
    """Raise ``ModelError`` where the number of a tokenizer's tokens cannot be that of the model.

    Models round their vocabulary up, to a multiple of 128 at most and by some reserved tokens; never down.
    """
    wanted = whole_number(config, "vocab_size") or tokens
    if not tokens <= wanted <= tokens + max(256, tokens // 20):
        raise ModelError(
            f"the tokenizer in {folder} belongs to another model", hint="fetch model and tokenizer together"
        )


def whole_number(config: Mapping[str, Any], name: str) -> int:
    """A number of the configuration; 0 where it is not given. Raises ``ModelError`` for anything but a whole number."""
    told = config.get(name)
    if told is None:
        return 0
    if not isinstance(told, int) or isinstance(told, bool) or told < 0:
        raise ModelError(f"{name} of config.json is no whole number: {told!r}", hint="mend it, or give another model")
    return told


def positions_of(config: Mapping[str, Any]) -> int | None:
    """How many tokens the model reads at once, by its configuration; None where that says nothing.

    Models of the RoBERTa family, and MPNet, count positions from behind the padding token.
    """
    told = config.get("max_position_embeddings")
    if not isinstance(told, int) or told <= 0:
        return None
    kind = str(config.get("model_type"))
    return told - whole_number(config, "pad_token_id") - 1 if "roberta" in kind or kind == "mpnet" else told


def _softmax(logits: NDArray[np.float32]) -> NDArray[np.float64]:
    powers = np.exp(logits.astype(np.float64) - logits.max(axis=1, keepdims=True))
    return cast("NDArray[np.float64]", powers / powers.sum(axis=1, keepdims=True))


def _score(row: NDArray[np.float64], view: View) -> Score:
    return Score(float(row[ENTAILMENT]), float(row[NEUTRAL]), float(row[CONTRADICTION]), view)
