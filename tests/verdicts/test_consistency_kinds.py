"""Every kind of inconsistency is explained: a docstring, an example that fires and one that stays quiet."""

from __future__ import annotations

from datetime import date

import pytest

from factcheck.cli.explain import COMMENTS
from factcheck.pipeline import Checker, GivenEvidence, compare_articles
from factcheck.reading import read_article
from factcheck.verdicts.consistency import RULES
from factcheck.verdicts.consistency.examples import KINDS, Explained
from factcheck.verdicts.reasons import REASONS


def reasons_of(kind: Explained, texts: tuple[str, ...]) -> list[str]:
    day = date.fromisoformat(kind.date) if kind.date else None
    checker = Checker(GivenEvidence(()))
    reports = [checker.check(read_article(text.encode(), f"{at}.md", date=day)) for at, text in enumerate(texts)]
    return [item.reason for report in reports for item in report.inconsistencies] + [
        item.reason for item in compare_articles(reports)
    ]


@pytest.mark.parametrize("kind", KINDS.values(), ids=lambda kind: kind.code)
def test_its_examples(kind: Explained) -> None:
    assert reasons_of(kind, kind.fires) == [kind.code]
    assert reasons_of(kind, kind.quiet) == []


def test_every_rule_is_explained_under_a_code_of_its_own() -> None:
    assert set(KINDS) == {*RULES, "across"}
    assert not set(KINDS) & {*REASONS, *COMMENTS}
    assert all(len(kind.rule) > 40 for kind in KINDS.values())
