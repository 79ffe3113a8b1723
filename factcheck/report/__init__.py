"""Reports: one module a format over one record, and the table of them all."""

from factcheck.report.schema import report_schema
from factcheck.report.table import RENDERERS, Renderer
from factcheck.report.terminal import render_terminal

__all__ = ["RENDERERS", "Renderer", "render_terminal", "report_schema"]
