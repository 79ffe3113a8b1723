"""``run --across``: one quantity with two values in two files, and runs without any store."""

from __future__ import annotations

import json

import pytest
from cli_place import Place

from factcheck.report import RENDERERS

pytest_plugins = ["cli_place"]

FIRST = "In 2023, 52,300 people visited the Nordic Museum.\n"
SECOND = "It was a good year.\n\nThe Nordic Museum was visited by 62,300 people in 2023.\n"


@pytest.fixture
def two(place: Place) -> Place:
    place.write("a.md", FIRST)
    place.write("b.md", SECOND)
    return place


def test_two_values_in_two_files_are_told_with_their_paths(two: Place) -> None:
    done = two.run("a.md", "b.md", "--across", "--format", "json")
    (found,) = done.json["inconsistencies"]
    assert found["reason"] == "across"
    assert [(figure["path"], figure["text"], figure["line"]) for figure in found["figures"]] == [
        ("a.md", "52,300", 1),
        ("b.md", "62,300", 3),
    ]
    assert done.code == 1
    assert two.run("a.md", "b.md", "--across", "--fail-on", "never").code == 0


def test_without_the_option_files_are_not_compared(two: Place) -> None:
    done = two.run("a.md", "b.md", "--format", "json")
    assert (done.code, done.json["inconsistencies"]) == (0, [])


@pytest.mark.parametrize("name", sorted(set(RENDERERS) - {"claimreview"}))
def test_every_format_shows_it(two: Place, name: str) -> None:
    done = two.run("a.md", "b.md", "--across", "--format", name)
    assert "62,300" in done.out
    assert "b.md" in done.out


def test_a_baseline_knows_it(two: Place) -> None:
    written = two.call("baseline", "a.md", "b.md", "--across", "--no-model", "--output", "known.json")
    assert written.code == 0, written.err
    assert [entry["label"] for entry in json.loads((two.folder / "known.json").read_text())["findings"]] == ["across"]
    done = two.run("a.md", "b.md", "--across", "--baseline", "known.json", "--format", "json")
    assert done.code == 0
    assert done.json["inconsistencies"][0]["known"] is True
    assert "gone" not in two.run("a.md", "b.md", "--baseline", "known.json").err
    two.write("b.md", FIRST)
    assert "gone, taken out: a.md" in two.run("a.md", "b.md", "--across", "--baseline", "known.json").err


def test_only_what_stands_on_changed_lines(two: Place) -> None:
    two.git("init", "-q")
    two.git("add", "a.md", "b.md")
    two.git("commit", "-qm", "articles")
    options = ("--across", "--changed-since", "HEAD", "--format", "json")
    assert two.run("a.md", "b.md", *options).json["inconsistencies"] == []
    two.write("b.md", SECOND.replace("62,300", "72,300"))
    assert len(two.run("a.md", "b.md", *options).json["inconsistencies"]) == 1


def test_without_a_store_inconsistencies_alone_are_found(
    place: Place, monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory
) -> None:
    monkeypatch.setattr("platformdirs.user_data_dir", lambda *_, **__: str(tmp_path_factory.mktemp("nothing")))
    (place.folder / "factcheck.toml").unlink()
    (place.folder / "desk.db").unlink()
    place.write("a.md", "The race is 42 km (30 miles) long.\n")
    done = place.run("a.md", "--format", "json")
    assert done.code == 1
    assert done.json["made_with"]["store"] is None
    assert [item["reason"] for item in done.json["articles"][0]["inconsistencies"]] == ["converted"]
    assert {verdict["label"] for verdict in done.json["articles"][0]["verdicts"]} == {"unverified"}
    assert done.err.startswith("factcheck: no reference store")
    assert done.err.count("\n") == 1
    place.write("a.md", "The race is 42 km (26 miles) long.\n")
    assert place.run("a.md").code == 0
    assert place.run("a.md", "--fail-on", "unverified").code == 1


def test_a_store_that_is_named_must_be_there(place: Place) -> None:
    place.write("a.md", FIRST)
    done = place.run("a.md", "--store", "none.db")
    assert (done.code, done.out) == (3, "")
    assert "no reference store at none.db" in done.err
    (place.folder / "desk.db").unlink()
    assert place.run("a.md").code == 3  # the configuration names it


@pytest.mark.parametrize("name", sorted(set(RENDERERS) - {"claimreview"}))
def test_a_title_of_the_front_matter_is_quoted(place: Place, name: str) -> None:
    place.write("a.md", "---\ntitle: City buys 300 buses\n---\n\nThe city will buy 200 buses for its new lines.\n")
    assert "300" in place.run("a.md", "--format", name).out.replace("City buys 300 buses.", "")
