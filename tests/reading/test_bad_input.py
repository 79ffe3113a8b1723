"""Files that are no article, and very long lines."""

import time

import pytest

from factcheck.errors import ArticleError
from factcheck.reading import read_article


def test_an_empty_article_is_fine():
    for path in ("a.txt", "a.md", "a.html"):
        article = read_article(b"", path)
        assert (article.text, article.sentences, article.exempt) == ("", (), ())


@pytest.mark.parametrize("data", [b"\x89PNG\r\n\x1a\n\0\0", b"words\0words", b"\xff\xfea\0\0\0"])
def test_a_binary_file(data: bytes):
    with pytest.raises(ArticleError, match="binary") as caught:
        read_article(data, "a.txt")
    assert caught.value.hint


def test_another_encoding_names_the_byte_and_line():
    with pytest.raises(ArticleError, match=r"not UTF-8 text .byte 0xe9 in line 2") as caught:
        read_article("one\ncafé 5".encode("latin-1"), "a.txt")
    assert "iconv" in caught.value.hint


def test_utf16_is_read_by_its_mark():
    article = read_article("café 5 people".encode("utf-16"), "a.txt")
    assert article.text == "café 5 people"


def test_a_byte_order_mark_counts_as_a_character():
    article = read_article("\ufeff# Title\n\nIt is 5.".encode(), "a.md")
    assert article.text[0] == "\ufeff"
    assert [article.text[s.start : s.end] for s in article.sentences][-1] == "It is 5."
    assert not any(s.text.startswith("\ufeff") for s in article.sentences)


@pytest.mark.parametrize("path", ["a.txt", "a.md", "a.html"])
def test_five_megabytes_in_one_line(path: str):
    line = b"The number crossing the gap topped 520,085 this year. " * 95_000
    started = time.monotonic()
    article = read_article(line, path)
    assert len(line) > 5_000_000
    assert len(article.sentences) == 95_000
    assert time.monotonic() - started < 30  # about 2 seconds on an idle core


@pytest.mark.parametrize("unit", ["<a ", "<!--", "<", "&#5", "[", "<!-- factcheck: ignore ", "a@", "1."])
@pytest.mark.parametrize("path", ["a.txt", "a.md", "a.html"])
def test_hostile_repetition_takes_linear_time(path: str, unit: str):
    started = time.monotonic()
    read_article(unit.encode() * (60_000 // len(unit)), path)
    assert time.monotonic() - started < 10


def test_an_endless_sentence_is_cut_between_words():
    article = read_article(b"one two 1 000 000 people and more words " * 2_000, "a.txt")
    assert max(len(s.text) for s in article.sentences) <= 4_000
    assert all(not s.text.startswith("000") for s in article.sentences)
