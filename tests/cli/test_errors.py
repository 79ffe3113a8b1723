"""Errors that nobody foresaw are told in a line, and are no findings; what counts in ``check`` counts as in ``run``."""

from __future__ import annotations

import pytest
from cli_place import RIGHT, WRONG, Place

from factcheck.pipeline import Checker
from factcheck.records import Article, ArticleReport

pytest_plugins = ["cli_place"]


@pytest.fixture
def stumbling(place: Place, monkeypatch: pytest.MonkeyPatch) -> Place:
    """A place where checking stumbles over the article that is called bad.md, and over every claim on its own."""
    honest = Checker.check

    def check(self: Checker, article: Article) -> ArticleReport:
        if article.path in {"bad.md", "claim"}:
            raise KeyError("nowhere\nto be found")
        return honest(self, article)

    monkeypatch.setattr(Checker, "check", check)
    place.write("bad.md", RIGHT)
    place.write("good.md", WRONG)
    return place


def test_an_error_of_ours_is_a_line_and_no_finding(stumbling: Place) -> None:
    done = stumbling.call("check", "The port has 12 cranes.", "--evidence", "The port has 12 cranes.", "--no-model")
    assert (done.code, done.out, done.err.count("\n")) == (3, "", 1), done.err
    for word in ("an error of factcheck itself", "KeyError", "test_errors.py", "--traceback"):
        assert word in done.err


def test_the_other_articles_are_checked_all_the_same(stumbling: Place) -> None:
    done = stumbling.run("bad.md", "good.md", "--format", "json")
    assert done.code == 3
    assert [article["path"] for article in done.json["articles"]] == ["good.md"]
    assert done.json["articles"][0]["summary"]["contradicted"] == 1
    (error,) = done.json["errors"]
    assert error["path"] == "bad.md"
    assert "KeyError" in error["message"]
    assert "--traceback" in error["hint"]
    assert "Traceback" not in done.err


def test_where_it_arose_is_shown_on_demand(stumbling: Place) -> None:
    done = stumbling.run("bad.md", "good.md", "--format", "json", "--traceback")
    assert done.code == 3
    assert done.err.count("Traceback (most recent call last)") == 1
    assert [article["path"] for article in done.json["articles"]] == ["good.md"]


def test_an_error_that_the_user_can_mend_keeps_its_code_with_a_traceback(place: Place) -> None:
    done = place.call("check", "It has 12 cranes.", "--store", "none.db", "--no-model", "--traceback")
    assert done.code == 3
    assert "Traceback" in done.err
    assert place.call("explain", "no-such-reason", "--traceback").code == 2


INCONSISTENT = "The team won 40 medals: 15 gold, 12 silver and 14 bronze."


def test_an_inconsistency_counts_in_check_as_in_run(place: Place) -> None:
    done = place.call("check", INCONSISTENT, "--evidence", "The team came home in May.", "--no-model")
    assert done.code == 1, done.out
    place.write("a.md", INCONSISTENT)
    assert place.run("a.md").code == 1
    consistent = INCONSISTENT.replace("14 bronze", "13 bronze")
    assert place.call("check", consistent, "--evidence", "The team came home in May.", "--no-model").code == 0
