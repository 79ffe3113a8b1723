"""One report that holds every label and every trouble: markup, quotation marks, newlines, emoji, hostile text."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

from factcheck.records import (
    Article,
    ArticleReport,
    Bound,
    Change,
    Claim,
    Direction,
    Evidence,
    Exempt,
    Failure,
    Figure,
    Inconsistency,
    Kind,
    Label,
    MadeWith,
    Passage,
    Period,
    Report,
    Role,
    Score,
    Sentence,
    Source,
    Stance,
    Unread,
    Verdict,
    View,
)

TEXT = (
    "# 5 “facts” & <b>figures</b> 🎉\n"
    "\n"
    "The gap saw **topped half a million** people,\n"
    "double last year's record, says O'Neill.\n"
    "It cost $5 million | `rm -rf` and <script>alert(1)</script> $6 million [x](javascript:alert(2)).\r\n"
    "1. “Oil fell 12 percent” %0A::error::boom \x1b[31mred\x1b[0m ]]> 👩‍👩‍👧 @someone said.\n"
    "See COVID-19 and <https://a.org/2023>. Numbers 3/4/5/6 remain.\n"
)
YEAR = Period(date(2023, 1, 1), date(2024, 1, 1), "year")


def span(words: str, nth: int = 1) -> tuple[int, int]:
    """Where the words lie in the article."""
    start = -1
    for _ in range(nth):
        start = TEXT.index(words, start + 1)
    return start, start + len(words)


def figure(words: str, kind: Kind, **slots: object) -> Figure:
    start, end = span(words)
    return Figure(words, start, end, kind, **slots)  # type: ignore[arg-type]


def claim(figure: Figure, sentence: str, speaker: str | None = None) -> Claim:
    start, end = span(sentence)
    return Claim(" ".join(sentence.split()), start, end, figure, sentence, "Earlier sentence.", speaker)


PANAMA = Source(
    3,
    "Irregular transit | by country, [2023]",
    "Servicio <Nacional>",
    "https://example.org/darien (2023).pdf?a=1&b=2",
    date(2024, 1, 2),
    date(2024, 2, 3),
    "CC-BY-4.0",
    1,
)
HOSTILE = Source(4, "](javascript:alert(3)) \x1b[2J", None, "javascript:alert(4)", None, None, None, 3)
QUOTED = "In 2023, a total of 520,085 people\ncrossed the gap <img src=x onerror=alert(5)>."
PASSAGE = Passage(17, QUOTED, PANAMA)
OTHER = Passage(18, "::error file=a,line=1::Oil rose 21 percent`; DROP TABLE", HOSTILE, 2)

HALF_MILLION = figure(
    "topped half a million",
    Kind.NUMBER,
    value=Decimal(500000),
    step=Decimal(100000),
    bound=Bound.MORE_THAN,
    of="people",
    period=YEAR,
)
DOUBLE = figure(
    "double",
    Kind.MULTIPLE,
    value=Decimal(2),
    step=Decimal(1),
    base_period=Period(date(2022, 1, 1), date(2023, 1, 1), "year"),
)
FIVE_MILLION = figure("$5 million", Kind.MONEY, value=Decimal(5000000), step=Decimal(1000000), unit="USD")
SIX_MILLION = figure("$6 million", Kind.MONEY, value=Decimal(6000000), step=Decimal(1000000), unit="USD")
TWELVE = figure(
    "12 percent",
    Kind.PERCENT,
    value=Decimal(12),
    step=Decimal(1),
    unit="percent",
    change=Change(Direction.FELL, Role.AMOUNT),
    speaker="O'Neill",
)
FIRST = TEXT[TEXT.index("The gap") : TEXT.index("It cost") - 1]
COST = TEXT[TEXT.index("It cost") : TEXT.index("\r\n")]
OIL = TEXT[TEXT.index("“Oil") : TEXT.index("\nSee")]

VERDICTS = (
    Verdict(
        "0a1b2c3d4e5f6071",
        Label.SUPPORTED,
        "bound",
        0.9312345,
        "Servicio <Nacional> confirms it: 520,085 is more than 500,000.",
        "520,085 is more than 500,000",
        claim(HALF_MILLION, FIRST),
        (
            Evidence(
                PASSAGE,
                0,
                len(QUOTED),
                Stance.SUPPORTS,
                Figure(
                    "520,085",
                    QUOTED.index("520"),
                    QUOTED.index("520") + 7,
                    Kind.NUMBER,
                    Decimal(520085),
                    step=Decimal(1),
                ),
                Score(0.97, 0.02, 0.01, View.MASKED),
            ),
        ),
    ),
    Verdict(
        "1a1b2c3d4e5f6072",
        Label.UNVERIFIED,
        "no-evidence",
        0.5,
        "Nothing in the reference store speaks of this.",
        "",
        claim(DOUBLE, FIRST),
    ),
    Verdict(
        "2a1b2c3d4e5f6073",
        Label.CONTRADICTED,
        "value-differs",
        0.88,
        "Servicio <Nacional> says otherwise: it was $7 million, not $5 million | `code` %0A::error::x.",
        "7,000,000 is not 5,000,000",
        claim(FIVE_MILLION, COST),
        (Evidence(PASSAGE, 0, 34, Stance.REFUTES), Evidence(OTHER, 0, len(OTHER.text), Stance.RELATED)),
        "$7 million",
    ),
    Verdict(
        "3a1b2c3d4e5f6074",
        Label.UNVERIFIED,
        "other-measure",
        0.61,
        "The nearest evidence measures something else.",
        "",
        claim(SIX_MILLION, COST),
    ),
    Verdict(
        "4a1b2c3d4e5f6075",
        Label.CONTRADICTED,
        "direction-differs",
        0.77,
        "The evidence says \x1b[31motherwise\x1b[0m:\nit rose.",
        "rose is not fell",
        claim(TWELVE, OIL, "O'Neill"),
        (Evidence(OTHER, 0, len(OTHER.text), Stance.REFUTES, None, Score(0.01, 0.04, 0.95)),),
    ),
)


def prose() -> str:
    """The text with its markup blanked, as reading would leave it (enough of it for the sample)."""
    blanked = TEXT
    for markup in ("**", "<b>", "</b>", "# ", "<https://a.org/2023>", "1. "):
        blanked = blanked.replace(markup, " " * len(markup))
    return blanked


ARTICLE = Article(
    path='dir/a "b" <c>.md',
    text=TEXT,
    prose=prose(),
    sha256="9" * 64,
    sentences=(Sentence(*span(FIRST), FIRST), Sentence(*span(COST), COST), Sentence(*span(OIL), OIL)),
    title="5 “facts” & <b>figures</b> | 🎉",
    date=date(2023, 12, 26),
    language="en",
)
REPORT = Report(
    MadeWith("0.1.0", "sha256:" + "a" * 64, "sha256:" + "b" * 64, "sha256:" + "c" * 64),
    (
        ArticleReport(
            ARTICLE,
            VERDICTS,
            (
                Exempt("5", *span("5"), "heading-number"),
                Exempt("1", *span("1. ")[:1], span("1. ")[0] + 1, "list-number"),
                Exempt("COVID-19", *span("COVID-19"), "name"),
                Exempt("2023", *span("2023"), "url"),
            ),
            (Unread("3/4/5/6", *span("3/4/5/6")),),
            (
                Inconsistency(
                    "total", "$5 million and $6 million | cannot both be the <cost>.", (FIVE_MILLION, SIX_MILLION)
                ),
            ),
        ),
    ),
    (Failure("bad\n.txt", "bad\n.txt: not UTF-8 text (byte 0xe9 in line 1)", "save it as UTF-8"),),
)
EMPTY = Report(
    MadeWith("0.1.0", None, None, "sha256:" + "c" * 64), (ArticleReport(Article("empty.md", "", "", "0" * 64, ()), ()),)
)
SEVERAL = Report(REPORT.made_with, (*REPORT.articles, *EMPTY.articles))

OTHER_NAME = "b | [other](javascript:6).md"
ACROSS = replace(
    SEVERAL,
    articles=(*REPORT.articles, replace(REPORT.articles[0], article=replace(ARTICLE, path=OTHER_NAME))),
    inconsistencies=(
        Inconsistency(
            "elsewhere",
            "One says $5 million, the other $6 million <b>.",
            (FIVE_MILLION, SIX_MILLION),
            (ARTICLE.path, OTHER_NAME),
        ),
        Inconsistency("elsewhere", "Of an article that is not here.", (FIVE_MILLION,), ("gone.md",)),
    ),
)
"""Two articles that say different things, as a run with ``--across`` finds them."""
