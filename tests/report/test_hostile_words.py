"""Properties: whatever words an article and its sources hold, every format stays what it is."""

import json
import re
from datetime import date
from html.parser import HTMLParser
from xml.etree import ElementTree

from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from factcheck.records import (
    Article,
    ArticleReport,
    Claim,
    Evidence,
    Exempt,
    Failure,
    Figure,
    Inconsistency,
    Kind,
    Label,
    MadeWith,
    Passage,
    Report,
    Source,
    Stance,
    Unread,
    Verdict,
)
from factcheck.report import RENDERERS, render_terminal

PIECES = st.sampled_from(
    [
        *(
            "5",
            "word",
            " ",
            "\n",
            "\r\n",
            "\t",
            "<",
            ">",
            "&",
            '"',
            "'",
            "`",
            "``",
            "*",
            "**",
            "_",
            "~~",
            "|",
            "\\",
            "[",
            "]",
            "(",
            ")",
        ),
        *(
            "](javascript:x)",
            "<script>",
            "</script>",
            "<!--",
            "-->",
            "]]>",
            "<![CDATA[",
            "</style>",
            "</title>",
            "{0}",
            "$",
            "$$",
        ),
        *(
            "%0A",
            "%",
            "::error::",
            "\n::error file=a::b",
            ",",
            ":",
            "\x1b[31m",
            "\x1b]0;x\x07",
            "\x9b1m",
            "\x00",
            "\x07",
            "\x08",
        ),
        *(
            "- ",
            "1. ",
            "# ",
            "> ",
            "    ",
            "---",
            "===",
            "```",
            "~~~",
            "| a |\n|---|",
            "<b>",
            "<img src=x onerror=y>",
            "&lt;",
            "&#60;",
        ),
        *(
            "\u202e",
            "\u2028",
            "\x85",
            "\ufffe",
            "\U0001f389",
            "e\u0301",
            "\u00a0",
            "@someone",
            "https://a.org",
            "<details>",
            "</details>",
        ),
    ]
)
WORDS = st.lists(PIECES | st.text(st.characters(exclude_categories=["Cs"]), max_size=4), max_size=12).map("".join)
OWN_TAGS = "h1 h2 h3 h4 p strong b table thead tbody tr th td ul li blockquote a details summary hr"


@st.composite
def reports(draw: st.DrawFn) -> Report:
    before, marked, after = draw(WORDS), draw(WORDS.filter(bool)), draw(WORDS)
    text = before + marked + after
    start, end = len(before), len(before) + len(marked)
    figure = Figure(marked, start, end, Kind.NUMBER)
    claim = Claim(draw(WORDS), 0, len(text), figure, text, "", draw(st.none() | WORDS))
    source = Source(
        1,
        draw(WORDS),
        draw(st.none() | WORDS),
        draw(st.none() | WORDS | WORDS.map("https://a.org/{}".format)),
        date(2023, 1, 2),
    )
    quoted = draw(WORDS)
    evidence = Evidence(Passage(1, quoted, source), 0, len(quoted), Stance.REFUTES)
    verdicts = tuple(
        Verdict(
            f"id{n}", label, "value-differs", 0.5, draw(WORDS), draw(WORDS), claim, (evidence,), draw(st.none() | WORDS)
        )
        for n, label in enumerate(Label)
    )
    path = draw(WORDS)
    article = Article(path, text, text, "0" * 64, (), draw(st.none() | WORDS))
    exempt, unread = Exempt(marked, start, end, "name"), Unread(marked, start, end)
    inconsistency = Inconsistency("total", draw(WORDS), (figure, figure))
    one = ArticleReport(article, verdicts, (exempt,), (unread,), (inconsistency,))
    return Report(MadeWith("0", None, None, "s"), (one,), (Failure(draw(WORDS), draw(WORDS), draw(WORDS)),))


class Tags(HTMLParser):
    def __init__(self, text: str) -> None:
        super().__init__()
        self.found: list[str] = []
        self.links: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append(tag)
        self.links += [value or "" for name, value in attrs if name == "href"]
        assert not any(name.startswith("on") for name, _ in attrs)


@settings(max_examples=80, deadline=None, derandomize=True)
@given(reports())
def test_every_format_stays_what_it_is(report: Report):
    for name in ("json", "sarif", "gitlab", "rdjson"):
        json.loads(RENDERERS[name](report))
    ElementTree.fromstring(RENDERERS["junit"](report))

    for line in RENDERERS["github"](report).removesuffix("\n").split("\n"):
        assert re.match(r"::(error|notice) (file|title)=", line)
        assert "\r" not in line

    terminal = render_terminal(report, color=True)
    assert not re.search(r"\x1b(?!\[[0-9;]*m)|[\x00-\x09\x0b-\x1a\x7f-\x9f\u202e]", terminal)

    page = Tags(RENDERERS["html"](report))
    assert page.found.count("script") == page.found.count("style") == page.found.count("title") == 1
    assert not {"img", "b", "iframe"} & set(page.found)
    assert all(link.lower().startswith(("#", "http://", "https://")) for link in page.links)

    shown = Tags(MarkdownIt("commonmark").enable(["table", "strikethrough"]).render(RENDERERS["markdown"](report)))
    assert set(shown.found) <= set(OWN_TAGS.split())
    assert all(link.lower().startswith(("#", "http://", "https://")) for link in shown.links)
    assert shown.found.count("blockquote") == 6
