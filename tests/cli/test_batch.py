"""``batch`` gives for each article the line that ``run`` would give, in order, whoever does the work."""

from __future__ import annotations

import io
import json
import os
import sys
from pathlib import Path

import pytest
from batch_place import archive, batch, compact, output, paths, reports
from cli_place import ALSO_WRONG, RIGHT, UNKNOWN, WRONG, Place

pytest_plugins = ["cli_place"]

INCONSISTENT = "The team won 40 medals: 15 gold, 12 silver and 14 bronze.\n"


@pytest.fixture
def desk(place: Place) -> Place:
    place.write("a.md", RIGHT)
    place.write("news/b.md", WRONG)
    place.write("news/c.html", f"<title>C</title><p>{UNKNOWN}</p>")
    return place


# --------------------------------------------------------------------------- what a line is


def test_each_line_is_the_report_that_run_gives(desk: Place) -> None:
    assert batch(desk, "a.md", "news").code == 1
    alone = [desk.run(name, "--format", "json").json for name in ("a.md", "news/b.md", "news/c.html")]
    assert output(desk) == b"".join(compact(report) for report in alone)


def test_two_workers_give_the_bytes_of_one(desk: Place) -> None:
    rows = [{"id": number, "text": text, "path": "x.md"} for number, text in enumerate((RIGHT, WRONG, UNKNOWN) * 5)]
    archive(desk, "old.jsonl", *rows, "no JSON", {"text": "\0"}, {"text": RIGHT})
    one = batch(desk, "news", "old.jsonl", "a.md", "gone.md")
    first = output(desk)
    two = batch(desk, "news", "old.jsonl", "a.md", "gone.md", workers=2)
    assert output(desk) == first
    assert (two.code, two.out, two.err) == (one.code, "", one.err)
    assert paths(desk)[:3] == ["news/b.md", "news/c.html", "old.jsonl#0"]
    assert paths(desk)[-4:] == ["old.jsonl#17", "old.jsonl#18", "a.md", "gone.md"]


def test_the_model_says_in_a_batch_what_it_says_in_a_run(desk: Place) -> None:
    assert desk.call("batch", "news/b.md", "--output", "out.jsonl", "--workers", 1).code == 1
    assert output(desk) == compact(desk.call("run", "news/b.md", "--format", "json").json)


def test_lines_go_to_standard_output_if_asked(desk: Place) -> None:
    done = desk.call("batch", "a.md", "--output", "-", "--no-model", "--workers", 1)
    assert done.out.encode() == compact(desk.run("a.md", "--format", "json").json)
    assert done.err == (
        "factcheck: 1 article, 2 figures: 2 supported, 0 contradicted, 0 unverified; 0 inconsistencies;"
        " 0 could not be read\n"
    )
    assert not list(desk.folder.glob("*.part"))


def test_standard_input_is_an_article_too(desk: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(WRONG.encode())))
    assert batch(desk, "a.md", "-", workers=2).code == 1
    assert paths(desk) == ["a.md", "-"]


def test_standard_output_stays_empty_otherwise(desk: Place) -> None:
    done = batch(desk, "a.md", "news")
    assert done.out == ""
    assert "3 articles, 5 figures: 3 supported, 1 contradicted, 1 unverified" in done.err
    assert done.err.endswith("; written to out.jsonl\n")


def test_at_a_terminal_it_says_how_far_it_is(desk: Place) -> None:
    done = desk.call("batch", "a.md", "news", "--output", "out.jsonl", "--no-model", "--workers", 1, terminal=True)
    assert "checking" in done.err
    assert "3/3" in done.err


# --------------------------------------------------------------------------- exit codes


@pytest.mark.parametrize(
    ("text", "more", "code"),
    [
        (RIGHT, (), 0),
        (WRONG, (), 1),
        (WRONG, ("--fail-on", "never"), 0),
        (UNKNOWN, (), 0),
        (UNKNOWN, ("--fail-on", "unverified"), 1),
        (INCONSISTENT, (), 1),
        (INCONSISTENT, ("--fail-on", "never"), 0),
        ("<!-- factcheck: ignore -->\n" + UNKNOWN, ("--fail-on", "unverified"), 1),
        ("\0", (), 3),
        ("\0", ("--fail-on", "never"), 3),
    ],
)
def test_the_exit_code_is_that_of_run(text: str, more: tuple[str, ...], code: int, place: Place) -> None:
    place.write("z.md", RIGHT)
    place.write("a.md", text)
    assert place.run("a.md", "z.md", *more).code == code
    assert batch(place, "a.md", "z.md", *more).code == code


def test_one_that_cannot_be_read_is_a_line_and_the_others_are_checked(desk: Place) -> None:
    done = batch(desk, "gone.md", "a.md")
    assert (done.code, "gone.md cannot be opened" in done.err, "1 could not be read" in done.err) == (3, True, True)
    first, second = reports(desk)
    assert first["articles"] == []
    assert first == desk.run("gone.md", "--format", "json").json
    assert second["articles"][0]["path"] == "a.md"


def test_what_a_baseline_knows_does_not_fail(desk: Place) -> None:
    desk.call("baseline", "news", "--no-model", "--output", "known.json")
    done = batch(desk, "news", "--baseline", "known.json")
    assert (done.code, "known.json: 1 finding known" in done.err) == (0, True)
    desk.write("news/d.md", ALSO_WRONG)
    assert batch(desk, "news", "--baseline", "known.json").code == 1


def test_settings_hold_for_paths(desk: Place) -> None:
    archive(desk, "old.jsonl", {"id": "a", "text": WRONG})
    assert batch(desk, "news", "old.jsonl").code == 1
    desk.write("factcheck.toml", 'store = "desk.db"\n[per-path."news"]\nfail-on = "never"\n')
    assert batch(desk, "news").code == 0
    assert batch(desk, "old.jsonl").code == 1
    desk.write("factcheck.toml", 'store = "desk.db"\n[per-path."old.jsonl#*"]\nfail-on = "never"\n')
    assert batch(desk, "old.jsonl").code == 0


def test_without_a_store_that_is_said_once(desk: Place) -> None:
    desk.write("factcheck.toml", "")
    done = batch(desk, "a.md", "news/b.md", workers=2)
    assert (done.code, done.err.count("no reference store")) == (0, 1)
    assert [report["made_with"]["store"] for report in reports(desk)] == [None, None]


# --------------------------------------------------------------------------- what is refused


@pytest.mark.parametrize("name", ["a.md", "./a.md", "desk.db"])
def test_what_is_read_is_not_written_over(name: str, desk: Place) -> None:
    before = (desk.folder / name).read_bytes()
    done = desk.call("batch", "a.md", "--output", name, "--no-model")
    assert (done.code, "would write over" in done.err) == (2, True)
    assert (desk.folder / name).read_bytes() == before


@pytest.mark.parametrize(
    ("name", "code", "told"),
    [
        ("news", 3, "news is a folder"),
        ("no/out.jsonl", 3, "its folder is missing"),
        ("held", 3, "held.part is a folder"),
        ("read", 2, "would write over what is read"),
    ],
)
def test_an_output_that_cannot_be_is_refused_at_once(name: str, code: int, told: str, desk: Place) -> None:
    (desk.folder / "held.part").mkdir()
    desk.write("read.part", RIGHT)
    done = desk.call("batch", "a.md", "read.part", "--output", name, "--no-model")
    assert (done.code, told in done.err) == (code, True), done.err
    assert (desk.folder / "read.part").read_text() == RIGHT


def test_a_pipe_is_written_to_and_stays_a_pipe(desk: Place) -> None:
    os.mkfifo(desk.folder / "pipe")
    reading = os.open(desk.folder / "pipe", os.O_RDONLY | os.O_NONBLOCK)
    assert desk.call("batch", "a.md", "--output", "pipe", "--no-model", "--workers", 1).code == 0
    assert os.read(reading, 65536) == compact(desk.run("a.md", "--format", "json").json)
    os.close(reading)
    assert (desk.folder / "pipe").is_fifo()


def test_a_link_stays_a_link_and_rights_stay(desk: Place) -> None:
    target = desk.write("there/out.jsonl", "earlier")
    target.chmod(0o600)
    (desk.folder / "out.jsonl").symlink_to(target)
    assert batch(desk, "a.md").code == 0
    assert (desk.folder / "out.jsonl").is_symlink()
    assert json.loads(target.read_text())["version"] == 1
    assert target.stat().st_mode & 0o777 == 0o600
    assert [path.name for path in target.parent.iterdir()] == ["out.jsonl"]


@pytest.mark.parametrize("more", [("--store", "none.db"), ("--baseline", "none.json"), ("--model", "nowhere")])
def test_what_is_missing_is_told_once_and_before_anything_is_done(more: tuple[str, str], desk: Place) -> None:
    model = () if "--model" in more else ("--no-model",)
    done = desk.call("batch", "a.md", "news", "--output", "out.jsonl", "--workers", 2, *model, *more)
    assert (done.code, done.err.count("\n")) == (3, 1), done.err
    assert not list(desk.folder.glob("out.jsonl*"))


def test_no_worker_at_all_is_wrong_usage(desk: Place) -> None:
    assert desk.call("batch", "a.md", "--output", "out.jsonl", "--workers", 0).code == 2


def test_ray_that_is_missing_is_told_with_what_to_install(desk: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "ray", None)
    done = desk.call("batch", "a.md", "--output", "out.jsonl", "--no-model", "--ray", "local")
    assert done.code == 3
    assert done.err == (
        "factcheck: --ray needs Ray, which is not installed; install it with: pip install 'factcheck[ray]'\n"
    )
    assert not list(desk.folder.glob("out.jsonl*"))
    assert batch(desk, "a.md").code == 0, "nothing else needs it"
    assert desk.call("batch", "a.md", "--output", "o", "--ray", "local", "--workers", 2).code == 2


def test_an_error_of_ours_is_a_line_too(desk: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    from factcheck.pipeline import Checker

    honest = Checker.check
    monkeypatch.setattr(Checker, "check", lambda self, article: 1 / 0 if "b" in article.path else honest(self, article))
    done = batch(desk, "a.md", "news/b.md")
    assert (done.code, "an error of factcheck itself" in done.err) == (3, True)
    assert [len(report["errors"]) for report in reports(desk)] == [0, 1]


def test_what_was_read_is_let_go_of_when_it_is_much(desk: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    batch(desk, "a.md", "news")
    before = output(desk)
    monkeypatch.setattr("factcheck.pipeline.MOST_READ", 0)
    batch(desk, "a.md", "news")
    assert output(desk) == before


def test_the_folder_of_the_configuration_is_found_from_below(desk: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(desk.folder / "news")
    assert desk.call("batch", "b.md", "c.html", "--output", "out.jsonl", "--no-model", "--workers", 2).code == 1
    lines = Path("out.jsonl").read_bytes().splitlines(keepends=True)
    assert lines[0] == compact(desk.run("b.md", "--format", "json").json)
