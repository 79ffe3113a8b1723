"""What a run comes to: which findings fail it, what is said about comments and the baseline, the exit code."""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import replace

from factcheck.cli.baseline_file import Baseline
from factcheck.cli.changed import Changed, ChangedFiles
from factcheck.cli.exits import COULD_NOT, FINDINGS, FINE, counted, plain
from factcheck.records import ArticleReport, Figure, Inconsistency, Label, MadeWith, Report
from factcheck.report.annotated import (
    AnnotatedReport,
    across_id,
    decision_on,
    inconsistency_id,
    is_known,
    notes_of,
    sets_aside,
)

FAILING = {
    "never": frozenset[Label](),
    "contradicted": frozenset({Label.CONTRADICTED}),
    "unverified": frozenset({Label.CONTRADICTED, Label.UNVERIFIED}),
}
"""The labels that fail a run at each level."""


def fails(report: ArticleReport, level: str) -> bool:
    """Whether an article has a finding at or above the level that neither a baseline knows nor a reviewer set aside.

    Inconsistencies count as contradicted, faulty ignore comments as unverified.
    """
    bad = FAILING[level]
    verdicts = (verdict for verdict in report.verdicts if verdict.label in bad)
    if any(not is_known(report, each.id) and not sets_aside(decision_on(report, each)) for each in verdicts):
        return True
    if bad and any(not is_known(report, inconsistency_id(report, item)) for item in report.inconsistencies):
        return True
    return Label.UNVERIFIED in bad and bool(notes_of(report))


def fails_across(item: Inconsistency, level_of: Callable[[str], str]) -> bool:
    """Whether an inconsistency between articles counts, by the level of any of them."""
    return any(FAILING[level_of(path)] for path in item.paths)


def exit_code(report: Report, level_of: Callable[[str], str]) -> int:
    """The exit code by the contract; ``level_of`` gives the level of each path.

    An inconsistency between articles counts as contradicted in each of them.
    """
    if report.errors:
        return COULD_NOT
    failed = any(fails(article, level_of(article.article.path)) for article in report.articles)
    failed = failed or any(
        across_id(item) not in report.known and fails_across(item, level_of) for item in report.inconsistencies
    )
    return FINDINGS if failed else FINE


def tell_no_store(made_with: MadeWith) -> None:
    """That nothing was there to check against, as a line on standard error."""
    if made_with.store is None:
        sys.stderr.write(
            "factcheck: no reference store, so that every figure stays unverified; inconsistencies alone are found;"
            " make a store with: factcheck init\n"
        )


def tell_notes(report: Report) -> None:
    """Faulty ignore comments, as warnings on standard error."""
    for article in report.articles:
        for note in notes_of(article):
            line = article.article.text.count("\n", 0, note.start) + 1
            sys.stderr.write(
                f"factcheck: {plain(article.article.path)}:{line}: {plain(note.message)} [{note.reason}]\n"
            )


def tell_settled(report: Report, baseline: Baseline | None, *, way: str, whole: bool, across: bool = False) -> None:
    """How many findings do not count and why, and, if ``whole`` articles were checked, which entries are gone.

    What is gone is taken out of the baseline, if the run was made in the same ``way``. ``across`` tells that the
    articles were compared with each other.
    """
    known = sum(len(article.known) for article in report.articles if isinstance(article, AnnotatedReport))
    known += len(report.known)
    aside = sum(
        verdict.label is not Label.SUPPORTED and sets_aside(decision_on(article, verdict))
        for article in report.articles
        for verdict in article.verdicts
    )
    if aside:
        sys.stderr.write(f"factcheck: {counted(aside, 'finding')} set aside by reviewers\n")
    if baseline is None:
        return
    sys.stderr.write(f"factcheck: {plain(str(baseline.file))}: {counted(known, 'finding')} known\n")
    gone = baseline.gone(report.articles, report.inconsistencies if across else None) if whole else ()
    taken_out = bool(gone) and baseline.shrink(gone, way)
    done = "gone, taken out" if taken_out else "gone"
    for entry in gone:
        sys.stderr.write(
            f"factcheck: {plain(str(baseline.file))}: {done}: {plain(entry.path)}: {plain(entry.figure)}\n"
        )
    if gone and not taken_out:
        command = f"factcheck baseline --shrink ARTICLE... --output {plain(str(baseline.file))}"
        sys.stderr.write(f"factcheck: take what is gone out of the baseline with: {command}\n")


def only_changed(report: Report, files: ChangedFiles) -> Report:
    """What stands on changed lines: figures whose sentence touches one, other tokens by their own lines."""
    between = _between_changed(report, files)
    beside = {path for item in between for path in item.paths}
    articles = []
    for article in report.articles:
        changed = files.of(article.article.path)
        if changed is None:
            if article.article.path in beside:  # what is said of a changed line is shown beside its words
                articles.append(replace(article, verdicts=(), exempt=(), unread=(), inconsistencies=()))
            continue
        if changed.ranges is None:
            articles.append(article)
            continue
        text = article.article.text

        def touched(start: int, end: int, text: str = text, changed: Changed = changed) -> bool:
            return changed.touches(text.count("\n", 0, start) + 1, text.count("\n", 0, max(start, end - 1)) + 1)

        kept = replace(
            article,
            verdicts=tuple(
                v
                for v in article.verdicts
                if touched(min(v.claim.start, v.figure.start), max(v.claim.end, v.figure.end))
            ),
            exempt=tuple(token for token in article.exempt if touched(token.start, token.end)),
            unread=tuple(token for token in article.unread if touched(token.start, token.end)),
            inconsistencies=tuple(
                item for item in article.inconsistencies if any(touched(f.start, f.end) for f in item.figures)
            ),
        )
        if isinstance(kept, AnnotatedReport):
            kept = replace(kept, notes=tuple(note for note in kept.notes if touched(note.start, note.end)))
        articles.append(kept)
    ids = {across_id(item) for item in between}
    return replace(report, articles=tuple(articles), inconsistencies=between, known=report.known & ids)


def _between_changed(report: Report, files: ChangedFiles) -> tuple[Inconsistency, ...]:
    """The inconsistencies between articles of which at least one figure stands on a changed line."""
    texts = {article.article.path: article.article.text for article in report.articles}
    return tuple(
        item
        for item in report.inconsistencies
        if any(_on_changed(figure, path, texts, files) for figure, path in zip(item.figures, item.paths, strict=True))
    )


def _on_changed(figure: Figure, path: str, texts: dict[str, str], files: ChangedFiles) -> bool:
    """Whether a figure stands on a changed line of its file."""
    changed, text = files.of(path), texts.get(path, "")
    if changed is None:
        return False
    first, last = (text.count("\n", 0, place) + 1 for place in (figure.start, max(figure.start, figure.end - 1)))
    return changed.ranges is None or changed.touches(first, last)
