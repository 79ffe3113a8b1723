"""Markdown: what is prose, what is blanked, and where it lies in the file."""

import pytest

from factcheck.reading import read_article

Exempt = list[tuple[str, str]]


def read(text: str) -> tuple[list[str], Exempt]:
    """The sentences, with white space collapsed, and the exempt tokens with their reasons."""
    article = read_article(text.encode(), "article.md")
    return [" ".join(s.text.split()) for s in article.sentences], [(e.text, e.reason) for e in article.exempt]


@pytest.mark.parametrize(
    ("markdown", "prose", "exempt"),
    [
        ("Some **bold 5%** text", ["Some bold 5% text"], []),
        ("*5* __6__ ~~7~~ ***8***", ["5 6 7 8"], []),
        ("5 * 6 and snake_case_7", ["5 * 6 and snake_case_7"], []),
        (r"5\* stars and \# 6", ["5 * stars and # 6"], []),
        ("run `head -5` for 6", ["run for 6"], [("5", "code")]),
        ("a ` lone tick and 5", ["a ` lone tick and 5"], []),
        ("[12 people](http://a.org/34 'of 56')", ["12 people"], [("34", "url"), ("56", "url")]),
        ("[12 people][ref 3]\n\n[ref 3]: http://a.org/4", ["12 people"], [("3", "url"), ("3", "url"), ("4", "url")]),
        ("[12] people & 5", ["[12] people & 5"], []),
        ("![chart 5](6.png) shows 7", ["shows 7"], [("![chart 5](6.png)", "markup")]),
        ("[![n 5](6.png) 7 people](8.html)", ["7 people"], [("[![n 5](6.png)", "markup"), ("8", "url")]),
        ("<http://a.org/5> has 6", ["has 6"], [("5", "url")]),
        ("<b class='x5'>6</b> people", ["6 people"], [("<b class='x5'>", "markup")]),
        ("cost &pound;5 or 6&nbsp;million &amp; 7", ["cost £5 or 6 million & 7"], []),
        (
            "Seen[^1] by 5.\n\n[^1]: Of 6 people.",
            ["Seen by 5.", "Of 6 people."],
            [("1", "footnote"), ("1", "footnote")],
        ),
        (
            "3. Sales rose 5%\n4. Costs fell 6%",
            ["Sales rose 5%", "Costs fell 6%"],
            [("3", "list-number"), ("4", "list-number")],
        ),
        ("- one 5\n- two 6\n  more", ["one 5", "two 6 more"], []),
        ("> It rose 5%\n> last year.", ["It rose 5% last year."], []),
        ("```\nx = 5\n```\nIt rose 6%.", ["It rose 6%."], [("5", "code")]),
        ("Text 6.\n\n    x = 5\n", ["Text 6."], [("5", "code")]),
        ("a 5\n\n<div class='w10'>\nIt is 6.\n</div>", ["a 5", "It is 6."], [("<div class='w10'>", "markup")]),
        ("# <script>alert(5)</script> 6 people", ["6 people"], [("# <script>alert(5)</script>", "markup")]),
        ("[5](javascript:alert(6))", ["5"], [("6", "url")]),
        ("<!-- note 5 -->\nIt is 6.", ["It is 6."], [("<!-- note 5 -->", "markup")]),
        ("| a | n |\n|---|--:|\n| x 1 | y\\|2 |\n| 1 | 1 |", ["a n", "x 1 y |2", "1 1"], []),
        ("- [One 5](#one-5)\n- [Two](#two)\n\nIt is 6.", ["It is 6."], [("5", "contents"), ("5", "contents")]),
        ("- [One 5](#one-5) is 7\n- [Two](#two)", ["One 5 is 7", "Two"], [("5", "url")]),
    ],
)
def test_what_is_prose(markdown: str, prose: list[str], exempt: Exempt):
    assert read(markdown) == (prose, exempt)
    windows, exempt_there = read(markdown.replace("\n", "\r\n"))
    assert (windows, exempt_there) == (prose, exempt)


def test_a_wrapped_paragraph_is_one_block():
    article = read_article(b"The first line holds 5\nand goes on. The second ends\nhere.\n\nNew.", "a.md")
    assert [s.text for s in article.sentences] == [
        "The first line holds 5\nand goes on.",
        "The second ends\nhere.",
        "New.",
    ]
    assert [s.block for s in article.sentences] == [0, 0, 1]


def test_headings_of_both_kinds():
    article = read_article(b"Title 5\n=======\n\n## Part **6** ##\n\nIt is 7.\n", "a.md")
    assert article.title == "Title 5"
    assert [(s.text, s.is_heading, s.heading) for s in article.sentences] == [
        ("Title 5", True, None),
        ("Part   6", True, None),
        ("It is 7.", False, "Part 6"),
    ]


def test_section_numbers_beside_each_other_are_exempt():
    _, exempt = read("# 1. Methods\n\nText 5.\n\n## 1.1 Data\n\n# 2. Results\n")
    assert exempt == [("1", "heading-number"), ("1.1", "heading-number"), ("2", "heading-number")]


def test_section_numbers_without_a_stop():
    assert read("# 1 Methods\n\n# 2 Results\n")[0] == ["Methods", "Results"]


def test_a_figure_at_the_head_of_a_heading_stays():
    sentences, exempt = read("# 3.5 million people cross\n\n## 3 things to know\n")
    assert sentences == ["3.5 million people cross", "3 things to know"]
    assert exempt == []
    assert read("# 2 million cross\n\n# 3 million stay\n")[0] == ["2 million cross", "3 million stay"]


def test_a_table_row_is_a_block():
    article = read_article(b"| a | b |\n|---|---|\n| one. Two | 5 |\n", "a.md")
    assert article.sentences[0].block != article.sentences[-1].block
    assert all("|" not in s.text for s in article.sentences)
