"""What a person sees: colours where they belong, progress where it belongs, warnings about ignore comments."""

from __future__ import annotations

import io
import subprocess
import sys
import tomllib
from datetime import date
from pathlib import Path

import pytest
from cli_place import RIGHT, UNKNOWN, WRONG, Place

from factcheck.cli import desk
from factcheck.cli.explain import COMMENTS
from factcheck.reading import NoteReason

pytest_plugins = ["cli_place"]

ESCAPE = "\x1b["


def test_a_terminal_gets_the_rich_report_in_colour(place: Place) -> None:
    place.write("a.md", WRONG)
    done = place.run("a.md", terminal=True)
    assert done.code == 1
    assert ESCAPE in done.out
    assert "^^^^^^" in done.out


@pytest.mark.parametrize(
    ("options", "environment", "colored"),
    [
        ((), {}, True),
        ((), {"NO_COLOR": "1"}, False),
        ((), {"NO_COLOR": ""}, True),
        ((), {"TERM": "dumb"}, False),
        (("--no-color",), {}, False),
        (("--color",), {"NO_COLOR": "1"}, True),
    ],
)
def test_colour_as_asked(
    options: tuple[str, ...],
    environment: dict[str, str],
    colored: bool,
    place: Place,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    place.write("a.md", WRONG)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert (ESCAPE in place.run("a.md", *options, terminal=True).out) is colored


@pytest.mark.parametrize("options", [(), ("--format", "rich"), ("--format", "markdown", "--color")])
def test_a_pipe_gets_no_escape(options: tuple[str, ...], place: Place) -> None:
    place.write("a.md", WRONG)
    done = place.run("a.md", *options)
    assert ESCAPE not in done.out + done.err


def test_a_pipe_gets_colours_where_they_are_asked_for(place: Place) -> None:
    place.write("a.md", WRONG)
    done = place.run("a.md", "--format", "rich", "--color")
    assert "\x1b[1;31mcontradicted" in done.out
    assert ESCAPE not in done.err


def test_a_file_never_gets_an_escape(place: Place) -> None:
    place.write("a.md", WRONG)
    place.run("a.md", "--format", "rich", "--output", "r.txt", "--color", terminal=True)
    assert ESCAPE not in (place.folder / "r.txt").read_text()


def test_the_report_is_as_wide_as_the_terminal(place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    place.write("a.md", "Long ago, " * 30 + WRONG)
    monkeypatch.setenv("COLUMNS", "60")
    quoted = [line for line in place.run("a.md", "--no-color", terminal=True).out.splitlines() if "│" in line]
    assert quoted
    assert all(len(line) <= 60 for line in quoted)


def test_progress_is_for_a_terminal_alone(place: Place) -> None:
    place.write("a.md", RIGHT)
    place.write("b.md", RIGHT)
    assert "checking" in place.run(".", terminal=True).err
    assert place.run(".").err == ""


def test_an_unreadable_article_is_named_at_a_terminal_too(place: Place) -> None:
    place.write("a.md", RIGHT)
    done = place.run("a.md", "missing[/b].md", terminal=True)
    assert done.code == 3
    assert "missing[/b].md cannot be opened" in done.err


FAULTY = {
    NoteReason.NO_REASON: f"<!-- factcheck: ignore -->\n{UNKNOWN}",
    NoteReason.EXPIRED: f'<!-- factcheck: ignore reason="x" until="2026-01-01" -->\n{UNKNOWN}',
    NoteReason.BAD_DATE: f'<!-- factcheck: ignore reason="x" until="soon" -->\n{UNKNOWN}',
    NoteReason.UNUSED: '<!-- factcheck: ignore reason="x" -->\nNo figure here.\n',
    NoteReason.UNCLOSED: f'<!-- factcheck: ignore-start reason="x" -->\n{UNKNOWN}',
    NoteReason.STRAY_END: f"{UNKNOWN}\n<!-- factcheck: ignore-end -->\n",
}


@pytest.mark.parametrize("reason", NoteReason)
def test_a_faulty_ignore_comment_is_reported(reason: NoteReason, place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(desk, "today", lambda: date(2026, 11, 23))
    place.write("a.md", f"{RIGHT}\n{FAULTY[reason]}")
    done = place.run("a.md", "--format", "json")
    assert f"[{reason}]" in done.err
    assert done.err.startswith("factcheck: a.md:")
    (note,) = done.json["articles"][0]["notes"]
    assert note["reason"] == reason
    assert done.code == 0
    assert place.run("a.md", "--fail-on", "unverified").code == 1
    for name in ("rich", "markdown", "html", "sarif", "github", "gitlab", "rdjson"):
        assert note["message"].replace('"', "")[:20] in place.run("a.md", "--format", name).out.replace(
            '"', ""
        ).replace("&quot;", "").replace("\\", "")


def test_a_sound_ignore_comment_is_quiet(place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(desk, "today", lambda: date(2026, 11, 23))
    place.write("a.md", f'{RIGHT}\n<!-- factcheck: ignore reason="a joke" until="2026-11-23" -->\n{UNKNOWN}')
    done = place.run("a.md", "--fail-on", "unverified", "--format", "json")
    assert (done.code, done.err) == (0, "")
    assert [token["reason"] for token in done.json["articles"][0]["exempt"]][-1:] == ["ignored"]


def test_every_fault_of_a_comment_is_explained(place: Place) -> None:
    assert set(COMMENTS) == {str(reason) for reason in NoteReason}
    assert "no longer in force" in place.call("explain", "ignore-expired").out


def test_articles_of_every_suffix_are_found_in_a_folder(place: Place) -> None:
    import docx

    for name in ("a.mdown", "b.xhtml", "c.txt"):
        place.write(f"news/{name}", WRONG if name != "b.xhtml" else f"<html><body><p>{WRONG}</p></body></html>")
    document = docx.Document()
    document.add_paragraph(WRONG)
    data = io.BytesIO()
    document.save(data)
    (place.folder / "news" / "d.docx").write_bytes(data.getvalue())
    place.write("news/e.py", "x = 5")
    done = place.run("news", "--format", "json")
    assert [row["path"] for row in done.json["articles"]] == [
        f"news/{name}" for name in ("a.mdown", "b.xhtml", "c.txt", "d.docx")
    ]
    assert [row["summary"]["contradicted"] for row in done.json["articles"]] == [1, 1, 1, 1]


def test_include_and_exclude_choose_within_folders(place: Place) -> None:
    place.write("factcheck.toml", 'store = "desk.db"\ninclude = ["news/**/*.text"]\nexclude = ["drafts"]\n')
    for name in ("news/a.text", "news/b.md", "news/drafts/c.text", "other/d.text"):
        place.write(name, RIGHT)
    assert [row["path"] for row in place.run(".", "--format", "json").json["articles"]] == ["news/a.text"]
    assert place.run("news/b.md", "--format", "json").json["articles"][0]["path"] == "news/b.md"  # it is named
    done = place.run("other")
    assert done.code == 2
    assert "include and exclude" in done.err


def test_settings_of_a_path(place: Place) -> None:
    place.write("factcheck.toml", 'store = "desk.db"\n[per-path."opinion/**"]\nfail-on = "never"\n')
    place.write("opinion/a.md", WRONG)
    place.write("news/a.md", WRONG)
    assert place.run("opinion").code == 0
    assert place.run("opinion", "news").code == 1
    assert place.run("opinion", "--fail-on", "contradicted").code == 1  # the command line wins


def test_the_schema_is_printed(place: Place) -> None:
    import jsonschema

    place.write("a.md", f"{WRONG}\n<!-- factcheck: ignore -->\n{UNKNOWN}")
    jsonschema.validate(place.run("a.md", "--format", "json").json, place.call("schema").json)
    jsonschema.validate(tomllib.loads('fail-on = "never"'), place.call("schema", "settings").json)
    assert place.call("schema", "nothing").code == 2


def test_sentences_without_a_figure(place: Place) -> None:
    place.write("a.md", "The port of Vesterhavn closed its oldest dock. We hope that Vesterhavn opened another one.\n")
    assert place.run("a.md", "--format", "json").json["articles"][0]["verdicts"] == []
    (verdict,) = place.run("a.md", "--all-claims", "--format", "json").json["articles"][0]["verdicts"]
    assert verdict["figure"]["kind"] == "statement"
    assert verdict["label"] == "unverified"  # without the model nothing can be said of it
    place.write("factcheck.toml", 'store = "desk.db"\nall-claims = true\n')
    assert len(place.run("a.md", "--format", "json").json["articles"][0]["verdicts"]) == 1
    assert place.run("a.md", "--figures-only", "--format", "json").json["articles"][0]["verdicts"] == []


def test_code_scanning_gets_the_meaning_of_each_reason(place: Place) -> None:
    place.write("a.md", f"{WRONG}\n<!-- factcheck: ignore -->\n{UNKNOWN}")
    (run,) = place.run("a.md", "--format", "sarif").json["runs"]
    helps = {rule["id"]: rule["help"]["text"] for rule in run["tool"]["driver"]["rules"]}
    assert "Stays quiet:" in helps["value-differs"]
    assert helps["ignore-without-reason"] == COMMENTS["ignore-without-reason"]


@pytest.mark.parametrize(
    ("words", "offered"),
    [
        ("factcheck run --format g", ["github", "gitlab"]),
        ("factcheck run --fail-on u", ["unverified"]),
        ("factcheck explain ignore-un", ["ignore-unused", "ignore-unclosed"]),
    ],
)
def test_a_shell_completes(words: str, offered: list[str], place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("_FACTCHECK_COMPLETE", "complete_bash")
    monkeypatch.setenv("COMP_WORDS", words)
    monkeypatch.setenv("COMP_CWORD", str(len(words.split()) - 1))
    assert place.call().out.split() == offered


HEAVY = ("torch", "transformers", "datasets", "pandas", "sqlite_utils")


@pytest.mark.parametrize(
    ("arguments", "unwanted"),
    [
        (
            ("--help",),
            (*HEAVY, "numpy", "rich", "yaml", "nupunkt", "onnxruntime", "factcheck.figures", "factcheck.report"),
        ),
        (("run", "--help"), (*HEAVY, "numpy", "nupunkt", "onnxruntime", "factcheck.figures", "factcheck.report")),
        (("batch", "--help"), (*HEAVY, "numpy", "nupunkt", "onnxruntime", "factcheck.figures", "factcheck.report")),
        (("run", "a.md", "--no-model"), (*HEAVY, "onnxruntime")),
    ],
    ids=["help", "help of run", "help of batch", "run"],
)
def test_a_command_imports_no_more_than_it_needs(
    arguments: tuple[str, ...], unwanted: tuple[str, ...], place: Place
) -> None:
    place.write("a.md", RIGHT)
    script = f"""
import sys
sys.path.insert(0, {str(Path(__file__).parents[2])!r})
from factcheck.cli import main
try:
    main({list(arguments)!r})
except SystemExit:
    pass
print([name for name in {unwanted!r} if name in sys.modules], file=sys.stderr)
"""
    done = subprocess.run([sys.executable, "-c", script], cwd=place.folder, capture_output=True, text=True, check=True)
    assert done.stderr.splitlines()[-1] == "[]"
