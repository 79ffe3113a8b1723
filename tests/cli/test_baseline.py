"""The baseline: what is known does not fail, what is new does, what is gone is told; and no line number in it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from cli_place import ALSO_WRONG, RIGHT, UNKNOWN, WRONG, Place

pytest_plugins = ["cli_place"]


def baseline(place: Place, *arguments: object) -> list[str]:
    done = place.call("baseline", *arguments, "--output", "known.json", "--no-model")
    assert done.code == 0, done.err
    return [row["figure"] for row in json.loads((place.folder / "known.json").read_text())["findings"]]


def test_known_findings_do_not_fail_and_new_ones_do(place: Place) -> None:
    place.write("a.md", WRONG)
    assert baseline(place, "a.md") == ["62,300"]
    done = place.run("a.md", "--baseline", "known.json", "--format", "json")
    assert done.code == 0
    assert "1 finding known" in done.err
    verdicts = done.json["articles"][0]["verdicts"]
    assert [(v["figure"]["text"], v["known"]) for v in verdicts if v["label"] == "contradicted"] == [("62,300", True)]
    place.write("a.md", WRONG + "\n" + ALSO_WRONG)
    assert place.run("a.md", "--baseline", "known.json").code == 1


def test_moved_lines_change_nothing(place: Place) -> None:
    place.write("a.md", WRONG)
    baseline(place, "a.md")
    before = (place.folder / "known.json").read_bytes()
    place.write("a.md", f"# A heading\n\nA new beginning.\n\n{WRONG}")
    assert place.run("a.md", "--baseline", "known.json").code == 0
    baseline(place, "a.md")
    assert (place.folder / "known.json").read_bytes() == before


def test_what_is_gone_is_told_and_taken_out(place: Place) -> None:
    place.write("a.md", WRONG + "\n" + ALSO_WRONG)
    baseline(place, "a.md")
    place.write("a.md", ALSO_WRONG)
    done = place.run("a.md", "--baseline", "known.json")
    assert done.code == 0
    assert "gone, taken out: a.md: 62,300" in done.err
    assert [row["figure"] for row in json.loads((place.folder / "known.json").read_text())["findings"]] == ["1,340"]
    assert "gone" not in place.run("a.md", "--baseline", "known.json").err


def test_a_run_of_another_kind_takes_nothing_out(place: Place) -> None:
    place.write("a.md", WRONG)
    baseline(place, "a.md")
    before = (place.folder / "known.json").read_bytes()
    place.write("a.md", RIGHT)
    for more in (("--all-claims",), ("--store", "no.db")):
        done = place.run("a.md", "--baseline", "known.json", *more)
        assert "gone: a.md: 62,300" in done.err or done.code == 3
        assert "taken out" not in done.err
        assert (place.folder / "known.json").read_bytes() == before
    done = place.run("a.md", "--all-claims", "--baseline", "known.json")
    assert "factcheck baseline --shrink" in done.err
    assert baseline(place, "a.md", "--shrink") == []


def test_a_part_of_the_articles_takes_out_its_own_entries_alone(place: Place) -> None:
    place.write("a.md", WRONG)
    place.write("b.md", ALSO_WRONG)
    baseline(place, "a.md", "b.md")
    place.write("a.md", RIGHT)
    place.write("b.md", RIGHT)
    assert "taken out: a.md: 62,300" in place.run("a.md", "--baseline", "known.json").err
    assert [row["figure"] for row in json.loads((place.folder / "known.json").read_text())["findings"]] == ["1,340"]


def test_a_baseline_that_cannot_be_written_stays(place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    place.write("a.md", WRONG)
    baseline(place, "a.md")
    place.write("a.md", RIGHT)

    def forbidden(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("tempfile.mkstemp", forbidden)
    done = place.run("a.md", "--baseline", "known.json")
    assert (done.code, "factcheck baseline --shrink" in done.err) == (0, True)


def test_shrinking_adds_nothing(place: Place) -> None:
    place.write("a.md", WRONG)
    baseline(place, "a.md")
    place.write("a.md", WRONG + "\n" + ALSO_WRONG)
    assert baseline(place, "a.md", "--shrink") == ["62,300"]
    assert baseline(place, "a.md") == ["1,340", "62,300"]


def test_entries_of_other_articles_stay_and_those_of_deleted_ones_go(place: Place) -> None:
    place.write("a.md", WRONG)
    place.write("b.md", ALSO_WRONG)
    baseline(place, "a.md", "b.md")
    assert baseline(place, "a.md") == ["62,300", "1,340"]
    (place.folder / "b.md").unlink()
    assert baseline(place, "a.md") == ["62,300"]


def test_a_known_sentence_in_another_article_is_new(place: Place) -> None:
    place.write("a.md", WRONG)
    baseline(place, "a.md")
    place.write("b.md", WRONG)
    assert place.run("b.md", "--baseline", "known.json").code == 1


def test_the_level_decides_what_is_written(place: Place) -> None:
    place.write("a.md", UNKNOWN)
    assert baseline(place, "a.md") == []
    assert baseline(place, "a.md", "--fail-on", "unverified") == ["17"]
    assert place.run("a.md", "--baseline", "known.json", "--fail-on", "unverified").code == 0


def test_an_unverified_figure_that_turns_out_wrong_is_new(place: Place) -> None:
    place.write("a.md", WRONG)
    baseline(place, "a.md")
    told = json.loads((place.folder / "known.json").read_text())
    told["findings"][0]["label"] = "unverified"
    place.write("known.json", json.dumps(told))
    assert place.run("a.md", "--baseline", "known.json").code == 1


def test_the_baseline_of_the_settings(place: Place) -> None:
    place.write("a.md", WRONG)
    baseline(place, "a.md")
    place.write("factcheck.toml", 'store = "desk.db"\nbaseline = "known.json"\n')
    assert place.run("a.md").code == 0


def test_inconsistencies_are_known_too(place: Place) -> None:
    text = "Exports rose from 4 million tonnes to 6 million tonnes, up 40%.\n"
    place.write("a.md", text)
    found = place.run("a.md", "--format", "json").json["articles"][0]["inconsistencies"]
    assert [item["known"] for item in found] == [False]
    assert place.run("a.md").code == 1
    baseline(place, "a.md")
    assert place.run("a.md", "--baseline", "known.json").code == 0


@pytest.mark.parametrize("name", ["markdown", "html", "rich", "sarif", "junit", "github"])
def test_every_format_tells_what_is_known(name: str, place: Place) -> None:
    place.write("a.md", WRONG)
    baseline(place, "a.md")
    said = {"sarif": '"baselineState": "unchanged"', "github": "::notice file=a.md"}.get(name, "known")
    assert said in place.run("a.md", "--baseline", "known.json", "--format", name).out.lower().replace(
        "baselinestate", "baselineState"
    )
    if name == "junit":
        assert "<failure" not in place.run("a.md", "--baseline", "known.json", "--format", name).out


@pytest.mark.parametrize(
    "text", ["", "[]", '{"version": 2, "findings": []}', '{"version": 1, "findings": [{"path": 1}]}']
)
def test_what_is_no_baseline(text: str, place: Place) -> None:
    place.write("a.md", RIGHT)
    place.write("known.json", text)
    done = place.run("a.md", "--baseline", "known.json")
    assert done.code == 3
    assert done.err.count("\n") == 1
    assert "factcheck baseline" in done.err


def test_a_missing_baseline(place: Place) -> None:
    place.write("a.md", RIGHT)
    assert place.run("a.md", "--baseline", "none.json").code == 3
    assert place.call("baseline", "a.md", "--output", Path("none.json"), "--shrink").code == 3
