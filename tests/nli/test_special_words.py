"""What a tokenizer uses between two texts is plain text where a text has it: nobody's text breaks a pair up."""

import json
import shutil
from pathlib import Path

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


def test_a_tokenizer_that_knows_them_anywhere_is_not_shown_them(tiny_export: Path, tmp_path: Path) -> None:
    """As those of the Unigram kind do, whose signs are pieces like any other."""
    from tokenizers import Tokenizer, models, pre_tokenizers

    folder = tmp_path / "unigram"
    shutil.copytree(tiny_export, folder)
    size = json.loads((folder / "config.json").read_text("utf-8"))["vocab_size"]
    pieces = ["<unk>", "</s>", *"▁</s>abcdefghijklmnoprtuvwxyzATMSB."]
    filling = [f"piece{number}" for number in range(size - len(pieces))]
    unigram = models.Unigram([(piece, -float(len(piece) < 2)) for piece in [*pieces, *filling]], unk_id=0)
    tokenizer = Tokenizer(unigram)
    tokenizer.pre_tokenizer = pre_tokenizers.Metaspace()
    tokenizer.add_special_tokens(["</s>"])
    tokenizer.save(str(folder / "tokenizer.json"))
    scorer = load_scorer("onnx", str(folder), probe=False)
    marked, plain, other = scorer.score(
        [(f"The man {sign} plays.", "A man") for sign in ("</s>", "< /s>", "")], View.WRITTEN
    )
    assert marked == plain != other
