"""Every format renders the one sample as it did before.

After a wanted change: ``UPDATE_SNAPSHOTS=1 python -m pytest tests/report/test_snapshots.py``, and read the difference.
"""

import os
from pathlib import Path

import pytest
from report_sample import ACROSS, EMPTY, REPORT, SEVERAL

from factcheck.report import RENDERERS, render_terminal

FOLDER = Path(__file__).parent / "snapshots"
SUFFIX = {
    "rich": "txt",
    "markdown": "md",
    "json": "json",
    "html": "html",
    "sarif": "sarif",
    "junit": "xml",
    "github": "txt",
    "gitlab": "json",
    "rdjson": "json",
    "claimreview": "json",
}


def compare(name: str, text: str) -> None:
    file = FOLDER / name
    if os.environ.get("UPDATE_SNAPSHOTS"):
        FOLDER.mkdir(exist_ok=True)
        file.write_bytes(text.encode("utf-8"))
    assert file.read_bytes().decode("utf-8") == text


@pytest.mark.parametrize("name", RENDERERS)
def test_sample(name: str):
    compare(f"sample-{name}.{SUFFIX[name]}", RENDERERS[name](REPORT))


@pytest.mark.parametrize("name", RENDERERS)
def test_no_figures(name: str):
    compare(f"empty-{name}.{SUFFIX[name]}", RENDERERS[name](EMPTY))


@pytest.mark.parametrize("name", RENDERERS)
def test_several_articles_render(name: str):
    assert RENDERERS[name](SEVERAL)


@pytest.mark.parametrize("name", sorted(set(RENDERERS) - {"claimreview"}))
def test_what_articles_say_against_each_other_is_told(name: str):
    text = RENDERERS[name](ACROSS)
    assert "One says" in text.replace("\\", "")
    assert "elsewhere" in text
    assert text.count("One says") <= 2


@pytest.mark.parametrize("name", RENDERERS)
def test_same_bytes_twice(name: str):
    assert RENDERERS[name](REPORT) == RENDERERS[name](REPORT)


def test_terminal_in_color_and_narrow():
    compare("sample-rich-color.txt", render_terminal(REPORT, width=60, color=True))
