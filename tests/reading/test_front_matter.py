"""Front matter and what overrides it."""

from datetime import date

import pytest

from factcheck.errors import ArticleError
from factcheck.reading import read_article
from factcheck.reading.frontmatter import parse_date


def test_yaml():
    article = read_article(b"---\ntitle: 'Five: 5'\ndate: 2023-12-26\nlang: en\n---\nIt is 6.\n", "a.md")
    assert (article.title, article.date, article.language) == ("Five: 5", date(2023, 12, 26), "en")
    assert [s.text for s in article.sentences] == ["It is 6."]
    assert {e.reason for e in article.exempt} == {"front-matter"}


def test_toml_and_windows_lines():
    article = read_article(b'+++\r\ntitle = "T"\r\ndate = 2023-12-26T10:00:00Z\r\n+++\r\nIt is 6.', "a.md")
    assert (article.title, article.date) == ("T", date(2023, 12, 26))


def test_plain_text_and_html_may_have_it():
    for path in ("a.txt", "a.html"):
        assert read_article(b"---\ndate: 2023-12-26\n---\nIt is 6.", path).date == date(2023, 12, 26)


def test_the_given_date_overrides():
    data = b"---\ndate: 2023-12-26\n---\nIt is 6.\n"
    assert read_article(data, "a.md", date=date(2020, 1, 2)).date == date(2020, 1, 2)


def test_broken_yaml_names_the_line():
    with pytest.raises(ArticleError, match="line 3: the front matter is not valid YAML") as caught:
        read_article(b"---\ntitle: a\nbad: [1, 2\n---\ntext", "a.md")
    assert caught.value.hint


def test_broken_yaml_in_plain_text_is_text():
    article = read_article(b"---\ntitle: a: b: c\n---\nIt is 6.", "a.txt")
    assert article.sentences[-1].text == "It is 6."


def test_deep_nesting_is_an_error_and_no_crash():
    with pytest.raises(ArticleError):
        read_article(b"---\na: " + b"[" * 30_000 + b"\n---\ntext", "a.md")


def test_a_rule_at_the_top_is_no_front_matter():
    article = read_article(b"---\njust words here\n---\nIt is 6.", "a.md")
    assert article.title is None
    assert len(article.sentences) == 2


def test_an_unreadable_date_is_an_error_unless_one_is_given():
    data = b"---\ndate: last week\n---\ntext"
    with pytest.raises(ArticleError, match="last week"):
        read_article(data, "a.md")
    assert read_article(data, "a.md", date=date(2020, 1, 2)).date == date(2020, 1, 2)


@pytest.mark.parametrize("written", ["2023-12-06", "2023/12/06", "6 December 2023", "Dec. 6, 2023", "December 6, 2023"])
def test_dates_as_files_write_them(written: str):
    assert parse_date(written) == date(2023, 12, 6)


@pytest.mark.parametrize("written", ["", "soon", "2023-13-01", "12/6/23"])
def test_what_is_no_date(written: str):
    assert parse_date(written) is None
