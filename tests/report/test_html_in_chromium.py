"""The HTML report in a real browser: what is clicked and pressed, what is asked for, how it looks on paper and a phone.

The browser is Debian's ``chromium``, or what the variable CHROMIUM names. In CI (where CI is set) it must be there.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from browser import Browser, chromium, find_chromium
from report_sample import ACROSS, REPORT, SEVERAL, VERDICTS

from factcheck.records import Figure, Report, Verdict
from factcheck.report.html import render_html

LABELS = ["inconsistent", "contradicted", "unverified", "supported"]
CARDS = len(VERDICTS) + 1
"""One a verdict, and one for the inconsistency."""

SHOWN = "[...document.querySelectorAll('.card[data-label]')].filter((card) => card.offsetParent !== null)"


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    program = find_chromium()
    if program is None:
        if os.environ.get("CI"):
            pytest.fail("no Chromium here, and CI has to have one: apt-get install chromium")
        pytest.skip("no Chromium here: install it, or name it by the variable CHROMIUM")
    with chromium(program, tmp_path_factory.mktemp("profile")) as opened:
        yield opened


def page(tmp_path: Path, report: Report = REPORT) -> Path:
    file = tmp_path / "report.html"
    file.write_text(render_html(report), encoding="utf-8")
    return file


@pytest.fixture
def opened(browser: Browser, tmp_path: Path) -> Iterator[Browser]:
    browser.open(page(tmp_path))
    yield browser
    browser.call("Emulation.clearDeviceMetricsOverride")
    browser.look()
    browser.allow_scripts(True)


def shown(browser: Browser, what: str = "dataset.label") -> list[str]:
    found: list[str] = browser.run(f"{SHOWN}.map((card) => card.{what})")
    return found


def chosen(browser: Browser) -> str | None:
    """The verdict whose card has the focus."""
    found: str | None = browser.run("document.activeElement.dataset.verdict ?? null")
    return found


@pytest.mark.parametrize("report", [REPORT, SEVERAL], ids=["one article", "several"])
def test_nothing_is_asked_for_and_nothing_complains(report: Report, browser: Browser, tmp_path: Path) -> None:
    file = page(tmp_path, report)
    browser.open(file)
    assert browser.requests() == [file.as_uri()]
    assert browser.complaints() == []


def test_hostile_words_run_nothing(opened: Browser) -> None:
    assert "alert(1)" in opened.run("document.querySelector('main').innerText")
    assert opened.run("document.querySelectorAll('main script, main img').length") == 0
    assert opened.run("[...document.links].every((link) => /^(https?:|file:)/.test(link.href))") is True
    assert opened.complaints() == []


def test_the_policy_forbids_what_is_brought_in(opened: Browser) -> None:
    opened.run("document.body.insertAdjacentHTML('beforeend', '<img src=x onerror=\"window.ran = 1\">')")
    opened.run("document.body.append(Object.assign(document.createElement('script'), {textContent: 'window.ran = 2'}))")
    reached = opened.run("fetch('http://127.0.0.1:9/').then(() => 'reached', (error) => 'refused: ' + error.name)")
    assert opened.run("window.ran ?? null") is None
    assert reached == "refused: TypeError"
    assert sum("Content Security Policy" in text for text in opened.complaints()) >= 3


def test_labels_are_filters(opened: Browser) -> None:
    assert sorted(set(shown(opened))) == sorted(LABELS)
    for label in LABELS:
        opened.click(f".filters input[data-label={label}]")
        assert label not in shown(opened)
        count = len(shown(opened))
        assert opened.run("document.getElementById('shown').textContent") == f"{count} of {CARDS} shown"
        opened.click(f".filters input[data-label={label}]")
    assert len(shown(opened)) == CARDS


def test_reasons_are_filters(opened: Browser) -> None:
    opened.run(
        "(() => { const chosen = document.getElementById('reason'); chosen.value = 'bound';"
        " chosen.dispatchEvent(new Event('change')); })()"
    )
    assert shown(opened, "dataset.reason") == ["bound"]


def test_a_click_on_a_figure_shows_its_card(opened: Browser) -> None:
    for verdict in VERDICTS[:3]:
        mark = opened.run(f"document.querySelector('[data-verdict=\"{verdict.id}\"]').dataset.mark")
        opened.click(f"#{mark}")
        assert chosen(opened) == verdict.id
        assert opened.run("document.querySelectorAll('.card.chosen').length") == 1


def test_a_click_on_a_filtered_figure_brings_its_card_back(opened: Browser) -> None:
    opened.click(".filters input[data-label=contradicted]")
    contradicted = next(verdict for verdict in VERDICTS if verdict.label == "contradicted")
    mark = opened.run(f"document.querySelector('[data-verdict=\"{contradicted.id}\"]').dataset.mark")
    opened.click(f"#{mark}")
    assert chosen(opened) == contradicted.id
    assert "contradicted" in shown(opened)


def test_keys_go_from_card_to_card_and_back(opened: Browser) -> None:
    order = shown(opened, "dataset.verdict")
    for id_ in [*order, order[0]]:
        opened.press("j")
        assert chosen(opened) == id_
    opened.press("k")
    assert chosen(opened) == order[-1]
    opened.press("Escape")
    assert opened.run("document.activeElement.matches('a.figure')") is True
    opened.click("#next")
    assert chosen(opened) == order[0]
    opened.click("#previous")
    assert chosen(opened) == order[-1]


def test_the_first_tab_leads_to_the_article(opened: Browser) -> None:
    opened.press("Tab")
    assert opened.run("document.activeElement.className") == "skip"
    assert opened.run("document.activeElement.getBoundingClientRect().left >= 0") is True


def test_a_screen_reader_has_a_name_for_everything(opened: Browser) -> None:
    nodes = opened.call("Accessibility.getFullAXTree")["nodes"]
    named: dict[str, list[str]] = {}
    for node in nodes:
        role = node.get("role", {}).get("value", "")
        named.setdefault(role, []).append(node.get("name", {}).get("value", ""))
    for role in ("link", "checkbox", "combobox", "button", "region", "image"):
        assert named.get(role), role
        assert all(named[role]), role
    assert any("contradicted" in name for name in named["region"])
    assert opened.run("document.documentElement.lang") == "en"


def test_a_phone_needs_no_scrolling_sideways(opened: Browser) -> None:
    opened.call("Emulation.setDeviceMetricsOverride", width=360, height=740, deviceScaleFactor=2, mobile=True)
    assert opened.run("document.documentElement.scrollWidth") <= 360
    columns = opened.run(f"new Set({SHOWN}.map((card) => Math.round(card.getBoundingClientRect().left))).size")
    assert columns == 1


def test_each_article_stands_beside_its_cards(browser: Browser, tmp_path: Path) -> None:
    browser.open(page(tmp_path, ACROSS))
    for section in browser.run(
        "[...document.querySelectorAll('.both')].map((both) => ['.text', '.panel'].map((part) => {"
        " const box = both.querySelector(part).getBoundingClientRect(); return [box.left, box.right, box.top]; }))"
    ):
        (_, right, top), (left, _, beside) = section
        assert right < left
        assert abs(top - beside) < 5
    browser.click(".between .card a")
    assert browser.run("document.querySelector(location.hash).textContent") == "$5 million"


def brightness(browser: Browser) -> float:
    color = browser.run(
        "[document.body, document.documentElement].map((e) => getComputedStyle(e).backgroundColor)"
        ".find((c) => !c.startsWith('rgba(0, 0, 0, 0'))"
    )
    numbers = [float(part) for part in color[color.index("(") + 1 : -1].replace(",", " ").split()[:3]]
    return sum(numbers) / 3


def test_dark_where_the_system_is_dark(opened: Browser) -> None:
    light = brightness(opened)
    opened.look(prefers_color_scheme="dark")
    assert light > 180
    assert brightness(opened) < 80


def test_paper_has_every_card_and_no_buttons(opened: Browser) -> None:
    opened.click(".filters input[data-label=contradicted]")
    opened.look("print")
    assert opened.run("document.querySelector('.filters').offsetParent === null") is True
    assert len(shown(opened)) == CARDS


def test_without_scripts_each_figure_is_a_link_to_its_card(opened: Browser, tmp_path: Path) -> None:
    opened.allow_scripts(False)
    opened.open(page(tmp_path))
    assert len(shown(opened)) == CARDS
    assert opened.run("document.querySelector('.filters').offsetParent === null") is True
    mark = opened.run("document.querySelector('a.figure').hash")
    opened.click("a.figure")
    assert opened.run("location.hash") == mark


def test_a_picture_is_no_blank_page(opened: Browser, tmp_path: Path) -> None:
    picture = opened.screenshot()
    assert picture.startswith(b"\x89PNG")
    assert len(picture) > 20_000  # a blank page of this size has 5,000
    folder = os.environ.get("SCREENSHOTS")
    if folder:
        Path(folder, "report.png").write_bytes(picture)


def many(count: int) -> Report:
    """An article of so many figures."""
    sentences = [f"In 2023, harbour {n} handled {n + 1000} containers. " for n in range(count)]
    article = replace(REPORT.articles[0].article, text="".join(sentences), prose="".join(sentences), path="many.md")
    verdicts: list[Verdict] = []
    start = 0
    for n, sentence in enumerate(sentences):
        words = str(n + 1000)
        at = start + sentence.rindex(words)
        sample = VERDICTS[n % len(VERDICTS)]
        figure: Figure = replace(sample.figure, text=words, start=at, end=at + len(words))
        claim = replace(
            sample.claim, text=sentence, sentence=sentence, start=start, end=start + len(sentence), figure=figure
        )
        verdicts.append(replace(sample, id=f"{n:016x}", claim=claim))
        start += len(sentence)
    return replace(
        REPORT,
        articles=(
            replace(
                REPORT.articles[0], article=article, verdicts=tuple(verdicts), exempt=(), unread=(), inconsistencies=()
            ),
        ),
    )


def test_five_hundred_figures_open_in_two_seconds(browser: Browser, tmp_path: Path) -> None:
    """By the page's own work: how long it takes on the clock depends on what else the machine does meanwhile."""
    file = page(tmp_path, many(500))
    browser.open(file)  # the first page of a browser pays for its start
    before = browser.work()
    browser.open(file)
    assert 0 < browser.work() - before < 2.0
    assert len(shown(browser)) == 500
    assert browser.complaints() == []
