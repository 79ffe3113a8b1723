from __future__ import annotations

import json
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from factcheck.errors import StoreError, UsageError
from factcheck.records import Observation, Passage
from factcheck.store import open_store
from factcheck.store.curation import create_store
from factcheck.store.ingest import FileResult, find_files, import_files


def write(folder: Path, name: str, text: str | bytes) -> Path:
    file = folder / name
    file.write_bytes(text if isinstance(text, bytes) else text.encode())
    return file


def everything(path: Path) -> list[Passage]:
    with open_store(path) as store:
        return list(store.passages())


def observations(path: Path) -> list[Observation]:
    return [it.observation for it in everything(path) if it.observation]


def digest(path: Path) -> str:
    with open_store(path) as store:
        return store.digest


def counts(result: FileResult) -> tuple[int, int, int]:
    return result.added, result.kept, len(result.refused)


def reasons(result: FileResult) -> list[tuple[int, str]]:
    return [(row.line, row.reason) for row in result.refused]


def test_json_lines_become_passages_with_their_source(path: Path, passages: Path) -> None:
    (result,) = import_files(path, [passages])
    assert counts(result) == (3, 0, 0)
    first = everything(path)[0]
    assert first.text == "In 2023, 520,085 people crossed the Darien Gap."
    assert first.source.title == "Transit by country, 2023"
    assert first.source.published == date(2024, 1, 2)
    assert first.source.tier == 1


def test_importing_again_changes_nothing(path: Path, passages: Path) -> None:
    import_files(path, [passages])
    before = digest(path), everything(path)
    (result,) = import_files(path, [passages])
    assert counts(result) == (0, 3, 0)
    assert (digest(path), everything(path)) == before


def test_two_stores_of_the_same_rows_are_equal_whatever_the_order(path: Path, passages: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.db"
    create_store(other)
    import_files(path, [passages])
    lines = passages.read_text().splitlines()
    for line in reversed(lines):
        import_files(other, [write(tmp_path, "one.jsonl", line)])
    assert digest(path) == digest(other)
    assert {it.id for it in everything(path)} == {it.id for it in everything(other)}


def test_the_digest_tells_stores_apart(path: Path, passages: Path) -> None:
    seen = {digest(path)}
    import_files(path, [passages])
    seen.add(digest(path))
    passages.write_text(passages.read_text().replace('"tier": 3', '"tier": 2'))
    import_files(path, [passages])
    seen.add(digest(path))
    assert len(seen) == 3


def test_refused_rows_are_told_by_line_and_reason_and_the_others_are_taken(path: Path, tmp_path: Path) -> None:
    file = write(
        tmp_path,
        "mixed.jsonl",
        '{"text": "Good.", "title": "A"}\n'
        "\n"
        "{broken\n"
        '["a", "list"]\n'
        '{"text": "  ", "title": "A"}\n'
        '{"text": "Bad tier.", "title": "A", "tier": 4}\n'
        '{"text": "Bad date.", "title": "A", "published": "last week"}\n'
        '{"title": "no text"}\n'
        '{"text": {"a": 1}}\n'
        '{"text": "No title."}\n',
    )
    (result,) = import_files(path, [file])
    assert [it.text for it in everything(path)] == ["Good.", "No title."]
    assert [line for line, _ in reasons(result)] == [3, 4, 5, 6, 7, 8, 9]
    told = dict(reasons(result))
    assert told[3].startswith("not JSON")
    assert told[4] == "not a JSON object"
    assert told[5] == "text is empty"
    assert told[6] == "tier '4' is not 1, 2 or 3"
    assert told[7] == "published 'last week' is not a date (YYYY-MM-DD)"
    assert told[9] == "text is neither text nor a number"
    assert everything(path)[1].source.title == "mixed"


def test_strict_makes_a_refused_row_fatal_and_takes_all_back(path: Path, passages: Path, tmp_path: Path) -> None:
    before = path.read_bytes()
    bad = write(tmp_path, "bad.jsonl", '{"text": "Good."}\n{"text": ""}\n')
    with pytest.raises(StoreError, match=r"bad\.jsonl:2: text is empty"):
        import_files(path, [passages, bad], strict=True)
    assert path.read_bytes() == before


def test_a_file_that_cannot_be_read_takes_all_back(path: Path, passages: Path, tmp_path: Path) -> None:
    before = path.read_bytes()
    for name, data in (("a.csv", b"\0\1\2"), ("b.json", b"{oops"), ("c.csv", b"a,b\n1,2\n"), ("d.txt", b"\x81\xff")):
        with pytest.raises(StoreError):
            import_files(path, [passages, write(tmp_path, name, data)])
        assert path.read_bytes() == before


def test_a_dry_run_counts_and_changes_nothing(path: Path, passages: Path) -> None:
    before = path.read_bytes()
    (result,) = import_files(path, [passages], dry_run=True)
    assert counts(result) == (3, 0, 0)
    assert path.read_bytes() == before


def test_a_source_may_be_told_more_later_and_forgets_nothing(path: Path, tmp_path: Path) -> None:
    row = {"text": "It rained.", "title": "Weather", "tier": 1, "licence": "CC0"}
    import_files(path, [write(tmp_path, "a.jsonl", json.dumps(row))])
    later = {"text": "It snowed.", "title": "Weather", "retrieved": "2024-05-06"}
    import_files(path, [write(tmp_path, "b.jsonl", json.dumps(later))])
    (source,) = {it.source for it in everything(path)}
    assert (source.tier, source.licence, source.retrieved) == (1, "CC0", date(2024, 5, 6))


def test_a_json_file_may_be_a_list_one_object_or_hold_a_list(path: Path, tmp_path: Path) -> None:
    listed = write(tmp_path, "a.json", '[\n {"text": "One."},\n {"text": ""},\n {"text": "Two, [\\"x\\"]."}\n]')
    (result,) = import_files(path, [listed])
    assert reasons(result) == [(3, "text is empty")]
    import_files(path, [write(tmp_path, "b.json", '{"text": "Three."}')])
    import_files(path, [write(tmp_path, "c.json", '{"version": 1, "rows": [{"text": "Four."}]}')])
    assert [it.text for it in everything(path)] == ["One.", 'Two, ["x"].', "Three.", "Four."]


def test_a_text_of_several_paragraphs_becomes_several_passages(path: Path, tmp_path: Path) -> None:
    (result,) = import_files(path, [write(tmp_path, "a.jsonl", json.dumps({"text": "One\nline.\n\n \n\nTwo."}))])
    assert result.added == 2
    assert [it.text for it in everything(path)] == ["One line.", "Two."]


def test_a_very_long_paragraph_is_cut_between_sentences(path: Path, tmp_path: Path) -> None:
    sentence = "Output rose by approx. 3.5 percent in the U.S. and by 4.1 percent elsewhere. "
    import_files(path, [write(tmp_path, "a.txt", sentence * 60)])
    found = [it.text for it in everything(path)]
    assert all(len(text) <= 1200 and text.startswith("Output") and text.endswith("elsewhere.") for text in found)


def test_markup_and_control_characters_are_data_and_nul_is_dropped(path: Path, tmp_path: Path) -> None:
    row = json.dumps({"text": "<b>a\0b</b> \x1b[31m [red]x[/red]", "title": "<i>T</i>"})
    import_files(path, [write(tmp_path, "a.jsonl", row)])
    (passage,) = everything(path)
    assert passage.text == "<b>ab</b> \x1b[31m [red]x[/red]"
    assert passage.source.title == "<i>T</i>"


def test_csv_cells_hold_commas_quotes_and_line_breaks_and_lines_stay_true(path: Path, tmp_path: Path) -> None:
    table = 'text,title,tier\n"One, ""quoted"",\nover two lines",T,1\nTwo,T,9\n\nThree,T,2,extra\nFour\n'
    (result,) = import_files(path, [write(tmp_path, "a.csv", table)])
    assert [it.text for it in everything(path)] == ['One, "quoted", over two lines', "Four"]
    assert [line for line, _ in reasons(result)] == [4, 6]


@pytest.mark.parametrize(
    "data",
    [
        "text;title\nCafé;T\n".encode(),
        "\ufefftext\ttitle\nCafé\tT\n".encode(),
        "text|title\r\nCafé|T\r\n".encode("cp1252"),
        "text,title\nCafé,T\n".encode("utf-16"),
    ],
    ids=["semicolon", "tab and mark", "bar and cp1252", "utf-16"],
)
def test_encoding_and_delimiter_are_found(path: Path, tmp_path: Path, data: bytes) -> None:
    import_files(path, [write(tmp_path, "a.csv", data)])
    assert [(it.text, it.source.title) for it in everything(path)] == [("Café", "T")]


def test_markdown_becomes_paragraphs_with_front_matter_and_headings(path: Path, tmp_path: Path) -> None:
    text = """---
title: "Steel: a report"
publisher: Bureau
date: 2024-03-01
tier: 1
---
# Steel

Output was **3.1 million** tonnes,
[a record](https://example.org/2024) at `12`.

## By month

- January: 200
- February: 210

| place | tonnes |
|---|---|
| North | 90 |
| South | 110 |

```
not 1 passage
```

<div>not this 1 either</div>
"""
    import_files(path, [write(tmp_path, "steel.md", text)])
    with open_store(path) as store:
        found = [(it.text, heading) for it, heading in store.list_passages()]
        (source,) = {it.source for it, _ in store.list_passages()}
        assert store.search("by month steel January")[0].passage.text == "January: 200"
    assert found == [
        ("Output was 3.1 million tonnes, a record at 12.", "Steel"),
        ("January: 200", "Steel – By month"),
        ("February: 210", "Steel – By month"),
        ("place: North; tonnes: 90", "Steel – By month"),
        ("place: South; tonnes: 110", "Steel – By month"),
    ]
    assert (source.title, source.publisher, source.published, source.tier) == (
        "Steel: a report",
        "Bureau",
        date(2024, 3, 1),
        1,
    )


def test_plain_text_becomes_paragraphs(path: Path, tmp_path: Path) -> None:
    import_files(path, [write(tmp_path, "notes.txt", "One\r\nline.\r\n\r\n---\r\n\r\nTwo.")])
    assert [(it.text, it.source.title) for it in everything(path)] == [
        ("One line.", "notes"),
        ("---", "notes"),
        ("Two.", "notes"),
    ]


def test_broken_front_matter_is_refused_with_its_file(path: Path, tmp_path: Path) -> None:
    for text in ("---\ntitle: [\n---\nWords.\n", "---\ntier: 7\n---\nWords.\n", "---\ndate: someday\n---\nWords.\n"):
        (result,) = import_files(path, [write(tmp_path, "a.md", text)])
        assert counts(result) == (0, 0, 1)
    assert everything(path) == []


def test_yaml_that_stands_for_gigabytes_is_refused_at_once(path: Path, tmp_path: Path) -> None:
    levels = "".join(f"k{n + 1}: &k{n + 1} [{', '.join([f'*k{n}'] * 9)}]\n" for n in range(30))
    (result,) = import_files(path, [write(tmp_path, "a.md", f"---\nk0: &k0 x\n{levels}title: *k30\n---\nWords.\n")])
    assert reasons(result) == [(1, "title is neither text nor a number")]


@pytest.mark.parametrize("name", ["a.txt", "a.md", "a.csv", "a.jsonl", "a.html"])
def test_five_megabytes_in_one_line_are_read(path: Path, tmp_path: Path, name: str) -> None:
    line = "Output rose by 3.5 percent, or a bit more. " * 116_000
    data = {"a.csv": f'text\n"{line}"\n', "a.jsonl": json.dumps({"text": line})}.get(name, line)
    import_files(path, [write(tmp_path, name, data)])
    assert all(len(it.text) <= 1200 for it in everything(path))


def test_a_folder_stands_for_the_files_in_it(tmp_path: Path, passages: Path) -> None:
    (tmp_path / "in").mkdir()
    other = write(tmp_path / "in", "b.txt", "Words.")
    write(tmp_path / "in", "picture.png", b"\x89PNG")
    assert find_files([tmp_path]) == [other, passages]
    assert find_files([passages, tmp_path]) == [passages, other]


def test_files_that_are_not_there_or_not_known_are_told(tmp_path: Path) -> None:
    for name, reason in (("none.csv", "no file"), ("picture.png", "by its name")):
        if "png" in name:
            write(tmp_path, name, b"")
        with pytest.raises(StoreError, match=reason):
            find_files([tmp_path / name])
    with pytest.raises(StoreError, match="holds no file"):
        find_files([tmp_path])


TIDY = """\
Country,Indicator,Year,Value,Unit,Source
Germany,Unemployment rate,2022,3.1,%,World Bank
Germany,Unemployment rate,2021,3.6,%,World Bank
France,Unemployment rate,2022,..,%,World Bank
France,Unemployment rate,2021,7.9 (e),%,World Bank
France,Unemployment rate,2020,about 8,%,World Bank
,Unemployment rate,2020,8.0,%,World Bank
"""


def test_a_tidy_table_becomes_observations_worded_as_sentences(path: Path, tmp_path: Path) -> None:
    (result,) = import_files(path, [write(tmp_path, "unemployment.csv", TIDY)])
    assert (result.added, result.blank) == (3, 1)
    assert reasons(result) == [(6, "value 'about 8' is not a plain number"), (7, "entity is empty")]
    assert observations(path)[0] == Observation("Germany", "Unemployment rate", "2022", Decimal("3.1"), "percent")
    first = everything(path)[0]
    assert first.text == "In 2022, the unemployment rate of Germany was 3.1 percent."
    assert (first.source.title, first.source.publisher) == ("unemployment", "World Bank")
    with open_store(path) as store:
        assert store.search("Germany's unemployment rate was 3.5% in 2021")[0].passage.text.startswith("In 2021")
        series = store.observations("the GERMANY", "unemployment rate")
    assert [it.observation.period for it in series if it.observation] == ["2021", "2022"]


def test_odd_headers_are_mapped_and_missing_fields_set(path: Path, tmp_path: Path) -> None:
    table = write(tmp_path, "a.csv", "wo;wann;wert\nBerlin;2020;1.234,5\nBerlin;2021;1.300\n")
    with pytest.raises(StoreError, match="show neither passages nor observations"):
        import_files(path, [table])
    mapping = {"wo": "entity", "wann": "period", "wert": "value"}
    import_files(path, [table], mapping=mapping, given={"measure": "Rainfall", "unit": "mm", "tier": "1"})
    assert [(it.value, it.unit) for it in observations(path)] == [(Decimal("1234.5"), "mm"), (Decimal("1300"), "mm")]
    assert everything(path)[0].source.tier == 1
    with pytest.raises(UsageError, match="no field 'wo'"):
        import_files(path, [table], mapping={"entity": "wo"})


def test_two_values_for_the_same_thing_in_one_file_are_refused(path: Path, tmp_path: Path) -> None:
    table = "entity,measure,period,value,sex\nX,Rate,2020,5,men\nX,Rate,2020,6,women\nX,Rate,2020,5,all\n"
    (result,) = import_files(path, [write(tmp_path, "a.csv", table)])
    assert counts(result) == (1, 1, 1)
    assert reasons(result) == [(3, "line 2 gives another value for Rate, X, 2020; is a column left out?")]
    assert counts(import_files(path, [tmp_path / "a.csv"])[0]) == (0, 2, 1)


def test_a_corrected_value_takes_the_place_of_the_older_one(path: Path, tmp_path: Path) -> None:
    table = "entity,measure,period,value\nX,Rate,2020,5\nX,Rate,2021,6\n"
    import_files(path, [write(tmp_path, "a.csv", table)])
    (before, _) = everything(path)
    (result,) = import_files(path, [write(tmp_path, "a.csv", table.replace("2020,5", "2020,5.5"))])
    assert (result.replaced, result.kept) == (1, 1)
    assert sorted(it.value for it in observations(path)) == [Decimal("5.5"), Decimal(6)]
    with open_store(path) as store:
        assert store.search("Rate of X in 2020", 1)[0].passage.text == "In 2020, the rate of X was 5.5."
        assert store.passage(before.id) == store.search("Rate of X in 2020", 1)[0].passage
    other = tmp_path / "other.db"
    create_store(other)
    import_files(other, [tmp_path / "a.csv"])
    assert digest(other) == digest(path)


def test_our_world_in_data(path: Path, tmp_path: Path) -> None:
    table = """\
Entity,Code,Year,Life expectancy (years),Deaths
Kenya,KEN,2019,62.94,"12,345"
Kenya,KEN,2020,62.68,
Africa,,2020,62.23,99
"""
    (result,) = import_files(path, [write(tmp_path, "life.csv", table)])
    assert (result.added, result.blank, len(result.refused)) == (5, 1, 0)
    assert everything(path)[0].text == "In 2019, the life expectancy (years) of Kenya was 62.94 years."
    assert observations(path)[1] == Observation("Kenya", "Deaths", "2019", Decimal(12345), None)


def test_world_bank_with_rows_above_its_header(path: Path, tmp_path: Path) -> None:
    table = """\
"Data Source","World Development Indicators",

"Last Updated Date","2024-10-24",

"Country Name","Country Code","Indicator Name","Indicator Code","1960","2021","2022",
"Germany","DEU","Inflation, consumer prices (annual %)","FP.CPI.TOTL.ZG","","3.06666666666667","6.87257438551099",
"Aruba","ABW","GDP (current US$)","NY.GDP.MKTP.CD","","..","3544707788.05664",
"""
    (result,) = import_files(path, [write(tmp_path, "wb.csv", table)], given={"publisher": "World Bank"})
    assert (result.added, len(result.refused)) == (3, 0)
    assert observations(path)[2] == Observation(
        "Aruba", "GDP (current US$)", "2022", Decimal("3544707788.05664"), "USD"
    )
    assert everything(path)[1].source.publisher == "World Bank"


def test_databank_headers_and_closing_lines(path: Path, tmp_path: Path) -> None:
    table = """\
Country Name,Country Code,Series Name,Series Code,2021 [YR2021],2022 [YR2022]
Kenya,KEN,"Population, total",SP.POP.TOTL,53219166,54252461

Data from database: World Development Indicators
Last Updated: 10/24/2024
"""
    (result,) = import_files(path, [write(tmp_path, "wb.csv", table)])
    assert (result.added, len(result.refused)) == (2, 0)
    assert everything(path)[1].text == "In 2022, the population, total of Kenya was 54,252,461."


def test_of_the_vintages_of_a_publisher_the_latest_is_searched_and_all_are_kept(path: Path, tmp_path: Path) -> None:
    for published, value, publisher in (
        ("2021-05-01", "5.0", "A"),
        ("2022-05-01", "5.4", "A"),
        ("2020-01-01", "9", "B"),
    ):
        row = {"entity": "X", "measure": "Rate", "period": "2020", "value": value}
        row |= {"title": "Rates", "published": published, "publisher": publisher}
        import_files(path, [write(tmp_path, "a.jsonl", json.dumps(row))])
    with open_store(path) as store:
        found = [it.passage for it in store.search("rate of X in 2020")]
        series = store.observations("X", "Rate")
    assert {it.observation.value for it in found if it.observation} == {Decimal("5.4"), Decimal(9)}
    assert {it.id for it in series} == {it.id for it in found}
    assert len(everything(path)) == 3


@pytest.mark.parametrize("name", ["United States", "the U.S.", "US", "USA", "United States of America"])
def test_a_series_of_a_country_is_found_by_any_name(path: Path, tmp_path: Path, name: str) -> None:
    import_files(path, [write(tmp_path, "a.csv", "entity,measure,period,value\nUSA,Rate,2020,5\n")])
    with open_store(path) as store:
        assert len(store.observations(name, "rate")) == 1
        assert store.observations("Mexico", "rate") == []
