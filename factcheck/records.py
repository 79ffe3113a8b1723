"""Every record that travels down the pipeline. Standard library only.

Records are frozen; a step takes some and returns new ones. Offsets count Unicode code points
(``text[start:end]``) into the text that the step was given: for an article, the file as decoded.
Numbers are exact ``Decimal`` values, never floats.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

# --------------------------------------------------------------------------- figures


class Kind(StrEnum):
    """What sort of quantity a figure states."""

    NUMBER = "number"
    PERCENT = "percent"
    POINTS = "points"
    MONEY = "money"
    MEASURE = "measure"
    FRACTION = "fraction"
    MULTIPLE = "multiple"
    ORDINAL = "ordinal"
    DATE = "date"
    DURATION = "duration"
    AGE = "age"
    SCORE = "score"
    STATEMENT = "statement"
    """A whole sentence without a figure, where such sentences are checked too."""


class Bound(StrEnum):
    """How the writer hedged the value."""

    EQUAL = "equal"
    ABOUT = "about"
    MORE_THAN = "more-than"
    AT_LEAST = "at-least"
    LESS_THAN = "less-than"
    AT_MOST = "at-most"
    NEARLY = "nearly"
    JUST_OVER = "just-over"
    UP_TO = "up-to"


class Direction(StrEnum):
    """Which way a quantity moved."""

    ROSE = "rose"
    FELL = "fell"
    NONE = "none"


class Role(StrEnum):
    """What a figure beside a word of change states: the change itself, or a level."""

    AMOUNT = "amount"
    AFTER = "after"
    BEFORE = "before"


@dataclass(frozen=True, slots=True)
class Span:
    """A half-open range of code points."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Period:
    """A stretch of time ``[start, end)``; ``grain`` is the unit it was written in.

    ``grain`` is one of day, week, weekend, month, quarter, half, season, year, fiscal-year,
    decade, century, span (a stretch put together from others, such as the first 11 months of 2023).
    """

    start: date
    end: date
    grain: str

    def contains(self, other: Period) -> bool:
        """Whether ``other`` lies wholly inside."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Period) -> bool:
        """Whether the two share at least a day."""
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True)
class Reach:
    """What a date counted back may mean ("30 years ago"): the days it is meant for, and those it still allows."""

    meant: Period
    allows: Period


@dataclass(frozen=True, slots=True)
class Change:
    """A movement beside the figure: "rose by 28%" is ``Change(ROSE, AMOUNT)``, "fell to 4%" ``Change(FELL, AFTER)``."""

    direction: Direction
    role: Role


class Leeway(StrEnum):
    """How far a hedge or a round number may reach: half as far as usual, as usual, or twice as far."""

    STRICT = "strict"
    USUAL = "usual"
    LENIENT = "lenient"


@dataclass(frozen=True, slots=True)
class Figure:
    """One quantity as the writer claims it.

    ``value`` is exact; a range has ``low`` and ``high`` and no ``value``. ``step`` is the worth of the
    last digit written (680,000 → 10000; 3.4% → 0.1), and None where it has no sense. ``unit`` is a
    canonical name (``"percent"``, ``"USD"``, ``"metre"``, ``"year"``), ``rate`` the "per …" part.
    ``of`` is what is measured, in the writer's words ("people crossing the Darien Gap").
    ``period`` is when; for a date it is the date itself. ``base_period`` is the period a relative figure is
    compared with ("double last year's record"). Percentages are written as people do: 12.5% has the value 12.5.
    ``reach`` is what a date counted back from the article's day may mean beside its ``period``.
    """

    text: str
    start: int
    end: int
    kind: Kind
    value: Decimal | None = None
    low: Decimal | None = None
    high: Decimal | None = None
    step: Decimal | None = None
    bound: Bound = Bound.EQUAL
    unit: str | None = None
    rate: str | None = None
    of: str | None = None
    change: Change | None = None
    period: Period | None = None
    base_period: Period | None = None
    speaker: str | None = None
    vague: bool = False
    ambiguous: bool = False
    leeway: Leeway = Leeway.USUAL
    reach: Reach | None = None


@dataclass(frozen=True, slots=True)
class Exempt:
    """A number-like token that makes no claim about a quantity;

    ``reason`` is a code such as ``name`` or ``version``.
    """

    text: str
    start: int
    end: int
    reason: str


@dataclass(frozen=True, slots=True)
class Unread:
    """A number-like token that the grammar could not read. It is counted, never dropped."""

    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Found:
    """All that ``find_figures`` saw in a text, in order of position. Every number-like token is in one of the three."""

    figures: tuple[Figure, ...]
    exempt: tuple[Exempt, ...] = ()
    unread: tuple[Unread, ...] = ()


# --------------------------------------------------------------------------- reading


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of an article. ``heading`` is the nearest heading above it; ``block`` numbers its paragraph."""

    start: int
    end: int
    text: str
    block: int = 0
    heading: str | None = None
    is_heading: bool = False


@dataclass(frozen=True, slots=True)
class Article:
    """An article as read. ``prose`` is as long as ``text``: what is not prose (markup, code, link targets) is blanked.

    ``exempt`` holds the number-like tokens that reading took out (a URL, a code block, a list number, an ignore
    comment).
    """

    path: str
    text: str
    prose: str
    sha256: str
    sentences: tuple[Sentence, ...]
    title: str | None = None
    date: date | None = None
    language: str | None = None
    exempt: tuple[Exempt, ...] = ()


# --------------------------------------------------------------------------- claims


@dataclass(frozen=True, slots=True)
class Claim:
    """One checkable statement about one figure.

    ``text`` is self-contained, for the model; ``start`` and ``end`` are the sentence in the article. ``topic`` is the
    country that the article is about, where the sentence names none.
    """

    text: str
    start: int
    end: int
    figure: Figure
    sentence: str
    context: str = ""
    speaker: str | None = None
    topic: str = ""


# --------------------------------------------------------------------------- store


@dataclass(frozen=True, slots=True)
class Source:
    """Where a passage came from. ``tier`` 1 is the most trusted (the body that made the number), 3 the least."""

    id: int
    title: str
    publisher: str | None = None
    url: str | None = None
    published: date | None = None
    retrieved: date | None = None
    licence: str | None = None
    tier: int = 2


@dataclass(frozen=True, slots=True)
class Observation:
    """One cell of a statistical table: a measure of an entity over a period."""

    entity: str
    measure: str
    period: str
    value: Decimal
    unit: str | None = None


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of a source that can be quoted. An observation is worded as a sentence, and is then a passage too."""

    id: int
    text: str
    source: Source
    position: int = 0
    observation: Observation | None = None


@dataclass(frozen=True, slots=True)
class Candidate:
    """A passage that may speak of the claim. ``score`` grows with relevance; its scale belongs to the retriever."""

    passage: Passage
    score: float


# --------------------------------------------------------------------------- judgement


class View(StrEnum):
    """How the pair was shown to the model."""

    WRITTEN = "written"
    """As they stand."""
    MASKED = "masked"
    """Every value replaced by X on both sides:

    Entailment then means the same measure, of the same thing, at the same time.
    """
    MARKED = "marked"
    """The value of the claimed figure and that of one of the evidence replaced by X, everything else as it stands:

    Entailment then means that these two figures measure the same, whatever their values.
    """


@dataclass(frozen=True, slots=True)
class Score:
    """Probabilities of the three relations between evidence and claim; they add up to 1."""

    entailment: float
    neutral: float
    contradiction: float
    view: View = View.WRITTEN


class Outcome(StrEnum):
    """What arithmetic says of two or more figures."""

    AGREES = "agrees"
    DIFFERS = "differs"
    INCOMPARABLE = "incomparable"


@dataclass(frozen=True, slots=True)
class Comparison:
    """The arithmetic between a claimed figure and the figures of the evidence, with the working as a sentence.

    ``result`` is what a calculation from the evidence came to, where that is one value.
    """

    outcome: Outcome
    reason: str
    working: str
    figures: tuple[Figure, ...] = ()
    result: Figure | None = None


class Stance(StrEnum):
    """What a passage does to a claim."""

    SUPPORTS = "supports"
    REFUTES = "refutes"
    RELATED = "related"


@dataclass(frozen=True, slots=True)
class Evidence:
    """A passage as quoted in a verdict; ``start`` and ``end`` mark the quoted part within the passage's text."""

    passage: Passage
    start: int
    end: int
    stance: Stance
    figure: Figure | None = None
    nli: Score | None = None


class Label(StrEnum):
    """The three verdicts."""

    SUPPORTED = "supported"
    CONTRADICTED = "contradicted"
    UNVERIFIED = "unverified"


@dataclass(frozen=True, slots=True)
class Verdict:
    """What is said of one figure, with the reason code, the working and the evidence."""

    id: str
    label: Label
    reason: str
    confidence: float
    explanation: str
    working: str
    claim: Claim
    evidence: tuple[Evidence, ...] = ()
    correction: str | None = None

    @property
    def figure(self) -> Figure:
        """The figure that is judged."""
        return self.claim.figure


@dataclass(frozen=True, slots=True)
class Inconsistency:
    """Figures of one article (or of several) that cannot all be right.

    Between several articles, ``paths`` names the article of each figure, in the order of ``figures``.
    """

    reason: str
    explanation: str
    figures: tuple[Figure, ...]
    paths: tuple[str, ...] = ()


# --------------------------------------------------------------------------- report


@dataclass(frozen=True, slots=True)
class Summary:
    """The coverage of one article. ``figures`` = supported + contradicted + unverified."""

    figures: int
    supported: int
    contradicted: int
    unverified: int
    exempt: int
    unread: int


@dataclass(frozen=True, slots=True)
class ArticleReport:
    """Everything said about one article."""

    article: Article
    verdicts: tuple[Verdict, ...]
    exempt: tuple[Exempt, ...] = ()
    unread: tuple[Unread, ...] = ()
    inconsistencies: tuple[Inconsistency, ...] = ()

    @property
    def summary(self) -> Summary:
        """Counts by label, and of what was not checked."""
        counts = {label: sum(v.label is label for v in self.verdicts) for label in Label}
        return Summary(
            figures=len(self.verdicts),
            supported=counts[Label.SUPPORTED],
            contradicted=counts[Label.CONTRADICTED],
            unverified=counts[Label.UNVERIFIED],
            exempt=len(self.exempt),
            unread=len(self.unread),
        )


@dataclass(frozen=True, slots=True)
class MadeWith:
    """What a report depends on: the tool's version and the digests of store, model and settings (None: not used)."""

    factcheck: str
    store: str | None
    model: str | None
    settings: str


@dataclass(frozen=True, slots=True)
class Failure:
    """An article that could not be read, and what to do about it."""

    path: str
    message: str
    hint: str


@dataclass(frozen=True, slots=True)
class Report:
    """One run: the articles in the order given, and those that could not be read.

    ``inconsistencies`` are those between the articles (``--across``), each with the ``paths`` of its figures; ``known``
    are the ids of those that a baseline holds.
    """

    made_with: MadeWith
    articles: tuple[ArticleReport, ...]
    errors: tuple[Failure, ...] = ()
    inconsistencies: tuple[Inconsistency, ...] = ()
    known: frozenset[str] = frozenset()
