"""What the reading of a whole sentence decides, and where it holds its tongue; the scores are given, not a model's."""

from __future__ import annotations

import pytest

from factcheck.claims import make_claims
from factcheck.figures import find_figures
from factcheck.pipeline import GivenEvidence, article_of
from factcheck.records import Label, Score, View
from factcheck.verdicts import gather, read_claims, read_passage, verdicts
from factcheck.verdicts.questions import Question, questions_again

DENIES = Score(0.02, 0.02, 0.96, View.WRITTEN)
SAYS_SO = Score(0.96, 0.02, 0.02, View.WRITTEN)
OPEN = Score(0.02, 0.96, 0.02, View.WRITTEN)
DIVERS = "Divers came upon 17 wrecks on the bed of the bay, the oldest of the sixth century."
FEWER = "Fewer than ten wrecks were found."


def labels(claim: str, evidence: tuple[str, ...], said: tuple[Score, ...]) -> list[Label]:
    """The verdict on each figure of a claim where the model, asked as written, says this of each passage."""
    article = article_of(claim)
    claims = make_claims(article, find_figures(claim))
    settings = read_claims(claims)
    readings = tuple(read_passage(candidate) for candidate in GivenEvidence(evidence).search(claim))
    pairs = [
        (Question(index, reading.passage.id, -1, reading.passage.text, claim, View.WRITTEN), score)
        for index in range(len(claims))
        for reading, score in zip(readings, said, strict=True)
    ]
    views = gather([question for question, _ in pairs], [score for _, score in pairs])
    return [verdict.label for verdict in verdicts(claims, settings, [readings] * len(claims), views)]


@pytest.mark.parametrize(
    ("claim", "evidence", "said", "label"),
    [
        (FEWER, DIVERS, DENIES, Label.CONTRADICTED),
        (FEWER, DIVERS, OPEN, Label.UNVERIFIED),
        (
            "Only two capitals lie higher up.",
            "At 2,640 m the capital is the third-highest in the world.",
            SAYS_SO,
            Label.SUPPORTED,
        ),
        (
            "Only two capitals lie higher up.",
            "At 2,640 m the capital is the third-highest in the world.",
            OPEN,
            Label.UNVERIFIED,
        ),
    ],
)
def test_the_reading_decides_what_is_open(claim: str, evidence: str, said: Score, label: Label) -> None:
    assert labels(claim, (evidence,), (said,)) == [label]


def test_a_denial_counts_only_where_one_figure_is_open() -> None:
    assert labels("The club has 400 members and 30 boats.", ("The club is small and poor.",), (DENIES,)) == [
        Label.UNVERIFIED,
        Label.UNVERIFIED,
    ]


def test_where_passages_say_otherwise_no_reading_decides() -> None:
    counted = (
        "The army says that the quake in Tamal killed 310 people.",
        "The ministry says that it killed 240 people.",
    )
    claim = "The quake in Tamal killed 310 people."
    assert labels(claim, counted, (SAYS_SO, DENIES)) != labels(claim, counted[1:], (DENIES,))
    assert Label.CONTRADICTED not in labels(claim, counted, (SAYS_SO, DENIES))


def test_a_passage_that_leaves_it_open_by_its_words_is_not_read() -> None:
    assert labels(FEWER, ("It is not known whether more than nine wrecks lie there.",), (DENIES,)) == [Label.UNVERIFIED]


def test_what_nothing_decides_is_asked_about_as_written() -> None:
    claims = make_claims(article_of(FEWER), find_figures(FEWER))
    readings = tuple(read_passage(candidate) for candidate in GivenEvidence((DIVERS,)).search(FEWER))
    asked = questions_again(claims, read_claims(claims), [readings], {})
    assert [(question.view, question.evidence) for question in asked] == [(View.WRITTEN, DIVERS)]


def test_of_many_passages_one_that_shares_hardly_a_word_denies_nothing() -> None:
    others = ("The lake is deep.", "The road is long.", "The tower is old.")
    divers = ("Divers came upon 17 boats.", *others)
    assert labels(FEWER, divers, (DENIES, OPEN, OPEN, OPEN)) == [Label.UNVERIFIED]


def test_a_shred_of_a_table_is_not_denied() -> None:
    assert labels("2.4 metres supported", ("The park rises to 1,875 metres above the sea.",), (DENIES,)) == [
        Label.UNVERIFIED
    ]
