"""Ignore comments: what they take out, and what is said of those that are wrong."""

from datetime import date

import pytest

from factcheck.reading import NoteReason, read_article_with_notes

TODAY = date(2024, 1, 1)


def read(text: str, path: str = "a.md") -> tuple[str, list[str], list[str]]:
    """The words left, the tokens ignored, the reasons of the notes."""
    article, notes = read_article_with_notes(text.encode(), path, today=TODAY)
    words = " ".join(" ".join(s.text.split()) for s in article.sentences)
    return words, [e.text for e in article.exempt if e.reason == "ignored"], [str(note.reason) for note in notes]


@pytest.mark.parametrize("path", ["a.md", "a.txt", "a.html"])
def test_the_line_after_and_the_line_itself(path: str):
    text = 'A 1.\n<!-- factcheck: ignore reason="old" -->\nB 2.\nC 3. <!-- factcheck: ignore reason="x" -->\nD 4.\n'
    words, ignored, notes = read(text, path)
    assert words == "A 1. D 4."
    assert ignored == ["2", "3"]
    assert notes == []


def test_a_range():
    start, end = '<!-- factcheck: ignore-start reason="x" -->', "<!-- factcheck: ignore-end -->"
    text = f"A 1.\n\n{start}\n\nB 2.\n\nC 3.\n\n{end}\n\nD 4.\n"
    assert read(text) == ("A 1. D 4.", ["2", "3"], [])


def test_figures_in_words_are_counted_too():
    text = '<!-- factcheck: ignore reason="x" -->\nHalf a million people and $5 million, on Route 66.\n'
    words, ignored, notes = read(text)
    assert (words, notes) == ("", [])
    assert ignored[:2] == ["Half a million", "$5 million"]
    assert any("66" in token for token in ignored)


def test_a_blank_line_may_stand_between():
    assert read('<!-- factcheck: ignore reason="x" -->\n\nB 2.\n\nC 3.')[0] == "C 3."


def test_it_expires():
    text = '<!-- factcheck: ignore reason="x" until="{}" -->\nB 2.'
    assert read(text.format("2024-01-01")) == ("", ["2"], [])
    assert read(text.format("2023-12-31")) == ("B 2.", [], [NoteReason.EXPIRED])
    assert read(text.format("soon")) == ("B 2.", [], [NoteReason.BAD_DATE])


def test_without_a_day_nothing_expires():
    article, notes = read_article_with_notes(b'<!-- factcheck: ignore reason="x" until="2000-01-01" -->\nB 2.', "a.md")
    assert article.sentences == ()
    assert notes == ()


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("<!-- factcheck: ignore -->\nB 2.", NoteReason.NO_REASON),
        ('<!-- factcheck: ignore reason="x" -->\n', NoteReason.UNUSED),
        ('<!-- factcheck: ignore reason="x" -->\nNo figure here.', NoteReason.UNUSED),
        ('<!-- factcheck: ignore-start reason="x" -->\nB 2.', NoteReason.UNCLOSED),
        ("B 2. <!-- factcheck: ignore-end -->", NoteReason.STRAY_END),
    ],
)
def test_what_is_wrong_is_said(text: str, reason: NoteReason):
    assert read(text)[2] == [reason]


def test_an_unclosed_range_ignores_nothing():
    assert read('<!-- factcheck: ignore-start reason="x" -->\nB 2.')[0] == "B 2."


def test_an_example_in_code_is_no_comment():
    words, ignored, notes = read("`<!-- factcheck: ignore -->` B 2.")
    assert (words, ignored, notes) == ("B 2.", [], [])


def test_other_comments_ignore_nothing():
    assert read("<!-- factcheck -->\nB 2.\n<!-- ignore -->\nC 3.")[0] == "B 2. C 3."
