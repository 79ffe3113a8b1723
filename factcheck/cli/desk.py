"""The desk at which articles are checked: an open store, the model, the settings, and what is known from before."""

from __future__ import annotations

import hashlib
import json
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, fields, replace
from datetime import date, datetime
from pathlib import Path

from factcheck import __version__
from factcheck.cli.articles import load_with_notes, relative
from factcheck.cli.baseline_file import Baseline, read_baseline
from factcheck.cli.engine import open_scorer
from factcheck.cli.exits import unforeseen
from factcheck.cli.remembering import RememberingRetriever, RememberingScorer
from factcheck.errors import ArticleError, FactcheckError
from factcheck.pipeline import Checker, GivenEvidence, Retriever, Scorer
from factcheck.reading import ReadingNote
from factcheck.records import Article, ArticleReport, Failure, Leeway, MadeWith, Report
from factcheck.report.annotated import AnnotatedReport, Answer, Decision, Note, digest_of
from factcheck.settings import Found, Settings
from factcheck.store import open_store
from factcheck.store.location import find_store
from factcheck.store.reviews import read_reviews
from factcheck.verdicts.confidence import OURS, Calibration, read_calibration
from factcheck.verdicts.explain import STORE

Read = tuple[Article, tuple[ReadingNote, ...]]
"""An article, and what is wrong with its ignore comments."""


@dataclass(frozen=True, slots=True)
class Wishes:
    """What the command line asks for, beyond the settings; None leaves it to them."""

    store: Path | None = None
    date: date | None = None
    model: str | None = None
    engine: str | None = None
    no_model: bool = False
    all_claims: bool | None = None
    baseline: Path | None = None
    device: str | None = None


class Desk:
    """Checks one article after another. Made by ``open_desk``."""

    def __init__(
        self,
        *,
        found: Found,
        wishes: Wishes,
        retriever: Retriever,
        scorer: Scorer | None,
        decisions: dict[tuple[str, str], Decision],
        baseline: Baseline | None,
        made_with: MadeWith,
        calibration: Calibration = OURS,
    ) -> None:
        self.settings = found.settings
        self.root = root_of(found)
        self.baseline = baseline
        self.scorer = scorer
        self.made_with = made_with
        self._wishes = wishes
        self._today = today()
        self._decisions = decisions
        self._checkers = {
            asked: Checker(
                retriever,
                scorer,
                all_claims=asked,
                leeway=Leeway(self.settings.tolerance),
                calibration=calibration,
                nothing=STORE if made_with.store else "There is no reference store that could speak of this.",
            )
            for asked in (False, True)
        }

    @property
    def way(self) -> str:
        """Identifies how findings are made here: by which model and settings, and whether there is a store."""
        made = self.made_with
        told = [made.model, made.settings, self._wishes.all_claims, made.store is not None]
        return hashlib.sha256(json.dumps(told).encode()).hexdigest()[:16]

    @property
    def beside(self) -> str:
        """Identifies what a report holds beyond what it is made with: options, known findings, decisions in force."""
        entries = [entry.key for entry in self.baseline.entries] if self.baseline else None
        decisions = [(*key, str(made.answer), made.note, str(made.day)) for key, made in self._decisions.items()]
        told = [str(self._wishes.date), self._wishes.all_claims, entries, sorted(decisions)]
        return hashlib.sha256(json.dumps(told).encode()).hexdigest()

    def settings_of(self, path: str) -> Settings:
        """The settings of one article."""
        return self.settings.for_path(relative(path, self.root))

    def check(self, path: str) -> AnnotatedReport:
        """Check one article; ArticleError where it cannot be read or checked."""
        return self.check_read(path, lambda: load_with_notes(path, self._wishes.date, self._today))

    def check_read(self, path: str, read: Callable[[], Read]) -> AnnotatedReport:
        """Check what ``read`` gives; ArticleError where it cannot be read or checked."""
        try:
            return self._check(path, *read())
        except FactcheckError:
            raise
        except Exception as error:  # one article that trips us up does not stop the others
            told = unforeseen(error, path)
            raise ArticleError(told.message, told.hint) from error

    def _check(self, path: str, article: Article, notes: Sequence[ReadingNote]) -> AnnotatedReport:
        asked = self._wishes.all_claims
        report = self._checkers[self.settings_of(path).all_claims if asked is None else asked].check(article)
        decisions = [self._decisions.get((verdict.id, digest_of(verdict))) for verdict in report.verdicts]
        annotated = AnnotatedReport(
            **{field.name: getattr(report, field.name) for field in fields(ArticleReport)},
            notes=tuple(Note(str(note.reason), note.message, note.start, note.end) for note in notes),
            decisions=tuple(decision for decision in decisions if decision),
        )
        return with_known(annotated, self.baseline)

    def check_all(
        self,
        paths: Sequence[str],
        *,
        step: Callable[[str], None] = lambda _: None,
        failed: Callable[[Failure], None] = lambda _: None,
    ) -> Report:
        """Check articles in order. ``step`` is told each path before it is read, ``failed`` each that cannot be."""
        reports: list[AnnotatedReport] = []
        errors: list[Failure] = []
        for path in paths:
            step(path)
            try:
                reports.append(self.check(path))
            except ArticleError as error:
                errors.append(Failure(path, error.message, error.hint))
                failed(errors[-1])
        return Report(self.made_with, tuple(reports), tuple(errors))


def with_known(report: AnnotatedReport, baseline: Baseline | None) -> AnnotatedReport:
    """The report with what the baseline knows of it."""
    return replace(report, known=baseline.known(report)) if baseline else report


def root_of(found: Found) -> Path:
    """The folder that paths of the configuration are relative to: its own, else where the command runs."""
    return Path.cwd() if found.file is None else found.file.parent


def today() -> date:
    """The day on the user's clock, against which ignore comments expire and decisions are dated."""
    return datetime.now().astimezone().date()


def calibration_of(told: Settings) -> Calibration:
    """The confidence of verdicts by the settings, else ours. Raises SettingsError for a file that is none."""
    return read_calibration(Path(told.calibration)) if told.calibration else OURS


def digest_with(told: Settings, calibration: Calibration) -> str:
    """The digest of the settings, and of the calibration where it is not ours."""
    if calibration.digest == OURS.digest:
        return told.digest
    return "sha256:" + hashlib.sha256(f"{told.digest} {calibration.digest}".encode()).hexdigest()


def store_of(found: Found, named: Path | None) -> Path:
    """The reference store: the one named, else that of the settings, else beside the configuration, else the user's."""
    told = Path(found.settings.store) if found.settings.store else None
    return find_store(named or told, root_of(found))


def is_without_store(found: Found, named: Path | None) -> bool:
    """Whether nobody names a store and there is none where it would be: then only the articles themselves are checked.

    A store that is named, on the command line or in the configuration, must be there.
    """
    return named is None and not found.settings.store and not store_of(found, None).exists()


@contextmanager
def open_desk(found: Found, wishes: Wishes, *, remember: bool = False, ignore_baseline: bool = False) -> Iterator[Desk]:
    """A desk, open while the block runs; without a store where none is named and none is there.

    With ``remember``, what was searched and scored once is kept; with ``ignore_baseline``, nothing is known before.

    Raises StoreError, ModelError and SettingsError for a store, model or baseline that cannot be used.
    """
    told = found.settings
    model = (wishes.engine or told.engine, wishes.model or told.model, wishes.device or told.device)
    scorer = None if wishes.no_model else open_scorer(*model, cache=told.cache)
    calibration = calibration_of(told)
    baseline = wishes.baseline or (Path(told.baseline) if told.baseline else None)
    known = read_baseline(baseline) if baseline and not ignore_baseline else None
    path = store_of(found, wishes.store)
    digest = digest_with(told, calibration)
    if is_without_store(found, wishes.store):
        yield Desk(
            found=found,
            wishes=wishes,
            retriever=GivenEvidence(()),
            scorer=scorer,
            decisions={},
            baseline=known,
            made_with=MadeWith(__version__, None, scorer.digest if scorer else None, digest),
            calibration=calibration,
        )
        return
    with open_store(path) as store:
        if store.note:
            sys.stderr.write(f"factcheck: {store.note}\n")
        made_with = MadeWith(__version__, store.digest, scorer.digest if scorer else None, digest)
        decisions = {
            (review.verdict, review.evidence): Decision(
                review.verdict, Answer(review.answer), review.note, review.decided
            )
            for review in read_reviews(path)
        }
        retriever: Retriever = RememberingRetriever(store) if remember else store
        asked: Scorer | None = RememberingScorer(scorer) if remember and scorer else scorer
        yield Desk(
            found=found,
            wishes=wishes,
            retriever=retriever,
            scorer=asked,
            decisions=decisions,
            baseline=known,
            made_with=made_with,
            calibration=calibration,
        )
