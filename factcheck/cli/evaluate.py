"""``factcheck eval``: measure the whole decision, or the model alone, on labelled pairs."""

from __future__ import annotations

import json
import time
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path
from typing import Annotated, Any

import typer

from factcheck.cli.run import Device
from factcheck.errors import ArticleError, UsageError
from factcheck.records import Label, Verdict, View

_THREE = {
    "entailment": "supported",
    "contradiction": "contradicted",
    "neutral": "unverified",
    "not_entailment": "not_entailment",
}
_LABELS = {*(str(label) for label in Label), *_THREE}
MODES = ("verdict", "nli")


@dataclass(frozen=True, slots=True)
class Pair:
    """One labelled pair; ``label`` is supported, contradicted, unverified or not_entailment."""

    id: str
    claim: str
    evidence: tuple[str, ...]
    label: str
    day: date | None


@dataclass(frozen=True, slots=True)
class Prediction:
    """What was decided for a pair."""

    id: str
    label: str
    reason: str
    confidence: float


def evaluate(  # noqa: PLR0917 - Typer reads options from parameters
    files: Annotated[
        list[Path], typer.Argument(metavar="FILE", help="Labelled pairs, JSON Lines.", show_default=False)
    ],
    mode: Annotated[
        str, typer.Option("--mode", help="verdict (the whole decision) or nli (the model alone).")
    ] = "verdict",
    formats: Annotated[str, typer.Option("--format", help="text or json.")] = "text",
    limit: Annotated[
        int | None, typer.Option("--limit", help="At most so many pairs a file.", min=1, show_default=False)
    ] = None,
    model: Annotated[
        str | None,
        typer.Option("--model", help="An NLI model: a folder, or a name for the torch engine.", show_default=False),
    ] = None,
    engine: Annotated[str, typer.Option("--engine", help="onnx or torch.")] = "onnx",
    device: Device = None,
    no_model: Annotated[bool, typer.Option("--no-model", help="Arithmetic and rules only.")] = False,
) -> None:
    """Measure on labelled pairs.

    Accuracy, macro F1, balanced accuracy, and calibration.
    """
    from factcheck.cli.engine import LazyScorer

    if mode not in MODES or formats not in {"text", "json"}:
        raise UsageError(
            f"--mode {mode} --format {formats} is not possible", hint="modes are verdict and nli, formats text and json"
        )
    if mode == "nli" and no_model:
        raise UsageError("--mode nli needs the model", hint="leave out --no-model")
    pairs = [pair for file in files for pair in read_pairs(file, limit)]
    scorer = None if no_model else LazyScorer(engine, model, device)
    started = time.perf_counter()
    predictions = (
        _by_model(pairs, scorer) if mode == "nli" and scorer else [_by_verdict(pair, scorer) for pair in pairs]
    )
    typer.echo(_report(pairs, predictions, time.perf_counter() - started, formats))


def read_pairs(file: Path, limit: int | None = None) -> list[Pair]:
    """Read labelled pairs; ArticleError names the line that cannot be read."""
    try:
        lines = file.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise ArticleError(
            f"{file} cannot be read as text: {error}", hint="eval takes JSON Lines, one pair a line"
        ) from error
    pairs: list[Pair] = []
    for number, line in enumerate(lines, start=1):
        if line.strip() and (limit is None or len(pairs) < limit):
            pairs.append(_pair(line, f"{file}, line {number}", number))
    return pairs


def _pair(line: str, place: str, number: int) -> Pair:
    hint = 'a pair is {"id", "claim", "evidence", "label"}'
    try:
        row: Any = json.loads(line)
    except json.JSONDecodeError as error:
        raise ArticleError(f"{place}: not JSON ({error.msg})", hint=hint) from error
    if not isinstance(row, dict) or not isinstance(row.get("claim"), str) or row.get("label") not in _LABELS:
        raise ArticleError(
            f"{place}: no claim, or a label that is not known", hint=f"{hint}; labels are {', '.join(sorted(_LABELS))}"
        )
    evidence = row.get("evidence", [])
    texts = [evidence] if isinstance(evidence, str) else evidence
    if not isinstance(texts, list) or not all(isinstance(text, str) for text in texts):
        raise ArticleError(f"{place}: the evidence is neither a text nor a list of texts", hint=hint)
    try:
        day = date.fromisoformat(row["date"]) if row.get("date") else None
    except (TypeError, ValueError) as error:
        raise ArticleError(f"{place}: {row['date']!r} is not a date", hint="write it as YYYY-MM-DD") from error
    label = str(row["label"])
    return Pair(str(row.get("id", number)), row["claim"], tuple(texts), _THREE.get(label, label), day)


def _by_verdict(pair: Pair, scorer: Any) -> Prediction:
    from factcheck.pipeline import Checker, GivenEvidence, article_of

    report = Checker(
        GivenEvidence(tuple(text for text in pair.evidence if text.strip())), scorer, statements=True
    ).check(article_of(pair.claim, pair.day))
    verdict = whole(report.verdicts)
    if verdict is None:
        return Prediction(pair.id, "unverified", "no-evidence", 0.5)
    return Prediction(pair.id, str(verdict.label), verdict.reason, verdict.confidence)


def whole(verdicts: Sequence[Verdict]) -> Verdict | None:
    """The verdict that decides a pair: the worst, contradicted before unverified before supported."""
    rank = {Label.CONTRADICTED: 0, Label.UNVERIFIED: 1, Label.SUPPORTED: 2}
    return min(verdicts, key=lambda verdict: (rank[verdict.label], -verdict.confidence), default=None)


def _by_model(pairs: Sequence[Pair], scorer: Any) -> list[Prediction]:
    scores = scorer.score([(" ".join(pair.evidence), pair.claim) for pair in pairs], View.WRITTEN)
    predictions = []
    for pair, score in zip(pairs, scores, strict=True):
        chances = {"supported": score.entailment, "unverified": score.neutral, "contradicted": score.contradiction}
        label = max(chances, key=lambda name: chances[name])
        predictions.append(Prediction(pair.id, label, "model", round(chances[label], 4)))
    return predictions


def _report(pairs: Sequence[Pair], predictions: Sequence[Prediction], seconds: float, formats: str) -> str:
    from factcheck.evaluation import Outcome, measure

    two = any(pair.label == "not_entailment" for pair in pairs)
    outcomes = [
        Outcome(_merged(pair.label, two), _merged(found.label, two), found.confidence)
        for pair, found in zip(pairs, predictions, strict=True)
    ]
    measures = measure(outcomes)
    if formats == "json":
        told = {
            **asdict(measures),
            "seconds": round(seconds, 3),
            "predictions": [asdict(found) for found in predictions],
        }
        return json.dumps(told, indent=2, ensure_ascii=False)
    lines = [
        f"{measures.n} pairs in {seconds:.1f} s",
        f"accuracy {measures.accuracy:.3f}   balanced {measures.balanced_accuracy:.3f}   "
        f"macro F1 {measures.macro_f1:.3f}   ECE {measures.ece:.3f}",
        "",
        f"{'label':16}{'n':>6}{'precision':>11}{'recall':>9}{'F1':>7}",
    ]
    lines += [
        f"{name:16}{row.n:>6}{row.precision:>11.3f}{row.recall:>9.3f}{row.f1:>7.3f}"
        for name, row in measures.per_label.items()
    ]
    return "\n".join(lines)


def _merged(label: str, two: bool) -> str:
    return label if not two or label == "supported" else "not_entailment"
