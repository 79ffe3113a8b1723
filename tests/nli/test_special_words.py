"""What a tokenizer uses between two texts is plain text where a text has it: nobody's text breaks a pair up."""

import pytest

from factcheck.nli import default_model, load_scorer
from factcheck.nli.scoring import CrossEncoder
from factcheck.records import View

CLAIM = "The council approved the plan."
WORDS = {"nli": ("<s>", "</s>", "<pad>", "<mask>", "<unk>", "[UNK]"), "figures": ("[CLS]", "[SEP]", "[PAD]", "[MASK]")}
CASES = [(model, engine) for model in WORDS for engine in ("onnx", "torch")]


@pytest.fixture(scope="module", params=CASES, ids="-".join)
def case(request: pytest.FixtureRequest) -> tuple[CrossEncoder, tuple[str, ...]]:
    model, engine = request.param
    return load_scorer(engine, str(default_model(model)), probe=False), WORDS[model]  # type: ignore[return-value]


def spelt(word: str) -> str:
    """The same signs, apart."""
    return " ".join(
        word.replace("/", " / ").replace("<", "< ").replace(">", " >").replace("[", "[ ").replace("]", " ]").split()
    )


def test_a_text_with_them_scores_as_plain_text(case: tuple[CrossEncoder, tuple[str, ...]]) -> None:
    scorer, words = case
    for word in words:
        evidence = "The council met on Monday. {0} The council approved the plan. {0} Nobody spoke."
        claim = "The council {} approved the plan."
        pairs = [(evidence.format(each), claim.format(each)) for each in (word, spelt(word))]
        marked, plain = scorer.score(pairs, View.WRITTEN)
        assert marked == plain, word


def test_they_stand_between_the_texts_alone(case: tuple[CrossEncoder, tuple[str, ...]]) -> None:
    scorer, words = case
    (plain,) = scorer._encode([("The council met.", CLAIM)])
    (other,) = scorer._encode([(f"The council met {' '.join(words)}.", f"{CLAIM} {''.join(words)}")])
    special = {plain["input_ids"][0], plain["input_ids"][-1]}
    assert sum(number in special for number in other["input_ids"]) == sum(
        number in special for number in plain["input_ids"]
    )
