"""Label names in any order, two classes or three, named or not."""

from itertools import permutations

import numpy as np
import pytest

from factcheck.errors import ModelError
from factcheck.nli.labels import CONTRADICTION, ENTAILMENT, NEUTRAL, PROBES, check_columns, read_columns

NAMES = {ENTAILMENT: "entailment", NEUTRAL: "neutral", CONTRADICTION: "contradiction"}


def answers(order: tuple[int, ...], *, strength: float = 0.9) -> np.ndarray:
    """What a model with outputs in ``order`` says to the probes."""
    rows = []
    for _, kind in PROBES:
        wanted = kind if kind in order else NEUTRAL
        rest = (1 - strength) / (len(order) - 1)
        rows.append([strength if column == wanted else rest for column in order])
    return np.array(rows)


@pytest.mark.parametrize("order", list(permutations(NAMES)))
def test_three_labels_in_any_order(order: tuple[int, ...]) -> None:
    config = {"id2label": {str(number): NAMES[kind].upper() for number, kind in enumerate(order)}}
    assert read_columns(config) == order
    assert check_columns(order, answers(order), "model") == order


@pytest.mark.parametrize(
    ("names", "columns"),
    [
        (["entailment", "not_entailment"], (ENTAILMENT, NEUTRAL)),
        (["not-entailment", "entailment"], (NEUTRAL, ENTAILMENT)),
        (["SUPPORTS", "REFUTES", "NOT ENOUGH INFO"], (ENTAILMENT, CONTRADICTION, NEUTRAL)),
        (["contradict", "entail"], (CONTRADICTION, ENTAILMENT)),
        (["LABEL_0", "LABEL_1", "LABEL_2"], None),
        ([], None),
    ],
)
def test_names_of_other_models(names: list[str], columns: tuple[int, ...] | None) -> None:
    assert read_columns({"id2label": {str(number): name for number, name in enumerate(names)}}) == columns


@pytest.mark.parametrize(
    "names", [["positive", "negative"], ["entailment", "entailment", "neutral"], ["neutral", "contradiction"]]
)
def test_other_labels_are_refused(names: list[str]) -> None:
    with pytest.raises(ModelError, match="not those of an NLI model"):
        read_columns({"id2label": dict(enumerate(names))})


@pytest.mark.parametrize("order", list(permutations(NAMES)))
def test_unnamed_labels_are_found_by_trial_with_a_warning(
    order: tuple[int, ...], caplog: pytest.LogCaptureFixture
) -> None:
    assert check_columns(None, answers(order), "model") == order
    assert "by trial" in caplog.text


def test_names_that_the_answers_belie_are_refused() -> None:
    with pytest.raises(ModelError, match="probe"):
        check_columns((ENTAILMENT, NEUTRAL, CONTRADICTION), answers((CONTRADICTION, NEUTRAL, ENTAILMENT)), "model")


def test_a_model_that_answers_at_random_is_refused() -> None:
    with pytest.raises(ModelError, match="trial"):
        check_columns(None, answers((0, 1, 2), strength=0.34), "model")
    with pytest.raises(ModelError, match="outputs"):
        check_columns(None, np.full((6, 5), 0.2), "model")


@pytest.mark.parametrize("columns", [(ENTAILMENT, NEUTRAL, CONTRADICTION), None])
def test_answers_that_are_no_numbers_fail(columns: tuple[int, ...] | None) -> None:
    with pytest.raises(ModelError):
        check_columns(columns, np.full((len(PROBES), 3), np.nan), "model")


@pytest.mark.parametrize(
    "named",
    [
        ["entailment", "neutral", "contradiction"],
        "entailment",
        {"a": "entailment", "b": "neutral"},
        {"-1": "entailment", "0": "neutral"},
        {"0.5": "entailment"},
        7,
    ],
)
def test_labels_that_are_not_named_by_number_are_told(named: object) -> None:
    with pytest.raises(ModelError, match="id2label") as caught:
        read_columns({"id2label": named})
    assert "entailment" in caught.value.hint
