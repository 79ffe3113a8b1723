"""The confidence of verdicts: from named features, by a table that is shipped or fitted on one's own pairs."""

import json
import random
from dataclasses import replace
from pathlib import Path

import pytest

from factcheck.cli.judging import judge_pair
from factcheck.errors import SettingsError
from factcheck.pipeline import Checker, GivenEvidence, article_of
from factcheck.records import Label
from factcheck.verdicts.calibrating import Judged, fit_confidence, outcome_of
from factcheck.verdicts.confidence import FORMAT, LEAST, MOST, OURS, calibration_of, chance, read_calibration

START = {str(label): {"bias": 1.0, "raw": 1.0} for label in Label}


def made(number: int, seed: int) -> list[Judged]:
    """Verdicts that are right in nine of ten cases where "clear" is 1, in three of ten where it is not."""
    rng = random.Random(seed)
    rows = []
    for n in range(number):
        clear = rng.random() < 0.5
        features = {"raw": 0.5} | ({"clear": 1.0} if clear else {})
        rows.append(Judged(f"{seed}-{n}", rng.choice(list(Label)), features, rng.random() < (0.9 if clear else 0.3)))
    return rows


def test_what_is_fitted_holds_on_pairs_not_used() -> None:
    fit = fit_confidence(made(1500, 1), START)
    for label in Label:
        assert chance(fit.tables[label], {"raw": 0.5, "clear": 1.0}) == pytest.approx(0.9, abs=0.05)
        assert chance(fit.tables[label], {"raw": 0.5}) == pytest.approx(0.3, abs=0.06)
    assert fit.ece_before > 0.1
    assert fit.ece_aside < 0.05
    from factcheck.evaluation import measure

    assert measure([outcome_of(row, fit.tables) for row in made(1500, 2)]).ece < 0.05


def test_the_same_pairs_give_the_same_weights() -> None:
    assert fit_confidence(made(200, 3), START) == fit_confidence(made(200, 3), START)


def test_a_label_without_pairs_keeps_its_weights() -> None:
    rows = [replace(row, label="supported") for row in made(60, 4)]
    tables = fit_confidence(rows, OURS.tables).tables
    assert tables["contradicted"] == OURS.tables["contradicted"]
    assert fit_confidence([], OURS.tables).tables == {str(label): dict(OURS.tables[label]) for label in Label}


def test_a_few_pairs_move_the_weights_a_little() -> None:
    rows = [Judged(str(n), "supported", {"raw": 0.9}, False) for n in range(3)]
    after = chance(fit_confidence(rows, OURS.tables).tables["supported"], {"raw": 0.9})
    before = chance(OURS.tables["supported"], {"raw": 0.9})
    assert 0.2 < after < before


def test_no_verdict_is_certain() -> None:
    assert chance({"bias": 1e9}, {}) == MOST
    assert chance({"bias": -1e9}, {}) == LEAST


def test_a_calibration_changes_the_confidence_and_nothing_else() -> None:
    evidence = GivenEvidence(("The port handled 52,300 containers.",))
    article = article_of("The port handled 52,300 containers.")
    (ours,) = Checker(evidence).check(article).verdicts
    other = calibration_of({label: {"bias": -1.0} for label in OURS.tables})
    (theirs,) = Checker(evidence, calibration=other).check(article).verdicts
    assert ours.label is Label.SUPPORTED
    assert theirs.confidence == 0.269
    assert replace(theirs, confidence=ours.confidence) == ours


def test_a_pair_is_judged_beside_its_truth() -> None:
    evidence = ["The port handled 52,300 containers."]
    right = judge_pair("a", "The port handled 52,300 containers.", evidence, "supported")
    assert right is not None
    assert (right.label, right.right) == ("supported", True)
    assert right.features["reason:exact"] == 1
    assert all(0 <= value <= 1 for value in right.features.values())
    wrong = judge_pair("b", "The port handled 62,300 containers.", evidence, "not_entailment")
    assert wrong is not None
    assert (wrong.label, wrong.right) == ("contradicted", True)


def write(path: Path, tables: object, format_: str = FORMAT) -> Path:
    path.write_text(json.dumps({"format": format_, "tables": tables}), "utf-8")
    return path


def test_a_file_is_read_back(tmp_path: Path) -> None:
    read = read_calibration(write(tmp_path / "c.json", OURS.tables))
    assert read.digest == OURS.digest
    assert (
        read_calibration(write(tmp_path / "d.json", {label: {"bias": 1} for label in OURS.tables})).digest
        != OURS.digest
    )


BROKEN = {
    "not there": None,
    "not JSON": "{",
    "a list": "[]",
    "another format": json.dumps({"format": "x", "tables": dict(OURS.tables)}),
    "a label missing": json.dumps({"format": FORMAT, "tables": {"supported": {}}}),
    "a word for a weight": json.dumps({"format": FORMAT, "tables": {label: {"bias": "1"} for label in OURS.tables}}),
    "not a number": json.dumps({"format": FORMAT, "tables": {label: {"bias": float("nan")} for label in OURS.tables}}),
}


@pytest.mark.parametrize("text", BROKEN.values(), ids=BROKEN)
def test_any_other_file_is_refused(text: str | None, tmp_path: Path) -> None:
    path = tmp_path / "c.json"
    if text is not None:
        path.write_text(text, "utf-8")
    with pytest.raises(SettingsError) as caught:
        read_calibration(path)
    assert "factcheck model calibrate" in caught.value.hint
