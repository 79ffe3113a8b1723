"""The order of the steps, once: article → figures → claims → retrieval → model → verdicts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Protocol

from factcheck.claims import make_claims, set_aside
from factcheck.errors import ArticleError
from factcheck.figures import find_figures
from factcheck.records import (
    Article,
    ArticleReport,
    Candidate,
    Claim,
    Figure,
    Inconsistency,
    Kind,
    Leeway,
    Passage,
    Score,
    Sentence,
    Source,
    Span,
    View,
)
from factcheck.statements import make_statements
from factcheck.verdicts import (
    Question,
    Views,
    gather,
    questions,
    questions_again,
    read_claims,
    read_passage,
    verdicts,
)
from factcheck.verdicts.confidence import OURS, Confidence
from factcheck.verdicts.consistency import inconsistencies
from factcheck.verdicts.consistency.across import across
from factcheck.verdicts.currencies import rate_query
from factcheck.verdicts.exchange import exchange_rates
from factcheck.verdicts.explain import STORE
from factcheck.verdicts.match import Reading
from factcheck.verdicts.series import is_stated, stated
from factcheck.verdicts.setting import Setting
from factcheck.verdicts.subjects import is_vintage, later_cells, likeliest, subjects_of

CANDIDATES = 8
"""How many passages are read a claim."""
MOST_READ = 5_000
"""How many passages a checker keeps, read, from one article to the next."""
MOST_FIGURES = 5_000
"""More than any article has; a file with more is a dump of data."""


class Retriever(Protocol):
    """Finds passages that may speak of a claim."""

    def search(self, query: str, limit: int = CANDIDATES) -> list[Candidate]:
        """The best ``limit`` passages for a sentence, best first."""
        ...

    def about(self, subjects: Sequence[str], years: Sequence[int]) -> list[Candidate]:
        """The cells of tables that speak of some entities in some years."""
        ...

    def series(self, entity: str, measure: str, *, vintages: bool = False) -> list[Candidate]:
        """All cells of one measure of one entity, by period; with ``vintages`` also what was revised later."""
        ...


class Scorer(Protocol):
    """Scores pairs of (evidence, claim) with an NLI model."""

    @property
    def digest(self) -> str:
        """Identifies the weights: ``sha256:…``."""
        ...

    def score(self, pairs: Sequence[tuple[str, str]], view: View) -> list[Score]:
        """One score a pair, in the order given."""
        ...


@dataclass(frozen=True, slots=True)
class GivenEvidence:
    """A retriever over texts at hand: each is a candidate for every claim."""

    texts: tuple[str, ...]
    published: date | None = None

    def search(self, query: str, limit: int = CANDIDATES) -> list[Candidate]:  # noqa: ARG002 - all texts answer any query
        """All texts, in order."""
        source = Source(0, "", published=self.published, tier=1)
        return [Candidate(Passage(place + 1, text, source, place), 1.0) for place, text in enumerate(self.texts)]

    def about(self, subjects: Sequence[str], years: Sequence[int]) -> list[Candidate]:  # noqa: ARG002 - no tables
        """Nothing: the texts are all there is."""
        return []

    def series(self, entity: str, measure: str, *, vintages: bool = False) -> list[Candidate]:  # noqa: ARG002 - no tables
        """Nothing: the texts are all there is."""
        return []


@dataclass(slots=True)
class Checker:
    """Checks articles against one retriever, with or without a model. Keeps the passages it has read.

    With ``statements``, a text without any figure is checked as one statement, by the model alone; with ``all_claims``,
    so is each sentence without a figure that is worth checking. ``calibration`` says how sure a verdict is, ``nothing``
    is said of a claim for which the retriever has nothing.
    """

    retriever: Retriever
    scorer: Scorer | None = None
    statements: bool = False
    all_claims: bool = False
    leeway: Leeway = Leeway.USUAL
    calibration: Confidence = OURS
    nothing: str = STORE
    _read: dict[int, Reading] = field(default_factory=dict)
    _last: tuple[str, list[Candidate]] | None = None

    def check(self, article: Article) -> ArticleReport:
        """The verdict on every figure of an article."""
        if len(self._read) > MOST_READ:
            self._read.clear()
        spans = [Span(sentence.start, sentence.end) for sentence in article.sentences]
        found = find_figures(article.prose, reference=article.date, spans=spans)
        if len(found.figures) > MOST_FIGURES:
            raise ArticleError(
                f"{article.path} holds {len(found.figures):,} figures, which is no article",
                hint=f"split it into files of at most {MOST_FIGURES:,} figures",
            )
        found = set_aside(article, found)
        if self.leeway is not Leeway.USUAL:
            found = replace(found, figures=tuple(replace(figure, leeway=self.leeway) for figure in found.figures))
        claims = make_claims(article, found)
        if self.all_claims:
            claims = tuple(sorted((*claims, *make_statements(article, found)), key=lambda claim: claim.figure.start))
        if not claims and self.statements:
            claims = (statement_of(article),)
        settings = read_claims(claims, article.date)
        readings = [self._readings(claim, setting) for claim, setting in zip(claims, settings, strict=True)]
        views = views_of(self.scorer, claims, settings, readings)
        exempt = tuple(sorted((*article.exempt, *found.exempt), key=lambda item: item.start))
        judged = verdicts(claims, settings, readings, views, self.calibration, nothing=self.nothing)
        return ArticleReport(article, judged, exempt, found.unread, inconsistencies(article, claims, settings))

    def _readings(self, claim: Claim, setting: Setting) -> tuple[Reading, ...]:
        """The passages for a claim: for its own words, then those that its context brings in, then cells of tables that
        speak of whom it speaks of at that time; for a record the whole series, for an amount in another currency the
        rates of exchange, and for what was published after the article the earlier vintages.
        """
        found = self._search(claim.text)
        if claim.context or claim.topic:
            found = [*found, *self._search(f"{claim.text} {claim.context} {claim.topic}")]
        if claim.figure.kind not in {Kind.DATE, Kind.STATEMENT}:
            found = [*found, *likeliest(setting, self.retriever.about(*subjects_of(setting)))]
        readings = self._read_all(found)
        level = stated(setting)
        if level is not None:
            cells = {
                (cell.entity, cell.measure): None
                for reading in readings.values()
                if (cell := reading.passage.observation) is not None and is_stated(level, reading)
            }
            for entity, measure in cells:
                readings |= self._read_all(self.retriever.series(entity, measure))
        asked = rate_query(setting, readings.values())
        if asked is not None:
            rates = self._read_all(self.retriever.search(asked, CANDIDATES))
            readings |= {key: reading for key, reading in rates.items() if exchange_rates(reading.settings)}
        for cell in later_cells(setting, list(readings.values())):
            every = self.retriever.series(cell.entity, cell.measure, vintages=True)
            readings |= self._read_all([it for it in every if is_vintage(it, cell)])
        return tuple(readings.values())

    def _read_all(self, candidates: Sequence[Candidate]) -> dict[int, Reading]:
        """The passages read, each once a run, by id."""
        readings: dict[int, Reading] = {}
        for candidate in candidates:
            known = self._read.get(candidate.passage.id)
            if known is None:
                known = self._read[candidate.passage.id] = read_passage(candidate)
            readings.setdefault(candidate.passage.id, known)
        return readings

    def _search(self, query: str) -> list[Candidate]:
        """The passages for a sentence; the figures of one sentence share them."""
        if self._last is None or self._last[0] != query:
            self._last = query, self.retriever.search(query, CANDIDATES)
        return self._last[1]


def views_of(
    scorer: Scorer | None,
    claims: Sequence[Claim],
    settings: Sequence[Setting],
    readings: Sequence[tuple[Reading, ...]],
) -> Views:
    """What the model says of each claim and passage; where its first answers leave a question, it is asked again."""
    if scorer is None:
        return {}
    asked = questions(claims, settings, readings)
    answers = _ask(scorer, asked)
    again = questions_again(claims, settings, readings, gather(asked, answers))
    return gather((*asked, *again), (*answers, *_ask(scorer, again)))


def _ask(scorer: Scorer, asked: Sequence[Question]) -> list[Score]:
    """One score a question, in order; every pair is scored once."""
    known: dict[tuple[str, str, View], Score] = {}
    for view in View:
        pairs = list(dict.fromkeys((q.evidence, q.text) for q in asked if q.view is view))
        scores = scorer.score(pairs, view) if pairs else []
        known.update({(*pair, view): score for pair, score in zip(pairs, scores, strict=True)})
    return [known[question.evidence, question.text, question.view] for question in asked]


def compare_articles(reports: Sequence[ArticleReport], scorer: Scorer | None = None) -> tuple[Inconsistency, ...]:
    """What the articles of one run say against each other; with a model, it has a say in what is one quantity."""
    if scorer is None:
        return across(reports)
    model = scorer
    return across(reports, lambda pairs: model.score(pairs, View.MARKED))


def statement_of(article: Article) -> Claim:
    """The whole text as one claim without a figure."""
    whole = Figure(article.text, 0, len(article.text), Kind.STATEMENT)
    return Claim(" ".join(article.text.split()), 0, len(article.text), whole, article.text)


def article_of(claim: str, day: date | None = None) -> Article:
    """A single statement as an article, for ``check`` and ``eval``."""
    return Article(
        path="claim", text=claim, prose=claim, sha256="", sentences=(Sentence(0, len(claim), claim),), date=day
    )
