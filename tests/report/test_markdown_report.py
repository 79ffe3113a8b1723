"""The Markdown report, rendered as a site would: nothing of an article or source does anything."""

import re
from dataclasses import replace

import pytest
from markdown_it import MarkdownIt
from report_sample import EMPTY, REPORT, SEVERAL

from factcheck.records import Figure, Verdict
from factcheck.report.markdown import escape, render_markdown


def rendered() -> str:
    return MarkdownIt("commonmark").enable(["table", "strikethrough"]).render(render_markdown(REPORT))


OWN_TAGS = "h1 h2 h3 p strong b table thead tbody tr th td ul li blockquote a details summary hr"


def test_no_tag_of_the_article_survives():
    tags = set(re.findall(r"</?([a-z0-9]+)", rendered()))
    assert tags <= set(OWN_TAGS.split())


def test_links_lead_to_the_web_or_within_the_page():
    links = re.findall(r'href="([^"]*)"', rendered())
    assert links
    assert all(link.startswith(("https://example.org/", "#v-")) for link in links)


def test_each_figure_has_its_boxes_and_anchor():
    text = render_markdown(REPORT)
    for verdict in REPORT.articles[0].verdicts:
        assert (
            text.count(
                f"<!-- factcheck: review {verdict.id} -->\n- [ ] agree\n- [ ] wrong\n- [ ] not checkable\n- note:\n"
            )
            == 1
        )
        assert f"](#v-{verdict.id}) | {verdict.label} |" in text
        assert text.count(f'<a id="v-{verdict.id}"></a>') == 1


def test_the_table_has_five_cells_a_row():
    rows = [line for line in render_markdown(REPORT).splitlines() if line.startswith(("| ✅", "| ❌", "| ❔"))]
    assert len(rows) == 5
    assert all(len(re.findall(r"(?<!\\)\|", row)) == 6 for row in rows)


def test_contradicted_come_before_unverified_and_supported_are_folded():
    text = render_markdown(REPORT)
    assert text.index("## Contradicted") < text.index("## Unverified") < text.index("Supported (1)</summary>")


def test_the_counts_stand_above_all():
    counts = "5 figures: 1 supported, 2 contradicted, 2 unverified; 4 exempt, 1 unread; 1 inconsistency"
    assert f"**{counts}**" in render_markdown(REPORT)
    assert "**0 figures: 0 supported, 0 contradicted, 0 unverified; 0 exempt, 0 unread**" in render_markdown(EMPTY)
    assert render_markdown(SEVERAL).startswith("# Fact check of 2 articles\n\n**5 figures")


def test_a_line_added_above_changes_the_tables_alone():
    (article,) = REPORT.articles
    added = "A line above.\n\n"

    def move(figure: Figure) -> Figure:
        return replace(figure, start=figure.start + len(added), end=figure.end + len(added))

    def move_verdict(verdict: Verdict) -> Verdict:
        start, end = verdict.claim.start + len(added), verdict.claim.end + len(added)
        return replace(verdict, claim=replace(verdict.claim, start=start, end=end, figure=move(verdict.figure)))

    moved = replace(
        article,
        article=replace(article.article, text=added + article.article.text, prose=added + article.article.prose),
        verdicts=tuple(map(move_verdict, article.verdicts)),
        exempt=(),
        unread=(),
        inconsistencies=(),
    )
    before = render_markdown(replace(REPORT, articles=(replace(article, exempt=(), unread=(), inconsistencies=()),)))
    after = render_markdown(replace(REPORT, articles=(moved,)))
    changed = [a for a, b in zip(before.splitlines(), after.splitlines(), strict=True) if a != b]
    assert len(changed) == 5
    assert all(line.startswith("| ") for line in changed)


@pytest.mark.parametrize(
    "hostile",
    [
        *(
            "# x",
            "- x",
            "+ x",
            "1. x",
            "1) x",
            "> x",
            "---",
            "===",
            "    x",
            "``` x",
            "~~~",
            "<b>x</b>",
            "&lt;b&gt;",
            "&#60;",
        ),
        *(
            "[x](javascript:y)",
            "![x](y)",
            "*x*",
            "__x__",
            "~~x~~",
            "`x`",
            "a|b",
            "\\*x*",
            "x\n\n# y",
            "<!-- x",
            "[x]: y",
            "| x |\n|--|",
        ),
    ],
)
def test_escaped_words_show_as_they_are(hostile: str):
    html = MarkdownIt("commonmark").enable(["table", "strikethrough"]).render(escape(hostile))
    inner = re.fullmatch(r"<p>(.*)</p>\n", html, re.DOTALL)
    assert inner is not None, html
    assert "<" not in inner[1]


def test_plain_words_are_left_alone():
    assert escape("Sales rose 5% to $3 million - a record (2023).") == "Sales rose 5% to $3 million - a record (2023)."
