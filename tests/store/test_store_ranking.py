"""What comes before what, and what is shown once."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from factcheck.store import open_store
from factcheck.store.curation import add_text
from factcheck.store.drafts import SourceDraft
from factcheck.store.folding import said
from factcheck.store.ingest import import_files
from factcheck.store.ranking import Query, Term, Text


def texts(path: Path, query: str, limit: int = 8) -> list[str]:
    with open_store(path) as store:
        return [it.passage.text for it in store.search(query, limit)]


def rows(folder: Path, *given: dict[str, object]) -> Path:
    file = folder / "rows.jsonl"
    file.write_text("".join(json.dumps(row) + "\n" for row in given), encoding="utf-8")
    return file


def scores(words: str, *found: str | Text) -> list[float]:
    query = Query([Term((word,), 1, 1.0) for word in words.split()])
    return query.scores([Text(it) if isinstance(it, str) else it for it in found])


def test_a_passage_that_is_about_it_comes_before_one_that_mentions_it() -> None:
    about, mentions = scores(
        "jackie budget",
        "Jackie. Directed by Pablo Larraín. The budget was 9 million dollars.",
        "A song by Donna Weiss and others, one of them named Jackie, with no budget.",
    )
    assert about > mentions


def test_more_of_the_words_count_more_than_one_word_often() -> None:
    both, often = scores(
        "steel output", "There, steel is made: an output of 5.", "There, steel is steel, steel, steel."
    )
    assert both > often


def test_endings_and_grouped_digits_are_matched_as_the_index_does() -> None:
    (plain, ending, digits, other) = scores("520,085 crossing", "a b c d e f x", "crossed", "520,085", "520, 099")
    assert plain == 0 == other
    assert ending > 0
    assert digits > 0


def test_an_observation_is_about_all_that_it_says() -> None:
    text = "In 2022, the output of crude steel, seasonally adjusted, of Ruritania was 5."
    observation, prose = scores("ruritania steel", Text(text, "", is_observation=True), Text(text))
    assert observation > prose


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("The rate was 3.1 percent.", "Rate: 3.1 percent", True),
        ("Côte d’Ivoire exports cocoa.", "COTE D'IVOIRE exports cocoa", True),
        ("The rate was 3.1 percent.", "The rate was 3.2 percent.", False),
        ("The rate was 3.1 percent.", "The rate was not 3.1 percent.", False),
        ("Sales rose from 4 to 5.", "Sales rose from 5 to 4.", False),
        ("She is an Indian cricketer.", "She is a Pakistani cricketer.", False),
    ],
)
def test_what_says_the_same(one: str, other: str, same: bool) -> None:
    assert (said(one) == said(other)) is same


def test_of_the_same_said_twice_the_best_source_is_shown(path: Path, tmp_path: Path) -> None:
    said_thrice = [
        {"text": "The bridge cost 5 million.", "title": "Blog", "tier": 3},
        {"text": "Bridge cost 5 million", "title": "Old report", "tier": 1, "published": "2020-01-01"},
        {"text": "The bridge: cost 5 million!", "title": "New report", "tier": 1, "published": "2021-01-01"},
        {"text": "The bridge cost 6 million.", "title": "Blog", "tier": 3},
    ]
    import_files(path, [rows(tmp_path, *said_thrice)])
    with open_store(path) as store:
        found = store.search("The bridge cost 5 million")
    assert [it.passage.source.title for it in found] == ["New report", "Blog"]


def test_tier_and_age_decide_between_equals(path: Path, tmp_path: Path) -> None:
    equals = [
        {"text": "Word of the bridge closed (a1).", "title": "T", "publisher": "C", "tier": 3},
        {
            "text": "Word of the bridge closed (a2).",
            "title": "T",
            "publisher": "A",
            "tier": 1,
            "published": "2015-01-01",
        },
        {
            "text": "Word of the bridge closed (a3).",
            "title": "T",
            "publisher": "B",
            "tier": 1,
            "published": "2024-01-01",
        },
    ]
    import_files(path, [rows(tmp_path, *equals)])
    assert [text[-4:-2] for text in texts(path, "word of the bridge closed")] == ["a3", "a2", "a1"]


def test_an_observation_in_the_units_of_the_claim_comes_first(path: Path, tmp_path: Path) -> None:
    table = tmp_path / "t.csv"
    table.write_text(
        "entity,measure,period,value,unit\nRuritania,Output,2022,5,USD\nRuritania,Output,2022,7,percent\n",
        encoding="utf-8",
    )
    import_files(path, [table])
    assert "percent" in texts(path, "Ruritania's output grew 9% in 2022")[0]
    assert "dollars" in texts(path, "Ruritania's output was $9 in 2022")[0]


def test_a_very_long_passage_does_not_keep_others_out(path: Path) -> None:
    add_text(path, "\n\n".join(f"bridge {n} " + "word " * 220 for n in range(150)), SourceDraft("Long"))
    add_text(path, "The bridge 77 cost a lot.", SourceDraft("Short"))
    assert texts(path, "The cost of bridge 77")[0] == "The bridge 77 cost a lot."
