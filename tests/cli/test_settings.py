"""The configuration: what it may say, by the schema and by the reader alike, and which paths it chooses and changes."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path

import jsonschema
import pytest

from factcheck.errors import SettingsError
from factcheck.settings import Settings, load_settings, matches

SCHEMA = json.loads((Path(__file__).parents[2] / "docs" / "settings.schema.json").read_text(encoding="utf-8"))

FINE = {
    "nothing": "",
    "all": """
        store = "desk.db"
        model = "models/nli"
        engine = "onnx"
        device = "cpu"
        cache = false
        calibration = "calibration.json"
        fail-on = "unverified"
        baseline = "known.json"
        all-claims = true
        include = ["articles/**/*.md"]
        exclude = ["drafts"]
        [per-path."opinion/**"]
        fail-on = "never"
        all-claims = false
    """,
}
WRONG = {
    "an unknown name": "stor = 'x'",
    "an empty path": "store = ''",
    "a number for a path": "store = 1",
    "another level": "fail-on = 'sometimes'",
    "another engine": "engine = 'steam'",
    "a number for a device": "device = 0",
    "a word for the cache": "cache = 'off'",
    "an empty calibration": "calibration = ''",
    "a word for a truth": "all-claims = 'yes'",
    "a pattern alone": "include = 'a.md'",
    "patterns that are none": "exclude = [1]",
    "a path without a table": "[per-path]\n'a.md' = 'never'",
    "an unknown name of a path": "[per-path.'a.md']\nstore = 'x'",
    "another level of a path": "[per-path.'a.md']\nfail-on = 'x'",
}


def read(text: str, folder: Path) -> Settings:
    (folder / "factcheck.toml").write_text(text, encoding="utf-8")
    return load_settings(folder).settings


@pytest.mark.parametrize("text", FINE.values(), ids=FINE)
def test_what_is_fine_is_fine_by_the_schema_too(text: str, tmp_path: Path) -> None:
    jsonschema.validate(tomllib.loads(text), SCHEMA)
    read(text, tmp_path)


@pytest.mark.parametrize("text", WRONG.values(), ids=WRONG)
def test_what_is_wrong_is_wrong_by_the_schema_too(text: str, tmp_path: Path) -> None:
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(tomllib.loads(text), SCHEMA)
    with pytest.raises(SettingsError, match=r"factcheck\.toml"):
        read(text, tmp_path)


def test_the_schema_names_every_setting() -> None:
    names = {name.replace("_", "-") for name in Settings.__dataclass_fields__}
    assert set(SCHEMA["properties"]) == names


def test_paths_are_relative_to_the_file(tmp_path: Path) -> None:
    told = read(FINE["all"], tmp_path)
    assert (told.store, told.baseline) == (str(tmp_path / "desk.db"), str(tmp_path / "known.json"))
    assert told.model == "models/nli"  # there is no such folder here: the name of a model


def test_the_tool_table_of_pyproject(tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").write_text("[tool.factcheck]\nfail-on = 'never'\n")
    below = tmp_path / "a" / "b"
    below.mkdir(parents=True)
    assert load_settings(below).settings.fail_on == "never"


def test_of_two_patterns_the_later_wins(tmp_path: Path) -> None:
    told = read("[per-path.'news/**']\nfail-on = 'never'\n[per-path.'news/a.md']\nfail-on = 'unverified'\n", tmp_path)
    assert [told.for_path(path).fail_on for path in ("news/a.md", "news/b.md", "c.md")] == [
        "unverified",
        "never",
        "contradicted",
    ]


def test_the_digest_tells_what_can_change_a_verdict() -> None:
    assert Settings(store="a", fail_on="never", exclude=("b",)).digest == Settings().digest
    assert Settings(all_claims=True).digest != Settings().digest


@pytest.mark.parametrize(
    ("pattern", "path", "fits"),
    [
        ("*.md", "a/b/c.md", True),
        ("/*.md", "a/b/c.md", False),
        ("a/*", "a/b/c.md", True),  # a folder within it
        ("a/*.md", "a/b/c.md", False),
        ("a/**", "a/b/c.md", True),
        ("**/c.md", "c.md", True),
        ("b", "a/b/c.md", True),
        ("b/", "b", False),
        ("a?c.txt", "a/c.txt", False),
        ("a+b.md", "aab.md", False),
    ],
)
def test_patterns(pattern: str, path: str, fits: bool) -> None:
    assert matches(pattern, path) is fits
