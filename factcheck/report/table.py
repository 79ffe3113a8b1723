"""The formats by name. A new format is a file and a row here; the command line, the tests and the docs read it."""

from __future__ import annotations

from collections.abc import Callable

from factcheck.records import Report
from factcheck.report.as_json import render_json
from factcheck.report.claimreview import render_claimreview
from factcheck.report.github import render_github
from factcheck.report.gitlab import render_gitlab
from factcheck.report.html import render_html
from factcheck.report.junit import render_junit
from factcheck.report.markdown import render_markdown
from factcheck.report.rdjson import render_rdjson
from factcheck.report.sarif import render_sarif
from factcheck.report.terminal import render_terminal

Renderer = Callable[[Report], str]

RENDERERS: dict[str, Renderer] = {
    "rich": render_terminal,
    "markdown": render_markdown,
    "json": render_json,
    "html": render_html,
    "sarif": render_sarif,
    "junit": render_junit,
    "github": render_github,
    "gitlab": render_gitlab,
    "rdjson": render_rdjson,
    "claimreview": render_claimreview,
}
"""From the name of ``--format`` to the function; the same report always gives the same bytes."""
