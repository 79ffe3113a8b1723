"""``factcheck review``: ticks and notes of the Markdown report into the store, and out as labelled pairs."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from factcheck.cli.run import StoreFile

if TYPE_CHECKING:
    from factcheck.report.boxes import Box
    from factcheck.store.reviews import Review
    from factcheck.store.store import Store

app = typer.Typer(help="Keep reviewers' decisions, and make labelled pairs of them.", no_args_is_help=True)


class Format(StrEnum):
    """How a command writes its result."""

    TEXT = "text"
    JSON = "json"


@app.command()
def apply(
    reports: Annotated[
        list[Path], typer.Argument(metavar="REPORT", help="Markdown reports with ticked boxes.", show_default=False)
    ],
    store: StoreFile = None,
) -> None:
    """Read ticks and notes of reports into the store.

    All of them, or none if a report is damaged.
    """
    from factcheck.cli.desk import store_of
    from factcheck.cli.exits import counted, plain
    from factcheck.report.boxes import read_boxes
    from factcheck.settings import load_settings
    from factcheck.store import open_store
    from factcheck.store.reviews import save_reviews

    boxes = [(report, box) for report in reports for box in read_boxes(_text(report), str(report))]
    path = store_of(load_settings(Path.cwd()), store)
    reviews: list[Review] = []
    stale = 0
    with open_store(path) as opened:
        for report, box in boxes:
            review = _review(box, opened)
            if review is None:
                stale += 1
                place = f"{plain(str(report))}:{box.line}"
                sys.stderr.write(f"factcheck: {place}: not kept: the evidence has changed since this report was made\n")
            else:
                reviews.append(review)
    kept = save_reviews(path, reviews)
    counts = f"{kept.added} added, {kept.changed} changed, {kept.unchanged} unchanged, {stale} not kept"
    typer.echo(f"{counted(len(boxes), 'decision')}: {counts}")


def _text(report: Path) -> str:
    from factcheck.errors import ArticleError

    try:
        return report.read_text(encoding="utf-8")
    except OSError as error:
        raise ArticleError(f"{report} cannot be opened: {error.strerror}", hint="name the Markdown report") from error
    except UnicodeDecodeError as error:
        raise ArticleError(f"{report} is not UTF-8 text", hint="name the Markdown report") from error


def _review(box: Box, store: Store) -> Review | None:
    """The decision with the passages it was made on; None where the store no longer holds them as they were shown."""
    from factcheck.cli.desk import today
    from factcheck.report.annotated import evidence_digest
    from factcheck.store.reviews import Review

    found = [store.passage(id_) for id_ in box.passages]
    texts = tuple(passage.text for passage in found if passage is not None)
    if evidence_digest(box.label, texts) != box.evidence:
        return None
    return Review(
        verdict=box.id,
        evidence=box.evidence,
        answer=str(box.answer),
        note=box.note,
        decided=today(),
        label=str(box.label),
        claim=box.claim,
        figure=box.figure,
        figures=box.figures,
        article_date=box.date,
        passages=texts,
    )


@app.command("list")
def list_(
    store: StoreFile = None,
    format_: Annotated[Format, typer.Option("--format", help="How to write the result.")] = Format.TEXT,
) -> None:
    """List the decisions, oldest first."""
    from dataclasses import asdict

    from factcheck.cli.desk import store_of
    from factcheck.cli.exits import counted, plain
    from factcheck.settings import load_settings
    from factcheck.store.reviews import read_reviews

    reviews = read_reviews(store_of(load_settings(Path.cwd()), store))
    if format_ is Format.JSON:
        typer.echo(json.dumps([asdict(review) for review in reviews], ensure_ascii=False, indent=2, default=str))
        return
    for review in reviews:
        typer.echo(f"{review.decided}  {review.answer:13}  {review.label}: “{plain(review.figure)}”")
        typer.echo(f"            {plain(review.claim)}")
        if review.note:
            typer.echo(f"            note: {plain(review.note)}")
    typer.echo(counted(len(reviews), "decision"), err=True)


@app.command()
def export(
    output: Annotated[
        Path | None, typer.Argument(metavar="FILE", help="Where to write (default: standard output).")
    ] = None,
    store: StoreFile = None,
) -> None:
    """Write the decisions as labelled pairs.

    They are JSON Lines, which factcheck eval, model calibrate and model train read. A pair is a sentence with all that
    was shown for it. "agree" keeps the verdict, "not checkable" makes it unverified, and "wrong" gives a label where
    the note begins with it ("supported: the table says so"). A sentence is left out while one of its figures has no
    label, unless another is contradicted.
    """
    from factcheck.cli.desk import store_of
    from factcheck.cli.exits import counted
    from factcheck.cli.write import print_text, write_whole
    from factcheck.settings import load_settings
    from factcheck.store.reviews import read_reviews

    reviews = read_reviews(store_of(load_settings(Path.cwd()), store))
    pairs, left_out = labelled_pairs(reviews)
    text = "".join(json.dumps(pair, ensure_ascii=False) + "\n" for pair in pairs)
    if output is None:
        if text:
            print_text(text)
    else:
        write_whole(output, text)
    without = f"{counted(left_out, 'sentence')} left out, not yet labelled as a whole"
    typer.echo(f"{counted(len(pairs), 'pair')}, {without}", err=True)


def labelled_pairs(reviews: Iterable[Review]) -> tuple[list[dict[str, object]], int]:
    """The pairs that follow from decisions, and how many sentences are left out."""
    sentences: dict[tuple[str, str | None], dict[str, Review]] = {}
    for review in reviews:  # in order of time: of two decisions about one figure, the later counts
        sentences.setdefault((review.claim, review.article_date), {})[review.verdict] = review
    pairs: list[dict[str, object]] = []
    for (claim, day), told in sentences.items():
        label = _whole([_label(review) for review in told.values()], max(r.figures for r in told.values()))
        if label is not None:
            texts = list(dict.fromkeys(text for review in told.values() for text in review.passages))
            pair: dict[str, object] = {"id": "+".join(sorted(told)), "claim": claim, "evidence": texts, "label": label}
            pairs.append(pair | ({"date": day} if day else {}))
    return pairs, len(sentences) - len(pairs)


def _label(review: Review) -> str | None:
    """The right label by the reviewer, if it was said."""
    if review.answer == "agree":
        return review.label
    if review.answer == "not checkable":
        return "unverified"
    said = review.note.split(":")[0].split(",")[0].strip().lower()
    return said if said in {"supported", "contradicted", "unverified"} and said != review.label else None


def _whole(labels: list[str | None], figures: int) -> str | None:
    """The label of the sentence: contradicted if a figure is, else the weakest, if all of its figures are labelled."""
    if "contradicted" in labels:
        return "contradicted"
    if None in labels or len(labels) < figures:
        return None
    return "supported" if all(label == "supported" for label in labels) else "unverified"
