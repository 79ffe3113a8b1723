"""Contrast groups: every pair whose label follows, and whose figure is whose."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from factcheck.nli.training.examples import Example, Relation, load_examples
from factcheck.nli.training.groups import FIELDS, exchanged, exchanged_figures, pairs_of

GROUP = {
    "same": ["Ten people were hurt.", "Injured: ten."],
    "passage": ["The bus left the road. Ten of the 31 people in it were hurt."],
    "vaguer": ["People were hurt."],
    "other": ["Ten people were killed."],
    "denied": ["Nobody was hurt."],
}
DATA = Path(__file__).resolve().parents[2] / "models" / "data"


def labels(evidence: str) -> dict[str, str]:
    return {pair.claim: pair.label.value for pair in pairs_of(GROUP, "g") if pair.evidence == evidence}


def test_a_wording_entails_the_other_and_what_says_less():
    assert labels("Injured: ten.") == {
        "Ten people were hurt.": "entailment",
        "People were hurt.": "entailment",
        "Ten people were killed.": "neutral",
        "Nobody was hurt.": "contradiction",
    }


def test_a_passage_is_evidence_and_never_a_claim():
    assert len(labels(GROUP["passage"][0])) == 5
    assert GROUP["passage"][0] not in {pair.claim for pair in pairs_of(GROUP, "g")}


def test_what_says_less_is_no_evidence():
    assert labels("People were hurt.") == {}


def test_no_pair_twice():
    pairs = list(pairs_of(GROUP, "g"))
    assert len(pairs) == len({(pair.evidence, pair.claim) for pair in pairs})


def test_another_figure_of_the_passage_is_not_the_claimed_one():
    assert list(exchanged_figures(GROUP["passage"][0], "Ten people were hurt.")) == ["31 people were hurt."]


@pytest.mark.parametrize(
    ("passage", "claim"),
    [
        ("Ten were hurt.", "Ten people were hurt."),  # no other figure
        ("Ten were hurt in 1999.", "Ten people were hurt."),  # a date is no counterpart
        ("Ten were hurt, 5% of all.", "Ten people were hurt."),  # nor is a share
        ("Ten were hurt and two killed.", "Ten were hurt, of 40."),  # two figures in the claim: which one?
    ],
)
def test_nothing_is_exchanged_where_it_is_not_clear(passage: str, claim: str):
    assert list(exchanged_figures(passage, claim)) == []


def test_only_entailed_pairs_are_exchanged():
    passage = GROUP["passage"][0]
    pairs = [Example(passage, "Ten were hurt.", label, "s") for label in Relation]
    assert [pair.label for pair in exchanged(pairs)] == [Relation.NOT_ENTAILMENT]


def test_groups_are_read_like_other_pairs(tmp_path: Path):
    file = tmp_path / "groups-tiny.jsonl"
    file.write_text(json.dumps(GROUP) + "\n", encoding="utf-8")
    read = load_examples([str(file)])
    assert {example.set for example in read} == {"groups-tiny"}
    assert len(read) == len(list(pairs_of(GROUP, "g")))


@pytest.mark.parametrize("file", sorted(DATA.rglob("groups-*.jsonl")), ids=lambda file: file.stem)
def test_the_groups_that_travel_with_the_project_are_whole(file: Path):
    for line in file.read_text(encoding="utf-8").splitlines():
        group = json.loads(line)
        assert set(group) <= {"id", "operation", *FIELDS}, line
        texts = [text for field in FIELDS for text in group.get(field, [])]
        assert all(isinstance(text, str) and text.strip() for text in texts), line
        assert len(texts) == len(set(texts)), line
        assert len(group["same"]) + len(group.get("passage", [])) >= 2, line
        assert group["other"], line
