"""What is measured of a model: known scorers give known measures, on labelled pairs and on made ones."""

import json
import random
from collections.abc import Sequence
from pathlib import Path

import pytest
from typer.testing import CliRunner

from factcheck.cli.model import app
from factcheck.errors import ModelError
from factcheck.nli.training.claims_alone import words_alone
from factcheck.nli.training.evaluate import evaluate, evaluate_set, same_quantity_auc
from factcheck.nli.training.evaluate_made import evaluate_made, made_examples
from factcheck.nli.training.examples import Example, Relation
from factcheck.nli.training.transformations import transformation_of
from factcheck.records import Score, View

RUN = CliRunner()


class Knowing:
    """Says what it is told for each pair; counts as a scorer."""

    digest = "sha256:0"

    def __init__(self, examples: Sequence[Example], *, wrong: frozenset[str] = frozenset()) -> None:
        self._labels = {
            (each.evidence, each.claim): (each.label, transformation_of(each) in wrong) for each in examples
        }

    def score(self, pairs: Sequence[tuple[str, str]], view: View) -> list[Score]:
        return [self._one(*self._labels.get(pair, (Relation.NEUTRAL, False)), view) for pair in pairs]

    @staticmethod
    def _one(label: Relation, wrong: bool, view: View) -> Score:
        entailed = (label is Relation.ENTAILMENT) != wrong
        if entailed:
            return Score(0.8, 0.1, 0.1, view)
        return Score(0.1, 0.1, 0.8, view) if label is Relation.CONTRADICTION else Score(0.1, 0.8, 0.1, view)


def balanced(number: int, seed: int = 1) -> list[Example]:
    rng = random.Random(seed)
    labels = (Relation.ENTAILMENT, Relation.NEUTRAL, Relation.CONTRADICTION)
    return [Example(f"e{n}", f"It sold {rng.randint(1, 99)} {n} cars.", labels[n % 3], "t") for n in range(number)]


def test_what_claims_give_away_is_found() -> None:
    fair = balanced(600)
    assert words_alone(fair) == pytest.approx(1 / 3, abs=0.08)
    told = [
        Example(each.evidence, each.claim + " never" * (each.label is Relation.CONTRADICTION), each.label, "t")
        for each in fair
    ]
    assert words_alone(told) > 0.55


def test_claims_that_differ_in_a_word_hide_nothing_from_each_other() -> None:
    rng = random.Random(4)
    words = [f"{a}{b}{c}" for a in "bdfgk" for b in "aeiou" for c in "lmnrst"]
    twins = []
    for number in range(100):
        said = " ".join(rng.sample(words, 9))
        twins += [
            Example(f"e{number}", f"{said} {rng.choice(words)}", label, "t")
            for label in (Relation.ENTAILMENT, Relation.CONTRADICTION)
        ]
    assert words_alone(twins) == pytest.approx(0.5, abs=0.1)
    told = [
        Example(each.evidence, each.claim + " only" * (each.label is Relation.CONTRADICTION), each.label, "t")
        for each in twins
    ]
    assert words_alone(told) > 0.8


def test_each_pair_is_shown_in_its_own_view(tmp_path: Path) -> None:
    shown: dict[View, list[tuple[str, str]]] = {}

    class Noting(Knowing):
        def score(self, pairs: Sequence[tuple[str, str]], view: View) -> list[Score]:
            shown.setdefault(view, []).extend(pairs)
            return [Score(0.8, 0.1, 0.1, view) if view is View.MARKED else Score(0.1, 0.8, 0.1, view) for _ in pairs]

    data = tmp_path / "t.jsonl"
    views = ("marked", "written", "masked", "marked", None)
    rows = [
        {"evidence": f"e{n}", "claim": "c", "label": "entailment" if view == "marked" else "neutral", "view": view}
        for n, view in enumerate(views)
    ]
    data.write_text("".join(json.dumps(row) + "\n" for row in rows))
    (result,) = evaluate(Noting([]), [str(data)], baselines=True)
    assert {view: [evidence for evidence, _ in pairs][:2] for view, pairs in shown.items()} == {
        View.WRITTEN: ["e1", "e4"],
        View.MARKED: ["e0", "e3"],
        View.MASKED: ["e2", "."],
    }
    assert result.accuracy == 1


def test_of_a_pair_that_is_only_known_not_to_be_entailed_either_is_right_in_any_set() -> None:
    labels = (Relation.NEUTRAL, Relation.CONTRADICTION, Relation.NOT_ENTAILMENT, Relation.ENTAILMENT)
    examples = [Example(f"e{n}", "c", labels[n % 4], "t") for n in range(16)]
    for said in (Relation.NEUTRAL, Relation.CONTRADICTION):
        told = [Example(each.evidence, "c", said, "t") if n % 4 == 2 else each for n, each in enumerate(examples)]
        result = evaluate_set(Knowing(told), "t", examples)
        assert (result.accuracy, result.balanced_accuracy) == (1, 1)
    wrong = [Example(each.evidence, "c", Relation.ENTAILMENT, "t") for each in examples]
    assert evaluate_set(Knowing(wrong), "t", examples).confusion["not_entailment"]["entailment"] == 4


def test_baselines_stand_beside_chance() -> None:
    examples = balanced(90)
    result = evaluate_set(Knowing(examples), "t", examples, baselines=True)
    assert (result.accuracy, result.auc, result.chance) == (1, 1, pytest.approx(1 / 3))
    assert result.claim_only == pytest.approx(1 / 3)  # hidden, it says neutral to everything
    assert result.words_alone is not None
    assert evaluate_set(Knowing(examples), "t", examples).claim_only is None


def test_two_class_sets_have_two_classes() -> None:
    examples = [Example("e", str(n), (Relation.ENTAILMENT, Relation.NOT_ENTAILMENT)[n % 2], "t") for n in range(20)]
    result = evaluate_set(Knowing(examples), "t", examples)
    assert result.chance == 0.5
    assert set(result.confusion) == {"entailment", "not_entailment"}


def test_the_auc_of_a_set_asks_for_entailment_alone() -> None:
    examples = balanced(30)
    knowing = Knowing(examples)
    scores = knowing.score([(each.evidence, each.claim) for each in examples], View.WRITTEN)
    assert same_quantity_auc(examples, scores) == 1
    assert same_quantity_auc(examples[:1], scores[:1]) == 0.5


def test_made_pairs_are_measured_by_transformation() -> None:
    examples = made_examples(400)
    result = evaluate_made(Knowing(examples, wrong=frozenset({"other_period"})), examples)
    assert result.by_rule["restated (masked)"].accuracy == 1
    assert result.by_rule["other_period (masked)"].accuracy == 0
    assert result.by_rule["other_period (masked)"].auc == 0.5  # as high as those that are the same
    assert result.by_rule["other_entity (masked)"].auc == 1
    assert result.by_rule["restated (written)"].auc is None
    assert 0.5 < result.same_quantity_auc < 1


def test_made_pairs_that_are_only_known_not_to_be_entailed_ask_for_no_more() -> None:
    examples = [
        Example("Malta has 519,562 people.", "Malta has 600,000 people.", Relation.NOT_ENTAILMENT, "value_changed"),
        Example("Malta has 519,562 people.", "Some 520,000 live in Malta.", Relation.ENTAILMENT, "restated"),
    ]
    result = evaluate_made(Knowing(examples), examples)
    assert result.written_accuracy == result.written_balanced_accuracy == 1


def test_transformations_left_out_are_measured_against_pairs_of_the_other_kind() -> None:
    only = {"other_period", "subgroup"}
    examples = made_examples(60, only=only)
    masked = [example for example in examples if example.view is View.MASKED]
    same = [example for example in masked if example.label is Relation.ENTAILMENT]
    assert {transformation_of(each) for each in masked if each.label is not Relation.ENTAILMENT} == only
    assert len(same) == len(masked) - len(same)
    result = evaluate_made(Knowing(examples), examples, only)
    assert result.only == ("other_period", "subgroup")
    assert result.same_quantity_auc == 1


def test_transformations_of_both_kinds_need_no_others() -> None:
    only = {"no_period", "other_period"}
    assert {transformation_of(each) for each in made_examples(60, only=only)} == only


def labelled(folder: Path) -> Path:
    rows = [
        {
            "evidence": f"The firm sold {n} cars in 2019.",
            "claim": f"In 2019 the firm sold {n} cars.",
            "label": "entailment",
        }
        for n in range(120, 150)
    ]
    (folder / "p.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows))
    return folder / "p.jsonl"


def test_pairs_are_derived_too_and_spread_evenly(tmp_path: Path) -> None:
    examples = made_examples(20, only={"year_changed", "value_changed"}, sources=[str(labelled(tmp_path))])
    assert {transformation_of(each) for each in examples} == {"year_changed", "value_changed"}
    assert len(examples) == 20
    assert len({each.evidence for each in examples}) > 5


def test_the_command_measures_what_was_left_out(tmp_path: Path) -> None:
    pairs = labelled(tmp_path)
    options = ["--made", "8", "--only", "year_changed,other_period", "--source", str(pairs), "--format", "json"]
    result = RUN.invoke(app, ["evaluate", *options])
    assert result.exit_code == 0, result.output
    made = json.loads(result.stdout)["made"]
    assert made["only"] == ["other_period", "year_changed"]
    assert 0 <= made["same_quantity_auc"] <= 1


def test_the_command_prints_baselines(tmp_path: Path) -> None:
    result = RUN.invoke(app, ["evaluate", str(labelled(tmp_path)), "--limit", "6", "--baselines"])
    assert result.exit_code == 0, result.output
    assert all(word in result.stdout for word in ("chance", "hidden", "words", "AUC", "entailment"))


@pytest.mark.parametrize(
    ("arguments", "word"),
    [
        (["--made", "5", "--only", "colour_changed"], "colour_changed"),
        (["x.jsonl", "--only", "restated"], "made pairs"),
        (["--made", "5", "--only", "framed,restated"], "framed: not made here"),
        (["--made", "5", "--only", "year_changed"], "none of these"),
        (["x.jsonl", "--source", "y.jsonl"], "made pairs"),
    ],
)
def test_what_cannot_be_measured_is_told(arguments: list[str], word: str) -> None:
    result = RUN.invoke(app, ["evaluate", *arguments])
    assert isinstance(result.exception, ModelError)
    assert word in result.exception.message
    assert result.exception.hint


def test_limit_takes_the_same_pairs_every_time(tmp_path: Path) -> None:
    source = [str(labelled(tmp_path))]
    scorer = Knowing([])
    one, two = (evaluate(scorer, source, limit=7) for _ in range(2))
    assert one[0].pairs == 7
    assert one[0].confusion == two[0].confusion
