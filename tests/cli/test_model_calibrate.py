"""``factcheck model calibrate``: from labelled pairs to a file that a run reads by a setting."""

import json
from pathlib import Path

import pytest
from cli_place import RIGHT, WRONG, Place

pytest_plugins = ["cli_place"]


def write_pairs(place: Place, number: int = 60, name: str = "pairs.jsonl") -> Path:
    """Pairs that are decided rightly where they are supported, and labelled otherwise where they are contradicted."""
    rows = []
    for n in range(number):
        said = 52_000 + n
        claim = f"The port of Vesterhavn handled {said:,} containers."
        evidence = f"The port of Vesterhavn handled {said + (0 if n % 2 else 20_000):,} containers."
        label = "supported" if n % 2 else "unverified"
        rows.append({"id": str(n), "claim": claim, "evidence": [evidence], "label": label})
    return place.write(name, "".join(json.dumps(row) + "\n" for row in rows))


def test_what_was_learnt_is_used_where_the_settings_say_so(place: Place) -> None:
    place.write("a.md", RIGHT + "\n" + WRONG)
    run = ("a.md", "--no-model", "--format", "json")  # judged as the pairs are
    before = place.run(*run).json
    called = place.call("model", "calibrate", write_pairs(place), "--out", "c.json", "--no-model")
    assert called.code == 0, called.err
    assert "60 pairs, 0.500 decided rightly" in called.out
    assert "on pairs not used for fitting" in called.out
    assert 'calibration = "c.json"' in called.err
    assert place.run(*run).json == before, "nothing changes until the settings say so"
    place.write("factcheck.toml", 'store = "desk.db"\ncalibration = "c.json"\n')
    after = place.run(*run).json
    told, learnt = labels(before), labels(after)
    assert told.keys() == learnt.keys()
    assert learnt["contradicted"] < 0.5 < told["contradicted"]
    assert learnt["supported"] > 0.85
    assert before["made_with"]["settings"] != after["made_with"]["settings"]


def labels(report: dict) -> dict[str, float]:
    return {each["label"]: each["confidence"] for article in report["articles"] for each in article["verdicts"]}


def test_check_reads_it_too(place: Place) -> None:
    place.call("model", "calibrate", write_pairs(place), "--out", "c.json", "--no-model")
    arguments = ("check", WRONG.strip(), "--evidence", RIGHT.strip(), "--no-model", "--format", "json")
    before = labels(place.call(*arguments).json)
    place.write("factcheck.toml", 'calibration = "c.json"\n')
    assert labels(place.call(*arguments).json)["contradicted"] < before["contradicted"]


def test_the_figures_are_told_as_json(place: Place) -> None:
    called = place.call("model", "calibrate", write_pairs(place), "--out", "c.json", "--no-model", "--format", "json")
    told = called.json
    assert told["pairs"] == 60
    assert told["ece_on_pairs_not_used"] < told["ece_before"]
    assert json.loads((place.folder / "c.json").read_text())["format"] == "factcheck calibration 1"


def test_the_same_pairs_give_the_same_bytes(place: Place) -> None:
    pairs = write_pairs(place)
    for name in ("c.json", "d.json"):
        place.call("model", "calibrate", pairs, "--out", name, "--no-model")
    assert (place.folder / "c.json").read_bytes() == (place.folder / "d.json").read_bytes()


def test_without_out_it_lies_in_the_users_data_folder(place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    from factcheck.cli import model_calibrate

    monkeypatch.setattr(model_calibrate, "default_file", lambda: place.folder / "data" / "calibration.json")
    assert place.call("model", "calibrate", write_pairs(place), "--no-model").code == 0
    assert (place.folder / "data" / "calibration.json").is_file()


def test_what_cannot_be_done_is_told(place: Place) -> None:
    few = write_pairs(place, 5, "few.jsonl")
    place.write("none.jsonl", "{not json\n")
    place.write("file", "")
    for arguments, words in (
        ((few,), "too few"),
        (("none.jsonl",), "none.jsonl, line 1"),
        (("missing.jsonl",), "missing.jsonl"),
        ((write_pairs(place), "--out", "file/c.json"), "file/c.json"),
        ((few, "--format", "xml"), "unknown format"),
    ):
        called = place.call("model", "calibrate", *arguments, "--no-model")
        assert called.code == 3, arguments
        assert words in called.err
        assert called.err.count("\n") == 1
    place.write("factcheck.toml", 'store = "desk.db"\ncalibration = "gone.json"\n')
    place.write("a.md", RIGHT)
    called = place.run("a.md")
    assert called.code == 3
    assert "gone.json" in called.err
