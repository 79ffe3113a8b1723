"""HTML: what is prose, what is blanked, what the page says about itself."""

from datetime import date

import pytest

from factcheck.reading import read_article

PAGE = """<!DOCTYPE html>
<html lang="en-GB"><head><meta charset="utf-8"><title>5 &amp; 6 | Paper</title>
<meta property="article:published_time" content="2023-12-26T08:00:00Z">
<style>p { width: 100px }</style><script>var a = "<p>7 people</p>";</script></head>
<body><nav><a href="/1">12 stories</a></nav>
<h1>Half a million <em>cross</em></h1>
<p class="w-8">The number topped 520,085<br>in 2023. It cost &pound;5&nbsp;million.</p>
<table><tr><td>Panama</td><td>9</td></tr><tr><td>Peru</td><td>10</td></tr></table>
<p>Energy 10<sup>6</sup>, as said.<sup><a href="#fn1">1</a></sup></p>
<pre>x = 11</pre>
<ul><li>One 13<li>Two 14</ul><footer>Call 555</footer></body></html>
"""


def read(page: str) -> tuple[list[str], list[tuple[str, str]]]:
    article = read_article(page.encode(), "a.html")
    return [" ".join(s.text.split()) for s in article.sentences], [(e.text, e.reason) for e in article.exempt]


def test_a_page():
    sentences, exempt = read(PAGE)
    assert sentences == [
        "Half a million cross",
        "The number topped 520,085 in 2023.",
        "It cost £5 million.",
        "Panama 9",
        "Peru 10",
        "Energy 10 6 , as said.",
        "One 13",
        "Two 14",
    ]
    reasons = {text: reason for text, reason in exempt if reason != "markup"}
    assert reasons == {
        "5": "front-matter",
        "6": "front-matter",
        "12": "navigation",
        "1": "footnote",
        "11": "code",
        "555": "navigation",
    }


def test_what_a_page_says_about_itself():
    article = read_article(PAGE.encode(), "a.html")
    assert (article.title, article.date, article.language) == ("5 & 6 | Paper", date(2023, 12, 26), "en-GB")


def test_a_time_element_dates_a_page_without_metadata():
    page = b"<h1>Title</h1><time datetime='2024-02-03'>Saturday</time><p>It is 5.</p>"
    article = read_article(page, "a.html")
    assert (article.title, article.date) == ("Title", date(2024, 2, 3))


@pytest.mark.parametrize(
    ("page", "prose"),
    [
        ("<p>5 < 6 and 7 > 4", ["5 < 6 and 7 > 4"]),
        ("<p title='a > 5'>It is 6.</p>", ["It is 6."]),
        ("<p>AT&T made 5", ["AT&T made 5"]),
        ("<p>one<br><br>two", ["one", "two"]),
        ("<div>It is <!-- 5 --> 6.</div>", ["It is 6."]),
        ("<p>It is 5.<script>6", ["It is 5."]),
        ("<p>It is 5.<a href='6", ["It is 5."]),
        ("<p hidden>5</p><p style='display: none'>6</p><p>It is 7.", ["It is 7."]),
        ("<div id='toc'>1 Part</div><p>It is 7.", ["It is 7."]),
        ("<head><body><p>It is 7.", ["It is 7."]),
        ("</p></nav>It is 7.", ["It is 7."]),
        ("plain words, 5", ["plain words, 5"]),
    ],
)
def test_what_is_prose(page: str, prose: list[str]):
    assert read(page)[0] == prose


def test_an_entity_keeps_its_length():
    article = read_article(b"<p>&#163;5 &euro;6 &nosuch; 7</p>", "a.html")
    assert article.prose == "        £5      €6 &nosuch; 7    "
