"""The terminal report: carets under the figure, no escapes unless asked, none of the article's ever."""

import re

from report_sample import REPORT
from rich.cells import cell_len

from factcheck.report import render_terminal


def test_carets_stand_under_the_figure():
    lines = render_terminal(REPORT).splitlines()
    for index, line in enumerate(lines):
        if "^" in line:
            carets = re.search(r"\^+", line)
            assert carets is not None
            above = lines[index - 1]
            figures = ("topped half a million", "double", "$5 million", "$6 million", "12 percent")
            starts = [cell_len(above[: above.index(f)]) for f in figures if f in above]
            assert carets.start() in starts


def test_no_escapes_without_color():
    assert "\x1b" not in render_terminal(REPORT)


def test_with_color_only_colors():
    text = render_terminal(REPORT, color=True)
    assert "\x1b[" in text
    assert not re.search(r"\x1b(?!\[[0-9;]*m)", text)


def test_a_narrow_terminal_keeps_the_figure_in_view():
    lines = [line for line in render_terminal(REPORT, width=44).splitlines() if "│" in line]
    assert all(cell_len(line) <= 44 for line in lines)
    assert any("12 percent" in line for line in lines)


def test_the_last_line_is_the_total():
    assert render_terminal(REPORT).splitlines()[-1] == (
        "5 figures: 1 supported, 2 contradicted, 2 unverified; 4 exempt, 1 unread; 1 inconsistency"
    )
