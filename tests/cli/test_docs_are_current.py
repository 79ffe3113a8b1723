"""The documentation tells what the tool does: generated pages are current, and each command prints what its page shows.

After a wanted change: ``python docs/generate.py``, and this file run with ``UPDATE_DOCS=1``.
"""

from __future__ import annotations

import json
import os
import re
import runpy
import shlex
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from cli_place import Place
from jsonschema import validate

pytest_plugins = ["cli_place"]

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"
STEP = re.compile(
    r"<!-- file: (?P<file>\S+) -->\n```\w*\n(?P<text>.*?)```"
    r'|<!-- edit: (?P<edited>\S+): tick "(?P<tick>[^"]+)" for (?P<figure>\S+) with the note "(?P<note>[^"]+)" -->'
    r"|```console\n\$ (?P<command>[^\n]+)\n(?P<printed>.*?)```",
    re.DOTALL,
)


@pytest.mark.parametrize("page", ["commands.md", "reasons.md"])
def test_generated_pages_are_current(page: str) -> None:
    made = runpy.run_path(str(DOCS / "generate.py"))["PAGES"][page]()
    assert (DOCS / page).read_text(encoding="utf-8") == made, "run: python docs/generate.py"


@pytest.fixture
def empty(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Place:
    folder = tmp_path / "empty"
    folder.mkdir()
    monkeypatch.chdir(folder)
    monkeypatch.setenv("NO_COLOR", "1")
    monkeypatch.setenv("COLUMNS", "100")
    return Place(folder)


@pytest.mark.parametrize(
    "pages", [("getting-started.md",), ("getting-started.md", "reviewing.md"), ("verdicts.md",)], ids=lambda p: p[-1]
)
def test_commands_print_what_their_page_shows(pages: tuple[str, ...], empty: Place) -> None:
    *before, page = pages
    for name in before:
        list(_follow((DOCS / name).read_text(encoding="utf-8"), empty))
    shown = followed = (DOCS / page).read_text(encoding="utf-8")
    for (start, end), now in reversed(list(_follow(shown, empty))):
        followed = followed[:start] + now + followed[end:]
    if os.environ.get("UPDATE_DOCS"):
        (DOCS / page).write_text(followed, encoding="utf-8")
    assert followed == shown


def _follow(page: str, place: Place) -> Iterator[tuple[tuple[int, int], str]]:
    """Do what a page says; give where it shows what each command prints, and what that printed."""
    for step in STEP.finditer(page):
        if step["file"]:
            place.write(step["file"], step["text"])
        elif step["edited"]:
            _tick(place, step["edited"], step["figure"], step["tick"], step["note"])
        else:
            program, *arguments = shlex.split(step["command"])
            assert program == "factcheck"
            done = place.call(*arguments, terminal=True, progress=False)
            printed = (done.out + done.err).strip("\n")
            printed = re.sub(r"^\d{4}-\d\d-\d\d(?=  )", "2026-11-23", printed, flags=re.MULTILINE)  # today
            yield step.span("printed"), printed + "\n" if printed else ""


def _tick(place: Place, file: str, figure: str, answer: str, note: str) -> None:
    head, rest = (place.folder / file).read_text(encoding="utf-8").split(f"</a>{figure}\n", 1)
    rest = rest.replace(f"- [ ] {answer}", f"- [x] {answer}", 1).replace("- note:", f"- note: {note}", 1)
    place.write(file, f"{head}</a>{figure}\n{rest}")


def test_the_program_carries_the_schema_of_the_settings() -> None:
    """After a change of ``docs/settings.schema.json``: copy it to ``factcheck/``."""
    carried = (ROOT / "factcheck" / "settings.schema.json").read_text(encoding="utf-8")
    assert carried == (DOCS / "settings.schema.json").read_text(encoding="utf-8")


def test_every_setting_is_documented() -> None:
    page = (DOCS / "configuration.md").read_text(encoding="utf-8")
    schema = json.loads((DOCS / "settings.schema.json").read_text(encoding="utf-8"))
    assert [name for name in schema["properties"] if f"| `{name}` |" not in page] == []
    (example,) = re.findall(r"```toml\n(.*?)```", page, re.DOTALL)
    validate(tomllib.loads(example), schema)


PAGES = [
    ROOT / "README.md",
    ROOT / "models/nli/README.md",
    ROOT / "models/figures/README.md",
    *sorted(DOCS.glob("*.md")),
]


def _anchors(page: Path) -> set[str]:
    """What a link to a heading of the page may say: its words, as GitHub joins them."""
    text = re.sub(r"^```.*?^```", "", page.read_text(encoding="utf-8"), flags=re.DOTALL | re.MULTILINE)
    headings = re.findall(r"^#+ (.+)$", text, re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_links_lead_somewhere(page: Path) -> None:
    text = re.sub(r"^```.*?^```", "", page.read_text(encoding="utf-8"), flags=re.DOTALL | re.MULTILINE)
    links = re.findall(r"\]\(([^)\s]+)\)", text) + re.findall(r'(?:src|srcset|href)="([^"]+)"', text)
    for link in links:
        if re.match(r"https?:", link):
            continue
        path, _, anchor = link.partition("#")
        target = page.parent / path if path else page
        assert target.exists(), link
        assert not anchor or anchor in _anchors(target), link


def test_every_page_is_in_the_contents() -> None:
    contents = (DOCS / "README.md").read_text(encoding="utf-8")
    missing = [page.name for page in DOCS.glob("*.md") if page.name != "README.md" and f"({page.name})" not in contents]
    assert missing == []


# --------------------------------------------------------------------------- the action and the hook


def action() -> Any:
    return yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))


def test_every_input_of_the_action_is_documented_and_used() -> None:
    page, text = (DOCS / "ci.md").read_text(encoding="utf-8"), (ROOT / "action.yml").read_text(encoding="utf-8")
    for name in action()["inputs"]:
        assert f"| `{name}` |" in page
        assert f"${{{{ inputs.{name} }}}}" in text


def test_the_action_gives_options_that_run_has() -> None:
    (script,) = [step["run"] for step in action()["runs"]["steps"] if step.get("id") == "check"]
    given = set(re.findall(r"--[a-z][a-z-]+", script)) - {"--quiet", "--depth"}
    help_ = runpy.run_path(str(DOCS / "generate.py"))["help_of"](("run",))
    assert given
    assert {option for option in given if not re.search(rf"{option}\b", help_)} == set()


def test_no_input_of_the_action_is_pasted_into_a_script() -> None:
    assert all("${{" not in step.get("run", "") for step in action()["runs"]["steps"])


@pytest.fixture
def runner(place: Place, tmp_path: Path) -> Any:
    """The action's own script, as a runner calls it."""
    (script,) = [step["run"] for step in action()["runs"]["steps"] if step.get("id") == "check"]
    (defaults,) = [step["env"] for step in action()["runs"]["steps"] if step.get("id") == "check"]
    (tmp_path / "bin").mkdir()
    tool = tmp_path / "bin" / "factcheck"
    tool.write_text(f'#!/bin/sh\nPYTHONPATH="{ROOT}" exec "{sys.executable}" -m factcheck "$@"\n')
    tool.chmod(0o755)
    summary, outputs = tmp_path / "summary.md", tmp_path / "outputs"

    def call(**inputs: str) -> tuple[int, str, str, str]:
        given = dict.fromkeys(defaults, "") | {"ARTICLES": ".", "FORMAT": "github", "SUMMARY": "true"} | inputs
        path = f"{tool.parent}:{os.environ['PATH']}"
        runner = {"RUNNER_TEMP": str(tmp_path), "GITHUB_STEP_SUMMARY": str(summary), "GITHUB_OUTPUT": str(outputs)}
        summary.write_text("")
        outputs.write_text("")
        done = subprocess.run(
            ["bash", "-e", "-c", script],
            cwd=place.folder,
            env={**os.environ, **runner, **given, "PATH": path},
            capture_output=True,
            check=False,
            text=True,
        )
        return done.returncode, done.stdout + done.stderr, summary.read_text(), outputs.read_text()

    return call


def test_the_action_annotates_summarises_and_fails(place: Place, runner: Any) -> None:
    from cli_place import RIGHT, WRONG

    place.write("news/it's $(touch hacked).md", WRONG)
    place.write("right.md", RIGHT)
    code, log, summary, outputs = runner(ARTICLES="news\nright.md\n", STORE="desk.db", SARIF="r.sarif")
    assert (code, outputs) == (1, "exit-code=1\n"), log
    assert "::error file=news/it's $(touch hacked).md,line=1" in log
    assert summary.startswith("# Fact check of 2 articles")
    assert json.loads((place.folder / "r.sarif").read_text())["version"] == "2.1.0"
    assert not (place.folder / "hacked").exists()
    assert runner(ARTICLES="right.md", SUMMARY="false")[:1] == (0,)
    assert runner(ARTICLES="news", FAIL_ON="never")[:1] == (0,)
    code, log, *_ = runner(ARTICLES="right.md\nnews\n", ACROSS="true")
    assert (code, "[across]" in log) == (1, True), log


def test_the_action_checks_only_what_changed(place: Place, runner: Any) -> None:
    from cli_place import RIGHT, WRONG

    place.git("init", "--quiet")
    place.write("a.md", WRONG)
    place.git("add", ".")
    place.git("commit", "--quiet", "-m", "first")
    place.write("b.md", RIGHT)
    base = subprocess.run(["git", "rev-parse", "HEAD"], cwd=place.folder, capture_output=True, text=True, check=True)
    assert runner(CHANGED_ONLY="true", BASE=base.stdout.strip())[0] == 0
    assert runner(CHANGED_ONLY="true", BASE="0" * 40)[0] == 1  # the first push of a branch: everything is new
    assert runner(CHANGED_ONLY="false")[0] == 1


def test_the_hook_takes_the_files_that_are_articles() -> None:
    (hook,) = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    assert [hook["entry"], *hook["args"]] == ["factcheck run", "--format", "rich"]
    fits = re.compile(hook["files"])
    assert all(fits.search(name) for name in ("a.md", "b/c.markdown", "d.html", "e.txt"))
    assert not any(fits.search(name) for name in ("a.py", "md", "b.md.lock"))


@pytest.mark.parametrize("name", ["github-workflow.yml", "gitlab-ci.yml"])
def test_the_examples_are_yaml(name: str) -> None:
    assert isinstance(yaml.safe_load((DOCS / "examples" / name).read_text(encoding="utf-8")), dict)


def test_the_gitlab_example_calls_the_tool_rightly(place: Place) -> None:
    from cli_place import WRONG

    place.git("init", "--quiet")
    place.git("add", ".")
    place.git("commit", "--quiet", "-m", "first")
    place.write("articles/a.md", WRONG)
    (script,) = yaml.safe_load((DOCS / "examples" / "gitlab-ci.yml").read_text(encoding="utf-8"))["factcheck"]["script"]
    _, *arguments = shlex.split(script.replace("$CI_MERGE_REQUEST_DIFF_BASE_SHA", "HEAD"))
    assert place.call(*arguments, "--no-model").code == 1
    assert len(json.loads((place.folder / "factcheck.json").read_text())) == 1
