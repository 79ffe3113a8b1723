"""Pairs made from any sentence: each transformation fires where it is right, and is quiet where it could be wrong."""

import json
import random
from pathlib import Path

import pytest
from typer.testing import CliRunner

from factcheck.cli.model import app
from factcheck.errors import ModelError
from factcheck.nli.training.examples import Example, Relation
from factcheck.nli.training.sentences import ALTERING, NEIGHBOUR, RESTATING, from_sentences, sentences_of
from factcheck.nli.training.synthesize import read_texts
from factcheck.nli.training.transformations import SENTENCES
from factcheck.records import View

# A sentence for each transformation, and what it may become; then sentences that it must leave alone.
FIRES = {
    "rounded": ("The port handled 52,311 containers last year.", {"52,000"}),
    "scaled": ("The port handled 1,250,000 containers last year.", {"handled 1.25 million containers"}),
    "spelled_out": ("The town built 7 bridges last year.", {"built seven bridges"}),
    "as_one_in": ("In all 20% of the homes stand empty.", {"one in five of the homes"}),
    "reordered": ("The port handled 52,311 containers in 2019.", {"In 2019, the port handled 52,311 containers."}),
    "clause_dropped": ("The port handled 52,311 containers, according to officials.", {"52,311 containers."}),
    "scale_slipped": ("The firm lost 3.4 million dollars last year.", {"thousand", "billion", "trillion"}),
    "digits_swapped": ("The port handled 52,311 containers last year.", {"25,311", "53,211"}),
    "unit_changed": ("The new road is 52 km long today.", {"52 miles long"}),
    "currency_changed": ("The firm lost $52 last year alone.", {"€52", "£52"}),
    "rate_changed": ("The shop serves 52 customers a day now.", {"customers a year", "customers a month"}),
    "comparator_turned": ("The town has more than 5,200 homes now.", {"less than 5,200"}),
    "bound_turned": ("The town has at least 5,200 homes now.", {"at most 5,200"}),
    "direction_turned": ("Prices in the town rose by 5% again.", {"fell by 5%"}),
    "quantifier_changed": ("All of the 52 schools were open again.", {"None of the 52 schools"}),
    "negated": ("The bridge was 52 metres long then.", {"was not 52 metres"}),
    "country_exchanged": ("The firm sold 52 trains to Norway last year.", {"trains to "}),
    "city_exchanged": ("The firm sold 52 trains to Oslo last year.", {"trains to "}),
    "company_exchanged": ("In 2019 Toyota sold 52 trains to the town.", {"sold 52 trains"}),
    "month_changed": ("The firm sold 52 trains in March last year.", {"trains in "}),
}
QUIET = {
    "rounded": [
        "The port handled more than 52,311 containers last year.",  # hedged already
        "The port handled 52,311 boxes and 41,222 crates last year.",  # which?
        "The port handled 52,000 containers last year.",  # round already
        "The song by Lost 52,311 was a hit there.",  # a name
    ],
    "scaled": ["The port handled 1,234,567 containers last year.", "The port handled 52,311 containers last year."],
    "spelled_out": [
        "He was born on May 7 years ago.",
        "The world No. 5 players met 30 fans.",
        "Apollo 7 crews came to town.",
    ],
    "as_one_in": ["Prices of the goods fell by 20% of the sum.", "More than 20% of the homes stand empty."],
    "reordered": [
        "The firm won 3 matches in the season that began in 2019.",
        "She won 52% in the election held in 2019.",
        "It sold 52 cars in 2018 and 61 in 2019.",
    ],
    "clause_dropped": [
        "The port handled 52,311 containers, which is 3 more.",
        "The port, which is old, has 52 cranes.",
    ],
    "scale_slipped": [
        "The firm lost over 3.4 million dollars last year.",
        "It lost 3 million, then 4 million dollars.",
    ],
    "digits_swapped": ["The port handled at least 52,311 containers.", "The port handled 55,555 containers last year."],
    "unit_changed": [
        "The new road is over 52 km long today.",
        "The km stones stand 52 paces apart now.",
        "The lake is 52 km 2 in all.",
    ],
    "currency_changed": [
        "The firm lost US$52 last year alone.",
        "The firm paid $52, then $61 for it.",
        "The firm lost USD $52 last year.",
    ],
    "rate_changed": ["He died there a week later with 52 others.", "The shop serves 52 customers today, no more."],
    "comparator_turned": ["The town has not more than 5,200 homes.", "Above all, it has 52 homes now."],
    "bound_turned": ["At least the town has 52 homes now."],
    "direction_turned": [
        "Prices rose by 5% and then fell.",
        "Prices never rose by more than 5%.",
        "She rose to great fame with 5 films.",
    ],
    "quantifier_changed": ["It won 52 games, the most of any team.", "Not all of the 52 schools were open."],
    "negated": ["The bridge was not 52 metres long.", "The bridge, which is 52 metres long, was closed."],
    "country_exchanged": ["Norway sold 52 trains to Poland last year.", "The town sold 52 trains last year."],
    "city_exchanged": ["Trains from Oslo to Rome take 52 hours.", "The town sold 52 trains last year."],
    "company_exchanged": ["The firm sold 52 trains to the town."],
    "month_changed": [
        "It has sold 52 trains since March last year.",
        "They may march for 52 hours there.",
        "By March 2016, the firm had sold 52 trains.",
        "Since early March 2016 the firm has sold 52 trains.",
        "Until the end of March the firm sold 52 trains.",
        "The actress April Holm won 52 prizes there.",
    ],
}


def made(sentence: str, name: str) -> list[Example]:
    return list(from_sentences([sentence], 1, only={name}))


def test_every_transformation_has_a_name_and_cases() -> None:
    assert {*RESTATING, *ALTERING, NEIGHBOUR} == set(SENTENCES)
    assert set(FIRES) == set(QUIET) == {*RESTATING, *ALTERING}
    assert len(SENTENCES) >= 15


@pytest.mark.parametrize("name", FIRES)
def test_it_fires(name: str) -> None:
    sentence, wanted = FIRES[name]
    written = [pair for pair in made(sentence, name) if pair.view is View.WRITTEN]
    assert len(written) == 1
    (pair,) = written
    assert pair.evidence == sentence
    assert pair.claim != sentence
    assert any(words in pair.claim for words in wanted), pair.claim
    assert pair.label is (ALTERING[name].written if name in ALTERING else Relation.ENTAILMENT)


@pytest.mark.parametrize("name", QUIET)
def test_it_is_quiet(name: str) -> None:
    for sentence in QUIET[name]:
        assert made(sentence, name) == [], sentence


@pytest.mark.parametrize("name", FIRES)
def test_masked_it_keeps_its_label_where_that_tells(name: str) -> None:
    masked = [pair for pair in made(FIRES[name][0], name) if pair.view is View.MASKED]
    if name in ALTERING:
        assert [pair.label for pair in masked] == [label for label in [ALTERING[name].masked] if label]
    for pair in masked:
        assert "52" not in pair.claim


def test_a_sentence_beside_another_of_something_else() -> None:
    text = "The port handled 52,311 containers last year. A ferry to the islands takes 7 hours and a half."
    (pair, masked) = made(text, NEIGHBOUR)
    assert pair.label is masked.label is Relation.NOT_ENTAILMENT
    assert pair.claim.startswith("A ferry")
    alike = "The port handled 52,311 containers last year. The port handled 7 containers the year before last."
    assert made(alike, NEIGHBOUR) == []


def test_only_sentences_that_stand_alone_are_used() -> None:
    assert sentences_of('It has 52 homes in all. Few know it. Are there 7 homes? He said "52 homes are there".') == [
        "It has 52 homes in all."
    ]
    assert sentences_of("The new road is 120 km long. 20% of it is paved with stone from No. 5 quarry.") == [
        "The new road is 120 km long."
    ]
    assert sentences_of("The song was on the U.S. Billboard list for 20 weeks.") == [
        "The song was on the U.S. Billboard list for 20 weeks."
    ]
    assert sentences_of("Between 5 and 7 homes stand empty today.\nthe rest of 52 homes is lived in.") == []


def test_a_seed_gives_the_same_pairs() -> None:
    texts = [sentence for sentence, _ in FIRES.values()]
    assert list(from_sentences(texts, 3)) == list(from_sentences(texts, 3))


def test_leaving_out() -> None:
    names = {
        pair.set.removeprefix("masked_") for pair in from_sentences([FIRES["rounded"][0]], 1, leave_out={"rounded"})
    }
    assert names == {"digits_swapped"}


def test_no_change_adds_a_word_of_its_own_at_random() -> None:
    rng = random.Random(0)
    for sentence, _ in FIRES.values():
        for change in RESTATING.values():
            assert change(sentence, rng) != sentence


def test_texts_of_files(tmp_path: Path) -> None:
    plain, lines = tmp_path / "a.txt", tmp_path / "b.jsonl"
    plain.write_text("One.\nTwo.\n\n\nThree.\n")
    lines.write_text(json.dumps({"text": "Four.", "title": "t"}) + "\n")
    assert (read_texts(plain), read_texts(lines)) == (["One.\nTwo.", "Three."], ["Four."])
    for name, content in (("c.jsonl", b"{}\n"), ("d.jsonl", b"not json\n"), ("e.txt", b"\xff\xfe\xfd")):
        (tmp_path / name).write_bytes(content)
        with pytest.raises(ModelError):
            read_texts(tmp_path / name)
    with pytest.raises(ModelError, match="cannot read"):
        read_texts(tmp_path / "none.txt")


def test_the_command_makes_pairs_of_a_users_own_text(tmp_path: Path) -> None:
    text, out = tmp_path / "own.txt", tmp_path / "made.jsonl"
    text.write_text("\n\n".join(sentence for sentence, _ in FIRES.values()))
    result = CliRunner().invoke(
        app, ["synthesize", str(out), "--number", "0", "--text", str(text), "--only", "rounded,negated"]
    )
    assert result.exit_code == 0, result.output
    rows = [json.loads(line) for line in out.read_text("utf-8").splitlines()]
    assert {row["set"] for row in rows} == {"rounded", "negated"}
