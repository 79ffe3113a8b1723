"""``--changed-since``: figures whose sentence touches a changed line, and clear errors where git cannot tell."""

from __future__ import annotations

from pathlib import Path

import pytest
from cli_place import ALSO_WRONG, RIGHT, UNKNOWN, WRONG, Place

from factcheck.cli.changed import Changed

pytest_plugins = ["cli_place"]

TEXT = f"{RIGHT}\n{WRONG}\n{UNKNOWN}"


@pytest.fixture
def repository(place: Place) -> Place:
    place.git("init", "--quiet")
    place.write("a.md", TEXT)
    place.git("add", ".")
    place.git("commit", "--quiet", "-m", "first")
    return place


def figures(place: Place, *arguments: object) -> list[str]:
    done = place.run(*(arguments or ("a.md",)), "--changed-since", "HEAD", "--format", "json")
    return [
        v["figure"]["text"] for row in done.json["articles"] for v in row["verdicts"] if v["figure"]["text"] != "2023"
    ]


def test_nothing_has_changed(repository: Place) -> None:
    done = repository.run("a.md", "--changed-since", "HEAD")
    assert (done.code, done.err) == (0, "")
    assert figures(repository) == []


def test_only_the_changed_line_counts(repository: Place) -> None:
    repository.write("a.md", TEXT.replace("17", "18"))
    assert figures(repository) == ["18"]
    assert repository.run("a.md", "--changed-since", "HEAD").code == 0  # the wrong figure is not new
    repository.write("a.md", TEXT.replace("62,300", "72,300"))
    assert figures(repository) == ["72,300"]
    assert repository.run("a.md", "--changed-since", "HEAD").code == 1


def test_a_sentence_over_several_lines_has_changed_as_a_whole(repository: Place) -> None:
    repository.write("b.md", WRONG.replace("handled", "\nhandled"))
    repository.git("add", ".")
    repository.git("commit", "--quiet", "-m", "second")
    repository.write("b.md", WRONG.replace("the port", "the old port").replace("handled", "\nhandled"))
    assert figures(repository, "b.md") == ["62,300"]


def test_taken_out_lines_change_no_other_sentence(repository: Place) -> None:
    repository.write("a.md", f"{RIGHT}\n{UNKNOWN}")
    assert figures(repository) == []


def test_a_new_file_has_changed_as_a_whole(repository: Place) -> None:
    repository.write("new file ä.md", ALSO_WRONG)
    assert figures(repository, ".") == ["1,340"]
    repository.git("add", ".")
    assert figures(repository, ".") == ["1,340"]


def test_an_older_revision_and_a_branch(repository: Place) -> None:
    repository.write("b.md", UNKNOWN)
    repository.git("add", ".")
    repository.git("commit", "--quiet", "-m", "second")
    done = repository.run(".", "--changed-since", "HEAD~1", "--format", "json")
    assert [row["path"] for row in done.json["articles"]] == ["b.md"]


def test_notes_on_unchanged_lines_are_left_out(repository: Place) -> None:
    comment = f"<!-- factcheck: ignore -->\n{ALSO_WRONG}"
    repository.write("a.md", comment + TEXT)
    repository.git("commit", "--quiet", "-am", "comment")
    repository.write("a.md", comment + TEXT.replace("17", "18"))
    assert repository.run("a.md", "--changed-since", "HEAD").err == ""


def test_no_repository(place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(place.folder.parent))
    place.write("a.md", RIGHT)
    done = place.run("a.md", "--changed-since", "HEAD")
    assert done.code == 2
    assert "not in a git repository" in done.err
    assert done.err.count("\n") == 1


@pytest.mark.parametrize("revision", ["nonsense", "--output=x", ""])
def test_an_unknown_revision(revision: str, repository: Place) -> None:
    done = repository.run("a.md", f"--changed-since={revision}")
    assert done.code == 2
    assert "no revision" in done.err
    assert done.err.count("\n") == 1


def test_standard_input_has_no_history(repository: Place) -> None:
    assert repository.run("-", "--changed-since", "HEAD").code == 2


def test_git_is_not_installed(repository: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(Path("/nowhere")))
    done = repository.run("a.md", "--changed-since", "HEAD")
    assert done.code == 3
    assert "git" in done.err


def test_a_missing_article_is_an_error_still(repository: Place) -> None:
    done = repository.run("missing.md", "--changed-since", "HEAD")
    assert done.code == 3
    assert "missing.md cannot be opened" in done.err


def test_a_sentence_over_a_removed_line_has_changed() -> None:
    assert Changed(((4.5, 4.5),)).touches(4, 5)
    assert not Changed(((4.5, 4.5),)).touches(4, 4)
    assert not Changed(((4.5, 4.5),)).touches(5, 9)
