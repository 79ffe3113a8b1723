"""The page: one file, nothing from outside, hostile words as characters, every figure with its card."""

import base64
import hashlib
import re
from dataclasses import replace
from html.parser import HTMLParser

from report_sample import EMPTY, REPORT, SEVERAL

from factcheck.records import Report
from factcheck.report.html import render_html


class Page(HTMLParser):
    """Every element of a page, with its attributes."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str]]] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, {name: value or "" for name, value in attrs}))

    def all(self, tag: str, kind: str = "") -> list[dict[str, str]]:
        return [a for name, a in self.elements if name == tag and kind in [*a.get("class", "").split(), ""]]


def page(report: Report = REPORT) -> Page:
    return Page(render_html(report))


def test_nothing_is_asked_for_outside():
    for tag, attributes in page().elements:
        assert not {"src", "srcset", "data", "action", "background", "style"} & set(attributes), tag
        assert not any(name.startswith("on") for name in attributes), tag
        assert tag not in {"link", "img", "iframe", "object", "embed", "base"}
    for link in page().all("a"):
        assert link["href"].startswith(("#", "https://example.org/"))


def test_the_policy_allows_the_style_and_script_of_the_page_alone():
    text = render_html(REPORT)
    (policy,) = [m["content"] for m in page().all("meta") if m.get("http-equiv") == "Content-Security-Policy"]
    assert policy.startswith("default-src 'none';")
    assert "unsafe" not in policy
    for tag in ("style", "script"):
        (inner,) = re.findall(rf"<{tag}>(.*?)</{tag}>", text, re.DOTALL)
        digest = base64.b64encode(hashlib.sha256(inner.encode()).digest()).decode()
        assert f"{tag}-src 'sha256-{digest}'" in policy


def test_each_figure_is_marked_and_has_its_card():
    found = page()
    told = found.all("section", "card")
    cards = {card["id"]: card for card in told if card["data-label"] != "inconsistent"}
    marks = found.all("a", "figure")
    assert [mark["href"][1:] for mark in marks] == list(cards)
    assert [card["data-mark"] for card in cards.values()] == [mark["id"] for mark in marks]
    assert [card["data-verdict"] for card in cards.values()] == [v.id for v in REPORT.articles[0].verdicts]


def test_an_inconsistency_has_a_card_that_leads_to_its_figures():
    found = page()
    (card,) = found.all("section", "inconsistent")
    assert card["data-mark"] == "m-0-2"
    text = render_html(REPORT)
    inside = text[text.index('id="v-0-i0"') : text.index('id="v-0-0"')]
    assert re.findall(r'href="#([^"]+)"', inside) == ["m-0-2", "m-0-3"]
    assert "cannot both be the &lt;cost&gt;" in inside


def test_ids_are_unique_over_several_articles():
    ids = [attributes["id"] for _, attributes in page(SEVERAL).elements if "id" in attributes]
    assert len(set(ids)) == len(ids)


def test_controls_have_names():
    found = page()
    assert len(found.all("input")) == 4
    assert len(page(EMPTY).all("input")) == 3  # no filter for inconsistencies where there are none
    assert found.all("svg")[0]["aria-label"] == "2 contradicted, 2 unverified, 1 supported"
    assert all(mark["aria-label"] for mark in found.all("a", "figure"))


def test_no_figures():
    assert "No figures were found" in render_html(EMPTY)


def test_figures_within_a_figure_keep_their_cards():
    (article,) = REPORT.articles
    whole = article.verdicts[0]
    part = replace(whole.figure, text="half a million", start=whole.figure.start + 7)
    inner = replace(whole, id="inner", claim=replace(whole.claim, figure=part))
    found = page(replace(REPORT, articles=(replace(article, verdicts=(whole, inner), inconsistencies=()),)))
    assert len(found.all("section", "card")) == 2
    assert len(found.all("a", "figure")) == 1


def test_five_hundred_figures_stay_small():
    (article,) = REPORT.articles
    verdicts = tuple(replace(article.verdicts[index % 5], id=f"{index:016}") for index in range(500))
    assert len(render_html(replace(REPORT, articles=(replace(article, verdicts=verdicts),)))) < 1_000_000
