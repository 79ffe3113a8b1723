"""Archives: an article a line, read as the line says; a line that is none stops nothing."""

from __future__ import annotations

import hashlib
import json
from typing import Any

import pytest
from batch_place import archive, batch, paths, reports
from cli_place import RIGHT, WRONG, Place

pytest_plugins = ["cli_place"]

MARKED = "# The port\n\nIt has `17` cranes. In 2023, the port of Vesterhavn handled 52,300 containers.\n"


def article(place: Place, row: dict[str, Any], *more: object) -> Any:
    """The one article that comes of a line."""
    archive(place, "old.jsonl", row)
    batch(place, "old.jsonl", *more)
    ((found,),) = [report["articles"] for report in reports(place)]
    return found


def error(place: Place, line: dict[str, Any] | str) -> str:
    """What is said of a line that cannot be read, between two that can."""
    archive(place, "old.jsonl", {"text": RIGHT}, line, {"text": RIGHT})
    done = batch(place, "old.jsonl")
    assert done.code == 3
    assert [bool(report["articles"]) for report in reports(place)] == [True, False, True]
    (found,) = reports(place)[1]["errors"]
    assert found["message"] in done.err
    assert found["hint"]
    message: str = found["message"]
    return message


def test_articles_are_called_by_their_id_else_by_their_line(place: Place) -> None:
    archive(place, "old.jsonl", {"text": RIGHT}, "", {"id": "a/b.md", "text": RIGHT}, {"id": 9, "text": RIGHT})
    assert batch(place, "old.jsonl").code == 0
    assert paths(place) == ["old.jsonl#1", "old.jsonl#a/b.md", "old.jsonl#9"]


def test_the_text_is_read_as_it_stands(place: Place) -> None:
    found = article(place, {"text": f"Æøå\r\n\r\n{RIGHT}"})
    assert found["sha256"] == hashlib.sha256(f"Æøå\r\n\r\n{RIGHT}".encode()).hexdigest()
    assert found["summary"]["supported"] == 2


@pytest.mark.parametrize(
    ("path", "title", "reason"),
    [
        ("a.md", "The port", "code"),
        (None, "# The port", None),
        ("a.txt", "# The port", None),
        ("a.pdf", "# The port", None),
    ],
)
def test_the_suffix_of_the_path_says_how_it_is_read(
    path: str | None, title: str, reason: str | None, place: Place
) -> None:
    found = article(place, {"text": MARKED, "path": path, "id": "x.html"})
    assert found["title"] == title
    assert [token["reason"] for token in found["exempt"] if token["text"] == "17"] == ([reason] if reason else [])


def test_html_is_read_as_html(place: Place) -> None:
    found = article(place, {"text": f"<title>A title</title><p>{RIGHT}</p>", "path": "b.html"})
    assert (found["title"], found["summary"]["supported"]) == ("A title", 2)


def test_title_and_date_of_the_line_stand_before_those_of_the_text(place: Place) -> None:
    text = f"---\ntitle: Inside\ndate: 2021-01-01\n---\n{RIGHT}"
    inside = article(place, {"text": text, "path": "a.md"})
    assert (inside["title"], inside["date"]) == ("Inside", "2021-01-01")
    told = article(place, {"text": text, "path": "a.md", "title": "Told", "date": "2024-02-01"})
    assert (told["title"], told["date"]) == ("Told", "2024-02-01")


def test_a_date_of_the_command_is_for_lines_that_have_none(place: Place) -> None:
    assert article(place, {"text": RIGHT}, "--date", "2020-05-05")["date"] == "2020-05-05"
    assert article(place, {"text": RIGHT, "date": "2024-02-01"}, "--date", "2020-05-05")["date"] == "2024-02-01"


def test_the_date_of_a_line_dates_its_words(place: Place) -> None:
    text = "Last year, the port of Vesterhavn handled 62,300 containers.\n"
    assert article(place, {"text": text, "date": "2024-02-01"})["summary"]["contradicted"] == 1
    assert article(place, {"text": text, "date": "2020-02-01"})["summary"]["contradicted"] == 0


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("{", "not JSON"),
        ("[" * 100_000, "not JSON"),
        ("17", "not an object"),
        ({"id": "a"}, "no text"),
        ({"text": 17}, "its text is no text"),
        ({"text": RIGHT, "title": ["a"]}, "its title is no text"),
        ({"text": RIGHT, "id": 1.5}, "its id is no text"),
        ({"text": RIGHT, "date": "2024-13-01"}, "its date '2024-13-01' is not YYYY-MM-DD"),
        ({"text": RIGHT, "date": "20240101"}, "its date '20240101' is not YYYY-MM-DD"),
        ('{"text": "half \\ud800"}', "its text holds half a character (U+D800)"),
    ],
)
def test_a_line_that_is_no_article_is_an_error_with_its_number(line: Any, told: str, place: Place) -> None:
    assert error(place, line) == f"old.jsonl, line 2: {told}"


def test_bytes_that_are_no_text_are_an_error_of_their_line(place: Place) -> None:
    lines = [json.dumps({"text": RIGHT}).encode(), b'{"text": "caf\xe9"}', json.dumps({"text": WRONG}).encode()]
    (place.folder / "old.jsonl").write_bytes(b"\xef\xbb\xbf" + b"\r\n".join(lines))
    assert batch(place, "old.jsonl").code == 3
    assert [len(report["articles"]) for report in reports(place)] == [1, 0, 1]
    assert reports(place)[1]["errors"][0]["message"] == "old.jsonl, line 2: not UTF-8 (byte 0xe9)"


def test_a_text_that_cannot_be_read_is_an_error_under_its_name(place: Place) -> None:
    archive(place, "old.jsonl", {"id": "a", "text": "\0"}, {"id": "b", "text": RIGHT})
    assert batch(place, "old.jsonl").code == 3
    assert paths(place) == ["old.jsonl#a", "old.jsonl#b"]


def test_of_two_with_one_name_the_second_is_an_error(place: Place) -> None:
    archive(place, "old.jsonl", {"id": "a", "text": RIGHT}, {"id": "a", "text": WRONG}, {"id": 4, "text": RIGHT})
    archive(place, "new.jsonl", {"id": "a", "text": RIGHT})
    done = batch(place, "old.jsonl", "new.jsonl")
    assert (done.code, "line 2: an earlier article is called old.jsonl#a too" in done.err) == (3, True)
    assert [len(report["articles"]) for report in reports(place)] == [1, 0, 1, 1], "another archive has its own names"
    archive(place, "old.jsonl", {"id": 2, "text": RIGHT}, {"text": RIGHT})
    assert batch(place, "old.jsonl").code == 3, "the second line is called 2 as well"


@pytest.mark.parametrize("text", ["", "\n  \n"])
def test_an_empty_archive_is_an_error(text: str, place: Place) -> None:
    place.write("old.jsonl", text)
    done = batch(place, "old.jsonl")
    assert (done.code, "old.jsonl holds no article" in done.err) == (3, True)
    place.write("a.md", RIGHT)
    assert batch(place, "old.jsonl", "a.md").code == 3
    assert batch(place, "a.md").code == 0


def test_an_archive_that_is_not_there_is_an_error(place: Place) -> None:
    done = batch(place, "old.jsonl")
    assert (done.code, "old.jsonl cannot be opened" in done.err) == (3, True)


def test_a_folder_without_articles_is_wrong_usage(place: Place) -> None:
    (place.folder / "empty").mkdir()
    assert batch(place, "empty").code == 2


def test_an_archive_is_read_as_it_is_needed(place: Place) -> None:
    from factcheck.cli.archives import read_items

    archive(place, "old.jsonl", *[{"text": RIGHT}] * 3)
    items = read_items(("old.jsonl",), None)
    assert next(items).name == "old.jsonl#1"
    with (place.folder / "old.jsonl").open("a") as stream:
        stream.write(json.dumps({"text": WRONG}) + "\n")
    assert [item.data.decode() for item in items][-1] == WRONG


def test_names_are_kept_where_memory_does_not_grow(place: Place) -> None:
    import tracemalloc

    from factcheck.cli.archives import read_items

    archive(place, "old.jsonl", *[{"id": f"article-{number}", "text": ""} for number in range(20_000)])
    items = read_items(("old.jsonl",), None)
    for _ in range(2_000):
        next(items)
    tracemalloc.start()
    assert sum(1 for _ in items) == 18_000
    assert tracemalloc.get_traced_memory()[1] < 300_000
    tracemalloc.stop()
