"""The models that ship, on cases that they must not get wrong."""

import subprocess
import sys

import pytest

from factcheck.cli.engine import LazyScorer
from factcheck.nli.scoring import Scorer
from factcheck.records import View

CROSSED = "In 2023, a total of 520,085 people crossed the Darien Gap."
SAME = [
    (CROSSED, "More than half a million people crossed the Darien Gap in 2023."),
    ("Unemployment rate, Germany, 2022: 3.1 percent", "Germany's jobless rate stood at 7 percent in 2022."),
    ("The company sold 1.3 million cars in 2021.", "In 2021 the company sold 900,000 cars."),
]
OTHER = [
    ("Unemployment rate, Germany, 2022: 3.1 percent", "France's jobless rate stood at 3.1 percent in 2022."),
    ("Unemployment rate, Germany, 2022: 3.1 percent", "Germany's inflation rate stood at 3.1 percent in 2022."),
    ("Unemployment rate, Germany, 2022: 3.1 percent", "Germany's jobless rate stood at 3.1 percent in 2015."),
    (CROSSED, "The mayor, 54, was elected with 61 percent of the vote."),
]


@pytest.fixture(scope="module")
def scorer() -> Scorer:
    return LazyScorer("onnx", None)


@pytest.mark.parametrize("pair", SAME)
def test_one_quantity_is_known_with_its_value_hidden(scorer: Scorer, pair: tuple[str, str]) -> None:
    assert scorer.score([pair], View.MASKED)[0].entailment > 0.5


@pytest.mark.parametrize("pair", OTHER)
def test_two_quantities_are_told_apart_with_their_values_hidden(scorer: Scorer, pair: tuple[str, str]) -> None:
    assert scorer.score([pair], View.MASKED)[0].entailment < 0.5


def test_denial_is_a_contradiction(scorer: Scorer) -> None:
    pair = ("The council approved the plan on Monday.", "The council did not approve the plan.")
    score = scorer.score([pair], View.WRITTEN)[0]
    assert score.contradiction > max(score.entailment, score.neutral)


def test_the_same_input_gives_the_same_scores(scorer: Scorer) -> None:
    assert scorer.score(SAME + OTHER, View.MASKED) == LazyScorer("onnx", None).score(SAME + OTHER, View.MASKED)


def test_the_default_engine_never_imports_torch() -> None:
    code = (
        "import sys; sys.modules['torch'] = sys.modules['transformers'] = None\n"
        "from factcheck.nli import load_scorer; from factcheck.records import View\n"
        "print(load_scorer().score([('A man plays a guitar.', 'A man plays.')], View.WRITTEN)[0].entailment > 0.5)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.stdout.strip() == "True", done.stderr
